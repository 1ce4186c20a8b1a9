import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SOURCE } from '../scripts/build.mjs';
import { make } from '../scripts/drawing.mjs';
import { ATTRIBUTION, drawing } from '../src/drawing.ts';
import { PLACES } from '../src/gazetteer-data.ts';
import { ATTRIBUTION as OF_INDEX } from '../src/index.ts';
import { area } from './oracle.ts';
import { crossings, edgesOf, endsOf, onMap, shapesAt } from './map.ts';

const { shapes, lines } = drawing();
const [west, north] = onMap(area[0], area[3]);
const [east, south] = onMap(area[2], area[1]);
/** Half a step: what rounding moves a point at most. */
const ROUNDED = 257;
const onFrame = (edge: string) => {
  const [x1, y1, x2, y2] = endsOf(edge);
  return [west, east].some((x) => Math.abs(x1 - x) < ROUNDED && Math.abs(x2 - x) < ROUNDED) || [north, south].some((y) => Math.abs(y1 - y) < ROUNDED && Math.abs(y2 - y) < ROUNDED);
};
const committed = readFileSync(new URL('../src/drawing-data.ts', import.meta.url), 'utf8');

test('the committed drawing is what the script makes of the pinned source, byte for byte, and small', () => {
  assert.equal(make(readFileSync(createRequire(import.meta.url).resolve(SOURCE.id))), committed);
  const { length } = gzipSync(committed, { level: 9 });
  assert.ok(length <= 6_100, `${length} bytes`);
});

test('the seven come first, then the neighbours, each once', () => {
  assert.deepEqual(shapes.filter(({ core }) => core).map(({ code }) => code), ['AL', 'BA', 'MD', 'ME', 'MK', 'RS', 'XK']);
  assert.equal(shapes.slice(7).map(({ code }) => code).join(' '), 'AT BG BY CZ DE GE GR HR HU IT PL RO RU SI SK TR UA');
  assert.equal(drawing(), drawing());
});

test('every ring is closed, has an area and lies on the map', () => {
  for (const { code, rings } of shapes) {
    assert.ok(rings.length > 0, code);
    for (const ring of rings) {
      assert.ok(ring.length >= 8, code);
      assert.deepEqual(ring.slice(0, 2), ring.slice(-2), code);
      for (let i = 0; i < ring.length; i += 2) {
        assert.ok(ring[i]! > west - ROUNDED && ring[i]! < east + ROUNDED && ring[i + 1]! > north - ROUNDED && ring[i + 1]! < south + ROUNDED, `${code}: ${ring[i]}, ${ring[i + 1]}`);
      }
    }
  }
});

test('one dashed line runs between Kosovo* and Serbia, from end to end, and there is no other between the two', () => {
  const disputed = lines.filter(({ kind }) => kind === 'disputed');
  assert.equal(disputed.length, 1);
  assert.ok(disputed[0]!.core && disputed[0]!.points.length > 60);
  const of = (code: string) => new Set(shapes.find((s) => s.code === code)!.rings.flatMap(edgesOf));
  const [serbia, kosovo] = [of('RS'), of('XK')];
  assert.deepEqual([...serbia].filter((edge) => kosovo.has(edge)).sort(), edgesOf(disputed[0]!.points).sort());
});

test('every edge of a shape is an edge of one line or of the frame, and borders have a shape on both sides', () => {
  const drawn = new Map(lines.flatMap(({ kind, points }) => edgesOf(points).map((edge) => [edge, kind] as const)));
  assert.equal(drawn.size, lines.reduce((sum, { points }) => sum + points.length / 2 - 1, 0), 'an edge is drawn twice');
  const uses = new Map<string, number>();
  for (const edge of shapes.flatMap(({ rings }) => rings.flatMap(edgesOf))) uses.set(edge, (uses.get(edge) ?? 0) + 1);
  for (const [edge, count] of uses) {
    if (!drawn.has(edge)) assert.ok(onFrame(edge), `${edge} is not drawn`);
    else assert.equal(count, drawn.get(edge) === 'coast' ? 1 : 2, `${edge}: ${drawn.get(edge)}`);
  }
  for (const edge of drawn.keys()) assert.ok(uses.has(edge) && !onFrame(edge), `${edge} is a line but bounds nothing`);
});

test('a line is of the core where it bounds one of the seven', () => {
  const seven = new Set(shapes.filter(({ core }) => core).flatMap(({ rings }) => rings.flatMap(edgesOf)));
  for (const { core, points } of lines) assert.ok(edgesOf(points).every((edge) => seven.has(edge) === core));
});

test('no lines cross', () => assert.deepEqual(crossings(lines.flatMap(({ points }) => edgesOf(points))), []));

test('places lie in the shapes that they belong to', () => {
  for (const [code, lon, lat] of [
    ['RS', 21.903, 43.325], // Niš
    ['XK', 20.866, 42.8975], // Mitrovica north of the river
    ['BA', 17.616, 42.925], // Neum
    ['MD', 29.63, 46.84], // Tiraspol
    ['ME', 19.21, 41.93], // Ulcinj
    ['AL', 19.455, 41.324], // Durrës
    ['MK', 20.8, 41.117], // Ohrid
    ['UA', 34.1, 44.95], // Simferopol
    ['UA', 33.52, 44.6], // Sevastopol
    ['HR', 18.094, 42.651], // Dubrovnik
    ['RO', 28.05, 45.44], // Galați
    ['GR', 19.9, 39.6], // Corfu
  ] as const)
    assert.deepEqual(shapesAt(lon, lat), [code], `${lon}, ${lat}`);
});

test('97 in 100 places of the gazetteer are drawn in their own jurisdiction, and none in two', (t) => {
  const places = PLACES.split('\n').map((line) => line.split('|'));
  const held = places.map(([code, , lon, lat]) => ({ code, at: shapesAt(Number(lon), Number(lat)) }));
  assert.ok(held.every(({ at }) => at.length < 2));
  const own = held.filter(({ code, at }) => at[0] === code).length;
  t.diagnostic(`${own} of ${places.length}`);
  assert.ok(own / places.length > 0.97, `${own} of ${places.length}`);
});

test('the credit is that of the outlines', () => assert.equal(ATTRIBUTION, OF_INDEX));
