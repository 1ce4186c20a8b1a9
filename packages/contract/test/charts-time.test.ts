import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fromDay, JURISDICTIONS, parsePeriod, periodOf, periodsBetween, taxonomiesIn, toDay, type AreaCount, type Filters, type SeriesPoint } from '../src/index.ts';
import { chartOf, hasLegend, isEmpty, questionOf, speechIn, type Chart, type ChartContext, type ChartOptions } from '../src/charts/index.ts';
import { meanExtremes } from '../src/charts/means.ts';
import { byStep, periodRow } from '../src/charts/steps.ts';
import { hasRates } from '../src/charts/models/jurisdiction-rates.ts';
import { en } from '../src/charts/words/en.ts';
import { rateOf } from '../src/rates.ts';

const speech = speechIn({ lang: 'en', texts: en });
const terms = taxonomiesIn('en');

/** An incident: its day, and where it was. */
type Incident = readonly [date: string, jurisdiction?: string | undefined];
interface Given { incidents?: readonly Incident[]; from?: string | undefined; to?: string | undefined; data?: { from: string; to: string }; filters?: Filters; areas?: readonly AreaCount[] | undefined }

/** What the service answers to the question of a chart: every period of the data between the days of the filters, and which of them are cut. */
function contextOf(options: ChartOptions, { incidents = [], from, to, data = { from: '2022-01-01', to: '2025-02-13' }, filters = {}, areas }: Given): ChartContext {
  const { series: step, split } = questionOf(options);
  const [first, last] = [from && from > data.from ? from : data.from, to && to < data.to ? to : data.to];
  const within = incidents.filter(([date]) => date >= first && date <= last);
  const series = (first <= last ? periodsBetween(step, { from: first, to: last }) : []).map((period): SeriesPoint => {
    const own = within.filter(([date]) => date >= period.from && date <= period.to);
    const counts: Record<string, number> = {};
    for (const [, place = 'RS'] of own) counts[place] = (counts[place] ?? 0) + 1;
    return { period: period.period, count: own.length, ...(split && { split: counts }), ...(((from && period.from < from) || period.to > last) && { partial: true as const }) };
  });
  return {
    summary: { total: within.length, outcomes: { killed: 0, injured: 0, threatened: 0, suicide: 0 }, facets: {}, series },
    filters: { ...filters, ...(from && { from }), ...(to && { to }) }, asOf: `${data.to}T12:00:00Z`, terms, speech, ...(areas && { areas }),
  };
}
const make = (options: ChartOptions, given: Given = {}): Chart => chartOf(options, contextOf(options, given));
const times = (n: number, date: string, place?: string): Incident[] => Array.from({ length: n }, () => [date, place] as const);
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, n) => all + (n ?? 0), 0);
const valueAt = (chart: Chart, row: string, series = 0) => chart.series[series]!.values[chart.rows.findIndex(({ key }) => key === row)];

const SPAN = { from: '2019-01-01', to: '2025-02-13' };
const days = fc.integer({ min: toDay(SPAN.from), max: toDay(SPAN.to) }).map(fromDay);
const given = fc.record({
  incidents: fc.array(fc.tuple(days, fc.constantFrom(...JURISDICTIONS, 'outside', 'unknown')), { maxLength: 60 }),
  from: fc.option(days, { nil: undefined }), to: fc.option(days, { nil: undefined }),
}).map((one): Given => ({ ...one, data: SPAN }));

