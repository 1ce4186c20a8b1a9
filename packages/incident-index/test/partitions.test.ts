import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SORTS, type Filters, type Incident, type IncidentChange } from '@seesac/contract';
import {
  assembleSnapshot, decodeSnapshot, encodePartition, encodeSnapshot, filesOf, parseManifest, SnapshotError,
  type EncodedSnapshot, type IncidentIndex, type SnapshotPartition,
} from '../src/index.ts';
import { datasets, filters, incident, incidents } from './generate.ts';
import { matches, outcomes, sorted } from './scan.ts';

const AT = '2025-02-13T12:00:00Z';
const encode = (list: readonly Incident[], log: readonly IncidentChange[] = []): EncodedSnapshot =>
  encodeSnapshot({ version: 7, publishedAt: AT, asOf: AT, incidents: list, changes: log });
const on = (start: string) => ({ start, end: start, precision: 'day' as const });
const yearOf = ({ date }: Incident): number => Number(date.start.slice(0, 4));

type Kind = keyof SnapshotPartition['files'];
/** The files of a snapshot whose year and kind pass. */
const some = ({ manifest, files }: EncodedSnapshot, passes: (year: number, kind: Kind) => boolean): Map<string, Uint8Array> =>
  new Map(manifest.partitions.flatMap(({ year, files: of }) => (Object.keys(of) as Kind[]).filter((kind) => passes(year, kind)).map((kind) =>
    [of[kind].name, files.get(of[kind].name)!] as const)));
const newest = (snapshot: EncodedSnapshot, years: number): IncidentIndex => {
  const loaded = snapshot.manifest.partitions.slice(0, years).map(({ year }) => year);
  return decodeSnapshot(snapshot.manifest, some(snapshot, (year) => loaded.includes(year)));
};

test('any number of the newest years answers as a scan of them, and what lies before them is refused', () => {
  let [found, refused] = [0, 0];
  fc.assert(fc.property(datasets(), fc.array(filters, { minLength: 6, maxLength: 6 }), fc.nat(), ([list, log], all, cut) => {
    const snapshot = encode(list, log);
    const years = 1 + (cut % Math.max(1, snapshot.manifest.partitions.length));
    const index = newest(snapshot, years);
    const since = index.since ?? '1900-01-01';
    assert.equal(index.since === null, years >= snapshot.manifest.partitions.length);
    const loaded = list.filter(({ date }) => date.start >= since);
    for (const by of all.flatMap((one): Filters[] => [one, { ...one, from: one.from && one.from > since ? one.from : since }])) {
      if (index.since !== null && (by.from ?? '') < since) {
        for (const ask of [() => index.count(by), () => index.page(by, { sort: 'date', limit: 1 }), () => index.outcomes(by)]) {
          assert.throws(ask, new RegExp(`^RangeError: only the days from ${since} on are loaded`));
        }
        refused++;
        continue;
      }
      const expected = loaded.filter((one) => matches(one, by));
      found += expected.length;
      assert.equal(index.count(by), expected.length);
      assert.deepEqual(index.outcomes(by), outcomes(expected));
      for (const sort of SORTS.filter((one) => one !== 'relevance')) {
        assert.deepEqual(index.page(by, { sort, limit: 1000 }).rows.map((row) => index.incident(row).id), sorted(expected, sort).map(({ id }) => id));
      }
    }
    for (const one of list) {
      const row = index.find(one.id);
      assert.equal(row !== undefined, loaded.includes(one));
      if (row === undefined) assert.throws(() => index.changesOf(one.id), /^RangeError: incident .* is not in the loaded years/);
      else assert.deepEqual([index.incident(row), index.changesOf(one.id).length], [one, log.filter(({ incident: id }) => id === one.id).length]);
    }
    const span = { from: since, to: '2099-12-31' };
    const known = log.filter(({ incident: id }) => loaded.some((one) => one.id === id));
    assert.equal(index.changes({ limit: 100, span }).changes.length, known.length);
    if (index.since !== null) assert.throws(() => index.changes({ limit: 1 }), RangeError);
  }), { numRuns: 100 });
  assert.ok(found > 300 && refused > 100, `${found} found and ${refused} refused: the comparison would say nothing`);
});

const THREE = [['A', '2024-02-29'], ['B', '2022-12-31'], ['C', '2022-01-01'], ['D', '2019-06-01']].map(([id, start]) =>
  incident({ id: id!, date: on(start!), summary: { en: `Shots in ${start}` } }));

test('the first covered day is that behind the last year that was not loaded', () => {
  const snapshot = encode(THREE);
  assert.deepEqual(snapshot.manifest.partitions.map(({ year }) => year), [2024, 2022, 2019]);
  assert.deepEqual([1, 2, 3].map((years) => newest(snapshot, years).since), ['2023-01-01', '2020-01-01', null]);
  assert.equal(newest(snapshot, 1).count({ from: '2023-01-01' }), 1);
});

test('a year without columns ends the run of years; the newest is required', () => {
  const snapshot = encode(THREE);
  const gap = decodeSnapshot(snapshot.manifest, some(snapshot, (year) => year !== 2022));
  assert.deepEqual([gap.since, gap.find('D')], ['2023-01-01', undefined]);
  assert.throws(() => decodeSnapshot(snapshot.manifest, some(snapshot, (year) => year !== 2024)), /^SnapshotError: columns\.[0-9a-f]{16}\.bin: the file is missing/);
});

