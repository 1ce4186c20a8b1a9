// Invented incidents in any number, made as columns: a million of them as records would take minutes and gigabytes. For measurements and tests.
import { fromDay, toDay } from '@seesac/contract';
import { CODE_LISTS, COUNT_COLUMNS, GROUP_LISTS, kindsOf, MASK_LISTS, NO_ADMIN1, NO_POINT, NOT_REPORTED, WEAPON_LISTS, WEAPON_PARTS } from '../dist/columns.js';
import { IncidentIndex } from '../dist/incident-index.js';
import { fileName } from '../dist/manifest.js';

export const FIRST_DAY = '2014-01-01';
export const LAST_DAY = '2026-11-24';

/** The questions under which the index is measured: about 100 %, 37 %, 4 % and 1 % of the incidents. */
export const FILTERS = {
  F0: {},
  F1: { jurisdiction: ['AL'] },
  F2: { jurisdiction: ['AL', 'BA'], type: ['criminal_context', 'domestic_violence'], from: '2022-01-01', to: '2026-10-31' },
  F3: {
    jurisdiction: ['AL', 'BA', 'XK'], type: ['criminal_context', 'domestic_violence'], weapon: ['rifle_shotgun', 'automatic_military'],
    place: ['street', 'vehicle'], sex: ['man'], from: '2018-01-01', to: '2026-11-24',
  },
};
/** The six facets of these questions. */
export const FACETS = ['jurisdiction', 'type', 'weapon', 'place', 'sex', 'age'];

const PEOPLE = { groups: [0, 1, 1, 1, 2, 2, 3], seed: 0x5ee5ac };
const TOWNS = 3000;
/** Western edge, southern edge, width and height of the region, in thousandths of a degree. */
const REGION = [13_000, 39_000, 18_000, 10_500];

