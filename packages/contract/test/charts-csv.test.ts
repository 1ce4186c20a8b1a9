import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { AGE_GROUPS, MULTI_KEYS, MULTI_VALUES, noticesIn, SEXES, taxonomiesIn, type Summary } from '../src/index.ts';
import { csvOf, type ChartFileInfo } from '../src/charts/csv.ts';
import { chartOf, speechIn, type Chart, type ChartContext, type ChartOptions } from '../src/charts/index.ts';
import { en } from '../src/charts/words/en.ts';

const speech = speechIn({ lang: 'en', texts: en });
const INFO: ChartFileInfo = {
  asOf: '2025-02-13T12:00:00.000Z', version: 7, filters: 'Jurisdiction: Kosovo*; from 1 January 2023', citation: 'SEESAC, "AVMP", dataset version 7', licence: 'Not stated',
  notices: noticesIn('en').filter(({ key }) => key === 'kosovo' || key === 'eu').map(({ text }) => text), address: 'https://data.example.org/v1/summary?from=2023-01-01',
};
const CHART: Chart = {
  id: 'breakdown', form: 'bars', unit: 'incidents', title: 'Incidents by jurisdiction, 2023', sentence: 'Most often: Kosovo*, 12 incidents.', notes: ['A note.', 'Another one.'], rowsName: 'Jurisdiction',
  rows: [{ key: 'XK', label: 'Kosovo*' }, { key: 'RS', label: 'Serbia' }, { key: 'unknown', label: 'Not reported', unknown: true }],
  series: [{ key: 'count', label: 'Incidents', ink: 1, values: [12, 0, null] }],
  coverage: { known: 12, total: 12, text: 'Jurisdiction is reported for 100 % of 12 incidents.' },
};

/** Reads RFC 4180 to the letter: anything that it does not allow throws. */
function parse(file: string): string[][] {
  assert.ok(file.startsWith('\ufeff'), 'no byte order mark');
  const rows: string[][] = [[]];
  let at = 1;
  while (at < file.length) {
    const found = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(file.slice(at));
    assert.ok(found, `not RFC 4180 at ${at}: ${file.slice(at, at + 40)}`);
    rows.at(-1)!.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'));
    at += found[0].length;
    if (found[3] === '\r\n') rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], 'the last line has no end');
  return rows;
}
/** The table and the lines below it. */
function partsOf(file: string): { table: string[][]; lines: string[][] } {
  const rows = parse(file);
  const gap = rows.findIndex((row) => row.every((cell) => cell === ''));
  return { table: rows.slice(0, gap), lines: rows.slice(gap + 1).map((row) => row.slice(0, 2)) };
}

