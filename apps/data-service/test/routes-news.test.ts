import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { parseFeed } from 'feedsmith';
import { LANGUAGES, type Language } from '@seesac/contract';
import type { NewsDocument, NewsRecord } from '../src/news/record.ts';
import { NewsShelf } from '../src/news/shelf.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { NOW, ORIGIN, pathOf, serve } from './routes-support.ts';
import { children, parseXml, text, type XmlElement } from './xml.ts';

const FILE = `${'ab'.repeat(32)}.png`;
const item = (slug: string, more: Partial<NewsRecord> = {}, document: Partial<NewsDocument> = {}): NewsRecord => ({
  slug, lang: 'en', status: 'published', publishAt: '2025-02-10T08:00:00.000Z', source: null, revision: 1, updatedAt: '2025-02-10T08:00:00.000Z', ...more,
  document: { title: `Title of ${slug}`, summary: `Summary of ${slug}.`, text: [], tags: [], ...document },
});
const group = (name: string, langs: readonly Language[], more: Partial<NewsRecord> = {}) => langs.map((lang) => item(`${name}-${lang.toLowerCase()}`, { lang, ...more }, { group: name }));
const HOSTILE = 'a <script>alert(1)</script> & "b" ]]> \u0001 \u{1F600}';
const RECORDS: NewsRecord[] = [
  ...group('one', ['en', 'sq', 'sr-Latn', 'sr-Cyrl'], { publishAt: '2025-02-12T08:00:00.000Z' }), ...group('two', ['sq', 'mk'], { publishAt: '2025-02-11T08:00:00.000Z' }),
  item('plain', {}, {
    title: HOSTILE, text: [HOSTILE, 'About Kosovo*.'], tags: ['Monitor', 'SALW control'], link: 'https://example.org/a?b=1&c=2', updated: '2025-02-11T10:00:00.000Z',
    image: { file: FILE, width: 640, height: 480, bytes: 1_234, alt: 'A store' },
  }),
  item('other', { publishAt: '2025-02-09T23:30:00.000Z' }, { tags: ['monitor'] }),
  item('draft', { status: 'draft' }), item('later', { publishAt: '2025-02-13T12:30:00.000Z' }), item('gone', { status: 'withdrawn' }), item('never', { status: 'withdrawn', publishAt: '2026-01-01T00:00:00.000Z' }),
];
const many = Array.from({ length: 120 }, (_, n) => item(`n-${String(n).padStart(3, '0')}`, { publishAt: `2024-${String(1 + (n % 12)).padStart(2, '0')}-10T08:00:00.000Z` }));

/** The routes over records, with a clock that the test moves. */
function serveNews(records: readonly NewsRecord[] = RECORDS, more: Parameters<typeof serve>[1] = {}) {
  const shelf = new NewsShelf();
  shelf.replace(records);
  const now = { value: NOW };
  const served = serve(null, { clock: () => now.value, news: { edition: (at) => shelf.edition(at), picture: async (file) => (file === FILE ? new Uint8Array([1, 2, 3]) : null) }, ...more });
  return { ...served, shelf, now };
}
const served = serveNews();
const document: Schema = await served.json('/v1/openapi.json');
const slugs = async (path: string, from = served) => (await from.json(path)).data.map((one: any) => one.slug);

