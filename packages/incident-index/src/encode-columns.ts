import { INCIDENT_ID, isIsoDate, toDay, TYPE_OF_SUBTYPE, type Counts, type Incident } from '@seesac/contract';
import { ByteWriter, toUtf8 } from './bytes.js';
import {
  CODE_LISTS, codePlanes, COLUMNS_FORMAT, GROUP_LISTS, GROUP_PARTS, kindsOf, MAGIC, MASK_LISTS, maskPlanes, MAX_COUNT, NO_ADMIN1, NOT_REPORTED, SECTIONS, toGrid, WEAPON_LISTS,
  WEAPON_PARTS, zigzag, type GroupColumn, type STORED_CODES,
} from './columns.js';
import { SnapshotError } from './errors.js';
import { listedCounts } from './facets.js';
import { encodeIds } from './ids.js';
import { writePoints, type Point } from './points.js';

/** Bytes of the columns of a year's incidents, in row order. @throws {SnapshotError} naming the incident and its field, where one cannot be stored */
export function encodeColumns(year: number, incidents: readonly Incident[]): Uint8Array {
  const days = incidents.map((incident) => dayOf(incident, year));
  const units = incidents.map(unitOf);
  const admin1 = unitList(units);
  const placeOfUnit = new Map(admin1.map((unit, place) => [unit, place]));
  const unitCodes = units.map((unit) => placeOfUnit.get(unit)!);
  const jurisdictions = incidents.map((incident) => placeOf(CODE_LISTS.jurisdiction, incident.jurisdiction, incident, 'jurisdiction'));
  const weapons = columnOf(kindsOf(WEAPON_PARTS, WEAPON_LISTS), incidents.map(weaponsOf));
  const people = columnOf(kindsOf(GROUP_PARTS, GROUP_LISTS), incidents.map(peopleOf));
  const listed = listedCounts(people);

  const write = (section: (typeof SECTIONS)[number], out: ByteWriter): void => {
    switch (section) {
      case 'day': return days.forEach((day, row) => out.varint(row ? days[row - 1]! - day : zigzag(day)));
      case 'ids': return encodeIds(out, incidents.map(({ id }) => id));
      case 'admin1': return writePlanes(out, unitCodes, codePlanes(admin1));
      case 'jurisdiction': return out.bytes(Uint8Array.from(jurisdictions.filter((_, row) => units[row] === NO_ADMIN1)));
      case 'weapons': return writeGroups(out, weapons, 0);
      case 'tag': return writePlanes(out, incidents.map((incident) => maskOf(MASK_LISTS.tag, incident.tags, incident, 'tag')), maskPlanes(MASK_LISTS.tag));
      case 'people': return writeGroups(out, people, 1);
      case 'killed': case 'injured': case 'threatened': case 'suicide': case 'perpetrators':
        return incidents.forEach((incident, row) => {
          const count = countOf(incident, section);
          out.varint(count === listed[section][row] ? 0 : count + 2);
        });
      case 'points': return writePoints(out, incidents.map(pointOf), unitCodes, admin1.length);
      default: return out.bytes(Uint8Array.from(incidents, (incident) => placeOf(CODE_LISTS[section], codeOf(incident, section), incident, section)));
    }
  };
  const out = new ByteWriter();
  const header = toUtf8(JSON.stringify({ year, rows: incidents.length, lists: { ...CODE_LISTS, ...MASK_LISTS, role: GROUP_LISTS.role }, admin1 }));
  out.bytes(Uint8Array.of(...MAGIC, COLUMNS_FORMAT));
  out.varint(header.length);
  out.bytes(header);
  for (const section of SECTIONS) {
    const part = new ByteWriter();
    write(section, part);
    out.varint(part.length);
    out.bytes(part.finish());
  }
  return out.finish();
}

function writePlanes(out: ByteWriter, values: ArrayLike<number>, planes: number): void {
  for (let plane = 0; plane < planes; plane++) out.bytes(Uint8Array.from(values, (value) => (value >>> (8 * plane)) & 255));
}

/** @param less by how much each number is less in the file */
function writeGroups(out: ByteWriter, { starts, codes, n }: GroupColumn<unknown>, less: number): void {
  for (let row = 1; row < starts.length; row++) out.varint(starts[row]! - starts[row - 1]!);
  out.bytes(codes);
  for (const number of n) out.varint(number - less);
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

function codeOf(incident: Incident, column: (typeof STORED_CODES)[number]): string {
  const { place, type, subtype } = incident;
  switch (column) {
    case 'status': return incident.status;
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

const maskOf = (list: readonly string[], values: readonly string[], incident: Incident, field: string): number =>
  values.reduce((mask, value) => mask | (1 << placeOf(list, value, incident, field)), 0);

function countOf(incident: Incident, column: keyof Counts): number {
  const count = incident.counts[column];
  if (count === null) return NOT_REPORTED;
  if (!Number.isInteger(count) || count < 0 || count > MAX_COUNT) throw bad(incident, `counts.${column}`, count);
  return count;
}

function pointOf(incident: Incident): Point | undefined {
  const { point } = incident.place;
  if (!point) return undefined;
  const [lon, lat] = point;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw bad(incident, 'place.point', point);
  return [toGrid(lon), toGrid(lat)];
}

/** Kind and number. */
type Group = readonly [code: number, n: number];

function columnOf<K>(kinds: K[], groups: readonly (readonly Group[])[]): GroupColumn<K> {
  const starts = new Uint32Array(groups.length + 1);
  groups.forEach(({ length }, row) => (starts[row + 1] = starts[row]! + length));
  return { kinds, starts, codes: Uint8Array.from(groups.flat(), ([code]) => code), n: Uint32Array.from(groups.flat(), ([, n]) => n) };
}

/** The weapons of an incident as it lists them, by kind: of two of one kind one may be counted and the other not. */
function weaponsOf(incident: Incident): Group[] {
  return incident.weapons.map(({ category, possession, count }): Group => {
    if (count !== undefined && !(Number.isInteger(count) && count > 0 && count <= MAX_COUNT)) throw bad(incident, 'weapons.count', count);
    const of = WEAPON_LISTS.possession;
    return [placeOf(WEAPON_LISTS.weapon, category, incident, 'weapons.category') * of.length + placeOf(of, possession, incident, 'weapons.possession'), count ?? 0];
  }).sort(([a, m], [b, n]) => a - b || m - n);
}

/** The people of an incident, each kind once, by kind. */
function peopleOf(incident: Incident): Group[] {
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
