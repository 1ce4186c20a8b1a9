import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Incident, IncidentChange } from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot, filesOf, parseManifest, sha256Hex, SnapshotError, type EncodedSnapshot, type SnapshotManifest } from '../src/index.ts';
import { fileName } from '../src/manifest.ts';
import { datasets, incident, incidents } from './generate.ts';

const AT = '2025-02-13T12:00:00Z';
const encode = (list: readonly Incident[], log: readonly IncidentChange[] = []): EncodedSnapshot =>
  encodeSnapshot({ version: 7, publishedAt: AT, asOf: AT, incidents: list, changes: log });

/** The same JSON with the keys of all objects in reverse. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner as unknown)])) as T;
}

test('decoding gives back every incident and every change', () => {
  fc.assert(fc.property(datasets(), ([list, log]) => {
    const { manifest, files } = encode(list, log);
    const index = decodeSnapshot(manifest, files);
    assert.equal(manifest.records, list.length);
    for (const one of list) {
      const row = index.find(one.id)!;
      assert.deepEqual(index.incident(row), one);
      assert.deepEqual(JSON.parse(index.recordText(row)), one);
    }
    for (const id of [...list.map((one) => one.id), 'none-of-them']) {
      const found = index.changesOf(id);
      assert.ok(found.every((change, i) => i === 0 || found[i - 1]!.version <= change.version), 'oldest first');
      const rest = log.filter((change) => change.incident === id);
      for (const change of found) rest.splice(rest.findIndex((other) => isDeepStrictEqual(other, change)) >>> 0, 1);
      assert.deepEqual([found.length, rest], [log.filter((change) => change.incident === id).length, []]);
    }
  }), { numRuns: 100 });
});

test('rows are sorted by date, then by identifier, both descending', () => {
  fc.assert(fc.property(incidents(), (list) => {
    const { manifest, files } = encode(list);
    const index = decodeSnapshot(manifest, files);
    const keys = list.map((_, row) => index.incident(row)).map(({ id, date }) => `${date.start} ${id}`);
    assert.deepEqual(keys, [...keys].sort().reverse());
  }), { numRuns: 50 });
});

test('encoding leaves no trace of the order of its input', () => {
  fc.assert(fc.property(datasets(30), fc.integer({ min: 1, max: 29 }), ([list, log], cut) => {
    const first = encode(list, log);
    const turned = <T>(all: readonly T[]) => [...all.slice(cut), ...all.slice(0, cut)].reverse();
    assert.deepEqual(encode(reversed(turned(list)), reversed(turned(log))), first);
  }), { numRuns: 60 });
});

test('a record is written in the order of the schema', () => {
  const { manifest, files } = encode([reversed(incident({ id: 'A', summary: { sq: 'Të shtëna', en: 'Shots' } }))]);
  assert.match(decodeSnapshot(manifest, files).recordText(0),
    /^\{"id":"A","revision":1,"status":"verified","date":\{"start":.*"sources":\[.*\],"summary":\{"en":"Shots","sq":"Të shtëna"\}\}$/);
});

test('the manifest says what the snapshot holds, and names files by their content', () => {
  const { manifest, files } = encode([
    incident({ id: 'A', date: { start: '2024-02-29', end: '2024-03-02', precision: 'range' } }), incident({ id: 'SYNTHETIC-1' }),
    incident({ id: 'B', status: 'withdrawn', date: { start: '2020-01-01', end: '2020-01-01', precision: 'day' } }),
  ]);
  const { count, records, synthetic, from, to, version, format } = manifest;
  assert.deepEqual({ count, records, synthetic, from, to, version, format },
    { count: 2, records: 3, synthetic: true, from: '2024-01-01', to: '2024-02-29', version: 7, format: 2 });
  assert.deepEqual(manifest.partitions.map((part) => [part.year, part.records, part.count, part.from, part.to]),
    [[2024, 2, 2, '2024-01-01', '2024-02-29'], [2020, 1, 0, null, null]]);
  assert.deepEqual([...files.keys()].sort(), filesOf(manifest).map(({ name }) => name).sort());
  for (const { name, bytes, sha256 } of filesOf(manifest)) {
    assert.equal(createHash('sha256').update(files.get(name)!).digest('hex'), sha256);
    assert.equal(files.get(name)!.length, bytes);
    assert.match(name, new RegExp(`^(columns|records|search|changes|figures)\\.${sha256.slice(0, 16)}\\.(bin|jsonl)$`));
  }
  assert.equal(encode([incident({ id: 'A' })]).manifest.synthetic, false);
  assert.deepEqual(parseManifest(JSON.parse(JSON.stringify(manifest))), manifest);
});

const CHANGE: IncidentChange = { version: 2, at: AT, incident: 'A', field: 'counts.killed', from: 1, to: 2, reason: 'victim_died' };

test('one flipped byte anywhere in any file is refused', () => {
  const { manifest, files } = encode([incident({ id: 'A' }), incident({ id: 'B', summary: { en: 'Пуцњава' } })], [CHANGE]);
  for (const [name, bytes] of files) {
    for (let at = 0; at < bytes.length; at++) {
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (at % 8);
      assert.throws(() => decodeSnapshot(manifest, new Map([...files, [name, flipped]])), SnapshotError, `${name} at ${at}`);
    }
    assert.throws(() => decodeSnapshot(manifest, new Map([...files, [name, bytes.slice(1)]])), SnapshotError);
    assert.throws(() => decodeSnapshot(manifest, new Map([...files, [name, Uint8Array.of(...bytes, 0)]])), SnapshotError);
  }
});

test('without columns there is no index; without the other files only what needs them throws', () => {
  const { manifest, files } = encode([incident({ id: 'A' }), incident({ id: 'B' })], [CHANGE]);
  const only = (kind: 'columns' | 'records') => new Map([manifest.partitions[0]!.files[kind]].map(({ name }) => [name, files.get(name)!]));
  assert.throws(() => decodeSnapshot(manifest, only('records')), /^SnapshotError: columns\.[0-9a-f]{16}\.bin: the file is missing/);
  const index = decodeSnapshot(manifest, only('columns'));
  index.warm();
  assert.equal(index.count({ jurisdiction: ['RS'] }), 2);
  const { next } = index.page({}, { sort: '-date', limit: 1 });
  assert.deepEqual(index.page({}, { sort: '-date', limit: 1, after: next! }).rows, [index.find('A')]);
  assert.throws(() => index.incident(0), /^SnapshotError: the records file of 2024 was not given/);
  assert.throws(() => index.count({ q: 'niš' }), /^SnapshotError: the search file of 2024 was not given/);
  assert.throws(() => index.changesOf('A'), /^SnapshotError: the changes file of 2024 was not given/);
  assert.throws(() => index.figures(), /^SnapshotError: the figures file was not given/);
});

test('a manifest of another snapshot is refused', () => {
  const { manifest, files } = encode([incident({ id: 'A' })]);
  for (const wrong of [{ records: 2 }, { count: 0 }, { from: null }, { to: '2024-01-02' }]) {
    const partitions = [{ ...manifest.partitions[0]!, ...wrong }];
    assert.throws(() => decodeSnapshot({ ...manifest, partitions }, files), /^SnapshotError: the manifest is not that of/, JSON.stringify(wrong));
  }
});

test('a manifest that is not one is refused by the name of its field', () => {
  const { manifest } = encode([incident({ id: 'A' })]);
  const refused = (change: (m: Record<string, unknown> & SnapshotManifest) => unknown, message: RegExp) => {
    const copy = structuredClone(manifest) as Record<string, unknown> & SnapshotManifest;
    const other = change(copy);
    assert.throws(() => parseManifest(other === undefined ? copy : other), (e) => e instanceof SnapshotError && message.test(e.message));
  };
  refused(() => null, /must be an object/);
  refused(() => [], /format must be 2/);
  refused((m) => void Object.assign(m, { format: 3 }), /format must be 2/);
  refused((m) => void Object.assign(m, { format: 1 }), /format 1 is not read any more; publish the version again/);
  refused((m) => void (m.version = -1), /version/);
  refused((m) => void (m.count = 2), /count/);
  refused((m) => void (m.asOf = 'yesterday'), /asOf/);
  refused((m) => void (m.from = '2024-02-30'), /from/);
  refused((m) => void Object.assign(m, { synthetic: 'no' }), /synthetic/);
  refused((m) => void Object.assign(m, { partitions: null }), /partitions must be a list/);
  refused((m) => void (m.partitions[0]!.year = 1899), /partitions\.0\.year/);
  refused((m) => void (m.partitions[0]!.year = 2023), /partitions\.0\.from must be a date of 2023/);
  refused((m) => void (m.partitions[0]!.records = 0), /partitions\.0\.records/);
  refused((m) => void (m.partitions[0]!.count = 2), /partitions\.0\.count/);
  refused((m) => void (m.partitions[0]!.from = null), /partitions\.0\.from and to/);
  refused((m) => void m.partitions.push(m.partitions[0]!), /partitions\.1\.year must be before/);
  refused((m) => void Object.assign(m.partitions[0]!, { files: null }), /partitions\.0\.files\.columns/);
  refused((m) => void (m.partitions[0]!.files.records.name = '../../etc/passwd'), /partitions\.0\.files\.records\.name/);
  refused((m) => void (m.partitions[0]!.files.changes.sha256 = 'A'.repeat(64)), /partitions\.0\.files\.changes\.sha256/);
  refused((m) => void (m.partitions[0]!.files.search.bytes = 1.5), /partitions\.0\.files\.search\.bytes/);
  refused((m) => void Object.assign(m, { figures: undefined }), /figures/);
});

test('an incident that cannot be stored is refused by its identifier and field', () => {
  const place = { point: null, precision: null, area: 'unknown', type: 'unknown' } as const;
  const counts = { killed: 0, injured: 0, threatened: 0, suicide: 0, perpetrators: 0 };
  const cases: [Partial<Incident>, RegExp][] = [
    [{ id: 'A B' }, /incident A B: id/], [{ date: { start: '2023-02-29', end: '2023-03-01', precision: 'day' } }, /incident A: date\.start/],
    [{ counts: { ...counts, killed: -1 } }, /counts\.killed/], [{ counts: { ...counts, injured: 1.5 } }, /counts\.injured/],
    [{ counts: { ...counts, suicide: 2 ** 31 } }, /counts\.suicide/], [{ place: { ...place, point: [181, 0] } }, /place\.point/],
    [{ place: { ...place, point: [0, NaN] } }, /place\.point/], [{ tags: ['nice' as 'femicide'] }, /tag/], [{ type: 'war' as 'other' }, /type/],
    [{ type: 'suicide', subtype: 'armed_robbery' }, /subtype/], [{ jurisdiction: 'FR' as 'RS' }, /jurisdiction/],
  ];
  for (const [given, message] of cases) assert.throws(() => encode([incident({ id: 'A', ...given })]), (e) => e instanceof SnapshotError && message.test(e.message));
  assert.throws(() => encode([incident({ id: 'A' }), incident({ id: 'A', jurisdiction: 'ME' })]), /^SnapshotError: incident A occurs twice/);
});

test('a file written before a code existed is still read, and has nothing under that code', () => {
  const { manifest, files } = encode([incident({ id: 'A', weapons: [{ category: 'improvised', possession: 'illegal' }], tags: ['mass_shooting'] })]);
  const [partition] = manifest.partitions;
  const bytes = Buffer.from(files.get(partition!.files.columns.name)!);
  const open = bytes.indexOf('{');
  const end = '"admin1":["unknown"]}';
  const close = bytes.indexOf(end) + end.length;
  const header = JSON.parse(bytes.toString('utf8', open, close)) as { lists: Record<string, string[]> };
  header.lists.tag = header.lists.tag!.filter((tag) => tag !== 'femicide');
  const json = Buffer.from(JSON.stringify(header));
  const older = new Uint8Array(Buffer.concat([bytes.subarray(0, 5), Buffer.of((json.length & 127) | 128, json.length >>> 7), json, bytes.subarray(close)]));
  const sha256 = sha256Hex(older);
  const columns = { name: fileName('columns', sha256), bytes: older.length, sha256 };
  const partitions = [{ ...partition!, files: { ...partition!.files, columns } }];
  const index = decodeSnapshot({ ...manifest, partitions }, new Map([[columns.name, older]]));
  assert.equal(index.count({ tag: ['femicide'] }), 0);
  assert.equal(index.count({ tag: ['mass_shooting'] }), 1);
  assert.equal(index.count({ weapon: ['improvised'] }), 1);
});

test('another implementation of the hash can verify the files', () => {
  const { manifest, files } = encode([incident({ id: 'A' })]);
  const hashed: number[] = [];
  decodeSnapshot(manifest, files, (bytes) => {
    hashed.push(bytes.length);
    return createHash('sha256').update(bytes).digest('hex');
  });
  assert.deepEqual(hashed, filesOf(manifest).map(({ bytes }) => bytes));
  assert.throws(() => decodeSnapshot(manifest, files, () => ''), SnapshotError);
});
