import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_ID, INCIDENT_SUBTYPES, INCIDENT_TYPES, isIsoDate, JURISDICTION_CODES, OUTCOMES, PLACE_PRECISIONS, PLACE_TYPES,
  POSSESSIONS, SEXES, STATUSES, TAGS, toDay, TYPE_OF_SUBTYPE, WEAPONS, type Counts, type Incident,
} from '@seesac/contract';
import { ByteReader, ByteWriter, fromUtf8, toUtf8 } from './bytes.js';
import { SnapshotError } from './errors.js';
import { facetsOf } from './facets.js';
import { decodeIds, encodeIds } from './ids.js';

/**
 * The columns file: everything by which incidents are filtered, counted and drawn, without their texts. Rows are in the order of the index (newest
 * first).
 *
 * `SSIX`, the format's number (1 byte), then: length and JSON of the header `{rows, lists}`, the day column, the identifiers (see `ids.ts`), one byte
 * a row for each column of one code, a byte plane for each eight values of each column of several, a varint a row for each count, six byte planes of
 * positions. A code is its place in the header's list, so that a file outlives any change of the code lists. Single planes of bytes, rather than
 * numbers, are what compresses well.
 */
const MAGIC = [0x53, 0x53, 0x49, 0x58, 1];

/** Columns with one code a row. A subtype takes the place of its type. `placePrecision` is `unknown` where the record says `null`. */
const CODE_LISTS = {
  status: STATUSES as readonly string[],
  jurisdiction: JURISDICTION_CODES as readonly string[],
  type: [...INCIDENT_TYPES, ...INCIDENT_SUBTYPES] as readonly string[],
  area: AREAS as readonly string[],
  place: PLACE_TYPES as readonly string[],
  placePrecision: [...PLACE_PRECISIONS, 'unknown'] as readonly string[],
  datePrecision: DATE_PRECISIONS as readonly string[],
};
/** Columns with several codes a row: bit `i` is the value `i` of the list. */
const MASK_LISTS = {
  weapon: WEAPONS as readonly string[],
  possession: POSSESSIONS as readonly string[],
  outcome: OUTCOMES as readonly string[],
  sex: SEXES as readonly string[],
  age: AGE_GROUPS as readonly string[],
  tag: TAGS as readonly string[],
};
export type CodeColumn = keyof typeof CODE_LISTS;
export type MaskColumn = keyof typeof MASK_LISTS;
const CODE_COLUMNS = Object.keys(CODE_LISTS) as CodeColumn[];
const MASK_COLUMNS = Object.keys(MASK_LISTS) as MaskColumn[];
const COUNT_COLUMNS = ['killed', 'injured', 'threatened', 'suicide', 'perpetrators'] as const satisfies readonly (keyof Counts)[];

/** Values of a column and what they stand for: places in the list, or masks over it. */
export interface CodedColumn { readonly list: readonly string[]; readonly values: Uint8Array | Uint32Array }

/** The decoded file. Arrays have one entry a row; those of single bytes are views of the file. */
export interface Columns {
  readonly rows: number;
  /** Days since 1970-01-01 of the first day of the incident, never rising. */
  readonly day: Int32Array;
  readonly codes: Readonly<Record<CodeColumn, CodedColumn>>;
  readonly masks: Readonly<Record<MaskColumn, CodedColumn>>;
  /** People, or {@link NOT_REPORTED}. */
  readonly counts: Readonly<Record<keyof Counts, Int32Array>>;
  /** Longitude and latitude in thousandths of a degree (about 100 m), or {@link NO_POINT} in both. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Identifiers by row, decoded at each call. */
  ids(): string[];
}

export const NOT_REPORTED = -1;
export const NO_POINT = -(2 ** 31);
/** Largest number of people that a count holds. */
const MAX_COUNT = 2 ** 31 - 2;

/** Degrees to the grid of the positions. Rounding keeps order, so a point within a box stays within the rounded box. */
export const toGrid = (degrees: number): number => Math.round(degrees * 1000);

/** Bytes of the columns of incidents that are in row order. @throws {SnapshotError} naming the incident and its field, where one cannot be stored */
export function encodeColumns(incidents: readonly Incident[]): Uint8Array {
  const out = new ByteWriter();
  const header = toUtf8(JSON.stringify({ rows: incidents.length, lists: { ...CODE_LISTS, ...MASK_LISTS } }));
  out.bytes(Uint8Array.from(MAGIC));
  out.varint(header.length);
  out.bytes(header);

  const days = incidents.map((incident) => dayOf(incident));
  days.forEach((day, row) => out.varint(row ? days[row - 1]! - day : zigzag(day)));
  encodeIds(out, incidents.map(({ id }) => id));

  const masks = fromEntries(MASK_COLUMNS, () => new Uint32Array(incidents.length));
  incidents.forEach((incident, row) => {
    const facets = facetsOf(incident);
    for (const column of MASK_COLUMNS) {
      for (const value of facets[column]) masks[column][row]! |= 1 << placeOf(MASK_LISTS[column], value, incident, column);
    }
  });
  for (const column of CODE_COLUMNS) {
    out.bytes(Uint8Array.from(incidents, (incident) => placeOf(CODE_LISTS[column], codeOf(incident, column), incident, column)));
  }
  for (const column of MASK_COLUMNS) writePlanes(out, masks[column], planesOf(MASK_LISTS[column]));
  for (const column of COUNT_COLUMNS) for (const incident of incidents) out.varint(countOf(incident, column) + 1);

  const points = incidents.map(pointOf);
  for (const axis of [0, 1] as const) {
    const values = points.map((point) => point?.[axis]);
    const base = values.reduce<number>((least, value) => Math.min(least, value ?? least), 180_000);
    out.varint(zigzag(base));
    writePlanes(out, values.map((value) => (value === undefined ? 0 : value - base + 1)), POINT_PLANES);
  }
  return out.finish();
}

