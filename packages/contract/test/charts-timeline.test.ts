import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromDay, periodsBetween, taxonomiesIn, toDay, type Filters } from '../src/index.ts';
import { chartOf, isEmpty, questionOf, speechIn, type Chart, type ChartContext } from '../src/charts/index.ts';
import { draw } from '../src/charts/draw.ts';
import { dateTicks, envelope } from '../src/charts/draw/timeline.ts';
import { widthOf } from '../src/charts/drawing.ts';
import { svgOf } from '../src/charts/svg.ts';
import { light } from '../src/charts/palette.ts';
import { wordsIn } from '../src/charts/words/index.ts';

const speech = speechIn(wordsIn('en'));
const terms = taxonomiesIn('en');
const SPAN = { from: '2014-01-01', to: '2024-12-31' };

/** What the service answers: a count a day of the data between the days of the filters. */
function contextOf(count: (day: number) => number, { from, to }: { from: string; to: string }, filters: Filters = {}): ChartContext {
  const series = from <= to ? periodsBetween('day', { from, to }).map(({ period }) => ({ period, count: count(toDay(period)) })) : [];
  return { summary: { total: series.reduce((sum, one) => sum + one.count, 0), outcomes: { killed: 0, injured: 0, threatened: 0, suicide: 0 }, facets: {}, series }, filters, asOf: `${to}T12:00:00Z`, terms, speech };
}
const make = (count: (day: number) => number, span = SPAN, filters: Filters = {}, grain?: 'day' | 'week'): Chart => chartOf({ chart: 'timeline', grain }, contextOf(count, span, filters));
const wave = (day: number) => (day * 7919) % 17;
const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, n) => all + (n ?? 0), 0);
const numbersIn = (d: string) => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

describe('the time line', () => {
  test('asks for days alone', () => assert.deepEqual(questionOf({ chart: 'timeline' }), { facets: [], series: 'day' }));

  test('has the sum of the answer in its months and in its days, the most and the fewest of each month', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 9 }), (start, length, factor) => {
      const from = toDay(SPAN.from) + start;
      const count = (day: number) => wave(day * factor);
      const chart = make(count, { from: fromDay(from), to: fromDay(from + length) });
      const days = Array.from({ length: length + 1 }, (_, i) => from + i);
      assert.deepEqual(chart.line!.series[0]!.values, days.map(count));
      assert.equal(sum(chart.series[0]!.values), sum(days.map(count)));
      chart.rows.forEach(({ key }, row) => {
        const own = days.filter((day) => fromDay(day).startsWith(key)).map(count);
        assert.deepEqual([chart.series[1]!.values[row], chart.series[2]!.values[row]], [Math.max(...own), Math.min(...own)], key);
      });
    }), { numRuns: 50 });
  });

  test('has a row a month, with 29 February, and says which are not whole', () => {
    const chart = make(() => 1, { from: '2024-02-01', to: '2024-04-10' });
    assert.deepEqual(chart.rows.map(({ key, label, partial }) => [key, label, partial]), [['2024-02', 'February 2024', undefined], ['2024-03', 'March 2024', undefined], ['2024-04', 'April 2024 (in part)', true]]);
    assert.deepEqual(chart.series[0]!.values, [29, 31, 10]);
  });

  test('has the mean of the 28 days up to each day, nothing before there are so many, and none of fewer', () => {
    const { values } = make((day) => (day === toDay('2014-01-10') ? 56 : 0)).line!.series[1]!;
    assert.deepEqual([values[26], values[27], values[36], values[37]], [null, 2, 2, 0]);
    assert.equal(make(() => 1, { from: '2024-01-01', to: '2024-01-20' }).line!.series.length, 1);
  });

  test('by week has whole weeks from Monday alone', () => {
    const chart = make(() => 1, { from: '2024-01-03', to: '2024-01-24' }, {}, 'week');
    assert.deepEqual([fromDay(chart.line!.first), chart.line!.step, chart.line!.series.map(({ values }) => values)], ['2024-01-08', 7, [[7, 7]]]);
    const all = make(wave, SPAN, {}, 'week').line!;
    assert.equal(new Date(`${fromDay(all.first)}T00:00Z`).getUTCDay(), 1);
    assert.equal(all.series[0]!.values[99], sum(Array.from({ length: 7 }, (_, i) => wave(all.first + 99 * 7 + i))));
  });

  for (const [what, count, span, said] of [
    ['the same days a year before', (day) => (day > toDay('2024-06-01') ? 4 : 2), SPAN, '28 days to 31 December 2024: 112 incidents, +100 % on the same days a year before (56). Most in a day: 4 (213 days).'],
    ['a difference that chance makes', (day) => (day === toDay('2024-12-20') ? 6 : 2), SPAN, '28 days to 31 December 2024: 60 incidents, +7 % on the same days a year before (56). So small a difference may be chance. Most in a day: 6 (20 December 2024).'],
    ['few, without per cent', (day) => (day === toDay('2024-12-20') ? 2 : 0), SPAN, '28 days to 31 December 2024: 2 incidents; the same days a year before: 0. Most in a day: 2 (20 December 2024).'],
    ['no year before', () => 1, { from: '2024-03-01', to: '2024-12-31' }, '28 days to 31 December 2024: 28 incidents. Most in a day: 1 (306 days).'],
    ['less than 28 days', () => 1, { from: '2024-03-01', to: '2024-03-05' }, '1 March 2024 – 5 March 2024: 5 incidents. Most in a day: 1 (5 days).'],
    ['nothing', () => 0, SPAN, 'No incidents match.'],
    ['no day at all', () => 1, { from: '2024-03-01', to: '2024-02-01' }, 'No incidents match.'],
  ] as [string, (day: number) => number, typeof SPAN, string][])
    test(`tells of ${what}`, () => {
      const chart = make(count, span);
      assert.equal(chart.sentence, said);
      assert.equal(isEmpty(chart), said === 'No incidents match.');
    });

  test('ends with the day up to which the data are known, and keeps to the filters', () => {
    const context = contextOf(() => 1, { from: '2024-01-01', to: '2024-12-31' }, { from: '2024-03-05' });
    const chart = chartOf({ chart: 'timeline' }, { ...context, asOf: '2024-05-07T22:30:00Z' });
    assert.equal(chart.title, 'Incidents by day, 5 March 2024 – 8 May 2024');
    assert.deepEqual(chart.rows[0]!.filters, { from: '2024-03-05', to: '2024-03-31' });
  });
});

