import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ATTRIBUTION, distanceToKm, locate, SHORE_KM, type Jurisdiction } from '../src/index.ts';
import { area, codes, holders, JURISDICTIONS, neighbours, sampledKm, seven } from './oracle.ts';

const nearAnEdge = (lon: number, lat: number, withinKm: number) => codes.some((code) => sampledKm(code, lon, lat) < withinKm);
const point = (west: number, south: number, east: number, north: number) =>
  fc.tuple(fc.double({ min: west, max: east, noNaN: true }), fc.double({ min: south, max: north, noNaN: true }));
// The cut along the area is one long edge, which d3-geo takes for a great circle: stay away from it.
const anywhere = point(area[0] + 1.5, area[1] + 1, area[2] - 1.5, area[3] - 1.5);

test('the outlines are those of the seven jurisdictions, and no neighbour is one of them', () => {
  assert.deepEqual([...JURISDICTIONS].sort(), ['AL', 'BA', 'MD', 'ME', 'MK', 'RS', 'XK']);
  assert.ok(neighbours.length > 10 && neighbours.every((f) => !(JURISDICTIONS as readonly unknown[]).includes(f.id)));
});

test('a point is in the outline that d3-geo finds it in', () => {
  fc.assert(
    fc.property(anywhere, ([lon, lat]) => {
      const held = holders(lon, lat);
      const found = locate(lon, lat);
      const said =
        found.code !== 'outside' && found.distanceKm === 0
          ? [found.code]
          : found.neighbour === undefined || held.length === 0
            ? []
            : [found.neighbour];
      return (held.length < 2 && held.join() === said.join()) || nearAnEdge(lon, lat, 1);
    }),
    { numRuns: 1500 },
  );
});

test('a point in no outline is of the nearest within 10 km, be it one of the seven or a neighbour', () => {
  // The Adriatic and Ionian coasts from Corfu to Dubrovnik.
  fc.assert(
    fc.property(point(17.6, 39.4, 20.4, 43), ([lon, lat]) => {
      fc.pre(holders(lon, lat).length === 0 && !nearAnEdge(lon, lat, 0.3));
      const found = locate(lon, lat);
      const byDistance = codes.map((code) => ({ code, km: sampledKm(code, lon, lat) })).sort((a, b) => a.km - b.km);
      const [first, second] = byDistance as [{ code: string; km: number }, { code: string; km: number }];
      const own = byDistance.find(({ code }) => (JURISDICTIONS as readonly string[]).includes(code))!;
      fc.pre(second.km - first.km > 0.1 && Math.abs(own.km - SHORE_KM) > 0.1);
      if (own.km > SHORE_KM) assert.deepEqual([found.code, found.neighbour], ['outside', undefined]);
      else if (own === first) assert.equal(found.code, first.code);
      else assert.deepEqual([found.code, found.neighbour], ['outside', first.code]);
      if (own.km < 90) assert.ok(Math.abs(found.distanceKm - own.km) < 0.05 + 0.005 * own.km, `${found.distanceKm} km, by brute force ${own.km} km`);
    }),
    { numRuns: 120 },
  );
});

test('the distance to a jurisdiction is 0 inside and the way to its nearest edge outside', () => {
  fc.assert(
    fc.property(fc.constantFrom(...JURISDICTIONS), point(17, 40, 24, 46), (code, [lon, lat]) => {
      const found = distanceToKm(code, lon, lat);
      const sampled = sampledKm(code, lon, lat);
      fc.pre(sampled > 1 && sampled < 90);
      const expected = holders(lon, lat).includes(code) ? 0 : sampled;
      assert.ok(Math.abs(found - expected) < 0.02 + 0.005 * expected, `${found} km, by brute force ${expected} km`);
    }),
    { numRuns: 300 },
  );
});

test('a far point has a distance within a few per cent', () => {
  // Vienna, Cairo, Paris and Moscow; great circles to the vertices of the outlines.
  for (const [lon, lat] of [
    [16.37, 48.21],
    [31.24, 30.04],
    [2.35, 48.86],
    [37.62, 55.75],
  ] as const) {
    for (const { id, geometry } of seven) {
      const expected = Math.min(...geometry.coordinates.flat(2).map((p) => greatCircle(lon, lat, p[0]!, p[1]!)));
      const found = distanceToKm(id as Jurisdiction, lon, lat);
      assert.ok(Math.abs(found - expected) / expected < 0.05, `${id} from ${lon}, ${lat}: ${found} km, to a vertex ${expected} km`);
    }
  }
});

const greatCircle = (lon1: number, lat1: number, lon2: number, lat2: number) => {
  const [a, b, d] = [lat1, lat2, lon2 - lon1].map((deg) => (deg * Math.PI) / 180) as [number, number, number];
  return 6371.0088 * Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(d)));
};

