import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { LANGUAGES, type ChangesAnswer, type IncidentsAnswer, type Language, type NewsAnswer } from '@seesac/contract';
import type { NewsRecord } from '../src/news/record.ts';
import { NewsShelf } from '../src/news/shelf.ts';
import { STORY } from './ledger-story.ts';
import { incident, NOW, ORIGIN, serve } from './routes-support.ts';
import { readFeeds, skip, type Read } from './support/feedparser.ts';

// Feeds as feedparser reads them, which shares no line with the service: a reader in wide use that says where a document is not well-formed.

if (skip) console.log(`# feeds as another reader has them: ${skip}`);

/** What sources write to break a document: markup, ends of sections, entities, what XML cannot hold, lone halves of characters, texts from right to left. */
const TITLES = [
  'a <script>alert(1)</script> & "b" \'c\'', ']]></title><item>', '&amp;lt;b&amp;gt; &lt;b&gt; &nbsp; &#x41;', 'null \u0000, bell \u0007, \uFFFE, half \uD83D, whole \u{1F600}',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>&y;', '  spaces\u00A0 and\ttabs  ', '\u202Eabc\u202C עברית العربية', '<![CDATA[x]]> <!-- y -->', 'Пушке предате у Нишу; Armë në Pejë – 50 % „више“',
];
/** As a document can hold it: what XML has no place for is a mark, and space around a title is none of it. */
const held = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD').trim();
/** A tag is an attribute in Atom, where all white space is a space. */
const oneLine = (text: string) => held(text).replace(/\s+/g, ' ');
const FILE = `${'ab'.repeat(32)}.png`;

const RECORDS: NewsRecord[] = TITLES.flatMap((title, n) => (['en', 'sq', 'sr-Latn', 'sr-Cyrl', 'mk'] as const).map((lang): NewsRecord => ({
  slug: `n-${n}-${lang.toLowerCase()}`, lang, status: 'published', publishAt: `2025-02-${String(n + 1).padStart(2, '0')}T08:00:00.000Z`, source: null, revision: 1, updatedAt: '2025-02-10T08:00:00.000Z',
  document: {
    title: `${title} ${lang}`, summary: title, text: [title, 'About Kosovo*.'], tags: [title.slice(0, 30), 'Monitor'], group: `g-${n}`,
    ...(n % 2 && { link: 'https://example.org/a?b=1&c=2', updated: '2025-02-11T10:00:00.000Z', image: { file: FILE, width: 640, height: 480, bytes: 1_234, alt: title } }),
  },
})));
const shelf = new NewsShelf();
shelf.replace(RECORDS);
const news = { edition: (at: Date) => shelf.edition(at), picture: async () => new Uint8Array([1]) };
const served = serve(null, { news, clock: () => NOW });
const onSite = serve(null, { news, clock: () => NOW, siteUrl: 'https://site.example.org' });
const ledger = serve(STORY);
const incidents = serve(TITLES.map((title, n) => incident(`F-${n}`, `2025-01-${String(n + 1).padStart(2, '0')}`, { place: { settlement: title, point: null, precision: 'municipality', area: 'urban', type: 'street' }, summary: { en: title } })));

/** Addresses of the news, in each format that is XML: all languages, one, two, and none of which there are any. */
const QUERIES = ['', ...LANGUAGES.map((lang) => `?lang=${lang}`), '?lang=sq&lang=mk', '?tag=monitor'];
const body = async (from: typeof served, path: string) => (await from.get(path)).text();