describe('sums', () => {
  test('of a trend are those of the answer, by every step, and what is split adds up', () => {
    fc.assert(fc.property(given, fc.constantFrom('month', 'quarter', 'year'), fc.constantFrom(undefined, 'jurisdiction'), (one, step, split) => {
      const options = { chart: 'trend', step, split } as ChartOptions;
      const { summary } = contextOf(options, one);
      assert.equal(sum(make(options, one).series.flatMap(({ values }) => values)), summary.total);
    }), { numRuns: 60 });
  });

  test('of months are those of their quarters and years', () => {
    fc.assert(fc.property(given, (one) => {
      const { summary, filters } = contextOf({ chart: 'trend' }, one);
      for (const step of ['quarter', 'year'] as const) {
        for (const { period, count } of byStep(summary.series!, step, filters.from)) {
          assert.equal(count, summary.series!.filter((month) => periodOf(`${month.period}-01`, step) === period).reduce((all, month) => all + month.count, 0), period);
        }
      }
    }), { numRuns: 60 });
  });

  test('of months, days and jurisdictions are those of the answer', () => {
    fc.assert(fc.property(given, (one) => {
      for (const options of [{ chart: 'seasons' }, { chart: 'jurisdictions' }, { chart: 'jurisdictions', step: 'month' }] as ChartOptions[]) {
        assert.equal(sum(make(options, one).series.flatMap(({ values }) => values)), contextOf(options, one).summary.total, options.chart);
      }
      const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => sum(make({ chart: 'calendar', year }, one).series[0]!.values));
      assert.equal(sum(years), contextOf({ chart: 'calendar' }, one).summary.total);
    }), { numRuns: 40 });
  });

  test('since 1 January never fall, and end at the count of their year', () => {
    fc.assert(fc.property(given, (one) => {
      const points = contextOf({ chart: 'cumulative' }, one).summary.series!;
      for (const { key, values } of make({ chart: 'cumulative' }, one).series) {
        const known = values.filter((value) => value !== null);
        known.slice(1).forEach((value, i) => assert.ok(value >= known[i]!));
        assert.equal(known.at(-1), points.filter(({ period }) => period.startsWith(key)).reduce((all, { count }) => all + count, 0), key);
      }
    }), { numRuns: 40 });
  });

  test('that a click asks for are those that it clicks on', () => {
    fc.assert(fc.property(given, (one) => {
      for (const options of [{ chart: 'trend', step: 'quarter' }, { chart: 'cumulative' }, { chart: 'seasons' }, { chart: 'calendar' }, { chart: 'jurisdictions' }] as ChartOptions[]) {
        const chart = make(options, one);
        const { summary } = contextOf({ chart: 'calendar' }, one);
        chart.series.forEach(({ values, filters, cells }, place) => values.forEach((value, row) => {
          if (value === null || (options.chart === 'cumulative' && row % 30)) return;
          const { from, to, jurisdiction } = { ...filters, ...chart.rows[row]!.filters, ...cells?.[row] };
          const count = jurisdiction
            ? one.incidents!.filter(([date, code]) => date >= from! && date <= to! && jurisdiction.includes(code!) && summary.series!.some(({ period }) => period === date)).length
            : summary.series!.filter(({ period }) => period >= from! && period <= to!).reduce((all, point) => all + point.count, 0);
          assert.equal(count, value, `${chart.id} ${chart.rows[row]!.key} ${place}: ${from} to ${to}`);
        }));
      }
    }), { numRuns: 25 });
  });
});

