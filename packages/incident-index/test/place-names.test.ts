import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident, JurisdictionCode } from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot, SnapshotError, type AliasesOf } from '../src/index.ts';
import { incident } from './generate.ts';

const AT = '2025-02-13T12:00:00Z';
type Names = Partial<Record<'settlement' | 'municipality' | 'admin1', string>>;
let number = 0;
const at = (names: Names, jurisdiction: JurisdictionCode = 'XK', given: Partial<Incident> = {}): Incident =>
  incident({ id: `A${number++}`, jurisdiction, place: { ...names, point: null, precision: null, area: 'unknown', type: 'unknown' }, ...given });
/** The other names of a place are looked up by each of its names, as the service does it. */
const aliases = (of: Record<string, string[]>): AliasesOf => ({ place: { admin1, municipality, settlement } }) =>
  [admin1, municipality, settlement].flatMap((name) => (name === undefined ? [] : (of[name] ?? [])));
function indexOf(incidents: readonly Incident[], aliasesOf: AliasesOf = () => []) {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents, changes: [], aliasesOf });
  return decodeSnapshot(manifest, files);
}
const inShort = (index: ReturnType<typeof indexOf>, words: string) =>
  index.places({}, words, 20).map(({ name, municipality, count }) => `${name}${municipality === null ? '' : ` (${municipality})`} ${count}`);

test('a municipality has the incidents of its settlements, a settlement says in which municipality it lies', () => {
  const index = indexOf([
    at({ settlement: 'Niš', municipality: 'Niš' }, 'RS'), at({ municipality: 'Niš' }, 'RS'), at({ settlement: 'Medoševac', municipality: 'Niš' }, 'RS'),
    at({ settlement: 'Niška Banja', municipality: 'Niš' }, 'RS'), at({ admin1: 'Nišavski' }, 'RS'), at({ municipality: 'Nišići' }, 'BA'),
  ]);
  for (const words of ['Niš', 'nis', 'НИ']) assert.deepEqual(inShort(index, words), ['Niš 4', 'Nišići 1', 'Niška Banja (Niš) 1'], words);
  assert.deepEqual(inShort(index, 'banja ниш'), ['Niška Banja (Niš) 1']);
  assert.deepEqual(index.places({ jurisdiction: ['BA'] }, 'nis', 5), [{ name: 'Nišići', municipality: null, jurisdiction: 'BA', count: 1 }]);
});

test('one place in two scripts is one, under its commonest spelling', () => {
  const index = indexOf([at({ municipality: 'Скопје' }, 'MK'), at({ municipality: 'Skopje' }, 'MK'), at({ settlement: 'Скопје', municipality: 'Skopje' }, 'MK'), at({ municipality: 'Skopje' }, 'RS')]);
  assert.deepEqual(inShort(index, 'skop'), ['Скопје 3', 'Skopje 1']);
});

test('a place is suggested under its other names, and not what only lies near it', () => {
  const of = { 'Pejë': ['Peja', 'Peć', 'Ipek'], 'Istog': ['Istok'], 'Shkodër': ['Skadar', 'Shkodra'] };
  const peje = { admin1: 'Pejë' };
  const index = indexOf([
    at({ ...peje, municipality: 'Pejë', settlement: 'Pejë' }), at({ ...peje, municipality: 'Pejë' }), at({ ...peje, municipality: 'Istog', settlement: 'Istog' }),
    at({ ...peje, municipality: 'Istog', settlement: 'Vrelle' }), at({ ...peje }), at({ municipality: 'Shkodër' }, 'AL'), at({ settlement: 'Peja Nova' }, 'RS'),
  ], aliases(of));
  for (const words of ['Peć', 'Пећ', 'ipek']) assert.deepEqual(inShort(index, words), ['Pejë 2'], words);
  assert.deepEqual(inShort(index, 'Peja'), ['Pejë 2', 'Peja Nova 1']);
  for (const words of ['Istok', 'Исток']) assert.deepEqual(inShort(index, words), ['Istog 2'], words);
  for (const words of ['Skadar', 'Скад', 'shkodra', 'shko']) assert.deepEqual(inShort(index, words), ['Shkodër 1'], words);
});

test('another name of a settlement is not taken for one of its municipality, where other settlements lack it', () => {
  const index = indexOf([at({ settlement: 'Vrelle', municipality: 'Istog' }), at({ settlement: 'Gurrakoc', municipality: 'Istog' })], aliases({ Vrelle: ['Vrela'] }));
  assert.deepEqual(inShort(index, 'vrela'), ['Vrelle (Istog) 1']);
});

test('a text that looks like a place is none, and neither is a name without letters', () => {
  const index = indexOf([
    at({ settlement: '–', municipality: 'Bor' }, 'RS', { sourceJurisdiction: ',"place":{"settlement":"Wrong","point":' }), at({ settlement: '«»' }), at({ municipality: 'Bor"point":' }, 'RS'),
  ]);
  assert.deepEqual(inShort(index, 'bor'), ['Bor 1', 'Bor"point": 1']);
  assert.deepEqual([inShort(index, 'wrong'), inShort(index, '–'), inShort(index, '')], [[], [], []]);
});

test('incidents that are not counted are in no count, and a limit that is none is refused', () => {
  const index = indexOf([at({ municipality: 'Bor' }, 'RS', { status: 'withdrawn' }), at({ municipality: 'Bor' }, 'RS'), at({ municipality: 'Borovo' }, 'RS', { status: 'withdrawn' })]);
  assert.deepEqual(inShort(index, 'bor'), ['Bor 1']);
  for (const limit of [0, 1.5, NaN]) assert.throws(() => index.places({}, 'bor', limit), RangeError);
});

test('places need the records and the search file', () => {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents: [at({ municipality: 'Bor' }, 'RS')], changes: [] });
  for (const without of ['records', 'search'] as const) {
    const some = new Map([...files].filter(([name]) => name !== manifest.partitions[0]!.files[without].name));
    assert.throws(() => decodeSnapshot(manifest, some).places({}, 'bor', 5), SnapshotError, without);
  }
});