describe('/v1/news', () => {
  test('gives each item once, newest first, in English before other languages; no draft, nothing to come, nothing withdrawn', async () => {
    assert.deepEqual(await slugs('/v1/news'), ['one-en', 'two-sq', 'plain', 'other']);
  });
  test('gives items in the language named first of those that they are there in', async () => {
    assert.deepEqual(await slugs('/v1/news?lang=sq'), ['one-sq', 'two-sq']);
    assert.deepEqual(await slugs('/v1/news?lang=mk&lang=sr-Cyrl'), ['one-sr-cyrl', 'two-mk']);
    assert.deepEqual(await slugs('/v1/news?lang=sq&lang=en'), ['one-sq', 'two-sq', 'plain', 'other']);
    assert.deepEqual(await slugs('/v1/news?lang=en&lang=sq'), ['one-en', 'two-sq', 'plain', 'other']);
    assert.deepEqual(await slugs('/v1/news?lang=ro'), []);
  });
  test('gives items with any of the tags, whatever their capitals, and says which tags there are', async () => {
    assert.deepEqual(await slugs('/v1/news?tag=MONITOR'), ['plain', 'other']);
    assert.deepEqual(await slugs('/v1/news?tag=salw%20control&tag=none'), ['plain']);
    const { meta } = await served.json('/v1/news?tag=none');
    assert.deepEqual([meta.total, meta.tags], [0, [{ tag: 'Monitor', count: 2 }, { tag: 'SALW control', count: 1 }]]);
  });
  test('says the day in Belgrade, where pictures and feeds are, and which notices belong to it', async () => {
    const { data, meta, links } = await served.json('/v1/news');
    assert.equal(data.find(({ slug }: any) => slug === 'other').day, '2025-02-10', 'half past midnight there');
    const plain = data.find(({ slug }: any) => slug === 'plain');
    assert.deepEqual(plain.image, { url: `${ORIGIN}/v1/news/images/${FILE}`, alt: 'A store', width: 640, height: 480 });
    assert.equal(plain.title, HOSTILE, 'text, as it is');
    assert.deepEqual(data[0].translations, [{ lang: 'sq', slug: 'one-sq' }, { lang: 'sr-Latn', slug: 'one-sr-latn' }, { lang: 'sr-Cyrl', slug: 'one-sr-cyrl' }]);
    assert.deepEqual([meta.notices, meta.demonstration, meta.total], [['kosovo', 'eu'], false, 4]);
    assert.deepEqual((await served.json('/v1/news?lang=sq')).meta.notices, ['eu']);
    assert.deepEqual(Object.values(links), ['/v1/news', '/v1/news.rss', '/v1/news.atom', '/v1/news.json'].map((path) => ORIGIN + path));
    const site = serveNews(RECORDS, { siteUrl: 'https://site.example.org' });
    assert.deepEqual((({ all, page }) => [all, page])((await site.json('/v1/news')).links), ['https://site.example.org/news', 'https://site.example.org/news/{slug}']);
    const made = serveNews([item('x', {}, { demonstration: true })]);
    assert.equal((await made.json('/v1/news')).meta.demonstration, true);
  });
  test('pages lead through all items, none twice, also where many have one instant', async () => {
    const long = serveNews(many);
    for (const query of ['limit=50', 'limit=7&lang=en', 'lang=sr-Latn&lang=en']) {
      const seen: string[] = [];
      for (let path: string | undefined = `/v1/news?${query}`; path;) {
        const { data, links, meta }: any = await long.json(path);
        assert.equal(meta.total, 120);
        seen.push(...data.map(({ slug }: any) => slug));
        path = links.next && pathOf(links.next);
      }
      assert.deepEqual([seen.length, new Set(seen).size], [120, 120], query);
    }
  });
  test('a parameter that is unknown, wrong or repeated is a 400 that names it', async () => {
    for (const [query, name] of [
      ['lang=de', 'lang'], ['lang=', 'lang'], ['tag=', 'tag'], [`tag=${'x'.repeat(41)}`, 'tag'], ['tag=a%00', 'tag'], ['limit=0', 'limit'], ['limit=51', 'limit'], ['limit=1&limit=2', 'limit'], ['cursor=x', 'cursor'],
      ['cursor=!', 'cursor'], ['q=x', 'q'], ['jurisdiction=RS', 'jurisdiction'], ['lang%5B%5D=en', 'lang[]'], ['tag=%ff', 'tag'], ['__proto__=1', '__proto__'],
    ] as const) {
      const response = await served.get(`/v1/news?${query}`);
      assert.equal(response.status, 400, query);
      assert.deepEqual((await response.json() as any).errors.map(({ parameter }: any) => parameter), [name], query);
    }
    for (const path of ['/v1/news/plain?lang=en', '/v1/news.rss?limit=5', `/v1/news/images/${FILE}?x=1`]) assert.equal((await served.get(path)).status, 400, path);
  });
  test('one question has one spelling', async () => {
    const { links } = await served.json('/v1/news?tag=Monitor&limit=10&lang=sq&lang=en&lang=sq&tag=monitor');
    assert.equal(pathOf(links.self), '/v1/news?lang=sq&lang=en&tag=monitor');
    assert.equal(pathOf(links.rss), '/v1/news.rss?lang=sq&lang=en&tag=monitor');
  });
});

