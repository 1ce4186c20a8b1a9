import { MARKS, type Cluster, type ClusterPoint, type Incident, type MarkKey } from '@seesac/contract';
import { hasOutcome } from './scan.ts';

// The clusters of a map from their definition, by looking at each incident and each cell: none of the index's code.

const WORLD = 2 ** 24;
const clamp = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n));
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Spherical Mercator, the world as a square of 2^24 units from its north-western corner. */
const project = ([lon, lat]: readonly number[]): [number, number] => [
  clamp(Math.floor((WORLD * (lon! + 180)) / 360), 0, WORLD - 1),
  clamp(Math.floor(WORLD * (0.5 - Math.asinh(Math.tan(radians(lat!))) / (2 * Math.PI))), 0, WORLD - 1),
];
const round = (n: number, digits: number): number => Math.round(n * 10 ** digits) / 10 ** digits;
const unproject = (x: number, y: number): [number, number] => [
  round((360 * x) / WORLD - 180, 5), round((180 / Math.PI) * (2 * Math.atan(Math.exp(Math.PI * (1 - (2 * y) / WORLD))) - Math.PI / 2), 5),
];
const mean = (list: readonly number[]): number => list.reduce((sum, n) => sum + n, 0) / list.length;

interface At { incident: Incident; degrees: [number, number]; x: number; y: number }

/** The mark of an incident, by its definition. */
export function markOf(incident: Incident, by: MarkKey): number {
  const weapons = new Set(incident.weapons.map(({ category }) => category));
  const place = MARKS[by].findIndex((code) =>
    by === 'type' ? incident.type === code : by === 'outcome' ? hasOutcome(incident, code) : weapons.size === 1 && [...weapons][0] === code);
  return place < 0 ? MARKS[by].length : place;
}

/** Incidents with a point, gathered for a zoom. */
export function clusters(incidents: readonly Incident[], zoom: number, by?: MarkKey): (Cluster | ClusterPoint)[] {
  const pixel = WORLD / (256 * 2 ** zoom);
  const all = incidents.flatMap((incident): At[] => {
    if (!incident.place.point) return [];
    const degrees = incident.place.point.map((n) => round(n, 3)) as [number, number];
    const [x, y] = project(degrees);
    return [{ incident, degrees, x, y }];
  });
  const cellOf = ({ x, y }: At): [line: number, column: number] => [Math.floor(y / (16 * pixel)), Math.floor(x / (16 * pixel))];
  let cells = [...new Set(all.map((one) => cellOf(one).join()))].map((key) => {
    const [line, column] = key.split(',').map(Number) as [number, number];
    const members = all.filter((one) => cellOf(one).join() === key);
    return { line, column, members, x: mean(members.map((one) => one.x)), y: mean(members.map((one) => one.y)) };
  }).sort((a, b) => b.members.length - a.members.length || a.line - b.line || a.column - b.column);
  const found: (Cluster | ClusterPoint)[] = [];
  while (cells.length) {
    const seed = cells[0]!;
    const near = cells.filter(({ x, y }) => (x - seed.x) ** 2 + (y - seed.y) ** 2 <= (44 * pixel) ** 2);
    cells = cells.filter((cell) => !near.includes(cell));
    found.push(drawn(near.flatMap(({ members }) => members), by));
  }
  return found;
}

function drawn(members: readonly At[], by: MarkKey | undefined): Cluster | ClusterPoint {
  const marks = by && members.map(({ incident }) => markOf(incident, by));
  if (members.length === 1) {
    const { incident: { id, type, date, place }, degrees } = members[0]!;
    return { cluster: false, id, type, date: date.start, placePrecision: place.precision, point: degrees, ...(marks && { mark: marks[0]! }) };
  }
  const [lons, lats] = [members.map(({ degrees }) => degrees[0]), members.map(({ degrees }) => degrees[1])];
  // Less than half of a step of 0.001° beyond the outermost positions.
  const [west, south] = [round(Math.min(...lons) - 0.0004, 4), round(Math.min(...lats) - 0.0004, 4)];
  const [east, north] = [round(Math.max(...lons) + 0.0004, 4), round(Math.max(...lats) + 0.0004, 4)];
  return {
    cluster: true,
    count: members.length,
    point: unproject(mean(members.map(({ x }) => x)), mean(members.map(({ y }) => y))),
    bbox: [clamp(west, -180, 180), clamp(south, -90, 90), clamp(east, -180, 180), clamp(north, -90, 90)],
    ...(marks && { marks: [0, 1, 2, 3, 4].map((mark) => marks.filter((one) => one === mark).length) }),
  };
}
