import type { ByteReader, ByteWriter } from './bytes.js';
import { NO_POINT, zigzag } from './columns.js';
import { SnapshotError } from './errors.js';

// Incidents lie about the towns of a first-level unit, many at one and the same point. So a unit has anchors, the points about which its incidents lie, and
// a row says about which of them it lies and how far off: half the bytes of plain numbers, after compression.

/** A position on the grid. */
export type Point = readonly [x: number, y: number];

/** A point that is no farther off than this from an anchor, in thousandths of a degree, needs no other. */
const REACH = 31;
/** Most anchors of a unit: the place of one and "no point" fit a byte. Further points lie about the nearest of them, however far off. */
const MAX_ANCHORS = 255;

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

/** Reads what {@link writePoints} wrote. Rows without a point get {@link NO_POINT} in both. */
export function readPoints(input: ByteReader, units: ArrayLike<number>, unitCount: number, x: Int32Array, y: Int32Array): void {
  const starts = new Uint32Array(unitCount + 1);
  const anchors: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (let unit = 0; unit < unitCount; unit++) {
    const count = input.varint();
    if (count > MAX_ANCHORS) throw new SnapshotError('columns: a unit has too many anchors');
    for (let i = 0; i < count; i++) anchors.push((lastX += unzigzag(input.varint())), (lastY += unzigzag(input.varint())));
    starts[unit + 1] = starts[unit]! + count;
  }
  const about = input.bytes(units.length);
  let some = 0;
  for (let row = 0; row < about.length; row++) {
    if (!about[row]) continue;
    some++;
    if (starts[units[row]!]! + about[row]! > starts[units[row]! + 1]!) throw new SnapshotError('columns: a point has no anchor');
  }
  const differences = new Int32Array(some);
  for (const axis of [0, 1] as const) {
    const values = axis ? y : x;
    input.varints(differences, 0);
    for (let row = 0, at = 0; row < values.length; row++) {
      const anchor = about[row]!;
      values[row] = anchor ? anchors[2 * (starts[units[row]!]! + anchor - 1) + axis]! + unzigzag(differences[at++]!) : NO_POINT;
    }
  }
}

/** Of 32 bits, whatever the sign in which they are held. */
const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);
