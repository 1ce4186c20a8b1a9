import {
  fromDay, MARK_COUNT, MAX_ZOOM, TYPE_OF_SUBTYPE, type BBox, type Cluster, type ClusterPoint, type IncidentSubtype, type IncidentType, type PlacePrecision,
} from '@seesac/contract';
import { hasRow } from './bitmap.js';
import type { Columns } from './columns.js';
import type { Marks } from './marks.js';
import type { Matches } from './matches.js';
import { latitudeOf, longitudeOf, MERCATOR_BITS, type Places } from './places.js';

/** The world is 2^8 px wide at zoom 0, and doubles with each zoom. */
const TILE_BITS = 8;
/** Side of a cell is 2^4 px; cells whose centres are at most 44 px apart are joined. */
const CELL_BITS = 4;
const REACH = 44;
/** Side of a bucket is 2^2 cells, more than the reach: what a cell takes in lies in its own bucket or in one of the eight around it. */
const BUCKET_BITS = 2;
const BUCKETS = 2 ** (MAX_ZOOM + TILE_BITS - CELL_BITS - BUCKET_BITS);

/** A square of the map: its places `[from, to)`, its incidents, and the sums of their positions on the map's grid. */
interface Cell { readonly column: number; readonly line: number; readonly from: number; to: number; count: number; x: number; y: number; taken: boolean }

/**
 * The incidents of a selection that have a point, gathered for a zoom. The map is cut into cells of 16 px, fixed to the world so that they do not jump
 * while it is moved. Then cells are joined: from the one with the most incidents on (of equals the northernmost, then the westernmost), each takes in
 * those that are left over and whose centre, the mean of its incidents, lies within 44 px of its own. The answers are in that order.
 * @param marks of the rows, where they are asked for
 * @throws {RangeError} unless the zoom is a whole number from 0 to {@link MAX_ZOOM}
 */
export function clustersOf(columns: Columns, places: Places, set: Matches, zoom: number, marks?: Marks): (Cluster | ClusterPoint)[] {
  const bits = cellBits(zoom);
  const hits = hitsOf(places, set);
  const marked = marks && markedHitsOf(places, set, marks);
  const cells = cellsOf(places, hits, bits);
  return joined(cells, REACH * 2 ** (bits - CELL_BITS)).map((group) => {
    const [cell] = group;
    if (group.length > 1 || cell!.count > 1) return clusterOf(group, places, hits, marked);
    let place = cell!.from;
    while (!hits[place]) place++;
    return pointOf(columns, places.rows.subarray(places.starts[place], places.starts[place + 1]).find((row) => hasRow(set.words, row))!, marks);
  });
}

/** A square of the map with incidents. Its corner and its side are on the map's grid; see `MERCATOR_BITS`. */
export interface MapCell { readonly x: number; readonly y: number; readonly side: number; readonly count: number }

/** The squares of 16 px of a zoom in which incidents of a selection lie. @throws {RangeError} unless the zoom is a whole number from 0 to {@link MAX_ZOOM} */
export function cellsOfMap(places: Places, set: Matches, zoom: number): MapCell[] {
  const bits = cellBits(zoom);
  const side = 2 ** bits;
  return cellsOf(places, hitsOf(places, set), bits).map(({ column, line, count }) => ({ x: column * side, y: line * side, side, count }));
}

/** Of the side of a cell on the map's grid, as a power of two. */
function cellBits(zoom: number): number {
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > MAX_ZOOM) throw new RangeError(`zoom must be a whole number from 0 to ${MAX_ZOOM}`);
  return MERCATOR_BITS - TILE_BITS + CELL_BITS - zoom;
}

/** Incidents of a selection at each place. Bits outside the span of a selection are zero. */
function hitsOf({ length, ofRow }: Places, { words, start, end }: Matches): Uint32Array {
  const hits = new Uint32Array(length);
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
    for (let word = words[i]!; word; word &= word - 1) {
      const place = ofRow[(i << 5) + 31 - Math.clz32(word & -word)]!;
      if (place >= 0) hits[place]!++;
    }
  }
  return hits;
}

/** The same apart for each mark: `MARK_COUNT` numbers a place. */
function markedHitsOf({ length, ofRow }: Places, { words, start, end }: Matches, marks: Marks): Uint32Array {
  const hits = new Uint32Array(length * MARK_COUNT);
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
    for (let word = words[i]!; word; word &= word - 1) {
      const row = (i << 5) + 31 - Math.clz32(word & -word);
      const place = ofRow[row]!;
      if (place >= 0) hits[place * MARK_COUNT + marks[row]!]!++;
    }
  }
  return hits;
}

