import {
  CODE_LISTS, COUNT_COLUMNS, fromEntries, GROUP_LISTS, GROUP_PARTS, kindsOf, MASK_LISTS, maskPlanes, NO_ADMIN1, NOT_REPORTED, STORED_CODES, unzigzag, WEAPON_LISTS,
  WEAPON_PARTS, type CodeColumn, type CodedColumn, type Columns, type GroupColumn, type MaskColumn,
} from './columns.js';
import { SnapshotError } from './errors.js';
import { listedCounts, listedMask, peopleFacets } from './facets.js';
import { Ids, readIds } from './ids.js';
import { readPoints } from './points.js';
import { checked, type YearColumns } from './year-columns.js';

/** Part of a merged array: the rows of one year in it. */
type Span = [start: number, end: number];

/**
 * The columns of several years as one, in their order. Values keep their meaning where the lists of the files differ. A column is decoded when it is first
 * read, which throws a {@link SnapshotError} where its bytes are not what `encodeColumns` wrote.
 */
export function decodeColumns(years: readonly YearColumns[]): Columns {
  const spans = years.map((): Span => [0, 0]);
  years.forEach(({ rows }, i) => (spans[i] = [spans[i - 1]?.[1] ?? 0, (spans[i - 1]?.[1] ?? 0) + rows]));
  const rows = spans.at(-1)?.[1] ?? 0;
  const each = (visit: (year: YearColumns, span: Span) => void) => years.forEach((year, i) => visit(year, spans[i]!));

  const listsOf = (key: string) => years.map(({ lists }) => lists[key]!);
  const codesOf = (column: CodeColumn, of: (year: YearColumns) => Uint8Array) => (): CodedColumn => {
    const list = union(column, CODE_LISTS[column], listsOf(column), 2 ** 8);
    return lazy<CodedColumn>({ list: () => list, values: () => mergeCodes(list, rows, years.map((year) => ({ list: year.lists[column]!, values: of(year) }))) });
  };
  const masksOf = (column: MaskColumn, of: (list: readonly string[]) => CodedColumn['values']) => (): CodedColumn => {
    const list = union(column, MASK_LISTS[column], listsOf(column), 32);
    return lazy<CodedColumn>({ list: () => list, values: () => of(list) });
  };
  const ofPeople = once(() => peopleFacets(columns.people, columns.counts, columns.masks));
  const points = once(() => {
    const [x, y] = [new Int32Array(rows), new Int32Array(rows)];
    const ofYears = years.map((year, i) => {
      const [start, end] = spans[i]!;
      return year.read('points', (input) => readPoints(input, year.units, year.admin1.length, x.subarray(start, end), y.subarray(start, end)));
    });
    const edges = [0, 1].map((axis) => [Math.min(...ofYears.map((year) => year[axis]![0])), Math.max(...ofYears.map((year) => year[axis]![1]))]) as unknown as Columns['edges'];
    return { x, y, edges };
  });
  const columns: Columns = lazy<Columns>({
    rows: () => rows,
    day: () => {
      const day = new Int32Array(rows);
      each((year, [start, end]) => readDays(year, day.subarray(start, end)));
      return day;
    },
    codes: () => lazy<Columns['codes']>({
      ...fromEntries(STORED_CODES, (column) => codesOf(column, (year) => year.codes(column, year.lists[column]!))),
      jurisdiction: codesOf('jurisdiction', jurisdictions),
    }),
    masks: () => lazy<Columns['masks']>({
      ...fromEntries([...WEAPON_PARTS, 'tag'], (column) => masksOf(column, (list) => mergeMasks(column, list, rows, years))),
      ...fromEntries(['outcome', 'sex', 'age'], (column) => masksOf(column, () => ofPeople()[column])),
    }),
    admin1: () => {
      const list = union('admin1', [NO_ADMIN1], years.map((year) => year.admin1), 2 ** 24);
      return { list, values: mergeCodes(list, rows, years.map((year) => ({ list: year.admin1, values: year.units }))) };
    },
    counts: () => {
      const counts = listedCounts(columns.people);
      each((year, [start, end]) => {
        for (const column of COUNT_COLUMNS) readCounts(year, column, counts[column].subarray(start, end));
      });
      return counts;
    },
    people: () => mergeGroups('people', rows, kindsOf(GROUP_PARTS, GROUP_LISTS), years.map((year) => year.people())),
    weapons: () => {
      const parts = years.flatMap((year) => year.weapons() ?? []);
      return parts.length < years.length ? undefined : mergeGroups('weapons', rows, kindsOf(WEAPON_PARTS, WEAPON_LISTS), parts);
    },
    x: () => points().x,
    y: () => points().y,
    edges: () => points().edges,
    ids: () => new Ids(years.map((year) => year.read('ids', (input) => readIds(input, year.rows)))),
  });
  return columns;
}

/** An object whose values are made when they are first read, and kept. */
function lazy<T extends object>(makers: { [K in keyof T]: () => T[K] }): T {
  const object = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(object, key, { enumerable: true, get: once(makers[key]) });
  }
  return object;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

// --- one column of one year

