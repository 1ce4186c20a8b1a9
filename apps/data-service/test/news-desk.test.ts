import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { NewsDesk } from '../src/news/desk.ts';
import { GuardedFetch } from '../src/news/fetch/guarded-fetch.ts';
import { NewsReader } from '../src/news/ingest/reader.ts';
import { PictureError, readPicture } from '../src/news/picture.ts';
import { slugOf } from '../src/news/slug.ts';
import { newsApart, NewsFeed, verifyNews } from '../src/server/news-feed.ts';
import { openPgliteStore } from '../src/store/pglite.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { DataDirs } from './support/data-dir.ts';
import { gif, jpeg, png, webp } from './support/pictures.ts';
import { startPostgres } from './support/postgres.ts';

const dirs = new DataDirs();
after(() => dirs.remove());
const reader = new NewsReader();
after(() => reader.close());

const bytes = (text: string | object) => new TextEncoder().encode(typeof text === 'string' ? text : JSON.stringify(text));
const BY = { actor: 'command', requestId: 'r1' };

describe('pictures', () => {
  test('are known by their bytes, with their size', () => {
    for (const [file, kind] of [[png(640, 480), 'png'], [gif(640, 480), 'gif'], [jpeg(640, 480), 'jpg'], [webp('VP8 ', 640, 480), 'webp'], [webp('VP8L', 640, 480), 'webp'], [webp('VP8X', 640, 480), 'webp']] as const) {
      const { width, height, file: name } = readPicture(file);
      assert.deepEqual([width, height, name.slice(65)], [640, 480, kind]);
      assert.match(name, /^[0-9a-f]{64}\./);
    }
  });
  test('that are none, damaged or too large are refused', () => {
    const rule = (file: Uint8Array) => {
      try {
        return readPicture(file).file;
      } catch (error) {
        assert.ok(error instanceof PictureError);
        return error.rule;
      }
    };
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const file of ['', 'GIF89a', svg, `${svg}${' '.repeat(100)}`, '<html>', `\u0000\u0000\u0001\u0000${'x'.repeat(60)}`, `BM${'x'.repeat(60)}`]) assert.equal(rule(bytes(file)), 'type', file.slice(0, 20));
    assert.equal(rule(png(0, 480)), 'damaged');
    assert.equal(rule(jpeg(640, 480).subarray(0, 12)), 'type');
    assert.equal(rule(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(64, 0xff)])), 'damaged');
    assert.equal(rule(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), Buffer.alloc(64)])), 'damaged');
    assert.equal(rule(webp('VP8 ', 640, 480).fill(0, 12, 16)), 'damaged');
    for (const [width, height] of [[20_000, 10], [10, 20_000], [10_000, 10_000]] as const) assert.equal(rule(png(width, height)), 'too-large');
    assert.equal(rule(Buffer.concat([png(1, 1), Buffer.alloc(4 << 20)])), 'too-large');
  });
});

test('a slug is made of the words of a title, in any script, and fits', () => {
  for (const [title, slug] of [
    ['Looking back: a year’s work!', 'looking-back-a-year-s-work'], ['Заплена оружја у Нишу', 'zaplena-oruzja-u-nisu'], ['Çdo gjë ështëmirë', 'cdo-gje-eshtemire'],
    ['Đubrivo & šećer', 'djubrivo-secer'], ['Kosovo* news', 'kosovo-news'], ['أخبار', 'news-2025-02-13'], ['…', 'news-2025-02-13'],
  ] as const) assert.equal(slugOf(title, '2025-02-13T12:00:00.000Z'), slug);
  for (const title of ['word '.repeat(50), 'x'.repeat(200)]) assert.match(slugOf(title, ''), /^[a-z0-9](?:[a-z0-9-]{0,68}[a-z0-9])?$/);
});