describe('the file of a chart', () => {
  test('has the table as it is shown, then what belongs to it, a line each', () => {
    const { table, lines } = partsOf(csvOf(CHART, INFO, speech));
    assert.deepEqual(table, [['Jurisdiction', 'Incidents'], ['Kosovo*', '12'], ['Serbia', '0'], ['Not reported', '']]);
    assert.deepEqual(lines, [
      ['Title', CHART.title], ['In a sentence', CHART.sentence], ['Note', CHART.coverage!.text], ['Note', 'A note.'], ['Note', 'Another one.'], ['Note', 'An empty cell: not known.'],
      ['Filters', INFO.filters], ['As of', INFO.asOf], ['Version', '7'], ['Citation', INFO.citation], ['Licence', INFO.licence],
      ['Notice', INFO.notices[0]], ['Notice', INFO.notices[1]], ['Address', INFO.address],
    ]);
    assert.ok(INFO.notices[0]!.startsWith('*For the United Nations'), 'the notice has its own asterisk');
  });

  test('leaves out what there is not', () => {
    const { coverage: _, ...bare } = CHART;
    const { filters: __, address: ___, ...info } = INFO;
    const { lines } = partsOf(csvOf({ ...bare, notes: [], series: [{ ...CHART.series[0]!, values: [1, 2, 3] }] }, { ...info, notices: [] }, speech));
    assert.deepEqual(lines.map(([name]) => name), ['Title', 'In a sentence', 'As of', 'Version', 'Citation', 'Licence']);
  });

  test('has the interval of a rate in columns, with what is of few, in the digits of the table', () => {
    const rate: Chart = { ...CHART, unit: 'rate', series: [{ key: 'rate', label: 'Rate', ink: 1, values: [57.899, 0, null], bounds: [{ label: 'Rate, lower bound (95 %)', values: [51.2345, 0, null] }, { label: 'Rate, upper bound (95 %)', values: [66, 3.69, null] }], few: [false, true, false] }] };
    assert.deepEqual(partsOf(csvOf(rate, INFO, speech)).table, [
      ['Jurisdiction', 'Rate', 'Rate, lower bound (95 %)', 'Rate, upper bound (95 %)', 'Rate, of fewer than 20 incidents'],
      ['Kosovo*', '57.9', '51.23', '66', ''], ['Serbia', '0', '0', '3.69', 'yes'], ['Not reported', '', '', '', ''],
    ]);
  });

  test('marks values of a period that is not whole, in columns of their own where there are any', () => {
    const years: Chart = { ...CHART, series: [{ key: '2023', label: '2023', ink: 1, values: [1, 2, 3], partial: [false, false, false] }, { key: '2024', label: '2024', ink: 1, values: [4, 5, null], partial: [false, true, false] }] };
    assert.deepEqual(partsOf(csvOf(years, INFO, speech)).table.map((row) => row.slice(1)), [['2023', '2024', '2024, period not whole'], ['1', '4', ''], ['2', '5', 'yes'], ['3', '', '']]);
  });

  test('has numbers without groups, a decimal comma or an exponent', () => {
    const { table } = partsOf(csvOf({ ...CHART, series: [{ ...CHART.series[0]!, values: [Number.MAX_SAFE_INTEGER, 1_234_567, 0] }] }, INFO, speech));
    assert.deepEqual(table.slice(1).map(([, value]) => value), ['9007199254740991', '1234567', '0']);
  });

  test('is read back cell by cell whatever the texts are, and runs nothing', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' \'=cmd', '"', '""', 'a;b', 'a,b', 'a\r\nb', 'Kosovo*', '−12 %'));
    fc.assert(fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), fc.array(text, { minLength: 1, maxLength: 3 }), text, (title, labels, heads, note) => {
      const chart: Chart = {
        ...CHART, title, notes: [note], rowsName: heads[0]!, rows: labels.map((label, i) => ({ key: `${i}`, label })), series: heads.map((label, i) => ({ key: `${i}`, label, ink: 1, values: labels.map((_, row) => row * 10 + i) })),
      };
      const file = csvOf(chart, { ...INFO, filters: note }, speech);
      const rows = parse(file);
      // A reader who parts cells by semicolons finds none outside quotes.
      assert.doesNotMatch(file.replace(/"(?:[^"]|"")*"/g, ''), /[;\t]/);
      assert.deepEqual(new Set(rows.map((row) => row.length)), new Set([heads.length + 1]));
      for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      // What guards a formula is taken off, and blanks are one.
      const plain = (cell: string) => cell.replace(/^'(?=['\s]*[=+\-@])/, '');
      const line = (words: string) => words.replace(/\s+/g, ' ').trim();
      assert.deepEqual(rows.slice(1, labels.length + 1).map(([cell]) => plain(cell!)), labels.map(line));
      assert.deepEqual(rows[0]!.map(plain), [heads[0]!, ...heads].map(line));
      labels.forEach((_, row) => heads.forEach((__, i) => assert.equal(rows[row + 1]![i + 1], String(row * 10 + i))));
    }), { numRuns: 500 });
  });

  test('has exactly the rows and the values of every chart, and the asterisk of Kosovo*', () => {
    const summary: Summary = {
      total: 500, outcomes: { killed: 151, injured: 429, threatened: 9, suicide: 13 }, series: [{ period: '2023-01', count: 500 }],
      facets: Object.fromEntries(MULTI_KEYS.map((by) => [by, MULTI_VALUES[by].map((code, i) => ({ code, count: i + 1 }))])),
      people: SEXES.flatMap((sex) => AGE_GROUPS.map((age, i) => ({ role: 'victim' as const, outcome: 'killed' as const, sex, age, count: i + 1 }))),
    };
    const context: ChartContext = { summary, filters: {}, asOf: INFO.asOf, terms: taxonomiesIn('en'), speech };
    const options: ChartOptions[] = [{ chart: 'outcomes' }, { chart: 'people' }, { chart: 'pictogram' }, { chart: 'trend' }, ...MULTI_KEYS.map((by) => ({ chart: 'breakdown' as const, by }))];
    for (const one of options) {
      const chart = chartOf(one, context);
      const { table, lines } = partsOf(csvOf(chart, INFO, speech));
      assert.deepEqual(table, [[chart.rowsName, ...chart.series.map(({ label }) => label)], ...chart.rows.map(({ label }, row) => [label, ...chart.series.map(({ values }) => String(values[row] ?? ''))])], JSON.stringify(one));
      assert.deepEqual(lines.slice(0, 2), [['Title', chart.title], ['In a sentence', chart.sentence]]);
      for (const note of chart.notes) assert.ok(lines.some(([name, words]) => name === 'Note' && words === note), note);
    }
    assert.ok(csvOf(chartOf({ chart: 'breakdown', by: 'jurisdiction' }, context), INFO, speech).includes('\r\nKosovo*,'));
  });
});
