import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COUNTED_OUTCOMES, fromDay, MULTI_KEYS, MULTI_VALUES, periodOf, TYPE_OF_SUBTYPE, TYPES_OF_LENS, type Filters, type MultiKey } from '@seesac/contract';
import type { Columns } from '../src/columns.ts';
import type { IncidentIndex } from '../src/index.ts';
import { plainKernel } from '../src/kernel.ts';
import { wasmKernel } from '../src/wasm-kernel.ts';
import { FILTERS, generateColumns, indexOfColumns } from '../scripts/generate-columns.mjs';

// What small data never reach: many words of bitmaps, values that few of many rows have, and few rows of many. Against a loop over the columns.

const columns = generateColumns(60_000) as Columns;
// The script has the built class, with the same members.
const indexOf = indexOfColumns as unknown as (columns: Columns, kernel?: typeof plainKernel) => IncidentIndex;
const indexes: Record<string, IncidentIndex> = { JavaScript: indexOf(columns), WebAssembly: indexOf(columns, wasmKernel) };

function has(row: number, key: MultiKey, code: string): boolean {
  const single = (columns.codes as Readonly<Record<string, { list: readonly string[]; values: ArrayLike<number> } | undefined>>)[key];
  if (!single) {
    const { list, values } = columns.masks[key as 'weapon'];
    return ((values[row]! >>> list.indexOf(code)) & 1) === 1;
  }
  const own = single.list[single.values[row]!]!;
  return own === code || TYPE_OF_SUBTYPE[own as 'armed_robbery'] === code;
}

function rowsUnder(by: Filters, without?: MultiKey): number[] {
  const rows: number[] = [];
  for (let row = 0; row < columns.rows; row++) {
    const day = fromDay(columns.day[row]!);
    if (!['provisional', 'verified'].includes(columns.codes.status.list[columns.codes.status.values[row]!]!)) continue;
    if (day < (by.from ?? '') || day > (by.to ?? '9')) continue;
    if (by.lens && !TYPES_OF_LENS[by.lens].some((type) => has(row, 'type', type))) continue;
    if (by.bbox) {
      const [west, south, east, north] = by.bbox.map((degrees) => Math.round(degrees * 1000)) as [number, number, number, number];
      const [x, y] = [columns.x[row]!, columns.y[row]!];
      if (x < west || x > east || y < south || y > north) continue;
    }
    if (MULTI_KEYS.every((key) => key === without || !by[key] || by[key].some((code) => has(row, key, code)))) rows.push(row);
  }
  return rows;
}

const QUESTIONS: Record<string, Filters> = {
  ...FILTERS,
  'all but few': { type: MULTI_VALUES.type.filter((type) => type !== 'other') },
  'a day': { from: '2020-05-05', to: '2020-05-05' },
  'a small box': { bbox: [20, 43, 22, 45] },
  'the same box again and a field': { bbox: [20, 43, 22, 45], type: ['suicide', 'weapon_theft'] },
  'a large box': { bbox: [14, 39.5, 30, 49] },
  'a lens and a tag': { lens: 'violence', tag: ['femicide'], to: '2019-07-31' },
};

/** Counts by month and by type in it, those above 0. */
function monthsOf(rows: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const row of rows) {
    const month = periodOf(fromDay(columns.day[row]!), 'month');
    for (const key of [month, ...MULTI_VALUES.type.filter((code) => has(row, 'type', code)).map((code) => `${month} ${code}`)]) add(key);
  }
  return counts;
}

for (const [name, by] of Object.entries(QUESTIONS)) {
  test(`60,000 incidents under ${name} are counted as one by one`, () => {
    const rows = rowsUnder(by);
    assert.ok(rows.length > 0);
    const outcomes = Object.fromEntries(COUNTED_OUTCOMES.map((one) => [one, rows.reduce((sum, row) => sum + Math.max(0, columns.counts[one][row]!), 0)]));
    const facets = Object.fromEntries(MULTI_KEYS.map((key) => {
      const under = rowsUnder(by, key);
      return [key, MULTI_VALUES[key].map((code) => ({ code, count: under.filter((row) => has(row, key, code)).length })).filter(({ count }) => count)];
    }));
    const months = monthsOf(rows);
    const { starts, n } = columns.people;
    const listed = rows.reduce((sum, row) => sum + n.subarray(starts[row], starts[row + 1]).reduce((all, more) => all + more, 0), 0);
    const { starts: firsts, codes: weapons, kinds } = columns.weapons!;
    const pairs = kinds.map((kind, code) => ({ ...kind, incidents: rows.filter((row) => weapons.subarray(firsts[row], firsts[row + 1]).includes(code)).length })).filter(({ incidents }) => incidents);
    const placed = rows.filter((row) => columns.x[row]! >= 0).length;

    for (const [kernel, index] of Object.entries(indexes)) {
      const { series, people, weapons: table, ...rest } = index.summary(by, { facets: MULTI_KEYS, series: 'month', split: 'type', people: true, weapons: true });
      assert.deepEqual(rest, { total: rows.length, outcomes, facets }, kernel);
      const given = series!.flatMap(({ period, count, split }): [string, number][] =>
        [[period, count], ...Object.entries(split!).map(([code, value]): [string, number] => [`${period} ${code}`, value])]);
      assert.deepEqual(new Map(given.filter(([, count]) => count)), months, kernel);
      assert.equal(people!.reduce((sum, { count }) => sum + count, 0), listed, kernel);
      assert.deepEqual(table!.pairs.map(({ weapon, possession, incidents }) => ({ weapon, possession, incidents })), pairs, kernel);
      assert.equal(table!.sizes.reduce((sum, { count }) => sum + count, 0) + table!.unsized, rows.length, kernel);
      for (const zoom of [3, 8, 18]) {
        assert.equal(index.clusters(by, { zoom }).reduce((sum, one) => sum + (one.cluster ? one.count : 1), 0), placed, `zoom ${zoom}`);
      }
      for (const level of ['jurisdiction', 'admin1'] as const) {
        const areas = index.areas(by, level);
        assert.deepEqual([areas.reduce((sum, { count }) => sum + count, 0), areas.reduce((sum, { known }) => sum + known, 0)], [rows.length, placed]);
      }
    }
  });
}

test('both kernels count any span of bitmaps alike', () => {
  const rows = 1000;
  fc.assert(fc.property(fc.infiniteStream(fc.nat(2 ** 16 - 1)), fc.nat(31), fc.nat(31), (stream, a, b) => {
    const [plain, wasm] = [plainKernel(rows, 1), wasmKernel(rows, 1)];
    const [one, other] = [plain.bitmap(), wasm.bitmap()];
    one.set(Array.from(one, () => stream.next().value * 2 ** 16 + stream.next().value));
    other.set(one);
    const words = one.map(() => stream.next().value * 2 ** 16 + stream.next().value);
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    assert.equal(wasm.countWords(other, words, from, to), plain.countWords(one, words, from, to));
  }));
  const kernel = wasmKernel(rows, 1);
  kernel.bitmap();
  assert.throws(() => kernel.bitmap(), /^RangeError: the kernel was made for 1 bitmaps/);
});
