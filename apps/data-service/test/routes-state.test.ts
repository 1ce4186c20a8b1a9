import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { IncidentChange, Release } from '@seesac/contract';
import type { Dataset, History } from '../src/app.ts';
import { dataset, incident, serve } from './routes-support.ts';

// Version 1 of December, corrected in January, withdrawn in February; the second is frozen as a release.
const made = (version: number, at: string, incidents: Parameters<typeof dataset>[0], changes: IncidentChange[] = []): Dataset => {
  const { index, manifest } = dataset(incidents, version, changes);
  return { index, manifest: { ...manifest, publishedAt: at, asOf: at } };
};
const killed = (n: number) => incident('A-1', '2024-12-05', { counts: { killed: n, injured: null, threatened: null, suicide: null, perpetrators: null } });
const change = (version: number, at: string, field: string, from: unknown, to: unknown): IncidentChange => ({ version, at, incident: 'A-1', field, from, to, reason: 'new_source' });
const INSTANTS = ['2024-12-06T08:00:00.000Z', '2025-01-10T23:30:00.000Z', '2025-02-13T06:00:00.000Z'] as const;
const VERSIONS = [
  made(1, INSTANTS[0], [killed(1)]),
  made(2, INSTANTS[1], [killed(2)], [change(2, INSTANTS[1], 'counts.killed', 1, 2)]),
  made(3, INSTANTS[2], [{ ...killed(2), status: 'withdrawn' }, incident('A-2', '2025-02-01')], [
    change(2, INSTANTS[1], 'counts.killed', 1, 2), change(3, INSTANTS[2], 'status', 'verified', 'withdrawn'),
  ]),
];
const RELEASE: Release = { name: '2024Q4', version: 2, at: '2025-01-20T10:00:00.000Z' };

/** The history as it is defined: the newest version of that day or before. Each is given later, as from a disk. */
const history = (releases: Release[] = [RELEASE]): History & { asked: string[] } => ({
  asked: [],
  async asOf(day) {
    this.asked.push(day);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return VERSIONS.findLast(({ manifest }) => new Date(Date.parse(manifest.publishedAt) + 3_600_000).toISOString().slice(0, 10) <= day) ?? null;
  },
  async release(name) {
    const release = releases.find((r) => r.name === name);
    return release ? { release, dataset: VERSIONS[release.version - 1]! } : null;
  },
  manifest: async (version) => VERSIONS[version - 1]!.manifest,
  releases: () => releases,
});
const served = serve(VERSIONS[2]!, { history: history() });

describe('a state of the dataset', () => {
  test('is the newest that was published by the end of the day in Belgrade', async () => {
    for (const [day, version, count] of [
      ['2024-12-06', 1, 1],
      ['2025-01-10', 1, 1],
      // half past eleven in the evening in UTC is the next day in Belgrade
      ['2025-01-11', 2, 1],
      ['2025-02-12', 2, 1],
      ['2025-02-13', 3, 1],
    ] as const) {
      const { data, meta } = await served.json(`/v1/incidents?as_of=${day}&from=2024-01-01`);
      assert.deepEqual([meta.version, meta.total, meta.filters.as_of], [version, count, day], day);
      assert.equal(data[0].id, version === 3 ? 'A-2' : 'A-1');
      if (version < 3) assert.equal(data[0].counts.killed, version);
    }
  });

  test('of a day before the first version is a 404 that says so, and of a day to come a 400', async () => {
    const before = await served.get('/v1/counter?as_of=2024-12-05');
    assert.equal(before.status, 404);
    assert.match(((await before.json()) as any).detail, /nothing had been published by the end of that day/);
    assert.equal((await served.get('/v1/counter?as_of=2025-02-14')).status, 400);
  });

  test('by the name of a release is that version, and every answer says which', async () => {
    for (const path of ['/v1/counter', '/v1/incidents', '/v1/incidents/A-1']) {
      const { meta, links } = await served.json(`${path}?release=2024Q4`);
      assert.deepEqual([meta.version, meta.release, meta.asOf], [2, '2024Q4', INSTANTS[1]], path);
      assert.match(links.self, /\?release=2024Q4$/);
      assert.match(meta.citation, /dataset version 2/);
      assert.match(meta.citation, /release=2024Q4/);
    }
    assert.equal((await served.json('/v1/counter')).meta.release, undefined);
  });

  test('that nobody named is a 404 that says which there are', async () => {
    const response = await served.get('/v1/counter?release=2025Q1');
    const problem: any = await response.json();
    assert.deepEqual([response.status, problem.title], [404, 'Unknown release']);
    assert.match(problem.detail, /2024Q4/);
  });

  test('has its own changes of an incident: those that were published then', async () => {
    const changes = async (query: string) => (await served.json(`/v1/incidents/A-1${query}`)).data.changes.length;
    assert.deepEqual([await changes('?as_of=2024-12-31'), await changes('?release=2024Q4'), await changes('')], [0, 1, 2]);
    assert.equal((await served.get('/v1/incidents/A-2?as_of=2025-02-12')).status, 404);
  });

  test('that is over counts its period to its own day, so its answer stays the same', async () => {
    const { data } = await served.json('/v1/counter?as_of=2024-12-31');
    assert.deepEqual(data.period, { from: '2024-12-01', to: '2024-12-31' });
    assert.equal(data.count, 1);
    assert.deepEqual((await served.json('/v1/counter?release=2024Q4')).data.period, { from: '2025-01-01', to: '2025-01-11' });
    const later = serve(VERSIONS[2]!, { history: history(), clock: () => new Date('2025-06-01T12:00:00Z') });
    assert.deepEqual(await later.json('/v1/counter?as_of=2024-12-31'), await served.json('/v1/counter?as_of=2024-12-31'));
  });

  test('that is over may be kept for an hour, today’s for a minute', async () => {
    const kept = async (query: string) => (await served.get(`/v1/counter${query}`)).headers.get('cache-control')!.split(',')[1];
    assert.deepEqual(
      [await kept('?as_of=2025-02-12'), await kept('?release=2024Q4'), await kept('?as_of=2025-02-13'), await kept('')],
      [' max-age=3600', ' max-age=3600', ' max-age=60', ' max-age=60'],
    );
  });

  test('that is the current one is never looked for elsewhere', async () => {
    const past = history();
    const app = serve(VERSIONS[2]!, { history: past, clock: () => new Date('2025-03-01T12:00:00Z') });
    for (const day of ['2025-02-13', '2025-02-20', '2025-03-01']) assert.equal((await app.json(`/v1/incidents?as_of=${day}`)).meta.version, 3);
    assert.deepEqual(past.asked, []);
  });

  test('answers are kept apart by state, though their question is the same', async () => {
    let current = VERSIONS[1]!;
    const app = serve(null, { dataset: () => current, history: history() });
    const total = async () => (await app.json('/v1/incidents?as_of=2025-02-13')).meta.version;
    assert.equal(await total(), 2);
    current = VERSIONS[2]!;
    assert.equal(await total(), 3);
    assert.equal((await app.json('/v1/incidents?as_of=2025-02-12')).meta.version, 2);
  });
});