/** A generator of numbers from 0 to below 1 that gives the same row for a seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws one of `n`, the second half as often as the first, the third a third as often (Zipf). */
function zipf(next, n) {
  const sums = [];
  for (let i = 0, sum = 0; i < n; i++) sums.push((sum += 1 / (i + 1)));
  return () => {
    const at = next() * sums[n - 1];
    let low = 0;
    for (let high = n - 1; low < high; ) {
      const middle = (low + high) >>> 1;
      if (sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/**
 * Columns of invented incidents, newest first; the same number gives the same columns.
 * @param {number} rows
 * @returns {import('../dist/columns.js').Columns}
 */
export function generateColumns(rows) {
  const next = random(PEOPLE.seed);
  const [first, last] = [toDay(FIRST_DAY), toDay(LAST_DAY)];
  const day = Int32Array.from({ length: rows }, () => first + Math.floor(next() * (last - first + 1))).sort().reverse();
  const fill = (Type, draw) => {
    const values = new Type(rows);
    for (let row = 0; row < rows; row++) values[row] = draw(row);
    return values;
  };
  const codes = Object.fromEntries(Object.entries(CODE_LISTS).map(([column, list]) => {
    const draw = zipf(next, list.length);
    // Two of a hundred are withdrawn or merged.
    return [column, { list, values: fill(Uint8Array, column === 'status' ? () => Math.max(0, Math.floor(next() * 102) - 98) : draw) }];
  }));
  const masks = Object.fromEntries(Object.entries(MASK_LISTS).map(([column, list]) => {
    const draw = zipf(next, list.length);
    const second = column === 'weapon' ? 0.12 : 0.2;
    const none = column === 'tag' ? 0.8 : 0;
    return [column, { list, values: fill(list.length > 8 ? Uint32Array : Uint8Array, () => (next() < none ? 0 : 1 << draw() | (next() < second ? 1 << draw() : 0))) }];
  }));
  const some = zipf(next, 8);
  const counts = Object.fromEntries(COUNT_COLUMNS.map((column) => [column, fill(Int32Array, () => {
    const kind = next();
    return kind < 0.1 ? NOT_REPORTED : kind < 0.85 ? 0 : 1 + some();
  })]));

  const town = zipf(next, TOWNS);
  const place = Array.from({ length: TOWNS }, () => [Math.floor(REGION[0] + next() * REGION[2]), Math.floor(REGION[1] + next() * REGION[3])]);
  const [x, y] = [new Int32Array(rows).fill(NO_POINT), new Int32Array(rows).fill(NO_POINT)];
  const units = [NO_ADMIN1, ...codes.jurisdiction.list.slice(0, 7).flatMap((code) => Array.from({ length: 20 }, (_, i) => `${code}:Unit ${i + 1}`))];
  const admin1 = { list: units, values: new Uint8Array(rows) };
  for (let row = 0; row < rows; row++) {
    const at = town();
    admin1.values[row] = codes.jurisdiction.values[row] < 7 ? 1 + 20 * codes.jurisdiction.values[row] + (at % 20) : 0;
    // One of ten has no point, three of ten an exact one somewhere around their town.
    const kind = next();
    if (kind < 0.1) continue;
    const spread = kind < 0.4 ? 40 : 0;
    x[row] = place[at][0] + Math.floor(next() * spread);
    y[row] = place[at][1] + Math.floor(next() * spread);
  }

  const parts = Object.entries(GROUP_LISTS);
  const kinds = parts.reduce((all, [part, list]) => all.flatMap((kind) => list.map((value) => ({ ...kind, [part]: value }))), [{}]);
  const starts = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) starts[row + 1] = starts[row] + PEOPLE.groups[Math.floor(next() * PEOPLE.groups.length)];
  const groups = starts[rows];
  const people = { kinds, starts, codes: new Uint8Array(groups), n: new Uint32Array(groups) };
  for (let group = 0; group < groups; group++) {
    people.codes[group] = Math.floor(next() * kinds.length);
    people.n[group] = 1 + some();
  }
  const weapons = weaponsOf(masks, rows, () => (next() < 0.4 ? 0 : 1 + some()));
  const ids = { at: (row) => `SYNTHETIC-${String(rows - row).padStart(8, '0')}`, find: (id) => rows - Number(id.slice(10)) };
  const edges = [x, y].map((axis) => {
    const placed = axis.filter((value) => value !== NO_POINT);
    return [placed.reduce((a, b) => Math.min(a, b)), placed.reduce((a, b) => Math.max(a, b))];
  });
  return { rows, day, codes, masks, admin1, counts, people, weapons, x, y, edges, ids };
}

/** Weapons that have the masks of the rows and no others. */
function weaponsOf(masks, rows, pieces) {
  const bits = (mask) => [...Array(32).keys()].filter((bit) => (mask >>> bit) & 1);
  const starts = new Uint32Array(rows + 1);
  const codes = [];
  for (let row = 0; row < rows; row++) {
    const [weapon, possession] = WEAPON_PARTS.map((part) => bits(masks[part].values[row]));
    const own = Array.from({ length: Math.max(weapon.length, possession.length) }, (_, i) =>
      weapon[i % weapon.length] * WEAPON_LISTS.possession.length + possession[i % possession.length]);
    codes.push(...own.sort((a, b) => a - b));
    starts[row + 1] = codes.length;
  }
  return { kinds: kindsOf(WEAPON_PARTS, WEAPON_LISTS), starts, codes: Uint8Array.from(codes), n: Uint32Array.from(codes, pieces) };
}

/** The index over such columns; it has no records, texts or changes. @param kernel as `decodeSnapshot` takes it */
export function indexOfColumns(columns, kernel) {
  const { rows, day, codes: { status } } = columns;
  const parts = [];
  const sha256 = '0'.repeat(64);
  const file = (kind) => ({ name: fileName(kind, sha256), bytes: 0, sha256 });
  for (let start = 0; start < rows; ) {
    const year = Number(fromDay(day[start]).slice(0, 4));
    let end = start;
    const counted = [];
    for (; end < rows && day[end] >= toDay(`${year}-01-01`); end++) if (['provisional', 'verified'].includes(status.list[status.values[end]])) counted.push(end);
    const date = (row) => (row === undefined ? null : fromDay(day[row]));
    const partition = {
      year, records: end - start, count: counted.length, from: date(counted.at(-1)), to: date(counted[0]),
      files: { columns: file('columns'), records: file('records'), search: file('search'), changes: file('changes') },
    };
    parts.push({ partition, start, end, records: undefined, search: undefined, changes: undefined });
    start = end;
  }
  const partitions = parts.map(({ partition }) => partition);
  const at = `${LAST_DAY}T00:00:00Z`;
  const manifest = {
    format: 2, version: 1, publishedAt: at, asOf: at, count: partitions.reduce((sum, { count }) => sum + count, 0), records: rows, synthetic: true,
    from: partitions.findLast(({ from }) => from)?.from ?? null, to: partitions.find(({ to }) => to)?.to ?? null, partitions, figures: file('figures'),
  };
  return new IncidentIndex(manifest, columns, parts, undefined, kernel);
}
