// Makes src/outlines.ts, the committed boundaries, from the npm package world-atlas (Natural Earth 1:10m, public domain). Run by `npm run make`, not by `build`.
//
// Everything happens in the whole numbers of the source's own grid (about 280 m × 190 m at 45° N), so no point moves, a shared border stays one arc, and the
// output is the same on every machine. Another layer of the same outlines (simplified, for drawing) is another `text` of the topology that `outlines` returns.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { feature, mergeArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';

/** The file that the boundaries come from and its SHA-256: another edition must be looked at before it is taken. */
export const SOURCE = { id: 'world-atlas/countries-10m.json', sha256: '3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79' };
/** West, south, east, north of what is kept, in degrees. All seven jurisdictions lie whole inside it. */
export const AREA = [12, 38.5, 41, 53];

// ISO 3166-1 numeric codes of the source. Kosovo* has none there, only a name.
const JURISDICTIONS = { '008': 'AL', '070': 'BA', Kosovo: 'XK', 498: 'MD', 499: 'ME', 807: 'MK', 688: 'RS' };
const NEIGHBOURS = {
  '040': 'AT', 100: 'BG', 112: 'BY', 191: 'HR', 203: 'CZ', 268: 'GE', 276: 'DE', 300: 'GR', 336: 'VA', 348: 'HU', 380: 'IT', 616: 'PL', 642: 'RO', 643: 'RU',
  674: 'SM', 703: 'SK', 705: 'SI', 792: 'TR', 804: 'UA',
};
const LAYERS = { jurisdictions: JURISDICTIONS, neighbours: NEIGHBOURS };
/** A point of the polygon that the source counts to the Russian Federation and that is Ukraine's (General Assembly resolution 68/262). */
const CRIMEA = [34.1, 44.95];

/** The module `src/outlines.ts` as text, from the bytes of {@link SOURCE}. Throws when the source is not the pinned one or lacks what is expected of it. */
export const make = (bytes) => text(outlines(bytes));

/** Both layers in full detail as one topology. */
export function outlines(bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== SOURCE.sha256) throw new Error(`${SOURCE.id}: SHA-256 is ${sha256}, expected ${SOURCE.sha256}`);
  const published = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const grid = new Grid(published.transform);
  const source = ungrid(published);
  const box = grid.box(AREA);

  const geometries = returnCrimea(source, grid);
  const shapes = new Map(geometries.map((g) => [g.id ?? g.properties.name, clip(polygons(source, g), box)]).filter(([, parts]) => parts.length > 0));
  const layers = Object.entries(LAYERS).map(([name, codes]) => [name, collection(codes, shapes)]);
  if (shapes.size > 0) throw new Error(`no code for what lies in the area: ${[...shapes.keys()].join(', ')}`);

  const made = quantize(topology(Object.fromEntries(layers)), { scale: [1, 1], translate: [box[0], box[1]] });
  const bbox = grid.degrees(box);
  const objects = Object.fromEntries(layers.map(([name]) => [name, bare(made.objects[name])]));
  return { type: 'Topology', bbox, transform: { scale: grid.scale, translate: bbox.slice(0, 2) }, objects, arcs: made.arcs };
}

/** The whole-number grid that the source is quantized to. */
class Grid {
  constructor({ scale, translate }) {
    Object.assign(this, { scale, translate });
  }
  at([lon, lat]) {
    return [Math.round((lon - this.translate[0]) / this.scale[0]), Math.round((lat - this.translate[1]) / this.scale[1])];
  }
  box([west, south, east, north]) {
    return [...this.at([west, south]), ...this.at([east, north])];
  }
  /** Degrees with 9 decimals: a tenth of a millimetre. */
  degrees(box) {
    return box.map((n, i) => Number((n * this.scale[i % 2] + this.translate[i % 2]).toFixed(9)));
  }
}

/** A topology in grid units: absolute points, no transform. */
function ungrid({ transform: _, ...source }) {
  const absolute = (arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx), (y += dy)]);
  };
  return { ...source, arcs: source.arcs.map(absolute) };
}

function polygons(source, geometry) {
  const { type, coordinates } = feature(source, geometry).geometry ?? { type: 'MultiPolygon', coordinates: [] };
  return type === 'Polygon' ? [coordinates] : coordinates;
}