describe('a trend', () => {
  const year = (counts: readonly number[], y: number) => counts.flatMap((n, month) => times(n, `${y}-${`${month + 1}`.padStart(2, '0')}-15`));

  test('says how the last whole period changed, and never compares a cut one', () => {
    const incidents = [...times(20, '2024-01-10'), ...times(28, '2025-01-10'), ...times(2, '2025-02-01')];
    const chart = make({ chart: 'trend' }, { incidents });
    assert.match(chart.sentence, /^January 2025: 28 incidents, \+40 % on January 2024 \(20\)\./);
    assert.deepEqual(chart.rows.filter(({ partial }) => partial).map(({ key, label }) => [key, label]), [['2025-02', 'February 2025 (in part)']]);
    assert.match(chart.notes[0]!, /^February 2025 is drawn fainter/);
  });

  test('says a fall with its sign, down to nothing', () => {
    assert.match(make({ chart: 'trend' }, { incidents: [...times(30, '2024-01-10'), ...times(21, '2025-01-10')] }).sentence, /21 incidents, −30 % on January 2024/);
    assert.match(make({ chart: 'trend' }, { incidents: times(20, '2024-01-10') }).sentence, /^January 2025: 0 incidents, −100 % on January 2024 \(20\)\./);
  });

  test('says no change in per cent of fewer than twenty, or of nothing', () => {
    assert.equal(make({ chart: 'trend' }, { incidents: times(3, '2025-01-10') }).sentence, 'January 2025: 3 incidents; January 2024: 0. Most: January 2025 (3).');
    assert.match(make({ chart: 'trend' }, { incidents: [...times(19, '2024-01-10'), ...times(38, '2025-01-10')] }).sentence, /^January 2025: 38 incidents; January 2024: 19\./);
  });

  test('names an extreme that few periods share, and none that many do', () => {
    const [even, first] = [Array<number>(12).fill(4), [9, ...Array<number>(11).fill(4)]];
    const data = { from: '2024-01-01', to: '2024-12-31' };
    assert.equal(make({ chart: 'trend' }, { incidents: year(even, 2024), data }).sentence, 'December 2024: 4 incidents.');
    assert.equal(make({ chart: 'trend' }, { incidents: year(first, 2024), data }).sentence, 'December 2024: 4 incidents. Most: January 2024 (9).');
    assert.match(make({ chart: 'trend' }, { incidents: year([9, 9, 1, 1, ...even.slice(4)], 2024), data }).sentence, /Most: January 2024, February 2024 \(9\); fewest: March 2024, April 2024 \(1\)\.$/);
  });

  test('of one incident is one incident', () => {
    const chart = make({ chart: 'trend', step: 'year' }, { incidents: [['2024-02-29']] });
    assert.match(chart.sentence, /^2024: 1 incident; 2023: 0\./);
    assert.deepEqual(chart.series[0]!.values, [0, 0, 1, 0]);
  });

  test('of no whole period says that it is a part of one', () => {
    assert.equal(make({ chart: 'trend', step: 'year' }, { incidents: [['2025-01-03']], from: '2025-01-01' }).sentence, '2025 (in part): 1 incident.');
  });

  test('has an empty year with 0, and a year before the data as not known', () => {
    const incidents = [...times(4, '2022-03-01'), ...times(6, '2024-03-01')];
    const chart = make({ chart: 'trend', step: 'quarter', compare: true }, { incidents });
    assert.deepEqual(chart.series[0]!.values, [4, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0]);
    assert.deepEqual(chart.series[1]!.values, [null, null, null, null, 4, 0, 0, 0, 0, 0, 0, 0, 6]);
  });

  test('does not put a period that is cut beside the whole one of the next year', () => {
    const chart = make({ chart: 'trend', step: 'quarter', compare: true }, { incidents: times(4, '2023-02-20'), from: '2023-02-10' });
    assert.equal(chart.rows[0]!.partial, true);
    assert.equal(valueAt(chart, '2024Q1', 1), null);
  });

  test('marks a quarter and a year as cut where the filters begin with a whole month in them', () => {
    for (const step of ['quarter', 'year'] as const) assert.equal(make({ chart: 'trend', step }, { from: '2023-03-01', to: '2023-12-31' }).rows[0]!.partial, true, step);
    assert.equal(make({ chart: 'trend', step: 'quarter' }, { from: '2023-04-01' }).rows[0]!.partial, undefined);
    // Where the data begin cuts nothing: there was nothing before.
    assert.equal(make({ chart: 'trend', step: 'year' }, { data: { from: '2023-03-05', to: '2024-12-31' } }).rows[0]!.partial, undefined);
  });

  test('says of both ends that they are cut', () => assert.deepEqual(make({ chart: 'trend', step: 'year' }, { from: '2023-05-01' }).notes.map((note) => note.slice(0, 4)), ['2023', '2025']));

  test('asks for no more of a cut period than it shows', () => {
    const context = { speech, filters: { from: '2024-02-10', to: '2024-03-05' } };
    assert.deepEqual(periodRow(context, { period: '2024Q1', count: 1, partial: true }).filters, context.filters);
    assert.deepEqual(periodRow({ speech, filters: {} }, { period: '2024Q1', count: 1 }).filters, { from: '2024-01-01', to: '2024-03-31' });
  });
});