describe('its drawing', () => {
  for (const [what, span] of [['eleven years', SPAN], ['two months', { from: '2024-02-01', to: '2024-04-10' }], ['a day', { from: '2024-02-29', to: '2024-02-29' }]] as const)
    for (const width of [256, 320, 640, 1000])
      for (const grain of ['day', 'week'] as const)
        test(`of ${what} by ${grain} stays within ${width} px, its names apart, with a mark a month`, () => {
          const chart = make(wave, span, {}, grain);
          const { shapes, marks, height } = draw(chart, width, speech);
          for (const one of shapes) {
            if (one.kind === 'path') {
              assert.ok(one.d.startsWith('M') && !/NaN|Infinity/.test(one.d), one.d.slice(0, 60));
              continue;
            }
            const wide = widthOf(one.text);
            const left = one.x - (one.look.startsWith('middle') ? wide / 2 : one.look.startsWith('end') ? wide : 0);
            assert.ok(left >= -1 && left + wide <= width + 1 && one.y <= height, `${one.text} at ${left}`);
          }
          assert.equal(marks.length, chart.rows.length * chart.series.length);
          for (const mark of marks) assert.ok(mark.x >= 0 && mark.x + mark.width <= width + 0.01 && mark.height >= 0, JSON.stringify(mark));
        });

  test('loses no peak and no trough, however many days are in a column of px', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 99 : i === 77_777 ? 0 : 10 + (i % 5)));
    const d = envelope(values, [0, values.length - 1], (i) => (i / values.length) * 900, (value) => 100 - value);
    assert.ok(d.length < 30_000, `${d.length} letters`);
    const heights = [...d.matchAll(/[ML]\S+ (\S+?)(?=[VL]|$)|V([\d.]+)/g)].map(([, low, high]) => Number(low ?? high));
    assert.equal(Math.min(...heights), 1);
    assert.equal(Math.max(...heights), 100);
    const [peak] = [...d.matchAll(/[ML](\d+) [\d.]+V1(?=L|$)/g)].map(([, x]) => Number(x));
    assert.ok(Math.abs(peak! - (54_321 / values.length) * 900) <= 1, 'where it was');
  });

  test('goes through each value where there are few, and is a dash where there is one', () => {
    assert.equal(envelope([1, 5, 3], [0, 2], (i) => i * 50, (value) => 10 - value), 'M0 9L50 5L100 7');
    assert.deepEqual(numbersIn(envelope([4], [0, 0], () => 50, (value) => 10 - value)).slice(0, 3), [49, 6, 2]);
  });

  test('is a document of its own like any chart', () => {
    const file = svgOf(make(wave), draw, { width: 720, speech, palette: light });
    assert.match(file, /<title id="title">Incidents by day, 1 January 2014 – 31 December 2024<\/title>/);
    assert.ok(file.length < 60_000, `${file.length} bytes for 4,018 days`);
  });
});

describe('its axis', () => {
  const names = (from: string, to: string, width: number) => dateTicks(toDay(from), toDay(to), width, speech).map(({ words }) => words);
  test('names days, Mondays, months or years, whatever has room', () => {
    assert.deepEqual(names('2024-02-27', '2024-03-02', 500), ['27 Feb', '28 Feb', '29 Feb', '1 Mar', '2 Mar']);
    assert.deepEqual(names('2024-01-03', '2024-02-01', 400), ['8 Jan', '15 Jan', '22 Jan', '29 Jan']);
    assert.deepEqual(names('2023-11-15', '2024-04-01', 420), ['Dec', '2024', 'Feb', 'Mar', 'Apr']);
    assert.deepEqual(names('2023-01-01', '2024-12-31', 760), ['2023', 'Apr', 'Jul', 'Oct', '2024', 'Apr', 'Jul', 'Oct']);
    assert.deepEqual(names(SPAN.from, SPAN.to, 1000), Array.from({ length: 11 }, (_, i) => `${2014 + i}`));
    assert.deepEqual(names(SPAN.from, SPAN.to, 260), ['2014', '2016', '2018', '2020', '2022', '2024']);
  });
});
