// Lines on the map's grid: projected, with fewer points, without crossings. Shared by drawing.mjs and admin1.mjs.
import { presimplify } from 'topojson-simplify';

/** The square Web Mercator world is 2^24 units wide, as everywhere in the platform. */
const WORLD = 2 ** 24;

/** Whole position on the grid of 2^24 of a longitude and a latitude in degrees. */
export function mercator([lon, lat]) {
  const part = [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
  return part.map((n) => Math.floor(n * WORLD));
}

/** Area of a ring, positive whatever its direction. */
export function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - ring.at(i - 1)[0] * y, 0)) / 2;
}

/** The points of a ring of signed places in a list of arcs; the last repeats the first. */
export function ringOf(refs, arcs) {
  const points = refs.flatMap((ref) => (ref < 0 ? arcs[~ref].toReversed() : arcs[ref]));
  return points.filter(([x, y], i) => i === 0 || x !== points[i - 1][0] || y !== points[i - 1][1]);
}

/**
 * Lines with their details, in steps: the points whose triangles are smaller than `detail` square steps go (Visvalingam), the others are put on whole steps. Where
 * two of the lines would cross, both get half the detail, until none do. Throws where that does not end.
 */
export function drawn(lines, step) {
  const weighed = presimplify({ type: 'Topology', objects: {}, arcs: lines.map(({ points }) => points.map(([x, y]) => [x / step, y / step])) }).arcs;
  const details = lines.map(({ detail }) => detail);
  for (let round = 0; round < 20; round++) {
    const arcs = weighed.map((points, i) => onSteps(points.filter(([, , weight]) => weight >= details[i])));
    const crossed = crossings(arcs);
    if (crossed.size === 0) return arcs;
    for (const i of crossed) details[i] /= 2;
  }
  throw new Error('lines cross, however much detail they have');
}

function onSteps(points) {
  const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)]);
  return whole.filter(([x, y], i) => i === 0 || x !== whole[i - 1][0] || y !== whole[i - 1][1]);
}

/** Places of the lines of which an edge crosses another edge. */
function crossings(arcs) {
  const edges = arcs.flatMap((arc, i) => arc.slice(1).map((b, k) => ({ i, a: arc[k], b, left: Math.min(arc[k][0], b[0]), right: Math.max(arc[k][0], b[0]) })));
  edges.sort((p, q) => p.left - q.left);
  const found = new Set();
  edges.forEach((p, at) => {
    for (let next = at + 1; next < edges.length && edges[next].left <= p.right; next++) if (cross(p, edges[next])) found.add(p.i).add(edges[next].i);
  });
  return found;
}

function cross({ a, b }, { a: c, b: d }) {
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
