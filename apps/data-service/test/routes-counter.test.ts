import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CounterAnswer } from '@seesac/contract';
import { countedDays } from '../src/routes/period.ts';
import { AT, incident, ORIGIN, serve, type Served } from './routes-support.ts';

const counts = (killed: number | null, injured: number | null, suicide: number | null = null) => ({
  killed,
  injured,
  threatened: 0,
  suicide,
  perpetrators: null,
});
const DATA = [
  incident('A1', '2025-02-13', { counts: counts(1, 2) }),
  incident('A2', '2025-02-01', { counts: counts(null, 0, 1), jurisdiction: 'XK' }),
  incident('A3', '2025-01-31'),
  incident('A4', '2025-02-05', { status: 'withdrawn' }),
  incident('A5', '2025-02-14'),
  incident('B1', '2024-02-13'),
  incident('B2', '2024-02-14'),
  incident('B3', '2024-02-01', { jurisdiction: 'XK' }),
  incident('C1', '2023-02-12'),
  incident('D1', '2022-02-20'),
  incident('E1', '2014-01-05'),
];
const at = (day: string) => serve(DATA, { clock: () => new Date(`${day}T12:00:00Z`) });
const counter = (served: Served, query = '') => served.json<CounterAnswer>(`/v1/counter${query}`);
const years = ({ data }: CounterAnswer) => data.comparison.map(({ year, from, to, count }) => `${year} ${from}..${to} ${count}`);

describe('/v1/counter', () => {
  test('counts the month to date and the same days of the last three years, in the shape of the contract', async () => {
    assert.deepEqual(await counter(serve(DATA)), {
      data: {
        period: { from: '2025-02-01', to: '2025-02-13' },
        count: 2,
        outcomes: { killed: 1, injured: 2, threatened: 0, suicide: 1 },
        comparison: [
          { year: 2024, from: '2024-02-01', to: '2024-02-13', count: 2 },
          { year: 2023, from: '2023-02-01', to: '2023-02-13', count: 1 },
          { year: 2022, from: '2022-02-01', to: '2022-02-13', count: 0 },
        ],
      },
      meta: {
        version: 3,
        asOf: AT,
        filters: { from: '2025-02-01', to: '2025-02-13' },
        total: 2,
        licence: 'Licence not stated: ask SEESAC',
        citation: `SEESAC Armed Violence Monitoring Platform (AVMP), dataset version 3, as of 13 February 2025; from: 2025-02-01; to: 2025-02-13; ${ORIGIN}/v1/counter?from=2025-02-01&to=2025-02-13`,
        notices: ['kosovo', 'eu'],
      },
      links: { self: `${ORIGIN}/v1/counter`, data: `${ORIGIN}/v1/incidents?from=2025-02-01&to=2025-02-13` },
    });
  });

  test('counts a quarter, a year and all days to date', async () => {
    const served = serve(DATA);
    assert.deepEqual((await counter(served, '?period=quarter')).data.period, { from: '2025-01-01', to: '2025-02-13' });
    const year = await counter(served, '?period=year');
    assert.deepEqual([year.data.period.from, year.data.count, years(year)[0]], ['2025-01-01', 3, '2024 2024-01-01..2024-02-13 2']);
    const all = await counter(served, '?period=all');
    assert.deepEqual(all.data, { period: { from: '2014-01-05', to: '2025-02-13' }, count: 9, outcomes: all.data.outcomes, comparison: [] });
  });

  test('counts under filters, in the comparison too, and cites them in words with the asterisk of Kosovo*', async () => {
    const answer = await counter(serve(DATA), '?jurisdiction=XK&lens=violence');
    assert.deepEqual([answer.data.count, answer.data.comparison.map((c) => c.count)], [1, [1, 0, 0]]);
    assert.match(answer.meta.citation, /jurisdiction: Kosovo\*; lens: Violence and misuse;/);
    assert.equal(answer.links.data, `${ORIGIN}/v1/incidents?from=2025-02-01&jurisdiction=XK&lens=violence&to=2025-02-13`);
  });

  test('links to a list of exactly the incidents that it counted', async () => {
    const served = serve(DATA);
    for (const query of ['', '?period=year', '?period=all', '?to=2024-02-13', '?jurisdiction=XK&period=quarter']) {
      const answer = await counter(served, query);
      const list = await served.json(answer.links.data!.slice(ORIGIN.length));
      assert.equal(list.meta.total, answer.data.count, query);
      assert.equal((await served.json(answer.meta.citation.split('; ').at(-1)!.slice(ORIGIN.length))).data.count, answer.data.count, query);
    }
  });

  test('marks an invented dataset in its notices and its citation', async () => {
    const { meta } = await counter(serve([...DATA, incident('SYNTHETIC-1', '2020-01-01')]));
    assert.deepEqual(meta.notices, ['synthetic', 'kosovo', 'eu']);
    assert.match(meta.citation, /^Synthetic demonstration data, not for citation/);
  });

  test('states the licence that the operator gave', async () => {
    assert.equal((await counter(serve(DATA, { licence: 'CC BY 4.0' }))).meta.licence, 'CC BY 4.0');
  });

  test('changes at midnight in Belgrade, and says so in its ETag', async () => {
    let now = new Date('2025-02-13T22:59:59Z');
    const served = serve(DATA, { clock: () => now });
    const before = await served.get('/v1/counter');
    now = new Date('2025-02-13T23:00:00Z');
    const after = await served.get('/v1/counter', { 'if-none-match': before.headers.get('etag')! });
    assert.equal(after.status, 200);
    assert.deepEqual(((await after.json()) as CounterAnswer).data.period, { from: '2025-02-01', to: '2025-02-14' });
    assert.equal(((await before.json()) as CounterAnswer).data.count, 2);
  });
});

