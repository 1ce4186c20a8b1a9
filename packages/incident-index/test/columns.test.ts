import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDay, type Incident } from '@seesac/contract';
import { ByteReader, ByteWriter, fromUtf8, toUtf8 } from '../src/bytes.ts';
import { COLUMNS_FORMAT, GROUP_PARTS, MAGIC, maskPlanes, NO_POINT, SECTIONS, STORED_CODES, WEAPON_PARTS, type CodedColumn, type Columns, type Section } from '../src/columns.ts';
import { decodeColumns } from '../src/decode-columns.ts';
import { encodeColumns } from '../src/encode-columns.ts';
import { SnapshotError } from '../src/index.ts';
import { YearColumns } from '../src/year-columns.ts';
import { incident, incidents } from './generate.ts';
import { inOldFormat, OLD_FILE, OLD_YEAR } from './old-format.ts';

/** Incidents of several years, each year in row order, newest year first. */
const years = (list: readonly Incident[]): [year: number, incidents: Incident[]][] => {
  const sorted = [...list].sort((a, b) => (`${a.date.start} ${a.id}` < `${b.date.start} ${b.id}` ? 1 : -1));
  const all = [...new Set(sorted.map(({ date }) => Number(date.start.slice(0, 4))))];
  return all.map((year) => [year, sorted.filter(({ date }) => date.start.startsWith(`${year}-`))]);
};
const decode = (files: readonly Uint8Array[]): Columns => decodeColumns(files.map((file) => new YearColumns(file)));
/** Reads all that is decoded only when it is asked for. */
const all = ({ codes, masks, counts, people, weapons, admin1, day, x, y, ids }: Columns) => [Object.values(codes), Object.values(masks), counts, people, weapons, admin1, day, x, y, ids.at(0)];
const codeAt = ({ list, values }: CodedColumn, row: number): string => list[values[row]!]!;
const codesAt = ({ list, values }: CodedColumn, row: number): string[] => list.filter((_, bit) => values[row]! & (1 << bit));

/** What the columns say of a row that a record says too. */
const read = (columns: Columns, ids: readonly string[], row: number) => ({
  id: ids[row], day: columns.day[row], status: codeAt(columns.codes.status, row), type: codeAt(columns.codes.type, row),
  jurisdiction: codeAt(columns.codes.jurisdiction, row), tag: codesAt(columns.masks.tag, row).sort(), weapon: codesAt(columns.masks.weapon, row).sort(),
  possession: codesAt(columns.masks.possession, row).sort(), weapons: weaponsAt(columns, row), admin1: codeAt(columns.admin1, row), killed: columns.counts.killed[row],
  people: Object.fromEntries(Array.from(columns.people.codes.subarray(columns.people.starts[row], columns.people.starts[row + 1]), (code, i) => {
    const { role, sex, age, outcome } = columns.people.kinds[code]!;
    return [`${role}:${sex}:${age}:${outcome}`, columns.people.n[columns.people.starts[row]! + i]];
  })),
});
/** What is listed, in an order of its own; undefined where the columns do not tell. */
const weaponsAt = ({ weapons }: Columns, row: number) => weapons && Array.from({ length: weapons.starts[row + 1]! - weapons.starts[row]! }, (_, i) => {
  const group = weapons.starts[row]! + i;
  const { weapon, possession } = weapons.kinds[weapons.codes[group]!]!;
  return `${weapon} ${possession} ${weapons.n[group]!}`;
}).sort();
const valuesOf = (values: readonly string[]) => (values.length ? [...new Set(values)].sort() : ['unknown']);
const expected = (one: Incident) => {
  const people: Record<string, number> = {};
  for (const { role, sex, age, outcome, n = 1 } of one.people) people[`${role}:${sex}:${age}:${outcome}`] = (people[`${role}:${sex}:${age}:${outcome}`] ?? 0) + n;
  return {
    id: one.id, day: toDay(one.date.start), status: one.status, type: one.subtype ?? one.type, jurisdiction: one.jurisdiction, tag: [...one.tags].sort(),
    weapon: valuesOf(one.weapons.map(({ category }) => category)), possession: valuesOf(one.weapons.map(({ possession }) => possession)),
    weapons: one.weapons.map(({ category, possession, count = 0 }) => `${category} ${possession} ${count}`).sort(),
    admin1: one.place.admin1 ? `${one.jurisdiction}:${one.place.admin1}` : 'unknown', killed: one.counts.killed ?? -1, people,
  };
};

