import { drawing } from '../src/drawing.ts';

/** Position on the map's grid of a longitude and latitude in degrees, not rounded. */
export const onMap = (lon: number, lat: number): [number, number] => [((lon + 180) / 360) * 2 ** 24, (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** 24];

/** Whether a point is in rings (x, y, x, y …) by the even-odd rule. */
export function within(rings: readonly Int32Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
    }
  }
  return inside;
}

/** Codes of the drawn shapes that hold a point in degrees. */
export const shapesAt = (lon: number, lat: number): string[] => drawing().shapes.filter(({ rings }) => within(rings, ...onMap(lon, lat))).map(({ code }) => code);

/** The edges of a line or ring, each the same text whichever way it runs. */
export function edgesOf(points: Int32Array): string[] {
  return Array.from({ length: points.length / 2 - 1 }, (_, i) => {
    const [a, b] = [`${points[2 * i]},${points[2 * i + 1]}`, `${points[2 * i + 2]},${points[2 * i + 3]}`];
    return a < b ? `${a} ${b}` : `${b} ${a}`;
  });
}

/** The ends of an edge of {@link edgesOf}. */
export const endsOf = (edge: string): [number, number, number, number] => edge.split(/[ ,]/).map(Number) as [number, number, number, number];

/** Pairs of edges that cross (not: touch). */
export function crossings(edges: readonly string[]): [string, string][] {
  const side = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  const sorted = edges.map((edge) => ({ edge, ends: endsOf(edge) })).sort((a, b) => Math.min(a.ends[0], a.ends[2]) - Math.min(b.ends[0], b.ends[2]));
  return sorted.flatMap(({ edge, ends: [ax, ay, bx, by] }, i) => {
    const found: [string, string][] = [];
    for (let next = i + 1; next < sorted.length; next++) {
      const [cx, cy, dx, dy] = sorted[next]!.ends;
      if (Math.min(cx, dx) > Math.max(ax, bx)) break;
      if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0) found.push([edge, sorted[next]!.edge]);
    }
    return found;
  });
}
