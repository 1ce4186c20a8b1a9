import type { BBox } from '@seesac/contract';
import { and, bitmap, popcount, setRow, type Bitmap } from './bitmap.js';
import { NO_POINT, toGrid, type Columns } from './columns.js';

/** The grid of the map: the square Web Mercator world is 2^24 units wide, x to the east, y to the south. */
export const MERCATOR_BITS = 24;
const WORLD = 2 ** MERCATOR_BITS;

const onGrid = (part: number): number => Math.min(WORLD - 1, Math.max(0, Math.floor(part * WORLD)));
/** Position on the grid of degrees; beyond 85.05° the world of the map ends, and what lies there stands on its edge. */
export const mercatorX = (longitude: number): number => onGrid((longitude + 180) / 360);
export const mercatorY = (latitude: number): number => onGrid(0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI));
/** Degrees of a position on the grid. */
export const longitudeOf = (x: number): number => (x / WORLD) * 360 - 180;
export const latitudeOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;

/** West, south, east and north in thousandths of a degree. */
type Edges = [number, number, number, number];

/**
 * The distinct positions of incidents, with the rows at each. Many incidents share one: a place is known by its town more often than by its street.
 * Places are in Z-order of the map's grid, so that the places of any square cell whose side is a power of two are neighbours, at every zoom.
 */
export class Places {
  readonly length: number;
  /** Degrees in thousandths. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** On the map's grid. */
  readonly mapX: Int32Array;
  readonly mapY: Int32Array;
  /** The place of each row, -1 for none. */
  readonly ofRow: Int32Array;
  /** Rows of place `i`, ascending: `rows` from `starts[i]` to before `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** Rows that have a point. */
  readonly placed: Bitmap;
  #last: { box: string; words: Bitmap } | undefined;

  constructor({ rows, x, y }: Columns) {
    const { ofRow, first } = distinct(x, y, rows);
    this.length = first.length;
    const mapX = first.map((row) => mercatorX(x[row]! / 1000));
    const mapY = first.map((row) => mercatorY(y[row]! / 1000));
    const order = zOrder(mapX, mapY);
    this.x = order.map((place) => x[first[place]!]!);
    this.y = order.map((place) => y[first[place]!]!);
    this.mapX = order.map((place) => mapX[place]!);
    this.mapY = order.map((place) => mapY[place]!);

    const rank = new Int32Array(this.length);
    for (let at = 0; at < this.length; at++) rank[order[at]!] = at;
    this.starts = new Uint32Array(this.length + 1);
    this.placed = bitmap(rows);
    for (let row = 0; row < rows; row++) {
      if (ofRow[row]! < 0) continue;
      const place = rank[ofRow[row]!]!;
      ofRow[row] = place;
      this.starts[place + 1]!++;
      setRow(this.placed, row);
    }
    for (let place = 0; place < this.length; place++) this.starts[place + 1]! += this.starts[place]!;
    const next = this.starts.slice();
    this.rows = new Uint32Array(this.starts[this.length]!);
    for (let row = 0; row < rows; row++) if (ofRow[row]! >= 0) this.rows[next[ofRow[row]!]!++] = row;
    this.ofRow = ofRow;
  }

  /** Takes out of the rows of a span those that are not within a box, edges included. Points and edges are compared on the grid of the positions. */
  keepWithin(box: BBox, words: Bitmap, start: number, end: number): void {
    const edges = box.map(toGrid) as Edges;
    // Either looks at each row, or at each place twice.
    if (popcount(words, start, end) > 2 * this.length) {
      and(words, this.#within(edges), start, end);
      return;
    }
    for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
      for (let word = words[i]!; word; word &= word - 1) {
        const bit = word & -word;
        const place = this.ofRow[(i << 5) + 31 - Math.clz32(bit)]!;
        if (place < 0 || !this.#isIn(edges, place)) words[i]! ^= bit;
      }
    }
  }

  #isIn([west, south, east, north]: Edges, place: number): boolean {
    const [x, y] = [this.x[place]!, this.y[place]!];
    return x >= west && x <= east && y >= south && y <= north;
  }

  /** The rows within a box. The last one is kept: map, list and figures of a page ask for the same view one after the other. */
  #within(edges: Edges): Bitmap {
    const box = edges.join();
    if (this.#last?.box !== box) this.#last = { box, words: this.#find(edges) };
    return this.#last.words;
  }

  #find(edges: Edges): Bitmap {
    const { starts } = this;
    let inside = 0;
    for (let place = 0; place < this.length; place++) if (this.#isIn(edges, place)) inside += starts[place + 1]! - starts[place]!;
    // Touches the fewer rows: those of the places inside, or those outside.
    const few = 2 * inside <= this.rows.length;
    const words = few ? new Uint32Array(this.placed.length) : this.placed.slice();
    for (let place = 0; place < this.length; place++) {
      if (this.#isIn(edges, place) !== few) continue;
      for (let at = starts[place]!, end = starts[place + 1]!; at < end; at++) words[this.rows[at]! >>> 5]! ^= 1 << (this.rows[at]! & 31);
    }
    return words;
  }
}

/** Numbers the distinct positions as they come; gives the number of each row and the first row of each number. */
function distinct(x: Int32Array, y: Int32Array, rows: number): { ofRow: Int32Array; first: Int32Array } {
  const ofRow = new Int32Array(rows).fill(-1);
  const first = new Int32Array(rows);
  let length = 0;
  // A table with open addressing: a Map of a million keys would take several times as long.
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 1)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  for (let row = 0; row < rows; row++) {
    const [east, north] = [x[row]!, y[row]!];
    if (east === NO_POINT) continue;
    const hash = Math.imul(east, 0x9e37_79b1) ^ Math.imul(north, 0x85eb_ca77);
    let slot = (hash ^ (hash >>> 15)) & mask;
    let place = slots[slot]!;
    while (place >= 0 && (x[first[place]!] !== east || y[first[place]!] !== north)) place = slots[(slot = (slot + 1) & mask)]!;
    if (place < 0) {
      slots[slot] = place = length;
      first[length++] = row;
    }
    ofRow[row] = place;
  }
  return { ofRow, first: first.slice(0, length) };
}

const DIGIT_BITS = 12;

/** Positions in Z-order, the bits of x and y taken in turn: sorted by twelve bits at a time, lowest first. */
function zOrder(mapX: Int32Array, mapY: Int32Array): Int32Array {
  const { length } = mapX;
  let order = mapX.map((_, place) => place);
  let sorted = new Int32Array(length);
  const digits = new Uint16Array(length);
  for (let shift = 0; shift < MERCATOR_BITS; shift += DIGIT_BITS / 2) {
    const next = new Uint32Array(2 ** DIGIT_BITS + 1);
    for (let place = 0; place < length; place++) {
      digits[place] = spread((mapX[place]! >>> shift) & 63) | (spread((mapY[place]! >>> shift) & 63) << 1);
      next[digits[place]! + 1]!++;
    }
    for (let digit = 0; digit < 2 ** DIGIT_BITS; digit++) next[digit + 1]! += next[digit]!;
    for (let at = 0; at < length; at++) sorted[next[digits[order[at]!]!]!++] = order[at]!;
    [order, sorted] = [sorted, order];
  }
  return order;
}

/** Six bits with a gap after each. */
function spread(bits: number): number {
  const two = (bits | (bits << 4)) & 0x0f0f;
  const one = (two | (two << 2)) & 0x3333;
  return (one | (one << 1)) & 0x5555;
}
