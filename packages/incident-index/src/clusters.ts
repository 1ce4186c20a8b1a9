import {
  fromDay, MARK_COUNT, MAX_ZOOM, TYPE_OF_SUBTYPE, type BBox, type Cluster, type ClusterPoint, type IncidentSubtype, type IncidentType, type PlacePrecision,
} from '@seesac/contract';
import { NO_POINT } from './columns.js';
import type { Columns } from './columns.js';
import type { Marks } from './marks.js';
import type { Matches } from './matches.js';
import { latitudeOf, longitudeOf, MERCATOR_BITS, type Positions } from './places.js';

/** The world is 2^8 px wide at zoom 0, and doubles with each zoom. */
const TILE_BITS = 8;
/** Side of a cell is 2^4 px; cells whose centres are at most 44 px apart are joined. */
const CELL_BITS = 4;
const REACH = 44;
/** Side of a bucket is 2^2 cells, more than the reach: what a cell takes in lies in its own bucket or in one of the eight around it. */
const BUCKET_BITS = 2;
const BUCKETS = 2 ** (MAX_ZOOM + TILE_BITS - CELL_BITS - BUCKET_BITS);

/**
 * A square of the map: its incidents, the sums of their positions on the map's grid, counted from its corner, the edges of these in thousandths of a degree, and one
 * of their rows.
 */
interface Cell {
  readonly column: number;
  readonly line: number;
  count: number;
  x: number;
  y: number;
  west: number;
  south: number;
  east: number;
  north: number;
  row: number;
  readonly marks: number[] | undefined;
  taken: boolean;
}

/**
 * The incidents of a selection that have a point, gathered for a zoom. The map is cut into cells of 16 px, fixed to the world so that they do not jump
 * while it is moved. Then cells are joined: from the one with the most incidents on (of equals the northernmost, then the westernmost), each takes in
 * those that are left over and whose centre, the mean of its incidents, lies within 44 px of its own. The answers are in that order.
 * @param marks of the rows, where they are asked for
 * @throws {RangeError} unless the zoom is a whole number from 0 to {@link MAX_ZOOM}
 */
export function clustersOf(columns: Columns, positions: Positions, set: Matches, zoom: number, marks?: Marks): (Cluster | ClusterPoint)[] {
  const bits = cellBits(zoom);
  return joined(cellsOf(positions, set, bits, marks), bits).map((group) => {
    const [cell] = group;
    return group.length > 1 || cell!.count > 1 ? clusterOf(group, bits) : pointOf(columns, cell!.row, marks);
  });
}

/** A square of the map with incidents. Its corner and its side are on the map's grid; see `MERCATOR_BITS`. */
export interface MapCell { readonly x: number; readonly y: number; readonly side: number; readonly count: number }

/** The squares of 16 px of a zoom in which incidents of a selection lie. @throws {RangeError} unless the zoom is a whole number from 0 to {@link MAX_ZOOM} */
export function cellsOfMap(positions: Positions, set: Matches, zoom: number): MapCell[] {
  const bits = cellBits(zoom);
  const side = 2 ** bits;
  return cellsOf(positions, set, bits).map(({ column, line, count }) => ({ x: column * side, y: line * side, side, count }));
}

/** Of the side of a cell on the map's grid, as a power of two. */
function cellBits(zoom: number): number {
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > MAX_ZOOM) throw new RangeError(`zoom must be a whole number from 0 to ${MAX_ZOOM}`);
  return MERCATOR_BITS - TILE_BITS + CELL_BITS - zoom;
}