describe('an address that was asked for before', () => {
  test('is answered from the new dataset, the new day and the new releases as soon as there are', async () => {
    let current = VERSIONS[1]!;
    let now = new Date('2025-02-12T12:00:00Z');
    const releases: Release[][] = [[]];
    const app = serve(null, { dataset: () => current, clock: () => now, history: { ...history(), releases: () => releases.at(-1)! } });
    const ask = async () => (await app.json('/v1/counter')).data.period.to + (await app.json('/v1/counter')).meta.version;
    assert.equal(await ask(), '2025-02-122');
    current = VERSIONS[2]!;
    assert.equal(await ask(), '2025-02-123');
    now = new Date('2025-02-12T23:00:00Z');
    assert.equal(await ask(), '2025-02-133');
  });

  test('is found again without reading its question, whatever client asks; another spelling is read once', async () => {
    const past = history();
    const app = serve(VERSIONS[2]!, { history: past });
    const ask = (query: string, headers: Record<string, string> = {}) => app.json(`/v1/incidents?${query}`).then(() => app.get(`/v1/incidents?${query}`, headers));
    for (let i = 0; i < 5; i++) await ask('as_of=2025-02-12&limit=5', { 'if-none-match': '*', 'accept-encoding': 'br' });
    assert.equal(past.asked.length, 1);
    await ask('limit=5&as_of=2025-02-12');
    assert.equal(past.asked.length, 2);
    assert.equal((await app.get('/v1/incidents?as_of=2025-02-12&limit=5&limit=5')).status, 400, 'and a wrong one is wrong each time');
    assert.equal((await app.get('/v1/incidents?as_of=2025-02-12&limit=5&limit=5')).status, 400);
  });

  test('is not remembered when the dataset changed while it was answered', async () => {
    let current = VERSIONS[1]!;
    const slow = history();
    const app = serve(null, {
      dataset: () => current,
      history: { ...slow, asOf: async () => (await new Promise((resolve) => setTimeout(resolve, 5)), VERSIONS[0]!) },
    });
    const first = app.json('/v1/incidents?as_of=2024-12-31');
    current = VERSIONS[2]!;
    await app.json('/v1/incidents');
    assert.equal((await first).meta.version, 1);
    assert.equal((await app.json('/v1/incidents')).meta.version, 3);
  });

  test('has the same answer for GET and HEAD, with and without encodings and conditions, as at the first time', async () => {
    const compress = { gzip: (bytes: Uint8Array) => bytes.slice(0, 100) };
    const app = serve(dataset(Array.from({ length: 30 }, (_, i) => incident(`A-${i}`, '2025-02-03'))), { compress });
    const path = '/v1/incidents';
    const look = async (init: RequestInit) => {
      const response = await app.app.request(path, init);
      return [response.status, [...response.headers], (await response.arrayBuffer()).byteLength];
    };
    const etag = (await app.get(path, { 'accept-encoding': 'gzip' })).headers.get('etag')!;
    const asked: RequestInit[] = [
      {}, { method: 'HEAD' }, { headers: { 'accept-encoding': 'gzip' } }, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } },
      { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } }, { headers: { 'if-none-match': etag } }, { headers: { 'if-none-match': '*' } },
    ];
    const fresh = () => serve(dataset(Array.from({ length: 30 }, (_, i) => incident(`A-${i}`, '2025-02-03'))), { compress });
    for (const init of asked) {
      const response = await fresh().app.request(path, init);
      assert.deepEqual(await look(init), [response.status, [...response.headers], (await response.arrayBuffer()).byteLength], JSON.stringify(init));
    }
    assert.deepEqual((await Promise.all(asked.map(look))).map(([status]) => status), [200, 200, 200, 200, 304, 200, 304]);
    assert.equal((await app.app.request(path, { method: 'POST' })).status, 405);
    assert.equal((await app.app.request(path, { method: 'OPTIONS' })).status, 204);
  });
});
