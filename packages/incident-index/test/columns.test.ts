import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toDay, type Incident } from '@seesac/contract';
import { CODE_COLUMNS, MASK_COLUMNS, type CodedColumn, type Columns } from '../src/columns.ts';
import { concatColumns, decodeColumns } from '../src/decode-columns.ts';
import { encodeColumns } from '../src/encode-columns.ts';
import { SnapshotError } from '../src/index.ts';
import { incident, incidents } from './generate.ts';

/** Incidents of several years, each year in row order, newest year first. */
const years = (list: readonly Incident[]): [year: number, incidents: Incident[]][] => {
  const sorted = [...list].sort((a, b) => (`${a.date.start} ${a.id}` < `${b.date.start} ${b.id}` ? 1 : -1));
  const all = [...new Set(sorted.map(({ date }) => Number(date.start.slice(0, 4))))];
  return all.map((year) => [year, sorted.filter(({ date }) => date.start.startsWith(`${year}-`))]);
};
const codeAt = ({ list, values }: CodedColumn, row: number): string => list[values[row]!]!;
const codesAt = ({ list, values }: CodedColumn, row: number): string[] => list.filter((_, bit) => values[row]! & (1 << bit));

/** What the columns say of a row that a record says too. */
const read = (columns: Columns, ids: readonly string[], row: number) => ({
  id: ids[row], day: columns.day[row], status: codeAt(columns.codes.status, row), type: codeAt(columns.codes.type, row),
  jurisdiction: codeAt(columns.codes.jurisdiction, row), tag: codesAt(columns.masks.tag, row).sort(), weapon: codesAt(columns.masks.weapon, row).sort(),
  admin1: codeAt(columns.admin1, row), killed: columns.counts.killed[row],
  people: Object.fromEntries(Array.from(columns.people.codes.subarray(columns.people.starts[row], columns.people.starts[row + 1]), (code, i) => {
    const { role, sex, age, outcome } = columns.people.kinds[code]!;
    return [`${role}:${sex}:${age}:${outcome}`, columns.people.n[columns.people.starts[row]! + i]];
  })),
});
const expected = (one: Incident) => {
  const people: Record<string, number> = {};
  for (const { role, sex, age, outcome, n = 1 } of one.people) people[`${role}:${sex}:${age}:${outcome}`] = (people[`${role}:${sex}:${age}:${outcome}`] ?? 0) + n;
  return {
    id: one.id, day: toDay(one.date.start), status: one.status, type: one.subtype ?? one.type, jurisdiction: one.jurisdiction, tag: [...one.tags].sort(),
    weapon: one.weapons.length ? [...new Set(one.weapons.map(({ category }) => category))].sort() : ['unknown'],
    admin1: one.place.admin1 ? `${one.jurisdiction}:${one.place.admin1}` : 'unknown', killed: one.counts.killed ?? -1, people,
  };
};

test('the columns of several years say what the records say, people and first-level units among it', () => {
  fc.assert(fc.property(incidents(), (list) => {
    const split = years(list);
    const columns = concatColumns(split.map(([year, part]) => decodeColumns(encodeColumns(year, part))));
    const ids = columns.ids();
    assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), split.flatMap(([, part]) => part.map(expected)));
    assert.equal(columns.people.starts.at(-1), columns.people.codes.length);
  }), { numRuns: 100 });
});

/** The same columns under lists in another order and with a code that this program does not know. */
function renamed(columns: Columns): Columns {
  const codes = { ...columns.codes };
  for (const column of CODE_COLUMNS) {
    const { list, values } = columns.codes[column];
    codes[column] = { list: ['from the future', ...[...list].reverse()], values: values.map((value) => list.length - value) };
  }
  const masks = { ...columns.masks };
  for (const column of MASK_COLUMNS) {
    const { list, values } = columns.masks[column];
    const turned = Uint32Array.from(values, (mask) => list.reduce((sum, _, bit) => sum | (mask & (1 << bit) ? 1 << (list.length - bit) : 0), 0));
    masks[column] = { list: ['from the future', ...[...list].reverse()], values: turned };
  }
  const { people } = columns;
  const turnedPeople = { ...people, kinds: [...people.kinds].reverse(), codes: people.codes.map((code) => people.kinds.length - 1 - code) };
  return { ...columns, codes, masks, people: turnedPeople };
}

test('years whose files have other code lists are read as one', () => {
  fc.assert(fc.property(incidents(40), fc.nat(), (list, which) => {
    const split = years(list);
    if (!split.length) return;
    const parts: Columns[] = split.map(([year, part]) => decodeColumns(encodeColumns(year, part)));
    parts[which % parts.length] = renamed(parts[which % parts.length]!);
    const columns = concatColumns(parts);
    const ids = columns.ids();
    assert.deepEqual(ids.map((_, row) => read(columns, ids, row)), split.flatMap(([, part]) => part.map(expected)));
    assert.equal(columns.codes.type.list.at(-1), 'from the future');
  }), { numRuns: 60 });
});

test('more than 256 first-level units, in one year or over several, keep their names', () => {
  const many = (year: number, count: number) => Array.from({ length: count }, (_, i) => incident({
    id: `A${String(9999 - i)}`, date: { start: `${year}-01-01`, end: `${year}-01-01`, precision: 'day' },
    place: { admin1: `Unit ${year} ${i}`, point: null, precision: null, area: 'unknown', type: 'unknown' },
  }));
  for (const split of [[many(2024, 300)], [many(2024, 200), many(2023, 200)], [many(2024, 3), many(2023, 300)]]) {
    const columns = concatColumns(split.map((part) => decodeColumns(encodeColumns(Number(part[0]!.date.start.slice(0, 4)), part))));
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
    incident({ id: 'A', people: [{ role: 'victim', sex: 'woman', age: '19_35', outcome: 'injured', n: 200 }, { role: 'perpetrator', sex: 'man', age: 'unknown', outcome: 'unharmed' }] }),
  ]);
  assert.equal(decodeColumns(whole).rows, 2);
  for (let length = 0; length < whole.length; length++) assert.throws(() => decodeColumns(whole.slice(0, length)), SnapshotError, `cut at ${length}`);
  assert.throws(() => decodeColumns(Uint8Array.of(...whole, 0)), SnapshotError);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(damage, (bytes) => {
    const damaged = whole.slice();
    for (const [at, byte] of bytes) damaged[at] = byte;
    try {
      const columns = concatColumns([decodeColumns(damaged)]);
      assert.ok(columns.rows <= damaged.length && columns.people.codes.length <= damaged.length);
      columns.ids();
    } catch (error) {
      assert.ok(error instanceof SnapshotError, String(error));
    }
  }), { numRuns: 3000 });
});
