import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDate } from '../src/news/ingest/dates.ts';
import { FeedError } from '../src/news/ingest/decode.ts';
import { safeLink } from '../src/news/ingest/link.ts';
import type { ReadOptions } from '../src/news/ingest/parsed.ts';
import { readNews } from '../src/news/ingest/read.ts';
import { clean, htmlParagraphs, shorten } from '../src/news/ingest/text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options: ReadOptions = {}) => readNews(bytes(text), { name: 'test', lang: 'en', ...options });
const rss = (item: string, head = '') => `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>${head}<item>${item}</item></channel></rss>`;
const PLAIN = '<title>T</title><description>D</description><pubDate>Thu, 13 Feb 2025 12:00:00 +0100</pubDate>';
const issuesOf = (text: string, options?: ReadOptions) => read(text, options).issues.map(({ field, rule, severity }) => `${severity} ${field} ${rule}`);

describe('HTML as plain text', () => {
  test('is what a reader would see, paragraph by paragraph', () => {
    assert.deepEqual(htmlParagraphs('<h2>Head</h2><p>One <b>bold</b>\n  word&nbsp;&amp; more</p><ul><li>a</li><li>b</li></ul>x<br>y<br><br>z<table><tr><td>1</td><td>2</td></tr></table>'),
      ['Head', 'One bold word & more', 'a', 'b', 'x y', 'z', '1 2']);
  });
  test('has nothing of scripts, styles and templates, and all of the text around them', () => {
    assert.deepEqual(htmlParagraphs('a<script>alert(1)</script>b<style>p{}</style>c<template><p>t</p></template>d<!-- e -->f<svg onload=x><script>y</script>g</svg>'), ['abcdfg']);
    assert.deepEqual(htmlParagraphs('<iframe src=x> safe <b>words</b>'), ['safe words']);
    assert.deepEqual(htmlParagraphs('<noscript>n</noscript><object data=x>o</object><img src=x onerror=alert(1) alt=i>p'), ['nop']);
  });
  test('shows what was written as text as text', () => {
    assert.deepEqual(htmlParagraphs('&lt;b&gt; 1 &lt; 2 &#x202e;abc&#8236; &amp;lt;'), ['<b> 1 < 2 abc &lt;']);
  });
  test('costs no more than its length: 32 KB of anything', () => {
    for (const piece of ['<div>', '<b>', '</p>', '<a href="', '&', '&#', '<!--', '<![CDATA[', '<iframe>', '<svg><style>', '<table><tr><td>', '<scr<script>']) {
      const started = process.cpuUsage().user;
      htmlParagraphs(piece.repeat(1 << 18));
      const ms = (process.cpuUsage().user - started) / 1_000;
      assert.ok(ms < 2_000, `${piece}: ${ms} ms`);
    }
  });
  test('is free of control characters, marks of direction and what nobody sees; a half of a character is shown as broken', () => {
    assert.equal(clean('a\u0000b\u202Ec\u2066d\u2069 \u200B\u00ADe\uFEFF\t\r\n f\u{E0041}g\uD800h'), 'abcd e fg\uFFFDh');
    assert.equal(clean('\u0093quoted\u0094 \u0080 5'), '“quoted” € 5');
    assert.equal(clean('Kosovo* i Niš'), 'Kosovo* i Niš');
    assert.equal(clean('e\u0301'), 'é');
  });
  test('is cut between words, never within a character', () => {
    assert.equal(shorten('one two three', 9), 'one two…');
    assert.equal(shorten('short', 9), 'short');
    assert.doesNotMatch(shorten('😀'.repeat(50), 20), /\p{Surrogate}/u);
  });
});

