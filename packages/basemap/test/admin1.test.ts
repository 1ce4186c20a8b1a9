import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { make } from '../scripts/admin1.mjs';
import { SOURCE } from '../scripts/build.mjs';
import { unitsOf } from '../scripts/geopackage.mjs';
import { innerLines, unitOf, units, type Unit } from '../src/admin1.ts';
import { drawing } from '../src/drawing.ts';
import { PLACES } from '../src/gazetteer-data.ts';
import { crossings, edgesOf, onMap, shapesAt, within } from './map.ts';

/** Where the recipe of scripts/admin1.mjs unpacks it, or `WORLD_MAP_GPKG`. */
const file = process.env.WORLD_MAP_GPKG ?? 'unpacked/usr/share/qgis/resources/data/world_map.gpkg';
const skip = existsSync(file) ? false : `${file} is not here (WORLD_MAP_GPKG names another path)`;
const committed = readFileSync(new URL('../src/admin1-data.ts', import.meta.url), 'utf8');
const SEVEN = ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'];
const holders = (code: string, lon: number, lat: number): string[] =>
  units().filter((unit) => unit.jurisdiction === code && within(unit.rings, ...onMap(lon, lat))).map(({ name }) => name);
const turned = (ring: Int32Array) => {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) sum += ring[i - 2]! * ring[i + 1]! - ring[i]! * ring[i - 1]!;
  return sum / 2;
};
const areaOf = (rings: readonly Int32Array[]) => Math.abs(rings.reduce((sum, ring) => sum + turned(ring), 0));

test('the committed units are what the script makes of the GeoPackage, byte for byte', { skip }, () => {
  assert.equal(make(file, readFileSync(createRequire(import.meta.url).resolve(SOURCE.id))), committed);
});

test('a GeoPackage that is not the pinned one is refused', () => {
  assert.throws(() => unitsOf(new URL('../package.json', import.meta.url).pathname), /SHA-256 is [0-9a-f]{64}, expected ff5cceef/);
});

test('the data are small', () => {
  const { length } = gzipSync(committed, { level: 9 });
  assert.ok(length <= 11_500, `${length} bytes`);
});

test('each of the seven has its units, each with a code of its own and closed rings', () => {
  const count = (code: string) => units().filter(({ jurisdiction }) => jurisdiction === code).length;
  assert.deepEqual(Object.fromEntries(SEVEN.map((code) => [code, count(code)])), { AL: 12, BA: 18, XK: 7, MD: 36, ME: 21, MK: 80, RS: 25 });
  assert.equal(new Set(units().map(({ code }) => code)).size, 199);
  for (const { code, jurisdiction, name, rings } of units()) {
    assert.equal(code, `${jurisdiction}:${name}`);
    assert.ok(rings.length > 0, code);
    for (const ring of rings) {
      assert.ok(ring.length >= 8 && ring.every(Number.isSafeInteger), code);
      assert.deepEqual(ring.slice(0, 2), ring.slice(-2), code);
    }
  }
  assert.equal(units(), units());
});

test('units fill the shape of their jurisdiction: together they have its area, and their outer edges are its outline', () => {
  for (const code of SEVEN) {
    const shape = drawing().shapes.find((s) => s.code === code)!;
    const own = units().filter(({ jurisdiction }) => jurisdiction === code);
    const share = own.reduce((sum, { rings }) => sum + areaOf(rings), 0) / areaOf(shape.rings);
    assert.ok(Math.abs(share - 1) < 0.001, `${code}: ${share}`);
    const uses = new Map<string, number>();
    for (const edge of own.flatMap(({ rings }) => rings.flatMap(edgesOf))) uses.set(edge, (uses.get(edge) ?? 0) + 1);
    assert.ok([...uses.values()].every((n) => n <= 2), code);
    const outer = new Set([...uses].filter(([, n]) => n === 1).map(([edge]) => edge));
    const outline = shape.rings.flatMap(edgesOf);
    // An edge of the outline on which a line between units ends is two edges of units.
    const whole = outline.filter((edge) => outer.has(edge)).length;
    assert.ok(whole >= outline.length - own.length * 3, `${code}: ${whole} of ${outline.length}`);
  }
});

