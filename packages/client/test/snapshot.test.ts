import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Incident } from '@seesac/contract';
import { encodeSnapshot, type EncodedSnapshot } from '@seesac/incident-index';
import { ContractError, ServiceError } from '../src/index.ts';
import { mapAsOf, mapIndex } from '../src/snapshot.ts';

const incident = (id: string, start: string): Incident => ({
  id, revision: 1, status: 'verified', date: { start, end: start, precision: 'day' }, jurisdiction: 'RS', place: { point: [20.9, 44], precision: 'locality', area: 'urban', type: 'street' },
  type: 'public_dispute', tags: [], weapons: [], people: [], counts: { killed: null, injured: null, threatened: null, suicide: null, perpetrators: null }, sources: [{ kind: 'media', publisher: 'Example Daily' }], summary: {},
});
const YEARS = [2025, 2024, 2022, 2019];
const incidents = YEARS.flatMap((year) => [1, 2, 3].map((day) => incident(`A-${year}-${day}`, `${year}-02-0${day}`)));
const AT = '2025-02-13T12:00:00Z';
const encode = (version: number, of: readonly Incident[]) => encodeSnapshot({ version, publishedAt: AT, asOf: AT, incidents: of, changes: [] });

/** A service of its own for each test, whose current version the test sets: the module keeps what it fetched by the address of the service. */
let api: string;
let services = 0;
let current: EncodedSnapshot;
let versions: Map<string, Uint8Array>;
/** Paths behind `/v1/snapshots/`, of what was asked for. */
let asked: string[];
/** What the service answers in place of a file, where the test says so. */
let instead: ((name: string, bytes: Uint8Array) => Response | Promise<Response> | undefined) | undefined;
let folder: boolean;
const { fetch } = globalThis;

const publish = (snapshot: EncodedSnapshot) => {
  current = snapshot;
  for (const [name, bytes] of snapshot.files) versions.set(`${snapshot.manifest.version}/${name}`, bytes);
};

beforeEach(() => {
  api = `https://snapshot${services++}.example.org`;
  versions = new Map();
  publish(encode(1, incidents));
  asked = [];
  instead = undefined;
  folder = true;
  globalThis.fetch = async (url, init) => {
    init?.signal?.throwIfAborted();
    const path = String(url).replace(`${api}/v1/snapshots/`, '');
    asked.push(path);
    const root = `${api}/v1/snapshots/`;
    if (path === 'current') {
      const { manifest } = current;
      const meta = { version: manifest.version, asOf: AT, notices: [], filters: {}, licence: '', citation: '' };
      return Response.json({ data: manifest, meta, links: { self: `${root}current`, ...(folder && { files: `${root}${manifest.version}/` }) } });
    }
    const bytes = versions.get(path);
    if (!bytes) return Response.json({ title: 'No such file', status: 404 }, { status: 404 });
    const response = (await instead?.(path, bytes)) ?? new Response(new Uint8Array(bytes));
    init?.signal?.throwIfAborted();
    return response;
  };
});
afterEach(() => void (globalThis.fetch = fetch));

/** The paths of the columns of years of a version. */
const columns = ({ manifest }: EncodedSnapshot, ...years: number[]) =>
  manifest.partitions.filter(({ year }) => years.includes(year)).map(({ files }) => `${manifest.version}/${files.columns.name}`);
const files = () => asked.filter((path) => path !== 'current');