/** The cells that are not empty. In Z-order the places of a cell are neighbours. */
function cellsOf({ mapX, mapY, length }: Places, hits: Uint32Array, bits: number): Cell[] {
  const cells: Cell[] = [];
  let cell: Cell | undefined;
  for (let place = 0; place < length; place++) {
    const count = hits[place]!;
    if (!count) continue;
    const column = mapX[place]! >>> bits;
    const line = mapY[place]! >>> bits;
    if (cell?.column !== column || cell.line !== line) cells.push((cell = { column, line, from: place, to: place, count: 0, x: 0, y: 0, taken: false }));
    cell.to = place + 1;
    cell.count += count;
    cell.x += count * mapX[place]!;
    cell.y += count * mapY[place]!;
  }
  return cells;
}

/** Cells that are drawn as one, the greatest of each group first. */
function joined(cells: readonly Cell[], reach: number): Cell[][] {
  const buckets = new Map<number, Cell[]>();
  for (const cell of cells) {
    const key = (cell.line >> BUCKET_BITS) * BUCKETS + (cell.column >> BUCKET_BITS);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(cell);
    else buckets.set(key, [cell]);
  }
  const groups: Cell[][] = [];
  for (const seed of [...cells].sort((a, b) => b.count - a.count || a.line - b.line || a.column - b.column)) {
    if (seed.taken) continue;
    const [x, y] = [seed.x / seed.count, seed.y / seed.count];
    const [column, line] = [seed.column >> BUCKET_BITS, seed.line >> BUCKET_BITS];
    const group: Cell[] = [seed];
    seed.taken = true;
    for (let b = line - 1; b <= line + 1; b++) {
      for (let a = column - 1; a <= column + 1; a++) {
        for (const cell of buckets.get(b * BUCKETS + a) ?? []) {
          if (cell.taken || (cell.x / cell.count - x) ** 2 + (cell.y / cell.count - y) ** 2 > reach ** 2) continue;
          cell.taken = true;
          group.push(cell);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function clusterOf(group: readonly Cell[], { x, y }: Places, hits: Uint32Array, marked: Uint32Array | undefined): Cluster {
  const marks = marked && Array<number>(MARK_COUNT).fill(0);
  let [count, sumX, sumY] = [0, 0, 0];
  // Whole numbers from the start, so that the engine keeps them as such.
  let [west, south, east, north] = [2 ** 30, 2 ** 30, -(2 ** 30), -(2 ** 30)];
  for (const cell of group) {
    count += cell.count;
    sumX += cell.x;
    sumY += cell.y;
    for (let place = cell.from; place < cell.to; place++) {
      if (!hits[place]) continue;
      if (x[place]! < west) west = x[place]!;
      if (x[place]! > east) east = x[place]!;
      if (y[place]! < south) south = y[place]!;
      if (y[place]! > north) north = y[place]!;
      if (marks) for (let mark = 0; mark < MARK_COUNT; mark++) marks[mark]! += marked[place * MARK_COUNT + mark]!;
    }
  }
  return {
    cluster: true,
    count,
    point: [rounded(longitudeOf(sumX / count)), rounded(latitudeOf(sumY / count))],
    bbox: boxAround(west, south, east, north),
    ...(marks && { marks }),
  };
}

/**
 * Edges in degrees of positions in thousandths. They stand off by less than half a step, so that the box of one place is a box too, and the filter `bbox`
 * takes in exactly these positions.
 */
function boxAround(west: number, south: number, east: number, north: number): BBox {
  const edge = (thousandths: number, off: number, limit: number) => Math.max(-limit, Math.min(limit, (10 * thousandths + off) / 10_000));
  return [edge(west, -4, 180), edge(south, -4, 90), edge(east, 4, 180), edge(north, 4, 90)];
}

function pointOf({ codes: { type, placePrecision }, day, x, y, ids }: Columns, row: number, marks: Marks | undefined): ClusterPoint {
  const kind = type.list[type.values[row]!]!;
  const precision = placePrecision.list[placePrecision.values[row]!]!;
  return {
    cluster: false,
    id: ids.at(row),
    type: TYPE_OF_SUBTYPE[kind as IncidentSubtype] ?? (kind as IncidentType),
    date: fromDay(day[row]!),
    placePrecision: precision === 'unknown' ? null : (precision as PlacePrecision),
    point: [x[row]! / 1000, y[row]! / 1000],
    ...(marks && { mark: marks[row]! }),
  };
}