describe('the fair comparison', () => {
  test('compares 29 February with 28 February', async () => {
    assert.deepEqual(years(await counter(at('2024-02-29'))).slice(0, 2), ['2023 2023-02-01..2023-02-28 1', '2022 2022-02-01..2022-02-28 1']);
  });
  test('compares the first day of a year with one day each', async () => {
    assert.deepEqual(years(await counter(at('2025-01-01'), '?period=year')), [
      '2024 2024-01-01..2024-01-01 0',
      '2023 2023-01-01..2023-01-01 0',
      '2022 2022-01-01..2022-01-01 0',
    ]);
  });
  test('compares the 31st with the 31st', async () => {
    assert.deepEqual(years(await counter(at('2025-01-31')))[0], '2024 2024-01-01..2024-01-31 0');
  });
  test('leaves out years that the dataset does not cover from the first day', async () => {
    assert.deepEqual(years(await counter(at('2016-01-20'))), ['2015 2015-01-01..2015-01-20 0', '2014 2014-01-01..2014-01-20 1']);
    assert.deepEqual(
      years(await counter(at('2016-02-20'), '?period=quarter')).length,
      2,
      'January 2014 is covered: records begin with the month of the first incident',
    );
    assert.deepEqual(years(await counter(serve([incident('A', '2024-02-10')]), '?period=year')), [], 'January 2024 is not covered');
    assert.deepEqual(years(await counter(serve([]))), []);
  });
});

describe('a counter with from and to', () => {
  const days = (from: string | undefined, to: string | undefined, today = '2025-02-13', first: string | null = '2014-01-05') =>
    countedDays('month', { ...(from && { from }), ...(to && { to }) }, today, first);
  const spans = (counted: ReturnType<typeof days>) => counted.comparison.map(({ year, from, to }) => `${year} ${from}..${to}`);

  test('compares the same days of the last three years', async () => {
    const answer = await counter(serve(DATA), '?from=2024-02-01&to=2024-02-29');
    assert.deepEqual(
      [answer.data.count, years(answer)],
      [3, ['2023 2023-02-01..2023-02-28 1', '2022 2022-02-01..2022-02-28 1', '2021 2021-02-01..2021-02-28 0']],
    );
    assert.deepEqual(await counter(serve(DATA), '?from=2024-02-01&period=month&to=2024-02-29'), answer, 'month is the default and says nothing');
  });
  test('is refused with another period, by name', async () => {
    for (const query of ['period=all&from=2024-01-01', 'period=year&to=2024-01-01', 'period=quarter&from=2024-01-01&to=2024-01-02']) {
      const response = await serve(DATA).get(`/v1/counter?${query}&nonsense=1`);
      assert.equal(response.status, 400);
      assert.deepEqual(((await response.json()) as any).errors.map((e: any) => e.parameter).sort(), ['nonsense', 'period']);
    }
  });
  test('begins with the dataset or ends today where one of them is left out', () => {
    assert.deepEqual(days('2025-01-15', undefined).span, { from: '2025-01-15', to: '2025-02-13' });
    assert.deepEqual(days(undefined, '2014-03-01').span, { from: '2014-01-05', to: '2014-03-01' });
    assert.deepEqual(days(undefined, '2010-03-01').span, { from: '2010-03-01', to: '2010-03-01' });
    assert.deepEqual(days('2025-03-01', undefined).span, { from: '2025-03-01', to: '2025-03-01' });
    assert.deepEqual(days(undefined, '2014-03-01', '2025-02-13', null).span, { from: '2014-01-01', to: '2014-03-01' });
  });
  test('is compared only up to today where it reaches beyond', () => {
    assert.deepEqual(spans(days('2025-02-01', '2025-02-28'))[0], '2024 2024-02-01..2024-02-13');
    assert.deepEqual(spans(days('2025-02-14', '2025-02-28')), []);
  });
  test('is named by its last day where it crosses a new year', () => {
    assert.deepEqual(spans(days('2024-12-15', '2025-01-15'))[0], '2024 2023-12-15..2024-01-15');
  });
  test('is not compared when it is longer than a year', () => {
    assert.equal(spans(days('2024-01-01', '2024-12-31')).length, 3);
    assert.deepEqual(spans(days('2024-01-01', '2025-01-01')), []);
    assert.deepEqual(spans(days('2024-02-29', '2025-02-28', '2025-06-01')), []);
  });
  test('is not compared with days before the dataset, down to the first day of the calendar', () => {
    assert.deepEqual(spans(days('2015-01-01', '2015-01-31')), ['2014 2014-01-01..2014-01-31']);
    assert.deepEqual(spans(days('1900-01-01', '1900-01-31')), []);
  });
});