/** The cells that are not empty, in one pass over the selection. */
function cellsOf({ x, y, west, south, mapX, mapY }: Positions, { words, start, end }: Matches, bits: number, marks?: Marks): Cell[] {
  const cells: Cell[] = [];
  // Sums from the corner of the cell stay small, so that the engine keeps them as whole numbers and makes no garbage.
  const within = 2 ** bits - 1;
  // Open addressing: one more than the cell, 0 for none; at most half full.
  let slots = new Int32Array(2 ** 12);
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
    for (let word = words[i]!; word; word &= word - 1) {
      const row = (i << 5) + 31 - Math.clz32(word & -word);
      const east = x[row]!;
      if (east === NO_POINT) continue;
      const north = y[row]!;
      const gridX = mapX[east - west]!;
      const gridY = mapY[north - south]!;
      const column = gridX >>> bits;
      const line = gridY >>> bits;
      let slot = slotOf(column, line) & (slots.length - 1);
      let at = slots[slot]! - 1;
      while (at >= 0 && (cells[at]!.column !== column || cells[at]!.line !== line)) at = slots[(slot = (slot + 1) & (slots.length - 1))]! - 1;
      if (at < 0) {
        cells.push({ column, line, count: 0, x: 0, y: 0, west: east, south: north, east, north, row, marks: marks && Array<number>(MARK_COUNT).fill(0), taken: false });
        slots[slot] = at = cells.length;
        if (2 * at > slots.length) slots = slotted(cells, 2 * slots.length);
        at--;
      }
      const cell = cells[at]!;
      cell.count++;
      cell.x += gridX & within;
      cell.y += gridY & within;
      if (east < cell.west) cell.west = east;
      if (east > cell.east) cell.east = east;
      if (north < cell.south) cell.south = north;
      if (north > cell.north) cell.north = north;
      if (marks) cell.marks![marks[row]!]!++;
    }
  }
  return cells;
}

function slotOf(column: number, line: number): number {
  const hash = Math.imul(column, 0x9e37_79b1) ^ Math.imul(line, 0x85eb_ca77);
  return hash ^ (hash >>> 15);
}

function slotted(cells: readonly Cell[], length: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(length);
  cells.forEach(({ column, line }, at) => {
    let slot = slotOf(column, line) & (length - 1);
    while (slots[slot]) slot = (slot + 1) & (length - 1);
    slots[slot] = at + 1;
  });
  return slots;
}

/** Centre of a cell on the map's grid: the mean of its incidents. */
const centreOf = ({ column, line, x, y, count }: Cell, bits: number): [x: number, y: number] => [column * 2 ** bits + x / count, line * 2 ** bits + y / count];

/** Cells that are drawn as one, the greatest of each group first. */
function joined(cells: readonly Cell[], bits: number): Cell[][] {
  const reach = REACH * 2 ** (bits - CELL_BITS);
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
    const [x, y] = centreOf(seed, bits);
    const [column, line] = [seed.column >> BUCKET_BITS, seed.line >> BUCKET_BITS];
    const group: Cell[] = [seed];
    seed.taken = true;
    for (let b = line - 1; b <= line + 1; b++) {
      for (let a = column - 1; a <= column + 1; a++) {
        for (const cell of buckets.get(b * BUCKETS + a) ?? []) {
          if (cell.taken) continue;
          const [cellX, cellY] = centreOf(cell, bits);
          if ((cellX - x) ** 2 + (cellY - y) ** 2 > reach ** 2) continue;
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

function clusterOf(group: readonly Cell[], bits: number): Cluster {
  const marks = group[0]!.marks && Array<number>(MARK_COUNT).fill(0);
  let [count, sumX, sumY] = [0, 0, 0];
  // Whole numbers from the start, so that the engine keeps them as such.
  let [west, south, east, north] = [2 ** 30, 2 ** 30, -(2 ** 30), -(2 ** 30)];
  for (const cell of group) {
    count += cell.count;
    sumX += cell.column * 2 ** bits * cell.count + cell.x;
    sumY += cell.line * 2 ** bits * cell.count + cell.y;
    west = Math.min(west, cell.west);
    south = Math.min(south, cell.south);
    east = Math.max(east, cell.east);
    north = Math.max(north, cell.north);
    if (marks) for (let mark = 0; mark < MARK_COUNT; mark++) marks[mark]! += cell.marks![mark]!;
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

function pointOf(columns: Columns, row: number, marks: Marks | undefined): ClusterPoint {
  const { codes: { type, placePrecision }, day, x, y } = columns;
  const kind = type.list[type.values[row]!]!;
  const precision = placePrecision.list[placePrecision.values[row]!]!;
  return {
    cluster: false,
    // Who only draws needs none, and the first one decodes all.
    get id() {
      return columns.ids.at(row);
    },
    type: TYPE_OF_SUBTYPE[kind as IncidentSubtype] ?? (kind as IncidentType),
    date: fromDay(day[row]!),
    placePrecision: precision === 'unknown' ? null : (precision as PlacePrecision),
    point: [x[row]! / 1000, y[row]! / 1000],
    ...(marks && { mark: marks[row]! }),
  };
}
