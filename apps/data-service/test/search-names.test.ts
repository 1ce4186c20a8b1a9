import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { IncidentsAnswer } from '@seesac/contract';
import { assembleSnapshot, decodeSnapshot } from '@seesac/incident-index';
import { createApp } from '../src/app.ts';
import { YearEncoder } from '../src/publish/encode-year.ts';
import { NOW } from './support/data-dir.ts';
import { incident } from './support/incidents.ts';

/** Identifier by what is said of the incident: each place and name once, written in one of its ways. */
const place = (n: number, jurisdiction: 'RS' | 'XK' | 'AL' | 'MD', municipality: string, summary = 'An invented record.') => ({
  ...incident(n, { jurisdiction, place: { municipality, point: null, precision: null, area: 'urban', type: 'street' }, summary: { en: summary } }), revision: 1,
});
const records = [
  place(1, 'RS', 'Niš'), place(2, 'XK', 'Peć'), place(3, 'XK', 'Pejë'), place(4, 'RS', 'Kragujevac', 'In the street Đorđa Stanojevića'),
  place(5, 'RS', 'Крагујевац', 'У улици Ђорђа Станојевића'), place(6, 'AL', 'Shkodër'), place(7, 'MD', 'Chișinău'), place(8, 'RS', 'Novi Sad'),
];
const encoder = new YearEncoder();
encoder.add({ incidents: records, changes: [] });
const { partition, synthetic, files } = encoder.encode(2024);
const { manifest, files: figures } = assembleSnapshot({ version: 1, publishedAt: NOW, asOf: NOW, partitions: [partition], synthetic, figures: [] });
const index = decodeSnapshot(manifest, new Map([...files, ...figures]));
const app = createApp({ dataset: () => ({ index, manifest }), clock: () => new Date(NOW), publicUrl: 'https://data.example.org' });

async function found(q: string): Promise<number[]> {
  const response = await app.request(`/v1/incidents?q=${encodeURIComponent(q)}`);
  assert.equal(response.status, 200);
  return ((await response.json()) as IncidentsAnswer).data.map(({ id }) => Number(id.slice(-6))).sort();
}

describe('one question in every spelling, over what a publish encodes', () => {
  const same: [string, readonly string[], number[]][] = [
    ['letters and scripts of a name', ['Đorđa', 'Djordja', 'Ђорђа', 'dorda'], [4, 5]],
    ['marks and scripts of a town', ['Niš', 'Nis', 'Ниш', 'NIŠ'], [1]],
    ['the two names of a town, and their forms', ['Peć', 'Peja', 'Pejë', 'Пећ', 'Pec'], [2, 3]],
    ['a town written in Cyrillic, and in Latin', ['Kragujevac', 'Крагујевац'], [4, 5]],
    ['Albanian letters', ['Shkodër', 'Shkodra', 'shkoder', 'Скадар'], [6]],
    ['Romanian letters, with comma and with cedilla', ['Chișinău', 'Chişinău', 'chisinau', 'Кишинёв'], [7]],
  ];
  for (const [what, spellings, expected] of same) {
    test(what, async () => {
      for (const q of spellings) assert.deepEqual(await found(q), expected, q);
    });
  }
});