/** The same on every store. */
function suite(open: () => Promise<Store>): void {
  let store: Store;
  let desk: NewsDesk;
  let now = new Date('2025-02-13T12:00:00.000Z');
  let changes = 0;
  const picture = png(640, 480);
  const served = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const body = served.get(request.url!);
    response.writeHead(body ? 200 : 503).end(body ?? '<html>busy</html>');
  });
  before(async () => {
    store = await open();
    await store.migrate();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const fetcher = new GuardedFetch({ resolve: async () => ['8.8.8.8'], connect: () => connect(port, '127.0.0.1') });
    desk = new NewsDesk({ news: store.news, changed: async () => { changes += 1; }, clock: () => now, fetcher, reader });
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await store.close();
  });
  const item = (n: number, more: object = {}) => ({ source: `urn:${n}`, lang: 'en', title: `Item ${n}`, summary: `Summary ${n}`, published: '2025-02-10T08:00:00Z', ...more });
  const load = (items: object[], more: object = {}) => desk.import({ bytes: bytes({ news: items }) }, { name: 'items.json', ...more }, BY);
  const counts = ({ result }: Awaited<ReturnType<typeof load>>) => result && [result.added, result.changed, result.unchanged, result.kept];

  test('a document is imported once: again it changes nothing, changed items are changed, dated where they had appeared', async () => {
    assert.deepEqual(counts(await load([item(1), item(2, { published: '2025-03-01T08:00:00Z' }), item(3, { published: undefined })])), [3, 0, 0, 0]);
    const state = await store.news.state();
    assert.deepEqual(counts(await load([item(1), item(2, { published: '2025-03-01T08:00:00Z' }), item(3, { published: undefined })])), [0, 0, 3, 0]);
    assert.equal(await store.news.state(), state);
    assert.deepEqual(counts(await load([item(1, { summary: 'Other' }), item(2, { published: '2025-03-01T08:00:00Z', summary: 'Other' })])), [0, 2, 0, 0]);
    assert.notEqual(await store.news.state(), state);
    const [one, two, three] = await Promise.all(['item-1', 'item-2', 'item-3'].map((slug) => desk.find(slug)));
    assert.deepEqual([one!.document.summary, one!.document.updated, one!.revision], ['Other', now.toISOString(), 2]);
    assert.deepEqual([two!.document.updated, two!.status, two!.publishAt], [undefined, 'published', '2025-03-01T08:00:00.000Z'], 'scheduled');
    assert.deepEqual([three!.status, three!.publishAt], ['draft', now.toISOString()], 'without a date a draft');
  });

  test('what an editor changed or withdrew, no import overrules', async () => {
    await load([item(11), item(12)]);
    await desk.patch('item-11', 1, { title: 'Edited' }, BY);
    await desk.withdraw('item-12', 1, BY);
    const again = await load([item(11, { title: 'From the feed' }), item(12, { title: 'From the feed' })]);
    assert.deepEqual([counts(again), again.report.issues.map(({ item: n, rule }) => `${n} ${rule}`)], [[0, 0, 0, 2], ['1 changed-here', '2 changed-here']]);
    assert.deepEqual([(await desk.find('item-11')).document.title, (await desk.find('item-12')).status], ['Edited', 'withdrawn']);
    assert.deepEqual(counts(await load([item(11), item(12)])), [0, 0, 2, 0], 'the document that was imported is known');
  });

  test('titles that are equal get addresses of their own, and a slug that is taken is told', async () => {
    const { result } = await load([item(21, { title: 'Same' }), item(22, { title: 'Same' })]);
    assert.deepEqual(result!.items.map(({ slug }) => slug), ['same', 'same-2']);
    const taken = await load([item(23, { slug: 'same' })]);
    assert.deepEqual([counts(taken), taken.report.issues.map(({ rule }) => rule)], [[0, 0, 0, 0], ['slug-taken']]);
    await assert.rejects(desk.create({ slug: 'same', lang: 'en', title: 'T', summary: 'S', text: [], tags: [] }, BY), { name: 'StoreError', code: 'DUPLICATE' });
  });

  test('status, drafts and dry runs are as they were asked for', async () => {
    await load([item(31)], { status: 'draft' });
    await load([item(32, { published: undefined })], { status: 'published' });
    await load([item(33, { status: 'draft' }), item(34)], {});
    await load([item(35)], { dryRun: true });
    const statuses = await Promise.all(['item-31', 'item-32', 'item-33', 'item-34'].map(async (slug) => (await desk.find(slug)).status));
    assert.deepEqual(statuses, ['draft', 'published', 'draft', 'published']);
    await assert.rejects(desk.find('item-35'), { name: 'RefusedError', kind: 'not-found' });
    assert.deepEqual(counts(await load([item(32, { published: undefined })], { status: 'published' })), [0, 0, 1, 0]);
  });

  test('a document that cannot be read or fetched changes nothing and says why', async () => {
    const state = await store.news.state();
    const before = changes;
    for (const [origin, rule] of [
      [{ bytes: bytes('<html>') }, 'html'], [{ bytes: bytes('') }, 'empty'], [{ bytes: new Uint8Array((1 << 20) + 1) }, 'too-large'], [{ url: 'http://feeds.example.org/503' }, 'status'],
      [{ url: 'http://127.0.0.1/x' }, 'address'], [{ url: 'file:///etc/passwd' }, 'scheme'],
    ] as const) {
      const { report, result, refusal } = await desk.import(origin, { name: 'x' }, BY);
      assert.deepEqual([report.issues.map((issue) => issue.rule), result], [[rule], null]);
      assert.match(refusal!, /^Nothing was imported: .+\.$/);
    }
    const none = await load([{ title: 'no text' }]);
    assert.match(none.refusal!, /no item of the document can be taken/);
    assert.deepEqual([await store.news.state(), changes], [state, before]);
  });

  test('a feed is fetched with its pictures: those that have a text, are pictures and are public', async () => {
    served.set('/feed', Buffer.from(JSON.stringify({ news: [
      item(41, { image: { url: '/a.png', alt: 'Two people at a table' } }), item(42, { image: { url: 'http://feeds.example.org/none.png', alt: 'x' } }),
      item(43, { image: { url: 'http://169.254.169.254/x.png', alt: 'x' } }), item(44, { image: { url: 'http://feeds.example.org/page', alt: 'x' } }), item(45, { image: { url: '/a.png' } }),
    ] })));
    served.set('/a.png', picture);
    served.set('/page', Buffer.from(`<svg onload="alert(1)">${' '.repeat(50)}`));
    const { report, result } = await desk.import({ url: 'http://feeds.example.org/feed' }, { name: 'feed', pictures: true }, BY);
    assert.equal(result!.added, 5);
    assert.deepEqual(report.issues.map(({ item: n, field, rule }) => `${n} ${field} ${rule}`), ['5 image alt-missing', '2 image status', '3 image address', '4 image type']);
    const { image } = (await desk.find('item-41')).document;
    assert.deepEqual(image, { file: readPicture(picture).file, width: 640, height: 480, bytes: picture.length, alt: 'Two people at a table' });
    assert.deepEqual(Buffer.from((await store.news.picture(image!.file.slice(0, 64)))!.bytes), picture);
  });

  test('an editor writes, publishes at an instant, changes, takes away, withdraws and publishes again', async () => {
    const made = await desk.create({ lang: 'sq', title: 'Lajm', summary: 'S', text: ['Një'], tags: ['a'], group: 'g' }, BY);
    assert.deepEqual([made.slug, made.status, made.revision], ['lajm', 'draft', 1]);
    const scheduled = await desk.publish('lajm', 1, '2025-02-20T08:00:00.000Z', BY);
    assert.deepEqual([scheduled.status, scheduled.publishAt], ['published', '2025-02-20T08:00:00.000Z']);
    const edited = await desk.patch('lajm', 2, { title: 'Lajmi', group: null }, BY);
    assert.deepEqual([edited.document.title, edited.document.group, edited.document.updated], ['Lajmi', undefined, undefined], 'not yet shown, so not dated');
    now = new Date('2025-02-21T12:00:00.000Z');
    assert.equal((await desk.patch('lajm', 3, { summary: 'T' }, BY)).document.updated, now.toISOString());
    assert.equal((await desk.patch('lajm', 4, { summary: 'T' }, BY)).revision, 4, 'nothing differed');
    assert.equal((await desk.withdraw('lajm', 4, BY)).status, 'withdrawn');
    const again = await desk.publish('lajm', 5, undefined, BY);
    assert.deepEqual([again.status, again.publishAt], ['published', '2025-02-20T08:00:00.000Z'], 'it keeps its date');
    await assert.rejects(desk.patch('lajm', 1, { title: 'x' }, BY), { name: 'StoreError', code: 'CONFLICT' });
    await assert.rejects(desk.withdraw('none', 1, BY), { name: 'StoreError', code: 'NOT_FOUND' });
    await assert.rejects(desk.patch('lajm', 6, { image: { file: `${'0'.repeat(64)}.png`, alt: 'x' } }, BY), { name: 'RefusedError', kind: 'conflict' });
    now = new Date('2025-02-13T12:00:00.000Z');
  });

  test('of changes at once to one revision exactly one is made', async () => {
    const { slug } = await desk.create({ lang: 'en', title: 'Race', summary: 'S', text: [], tags: [] }, BY);
    const done = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => desk.patch(slug, 1, { title: `Race ${n}` }, BY)));
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);
    const made = await Promise.all(Array.from({ length: 8 }, () => desk.create({ lang: 'en', title: 'Many', summary: 'S', text: [], tags: [] }, BY)));
    assert.equal(new Set(made.map((record) => record.slug)).size, 8);
  });

  test('each change is in the audit log, and the chain holds', async () => {
    const entries = await store.audit.page({ limit: 200 });
    for (const action of ['news.import', 'news.create', 'news.edit', 'news.publish', 'news.withdraw', 'news.picture']) assert.ok(entries.some((entry) => entry.action === action && entry.actor === 'command'), action);
    assert.equal((await store.audit.verify()).fault, null);
  });

  test('readers are shown them from a file where there is no store, pictures too; a store made anew gets them back', async () => {
    const directory = join(dirs.empty(), 'snapshots');
    const log: unknown[] = [];
    const feed = await NewsFeed.open(directory, (entry) => log.push(entry));
    assert.deepEqual(feed.edition(now).items, []);
    await feed.follow(store.news, now);
    const shown = feed.edition(now).items;
    assert.ok(shown.length > 5 && shown.every(({ status }) => status === 'published'));
    await feed.stop();
    const { file } = readPicture(picture);
    const alone = await NewsFeed.open(directory, (entry) => log.push(entry));
    assert.deepEqual(alone.edition(now).items, shown);
    assert.equal(alone.edition(now).id, feed.edition(now).id);
    assert.deepEqual(Buffer.from((await alone.picture(file))!), picture);
    const good = await verifyNews(directory);
    assert.deepEqual([good!.faults, await newsApart(directory, store.news)], [[], null]);
    for (const damage of [() => writeFileSync(join(directory, 'news-pictures', file), picture.subarray(1)), () => rmSync(join(directory, 'news-pictures', file))]) {
      damage();
      assert.deepEqual((await verifyNews(directory))!.faults, [`news-pictures/${file} is away or damaged`]);
    }
    writeFileSync(join(directory, 'news-pictures', file), picture);
    for (const name of ['../news.json', 'news.json', `${file}/x`, `${'0'.repeat(64)}.png`]) assert.equal(await alone.picture(name), null, name);
    assert.deepEqual(log, []);
    const fresh = await open();
    await fresh.migrate();
    assert.match((await newsApart(directory, fresh.news))!, /the next start takes those of news\.json/);
    await alone.follow(fresh.news, now);
    assert.equal(await newsApart(directory, fresh.news), null);
    assert.deepEqual((await fresh.news.list()).filter(({ status }) => status === 'published').map(({ slug }) => slug).sort(), (await store.news.list()).filter(({ status }) => status === 'published').map(({ slug }) => slug).sort());
    assert.deepEqual(Buffer.from((await fresh.news.picture(file.slice(0, 64)))!.bytes), picture);
    assert.deepEqual(alone.edition(now).items.map(({ slug }) => slug), shown.map(({ slug }) => slug));
    await desk.withdraw('item-41', 1, BY);
    const later = await NewsFeed.open(directory, () => {});
    await later.follow(store.news, now);
    assert.equal(await later.picture(file), null, 'the picture of what was withdrawn is no longer given');
    await fresh.close();
  });

  test('a file that was changed on the disk is told and not shown', async () => {
    const directory = dirs.empty();
    for (const text of ['', '{', '{"sha256":"x","items":[]}', '[]', 'null', `{"sha256":"${'0'.repeat(64)}","items":[{"slug":"x"}]}`]) {
      const log: { message: string }[] = [];
      writeFileSync(join(directory, 'news.json'), text);
      const feed = await NewsFeed.open(directory, (entry) => log.push(entry as { message: string }));
      assert.deepEqual(feed.edition(now).items, []);
      assert.match(log[0]!.message, /cannot be used/);
    }
  });

  test('are in a backup', async () => {
    const rows: string[] = [];
    await store.dump(async ({ rows: all }) => { for await (const { table } of all) rows.push(table); });
    assert.ok(rows.includes('news') && rows.includes('news_images'));
  });
}

describe('news on PGlite', () => suite(async () => openPgliteStore(join(await dirs.withStore(), 'pgdata'))));
const server = await startPostgres();
if (typeof server === 'string') {
  test('news on PostgreSQL', { skip: server }, () => {});
  console.log(`# news are not tested on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('news on PostgreSQL', () => suite(async () => openPostgresStore(await server.database())));
}