describe('links', () => {
  test('are whole, http or https, and without a user', () => {
    assert.equal(safeLink(' https://example.org/a b?x=1#y '), 'https://example.org/a%20b?x=1#y');
    assert.equal(safeLink('HTTP://EXAMPLE.org'), 'http://example.org/');
    for (const bad of [
      'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example/x', '\\\\evil.example', 'https:\\\\evil.example',
      'https://user@example.org/', 'https://user:pass@example.org/', 'https://', 'http:///x', 'ftp://example.org/x', 'mailto:a@example.org', 'file:///etc/passwd', '/relative', 'example.org', '',
      'https://exa\tmple.org/', 'https://example.org\\@evil.example/', 'https://[::1', `https://example.org/${'x'.repeat(2_000)}`, 'blob:https://example.org/x', 'feed:https://example.org',
    ]) assert.equal(safeLink(bad), null, bad);
  });
  test('that are relative start from the address of the document, where it has one', () => {
    assert.equal(safeLink('/news/1', 'https://example.org/feed.xml'), 'https://example.org/news/1');
    assert.equal(safeLink('//evil.example/x', 'https://example.org/feed.xml'), null);
    assert.equal(safeLink('javascript:x', 'https://example.org/'), null);
    assert.equal(safeLink('x', 'file:///tmp/'), null);
  });
});

describe('dates', () => {
  test('are read in all the ways that feeds write them', () => {
    for (const [written, instant] of [
      ['Thu, 13 Feb 2025 12:00:00 +0100', '2025-02-13T11:00:00.000Z'], ['13 Feb 2025 12:00 GMT', '2025-02-13T12:00:00.000Z'], ['Thu, 13 Feb 25 12:00:00 EST', '2025-02-13T17:00:00.000Z'],
      ['Thursday, 13 February 2025 12:00:00 CET', '2025-02-13T11:00:00.000Z'], ['Thu, 13 Feb\n 2025 12:00:00 Z', '2025-02-13T12:00:00.000Z'], ['13 february 2025', '2025-02-13T12:00:00.000Z'],
      ['Fri, 20 Feb 2015 09:51:15 UTC', '2015-02-20T09:51:15.000Z'], ['Thu Feb 13 12:00:00 2025', '2025-02-13T12:00:00.000Z'], ['Thu Feb 13 12:00:00 CET 2025', '2025-02-13T11:00:00.000Z'],
      ['2025-02-13', '2025-02-13T12:00:00.000Z'], ['20250213', '2025-02-13T12:00:00.000Z'], ['2025-02-13T12:00Z', '2025-02-13T12:00:00.000Z'], ['2025-02-13 12:00:00.123+01:00', '2025-02-13T11:00:00.000Z'],
      ['2025-02-13T12:00:00-0700', '2025-02-13T19:00:00.000Z'], ['20250213T120000Z', '2025-02-13T12:00:00.000Z'], ['13.02.2025', '2025-02-13T12:00:00.000Z'], ['13. 2. 2025. 14:30', '2025-02-13T14:30:00.000Z'],
      ['February 13, 2025', '2025-02-13T12:00:00.000Z'], ['Feb 13th, 2025 8:05 UTC', '2025-02-13T08:05:00.000Z'], ['Thu, 13 Feb 2025 12:00:00 +0100 (CET)', '2025-02-13T11:00:00.000Z'],
    ] as const) assert.equal(readDate(written), instant, written);
  });
  test('that are none, or can be read in two ways, are none', () => {
    for (const written of ['', 'yesterday', '02/03/2025', '30 Feb 2025', '2025-13-01', '2025-02-30T12:00:00Z', '13 Foo 2025', '2025-02-13T25:00:00Z', '1000-01-01', '9999-12-31', '2025', '2025-02',
      'Thu, 13 Feb 2025 12:00:00 +9900', '٢٠٢٥-٠٢-١٣', '2025-02-13'.repeat(10)]) assert.equal(readDate(written), null, written);
  });
});