function readDays(year: YearColumns, into: Int32Array): void {
  year.read('day', (input) => input.varints(into, 0));
  for (let row = 0, day = 0; row < into.length; row++) into[row] = day = row ? day - into[row]! : unzigzag(into[0]!);
}

/** The name of a unit begins with its jurisdiction; only rows without one have a jurisdiction of their own. */
function jurisdictions(year: YearColumns): Uint8Array {
  const list = year.lists.jurisdiction!;
  const ofUnit = year.admin1.map((unit, place) => (place ? list.indexOf(unit.slice(0, unit.indexOf(':'))) : 0));
  if (ofUnit.includes(-1)) throw new SnapshotError('columns: a first-level unit has no jurisdiction');
  const units = year.units;
  let without = 0;
  for (let row = 0; row < units.length; row++) if (!units[row]) without++;
  const own = year.read('jurisdiction', (input) => checked('jurisdiction', list, input.bytes(without)));
  const values = new Uint8Array(units.length);
  for (let row = 0, at = 0; row < units.length; row++) values[row] = units[row] ? ofUnit[units[row]!]! : own[at++]!;
  return values;
}

/** @param counts the people that are listed; becomes the counts */
function readCounts(year: YearColumns, column: (typeof COUNT_COLUMNS)[number], counts: Int32Array): void {
  const stored = new Int32Array(counts.length);
  year.read(column, (input) => input.varints(stored, 2));
  for (let row = 0; row < counts.length; row++) {
    if (stored[row] !== -2) counts[row] = stored[row]!;
    if (counts[row]! < NOT_REPORTED) throw new SnapshotError(`columns: a value of ${column} is no number of people`);
  }
}

// --- one column of several years

/** One list for all: this program's own values, then what the files have beyond them. */
function union(column: string, own: readonly string[], lists: readonly (readonly string[])[], most: number): string[] {
  const list = [...new Set([own, ...lists].flat())];
  if (list.length > most) throw new SnapshotError(`columns: ${column} has more than ${most} values`);
  return list;
}

/** New place of each value of a list, `null` where all keep theirs. */
function moves(from: readonly string[], to: readonly string[]): Uint32Array | null {
  if (from.every((value, i) => to[i] === value)) return null;
  const place = new Map(to.map((value, i) => [value, i]));
  return Uint32Array.from(from, (value) => place.get(value)!);
}

function mergeCodes(list: readonly string[], rows: number, parts: readonly CodedColumn[]): Uint8Array | Uint32Array {
  const values = list.length <= 2 ** 8 ? new Uint8Array(rows) : new Uint32Array(rows);
  let at = 0;
  for (const part of parts) {
    const to = moves(part.list, list);
    if (!to) values.set(part.values, at);
    else for (let i = 0; i < part.values.length; i++) values[at + i] = to[part.values[i]!]!;
    at += part.values.length;
  }
  return values;
}

function mergeMasks(column: 'weapon' | 'possession' | 'tag', list: readonly string[], rows: number, years: readonly YearColumns[]): Uint8Array | Uint32Array {
  const values = list.length <= 8 ? new Uint8Array(rows) : new Uint32Array(rows);
  let at = 0;
  for (const year of years) {
    const weapons = column === 'tag' ? undefined : year.weapons();
    if (weapons) {
      values.set(listedMask(weapons, column as keyof typeof WEAPON_LISTS, list), at);
      at += year.rows;
      continue;
    }
    const own = year.lists[column]!;
    const masks = year.planes(column, maskPlanes(own));
    let any = 0;
    for (let row = 0; row < masks.length; row++) any |= masks[row]!;
    if (any && 31 - Math.clz32(any) >= own.length) throw new SnapshotError(`columns: a value of ${column} is not in its list`);
    const to = moves(own, list);
    if (!to) values.set(masks, at);
    else for (let row = 0; row < masks.length; row++) values[at + row] = moved(masks[row]!, to);
    at += masks.length;
  }
  return values;
}

function moved(mask: number, to: Uint32Array): number {
  let result = 0;
  for (let rest = mask; rest; rest &= rest - 1) result |= 1 << to[31 - Math.clz32(rest & -rest)]!;
  return result;
}

function mergeGroups<K extends object>(column: string, rows: number, own: readonly K[], parts: readonly GroupColumn<K>[]): GroupColumn<K> {
  const key = (kind: K): string => Object.values(kind).join(':');
  const kinds = new Map([...own, ...parts.flatMap((part) => part.kinds)].map((kind) => [key(kind), kind]));
  const groups = parts.reduce((sum, { codes }) => sum + codes.length, 0);
  const lists = parts.map((part) => part.kinds.map(key));
  const list = union(column, own.map(key), lists, 2 ** 8);
  const codes = mergeCodes(list, groups, parts.map((part, i) => ({ list: lists[i]!, values: part.codes })));
  const starts = new Uint32Array(rows + 1);
  const n = new Uint32Array(groups);
  let row = 0;
  let sum = 0;
  for (const part of parts) {
    n.set(part.n, sum);
    for (let i = 1; i < part.starts.length; i++) starts[++row] = sum + part.starts[i]!;
    sum += part.codes.length;
  }
  return { kinds: list.map((one) => kinds.get(one)!), starts, codes: codes as Uint8Array, n };
}