describe('incidents since 1 January', () => {
  const incidents = [...times(22, '2025-01-05'), ...times(2, '2025-02-13'), ...times(20, '2024-02-13'), ...times(90, '2024-02-14'), ...times(8, '2023-01-01'), ...times(15, '2022-02-01')];

  test('compares the same days of the years before, never a whole year', () => {
    const chart = make({ chart: 'cumulative' }, { incidents });
    assert.equal(chart.sentence, '1 January 2025 – 13 February 2025: 24 incidents, +20 % on the same days of 2024 (20). Same days of years before: 2023: 8; 2022: 15.');
    assert.equal(chart.title, 'Incidents since 1 January, 2022–2025');
    assert.deepEqual(chart.series.map(({ label, ink }) => [label, ink]), [['2025', 1], ['2024', 'past'], ['2023', 'past'], ['2022', 'past']]);
  });

  test('does not know what comes after the data', () => {
    const chart = make({ chart: 'cumulative' }, { incidents });
    assert.deepEqual(['02-12', '02-13', '02-14', '12-31'].map((day) => valueAt(chart, day)), [22, 24, null, null]);
    assert.deepEqual(['02-13', '02-14', '12-31'].map((day) => valueAt(chart, day, 1)), [20, 110, 110]);
  });

  test('has 29 February where a year has it, and there a year without it stands as the day before', () => {
    const chart = make({ chart: 'cumulative' }, { incidents: [...times(1, '2024-02-28'), ...times(2, '2024-02-29'), ...times(4, '2024-03-01'), ...times(5, '2023-02-28'), ...times(6, '2023-03-01')], to: '2024-12-31' });
    assert.equal(chart.rows.length, 366);
    assert.deepEqual(['02-28', '02-29', '03-01'].map((day) => valueAt(chart, day, 0)), [1, 3, 7]);
    assert.deepEqual(['02-28', '02-29', '03-01'].map((day) => valueAt(chart, day, 1)), [5, 5, 11]);
    assert.equal(make({ chart: 'cumulative' }, { from: '2022-01-01', to: '2023-12-31' }).rows.length, 365);
  });

  test('up to 29 February is compared with 28 February of years without one', () => {
    const chart = make({ chart: 'cumulative' }, { incidents: [...times(30, '2024-02-29'), ...times(20, '2023-02-28'), ...times(9, '2023-03-01')], to: '2024-02-29' });
    assert.match(chart.sentence, /^1 January 2024 – 29 February 2024: 30 incidents, \+50 % on the same days of 2023 \(20\)/);
  });

  test('leaves out a year that the filters cut, and says so', () => {
    const chart = make({ chart: 'cumulative' }, { incidents, from: '2022-02-01' });
    assert.deepEqual(chart.series.map(({ label }) => label), ['2025', '2024', '2023']);
    assert.match(chart.notes[0]!, /2022/);
  });

  test('begins where the filters do if they begin in the last year, and is alone then', () => {
    const chart = make({ chart: 'cumulative' }, { incidents, from: '2025-01-10' });
    assert.equal(chart.title, 'Incidents since 10 January 2025');
    assert.equal(chart.sentence, '10 January 2025 – 13 February 2025: 2 incidents.');
    assert.deepEqual([chart.rows[0]!.key, chart.rows.at(-1)!.key, chart.rows.length], ['01-10', '02-13', 35]);
    assert.deepEqual(['01-10', '02-12', '02-13'].map((day) => valueAt(chart, day)), [0, 0, 2]);
  });

  test('says no change in per cent of fewer than twenty', () => assert.equal(
    make({ chart: 'cumulative' }, { incidents: [...times(40, '2025-01-01'), ...times(19, '2024-02-01')], from: '2024-01-01' }).sentence,
    '1 January 2025 – 13 February 2025: 40 incidents. Same days of years before: 2024: 19.',
  ));
});

