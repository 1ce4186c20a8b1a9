// Moves the units of a jurisdiction from the outline of their own source to the outline that is drawn.
import { drawn } from './lines.mjs';

/** Points of the lines between units whose triangles are smaller than this many square steps go: the source has few enough. */
const DETAIL = 1;
/** An end that is within so many steps of a point of the outline takes that point. */
const NEAR = 1.5;

const placeOf = (ref) => (ref < 0 ? ~ref : ref);
const distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const keyOf = (point) => point.join();
const directed = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - ring[i][1] * x, 0);

/**
 * Every line between two units that ends at the source's outline is made to end on the drawn one: where it crosses that, else at the nearest point. The outer edge of a
 * unit is the drawn outline from one such end to the next.
 *
 * @param arcs points of all arcs of the source, in steps
 * @param units rings of each unit, as signed places of arcs
 * @param outer the ring around all of them, likewise
 * @param outline the drawn ring, closed, in whole steps
 * @returns arcs in whole steps, and the rings of each unit as signed places in them
 * @throws where the two outlines are too different for that
 */
export function fit(arcs, units, outer, outline) {
  const unitsAt = new Map();
  units.forEach((rings, unit) => rings.flat().forEach((ref) => unitsAt.set(placeOf(ref), [...(unitsAt.get(placeOf(ref)) ?? []), unit])));
  const sections = sectionsOf(outer, (ref) => unitsAt.get(placeOf(ref))[0]);
  const start = (ref) => (ref < 0 ? arcs[~ref].at(-1) : arcs[ref][0]);
  const nodes = new Map(sections.map(({ refs }) => [keyOf(start(refs[0])), { point: start(refs[0]), ends: [] }]));

  const inner = new Map([...unitsAt].filter(([, users]) => users.length === 2).map(([arc]) => [arc, { points: arcs[arc], from: 0, to: arcs[arc].length }]));
  for (const [arc, { points }] of inner) for (const last of [false, true]) nodes.get(keyOf(points.at(last ? -1 : 0)))?.ends.push({ arc, last });
  const ring = directed(outline) > 0 === directed(outer.flatMap((ref) => (ref < 0 ? arcs[~ref].toReversed() : arcs[ref]))) > 0 ? outline : outline.toReversed();
  for (const node of nodes.values()) Object.assign(node, reach(node, inner, ring));
  const bounds = follow([...nodes.values()]);
  bounds.forEach((node, i) => anchor(node, bounds.at(i - 1).place, bounds[(i + 1) % bounds.length].place, ring));
  let at = bounds.at(-1).at;
  for (const node of nodes.values()) {
    at = node.at ?? at;
    for (const { arc, last } of node.ends) inner.get(arc)[last ? 'end' : 'start'] = at;
  }
  const lines = [...inner.values()].map(({ points, from, to, start: first, end }) => [first, ...points.slice(from, to), end].filter(Boolean));
  const edges = bounds.map((from, i) => between(ring, from, bounds[(i + 1) % bounds.length]));
  const laid = drawn([...lines.map((points) => ({ points, detail: DETAIL })), ...edges.map((points) => ({ points, detail: 0 }))], 1);

  const innerPlaces = new Map([...inner.keys()].map((arc, i) => [arc, i]));
  const edgePlaces = new Map(sections.map(({ refs: [ref] }) => [ref, bounds.indexOf(nodes.get(keyOf(start(ref))))]));
  const moved = (ref) => {
    const place = innerPlaces.get(placeOf(ref));
    if (place !== undefined) return [ref < 0 ? ~place : place];
    return edgePlaces.get(ref) >= 0 ? [lines.length + edgePlaces.get(ref)] : [];
  };
  return { arcs: laid, rings: units.map((rings) => rings.map((refs) => refs.flatMap(moved))) };
}

/** The outer ring in stretches of one unit each, beginning where a unit begins. */
function sectionsOf(outer, unitOf) {
  const first = outer.findIndex((ref, i) => unitOf(ref) !== unitOf(outer.at(i - 1)));
  const sections = [];
  for (const ref of [...outer.slice(first), ...outer.slice(0, first)]) {
    if (sections.at(-1)?.unit === unitOf(ref)) sections.at(-1).refs.push(ref);
    else sections.push({ unit: unitOf(ref), refs: [ref] });
  }
  return sections;
}