/** The source's geometries with Crimea moved from the Russian Federation to Ukraine, where the line between the two vanishes. */
function returnCrimea(source, grid) {
  const all = source.objects.countries.geometries;
  const [russia, ukraine] = ['643', '804'].map((id) => all.find((g) => g.id === id));
  const point = grid.at(CRIMEA);
  const held = polygons(source, russia).map(([outer]) => contains(outer, point));
  if (held.filter(Boolean).length !== 1) throw new Error('Crimea is not one polygon of the Russian Federation in this source');
  const part = (arcs) => ({ type: 'MultiPolygon', arcs });
  const merged = { ...ukraine, ...mergeArcs(source, [ukraine, part(russia.arcs.filter((_, i) => held[i]))]) };
  return all.map((g) => (g === ukraine ? merged : g === russia ? { ...russia, arcs: russia.arcs.filter((_, i) => !held[i]) } : g));
}

function contains(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}

/** Polygons cut to a box (Sutherland–Hodgman; edges along the box may double, which the even-odd rule does not see). */
function clip(parts, [west, south, east, north]) {
  const sides = [[0, west, 1], [0, east, -1], [1, south, 1], [1, north, -1]];
  const cut = (ring) => {
    let points = ring.slice(0, -1);
    for (const side of sides) points = cutAt(points, side);
    return points.length > 2 ? [...points, points[0]] : null;
  };
  return parts.map((rings) => rings.map(cut)).filter(([outer]) => outer).map((rings) => rings.filter(Boolean));
}

function cutAt(points, [axis, limit, sign]) {
  const within = (p) => (p[axis] - limit) * sign >= 0;
  return points.flatMap((p, i) => {
    const before = points.at(i - 1);
    const crossing = within(p) === within(before) ? [] : [meet(before, p, axis, limit)];
    return within(p) ? [...crossing, p] : crossing;
  });
}

/** Where an edge meets a side, rounded to the grid; computed from the lower end, so that both neighbours of a shared edge get the same point. */
function meet(a, b, axis, limit) {
  const [low, high] = a[axis] < b[axis] ? [a, b] : [b, a];
  const other = 1 - axis;
  const at = Math.round(low[other] + ((high[other] - low[other]) * (limit - low[axis])) / (high[axis] - low[axis]));
  return axis === 0 ? [limit, at] : [at, limit];
}

/** One layer in the order of its codes; takes its shapes out of the map. */
function collection(codes, shapes) {
  const ids = Object.keys(codes).sort((a, b) => (codes[a] < codes[b] ? -1 : 1));
  const missing = ids.filter((id) => !shapes.has(id));
  if (missing.length > 0) throw new Error(`not in the source: ${missing.map((id) => codes[id]).join(', ')}`);
  const features = ids.map((id) => ({ type: 'Feature', id: codes[id], geometry: { type: 'MultiPolygon', coordinates: shapes.get(id) } }));
  for (const id of ids) shapes.delete(id);
  return { type: 'FeatureCollection', features };
}

/** A collection with nothing but what is used, its keys in a fixed order. */
const bare = ({ geometries }) => ({ type: 'GeometryCollection', geometries: geometries.map(({ type, id, arcs }) => ({ type, id, arcs })) });

/** The module: JSON in a string parses faster than an object literal, and one arc a line makes a change readable. */
function text({ objects, arcs, ...head }) {
  const list = (items) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const layers = Object.entries(objects).map(([name, { type, geometries }]) => `"${name}":{"type":"${type}","geometries":${list(geometries)}}`);
  return `// Generated by scripts/build.mjs from ${SOURCE.id} (see NOTICE). Do not edit.
import type { Topology } from './topology.js';

/** Outlines of the seven jurisdictions and of their neighbours between ${AREA[0]} and ${AREA[2]}° E, ${AREA[1]} and ${AREA[3]}° N, in full detail. */
export const outlines = (): Topology => JSON.parse(\`${JSON.stringify(head).slice(0, -1)},
"objects":{${layers.join(',\n')}},
"arcs":${list(arcs)}}\`) as Topology;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = new URL('../src/outlines.ts', import.meta.url);
  const made = make(await readFile(createRequire(import.meta.url).resolve(SOURCE.id)));
  await writeFile(out, made);
  console.log(`src/outlines.ts: ${Buffer.byteLength(made)} bytes`);
}