describe('months over the years', () => {
  test('are averaged over whole months only', () => {
    // Each whole February has 10, July 40 and every other month 20; the February that is cut has 1.
    const months = (y: number) => Array.from({ length: 12 }, (_, i) => times(i === 1 ? 10 : i === 6 ? 40 : 20, `${y}-${`${i + 1}`.padStart(2, '0')}-05`)).flat();
    const chart = make({ chart: 'seasons' }, { incidents: [...[2022, 2023, 2024].flatMap(months), ['2025-02-01']] });
    assert.deepEqual(chart.series[1]!.partial, [false, false, false, true]);
    assert.equal(chart.sentence, '1 January 2022 – 13 February 2025: 751 incidents. On average, most: July (40.0); fewest: February (10.0).');
    assert.match(chart.notes[0]!, /February 2025\.$/);
  });

  test('know nothing of months outside of the data', () => {
    const chart = make({ chart: 'seasons' }, { incidents: [['2024-02-29']] });
    assert.deepEqual([valueAt(chart, '2025', 0), valueAt(chart, '2025', 1), valueAt(chart, '2025', 2)], [0, 0, null]);
    assert.equal(valueAt(chart, '2024', 1), 1);
    assert.deepEqual(chart.series[1]!.cells![2], { from: '2024-02-01', to: '2024-02-29' });
  });

  test('say where a difference may be chance', () => {
    const list = (a: number, b: number) => [{ label: 'A', values: [a, a] }, { label: 'B', values: [b, b] }];
    assert.match(meanExtremes(list(12, 9), speech), /may be chance/);
    assert.equal(meanExtremes(list(1, 0), speech), '');
    assert.equal(meanExtremes([{ label: 'A', values: [90] }, { label: 'B', values: [10] }], speech), '');
    assert.doesNotMatch(meanExtremes(list(120, 60), speech), /may be chance/);
    assert.equal(meanExtremes(list(5, 5), speech), '');
    assert.equal(meanExtremes([], speech), '');
  });
});

describe('days of a year', () => {
  test('are those of the last year of the data, or of the year asked for, with its leap day', () => {
    const incidents = [...times(3, '2024-02-29'), ...times(1, '2023-05-01'), ...times(2, '2025-01-01')];
    const leap = make({ chart: 'calendar', year: 2024 }, { incidents });
    assert.equal(leap.rows.length, 366);
    assert.equal(valueAt(leap, '2024-02-29'), 3);
    assert.equal(leap.sentence, '2024: 3 incidents on 1 of 366 days. Most in a day: 3 (29 February 2024).');
    assert.equal(make({ chart: 'calendar', year: 2023 }, { incidents }).rows.length, 365);
    assert.deepEqual(make({ chart: 'calendar' }, { incidents }).rows.map(({ key }) => key).filter((_, i, all) => i === 0 || i === all.length - 1), ['2025-01-01', '2025-02-13']);
  });

  test('say on how many days the most happened', () => {
    const incidents = [...times(2, '2025-01-03'), ...times(2, '2025-01-09'), ...times(1, '2025-01-12')];
    assert.equal(make({ chart: 'calendar' }, { incidents }).sentence, '1 January 2025 – 13 February 2025: 5 incidents on 3 of 44 days. Most in a day: 2 (2 days).');
  });

  test('of a year without data are none', () => {
    const chart = make({ chart: 'calendar', year: 2011 }, { incidents: times(3, '2024-02-29') });
    assert.deepEqual([chart.rows.length, chart.sentence, isEmpty(chart)], [0, 'No incidents match.', true]);
    assert.equal(chart.title, 'Incidents by day, 2011');
  });
});

