import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FeedError } from '../src/news/ingest/decode.ts';
import { MAX_DOCUMENT } from '../src/news/ingest/read.ts';
import { NewsReader } from '../src/news/ingest/reader.ts';

// Documents written to cost time or memory, through the thread that a service reads in. Whatever they cost, the event loop of the service goes on: that is seen by its own
// turns and by its own work, not by a clock, so that a busy machine changes nothing.

const reader = new NewsReader({ deadline: 60_000 });
after(() => reader.close());

const bytes = (text: string) => new TextEncoder().encode(text).slice(0, MAX_DOCUMENT);
const item = (inner: string) => `<rss version="2.0"><channel><item><title>Title</title><link>https://example.org/1</link><pubDate>Thu, 13 Feb 2025 12:00:00 GMT</pubDate>${inner}</item></channel></rss>`;
const entity = (n: number) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`;
const fill = (piece: string, around: (inner: string) => string) => around(piece.repeat(Math.floor((MAX_DOCUMENT - around('').length) / piece.length)));

/** What a document may end as: read, or refused by a rule. */
const documents: Record<string, { text: string; ends: string[] }> = {
  'billion laughs': { text: `<!DOCTYPE x [<!ENTITY e0 "lol">${Array.from({ length: 9 }, (_, n) => entity(n + 1)).join('')}]>${item('<description>&e9;</description>')}`, ends: ['read'] },
  'quadratic entities': { text: `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>${item(`<description>${'&a;'.repeat(50_000)}</description>`)}`, ends: ['read'] },
  'XXE': { text: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p;]>${item('<description>see &a;</description>')}`, ends: ['read'] },
  '100,000 attributes': { text: `<rss version="2.0" ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}><channel/></rss>`, ends: ['attributes'] },
  '200,000 nested elements': { text: `<rss version="2.0"><channel><item><title>${'<b>'.repeat(200_000)}`, ends: ['depth'] },
  'nested HTML in a text': { text: fill('&lt;div&gt;', (inner) => item(`<description>${inner}</description>`)), ends: ['read'] },
  'nested tables in CDATA': { text: fill('<table><tr><td>', (inner) => item(`<description><![CDATA[${inner}]]></description>`)), ends: ['read'] },
  'items without end': { text: fill('<item><title>T</title><description>&lt;b&gt;x&lt;/b&gt;</description></item>', (inner) => `<rss version="2.0"><channel>${inner}</channel></rss>`), ends: ['read'] },
  'items full of markup': { text: fill(`<item><title>T</title><description>${'&lt;p&gt;'.repeat(220)}</description></item>`, (inner) => `<rss version="2.0"><channel>${inner}</channel></rss>`), ends: ['read'] },
  'a title of a megabyte': { text: fill('word ', (inner) => item(`<title>${inner}</title>`)), ends: ['read'] },
  'dates that do not end': { text: item(`<pubDate>${'1 '.repeat(250_000)}</pubDate><description>x</description>`), ends: ['read'] },
  'open brackets': { text: '['.repeat(MAX_DOCUMENT), ends: ['json'] },
  'a million keys': { text: `{"news":[{${Array.from({ length: 90_000 }, (_, n) => `"k${n}":1`).join(',')}}]}`, ends: ['read'] },
  'a string that does not end': { text: `{"news":["${'x'.repeat(1_000_000)}`, ends: ['json'] },
  'namespaces in every element': { text: fill('<x xmlns:a="b" xmlns:c="d"/>', (inner) => `<rss version="2.0"><channel>${inner}</channel></rss>`), ends: ['read'] },
  'a comment that does not end': { text: `<rss version="2.0"><!--${'-'.repeat(1_000_000)}`, ends: ['truncated', 'format'] },
  'HTML of an error': { text: '<html><head><title>503</title></head><body>Service Unavailable</body></html>', ends: ['html'] },
  'nothing': { text: '', ends: ['empty'] },
  'a feed that was cut off': { text: item('<description>x</description>').slice(0, -20), ends: ['truncated'] },
};