describe('feeds', { skip }, () => {
  const read = new Map<string, Read>();
  before(async () => {
    const asked: [string, string][] = [];
    for (const query of QUERIES) for (const format of ['rss', 'atom']) asked.push([`/v1/news.${format}${query}`, await body(served, `/v1/news.${format}${query}`)]);
    asked.push(['site', await body(onSite, '/v1/news.atom')], ['changes', await body(ledger, '/v1/changes.atom')], ['incidents', await body(incidents, '/v1/incidents.atom')]);
    readFeeds(asked.map(([, text]) => text)).forEach((one, at) => read.set(asked[at]![0], one));
  });

  test('are well-formed, each of its format, in its language, and say where they are themselves', () => {
    for (const [name, { fault, version, title, updated }] of read) assert.deepEqual([name, fault, version, Boolean(title), Boolean(updated)], [name, null, name.includes('.rss') ? 'rss20' : 'atom10', true, true]);
    for (const query of QUERIES) for (const format of ['rss', 'atom']) {
      const { links, language } = read.get(`/v1/news.${format}${query}`)!;
      assert.deepEqual([...links].sort(), [`alternate ${ORIGIN}/v1/news${query}`, `self ${ORIGIN}/v1/news.${format}${query}`]);
      const [lang, other] = new URLSearchParams(query).getAll('lang');
      assert.equal(language, lang === undefined || other !== undefined ? null : lang);
    }
  });

  test('say of each item what the answer for programs says: title, instant, language, tags, picture, and an address that leads there', async () => {
    for (const query of QUERIES) {
      const { data } = await served.json<NewsAnswer>(`/v1/news${query}${query ? '&' : '?'}limit=30`);
      const lang = new URLSearchParams(query).getAll('lang').length === 1 ? (new URLSearchParams(query).get('lang') as Language) : null;
      const expected = data.map((item) => [
        `tag:data.example.org,2025:avmp/news/${item.slug}`, held(item.title), item.published, item.lang, item.link ?? `${ORIGIN}/v1/news/${item.slug}`, item.tags.map(oneLine), item.image ? [`${item.image.url} image/png 1234`] : [],
      ]);
      for (const format of ['rss', 'atom']) {
        const { entries } = read.get(`/v1/news.${format}${query}`)!;
        assert.deepEqual(entries.map(({ id, title, published, language, link, tags, enclosures }) => [id, title, published, language ?? lang, link, tags.map(oneLine), enclosures]), expected, `${format}${query}`);
      }
    }
    assert.equal(read.get('/v1/news.rss')!.entries.length, TITLES.length);
    assert.deepEqual(read.get('site')!.entries.map(({ link }) => link), TITLES.map((_, n) => `https://site.example.org/news/n-${TITLES.length - 1 - n}-en`));
  });

  test('have paragraphs and lists as content, and whatever was markup in an item as text', () => {
    for (const [name, { entries }] of read) for (const { content } of entries) assert.deepEqual([...new Set(content.match(/<[^>]*>?/g))].filter((tag) => !/^<\/?(?:p|ul|li)>$/.test(tag)), [], name);
  });

  test('of changes and incidents tell of each version, and of each incident', async () => {
    const changes = await ledger.json<ChangesAnswer>('/v1/changes?limit=100');
    assert.deepEqual(read.get('changes')!.entries.map(({ id }) => id.split('/').at(-1)), [...new Set(changes.data.map(({ version }) => String(version)))]);
    for (const { link } of [...read.get('changes')!.entries, ...read.get('incidents')!.entries]) assert.match(link, /^https:\/\/data\.example\.org\/v1\//);
    const { data } = await incidents.json<IncidentsAnswer>('/v1/incidents?limit=100');
    assert.deepEqual(read.get('incidents')!.entries.map(({ id }) => id.split('/').at(-1)).sort(), data.map(({ id }) => id).sort());
  });

  test('that are spoilt are found out', async () => {
    const [rss, atom] = [await body(served, '/v1/news.rss'), await body(served, '/v1/news.atom')];
    const spoilt = [
      rss.slice(0, -20), atom.replace('</entry>', ''), rss.replace('&#60;', '<'), atom.replace('&#38;', '&'), rss.replace('\uFFFD', '\u0007'), rss.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', ''),
      atom.replace('<?xml', ' <?xml'), atom.replace('&#60;', '&foo;'),
    ];
    assert.equal(new Set([rss, atom, ...spoilt]).size, 2 + spoilt.length, 'each is another one');
    readFeeds(spoilt).forEach(({ fault }, at) => assert.notEqual(fault, null, `document ${at}`));
    const [undated] = readFeeds([rss.replace(/<pubDate>[^<]*/, '<pubDate>soon')]);
    assert.equal(undated!.entries[0]!.published, null);
  });
});
