import { ByteReader, fromUtf8 } from './bytes.js';
import {
  CODE_COLUMNS, CODE_LISTS, codePlanes, COUNT_COLUMNS, fromEntries, GROUP_LISTS, GROUP_PARTS, MAGIC, MASK_COLUMNS, MASK_LISTS, maskPlanes, NO_ADMIN1, NO_POINT,
  POINT_PLANES, unzigzag, type CodedColumn, type Columns, type PeopleColumn, type PersonGroup,
} from './columns.js';
import { SnapshotError } from './errors.js';
import { decodeIds } from './ids.js';

/** The columns of one year. Arrays of single bytes are views of the file. */
export interface YearColumns extends Columns { readonly year: number }

/** @throws {SnapshotError} for bytes that `encodeColumns` did not write */
export function decodeColumns(file: Uint8Array): YearColumns {
  const input = new ByteReader(file);
  const magic = input.bytes(MAGIC.length);
  if (!MAGIC.every((byte, i) => magic[i] === byte)) throw new SnapshotError(`columns: not a columns file of format ${MAGIC.at(-1)}`);
  const { year, rows, lists, admin1 } = parseHeader(input.bytes(input.varint()), file.length);

  const day = new Int32Array(rows);
  input.varints(day, 0);
  for (let row = 0, at = 0; row < rows; row++) day[row] = at = row ? at - day[row]! : unzigzag(day[0]!);
  const ids = decodeIds(input, rows);
  const codes = fromEntries(CODE_COLUMNS, (column) => checked(column, lists[column]!, input.bytes(rows)));
  const masks = fromEntries(MASK_COLUMNS, (column) => {
    const list = lists[column]!;
    const values = readPlanes(input, rows, maskPlanes(list));
    let any = 0;
    for (let row = 0; row < rows; row++) any |= values[row]!;
    if (any && 31 - Math.clz32(any) >= list.length) throw new SnapshotError(`columns: a value of ${column} is not in its list`);
    return { list, values };
  });
  const counts = fromEntries(COUNT_COLUMNS, () => {
    const values = new Int32Array(rows);
    input.varints(values, 1);
    return values;
  });
  const [x, y] = [readAxis(input, rows), readAxis(input, rows)];
  const units = checked('admin1', admin1, readPlanes(input, rows, codePlanes(admin1)));
  const people = readPeople(input, rows, lists);
  input.end();
  return { year, rows, day, codes, masks, admin1: units, counts, people, x, y, ids };
}

function checked(column: string, list: readonly string[], values: Uint8Array | Uint32Array): CodedColumn {
  let most = 0;
  for (let row = 0; row < values.length; row++) if (values[row]! > most) most = values[row]!;
  if (values.length && most >= list.length) throw new SnapshotError(`columns: a value of ${column} is not in its list`);
  return { list, values };
}

function readPlanes(input: ByteReader, rows: number, planes: number): Uint8Array | Uint32Array {
  const low = input.bytes(rows);
  if (planes === 1) return low;
  const values = new Uint32Array(low);
  for (let shift = 8; shift < 8 * planes; shift += 8) {
    const plane = input.bytes(rows);
    for (let row = 0; row < rows; row++) values[row]! |= plane[row]! << shift;
  }
  return values;
}

function readAxis(input: ByteReader, rows: number): Int32Array {
  const base = unzigzag(input.varint());
  const values = readPlanes(input, rows, POINT_PLANES);
  const axis = new Int32Array(rows);
  for (let row = 0; row < rows; row++) axis[row] = values[row] ? values[row]! + base - 1 : NO_POINT;
  return axis;
}

function readPeople(input: ByteReader, rows: number, lists: Lists): PeopleColumn {
  const starts = new Uint32Array(rows + 1);
  const groups = new Int32Array(rows);
  input.varints(groups, 0);
  let sum = 0;
  for (let row = 0; row < rows; row++) starts[row + 1] = sum += groups[row]! >>> 0;
  // The bytes are there or refused before anything of that size is made.
  const codes = input.bytes(sum);
  const n = new Int32Array(sum);
  input.varints(n, -1);
  const kinds = kindsOf(lists);
  checked('people', kinds.map(keyOf), codes);
  return { kinds, starts, codes, n: new Uint32Array(n.buffer) };
}

type Lists = Readonly<Record<string, readonly string[]>>;

/** All kinds of people, in the order of their codes. */
const kindsOf = (lists: Lists): PersonGroup[] =>
  GROUP_PARTS.reduce<object[]>((kinds, part) => kinds.flatMap((kind) => lists[part]!.map((value) => ({ ...kind, [part]: value }))), [{}]) as PersonGroup[];
