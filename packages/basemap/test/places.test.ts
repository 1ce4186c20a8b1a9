import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { make } from '../scripts/gazetteer.mjs';
import { alternatesOf, seatOf } from '../src/gazetteer.ts';
import { PLACES } from '../src/gazetteer-data.ts';
import { distanceToKm, type Jurisdiction } from '../src/index.ts';

const file = new URL('../../../../shared/data/geo/see_cities500.tsv', import.meta.url);
const skip = existsSync(file) ? false : 'the gazetteer ../shared/data/geo/see_cities500.tsv is not here';

test('the committed names are what the script makes of the gazetteer, byte for byte', { skip }, () => {
  assert.equal(make(readFileSync(file, 'utf8')), readFileSync(new URL('../src/gazetteer-data.ts', import.meta.url), 'utf8'));
});

test('a file of another form is refused by line', () => {
  assert.throws(() => make('363200\tXarrë\tXarre\n'), /line 1: 3 columns, expected 19/);
});

test('Peć, Peja and Pejë are names of one place', () => {
  for (const name of ['Peć', 'peja', 'PEJË', 'Pejë / Peć']) assert.deepEqual(seatOf('XK', name), [20.288, 42.659], name);
  assert.ok(alternatesOf('XK', 'Peć').includes('Pejë') && alternatesOf('XK', 'Peć').includes('Peja'));
  assert.ok(alternatesOf('XK', 'Peja').includes('Peć'));
});

test('a name that is given is not its own alternate, whatever its marks', () => {
  assert.ok(!alternatesOf('RS', 'nis').some((name) => /^niš$/i.test(name)));
  assert.ok(alternatesOf('RS', 'Niš').includes('Ниш'));
});

test('a name stands for places of its own jurisdiction only', () => {
  assert.equal(seatOf('AL', 'Niš'), null);
  assert.deepEqual(alternatesOf('outside', 'Niš'), []);
  assert.equal(seatOf('RS', ''), null);
  assert.equal(seatOf('RS', '/'), null);
});

test('a capital comes before a village that has its name as an alternate', () => {
  assert.deepEqual(seatOf('RS', 'Belgrade'), [20.465, 44.804]);
  assert.deepEqual(seatOf('MK', 'Скопје'), [21.431, 41.996]);
});

test('two places of one name and one rank that lie apart have no seat', () => {
  const rows = PLACES.split('\n').map((line) => line.split('|'));
  const named = new Map<string, string[][]>();
  for (const row of rows) named.set(`${row[0]}|${row[4]}`, [...(named.get(`${row[0]}|${row[4]}`) ?? []), row]);
  const twins = [...named.values()].filter(([a, b]) => a && b && a[1] === b[1] && Math.abs(Number(a[2]) - Number(b[2])) > 0.1);
  assert.ok(twins.length > 0);
  for (const [row] of twins) assert.equal(seatOf(row![0]!, row![4]!), null, row![4]);
});

test('every place lies in its jurisdiction, but for the border villages', () => {
  const far = PLACES.split('\n').map((line) => line.split('|')).filter(([code, , lon, lat]) => distanceToKm(code as Jurisdiction, Number(lon), Number(lat)) > 2.1);
  assert.deepEqual(far, []);
});
