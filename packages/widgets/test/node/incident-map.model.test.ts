import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { drawing } from '@seesac/basemap/drawing.js';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '@seesac/client/snapshot.js';
import type { BBox, Cluster, ClusterPoint, Incident } from '@seesac/contract';
import { encodeSnapshot } from '@seesac/incident-index';
import { decodeMap } from '@seesac/incident-index/map.js';
import { parseMapping, readImport } from '../../../../apps/data-service/src/import/index.ts';
import { filtersOf, hit, monthsBefore, neighbour, overlap, padded, splits, viewOf, viewText, boxOf, type Item } from '../../src/incident-map/incident-map.model.ts';

const item = (key: string, x: number, y: number, radius = 10): Item => ({ key, x, y, radius, count: 1 });

describe('the model of a map', () => {
  test('the last months of a day end with it', () => {
    for (const [day, months, first] of [
      ['2024-06-30', 12, '2023-07-01'], ['2025-02-13', 12, '2024-02-14'], ['2025-02-28', 12, '2024-03-01'], ['2024-02-29', 12, '2023-03-01'], ['2025-03-31', 1, '2025-03-01'],
      ['2025-05-30', 3, '2025-03-01'], ['2025-01-15', 1, '2024-12-16'], ['2025-02-13', 1.9, '2025-01-14'], ['2025-01-31', 2, '2024-12-01'],
    ] as const) assert.equal(monthsBefore(day, months), first, `${months} up to ${day}`);
  });

  test('filters of a canonical string are those of the contract, the box as numbers', () => {
    assert.deepEqual(filtersOf('bbox=19.5,41,21,44.25&jurisdiction=AL&jurisdiction=RS&from=2024-01-01'), { bbox: [19.5, 41, 21, 44.25], jurisdiction: ['AL', 'RS'], from: '2024-01-01' });
    assert.deepEqual(filtersOf(''), {});
  });

  test('boxes share what they share, or nothing', () => {
    assert.deepEqual(overlap([10, 40, 20, 50], [15, 45, 25, 55]), [15, 45, 20, 50]);
    assert.deepEqual(overlap([10.123456, 40, 20, 50], undefined), [10.1235, 40, 20, 50]);
    assert.equal(overlap([10, 40, 20, 50], [20, 40, 30, 50]), undefined);
    assert.equal(overlap([10, 40, 20, 50], [30, 45, 35, 48]), undefined);
    assert.deepEqual(padded([-179, -89, 179, 89]), [-180, -90, 180, 90]);
    assert.deepEqual(padded([10, 40, 14, 44]), [9, 39, 15, 45]);
  });

  test('a view goes into an address and comes back; what is none, or lies elsewhere, is not taken', () => {
    assert.deepEqual(viewOf(viewText({ zoom: 8.25, lat: 43.32094, lon: 21.89571 })), { zoom: 8.25, lat: 43.3209, lon: 21.8957 });
    for (const text of [null, undefined, '', '8/43', '8/43/21/1', 'a/b/c', '8/43/200', '8/-43/21', '99/43/21', '1/43/21', '8/NaN/21', '8/Infinity/21']) assert.equal(viewOf(text), undefined, String(text));
  });

  test('a cluster comes apart unless all lies in one position, and the box of a position holds it alone', () => {
    const cluster = (bbox: BBox): Cluster => ({ cluster: true, count: 2, point: [20, 44], bbox });
    assert.equal(splits(cluster(boxOf([20, 44]))), false);
    assert.equal(splits(cluster([19.9996, 43.9996, 20.0014, 44.0004])), true);
    assert.deepEqual(boxOf([20.457, 44.817]), [20.4566, 44.8166, 20.4574, 44.8174]);
  });

  test('a pointer touches the nearest circle, or a finger’s width around a small one', () => {
    const items = [item('large', 100, 100, 30), item('small', 125, 100, 6)];
    assert.deepEqual([[100, 128], [120, 100], [125, 111], [136, 100], [138, 100], [300, 300]].map(([x, y]) => hit(items, x!, y!)?.key), ['large', 'small', 'small', 'small', undefined, undefined]);
  });

  test('the neighbour in a direction lies within 45° of it, and is the nearest', () => {
    const items = [item('here', 0, 0), item('east', 50, 10), item('far east', 200, 0), item('south', -5, 40), item('steep', 10, -60)];
    const next = (dx: number, dy: number) => neighbour(items, items[0]!, dx, dy)?.key;
    assert.deepEqual([next(1, 0), next(0, 1), next(0, -1), next(-1, 0)], ['east', 'south', 'steep', undefined]);
  });
});