describe('/v1/news/{slug}', () => {
  test('gives an item with its text', async () => {
    const { data, meta } = await served.json('/v1/news/plain');
    assert.deepEqual([data.text, data.link, data.updated], [[HOSTILE, 'About Kosovo*.'], 'https://example.org/a?b=1&c=2', '2025-02-11T10:00:00.000Z']);
    assert.deepEqual(meta.notices, ['kosovo', 'eu']);
  });
  test('is 404 for what is not there, a draft and what is to come, 410 for what was withdrawn', async () => {
    for (const [slug, status] of [['none', 404], ['draft', 404], ['later', 404], ['never', 404], ['gone', 410], ['..%2f..%2fetc', 404], ['%00', 404], ['PLAIN', 404]] as const) {
      const response = await served.get(`/v1/news/${slug}`);
      assert.equal(response.status, status, slug);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
    }
    assert.match(((await (await served.get('/v1/news/gone')).json()) as any).detail, /withdrawn/);
  });
});

describe('the answers', () => {
  test('are those that the document describes', async () => {
    for (const [path, template] of [['/v1/news', '/v1/news'], ['/v1/news?lang=sq', '/v1/news'], ['/v1/news/plain', '/v1/news/{slug}'], ['/v1/news/one-sq', '/v1/news/{slug}']] as const) {
      assert.deepEqual(mismatches(document, document['paths'][template].get.responses[200].content['application/json'].schema, await served.json(path)), [], path);
    }
    assert.deepEqual(mismatches(document, document['paths']['/v1/news.json'].get.responses[200].content['application/feed+json'].schema, await served.json('/v1/news.json')), []);
  });
  test('need no dataset, are made once, compressed once, and revalidated by their content', async () => {
    let compressed = 0;
    const many1 = serveNews(many, { compress: { br: (bytes) => { compressed += 1; return brotliCompressSync(bytes); } } });
    const first = await many1.get('/v1/news', { 'accept-encoding': 'br' });
    const etag = first.headers.get('etag')!;
    assert.equal(first.headers.get('content-encoding'), 'br');
    for (let n = 0; n < 5; n += 1) assert.equal((await many1.get('/v1/news', { 'accept-encoding': 'br', 'if-none-match': etag })).status, 304);
    assert.equal(compressed, 1);
    assert.ok(many1.app.remembered(new Request('http://x/v1/news')), 'the address is remembered');
    many1.shelf.replace(many.slice(1));
    assert.equal(many1.app.remembered(new Request('http://x/v1/news')), undefined, 'until the news change');
    assert.notEqual((await many1.get('/v1/news', { 'accept-encoding': 'br', 'if-none-match': etag })).status, 304);
    many1.shelf.replace(many);
    assert.equal((await many1.get('/v1/news', { 'accept-encoding': 'br', 'if-none-match': etag })).status, 304, 'the same content has the same tag');
  });
  test('change with the clock: what is scheduled appears at its instant, on every address, remembered or not', async () => {
    const clocked = serveNews();
    const all = ['/v1/news', '/v1/news.rss', '/v1/news.atom', '/v1/news.json'];
    const has = async (path: string) => /later/.test(await (await clocked.get(path)).text());
    for (const path of all) assert.equal(await has(path), false);
    clocked.now.value = new Date('2025-02-13T12:29:59.999Z');
    for (const path of all) assert.equal(await has(path), false);
    assert.equal((await clocked.get('/v1/news/later')).status, 404);
    clocked.now.value = new Date('2025-02-13T12:30:00.000Z');
    for (const path of all) assert.equal(await has(path), true, path);
    assert.equal((await clocked.get('/v1/news/later')).status, 200);
    clocked.now.value = NOW;
    for (const path of all) assert.equal(await has(path), false, 'and a clock that is set back takes it away');
  });
  test('of a picture are immutable, nothing but that picture, and never a document', async () => {
    const response = await served.get(`/v1/news/images/${FILE}`);
    assert.deepEqual([response.status, response.headers.get('content-type'), new Uint8Array(await response.arrayBuffer())], [200, 'image/png', new Uint8Array([1, 2, 3])]);
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy')!, /default-src 'none'.*sandbox/);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    for (const file of [`${'00'.repeat(32)}.png`, `${'ab'.repeat(32)}.svg`, 'x', '..%2fnews.json', `${FILE}%00`]) assert.equal((await served.get(`/v1/news/images/${file}`)).status, 404, file);
  });
  test('are empty and right where there are no news at all', async () => {
    const none = serve(null);
    assert.deepEqual((await none.json('/v1/news')).data, []);
    assert.equal((await none.get('/v1/news/x')).status, 404);
    for (const path of ['/v1/news.rss', '/v1/news.atom', '/v1/news.json']) assert.equal((await none.get(path)).status, 200);
  });
});

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const RFC822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d \+0000$/;
const TAG = /^tag:data\.example\.org,2025:avmp\/news/;
const isAddress = (address: string) => /^https?:/.test(address) && URL.canParse(address);
const names = (element: XmlElement) => element.children.map(({ name }) => name);
const xml = async (path: string, from = served) => parseXml(await (await from.get(path)).text());
const QUERIES = ['', '?lang=sq', '?tag=monitor', '?lang=ro', '?lang=mk&lang=en'];