const keyOf = (kind: PersonGroup): string => GROUP_PARTS.map((part) => kind[part]).join(':');

/** @param limit most rows that the file can hold */
function parseHeader(bytes: Uint8Array, limit: number): { year: number; rows: number; lists: Lists; admin1: readonly string[] } {
  try {
    const { year, rows, lists, admin1 } = JSON.parse(fromUtf8(bytes)) as { year: number; rows: number; lists: Record<string, string[]>; admin1: string[] };
    const isList = (list: unknown, most: number) =>
      Array.isArray(list) && list.length > 0 && list.length <= most && list.every((value) => typeof value === 'string');
    const fits = CODE_COLUMNS.every((c) => isList(lists[c], 256)) && MASK_COLUMNS.every((c) => isList(lists[c], 32))
      && GROUP_PARTS.every((c) => isList(lists[c], 256)) && GROUP_PARTS.reduce((product, c) => product * lists[c]!.length, 1) <= 256 && isList(admin1, 2 ** 24);
    const isNatural = (n: number) => Number.isInteger(n) && n >= 0;
    if (fits && isNatural(year) && isNatural(rows) && rows <= limit) return { year, rows, lists, admin1 };
  } catch {
    // said below
  }
  throw new SnapshotError('columns: the header is not valid');
}

// --- several years as one

/** The columns of several years, in their order. Values keep their meaning where the lists of the files differ. @throws {SnapshotError} for too many values */
export function concatColumns(parts: readonly Columns[]): Columns {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const ints = (of: (part: Columns) => Int32Array) => concat(new Int32Array(rows), parts.map(of));
  return {
    rows,
    day: ints(({ day }) => day),
    codes: fromEntries(CODE_COLUMNS, (column) => concatCodes(column, CODE_LISTS[column], parts.map(({ codes }) => codes[column]), 2 ** 8)),
    masks: fromEntries(MASK_COLUMNS, (column) => concatMasks(column, MASK_LISTS[column], parts.map(({ masks }) => masks[column]))),
    admin1: concatCodes('admin1', [NO_ADMIN1], parts.map(({ admin1 }) => admin1), 2 ** 24),
    counts: fromEntries(COUNT_COLUMNS, (column) => ints(({ counts }) => counts[column])),
    people: concatPeople(rows, parts.map(({ people }) => people)),
    x: ints(({ x }) => x),
    y: ints(({ y }) => y),
    ids: () => parts.flatMap((part) => part.ids()),
  };
}

function concat<T extends Int32Array | Uint32Array | Uint8Array>(into: T, parts: readonly ArrayLike<number>[]): T {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
  return into;
}

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

function concatCodes(column: string, own: readonly string[], parts: readonly CodedColumn[], most: number): CodedColumn {
  const list = union(column, own, parts.map((part) => part.list), most);
  const values = parts.map((part) => {
    const to = moves(part.list, list);
    return to ? new Uint32Array(part.values).map((value) => to[value]!) : part.values;
  });
  return { list, values: concat(arrayFor(list.length <= 2 ** 8, values), values) };
}

function concatMasks(column: string, own: readonly string[], parts: readonly CodedColumn[]): CodedColumn {
  const list = union(column, own, parts.map((part) => part.list), 32);
  const values = parts.map((part) => {
    const to = moves(part.list, list);
    if (!to) return part.values;
    return new Uint32Array(part.values).map((mask) => {
      let moved = 0;
      for (let rest = mask; rest; rest &= rest - 1) moved |= 1 << to[31 - Math.clz32(rest & -rest)]!;
      return moved;
    });
  });
  return { list, values: concat(arrayFor(list.length <= 8, values), values) };
}

const arrayFor = (small: boolean, parts: readonly ArrayLike<number>[]): Uint8Array | Uint32Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return small ? new Uint8Array(length) : new Uint32Array(length);
};

function concatPeople(rows: number, parts: readonly PeopleColumn[]): PeopleColumn {
  const own = kindsOf(GROUP_LISTS);
  const kinds = new Map([...own, ...parts.flatMap((part) => part.kinds)].map((kind) => [keyOf(kind), kind]));
  const codes = concatCodes('people', own.map(keyOf), parts.map((part) => ({ list: part.kinds.map(keyOf), values: part.codes })), 2 ** 8);
  const starts = new Uint32Array(rows + 1);
  let row = 0;
  let sum = 0;
  for (const part of parts) {
    for (let i = 1; i < part.starts.length; i++) starts[++row] = sum + part.starts[i]!;
    sum += part.codes.length;
  }
  return { kinds: codes.list.map((key) => kinds.get(key)!), starts, codes: codes.values as Uint8Array, n: concat(new Uint32Array(sum), parts.map((part) => part.n)) };
}