describe('a hostile document', () => {
  for (const [name, { text, ends }] of Object.entries(documents)) {
    test(`${name}: ends as ${ends.join(' or ')}, while the loop goes on`, async () => {
      let [done, turns] = [false, 0];
      const reading = reader.read(bytes(text), { lang: 'en' }).then(
        (parsed) => ({ end: 'read', parsed }),
        (error: unknown) => ({ end: error instanceof FeedError ? error.rule : String(error), parsed: undefined }),
      ).finally(() => { done = true; });
      // the longest that this thread itself was busy between two turns: its own processor time, which no other process adds to
      let longest = 0;
      while (!done) {
        const before = threadTime();
        await turn();
        longest = Math.max(longest, threadTime() - before);
        turns += 1;
      }
      const { end, parsed } = await reading;
      assert.ok(ends.includes(end), end);
      assert.ok(turns > 0);
      assert.ok(longest < 100, `the loop was held up for ${longest} ms`);
      for (const { document } of parsed?.items ?? []) {
        assert.ok(document.title.length <= 300 && document.summary.length <= 600);
        assert.doesNotMatch(JSON.stringify(document), /root:|lollol|xxxxxxxxxxxxxxxxxxxx/);
      }
    });
  }

  test('takes no more memory than its thread may have, however many there were', async () => {
    const before = process.memoryUsage().rss;
    for (const { text } of Object.values(documents)) await reader.read(bytes(text), { lang: 'en' }).catch(() => {});
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    assert.ok(grown < 256, `${Math.round(grown)} MB`);
  });
});

/** Milliseconds that this thread alone has computed, as Linux tells it; 0 elsewhere, where the turns have to do. */
function threadTime(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

describe('the thread', () => {
  const folder = fileURLToPath(new URL('./.news-threads/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  after(() => rmSync(folder, { recursive: true, force: true }));
  /** A thread that does something else than to read. */
  const module = (name: string, body: string) => {
    writeFileSync(join(folder, `${name}.ts`), `import { parentPort } from 'node:worker_threads';\nparentPort!.on('message', () => { ${body} });\nparentPort!.postMessage({ ready: true });\n`);
    return pathToFileURL(join(folder, name));
  };
  const ruleOf = (act: Promise<unknown>) => act.then(() => 'read', (error: Error & { rule?: string }) => error.rule ?? error.message);

  test('that never ends is ended at the deadline, and the next document is read by another', async () => {
    const stuck = new NewsReader({ deadline: 50, module: module('stuck', 'for (;;);') });
    let turns = 0;
    const reading = ruleOf(stuck.read(bytes('x')));
    const timer = setInterval(() => { turns += 1; }, 5);
    const end = await reading.finally(() => clearInterval(timer));
    assert.equal(end, 'deadline');
    assert.ok(turns > 3, 'the loop went on while the thread was stuck');
    assert.equal(await ruleOf(stuck.read(bytes('x'))), 'deadline', 'a new one, as stuck as the first');
    await stuck.close();
  });

  test('that takes too much memory is ended, and nothing else is', async () => {
    const greedy = new NewsReader({ deadline: 60_000, module: module('greedy', 'const all: unknown[] = []; for (;;) all.push(new Array(10_000).fill({}));') });
    assert.equal(await ruleOf(greedy.read(bytes('x'))), 'memory');
    await greedy.close();
  });

  test('that fails tells its error, and the next document is read', async () => {
    const broken = new NewsReader({ deadline: 60_000, module: module('broken', "throw new TypeError('a bug');") });
    assert.match(await ruleOf(broken.read(bytes('x'))), /a bug/);
    await broken.close();
    assert.equal(await ruleOf(reader.read(bytes(item('<description>x</description>')), { lang: 'en' })), 'read');
  });

  test('reads what is sent at once one after the other, each as its own', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => reader.read(bytes(item(`<description>number ${n}</description>`)), { lang: 'en' })));
    assert.deepEqual(all.map(({ items }) => items[0]!.document.summary), Array.from({ length: 20 }, (_, n) => `number ${n}`));
  });
});
