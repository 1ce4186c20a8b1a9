import type { ByteReader, ByteWriter } from './bytes.js';
import { NO_POINT, zigzag, type Extent } from './columns.js';
import { SnapshotError } from './errors.js';

// Incidents lie about the towns of a first-level unit, many at one and the same point. So a unit has anchors, the points about which its incidents lie, and
// a row says about which of them it lies and how far off: half the bytes of plain numbers, after compression.

/** A position on the grid. */
export type Point = readonly [x: number, y: number];

/** A point that is no farther off than this from an anchor, in thousandths of a degree, needs no other. */
const REACH = 31;
/** Most anchors of a unit: the place of one and "no point" fit a byte. Further points lie about the nearest of them, however far off. */
const MAX_ANCHORS = 255;
/** Thousandths of a degree from the middle of the world to its edge. */
const MOST = [180_000, 90_000] as const;

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.max(Math.abs(ax - bx), Math.abs(ay - by));

/** The anchors of points: the most frequent first. */
function anchorsOf(points: readonly Point[]): Point[] {
  const counts = new Map<string, { point: Point; count: number }>();
  for (const point of points) {
    const found = counts.get(point.join());
    if (found) found.count++;
    else counts.set(point.join(), { point, count: 1 });
  }
  const anchors: Point[] = [];
  for (const { point } of [...counts.values()].sort((a, b) => b.count - a.count || a.point[0] - b.point[0] || a.point[1] - b.point[1])) {
    if (anchors.length === MAX_ANCHORS) break;
    if (!anchors.some((anchor) => distance(anchor, point) <= REACH)) anchors.push(point);
  }
  return anchors;
}

function nearest(anchors: readonly Point[], point: Point): number {
  let best = 0;
  for (let i = 1; i < anchors.length; i++) if (distance(anchors[i]!, point) < distance(anchors[best]!, point)) best = i;
  return best;
}

/**
 * Writes positions: for each unit the number of its anchors and their differences to the anchor before; a byte a row, 0 without a point, else the anchor;
 * the differences to it, first those of `x`.
 * @param units unit of each row, below `unitCount`
 */
export function writePoints(out: ByteWriter, points: readonly (Point | undefined)[], units: readonly number[], unitCount: number): void {
  const ofUnit = Array.from({ length: unitCount }, (): Point[] => []);
  points.forEach((point, row) => point && ofUnit[units[row]!]!.push(point));
  const anchors = ofUnit.map(anchorsOf);
  let [x, y]: Point = [0, 0];
  for (const list of anchors) {
    out.varint(list.length);
    for (const anchor of list) {
      out.varint(zigzag(anchor[0] - x));
      out.varint(zigzag(anchor[1] - y));
      [x, y] = anchor;
    }
  }
  const about = points.map((point, row) => (point ? nearest(anchors[units[row]!]!, point) : -1));
  out.bytes(Uint8Array.from(about, (anchor) => anchor + 1));
  for (const axis of [0, 1] as const) {
    points.forEach((point, row) => point && out.varint(zigzag(point[axis] - anchors[units[row]!]![about[row]!]![axis])));
  }
}

/**
 * Reads what {@link writePoints} wrote. Rows without a point get {@link NO_POINT} in both.
 * @returns least and greatest of `x`, then of `y`; the least above the greatest where no row has a point
 */
export function readPoints(input: ByteReader, units: ArrayLike<number>, unitCount: number, x: Int32Array, y: Int32Array): [Extent, Extent] {
  const ends = new Uint32Array(unitCount + 1);
  const anchors: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (let unit = 0; unit < unitCount; unit++) {
    const count = input.varint();
    if (count > MAX_ANCHORS) throw new SnapshotError('columns: a unit has too many anchors');
    for (let i = 0; i < count; i++) anchors.push((lastX += unzigzag(input.varint())), (lastY += unzigzag(input.varint())));
    ends[unit + 1] = ends[unit]! + count;
  }
  const about = input.bytes(units.length);
  const readAxis = (values: Int32Array, axis: 0 | 1): Extent => {
    let [least, most] = [2 ** 30, -(2 ** 30)];
    for (let row = 0; row < about.length; row++) {
      const anchor = about[row]!;
      if (!anchor) {
        values[row] = NO_POINT;
        continue;
      }
      const unit = units[row]!;
      const place = ends[unit]! + anchor;
      if (place > ends[unit + 1]!) throw new SnapshotError('columns: a point has no anchor');
      const value = anchors[2 * place - 2 + axis]! + unzigzag(input.varint());
      values[row] = value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (least < -MOST[axis] || most > MOST[axis]) throw new SnapshotError('columns: a point is not on the earth');
    return [least, most];
  };
  return [readAxis(x, 0), readAxis(y, 1)];
}

/** Of 32 bits, whatever the sign in which they are held. */
const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);