test('the columns of several years say what the records say, people and first-level units among it', () => {
  fc.assert(fc.property(incidents(), (list) => {
    const split = years(list);
    const columns = decode(split.map(([year, part]) => encodeColumns(year, part)));
    const ids = Array.from({ length: columns.rows }, (_, row) => columns.ids.at(row));
    ids.forEach((id, row) => assert.equal(columns.ids.find(id), row));
    assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), split.flatMap(([, part]) => part.map(expected)));
    assert.equal(columns.people.starts.at(-1), columns.people.codes.length);
  }), { numRuns: 100 });
});

/** The same file under lists in another order, with a code that this program does not know. */
function relabelled(file: Uint8Array): Uint8Array {
  const input = new ByteReader(file);
  input.bytes(MAGIC.length);
  assert.equal(input.varint(), COLUMNS_FORMAT);
  const header = JSON.parse(fromUtf8(input.bytes(input.varint()))) as { rows: number; lists: Record<string, string[]> };
  const sections = new Map(SECTIONS.map((section): [Section, Uint8Array] => [section, input.bytes(input.varint()).slice()]));
  const lists = Object.fromEntries(Object.entries(header.lists).map(([name, list]): [string, string[]] =>
    [name, [...(([...GROUP_PARTS, ...WEAPON_PARTS] as readonly string[]).includes(name) ? [] : ['from the future']), ...[...list].reverse()]]));
  for (const column of [...STORED_CODES, 'jurisdiction'] as const) {
    sections.set(column, sections.get(column)!.map((code) => header.lists[column]!.length - code));
  }
  const { tag } = header.lists;
  const planes = sections.get('tag')!;
  const tags = new Uint8Array(header.rows * maskPlanes(lists['tag']!));
  for (let row = 0; row < header.rows; row++) {
    for (let bit = 0; bit < tag!.length; bit++) {
      if (!(planes[row + header.rows * (bit >>> 3)]! & (1 << (bit & 7)))) continue;
      const to = tag!.length - bit;
      tags[row + header.rows * (to >>> 3)]! |= 1 << (to & 7);
    }
  }
  sections.set('tag', tags);
  for (const [section, parts] of [['people', GROUP_PARTS], ['weapons', WEAPON_PARTS]] as const) {
    const column = new ByteReader(sections.get(section)!);
    const groups = new Int32Array(header.rows);
    column.varints(groups, 0);
    const kinds = column.bytes(groups.reduce((sum, n) => sum + n, 0));
    kinds.forEach((kind, i) => (kinds[i] = parts.reduce((product, part) => product * header.lists[part]!.length, 1) - 1 - kind));
  }

  const out = new ByteWriter();
  const json = toUtf8(JSON.stringify({ ...header, lists }));
  out.bytes(file.subarray(0, MAGIC.length + 1));
  for (const bytes of [json, ...SECTIONS.map((section) => sections.get(section)!)]) {
    out.varint(bytes.length);
    out.bytes(bytes);
  }
  return out.finish();
}

test('years whose files have other code lists are read as one', () => {
  fc.assert(fc.property(incidents(40), fc.nat(), (list, which) => {
    const split = years(list);
    if (!split.length) return;
    const files = split.map(([year, part]) => encodeColumns(year, part));
    files[which % files.length] = relabelled(files[which % files.length]!);
    const columns = decode(files);
    const ids = Array.from({ length: columns.rows }, (_, row) => columns.ids.at(row));
    assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), split.flatMap(([, part]) => part.map(expected)));
    assert.equal(columns.codes.type.list.at(-1), 'from the future');
  }), { numRuns: 60 });
});

