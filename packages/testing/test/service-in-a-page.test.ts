import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CounterAnswer, Envelope, IncidentAnswer, IncidentsAnswer, PopulationAnswer, Problem } from '@seesac/contract';
import { decodeMap, filesOf, type SnapshotManifest } from '@seesac/incident-index';
import { incident, seed, seedChanges, SEED_NOW, serviceInAPage } from '../src/index.ts';

const start = (options = {}) => serviceInAPage({ incidents: seed(), changes: seedChanges(), now: SEED_NOW, ...options });
const ask = async <T>(service: ReturnType<typeof start>, path: string, init?: RequestInit) => (await (await service.fetch(service.origin + path, init)).json()) as T;

test('the real routes answer over the seed', async () => {
  const service = start();
  const { data, meta } = await ask<CounterAnswer>(service, '/v1/counter');
  assert.deepEqual(data.period, { from: '2025-02-01', to: '2025-02-13' });
  assert.equal(data.count, 12);
  assert.deepEqual(data.comparison.map(({ year, count }) => [year, count]), [[2024, 5], [2023, 4], [2022, 3]]);
  assert.ok(meta.notices.includes('synthetic'));
  const list = await ask<IncidentsAnswer>(service, '/v1/incidents?limit=3');
  assert.equal(list.data.length, 3);
  assert.ok(list.links.next?.startsWith(`${service.origin}/v1/incidents?`));
  const one = await ask<IncidentAnswer>(service, `/v1/incidents/${seed()[11]!.id}`);
  assert.equal(one.data.status, 'withdrawn');
  assert.deepEqual(one.data.changes.map(({ field }) => field), ['*', 'status']);
});

test('a published version is answered at once, with the next number', async () => {
  const service = start({ incidents: [], changes: [] });
  assert.equal((await ask<CounterAnswer>(service, '/v1/counter')).data.count, 0);
  assert.equal(service.publish([incident({ id: '1' }), incident({ id: '2' })]), 2);
  const { data, meta } = await ask<CounterAnswer>(service, '/v1/counter');
  assert.deepEqual([data.count, meta.version], [2, 2]);
});

test('the files of each version are where its manifest says, unless the service gives none', async () => {
  const service = start();
  service.publish([...seed(), incident({ id: 'more' })]);
  const { data, links } = await ask<Envelope<SnapshotManifest>>(service, '/v1/snapshots/current');
  const files = new Map<string, Uint8Array>();
  for (const { name } of filesOf(data)) files.set(name, new Uint8Array(await (await service.fetch(links.files + name)).arrayBuffer()));
  const { meta } = await ask<IncidentsAnswer>(service, '/v1/incidents');
  assert.ok(meta.total! > 0);
  assert.equal(decodeMap(data, files).count({}), meta.total);
  assert.equal((await service.fetch(`${links.files}columns.0000000000000000.bin`)).status, 404);
  const without = start({ withFiles: false });
  assert.equal((await ask<Envelope<SnapshotManifest>>(without, '/v1/snapshots/current')).links.files, undefined);
});

test('populations are those that it was given', async () => {
  const population = [{ area: 'RS', year: 2024, population: 6_600_000 }];
  assert.deepEqual((await ask<PopulationAnswer>(start({ population }), '/v1/population')).data, population);
  assert.deepEqual((await ask<PopulationAnswer>(start(), '/v1/population')).data, []);
});

test('a published version is told on the event stream', async () => {
  const service = start({ incidents: [], changes: [] });
  const reader = (await service.app.request('/v1/events')).body!.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  assert.match(await next(), /id: 1\nevent: version/);
  service.publish([incident({ id: '1' })]);
  assert.match(await next(), /^id: 2\nevent: version\ndata: \{"version":2,.*"count":1\}\n\n$/);
  await reader.cancel();
});

