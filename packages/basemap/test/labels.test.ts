import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
// The contract by its sources: this package depends on no other, and its names must still be the platform's.
import { LANGUAGES } from '../../contract/src/languages.ts';
import { taxonomiesIn } from '../../contract/src/taxonomies.ts';
import { make } from '../scripts/labels.mjs';
import { drawing } from '../src/drawing.ts';
import { PLACES } from '../src/gazetteer-data.ts';
import { locate } from '../src/index.ts';
import { labels, towns } from '../src/labels.ts';
import { onMap, within } from './map.ts';

const file = new URL('../../../../shared/data/geo/see_cities500.tsv', import.meta.url);
const skip = existsSync(file) ? false : 'the gazetteer ../shared/data/geo/see_cities500.tsv is not here';
const committed = readFileSync(new URL('../src/labels-data.ts', import.meta.url), 'utf8');
const shapes = drawing().shapes;
const holder = (x: number, y: number) => shapes.filter(({ rings }) => within(rings, x, y)).map(({ code }) => code);
const degrees = (x: number, y: number) => [(x / 2 ** 24) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** 24))) * 180) / Math.PI] as const;
const townOf = (lang: string, code: string, lon: number, lat: number) => {
  const [x, y] = onMap(lon, lat);
  return towns(lang).filter((town) => town.code === code && Math.hypot(town.x - x, town.y - y) < 3000).map(({ text }) => text);
};

test('the committed names are what the script makes of the gazetteer, byte for byte', { skip }, () => {
  assert.equal(make(readFileSync(file, 'utf8')), committed);
});

test('the names of all languages together are small', () => {
  const { length } = gzipSync(committed, { level: 9 });
  assert.ok(length <= 3_072, `${length} bytes`);
});

test('the seven have the names of the taxonomies in every language, Kosovo* with its asterisk', () => {
  for (const lang of LANGUAGES) {
    const names = new Map(labels(lang).filter(({ kind }) => kind === 'jurisdiction').map(({ code, text }) => [code, text]));
    assert.equal(names.size, 7);
    for (const { code, label } of taxonomiesIn(lang).jurisdiction) if (code.length === 2) assert.equal(names.get(code), label, `${lang} ${code}`);
    assert.match(names.get('XK')!, /^\p{L}+\*$/u);
  }
  assert.deepEqual(labels('xx'), labels('en').map((label) => (label.kind === 'place' ? { ...label, text: towns('ro')[label.rank - 100]!.text } : label)));
});

test('ranks are distinct and ascend, zooms are those of the map, and no name is written twice', () => {
  for (const lang of LANGUAGES) {
    const all = labels(lang);
    assert.ok(all.every(({ rank, zoom }, i) => (i === 0 || rank > all[i - 1]!.rank) && zoom >= 4 && zoom <= 8));
    const repeated = all.filter(({ text }, i) => all.findIndex((other) => other.text === text) !== i).map(({ text }) => text);
    assert.deepEqual(repeated, [], lang);
    assert.ok(all.every(({ text }) => text.length > 1 && text === text.trim() && !text.includes('|')));
    assert.deepEqual(all.filter(({ kind }) => kind === 'place'), towns(lang));
  }
});

test('names of areas stand in their own shape, and every shape has one but Germany and Georgia, of which only corners are drawn', () => {
  for (const { x, y, code } of labels('en').filter(({ kind }) => kind !== 'place')) assert.deepEqual(holder(x, y), [code], code);
  const missing = shapes.map(({ code }) => code).filter((code) => !labels('en').some((label) => label.kind !== 'place' && label.code === code));
  assert.deepEqual(missing, ['DE', 'GE']);
});

test('towns lie in their own jurisdiction, by the outlines and as it is drawn', () => {
  for (const { x, y, code, text } of towns('en')) {
    assert.equal(locate(...degrees(x, y)).code, code, text);
    assert.deepEqual(holder(x, y), [code], text);
  }
});

test('towns are where the gazetteer has a place of that name', () => {
  const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');
  const places = PLACES.split('\n').map((line) => line.split('|'));
  for (const { x, y, code, text } of towns('ro')) {
    const distance = ([px, py]: [number, number]) => Math.hypot(px - x, py - y);
    const near = places.filter(([of, , lon, lat]) => of === code && distance(onMap(Number(lon), Number(lat))) < 200);
    assert.ok(near.some((row) => row.slice(4).some((name) => plain(name) === plain(text))), text);
  }
});

test('capitals come first, every jurisdiction has at least seven towns, and towns of one zoom stand apart', () => {
  const all = towns('en');
  assert.deepEqual(all.slice(0, 7).map(({ code }) => code).sort(), ['AL', 'BA', 'MD', 'ME', 'MK', 'RS', 'XK']);
  assert.ok(all.every(({ zoom }, i) => (zoom === 5) === i < 7));
  for (const code of ['AL', 'BA', 'MD', 'ME', 'MK', 'RS', 'XK']) assert.ok(all.filter((town) => town.code === code).length >= 7, code);
  for (const town of all.filter(({ zoom }) => zoom === 6 || zoom === 7)) {
    const pixels = (units: number) => Math.abs(units) / 2 ** (16 - town.zoom);
    assert.ok(all.every((other) => other === town || other.zoom > town.zoom || pixels(other.x - town.x) > 79 || pixels(other.y - town.y) > 29), town.text);
  }
});

test('a town has the name of the reader’s language and script', () => {
  const names = (code: string, lon: number, lat: number) => Object.fromEntries(LANGUAGES.map((lang) => [lang, townOf(lang, code, lon, lat).join()]));
  const pristina = names('XK', 21.167, 42.673);
  assert.deepEqual([pristina.en, pristina.sq, pristina['sr-Latn'], pristina['sr-Cyrl']], ['Pristina', 'Prishtinë', 'Priština', 'Приштина']);
  const skopje = names('MK', 21.431, 41.996);
  assert.deepEqual([skopje.en, skopje.sq, skopje['sr-Cyrl'], skopje.mk, skopje.ro], ['Skopje', 'Shkup', 'Скопље', 'Скопје', 'Skopje']);
  const belgrade = names('RS', 20.465, 44.804);
  assert.deepEqual([belgrade.en, belgrade.sq, belgrade.hr, belgrade.mk, belgrade['sr-Cyrl']], ['Belgrade', 'Beograd', 'Beograd', 'Beograd', 'Београд']);
  assert.ok(towns('sr-Cyrl').every(({ text }) => /^[\p{Script=Cyrillic} ]+$/u.test(text)));
  for (const lang of ['en', 'sq', 'bs', 'hr', 'cnr', 'sr-Latn', 'ro']) assert.ok(towns(lang).every(({ text }) => /^[\p{Script=Latin} ]+$/u.test(text)), lang);
  assert.ok(towns('mk').filter(({ code }) => code === 'MK').every(({ text }) => /^[\p{Script=Cyrillic} ]+$/u.test(text)));
});