test('lines between units are edges of exactly two units of one jurisdiction, and none cross', () => {
  const users = new Map<string, Unit[]>();
  for (const unit of units()) for (const edge of unit.rings.flatMap(edgesOf)) users.set(edge, [...(users.get(edge) ?? []), unit]);
  const inner = innerLines().flatMap(edgesOf);
  assert.equal(new Set(inner).size, inner.length);
  for (const edge of inner) {
    const [a, b, ...more] = users.get(edge)!;
    assert.ok(a && b && more.length === 0 && a.jurisdiction === b.jurisdiction, edge);
  }
  for (const code of SEVEN) {
    const edges = new Set(units().filter(({ jurisdiction }) => jurisdiction === code).flatMap(({ rings }) => rings.flatMap(edgesOf)));
    assert.deepEqual(crossings([...edges]), [], code);
  }
});

test('a place that is drawn in its jurisdiction is in one unit of it', (t) => {
  const drawn = PLACES.split('\n').map((line) => line.split('|')).filter(([code, , lon, lat]) => shapesAt(Number(lon), Number(lat))[0] === code);
  const held = drawn.map(([code, , lon, lat, name]) => ({ name: `${code} ${name}`, at: holders(code!, Number(lon), Number(lat)) }));
  assert.deepEqual(held.filter(({ at }) => at.length > 1), []);
  const none = held.filter(({ at }) => at.length === 0);
  t.diagnostic(`${none.length} of ${drawn.length} beside a line: ${none.map(({ name }) => name).join(', ')}`);
  assert.ok(none.length < 5);
});

test('towns lie in the unit that bears their name or is theirs, those with wrong labels in the source too', () => {
  for (const [code, name, lon, lat] of [
    ['RS', 'Nišavski', 21.903, 43.325], // Niš
    ['RS', 'Rasinski', 21.333, 43.58], // Kruševac
    ['RS', 'Pomoravski', 21.261, 43.977], // Jagodina
    ['RS', 'Južnobački', 19.837, 45.252], // Novi Sad
    ['RS', 'Beograd', 20.465, 44.804],
    ['AL', 'Tiranë', 19.819, 41.328],
    ['AL', 'Durrës', 19.455, 41.324],
    ['MK', 'Petrovec', 21.681, 41.893], // Katlanovo
    ['MK', 'Veles', 21.775, 41.715],
    ['BA', 'Kanton Sarajevo', 18.356, 43.849],
    ['BA', 'Kanton 10', 17.008, 43.827], // Livno
    ['MD', 'Stînga Nistrului / Bender', 29.63, 46.84], // Tiraspol
    ['MD', 'Stînga Nistrului / Bender', 29.0, 47.768], // Rîbnița
    ['MD', 'Rezina', 28.963, 47.748],
    ['MD', 'Găgăuzia', 28.657, 46.301], // Comrat
    ['XK', 'Prishtinë / Priština', 21.167, 42.673],
    ['XK', 'Ferizaj / Uroševac', 21.155, 42.37],
    ['XK', 'Mitrovicë / Mitrovica', 20.866, 42.8975],
    ['ME', 'Herceg Novi', 18.6, 42.395], // Luštica, its part across the bay
    ['ME', 'Nikšić', 18.945, 42.773],
  ] as const)
    assert.deepEqual(holders(code, lon, lat), [name], `${lon}, ${lat}`);
});

test('a unit is known by its spellings, with or without marks and words for what it is', () => {
  for (const [code, name] of [
    ['RS:Nišavski', 'Nišavski'],
    ['RS:Nišavski okrug', 'Nišavski'],
    ['RS:NISAVSKI OKRUG', 'Nišavski'],
    ['RS:Nišava District', 'Nišavski'],
    ['RS:Južno-Bački', 'Južnobački'],
    ['RS:Juzhno Backi Okrug', 'Južnobački'],
    ['RS:Grad Beograd', 'Beograd'],
    ['AL:Qarku i Tiranes', 'Tiranë'],
    ['AL:Tirana County', 'Tiranë'],
    ['BA:Sarajevo Canton', 'Kanton Sarajevo'],
    ['BA:Herzegovina-Neretva', 'Hercegovačko-neretvanski kanton'],
    ['XK:Peja', 'Pejë / Peć'],
    ['XK:Peć', 'Pejë / Peć'],
    ['XK:Đakovica / Gjakovë', 'Gjakovë / Đakovica'],
    ['MD:Raionul Fălești', 'Fălești'],
    ['MD:Chişinău', 'Chișinău'],
    ['MD:Transnistria', 'Stînga Nistrului / Bender'],
    ['MD:Bender', 'Stînga Nistrului / Bender'],
    ['ME:Tuzi', 'Podgorica'],
    ['MK:Zajas', 'Kičevo'],
    ['XK:Gllogoc / Glogovac', 'Prishtinë / Priština'],
    ['ME:Opština Nikšic', 'Nikšić'],
    ['MK:Opstina Makedonski Brod', 'Makedonski Brod'],
  ])
    assert.equal(unitOf(code!)?.name, name, code);
  for (const { code } of units()) assert.equal(unitOf(code)?.code, code);
});