describe('the RSS feed', () => {
  test('has what RSS 2.0 requires and recommends, and nothing else', async () => {
    for (const query of QUERIES) {
      const root = await xml(`/v1/news.rss${query}`);
      assert.deepEqual([root.name, root.attributes['version'], names(root)], ['rss', '2.0', ['channel']]);
      const channel = root.children[0]!;
      for (const name of ['title', 'link', 'description']) assert.ok(text(channel, name));
      assert.ok(isAddress(text(channel, 'link')));
      assert.match(text(channel, 'lastBuildDate'), RFC822);
      const known = ['title', 'link', 'description', 'language', 'copyright', 'lastBuildDate', 'atom:link', 'item'];
      assert.deepEqual(names(channel).filter((name) => !known.includes(name)), []);
      const self = children(channel, 'atom:link').map(({ attributes }) => [attributes['rel'], attributes['type'], attributes['href']]);
      assert.deepEqual(self, [['self', 'application/rss+xml', `${ORIGIN}/v1/news.rss${query}`]]);
      const guids = children(channel, 'item').map((one) => text(one, 'guid'));
      assert.equal(new Set(guids).size, guids.length);
      for (const one of children(channel, 'item')) {
        assert.deepEqual(names(one).filter((name) => !['title', 'link', 'guid', 'pubDate', 'description', 'category', 'enclosure', 'dc:language'].includes(name)), []);
        assert.match(text(one, 'pubDate'), RFC822);
        assert.ok(isAddress(text(one, 'link')) && text(one, 'title') && text(one, 'description'));
        assert.match(text(one, 'guid'), TAG);
        assert.equal(children(one, 'guid')[0]!.attributes['isPermaLink'], 'false');
        for (const { attributes } of children(one, 'enclosure')) assert.ok(isAddress(attributes['url']!) && /^\d+$/.test(attributes['length']!) && /^image\//.test(attributes['type']!));
      }
    }
  });
});

describe('the Atom feed', () => {
  test('has what RFC 4287 requires, each element as often as it may be there', async () => {
    for (const query of QUERIES) {
      const root = await xml(`/v1/news.atom${query}`);
      assert.deepEqual([root.name, root.attributes['xmlns']], ['feed', 'http://www.w3.org/2005/Atom']);
      assert.deepEqual(names(root).filter((name) => !['id', 'title', 'subtitle', 'updated', 'link', 'author', 'rights', 'entry'].includes(name)), []);
      for (const element of [root, ...children(root, 'entry')]) {
        // text() refuses what is not there exactly once (§4.1.1, §4.1.2)
        assert.match(text(element, 'id'), TAG);
        assert.ok(text(element, 'title'));
        assert.match(text(element, 'updated'), RFC3339);
        const links = children(element, 'link').map(({ attributes }) => attributes);
        for (const { href, rel } of links) assert.ok(isAddress(href!) && ['self', 'alternate', 'enclosure'].includes(rel!));
        const alternates = links.filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`);
        assert.equal(new Set(alternates).size, alternates.length);
        assert.ok(alternates.length >= 1);
        for (const { attributes } of children(element, 'category')) assert.ok(attributes['term']);
      }
      assert.ok(text(children(root, 'author')[0]!, 'name'));
      assert.equal(children(root, 'link').find(({ attributes }) => attributes['rel'] === 'self')!.attributes['href'], `${ORIGIN}/v1/news.atom${query}`);
      for (const entry of children(root, 'entry')) {
        assert.match(text(entry, 'published'), RFC3339);
        assert.equal(children(entry, 'content')[0]!.attributes['type'], 'html');
        assert.ok(text(entry, 'updated') >= text(entry, 'published'));
        const lang = entry.attributes['xml:lang'] ?? root.attributes['xml:lang'];
        assert.ok((LANGUAGES as readonly string[]).includes(lang!), lang);
      }
      const ids = children(root, 'entry').map((entry) => text(entry, 'id'));
      assert.equal(new Set(ids).size, ids.length);
    }
  });
});

describe('the JSON Feed', () => {
  test('has what version 1.1 requires', async () => {
    for (const query of QUERIES) {
      const response = await served.get(`/v1/news.json${query}`);
      assert.equal(response.headers.get('content-type'), 'application/feed+json');
      const feed: any = await response.json();
      assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
      assert.ok(feed.title && isAddress(feed.home_page_url) && feed.feed_url === `${ORIGIN}/v1/news.json${query}`);
      assert.ok(Array.isArray(feed.items) && feed.authors.every((author: any) => author.name));
      for (const one of feed.items) {
        assert.match(one.id, TAG);
        assert.ok(isAddress(one.url) && one.title && one.content_text && one.content_html && RFC3339.test(one.date_published));
        assert.ok(one.language ?? feed.language);
        for (const key of ['date_modified', 'image']) if (one[key] !== undefined) assert.ok(key === 'image' ? isAddress(one[key]) : RFC3339.test(one[key]));
      }
    }
  });
});

describe('every feed', () => {
  test('tells the same as the others, as another parser of feeds reads them', async () => {
    const read = async (format: string) => parseFeed(await (await served.get(`/v1/news.${format}`)).text()) as { format: string; feed: any };
    const [rss, atom, json] = [await read('rss'), await read('atom'), await read('json')];
    assert.deepEqual([rss.format, atom.format, json.format], ['rss', 'atom', 'json']);
    const instant = (date: string) => new Date(date).toISOString();
    const html = (one: any) => one.description ?? one.content?.value ?? one.content ?? one.content_html;
    const row = (id: string, title: string, link: string, date: string, tags: string[]) => [id, title, link, instant(date), tags];
    const rows = {
      rss: rss.feed.items.map((one: any) => row(one.guid.value, one.title, one.link, one.pubDate, (one.categories ?? []).map((tag: any) => tag.name))),
      atom: atom.feed.entries.map((one: any) => row(one.id, one.title?.value ?? one.title, one.links.find((link: any) => link.rel === 'alternate').href, one.published, (one.categories ?? []).map((tag: any) => tag.term))),
      json: json.feed.items.map((one: any) => row(one.id, one.title, one.url, one.date_published, one.tags ?? [])),
    };
    const hostile = HOSTILE.replace('\u0001', '\uFFFD');
    assert.deepEqual(rows.rss, rows.atom);
    assert.deepEqual(rows.rss, rows.json.map((one: any) => one.map((value: any) => (value === HOSTILE ? hostile : value))));
    assert.equal(rows.rss.length, 4);
    assert.deepEqual(rss.feed.items.map(html), atom.feed.entries.map(html));
  });
  test('shows every text as text: what was markup in it is escaped in HTML too', async () => {
    for (const path of ['/v1/news.rss', '/v1/news.atom']) assert.doesNotMatch(await (await served.get(path)).text(), /<script/i, path);
    const { items } = await served.json('/v1/news.json');
    const plain = items.find(({ id }: any) => id.endsWith('/plain'));
    assert.match(plain.content_html, /^<p>a &#60;script&#62;alert\(1\)&#60;\/script&#62; &#38; &#34;b&#34;/);
    assert.match(plain.content_html, /resolution|Resolution 1244/, 'the notice on Kosovo* goes with the item that names it');
  });
  test('has the newest thirty, and an instant where it has none', async () => {
    const long = serveNews(many);
    assert.equal(children((await xml('/v1/news.rss', long)).children[0]!, 'item').length, 30);
    assert.match(text(parseXml(await (await serve(null).get('/v1/news.atom')).text()), 'updated'), RFC3339);
  });
});