const data = fileURLToPath(new URL('../../../../../shared/data/incidents/ucdp-ged251-see.csv', import.meta.url));
const skip = existsSync(data) ? false : 'skipped: ../shared/data is not present';

describe('the 824 events of the South East European set on the map', { skip }, () => {
  const load = async () => {
    const mapping = parseMapping(JSON.parse(readFileSync(new URL('../../../../apps/data-service/mappings/ucdp-ged.json', import.meta.url), 'utf8')));
    const { incidents } = await readImport(data, { mapping, now: new Date('2026-01-01T00:00:00Z') });
    return incidents.map(({ reason: _, ...incident }): Incident => ({ ...incident, revision: 1 }));
  };
  const total = (places: readonly (Cluster | ClusterPoint)[]) => places.reduce((sum, place) => sum + (place.cluster ? place.count : 1), 0);

  test('all of them are, at every zoom, each in the box of its cluster', async (t) => {
    const incidents = await load();
    const placed = incidents.filter(({ place }) => place.point);
    assert.equal(incidents.length, 824);
    const at = '2026-01-01T00:00:00Z';
    const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: at, asOf: at, incidents, changes: [] });
    const index = decodeMap(manifest, files);
    const numbers: number[] = [];
    for (let zoom = 4; zoom <= 16; zoom++) {
      const places = index.clusters({}, { zoom });
      numbers.push(places.length);
      assert.equal(total(places), placed.length, `zoom ${zoom}`);
      for (const { place: { point } } of placed) {
        const [lon, lat] = point!;
        assert.ok(places.some((place) => {
          const [west, south, east, north] = place.cluster ? place.bbox : boxOf(place.point);
          return lon >= west - 0.0005 && lon <= east + 0.0005 && lat >= south - 0.0005 && lat <= north + 0.0005;
        }), `${lon} ${lat} at zoom ${zoom}`);
      }
    }
    // At the nearest zoom each position stands alone, and what lies there is listed: so every one can be reached.
    const positions = new Set(placed.map(({ place }) => place.point!.map((edge) => Math.round(edge * 1000)).join()));
    const nearest = index.clusters({}, { zoom: 16 });
    assert.equal(nearest.length, positions.size);
    assert.ok(nearest.every((place) => !place.cluster || !splits(place)));
    assert.equal(nearest.reduce((sum, place) => sum + index.count({ bbox: place.cluster ? place.bbox : boxOf(place.point) }), 0), placed.length);
    t.diagnostic(`${incidents.length} events, ${placed.length} with a point; places drawn at zoom 4 to 16: ${numbers.join(' ')}`);
  });

  test('each lies in the drawn outline of its jurisdiction, or as near to it as the drawing is exact, and those elsewhere lie in none', async (t) => {
    const incidents = (await load()).filter(({ place }) => place.point);
    const shapes = new Map(drawing().shapes.filter(({ core }) => core).map(({ code, rings }) => [code, rings]));
    const count = { own: 0, elsewhere: 0, beside: 0 };
    for (const { jurisdiction, place, id } of incidents) {
      const [lon, lat] = place.point!;
      const [x, y] = [mercatorX(lon), mercatorY(lat)];
      const rings = shapes.get(jurisdiction);
      count[rings ? 'own' : 'elsewhere']++;
      const wrong = rings ? (isInside(rings, x, y) ? undefined : rings) : [...shapes.values()].find((one) => isInside(one, x, y));
      if (!wrong) continue;
      count.beside++;
      const km = (distance(wrong, x, y) / 2 ** 24) * 40_075 * Math.cos((lat * Math.PI) / 180);
      t.diagnostic(`${id} (${jurisdiction}) at ${lon} ${lat}: ${km.toFixed(2)} km from the drawn line`);
      // What is at sea belongs to the nearest shore within 10 km; else the drawing is 1 km off at the most.
      assert.ok(km < (rings ? 10.5 : 1), `${id}: ${km} km`);
    }
    t.diagnostic(JSON.stringify(count));
    assert.ok(count.own > 400 && count.elsewhere > 300 && count.beside < 8);
    assert.ok(Math.abs(longitudeOf(mercatorX(21)) - 21) < 1e-4 && Math.abs(latitudeOf(mercatorY(43)) - 43) < 1e-4);
  });
});

/** Even-odd over all rings of a shape. */
function isInside(rings: readonly Int32Array[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** To the nearest line of a shape, in units of the grid. */
function distance(rings: readonly Int32Array[], x: number, y: number): number {
  let least = Infinity;
  for (const ring of rings) for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1);
    const part = Math.max(0, Math.min(1, along));
    least = Math.min(least, Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)));
  }
  return least;
}
