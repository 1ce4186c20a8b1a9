import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Incident } from '@seesac/contract';
import { bitmap, hasRow } from '../src/bitmap.ts';
import { encodeSearch, type AliasesOf } from '../src/encode-search.ts';
import { foldWords } from '../src/fold.ts';
import { decodeSnapshot, encodeSnapshot, SnapshotError } from '../src/index.ts';
import { SearchFile } from '../src/search-file.ts';
import { incident, incidents, QUERIES, WORDS } from './generate.ts';

const AT = '2025-02-13T12:00:00Z';
const at = (settlement: string, given: Partial<Incident> = {}) => (i: number): Incident =>
  incident({ id: `A${i}`, place: { settlement, point: null, precision: null, area: 'unknown', type: 'unknown' }, ...given });
/** Answers `q` over incidents with these texts: the places in which it was found. */
function finder(list: readonly Incident[], aliasesOf: AliasesOf = () => []): (q: string) => string[] {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents: list, changes: [], aliasesOf });
  const index = decodeSnapshot(manifest, files);
  return (q) => index.page({ q }, { sort: 'date', limit: 100 }).rows.map((row) => index.incident(row).place.settlement!);
}
const rowsOf = (file: SearchFile, prefix: string, rows: number, inPlaces = false, whole = false): number[] => {
  const found = bitmap(rows);
  file.mark(prefix, found, 0, { whole, inPlaces });
  return Array.from({ length: rows }, (_, row) => row).filter((row) => hasRow(found, row));
};

test('a name is found in each script and spelling of the region, whole or by its beginning', () => {
  const find = finder(['Ниш', 'Đorđe', 'Shkodër', 'Chișinău', 'Ќафасан', 'Čačak', 'Ђаковица'].map((name, i) => at(name)(i)));
  const asked: [found: string, ...queries: string[]][] = [
    ['Ниш', 'Niš', 'Nis', 'Ниш', 'NIŠ', 'ni'], ['Đorđe', 'Đorđe', 'Djordje', 'Ђорђе', 'Dorde', 'đorđ', 'дјор'],
    ['Shkodër', 'Shkodër', 'shkoder', 'SHKO'], ['Chișinău', 'Chișinău', 'Chişinău', 'chisinau', 'chisi'],
    ['Ќафасан', 'Ќафасан', 'Kjafasan', 'Ḱafasan', 'kafasan'], ['Čačak', 'Čačak', 'Чачак', 'cacak', 'čač'], ['Ђаковица', 'Đakovica', 'Djakovica', 'Dakovica'],
  ];
  for (const [found, ...queries] of asked) for (const q of queries) assert.deepEqual(find(q), [found], q);
  assert.deepEqual(find('is'), []);
});

test('a place is found under its other names, and they count as names of the place', () => {
  const aliasesOf: AliasesOf = ({ place }) => (place.settlement === 'Peć' ? ['Peja', 'Pejë'] : []);
  const list = [at('Peć')(0), at('Niš', { summary: { en: 'Shots were fired near Peja.' } })(1), at('Niš')(2)];
  const find = finder(list, aliasesOf);
  for (const q of ['Peć', 'Пећ', 'Pejë', 'peje']) assert.deepEqual(find(q), ['Peć'], q);
  assert.deepEqual(find('Peja'), ['Peć', 'Niš']);
  const file = new SearchFile(encodeSearch(list, aliasesOf), 3);
  assert.deepEqual(rowsOf(file, 'peja', 3, true), [0]);
});

test('rows in which a word stands in a name of the place are told from those in which only a summary has it', () => {
  const list = [at('Niš')(0), at('Bor', { summary: { en: 'A man from Niš' } })(1), at('Niš', { summary: { sq: 'Nish, Niš' } })(2)];
  const file = new SearchFile(encodeSearch(list, () => []), 3);
  assert.deepEqual(rowsOf(file, 'nis', 3), [0, 1, 2]);
  assert.deepEqual(rowsOf(file, 'nis', 3, true), [0, 2]);
  assert.deepEqual(rowsOf(file, 'nish', 3, true), []);
  assert.deepEqual(rowsOf(file, 'man', 3, true), []);
});

test('every prefix and every whole word finds the rows that a look at each text finds', () => {
  const words = (texts: readonly (string | undefined)[]) => texts.flatMap((text) => foldWords(text ?? '').flat());
  let found = 0;
  fc.assert(fc.property(incidents(), fc.boolean(), (list, whole) => {
    const file = new SearchFile(encodeSearch(list, () => []), list.length);
    for (const asked of Object.values(QUERIES).flat()) {
      const hit = (word: string) => (whole ? word === asked : word.startsWith(asked));
      const inPlace = list.map(({ place }) => words([place.settlement, place.municipality, place.admin1]).some(hit));
      const anywhere = list.map(({ summary }, row) => inPlace[row]! || words(Object.values(summary)).some(hit));
      const rows = (hits: boolean[]) => hits.flatMap((is, row) => (is ? [row] : []));
      assert.deepEqual(rowsOf(file, asked, list.length, false, whole), rows(anywhere), asked);
      assert.deepEqual(rowsOf(file, asked, list.length, true, whole), rows(inPlace), asked);
      found += rows(anywhere).length;
    }
  }), { numRuns: 60 });
  assert.ok(found > 1000);
});

test('words of any letters and any length are found by their beginning', () => {
  const long = 'а'.repeat(5000);
  const list = [at(long)(0), at(`${'𐐨'.repeat(31)}𐐩𐐪`)(1), at('\ud800lone')(2), at('漢字')(3), at(`${'𐐨'.repeat(31)}𐐪`)(4)];
  const file = new SearchFile(encodeSearch(list, () => []), 5);
  assert.deepEqual(rowsOf(file, 'a'.repeat(4000), 5), [0]);
  assert.deepEqual(rowsOf(file, '𐐨', 5), [1, 4]);
  assert.deepEqual(rowsOf(file, `${'𐐨'.repeat(31)}𐐩`, 5), [1]);
  assert.deepEqual(rowsOf(file, 'lone', 5), [2]);
  assert.deepEqual(rowsOf(file, '漢', 5), [3]);
});

test('a search file that is cut short or damaged is refused or read, and never fails otherwise', () => {
  const list = Object.keys(WORDS).flatMap((word, i) => [at(word, { summary: { en: `${word} Shots shot` } })(i)]);
  const whole = encodeSearch(list, () => []);
  for (let length = 0; length < whole.length; length++) {
    assert.throws(() => new SearchFile(whole.slice(0, length), list.length), SnapshotError, `cut at ${length}`);
  }
  assert.throws(() => new SearchFile(Uint8Array.of(...whole, 0), list.length), SnapshotError);
  assert.throws(() => new SearchFile(whole, list.length + 1), /^SnapshotError: search: the file has another number of rows/);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 });
  fc.assert(fc.property(damage, (bytes) => {
    const damaged = whole.slice();
    for (const [where, byte] of bytes) damaged[where] = byte;
    try {
      const file = new SearchFile(damaged, list.length);
      for (const prefix of ['', 'n', 'shot', 'zz']) rowsOf(file, prefix, list.length);
    } catch (error) {
      assert.ok(error instanceof SnapshotError, String(error));
    }
  }), { numRuns: 3000 });
});