test('a file of the old format says what it said, and that it does not know the weapons', () => {
  assert.deepEqual(inOldFormat(encodeColumns(2023, OLD_YEAR), OLD_YEAR), OLD_FILE);
  const columns = decode([OLD_FILE]);
  assert.equal(columns.weapons, undefined);
  const ids = OLD_YEAR.map(({ id }) => id);
  assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), OLD_YEAR.map((one) => ({ ...expected(one), weapons: undefined })));
});

test('years of both formats are read as one, without weapons where one of them has none', () => {
  fc.assert(fc.property(incidents(40), fc.nat(), fc.boolean(), (list, which, isRelabelled) => {
    const split = years(list);
    if (!split.length) return;
    const files = split.map(([year, part]) => encodeColumns(year, part));
    if (isRelabelled) files[0] = relabelled(files[0]!);
    const old = which % files.length;
    files[old] = inOldFormat(encodeColumns(...split[old]!), split[old]![1]);
    const columns = decode(files);
    const ids = Array.from({ length: columns.rows }, (_, row) => columns.ids.at(row));
    assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), split.flatMap(([, part]) => part.map((one) => ({ ...expected(one), weapons: undefined }))));
  }), { numRuns: 60 });
});

test('weapons that cannot be stored are refused by field, and a file of another format too', () => {
  const encode = (weapon: Partial<Incident['weapons'][number]>) => () => encodeColumns(2024, [incident({ id: 'A', weapons: [{ category: 'handgun', possession: 'legal', ...weapon }] })]);
  for (const count of [0, -1, 1.5, 2 ** 31]) assert.throws(encode({ count }), /^SnapshotError: incident A: weapons\.count cannot be stored/);
  assert.throws(encode({ category: 'sword' as 'other' }), /^SnapshotError: incident A: weapons\.category/);
  assert.throws(encode({ possession: 'borrowed' as 'legal' }), /^SnapshotError: incident A: weapons\.possession/);
  for (const format of [0, 1, COLUMNS_FORMAT + 1, 127]) {
    const file = encode({})();
    file[MAGIC.length] = format;
    assert.throws(() => decode([file]), /^SnapshotError: columns: not a columns file of format 3/);
  }
});

test('more than 256 first-level units, in one year or over several, keep their names', () => {
  const many = (year: number, count: number) => Array.from({ length: count }, (_, i) => incident({
    id: `A${String(9999 - i)}`, date: { start: `${year}-01-01`, end: `${year}-01-01`, precision: 'day' },
    place: { admin1: `Unit ${year} ${i}`, point: null, precision: null, area: 'unknown', type: 'unknown' },
  }));
  for (const split of [[many(2024, 300)], [many(2024, 200), many(2023, 200)], [many(2024, 3), many(2023, 300)]]) {
    const columns = decode(split.map((part) => encodeColumns(Number(part[0]!.date.start.slice(0, 4)), part)));
    assert.deepEqual(Array.from(columns.admin1.values, (value) => columns.admin1.list[value]), split.flat().map(({ place }) => `RS:${place.admin1}`));
  }
});

test('people that cannot be stored are refused by field', () => {
  const person = { role: 'victim', sex: 'man', age: 'unknown', outcome: 'killed' } as const;
  const encode = (people: Incident['people']) => () => encodeColumns(2024, [incident({ id: 'A', people })]);
  for (const n of [0, -1, 1.5, 2 ** 31]) assert.throws(encode([{ ...person, n }]), /^SnapshotError: incident A: people\.n cannot be stored/);
  assert.throws(encode([{ ...person, n: 2 ** 30 }, { ...person, n: 2 ** 30 }]), /people\.n/);
  assert.throws(encode([{ ...person, role: 'king' as 'victim' }]), /^SnapshotError: incident A: people\.role/);
});