test('what a year lacks is asked for only where a question touches that year', () => {
  const snapshot = encode(THREE, [{ version: 1, at: AT, incident: 'B', field: '*', from: null, to: null, reason: 'import' }]);
  const index = decodeSnapshot(snapshot.manifest, some(snapshot, (year, kind) => kind === 'columns' || year === 2022));
  assert.equal(index.count({ q: 'shots', from: '2022-01-01', to: '2022-12-31' }), 2);
  assert.throws(() => index.count({ q: 'shots', from: '2022-01-01' }), /^SnapshotError: the search file of 2024 was not given/);
  assert.equal(index.incident(index.find('C')!).id, 'C');
  assert.throws(() => index.incident(index.find('D')!), /^SnapshotError: the records file of 2019 was not given/);
  assert.equal(index.changesOf('B').length, 1);
  assert.equal(index.changes({ limit: 9, span: { from: '2022-06-01', to: '2022-12-31' } }).changes.length, 1);
  assert.throws(() => index.changes({ limit: 9 }), /^SnapshotError: the changes file of (2024|2019) was not given/);
});

test('years encoded one by one and assembled are the snapshot that is encoded at once', () => {
  fc.assert(fc.property(datasets(40), ([list, log]) => {
    const whole = encode(list, log);
    const years = [...new Set(list.map(yearOf))].map((year) => {
      const own = list.filter((one) => yearOf(one) === year);
      return encodePartition(year, own, log.filter(({ incident: id }) => own.some((one) => one.id === id)));
    });
    const { manifest, files } = assembleSnapshot({
      version: 7, publishedAt: AT, asOf: AT, partitions: years.map(({ partition }) => partition), synthetic: years.some(({ synthetic }) => synthetic),
      figures: decodeSnapshot(whole.manifest, whole.files).figures(),
    });
    assert.deepEqual(manifest, whole.manifest);
    assert.deepEqual(new Map([...years.flatMap((year) => [...year.files]), ...files]), whole.files);
  }), { numRuns: 60 });
});

test('a change in one year leaves the files of the others what they were', () => {
  fc.assert(fc.property(incidents(40), (list) => {
    const [first] = list;
    if (!first) return;
    const before = encode(list).manifest;
    const after = encode(list.map((one) => (one === first ? { ...one, revision: 2, counts: { ...one.counts, perpetrators: 77 } } : one))).manifest;
    before.partitions.forEach((partition, i) => {
      if (partition.year !== yearOf(first)) assert.deepEqual(after.partitions[i], partition);
      else assert.notEqual(after.partitions[i]!.files.records.name, partition.files.records.name);
    });
  }), { numRuns: 60 });
});

test('years of the same content share their files', () => {
  const { manifest, files } = encode(THREE);
  assert.equal(new Set(manifest.partitions.map((part) => part.files.changes.name)).size, 1, 'none of them has changes');
  assert.equal(filesOf(manifest).length, files.size);
});

test('a year, a manifest or a file in the place of another is refused', () => {
  const snapshot = encode(THREE);
  const { manifest, files } = snapshot;
  const [first, second, third] = manifest.partitions as [SnapshotPartition, SnapshotPartition, SnapshotPartition];
  const decode = (partitions: SnapshotPartition[]) => () => decodeSnapshot({ ...manifest, partitions }, files);
  assert.throws(decode([second, first, third]), /^SnapshotError: manifest: 2024 is not before/);
  assert.throws(decode([first, first]), /^SnapshotError: manifest: 2024 is not before/);
  assert.throws(decode([{ ...first, files: second.files }]), /^SnapshotError: columns\.[0-9a-f]{16}\.bin: holds 2022, not 2024/);
  assert.throws(() => decodeSnapshot({ ...manifest, partitions: [{ ...first, files: { ...first.files, search: second.files.search } }] }, files).count({ q: 'shots' }),
    /^SnapshotError: search: the file has another number of rows/);
  assert.throws(() => parseManifest({ ...manifest, partitions: [second, first, third] }), /partitions\.1\.year must be before/);
  assert.throws(() => parseManifest({ ...manifest, records: 5 }), /^SnapshotError: manifest: records must be 4, as its partitions say/);
  assert.throws(() => encodePartition(2024, [], []), /^SnapshotError: 2024: a year without incidents/);
  assert.throws(() => encodePartition(2024, [THREE[1]!], []), /^SnapshotError: incident B: date\.start is not in 2024/);
  assert.throws(() => encodePartition(2024, [THREE[0]!], [{ version: 1, at: AT, incident: 'B', field: '*', from: null, to: null, reason: 'import' }]),
    /^SnapshotError: a change names incident B, which is not in 2024/);
});

test('a file of the right name and hash that is no file of its kind is refused where it is read', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom<Kind>('columns', 'search', 'records', 'changes'), (bytes, kind) => {
    const { manifest, files } = encode(THREE);
    const [first, ...rest] = manifest.partitions;
    const name = first!.files[kind].name;
    const partitions = [{ ...first!, files: { ...first!.files, [kind]: { name, bytes: bytes.length, sha256: 'x' } } }, ...rest];
    const known = new Map([[bytes, 'x'], ...filesOf(manifest).map((file) => [files.get(file.name)!, file.sha256] as const)]);
    assert.throws(() => {
      const index = decodeSnapshot({ ...manifest, partitions }, new Map([...files, [name, bytes]]), (file) => known.get(file)!);
      index.count({ q: 'shots' });
      index.incident(0);
      index.changes({ limit: 9 });
      if (kind === 'changes' && !bytes.length) throw new SnapshotError('an empty file is a valid one');
    }, SnapshotError);
  }), { numRuns: 300 });
});