describe('the published columns in a page', () => {
  test('are fetched for the years that filters reach, the newest always, and no year twice', async () => {
    const month = (await mapIndex(api, { from: '2025-02-02' }))!;
    assert.deepEqual(asked, ['current', ...columns(current, 2025)]);
    assert.deepEqual([month.since, month.count({ from: '2025-02-02' })], ['2025-01-01', 2]);
    assert.equal(await mapIndex(api, { from: '2026-01-01' }), month, 'days after the data need no other file');
    assert.equal(await mapIndex(api, { from: '2025-01-01', to: '2025-02-01', type: ['suicide'] }), month, 'filters but the first day need none either');
    assert.equal(files().length, 1);
    const more = (await mapIndex(api, { from: '2023-06-01' }))!;
    assert.deepEqual(files().slice(1), columns(current, 2024), 'no file is fetched of a year that began earlier');
    assert.equal(more.count({ from: '2023-06-01' }), 6);
    const all = (await mapIndex(api, {}))!;
    assert.deepEqual(files().slice(2), columns(current, 2022, 2019));
    assert.deepEqual([all.since, all.count({})], [null, incidents.length]);
    assert.equal(await mapIndex(api, { from: '2025-02-02' }), all, 'who has more answers for less');
    assert.equal(asked.filter((path) => path === 'current').length, 1);
  });

  test('of another version are fetched where they changed', async () => {
    await mapIndex(api, {});
    const next = encode(2, [...incidents, incident('A-2024-9', '2024-06-01')]);
    publish(next);
    assert.equal((await mapIndex(api, {}))!.manifest.version, 1, 'nobody asked for another');
    asked = [];
    const index = (await mapIndex(api, {}, { version: 2 }))!;
    assert.deepEqual(asked, ['current', ...columns(next, 2024)]);
    assert.deepEqual([index.manifest.version, index.count({})], [2, incidents.length + 1]);
    asked = [];
    assert.equal(await mapIndex(api, {}, { version: 1 }), index, 'an older answer takes nothing back');
    assert.deepEqual(asked, []);
  });

  test('say until when they are known, for the price of the manifest', async () => {
    assert.equal(await mapAsOf(api), AT);
    assert.equal(await mapAsOf(api), AT);
    assert.deepEqual(asked, ['current']);
  });

  for (const [what, filters] of [['words', { q: 'fire' }], ['a release', { release: '2025Q1' }], ['another day', { as_of: '2025-02-01' }]] as const)
    test(`do not answer ${what}, and ask for nothing`, async () => {
      assert.equal(await mapIndex(api, filters), undefined);
      assert.deepEqual(asked, []);
    });

  test('are not fetched where they are too large for a page, as long as filters reach so far', async () => {
    const { manifest, files: all } = current;
    const partitions = manifest.partitions.map((one) => (one.year === 2019 ? { ...one, files: { ...one.files, columns: { ...one.files.columns, bytes: 9e6 } } } : one));
    publish({ manifest: { ...manifest, partitions }, files: all });
    assert.equal(await mapIndex(api, {}), undefined);
    assert.deepEqual(files(), []);
    assert.equal((await mapIndex(api, { from: '2022-01-01' }))!.count({ from: '2022-01-01' }), 9);
  });

  test('are not there where the service gives none, or has no incidents', async () => {
    folder = false;
    assert.equal(await mapIndex(api, {}), undefined);
    publish(encode(2, []));
    folder = true;
    assert.equal(await mapIndex(api, {}, { version: 2 }), undefined);
    assert.deepEqual(asked, ['current', 'current']);
  });

  for (const [what, alter] of [
    ['altered', (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte))],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -3)],
  ] as const) {
    test(`that were ${what} on the way are refused, and fetched anew the next time`, async () => {
      instead = (_, bytes) => new Response(new Uint8Array(alter(bytes)));
      await assert.rejects(mapIndex(api, { from: '2025-01-01' }), ContractError);
      instead = undefined;
      assert.equal((await mapIndex(api, { from: '2025-01-01' }))!.count({ from: '2025-01-01' }), 3);
    });
  }

  test('that were cut short are refused where a page has no hashes as well', async (t) => {
    t.mock.getter(globalThis.crypto, 'subtle', () => undefined as unknown as SubtleCrypto);
    instead = (_, bytes) => new Response(new Uint8Array(bytes.slice(0, -3)));
    await assert.rejects(mapIndex(api, { from: '2025-01-01' }), ContractError);
    instead = undefined;
    assert.equal((await mapIndex(api, { from: '2025-01-01' }))!.count({ from: '2025-01-01' }), 3);
  });

  test('that are not what the manifest says of them are refused', async () => {
    const { manifest, files: all } = current;
    publish({ manifest: { ...manifest, partitions: manifest.partitions.map((one) => ({ ...one, count: one.count + 1 })) }, files: all });
    await assert.rejects(mapIndex(api, {}), ContractError);
  });

  test('of a format that this version does not read are refused', async () => {
    publish({ ...current, manifest: { ...current.manifest, format: 3 as 2 } });
    await assert.rejects(mapIndex(api, {}), ContractError);
    assert.deepEqual(asked, ['current']);
  });

  test('that are missing are an error of the service', async () => {
    versions.clear();
    await assert.rejects(mapIndex(api, {}), (error) => error instanceof ServiceError && error.status === 404);
  });

  test('are fetched once by all who ask at one time, and the one who leaves does not disturb the rest', async () => {
    let open!: () => void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    instead = async (_, bytes) => (await gate, new Response(new Uint8Array(bytes)));
    const leaving = new AbortController();
    const left = mapIndex(api, {}, { signal: leaving.signal });
    const rest = [mapIndex(api, {}), mapIndex(api, {}), mapIndex(api, { from: '2024-01-01' })];
    while (files().length < YEARS.length) await new Promise(setImmediate);
    leaving.abort(new Error('gone'));
    await assert.rejects(left, /gone/);
    open();
    const [one, other, part] = await Promise.all(rest);
    assert.deepEqual([one!.count({}), other!.count({}), part!.count({ from: '2024-01-01' })], [12, 12, 6]);
    assert.deepEqual(asked.toSorted(), ['current', ...columns(current, ...YEARS)].toSorted());
  });

  test('are given up when the only one who asked leaves, and fetched by the next', async () => {
    let signal: AbortSignal | null | undefined;
    const inner = globalThis.fetch;
    globalThis.fetch = (url, init) => {
      if (String(url).endsWith('current')) return inner(url, init);
      signal = init?.signal;
      return new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));
    };
    const leaving = new AbortController();
    const left = mapIndex(api, { from: '2025-01-01' }, { signal: leaving.signal });
    while (!signal) await new Promise(setImmediate);
    leaving.abort(new Error('gone'));
    await assert.rejects(left, /gone/);
    assert.equal(signal.aborted, true, 'the request itself ends');
    globalThis.fetch = inner;
    assert.equal((await mapIndex(api, { from: '2025-01-01' }))!.count({ from: '2025-01-01' }), 3);
  });

  test('are those of one version although another came in the middle', async () => {
    let open!: () => void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    instead = async (path, bytes) => (path.startsWith('1/') && (await gate), new Response(new Uint8Array(bytes)));
    const early = mapIndex(api, { from: '2024-01-01', type: ['public_dispute'] });
    while (!files().length) await new Promise(setImmediate);
    publish(encode(2, [...incidents, incident('A-2025-9', '2025-02-09')]));
    const late = mapIndex(api, { from: '2025-01-01' }, { version: 2 });
    assert.equal((await late)!.manifest.version, 2);
    open();
    const index = (await early)!;
    assert.deepEqual([index.manifest.version, index.count({ from: '2024-01-01' })], [2, 7]);
  });
});