test('a release and a day that is over answer what was true then', async () => {
  const service = start({ incidents: [incident({ id: '1' })], changes: [] });
  service.release('2025Q1');
  service.now = new Date('2025-02-20T12:00:00Z');
  service.publish([incident({ id: '1' }), incident({ id: '2' })]);
  const count = async (query: string) => (await ask<CounterAnswer>(service, `/v1/counter?from=2014-01-01&${query}`)).data.count;
  assert.deepEqual([await count(''), await count('release=2025Q1'), await count('as_of=2025-02-19'), await count('as_of=2025-02-20')], [2, 1, 1, 2]);
  assert.equal((await service.fetch(`${service.origin}/v1/counter?as_of=2025-02-12`)).status, 404);
});

test('a service that has published nothing says so with a 503', async () => {
  const service = start({ incidents: null });
  const response = await service.fetch(`${service.origin}/v1/counter`);
  assert.equal(response.status, 503);
  assert.ok(Number(response.headers.get('Retry-After')) > 0);
});

test('the clock of the service is the test’s', async () => {
  const service = start();
  service.now = new Date('2025-03-02T12:00:00Z');
  assert.deepEqual((await ask<CounterAnswer>(service, '/v1/counter')).data.period, { from: '2025-03-01', to: '2025-03-02' });
});

test('held requests wait until they are released, and are counted', async () => {
  const service = start();
  service.network.hold();
  const answers = [1, 2].map(() => ask<CounterAnswer>(service, '/v1/counter'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(service.network.held, 2);
  assert.equal(await Promise.race([Promise.any(answers), Promise.resolve('nothing yet')]), 'nothing yet');
  service.network.release();
  assert.deepEqual((await Promise.all(answers)).map(({ data }) => data.count), [12, 12]);
  assert.equal(service.network.held, 0);
  assert.deepEqual(service.network.asked, ['/v1/counter', '/v1/counter']);
});

test('a held request that is aborted rejects with the reason of its signal', async () => {
  const service = start();
  service.network.hold();
  const leaving = new AbortController();
  const answer = service.fetch(`${service.origin}/v1/counter`, { signal: leaving.signal });
  leaving.abort();
  await assert.rejects(answer, { name: 'AbortError' });
  assert.equal(service.network.held, 0);
  await assert.rejects(service.fetch(`${service.origin}/v1/counter`, { signal: leaving.signal }), { name: 'AbortError' });
});

test('a failing network answers a problem document with the wait that it asks for', async () => {
  const service = start();
  service.network.fail(503, 7);
  const response = await service.fetch(`${service.origin}/v1/counter`);
  assert.deepEqual([response.status, response.headers.get('Content-Type'), response.headers.get('Retry-After')], [503, 'application/problem+json', '7']);
  assert.equal(((await response.json()) as Problem).status, 503);
  service.network.clear();
  assert.equal((await service.fetch(`${service.origin}/v1/counter`)).status, 200);
});

test('without a network a request rejects as fetch does', async () => {
  const service = start();
  service.network.offline();
  await assert.rejects(service.fetch(`${service.origin}/v1/counter`), TypeError);
});

test('a slow answer comes, and can be aborted on its way', async () => {
  const service = start();
  service.network.slow(1);
  assert.equal((await service.fetch(`${service.origin}/v1/counter`)).status, 200);
  service.network.slow(60_000);
  const leaving = new AbortController();
  const answer = service.fetch(`${service.origin}/v1/counter`, { signal: leaving.signal });
  leaving.abort();
  await assert.rejects(answer, { name: 'AbortError' });
});

test('an installed service answers the page’s fetch at its origin and nothing else, and leaves no trace', async () => {
  const before = globalThis.fetch;
  const one = start({ publicUrl: 'https://one.test' });
  const two = start({ publicUrl: 'https://two.test', incidents: [], changes: [] });
  const [removeOne, removeTwo] = [one.install(), two.install()];
  assert.throws(() => one.install(), /already/);
  const count = async (origin: string) => ((await (await fetch(`${origin}/v1/counter`)).json()) as CounterAnswer).data.count;
  assert.deepEqual([await count('https://one.test'), await count('https://two.test')], [12, 0]);
  assert.equal(await (await fetch('data:text/plain,elsewhere')).text(), 'elsewhere');
  removeOne();
  assert.equal(await count('https://two.test'), 0);
  removeTwo();
  removeTwo();
  assert.equal(globalThis.fetch, before);
});
