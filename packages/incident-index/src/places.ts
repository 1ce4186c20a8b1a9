import type { BBox } from '@seesac/contract';
import { toGrid, type Columns } from './columns.js';
import { type Bitmap } from './bitmap.js';

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

/** Edges of a box on the grid of the positions. */
const onPositions = (box: BBox) => box.map(toGrid) as [west: number, south: number, east: number, north: number];

/**
 * Where the rows lie. Positions are whole thousandths of a degree, so there are few different latitudes and few different longitudes, and where a row stands on
 * the map's grid is looked up: no answer needs a table of all rows, hence the first is as quick as any other.
 */
export class Positions {
  /** Degrees in thousandths, or {@link NO_POINT}. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** The map's grid of each longitude from {@link west} and each latitude from {@link south} on, in thousandths. */
  readonly west: number;
  readonly south: number;
  readonly mapX: Int32Array;
  readonly mapY: Int32Array;
  readonly #edges;

  constructor({ x, y, edges }: Columns) {
    this.x = x;
    this.y = y;
    this.#edges = edges;
    const [[west, east], [south, north]] = edges[0][0] > edges[0][1] ? [[0, 0], [0, 0]] : edges;
    this.west = west;
    this.south = south;
    this.mapX = new Int32Array(east - west + 1);
    this.mapY = new Int32Array(north - south + 1);
    for (let i = 0; i < this.mapX.length; i++) this.mapX[i] = mercatorX((west + i) / 1000);
    for (let i = 0; i < this.mapY.length; i++) this.mapY[i] = mercatorY((south + i) / 1000);
  }

  /** Whether every point there is lies within a box, edges included. */
  areAllIn(box: BBox): boolean {
    const [west, south, east, north] = onPositions(box);
    const [[left, right], [bottom, top]] = this.#edges;
    return left >= west && right <= east && bottom >= south && top <= north;
  }

  /** Takes out of the rows of a span those that are not within a box, edges included. Points and edges are compared on the grid of the positions. */
  keepWithin(box: BBox, words: Bitmap, start: number, end: number): void {
    const { x, y } = this;
    const [west, south, east, north] = onPositions(box);
    for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) {
      let inside = 0;
      for (let word = words[i]!; word; word &= word - 1) {
        const bit = word & -word;
        const row = (i << 5) + 31 - Math.clz32(bit);
        // NO_POINT is west of everything.
        if (x[row]! >= west && x[row]! <= east && y[row]! >= south && y[row]! <= north) inside |= bit;
      }
      words[i] = inside;
    }
  }
}