/** Where on the drawn ring the lines that end at a node come to; which of their points stay is noted with them. */
function reach({ point, ends }, inner, ring) {
  const cuts = ends.map(({ arc, last }) => {
    const line = inner.get(arc);
    const cut = firstCrossing(last ? line.points : line.points.toReversed(), ring);
    const gone = cut ? line.points.length - 1 - cut.after : 1;
    if (last) line.to = line.points.length - gone;
    else line.from = gone;
    return cut?.at;
  });
  return cuts.length === 1 && cuts[0] ? cuts[0] : nearest(ring, point);
}

/** Nodes that follow each other along the ring. Two of one place (the source has such) become one. */
function follow(nodes) {
  const apart = nodes.filter(({ point }, i) => distance(point, nodes.at(i - 1).point) > 1);
  const wrong = apart.filter(({ place }, i) => place <= apart.at(i - 1).place);
  if (wrong.length !== 1) throw new Error(`the ends do not follow each other along the outline: ${wrong.map(({ point, place }) => `${point} at ${place}`).join('; ')}`);
  return apart;
}

/** Puts a node on a corner of the ring that is near, if that lies between the nodes before and after it; else on whole steps. */
function anchor(node, before, after, ring) {
  const { place, point } = node;
  const free = (i) => (before < after ? i > before && i < after : i > before || i < after);
  const corner = [Math.floor(place), Math.ceil(place)].find((i) => distance(ring[i], point) <= NEAR && i < ring.length - 1 && free(i));
  node.place = corner ?? place;
  node.at = corner === undefined ? point.map(Math.round) : ring[corner];
}

/** Where a line first crosses a ring on the way from its middle to its end, and after which of its points; not known where its middle is outside. */
function firstCrossing(line, ring) {
  const { after, point: middle } = middleOf(line);
  if (!contains(ring, middle)) return undefined;
  for (let i = after; i < line.length - 1; i++) {
    const from = i === after ? middle : line[i];
    const found = ring.slice(1).flatMap((end, edge) => meet(from, line[i + 1], ring[edge], end).map((one) => ({ ...one, place: edge + one.on })));
    if (found.length > 0) return { after: i, at: found.reduce((best, one) => (one.along < best.along ? one : best)) };
  }
  return undefined;
}

/** The point half way along a line, and the point of the line before it. */
function middleOf(line) {
  const lengths = line.slice(1).map((point, i) => distance(line[i], point));
  let left = lengths.reduce((sum, length) => sum + length) / 2;
  const after = lengths.findIndex((length) => (left -= length) <= 0);
  const share = 1 + left / lengths[after];
  const [[x1, y1], [x2, y2]] = [line[after], line[after + 1]];
  return { after, point: [x1 + share * (x2 - x1), y1 + share * (y2 - y1)] };
}

function contains(ring, [x, y]) {
  return ring.slice(1).reduce((inside, [x2, y2], i) => {
    const [x1, y1] = ring[i];
    return y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1) ? !inside : inside;
  }, false);
}

/** The point where two edges meet and how far along each it is, 0 to 1; nothing where they do not. */
function meet(a, b, c, d) {
  const [x1, y1, x2, y2] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = x1 * y2 - y1 * x2;
  const along = ((c[0] - a[0]) * y2 - (c[1] - a[1]) * x2) / turn;
  const on = ((c[0] - a[0]) * y1 - (c[1] - a[1]) * x1) / turn;
  return turn !== 0 && along >= 0 && along <= 1 && on >= 0 && on < 1 ? [{ along, on, point: [a[0] + along * x1, a[1] + along * y1] }] : [];
}

/** The point of a ring that is nearest to a point. */
function nearest(ring, [x, y]) {
  let best = { distance: Infinity };
  for (let i = 0; i < ring.length - 1; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
    const t = Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)));
    const point = [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
    if (distance(point, [x, y]) < best.distance) best = { distance: distance(point, [x, y]), place: i + t, point };
  }
  return best;
}

/** The drawn ring from one node to another. */
function between(ring, from, to) {
  const count = ring.length - 1;
  const end = to.place > from.place ? to.place : to.place + count;
  const corners = [];
  for (let i = Math.floor(from.place) + 1; i < end; i++) corners.push(ring[i % count]);
  return [from.at, ...corners, to.at];
}
