import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawing } from '@seesac/basemap/drawing.js';
import { unitOf, units } from '@seesac/basemap/admin1.js';
import { incident } from '@seesac/testing';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '@seesac/client/snapshot.js';
import type { AreaCount, Population } from '@seesac/contract';
import { withRate } from '@seesac/contract/rates.js';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import { extentOf, figuresOf, isIn, spotIn } from '../../src/incident-map/areas.model.ts';
import { densityLimits, densityOf, surfaceOf } from '../../src/incident-map/density.model.ts';
import { decimal, limitsOf, shadeOf, stepOf, stepsInWords } from '../../src/incident-map/steps.ts';

// --- steps

test('limits are numbers that can be read, with about as many areas between them', () => {
  assert.deepEqual(limitsOf([4737, 5379, 11047, 2115, 2821, 4638, 4686], true), [4000, 5000, 8000]);
  assert.deepEqual(limitsOf(Array.from({ length: 100 }, (_, i) => i + 1), true), [20, 50, 100]);
  assert.deepEqual(limitsOf([0.031, 0.052, 0.11, 0.24, 0.6], false), [0.05, 0.1, 0.2, 0.5]);
});

test('one area, equal areas and none make one step', () => {
  for (const values of [[], [7], [7, 7, 7]]) assert.deepEqual(limitsOf(values, true), []);
  assert.deepEqual(limitsOf([1, 2], true), [2]);
});

test('there are at most five steps, none is empty, limits rise and are whole for counts, whatever the values', () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let run = 0; run < 500; run++) {
    const whole = run % 2 === 0;
    const values = Array.from({ length: 1 + Math.floor(random() * 60) }, () => {
      const value = 10 ** (random() * 5 - (whole ? 0 : 2));
      return whole ? Math.ceil(value) : value;
    });
    const limits = limitsOf(values, whole);
    assert.ok(limits.length < 5, String(limits));
    assert.deepEqual(limits, [...new Set(limits)].sort((a, b) => a - b));
    if (whole) assert.ok(limits.every(Number.isInteger), String(limits));
    const used = new Set(values.map((value) => stepOf(limits, value)));
    assert.equal(used.size, limits.length + 1, `${limits} of ${values}`);
  }
});

test('a value that equals a limit is in the step that begins with it, as the words say', () => {
  assert.deepEqual([199, 200, 499, 500].map((value) => stepOf([200, 500], value)), [0, 1, 1, 2]);
  assert.deepEqual(stepsInWords([200, 500, 501, 12000], true), ['< 200', '200–499', '500', '501–11,999', '≥ 12,000']);
  assert.deepEqual(stepsInWords([0.5, 1], false), ['< 0.5', '0.5 – < 1', '≥ 1']);
  assert.deepEqual(stepsInWords([], true), ['> 0']);
});

test('few steps are spread over the whole ramp', () => {
  assert.deepEqual([[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]].map((limits) => [...limits, 0].map((_, step) => shadeOf(limits, step))), [[2], [0, 4], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]]);
});

test('decimals are as many as the size of a number needs', () => assert.deepEqual([0.026, 0.5, 3.14, 3, 123.4, 12345.6].map((value) => decimal(value)), ['0.03', '0.5', '3.1', '3', '123', '12,346']));

// --- areas

const row = (code: string, count: number): AreaCount => ({ code, level: code.includes(':') ? 'admin1' : 'jurisdiction', count, known: count });
const data = { from: '2020-01-01', to: '2021-12-31' };
const seven = (code: string) => drawing().shapes.find((shape) => shape.core && shape.code === code)?.code;
const unit = (code: string) => unitOf(code)?.code;

test('the numbers of codes that mean one unit add up, and what has no area is counted', () => {
  const { byArea, elsewhere } = figuresOf([row('RS:Nišavski', 3), row('RS:Nišavski okrug', 4), row('AL:Tiranë', 2), row('RS:Nowhere at all', 5), row('unknown', 6)], unit);
  assert.deepEqual([...byArea].map(([code, { count }]) => [code, count]), [[unit('RS:Nišavski'), 7], [unit('AL:Tiranë'), 2]]);
  assert.equal(elsewhere, 11);
});

test('neighbours of the seven, outside and unknown are no areas of the map', () => {
  const { byArea, elsewhere } = figuresOf([row('XK', 8), row('outside', 1), row('unknown', 2), row('HU', 4)], seven);
  assert.deepEqual([...byArea.keys()], ['XK']);
  assert.equal(elsewhere, 7);
});

test('a rate of a jurisdiction is that of the service, few flagged', () => {
  const table: Population[] = [{ area: 'ME', year: 2020, population: 620_000 }, { area: 'XK', year: 2020, population: 1_800_000 }];
  const counts = [row('ME', 19), row('XK', 400), row('AL', 30)];
  const { byArea } = figuresOf(counts, seven, { table, filters: {}, data });
  for (const one of counts.slice(0, 2)) {
    const { rate, interval, few } = withRate(one, table, data);
    assert.deepEqual(byArea.get(one.code), { count: one.count, rate: { rate, interval, ...(few && { few }) } });
  }
  assert.equal(byArea.get('ME')!.rate!.few, true);
  assert.equal(byArea.get('AL')!.rate, undefined);
  assert.equal(figuresOf(counts, seven, { table, filters: { bbox: [18, 41, 20, 43] }, data }).byArea.get('ME')!.rate, undefined, 'nobody knows how many people live in a part');
});

