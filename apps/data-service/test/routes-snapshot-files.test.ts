import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { MARK_KEYS } from '@seesac/contract';
import { ratedDays, withRate } from '@seesac/contract/rates.js';
import { decodeSnapshot, encodeSnapshot, filesOf, parseManifest, type EncodedSnapshot } from '@seesac/incident-index';
import { decodeMap } from '@seesac/incident-index/map.js';
import type { Dataset } from '../src/app.ts';
import { Snapshots } from '../src/publish/index.ts';
import { FolderFiles } from '../src/server/snapshot-files.ts';
import { mismatches } from './routes-schema-check.ts';
import { AT, incident, ORIGIN, pathOf, query, serve, type Served } from './routes-support.ts';

const words = (seed: number) => Array.from({ length: 40 }, (_, i) => ((seed * 31 + i * 7919) % 1e6).toString(36)).join(' ');
const version = (n: number, many: number): EncodedSnapshot => encodeSnapshot({
  version: n, publishedAt: AT, asOf: AT, changes: [],
  incidents: Array.from({ length: many }, (_, i) => incident(`A-${i}`, i % 2 ? '2024-06-01' : '2025-02-01', { summary: { en: words(i) } })),
});

describe('the files of a published version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seesac-files-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const snapshots = new Snapshots(folder);
  const [old, current, next] = [version(1, 3), version(2, 6_000), version(3, 4)];
  let served: Served;
  before(async () => {
    for (const snapshot of [old, current, next]) await snapshots.write(snapshot);
    const dataset: Dataset = { manifest: current.manifest, index: decodeSnapshot(current.manifest, current.files) };
    served = serve(dataset, { files: new FolderFiles(snapshots) });
  });
  const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

  test('are found by the manifest alone, and make the dataset whole', async () => {
    const { data, links } = await served.json('/v1/snapshots/current');
    const manifest = parseManifest(data);
    assert.equal(links.files, `${ORIGIN}/v1/snapshots/2/`);
    const files = new Map<string, Uint8Array>();
    for (const { name } of filesOf(manifest)) files.set(name, await bytes(await served.get(pathOf(links.files + name))));
    assert.equal(decodeSnapshot(manifest, files).count({}), 6_000);
  });

  test('are what lies on the disk in each encoding, small and large, for ever', async () => {
    let large = 0;
    for (const { name, bytes: size, sha256 } of filesOf(current.manifest)) {
      large += size > 1 << 20 ? 1 : 0;
      for (const [encoding, unpack] of [['br', brotliDecompressSync], ['gzip', gunzipSync], ['identity', (b: Buffer) => b]] as const) {
        const response = await served.get(`/v1/snapshots/2/${name}`, { 'accept-encoding': encoding });
        const { headers } = response;
        const body = await bytes(response);
        assert.deepEqual(Buffer.from(unpack(body)), Buffer.from(current.files.get(name)!), `${name} ${encoding}`);
        assert.equal(Number(headers.get('content-length')), body.length);
        assert.equal(headers.get('content-encoding') ?? 'identity', encoding);
        assert.equal(headers.get('etag'), `"${sha256.slice(0, 16)}-${encoding}"`);
        assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
        assert.equal(headers.get('content-type'), name.endsWith('.jsonl') ? 'application/x-ndjson' : 'application/octet-stream');
        assert.deepEqual([headers.get('access-control-allow-origin'), headers.get('vary'), headers.get('x-dataset-version')], ['*', 'Accept-Encoding', '2']);
        const again = await served.get(`/v1/snapshots/2/${name}`, { 'accept-encoding': encoding, 'if-none-match': headers.get('etag')! });
        assert.deepEqual([again.status, (await bytes(again)).length, again.headers.get('access-control-allow-origin')], [304, 0, '*']);
        const head = await served.app.request(`/v1/snapshots/2/${name}`, { method: 'HEAD', headers: { 'accept-encoding': encoding } });
        assert.deepEqual([head.status, head.headers.get('content-length'), (await bytes(head)).length], [200, String(body.length), 0]);
      }
    }
    assert.ok(large > 0, 'one of them is read as the client takes it');
  });

  test('of the newest years alone let a page answer a map as the service does, marks and rates too', async () => {
    const incidents = Array.from({ length: 300 }, (_, i) => incident(`B-${i}`, `${2025 - (i % 4)}-0${1 + (i % 2)}-1${i % 4}`, {
      jurisdiction: i % 5 ? 'RS' : 'ME', type: i % 3 ? 'public_dispute' : 'weapon_seizure',
      place: { point: i % 7 ? [20 + (i % 17) / 10, 43 + (i % 13) / 10] : null, precision: 'locality', area: 'urban', type: 'street', admin1: `Unit ${i % 6}` },
    }));
    const made = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, changes: [], incidents });
    const folderOf = new Snapshots(mkdtempSync(join(folder, 'map-')));
    await folderOf.write(made);
    const population = [{ area: 'RS', year: 2023, population: 70_000 }, { area: 'RS:Unit 3', year: 2024, population: 9_000 }];
    const app = serve({ manifest: made.manifest, index: decodeSnapshot(made.manifest, made.files) }, { files: new FolderFiles(folderOf), population });
    // What a page does: the manifest, the columns of the years that its filters reach, the table of populations.
    const { data, links } = await app.json('/v1/snapshots/current');
    const manifest = parseManifest(data);
    const from = '2024-01-15';
    const wanted = manifest.partitions.filter(({ year }, at) => at === 0 || String(year) >= from.slice(0, 4)).map(({ files }) => files.columns.name);
    assert.equal(wanted.length, 2, 'two of four years');
    const columns = new Map(await Promise.all(wanted.map(async (name) => [name, new Uint8Array(await bytes(await app.get(pathOf(links.files + name))))] as const)));
    const index = decodeMap(manifest, columns);
    const { data: table } = await app.json('/v1/population');
    for (const filters of [{ from }, { from, type: ['weapon_seizure' as const], to: '2024-12-31' }, { from, bbox: [20, 43, 21, 44] as [number, number, number, number] }]) {
      const asked = query(filters);
      for (const by of MARK_KEYS) {
        const { features } = (await app.json(`/v1/clusters?zoom=8&by=${by}&${asked}`)).data;
        const found = index.clusters(filters, { zoom: 8, by });
        assert.deepEqual(features.map((f: any) => [f.properties.count, f.properties.marks, f.properties.mark]), found.map((one) => (one.cluster ? [one.count, one.marks, undefined] : [undefined, undefined, one.mark])));
        assert.ok(found.length > 1);
      }
      for (const level of ['jurisdiction', 'admin1'] as const) {
        const rated = index.areas(filters, level).map((area) => withRate(area, table, ratedDays(filters, manifest)));
        assert.deepEqual((await app.json(`/v1/areas?level=${level}&${asked}`)).data, rated);
        assert.equal(rated.some(({ rate }) => rate !== undefined), !('bbox' in filters), 'rates are compared where there are any');
      }
    }
  });

  test('of an earlier version stay, of one that is not published yet are not there', async () => {
    const [file] = filesOf(old.manifest);
    assert.equal((await served.get(`/v1/snapshots/1/${file!.name}`)).status, 200);
    assert.equal((await served.get(`/v1/snapshots/3/${filesOf(next.manifest)[0]!.name}`)).status, 404);
  });

  test('are those that the manifest lists and nothing else', async () => {
    const { name } = filesOf(current.manifest)[0]!;
    writeFileSync(join(folder, '2', 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    for (const path of [
      '2/secret.txt', '2/manifest.json', '2/..%2fsecret.txt', '2/%2e%2e%2fsecret.txt', `2/${name}.br`, `2/${name}%00`, `2/${name}/`, `2/./${name}x`, `02/${name}`, `2e0/${name}`,
      `-1/${name}`, `9/${name}`, `current/${name}`, `..%2f2/${name}`, `2/${filesOf(old.manifest)[0]!.name}`, '2/', '2', '2/__proto__', '2/constructor',
    ]) {
      const response = await served.get(`/v1/snapshots/${path}`);
      assert.deepEqual([response.status, response.headers.get('content-type')], [404, 'application/problem+json'], path);
      assert.doesNotMatch(await response.text(), /secret/);
    }
    assert.equal((await served.get(`/v1/snapshots/2/${name}?x=1`)).status, 400);
  });

  test('that the disk has lost are a 503, and the service goes on', async () => {
    const broken = new Snapshots(mkdtempSync(join(tmpdir(), 'seesac-files-')));
    await broken.write(current);
    const app = serve({ manifest: current.manifest, index: decodeSnapshot(current.manifest, current.files) }, { files: new FolderFiles(broken) });
    const [small, large] = [filesOf(current.manifest).find((f) => f.bytes < 1 << 20)!, filesOf(current.manifest).find((f) => f.bytes > 1 << 20)!];
    for (const { name } of [small, large]) {
      assert.equal((await app.get(`/v1/snapshots/2/${name}`)).status, 200);
      rmSync(broken.path(2, name));
      assert.equal((await app.get(`/v1/snapshots/2/${name}`)).status, 503, name);
    }
    rmSync(broken.directory, { recursive: true });
    assert.equal((await app.get('/v1/counter')).status, 200);
    assert.deepEqual(app.log.map(({ status }) => status), [503, 503]);
  });

  test('of a version whose manifest is damaged are a 503', async () => {
    const damaged = { manifest: async () => Promise.reject(new SyntaxError('not JSON')), path: () => '' };
    const app = serve({ manifest: current.manifest, index: decodeSnapshot(current.manifest, current.files) }, { files: new FolderFiles(damaged) });
    assert.equal((await app.get('/v1/snapshots/1/columns.29489a6160270bfc.bin')).status, 503);
  });

  test('are described where they are served, and only there', async () => {
    const path = '/v1/snapshots/{version}/{file}';
    const document = await served.json('/v1/openapi.json');
    assert.deepEqual(Object.keys(document.paths[path].get.responses[200].content).sort(), ['application/octet-stream', 'application/x-ndjson']);
    assert.deepEqual(
      mismatches(document, document.paths['/v1/snapshots/current'].get.responses[200].content['application/json'].schema, await served.json('/v1/snapshots/current')), [],
    );
    const without = serve({ manifest: current.manifest, index: decodeSnapshot(current.manifest, current.files) });
    assert.equal((await without.json('/v1/openapi.json')).paths[path], undefined);
    assert.equal((await without.json('/v1/snapshots/current')).links.files, undefined);
    assert.equal((await without.get(`/v1/snapshots/2/${filesOf(current.manifest)[0]!.name}`)).status, 404);
  });
});