/** @throws {SnapshotError} for bytes that {@link encodeColumns} did not write */
export function decodeColumns(file: Uint8Array): Columns {
  const input = new ByteReader(file);
  const magic = input.bytes(MAGIC.length);
  if (!MAGIC.every((byte, i) => magic[i] === byte)) throw new SnapshotError('columns: not a columns file of format 1');
  const { rows, lists } = parseHeader(input.bytes(input.varint()), file.length);

  const day = new Int32Array(rows);
  input.varints(day, 0);
  for (let row = 0, at = 0; row < rows; row++) day[row] = at = row ? at - day[row]! : unzigzag(day[0]!);
  const ids = decodeIds(input, rows);
  const codes = fromEntries(CODE_COLUMNS, (column) => {
    const values = input.bytes(rows);
    const list = lists[column]!;
    let most = 0;
    for (let row = 0; row < rows; row++) if (values[row]! > most) most = values[row]!;
    if (most >= list.length) throw new SnapshotError(`columns: a value of ${column} is not in its list`);
    return { list, values };
  });
  const masks = fromEntries(MASK_COLUMNS, (column) => {
    const list = lists[column]!;
    const values = readPlanes(input, rows, planesOf(list));
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
  input.end();
  return { rows, day, codes, masks, counts, x, y, ids };
}

const fromEntries = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2);

// --- planes: the low bytes of all rows, then the bytes above them

const POINT_PLANES = 3;
const planesOf = (list: readonly string[]): number => Math.max(1, Math.ceil(list.length / 8));

function writePlanes(out: ByteWriter, values: ArrayLike<number>, planes: number): void {
  for (let plane = 0; plane < planes; plane++) out.bytes(Uint8Array.from(values, (value) => (value >>> (8 * plane)) & 255));
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

/** @param limit most rows that the file can hold */
function parseHeader(bytes: Uint8Array, limit: number): { rows: number; lists: Readonly<Record<string, readonly string[]>> } {
  try {
    const { rows, lists } = JSON.parse(fromUtf8(bytes)) as { rows: number; lists: Record<string, string[]> };
    const isList = (list: unknown) => Array.isArray(list) && list.length > 0 && list.every((value) => typeof value === 'string');
    const fits = CODE_COLUMNS.every((c) => isList(lists[c]) && lists[c]!.length <= 256)
      && MASK_COLUMNS.every((c) => isList(lists[c]) && lists[c]!.length <= 32);
    if (fits && Number.isInteger(rows) && rows >= 0 && rows <= limit) return { rows, lists };
  } catch {
    // said below
  }
  throw new SnapshotError('columns: the header is not valid');
}

// --- one incident

const bad = ({ id }: Incident, field: string, value: unknown): SnapshotError =>
  new SnapshotError(`incident ${String(id).slice(0, 80)}: ${field} cannot be stored: ${String(JSON.stringify(value)).slice(0, 80)}`);

function dayOf(incident: Incident): number {
  if (!INCIDENT_ID.test(incident.id)) throw bad(incident, 'id', incident.id);
  if (!isIsoDate(incident.date.start)) throw bad(incident, 'date.start', incident.date.start);
  return toDay(incident.date.start);
}

function codeOf(incident: Incident, column: CodeColumn): string {
  const { place, type, subtype } = incident;
  switch (column) {
    case 'status': return incident.status;
    case 'jurisdiction': return incident.jurisdiction;
    case 'type':
      if (subtype && TYPE_OF_SUBTYPE[subtype] !== type) throw bad(incident, 'subtype', subtype);
      return subtype ?? type;
    case 'area': return place.area;
    case 'place': return place.type;
    case 'placePrecision': return place.precision ?? 'unknown';
    case 'datePrecision': return incident.date.precision;
  }
}

function placeOf(list: readonly string[], value: string, incident: Incident, field: string): number {
  const place = list.indexOf(value);
  if (place < 0) throw bad(incident, field, value);
  return place;
}

function countOf(incident: Incident, column: keyof Counts): number {
  const count = incident.counts[column];
  if (count === null) return NOT_REPORTED;
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) throw bad(incident, `counts.${column}`, count);
  return count;
}

function pointOf(incident: Incident): readonly [number, number] | undefined {
  const { point } = incident.place;
  if (!point) return undefined;
  const [lon, lat] = point;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw bad(incident, 'place.point', point);
  return [toGrid(lon), toGrid(lat)];
}