/** Text in an encoding of one byte for each character. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text].map((character) => {
    const byte = table.get(character);
    assert.ok(byte !== undefined, `${character} is not in ${encoding}`);
    return byte;
  }));
}
const utf16 = (text: string, little: boolean, mark: boolean) => {
  const out = new Uint8Array(text.length * 2);
  const view = new DataView(out.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
  return mark ? Uint8Array.from([...(little ? [0xff, 0xfe] : [0xfe, 0xff]), ...out]) : out;
};

describe('encodings', () => {
  const feed = (encoding: string, lang: string, title: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0"><channel><title>${title}</title><language>${lang}</language><link>https://news.example.org/</link>
<item><title>${title}</title><description>${text}</description><link>https://news.example.org/1</link><guid>https://news.example.org/1</guid><pubDate>Thu, 13 Feb 2025 12:00:00 +0100</pubDate></item></channel></rss>`;
  test('of the region are read: Serbian in windows-1250 and in Cyrillic, Albanian, Macedonian, Romanian, Croatian', () => {
    for (const [encoding, tag, lang, title, text] of [
      ['windows-1250', 'sr', 'sr-Latn', 'Zaplena oružja u Nišu', 'Čuvanje šifara, džepova i đubriva: „ljubav“ – žuti šećer. Kosovo* ostaje Kosovo*.'],
      ['windows-1251', 'sr', 'sr-Cyrl', 'Заплена оружја у Нишу', 'Полиција је пронашла оружје. Џеп, љубав, ђак, ћуран.'],
      ['iso-8859-5', 'mk', 'mk', 'Запленето оружје во Скопје', 'Полицијата најде ѓубриво и ќебе.'],
      ['iso-8859-1', 'sq', 'sq', 'Sekuestrim armësh në Tiranë', 'Policia gjeti armë të paligjshme; çdo gjë u dorëzua.'],
      ['iso-8859-2', 'ro', 'ro', 'Arme confiscate la Chişinău', 'Poliţia a găsit arme şi muniţii în ţară, într-o pădure veche.'],
      ['iso-8859-2', 'hr-HR', 'hr', 'Zaplijenjeno oružje', 'Pronađeno je šest pušaka i četiri pištolja.'],
      ['windows-1250', 'cnr', 'cnr', 'Oduzeto oružje na Cetinju', 'Pronađeno oružje.'],
    ] as const) {
      const { items, encoding: was, issues } = readNews(encoded(feed(encoding, tag, title, text), encoding), { name: 'x' });
      assert.deepEqual(issues, [], encoding);
      assert.equal(was, new TextDecoder(encoding).encoding);
      assert.deepEqual([items[0]!.lang, items[0]!.document.title, items[0]!.document.summary], [lang, title, text]);
    }
  });
  test('are known by mark, declaration and what the server says, in this order, and by the operator before all', () => {
    const text = feed('UTF-8', 'sr-Latn', 'Šuma', 'Žir');
    const title = (document: Uint8Array, options: ReadOptions = {}) => readNews(document, options).items[0]!.document.title;
    assert.equal(title(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(feed('iso-8859-1', 'hr', 'Šuma', 'x'))])), 'Šuma', 'a mark is before a declaration');
    for (const little of [true, false]) for (const mark of [true, false]) assert.equal(title(utf16(text.replace('UTF-8', 'UTF-16'), little, mark)), 'Šuma', `UTF-16 ${little} ${mark}`);
    assert.equal(title(encoded(feed('windows-1250', 'hr', 'Šuma', 'x'), 'windows-1250'), { charset: 'utf-8' }), 'Šuma', 'a declaration is before the server');
    const silent = text.replace(' encoding="UTF-8"', '');
    assert.equal(title(encoded(silent, 'windows-1250'), { charset: 'windows-1250' }), 'Šuma');
    assert.equal(title(encoded(silent, 'windows-1250'), { encoding: 'windows-1250', charset: 'iso-8859-1' }), 'Šuma');
    assert.equal(title(bytes(silent)), 'Šuma', 'UTF-8 where nothing says otherwise');
    assert.throws(() => readNews(encoded(silent, 'windows-1250')), { name: 'FeedError', rule: 'encoding' });
    assert.throws(() => readNews(bytes(silent), { encoding: 'klingon' }), { rule: 'encoding' });
    assert.throws(() => readNews(bytes(text.replace('UTF-8', 'klingon'))), { rule: 'encoding' });
  });
  test('that a document does not keep to are told, and the rest of it is read', () => {
    const { issues, items } = readNews(bytes(rss(PLAIN).replace('?>', ' encoding="utf-8"?>')).map((byte, at, all) => (byte === 0x44 && all[at + 1] === 0x3c ? 0xff : byte)), { lang: 'en' });
    assert.deepEqual(issues.map(({ item, rule }) => `${item} ${rule}`), ['0 encoding-broken']);
    assert.equal(items[0]!.document.summary, '\uFFFD');
  });
});

describe('documents', () => {
  test('of every format are read to the same items', () => {
    const expected = { title: 'A & B', summary: 'One two', link: 'https://example.org/1', publishAt: '2025-02-13T11:00:00.000Z', tags: ['monitor'] };
    const documents: Record<string, string> = {
      'RSS 2.0': rss('<title>A &amp;amp; B</title><description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</description><link>https://example.org/1</link><pubDate>Thu, 13 Feb 2025 12:00:00 +0100</pubDate><category>monitor</category>'),
      'RSS 0.91': '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item><title>A &amp; B</title><link>https://example.org/1</link><description>One two</description><pubDate>Thu, 13 Feb 2025 11:00:00 GMT</pubDate><category>monitor</category></item></channel></rss>',
      'RSS 1.0': '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel/><item rdf:about="https://example.org/1"><title>A &amp; B</title><link>https://example.org/1</link><description><![CDATA[One <i>two</i>]]></description><d:date>2025-02-13T12:00:00+01:00</d:date><d:subject>monitor</d:subject></item></rdf:RDF>',
      'Atom': '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp; <em>B</em></div></title><summary>One two</summary><link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/><published>2025-02-13T11:00:00Z</published><updated>2025-02-14T11:00:00Z</updated><category term="monitor"/></entry></feed>',
      'Atom 0.3': '<a:feed version="0.3" xmlns:a="http://purl.org/atom/ns#"><a:entry><a:title mode="escaped" type="text/html">A &amp;amp; B</a:title><a:summary mode="base64" type="text/html">PHA+T25lIHR3bzwvcD4=</a:summary><a:link rel="alternate" href="https://example.org/1"/><a:issued>2025-02-13T12:00:00+01:00</a:issued><a:category term="monitor"/></a:entry></a:feed>',
      'JSON Feed': JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', url: 'https://example.org/1', title: 'A & B', content_html: '<p>One two</p>', date_published: '2025-02-13T12:00:00+01:00', tags: ['monitor'] }] }),
      'JSON': JSON.stringify({ news: [{ title: 'A & B', summary: 'One two', link: 'https://example.org/1', published: '2025-02-13T12:00:00+01:00', tags: ['monitor'] }] }),
    };
    for (const [format, text] of Object.entries(documents)) {
      const parsed = read(text);
      assert.deepEqual([parsed.format, parsed.issues, parsed.rejected], [format, [], 0], format);
      const [{ publishAt, document }] = parsed.items as [typeof parsed.items[number]];
      assert.deepEqual({ title: document.title, summary: document.summary, link: document.link, publishAt, tags: document.tags }, expected, format);
      assert.deepEqual(document.text, [], format);
    }
  });

  test('with a text beside the summary keep both, and long texts their paragraphs', () => {
    const [item] = read(rss('<title>T</title><description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>')).items;
    assert.deepEqual([item!.document.summary, item!.document.text], ['Short.', ['One.', 'Two.']]);
    const long = read(rss(`<title>T</title><description>&lt;p&gt;${'word '.repeat(200)}&lt;/p&gt;&lt;p&gt;end&lt;/p&gt;</description>`)).items[0]!.document;
    assert.ok(long.summary.length <= 600 && long.summary.endsWith('word…'));
    assert.equal(long.text.at(-1), 'end');
  });

  test('say the language of their items, by item before feed; another language than those of the platform is refused unless one is named', () => {
    const lang = (text: string, options: ReadOptions = {}) => read(text, { lang: undefined, ...options }).items[0]?.lang;
    assert.equal(lang(rss(PLAIN, '<language>en-us</language>')), 'en');
    assert.equal(lang(rss(`${PLAIN}<language>sq</language>`, '<language>en</language>')), 'sq');
    assert.equal(lang(rss(PLAIN.replace('>D<', '>Оружје<'), '<language>sr-RS</language>')), 'sr-Cyrl');
    assert.equal(lang(rss(PLAIN, '<language>sh</language>')), 'sr-Latn');
    assert.equal(lang(rss(PLAIN, '<language>de</language>')), undefined);
    assert.equal(lang(rss(PLAIN, '<language>de</language>'), { lang: 'hr' }), 'hr');
    assert.deepEqual(issuesOf(rss(PLAIN, '<language>de</language>'), { lang: undefined }), ['error lang language']);
    assert.deepEqual(issuesOf(rss(PLAIN), { lang: undefined }), ['warning lang language-missing']);
  });

  test('name what is wrong with an item: which, where, why', () => {
    assert.deepEqual(issuesOf(rss('<description>D</description>')), ['error title title-missing']);
    assert.deepEqual(issuesOf(rss('<title>T</title>')), ['error summary text-missing']);
    assert.deepEqual(issuesOf(rss('<title>T</title><description>D</description>')), ['warning published date-missing']);
    assert.deepEqual(issuesOf(rss(PLAIN.replace('Thu, 13 Feb 2025 12:00:00 +0100', '02/03/2025'))), ['warning published date']);
    assert.deepEqual(issuesOf(rss(`${PLAIN}<link>javascript:alert(1)</link>`)), ['warning link link']);
    assert.deepEqual(issuesOf(rss(PLAIN.replace('>T<', `>${'x '.repeat(400)}<`))), ['warning title too-long']);
    assert.deepEqual(issuesOf(rss(`${PLAIN}<media:content url="https://example.org/x.png" medium="image"/>`)), ['warning image alt-missing']);
    assert.deepEqual(issuesOf(rss(`${PLAIN}<category>${'x'.repeat(41)}</category>${Array.from({ length: 13 }, (_, n) => `<category>t${n}</category>`).join('')}`)), ['warning tags too-long', 'warning tags too-many']);
    assert.deepEqual(issuesOf(rss(`${PLAIN}<guid>https://example.org/1</guid></item><item>${PLAIN}<guid>https://example.org/1</guid>`)), ['error source repeated']);
    const own = (item: object) => issuesOf(JSON.stringify([{ title: 'T', summary: 'S', published: '2025-02-13', ...item }]));
    assert.deepEqual(own({ slug: 'Not A Slug' }), ['error slug slug']);
    assert.deepEqual(own({ status: 'hidden' }), ['error status status']);
    assert.deepEqual(own({ tittle: 1 }), ['warning tittle unknown-key']);
    assert.deepEqual(read('["x", 1, null, {}]').issues.map(({ item, rule }) => `${item} ${rule}`), ['1 title-missing', '2 title-missing', '3 title-missing', '4 title-missing']);
  });

  test('keep a picture where it has a text for who does not see it', () => {
    const [item] = read(rss(`${PLAIN}<media:content url="https://example.org/x.png" medium="image"><media:description>Two people at a table</media:description></media:content>`)).items;
    assert.deepEqual(item!.image, { url: 'https://example.org/x.png', alt: 'Two people at a table' });
    const [own] = read(JSON.stringify([{ title: 'T', summary: 'S', image: { url: 'https://example.org/y.jpg', alt: 'A store' } }])).items;
    assert.deepEqual(own!.image, { url: 'https://example.org/y.jpg', alt: 'A store' });
  });

  test('that are none are refused as a whole, with the reason', () => {
    for (const [text, rule] of [
      ['', 'empty'], ['  \n', 'empty'], ['hello', 'format'], ['<html><body>503</body></html>', 'html'], ['<!DOCTYPE html><html></html>', 'html'], ['<opml/>', 'format'], ['<?xml version="1.0"?>', 'format'],
      ['{', 'json'], ['{"a":1}', 'format'], ['[1,', 'json'], ['{"news":[],"news":[]}', 'json'], [rss(PLAIN).slice(0, -8), 'truncated'], [rss(PLAIN).slice(0, 220), 'truncated'], ['<rss', 'format'],
      ['['.repeat(100_000), 'json'],
    ] as const) assert.throws(() => read(text), (error: unknown) => error instanceof FeedError && error.rule === rule, text.slice(0, 60));
    assert.throws(() => readNews(new Uint8Array((1 << 20) + 1)), { rule: 'too-large' });
  });
});