test('columns that are cut short or damaged are refused or read, and never fail otherwise', () => {
  const whole = encodeColumns(2024, [
    incident({ id: 'B', counts: { killed: 300, injured: 0, threatened: null, suicide: 0, perpetrators: 1 }, place: { admin1: 'Nišavski', point: [21.9, 43.3], precision: 'exact', area: 'urban', type: 'street' } }),
    incident({ id: 'A', weapons: [{ category: 'handgun', possession: 'legal', count: 300 }], people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured', n: 200 }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'unharmed' }] }),
  ]);
  assert.equal(decode([whole]).rows, 2);
  for (let length = 0; length < whole.length; length++) assert.throws(() => decode([whole.slice(0, length)]), SnapshotError, `cut at ${length}`);
  assert.throws(() => decode([Uint8Array.of(...whole, 0)]), SnapshotError);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(damage, (bytes) => {
    const damaged = whole.slice();
    for (const [at, byte] of bytes) damaged[at] = byte;
    try {
      const columns = decode([damaged]);
      assert.ok(columns.rows <= damaged.length && columns.people.codes.length <= damaged.length && (columns.weapons?.codes.length ?? 0) <= damaged.length);
      all(columns);
    } catch (error) {
      assert.ok(error instanceof SnapshotError, String(error));
    }
  }), { numRuns: 5000 });
});

test('positions are those of the records on the grid, however many and however far apart', () => {
  const point = fc.oneof(
    fc.tuple(fc.integer({ min: 20_400, max: 20_500 }), fc.integer({ min: 44_700, max: 44_900 })), fc.tuple(fc.constantFrom(20_460, 21_900), fc.constantFrom(44_810, 43_320)),
    fc.tuple(fc.integer({ min: -180_000, max: 180_000 }), fc.integer({ min: -90_000, max: 90_000 })),
  );
  const positions = fc.array(fc.tuple(fc.option(point), fc.constantFrom('A', 'B', undefined)), { maxLength: 700, size: 'max' });
  const apart = Array.from({ length: 600 }, (_, i): [[number, number], undefined] => [[-60_000 + 100 * i, 7 * i], undefined]);
  fc.assert(fc.property(positions, (list) => {
    const columns = decode([encodeColumns(2024, list.map(([at, admin1], i) => incident({
      id: `A${9999 - i}`,
      place: { point: at && [at[0] / 1000, at[1] / 1000], precision: null, area: 'unknown', type: 'unknown', ...(admin1 ? { admin1 } : {}) },
    })))]);
    assert.deepEqual([...columns.x], list.map(([at]) => at?.[0] ?? NO_POINT));
    assert.deepEqual([...columns.y], list.map(([at]) => at?.[1] ?? NO_POINT));
  }), { numRuns: 60, examples: [[apart]] });
});

test('the edges are those of the points, whatever the years, and a point off the earth is refused', () => {
  const year = (of: number, ...points: ([number, number] | null)[]) =>
    encodeColumns(of, points.map((point, i) => incident({ id: `${of}-${9 - i}`, date: { start: `${of}-05-01`, end: `${of}-05-01`, precision: 'day' }, place: { point, precision: null, area: 'unknown', type: 'unknown' } })));
  const edges = (...years: Uint8Array[]) => decode(years).edges;
  assert.deepEqual(edges(year(2024, [20.46, 44.81], null, [19.8, 41.3]), year(2023, [28.9, 47]), year(2022, null)), [[19_800, 28_900], [41_300, 47_000]]);
  assert.deepEqual(edges(year(2024, [-180, -90], [180, 90])), [[-180_000, 180_000], [-90_000, 90_000]]);
  const [[west, east]] = edges(year(2024, null));
  assert.ok(west > east, 'no point, no edges');
  // The writer takes no such point: a step further than the last one, in the bytes.
  for (const [point, ...bytes] of [[[180, 44], 0xc0, 0xfc, 0x15], [[20, -90], 0x9f, 0xfe, 0x0a]] as [[number, number], number, number, number][]) {
    const file = year(2024, point);
    const at = file.findIndex((_, i) => bytes.every((byte, k) => file[i + k] === byte));
    assert.ok(at > 0);
    file[at]! += 2;
    assert.throws(() => edges(file), /^SnapshotError: columns: a point is not on the earth$/);
  }
});