test('what is no unit is none: other jurisdictions, empty names, what is not known', () => {
  for (const code of ['RS', 'RS:', 'RS: / ', 'ME:Nišavski', 'outside:Zagreb', '', 'RS:constructor']) assert.equal(unitOf(code), undefined, code);
});

test('a name of several units is all of them and no unit itself', () => {
  const named = (jurisdiction: string, names: (name: string) => boolean) => units().filter((unit) => unit.jurisdiction === jurisdiction && names(unit.name));
  const parts = [...Object.entries({
    'RS:Vojvodina': named('RS', (name) => /b(ač|anat)ski$|^(Severno|Južno|Zapadno)ba|Sremski/u.test(name)),
    'BA:Republika Srpska': named('BA', (name) => !/kanton|distrikt/iu.test(name)),
    'BA:Federacija Bosne i Hercegovine': named('BA', (name) => /kanton/iu.test(name)),
  })];
  assert.deepEqual(parts.map(([, { length }]) => length), [7, 7, 10]);
  for (const [code, own] of parts) {
    const whole = unitOf(code)!;
    assert.equal(whole.code, code);
    assert.ok(!units().includes(whole));
    const sum = own.reduce((total, { rings }) => total + areaOf(rings), 0);
    assert.ok(Math.abs(areaOf(whole.rings) / sum - 1) < 1e-9, code);
    const inside = new Set(innerLines().flatMap(edgesOf));
    const edges = whole.rings.flatMap(edgesOf);
    assert.ok(edges.some((edge) => inside.has(edge)) && edges.length < own.flatMap(({ rings }) => rings.flatMap(edgesOf)).length, code);
  }
  const regions = ['Skopski', 'Vardarski', 'Istočen', 'Jugozapaden', 'Jugoistočen', 'Pelagonija', 'Pološki', 'Severoistočen'].map((name) => areaOf(unitOf(`MK:${name}`)!.rings));
  const all = named('MK', () => true).reduce((total, { rings }) => total + areaOf(rings), 0);
  assert.ok(Math.abs(regions.reduce((a, b) => a + b) / all - 1) < 1e-9);
});

/** Places of the demonstration whose point lies beside their unit, because the source is coarse: at 1:10 million, generalised once more. */
const BESIDE = ['BA Brčko', 'MD Codru', 'ME Herceg Novi', 'ME Tivat', 'ME Kotor', 'ME Bijela', 'MK Studeničani'];

interface Place { jurisdiction: string; name: string; admin1: string; point: readonly [number, number] }

/** The places of the demonstration and of the tests' stories, by their sources: this package depends on no other, and must still know their units. */
async function demonstration(): Promise<Place[]> {
  const read = (path: string) => import(new URL(`../../testing/src/${path}`, import.meta.url).href) as Promise<{ PLACES: unknown }>;
  const { PLACES: places } = (await read('demonstration/places.generated.ts')) as { PLACES: Place[] };
  const { PLACES: stories } = (await read('seed-stories.ts')) as { PLACES: Record<string, [string, string, string, number, number][]> };
  const ofStories = Object.entries(stories).flatMap(([jurisdiction, list]) => list.map(([name, , admin1, lon, lat]): Place => ({ jurisdiction, name, admin1, point: [lon, lat] })));
  return [...places, ...ofStories];
}

test('every unit of the demonstration is on the map, and holds its places but for those that are listed', async () => {
  const missing = new Set<string>();
  const beside: string[] = [];
  for (const { jurisdiction, name, admin1, point } of await demonstration()) {
    const unit = unitOf(`${jurisdiction}:${admin1}`);
    if (!unit) missing.add(`${jurisdiction}:${admin1}`);
    else if (!within(unit.rings, ...onMap(...point))) beside.push(`${jurisdiction} ${name}`);
  }
  assert.deepEqual([...missing], []);
  assert.deepEqual(beside, BESIDE);
});
