import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { POSSESSIONS, taxonomiesIn, WEAPON_SIZES, WEAPONS, type Possession, type Summary, type Weapon, type WeaponPair, type WeaponsTable } from '../src/index.ts';
import { chartOf, isEmpty, questionOf, speechIn, type Chart, type ChartContext } from '../src/charts/index.ts';
import { draw } from '../src/charts/draw.ts';
import { en } from '../src/charts/words/en.ts';

const speech = speechIn({ lang: 'en', texts: en });
const months = Array.from({ length: 12 }, (_, i) => ({ period: `2023-${String(i + 1).padStart(2, '0')}`, count: 1 }));
const make = (chart: 'weapons' | 'seizures', summary: Partial<Summary>, filters: ChartContext['filters'] = {}): Chart => chartOf({ chart }, {
  summary: { total: 0, outcomes: { killed: 0, injured: 0, threatened: 0, suicide: 0 }, facets: {}, series: months, ...summary },
  filters: { from: '2023-01-01', to: '2023-12-31', ...filters }, asOf: '2025-02-13T12:00:00Z', terms: taxonomiesIn('en'), speech,
});
const pair = (weapon: Weapon, possession: Possession, incidents: number): WeaponPair => ({ weapon, possession, incidents, pieces: 0, counted: 0 });
const sizesOf = (counts: readonly number[]) => WEAPON_SIZES.map((from, i) => ({ from, count: counts[i]! }));
const table = (more: Partial<WeaponsTable> = {}): WeaponsTable => ({ pairs: [], sizes: sizesOf([0, 0, 0, 0, 0, 0]), unsized: 0, ...more });
const cells = ({ rows, series }: Chart) => rows.flatMap(({ key }, row) => series.map((one) => [key, one.key, one.values[row]] as const));
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, n) => all + (n ?? 0), 0);

const anyPairs = fc.uniqueArray(fc.record({ weapon: fc.constantFrom(...WEAPONS), possession: fc.constantFrom(...POSSESSIONS), incidents: fc.integer({ min: 1, max: 1e6 }), pieces: fc.nat(), counted: fc.nat() }),
  { selector: ({ weapon, possession }) => `${weapon} ${possession}`, maxLength: 36 });
const anySizes = fc.array(fc.oneof(fc.constant(0), fc.nat(1e6)), { minLength: WEAPON_SIZES.length, maxLength: WEAPON_SIZES.length });

describe('the chart of weapons by possession', () => {
  test('has what the answer has, each pair beside the others and none as a part of a whole', () => {
    fc.assert(fc.property(anyPairs, fc.integer({ min: 1, max: 1e7 }), (pairs, total) => {
      const chart = make('weapons', { total, weapons: table({ pairs }) });
      const drawn = cells(chart).filter(([, , n]) => n);
      const key = (weapon: string, possession: string, n: unknown) => `${weapon} ${possession} ${String(n)}`;
      assert.deepEqual(drawn.map((cell) => key(...cell)).sort(), pairs.map(({ weapon, possession, incidents }) => key(weapon, possession, incidents)).sort());
      assert.deepEqual([chart.stacked, chart.form, chart.series.map((one) => one.key)], [undefined, 'bars', POSSESSIONS]);
      if (!pairs.length) return;
      assert.equal(chart.rows.at(-1)!.key, 'unknown');
      assert.ok(chart.notes.some((note) => /add up to more than the total, and are no shares/.test(note)));
      for (const width of [320, 1280]) {
        const { marks } = draw(chart, width, speech);
        assert.equal(marks.length, chart.rows.length * POSSESSIONS.length);
        assert.ok(marks.every(({ x, width: long }) => x >= 0 && x + long <= width), 'a bar is in the picture');
        // Bars of a row stand under each other from the same edge: nothing is put on top of anything.
        assert.equal(new Set(marks.map(({ x }) => x)).size, 1);
        assert.equal(new Set(marks.map(({ y }) => y)).size, marks.length);
      }
    }));
  });

  test('puts the most frequent weapon first, others behind all that are named, and tells the most frequent pair that is reported', () => {
    const chart = make('weapons', { total: 900, weapons: table({ pairs: [
      pair('handgun', 'legal', 12), pair('handgun', 'illegal', 240), pair('rifle_shotgun', 'legal', 300), pair('rifle_shotgun', 'illegal', 20), pair('other', 'illegal', 290), pair('unknown', 'unknown', 400),
    ] }) });
    assert.deepEqual(chart.rows.map(({ key, label }) => [key, label]), [['rifle_shotgun', 'Rifle / shotgun'], ['handgun', 'Handgun'], ['other', 'Other'], ['unknown', 'Not reported']]);
    assert.equal(chart.sentence, 'Most often: Rifle / shotgun (Legal), 300 incidents.');
    assert.deepEqual(chart.series.map(({ label, ink }) => [label, ink]), [['Legal', 1], ['Illegal', 2], ['Not reported', 'unknown']]);
    assert.doesNotMatch([chart.title, chart.sentence, ...chart.notes].join(' '), /%/);
    assert.deepEqual([chart.rows[0]!.filters, chart.series[1]!.filters], [{ weapon: ['rifle_shotgun'] }, { possession: ['illegal'] }]);
  });

  test('says in how many incidents possession is reported for all weapons, and of what filters choose', () => {
    const summary = { total: 200, facets: { possession: [{ code: 'illegal', count: 120 }, { code: 'unknown', count: 100 }] }, weapons: table({ pairs: [pair('handgun', 'illegal', 120), pair('unknown', 'unknown', 100)] }) };
    assert.deepEqual(make('weapons', summary).coverage, { known: 100, total: 200, text: 'Possession is reported for all weapons in 50 % of 200 incidents.' });
    assert.ok(!make('weapons', summary).notes.includes(en['weapons-note']));
    const filtered = make('weapons', summary, { possession: ['illegal'] });
    assert.deepEqual([filtered.coverage, filtered.notes.includes(en['weapons-note'])], [undefined, true]);
  });

  test('is right of one incident, of none, of what nobody reports and of a version that does not tell', () => {
    const said = (summary: Partial<Summary>) => make('weapons', summary).sentence;
    assert.equal(said({ total: 1, weapons: table({ pairs: [pair('handgun', 'illegal', 1)] }) }), 'Most often: Handgun (Illegal), 1 incident.');
    assert.equal(said({ total: 3, weapons: table({ pairs: [pair('handgun', 'unknown', 2), pair('unknown', 'illegal', 1)] }) }), '3 incidents; weapon and possession are reported together for none of them.');
    assert.equal(said({ weapons: table() }), 'No incidents match.');
    const absent = make('weapons', { total: 3 });
    assert.deepEqual([absent.sentence, isEmpty(absent), absent.coverage], [en['weapons-absent'], true, undefined]);
    assert.ok(draw(absent, 320, speech).height > 0);
  });
});