describe('jurisdictions', () => {
  const incidents = [...times(5, '2023-06-01', 'AL'), ...times(30, '2024-06-01', 'XK'), ...times(2, '2024-06-01', 'unknown'), ...times(1, '2022-06-01', 'outside')];

  test('are all seven in the order of the list, by name, with what is outside and not reported where it is', () => {
    assert.deepEqual(make({ chart: 'jurisdictions' }, { incidents }).series.map(({ key }) => key), [...JURISDICTIONS, 'outside', 'unknown']);
    const seven = make({ chart: 'jurisdictions' }, { incidents: incidents.slice(0, 9) });
    assert.deepEqual(seven.series.map(({ key }) => key), JURISDICTIONS);
    assert.equal(seven.series.find(({ key }) => key === 'XK')!.label, 'Kosovo*');
    assert.ok(!JSON.stringify(seven).match(/countr|Kosovo(?!\*)/i));
  });

  test('have shares of those reported, and say of how many it is', () => {
    const chart = make({ chart: 'jurisdictions' }, { incidents });
    assert.equal(chart.sentence, 'Most often: Kosovo*, 30 incidents (83 % of those reported).');
    assert.deepEqual([chart.coverage!.known, chart.coverage!.total], [36, 38]);
  });

  test('are those of the filters, without a share of all', () => {
    const chart = make({ chart: 'jurisdictions' }, { incidents: times(30, '2024-06-01', 'XK'), filters: { jurisdiction: ['XK'] } });
    assert.deepEqual(chart.series.map(({ key }) => key), ['XK']);
    assert.equal(chart.sentence, 'Most often: Kosovo*, 30 incidents.');
    assert.equal(chart.coverage, undefined);
  });

  const area = (code: string, count: number, population?: number): AreaCount => ({ code, level: 'jurisdiction', count, known: count, ...(population && { population, ...rateOf(count, population, 365.2425) }) });

  test('by rate have exact intervals, few flags, and no rate where no population is known', () => {
    const areas = [area('AL', 5, 1_000_000), area('XK', 50, 500_000), area('RS', 40), area('unknown', 9)];
    const chart = make({ chart: 'jurisdictions', measure: 'rate' }, { incidents, areas });
    assert.deepEqual([chart.form, chart.unit], ['bars', 'rate']);
    assert.deepEqual(chart.rows.map(({ key }) => key), JURISDICTIONS);
    const [{ values, bounds, few }] = chart.series as [Chart['series'][number]];
    const at = (code: 'AL' | 'XK' | 'RS') => JURISDICTIONS.indexOf(code);
    assert.deepEqual([values[at('AL')], values[at('XK')], values[at('RS')]], [0.5, 10, null]);
    assert.deepEqual([few![at('AL')], few![at('XK')]], [true, false]);
    assert.deepEqual(bounds!.map((bound) => bound.values[at('XK')]), rateOf(50, 500_000, 365.2425).interval);
    assert.match(chart.sentence, /^Highest: Kosovo\*, 10\.00 \(95 %: 7\.42 to 13\.18\)\.$/);
    assert.ok(chart.notes.some((note) => note.includes('Albania') && note.includes('20')));
    assert.ok(chart.notes.some((note) => note.startsWith('Population not known') && note.includes('Serbia')));
  });

  test('have no rates where no population is known', () => {
    for (const areas of [undefined, [], [area('AL', 5)]]) {
      assert.equal(hasRates(areas ? { areas } : {}), false);
      assert.equal(make({ chart: 'jurisdictions', measure: 'rate' }, { incidents, areas }).unit, 'incidents');
    }
  });
});

describe('no incidents', () => {
  const ALL = [{ chart: 'trend' }, { chart: 'trend', split: 'jurisdiction' }, { chart: 'cumulative' }, { chart: 'seasons' }, { chart: 'calendar' }, { chart: 'jurisdictions' }, { chart: 'jurisdictions', measure: 'rate' }] as ChartOptions[];
  for (const options of ALL) {
    for (const [name, one] of [['under filters that leave none', {}], ['outside of the data', { from: '2030-01-01' }]] as [string, Given][]) {
      test(`${name} are said by ${JSON.stringify(options)}`, () => {
        const chart = make(options, one);
        assert.ok(isEmpty(chart));
        assert.ok(!/NaN|undefined|null|Infinity|\{/.test([chart.title, chart.sentence, ...chart.notes].join()), `${chart.title} ${chart.sentence}`);
        assert.equal(chart.sentence, 'No incidents match.');
      });
    }
  }
});

test('each chart has a value for every row of a series, and filters that are spans of its own', () => {
  fc.assert(fc.property(given, fc.constantFrom('trend', 'cumulative', 'seasons', 'calendar', 'jurisdictions'), (one, chart) => {
    const { rows, series } = make({ chart }, one);
    for (const { values, cells, partial } of series) for (const list of [values, cells ?? values, partial ?? values]) assert.equal(list.length, rows.length);
    for (const { filters } of rows) if (filters) assert.ok(filters.from! <= filters.to! && parsePeriod(filters.from!));
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
  }), { numRuns: 60 });
});

test('only what has no names of its own in the picture has a legend', () => {
  const incidents = times(3, '2024-06-01', 'AL');
  assert.equal(hasLegend(make({ chart: 'trend', split: 'jurisdiction' }, { incidents: [...incidents, ['2024-01-01', 'RS']] })), true);
  for (const chart of ['cumulative', 'seasons', 'calendar', 'jurisdictions', 'trend'] as const) assert.equal(hasLegend(make({ chart }, { incidents })), false, chart);
});