for (const [name, code, lon, lat] of [
  ['Neum, on the short coast of Bosnia and Herzegovina', 'BA', 17.616, 42.925],
  ['Mitrovica north of the river', 'XK', 20.866, 42.8975],
  ['Mitrovica south of the river', 'XK', 20.866, 42.883],
  ['Preševo', 'RS', 21.65, 42.309],
  ['Tiraspol', 'MD', 29.63, 46.84],
  ['Rîbnița on the left bank', 'MD', 29.0, 47.768],
  ['Giurgiulești', 'MD', 28.2, 45.49],
  ['Ulcinj', 'ME', 19.21, 41.93],
  ['Ohrid', 'MK', 20.8, 41.117],
  ['Dimitrovgrad in Serbia', 'RS', 22.78, 43.01],
] as const)
  test(`${name} is in ${code}`, () => assert.equal(locate(lon, lat).code, code));

test('a point in the sea 5 km off a coast belongs to that coast', () => {
  for (const [code, lon, lat] of [
    ['AL', 19.385, 41.0],
    ['AL', 19.28, 40.6],
    ['ME', 18.95, 42.12],
    ['ME', 18.75, 42.25],
  ] as const) {
    const found = locate(lon, lat);
    assert.equal(found.code, code);
    assert.ok(found.distanceKm > 3 && found.distanceKm < 7, `${code}: ${found.distanceKm} km`);
    assert.equal(found.distanceKm, distanceToKm(code, lon, lat));
  }
});

test('a place just across an outer border is outside, with the neighbour that holds it', () => {
  for (const [neighbour, lon, lat] of [
    ['RO', 21.23, 45.75], // Timișoara
    ['RO', 27.59, 47.16], // Iași
    ['RO', 28.05, 45.44], // Galați
    ['RO', 20.72, 45.79], // Jimbolia
    ['BG', 22.68, 43.63], // Belogradchik, east of Niš
    ['BG', 22.93, 42.92], // Dragoman
    ['BG', 22.69, 42.28], // Kyustendil
    ['TR', 26.56, 41.68], // Edirne
    ['GR', 19.92, 39.62], // Corfu
    ['GR', 21.27, 40.52], // Kastoria
    ['HR', 18.094, 42.651], // Dubrovnik
    ['HR', 15.98, 45.81], // Zagreb
    ['HR', 18.69, 45.55], // Osijek
    ['HU', 20.15, 46.25], // Szeged
    ['UA', 30.73, 46.48], // Odesa
    ['UA', 25.94, 48.29], // Chernivtsi
    ['SI', 14.51, 46.05], // Ljubljana
    ['SM', 12.45, 43.94], // San Marino
  ] as const) {
    const { code, neighbour: held, distanceKm } = locate(lon, lat);
    assert.deepEqual([code, held], ['outside', neighbour], `${lon}, ${lat}`);
    assert.equal(distanceKm, Math.min(...JURISDICTIONS.map((j) => distanceToKm(j, lon, lat))));
  }
});

test('Crimea is Ukraine, and no line divides it from the mainland', () => {
  for (const [lon, lat] of [
    [34.1, 44.95],
    [33.52, 44.6],
    [36.4, 45.3],
    [33.7, 46.14],
  ] as const)
    assert.equal(locate(lon, lat).neighbour, 'UA');
  const ukraine = neighbours.find((f) => f.id === 'UA')!.geometry.coordinates;
  const holding = ukraine.filter(([ring]) =>
    [
      [34.1, 44.95],
      [30.52, 50.45],
    ].every(([lon, lat]) => inRing(ring!, lon!, lat!)),
  );
  assert.equal(holding.length, 1);
});

const inRing = (ring: number[][], lon: number, lat: number) =>
  ring.slice(1).reduce((inside, [x2, y2], i) => {
    const [x1, y1] = ring[i]!;
    return y1! > lat !== y2! > lat && lon < x1! + ((lat - y1!) * (x2! - x1!)) / (y2! - y1!) ? !inside : inside;
  }, false);

test('a point far away is outside, with its distance and no neighbour', () => {
  for (const [lon, lat] of [
    [-74, 40.7],
    [0, 0],
    [17, 41.8],
    [180, -90],
    [-180, 90],
    [-170, 10],
  ] as const) {
    const found = locate(lon, lat);
    assert.deepEqual([found.code, found.neighbour], ['outside', undefined]);
    assert.ok(found.distanceKm > SHORE_KM && found.distanceKm < 20_040, `${found.distanceKm} km`);
  }
});

test('what is no point on the Earth is a RangeError that names the axis', () => {
  for (const [lon, lat, word] of [
    [NaN, 44, 'longitude'],
    [20, NaN, 'latitude'],
    [180.1, 44, 'longitude'],
    [-181, 44, 'longitude'],
    [20, 90.5, 'latitude'],
    [20, -Infinity, 'latitude'],
  ] as const) {
    assert.throws(
      () => locate(lon, lat),
      (e) => e instanceof RangeError && e.message.startsWith(word),
    );
    assert.throws(
      () => distanceToKm('AL', lon, lat),
      (e) => e instanceof RangeError && e.message.startsWith(word),
    );
  }
  assert.throws(() => locate('20' as unknown as number, 44), RangeError);
  assert.throws(() => distanceToKm('HR' as Jurisdiction, 20, 44), { name: 'RangeError', message: /"HR"/ });
});

test('the credit names Natural Earth', () => assert.match(ATTRIBUTION, /Natural Earth/));