describe('the chart of incidents by number of weapons', () => {
  test('adds up to the answer, not reported as its last row, and tells of how many the number is known', () => {
    fc.assert(fc.property(anySizes, fc.nat(1e6), (counts, unsized) => {
      const total = sum(counts) + unsized;
      const chart = make('seizures', { total, weapons: table({ sizes: sizesOf(counts), unsized }) });
      const [{ values }] = chart.series as [Chart['series'][number]];
      assert.equal(sum(values), total);
      assert.deepEqual([chart.rows.at(-1)!.unknown, chart.rows.at(-1)!.label, values.at(-1)], [true, 'Not reported', unsized]);
      assert.deepEqual(chart.rows.slice(0, -1).map(({ key }, row) => [key, values[row]]), sizesOf(counts).filter(({ from, count }) => from || count).map(({ from, count }) => [`${from}`, count]));
      if (total) assert.deepEqual([chart.coverage!.known, chart.coverage!.total], [sum(counts), total]);
      else assert.equal(chart.coverage, undefined);
      assert.equal(draw(chart, 320, speech).marks.length, values.length);
    }));
  });

  const weapons = table({ sizes: sizesOf([4, 60, 20, 12, 3, 1]), unsized: 300 });
  test('names its groups, and calls a seizure large from 5 weapons on', () => {
    const chart = make('seizures', { total: 400, weapons });
    assert.deepEqual(chart.rows.map(({ label }) => label), ['Ammunition alone', '1', '2–4', '5–9', '10–49', '50 or more', 'Not reported']);
    assert.equal(chart.sentence, '5 weapons or more: 16 incidents, 16 % of the 100 whose number of weapons is reported.');
    assert.equal(chart.coverage!.text, 'Number of weapons is reported for 25 % of 400 incidents.');
    assert.deepEqual(chart.notes, ['From 5 weapons on, a seizure is a large one.', en['sizes-note']]);
    assert.ok(chart.rows.every(({ filters }) => filters === undefined), 'no filter has just these');
  });

  test('is about what the reader chose: seizures under their lens or type, else incidents', () => {
    const titled = (filters: ChartContext['filters']) => make('seizures', { total: 400, weapons }, filters).title;
    for (const filters of [{}, { lens: 'violence' }, { type: ['weapon_seizure', 'suicide'] }] as const) assert.equal(titled(filters as ChartContext['filters']), 'Incidents by number of weapons, 1 January 2023 – 31 December 2023');
    for (const filters of [{ lens: 'seizures' }, { type: ['weapon_seizure'] }] as const) assert.equal(titled(filters as ChartContext['filters']), 'Seizures by number of weapons, 1 January 2023 – 31 December 2023');
  });

  test('is right of few, of one, of none, of what nobody reports and of a version that does not tell', () => {
    const said = (summary: Partial<Summary>) => make('seizures', summary).sentence;
    assert.equal(said({ total: 19, weapons: table({ sizes: sizesOf([0, 17, 0, 2, 0, 0]) }) }), '5 weapons or more: 2 incidents, of 19 whose number of weapons is reported.');
    assert.equal(said({ total: 20, weapons: table({ sizes: sizesOf([0, 20, 0, 0, 0, 0]) }) }), '5 weapons or more: 0 incidents, 0 % of the 20 whose number of weapons is reported.');
    assert.equal(said({ total: 1, weapons: table({ sizes: sizesOf([0, 0, 0, 0, 0, 1]) }) }), '5 weapons or more: 1 incident, of 1 whose number of weapons is reported.');
    assert.equal(said({ total: 7, weapons: table({ unsized: 7 }) }), '7 incidents; the number of weapons is reported for none of them.');
    assert.equal(said({ weapons: table() }), 'No incidents match.');
    const absent = make('seizures', { total: 3 });
    assert.deepEqual([absent.sentence, isEmpty(absent), absent.coverage], [en['weapons-absent'], true, undefined]);
    assert.ok(draw(absent, 320, speech).height > 0);
  });
});

test('both charts ask for weapons', () => {
  for (const chart of ['weapons', 'seizures'] as const) assert.equal(questionOf({ chart }).weapons, true);
});
