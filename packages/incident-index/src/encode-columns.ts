import { INCIDENT_ID, isIsoDate, toDay, TYPE_OF_SUBTYPE, type Counts, type Incident } from '@seesac/contract';
import { ByteWriter, toUtf8 } from './bytes.js';
import {
  CODE_COLUMNS, CODE_LISTS, codePlanes, COUNT_COLUMNS, fromEntries, GROUP_LISTS, GROUP_PARTS, MAGIC, MASK_COLUMNS, MASK_LISTS, maskPlanes, MAX_COUNT, NO_ADMIN1,
  NOT_REPORTED, POINT_PLANES, toGrid, zigzag, type CodeColumn,
} from './columns.js';
import { SnapshotError } from './errors.js';
import { facetsOf } from './facets.js';
import { encodeIds } from './ids.js';

/** Bytes of the columns of a year's incidents, in row order. @throws {SnapshotError} naming the incident and its field, where one cannot be stored */
export function encodeColumns(year: number, incidents: readonly Incident[]): Uint8Array {
  const out = new ByteWriter();
  const days = incidents.map((incident) => dayOf(incident, year));
  const units = incidents.map(unitOf);
  const admin1 = unitList(units);
  const header = toUtf8(JSON.stringify({ year, rows: incidents.length, lists: { ...CODE_LISTS, ...MASK_LISTS, role: GROUP_LISTS.role }, admin1 }));
  out.bytes(Uint8Array.from(MAGIC));
  out.varint(header.length);
  out.bytes(header);

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
  for (const column of MASK_COLUMNS) writePlanes(out, masks[column], maskPlanes(MASK_LISTS[column]));
  for (const column of COUNT_COLUMNS) for (const incident of incidents) out.varint(countOf(incident, column) + 1);

  const points = incidents.map(pointOf);
  for (const axis of [0, 1] as const) {
    const values = points.map((point) => point?.[axis]);
    const base = values.reduce<number>((least, value) => Math.min(least, value ?? least), 180_000);
    out.varint(zigzag(base));
    writePlanes(out, values.map((value) => (value === undefined ? 0 : value - base + 1)), POINT_PLANES);
  }

  const codeOfUnit = new Map(admin1.map((unit, code) => [unit, code]));
  writePlanes(out, units.map((unit) => codeOfUnit.get(unit)!), codePlanes(admin1));

  const people = incidents.map(groupsOf);
  for (const groups of people) out.varint(groups.length);
  out.bytes(Uint8Array.from(people.flatMap((groups) => groups.map(([code]) => code))));
  for (const groups of people) for (const [, n] of groups) out.varint(n - 1);
  return out.finish();
}

function writePlanes(out: ByteWriter, values: ArrayLike<number>, planes: number): void {
  for (let plane = 0; plane < planes; plane++) out.bytes(Uint8Array.from(values, (value) => (value >>> (8 * plane)) & 255));
}

/** All units, the most frequent first: their codes compress best. */
function unitList(units: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  counts.delete(NO_ADMIN1);
  return [NO_ADMIN1, ...[...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([unit]) => unit)];
}

// --- one incident

const bad = ({ id }: Incident, field: string, value: unknown): SnapshotError =>
  new SnapshotError(`incident ${String(id).slice(0, 80)}: ${field} cannot be stored: ${String(JSON.stringify(value)).slice(0, 80)}`);

/** Calendar year to which an incident belongs. @throws {SnapshotError} where its identifier or its first day is none */
export function yearOf(incident: Incident): number {
  if (!INCIDENT_ID.test(incident.id)) throw bad(incident, 'id', incident.id);
  if (!isIsoDate(incident.date.start)) throw bad(incident, 'date.start', incident.date.start);
  return Number(incident.date.start.slice(0, 4));
}

function dayOf(incident: Incident, year: number): number {
  if (yearOf(incident) !== year) throw new SnapshotError(`incident ${incident.id}: date.start is not in ${year}`);
  return toDay(incident.date.start);
}

const unitOf = ({ jurisdiction, place }: Incident): string => (place.admin1 ? `${jurisdiction}:${place.admin1}` : NO_ADMIN1);

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

/** Kind and number of the people of an incident, each kind once, by kind. */
function groupsOf(incident: Incident): [code: number, n: number][] {
  const groups = new Map<number, number>();
  for (const person of incident.people) {
    const { n = 1 } = person;
    const code = GROUP_PARTS.reduce((sum, part) => sum * GROUP_LISTS[part].length + placeOf(GROUP_LISTS[part], person[part], incident, `people.${part}`), 0);
    const sum = (groups.get(code) ?? 0) + n;
    if (!Number.isInteger(n) || n < 1 || sum > MAX_COUNT) throw bad(incident, 'people.n', n);
    groups.set(code, sum);
  }
  return [...groups].sort(([a], [b]) => a - b);
}