test('a unit of several codes has a rate only where each of them has people, and then of all of them', () => {
  const counts = [row('RS:Nišavski', 30), row('RS:Nišavski okrug', 10)];
  const table: Population[] = [{ area: 'RS:Nišavski', year: 2020, population: 300_000 }];
  const figure = (rows: readonly AreaCount[], people: readonly Population[]) => figuresOf(rows, unit, { table: people, filters: {}, data }).byArea.get(unit('RS:Nišavski')!)!;
  assert.equal(figure(counts, table).rate, undefined);
  assert.equal(figure(counts.slice(0, 1), table).rate!.rate, withRate(counts[0]!, table, data).rate);
  const both = [...table, { area: 'RS:Nišavski okrug', year: 2020, population: 100_000 }];
  assert.equal(figure(counts, both).rate!.rate, withRate(row('x', 40), [{ area: 'x', year: 2020, population: 400_000 }], data).rate);
});

test('without columns a rate is the one that the service gives', () => {
  const given = { ...row('AL', 50), rate: 1.25, interval: [0.9, 1.6] as [number, number], population: 2_000_000 };
  assert.deepEqual(figuresOf([given], seven).byArea.get('AL'), { count: 50, rate: { rate: 1.25, interval: [0.9, 1.6] } });
});

test('the capitals lie in their areas, and a spot of each area and unit lies in it', () => {
  const at = (lon: number, lat: number) => drawing().shapes.filter((shape) => shape.core && isIn(shape, mercatorX(lon), mercatorY(lat))).map(({ code }) => code);
  assert.deepEqual([at(20.457, 44.817), at(21.166, 42.663), at(19.818, 41.328), at(28.83, 47.01), at(12.5, 41.9)], [['RS'], ['XK'], ['AL'], ['MD'], []]);
  for (const ground of [...drawing().shapes.filter(({ core }) => core), ...units()]) {
    const [x, y] = spotIn(ground, { west: 0, north: 0, east: 2 ** 24, south: 2 ** 24 })!;
    assert.ok(isIn(ground, x, y), ground.code);
  }
});

test('the spot is in the part that is in view; out of view there is none', () => {
  const serbia = drawing().shapes.find(({ code }) => code === 'RS')!;
  const view = { west: mercatorX(21.8), north: mercatorY(43.5), east: mercatorX(22.1), south: mercatorY(43.2) };
  const [x, y] = spotIn(serbia, view)!;
  assert.ok(x > view.west && x < view.east && y > view.north && y < view.south && isIn(serbia, x, y));
  assert.equal(spotIn(serbia, { ...extentOf(serbia), west: 0, east: extentOf(serbia).west - 1 }), undefined);
});

// --- density

/** A square of a map of a zoom at a latitude. */
const cell = (zoom: number, latitude: number, count = 1) => ({ x: 0, y: mercatorY(latitude) - 2 ** (19 - zoom), side: 2 ** (20 - zoom), count });

test('cells have the surface that their latitude gives them: 3.5 km wide at zoom 9 and 44°, a third larger at 40° than at 48.5°', () => {
  assert.ok(Math.abs(Math.sqrt(surfaceOf(cell(9, 44))) - 3.52) < 0.01, String(Math.sqrt(surfaceOf(cell(9, 44)))));
  assert.ok(Math.abs(surfaceOf(cell(9, 40)) / surfaceOf(cell(9, 48.5)) - 1.336) < 0.005, String(surfaceOf(cell(9, 40)) / surfaceOf(cell(9, 48.5))));
});

test('a density is incidents per 100 km² and year: half the days, twice as dense', () => {
  const year = densityOf(cell(9, 44, 10), { from: '2023-01-01', to: '2023-12-31' });
  assert.ok(Math.abs(year - ((10 * 100) / surfaceOf(cell(9, 44))) * (365.2425 / 365)) < 1e-9);
  assert.ok(Math.abs(densityOf(cell(9, 44, 10), { from: '2023-01-01', to: '2024-12-30' }) * 2 - year) < 1e-9);
});

test('densities of all cells make up all incidents again', () => {
  const incidents = Array.from({ length: 300 }, (_, i) =>
    incident({ id: `i${i}`, date: `2023-${String((i % 12) + 1).padStart(2, '0')}-15`, place: { point: [20 + (i % 17) / 7, 43 + (i % 23) / 9] } }));
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: '2024-01-01T00:00:00Z', asOf: '2024-01-01T00:00:00Z', incidents, changes: [] });
  const index = decodeSnapshot(manifest, files);
  const days = { from: manifest.from!, to: manifest.to! };
  for (const zoom of [5, 8, 10]) {
    const cells = index.cells({}, { zoom });
    const years = (Date.parse(days.to) - Date.parse(days.from) + 86_400_000) / 86_400_000 / 365.2425;
    const sum = cells.reduce((n, one) => n + (densityOf(one, days) * surfaceOf(one) * years) / 100, 0);
    assert.ok(Math.abs(sum - 300) < 1e-6, `${zoom}: ${sum}`);
    for (const { x, y, side } of cells) assert.ok(latitudeOf(y) > latitudeOf(y + side) && longitudeOf(x) < longitudeOf(x + side));
  }
  const limits = densityLimits(index.cells({}, { zoom: 8 }), days);
  assert.ok(limits.length < 5 && limits.every((limit, i) => limit > (limits[i - 1] ?? 0)));
});
