import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Incident, Monitor, MonitorAnswer } from '@seesac/contract';
import { comparedPeriods } from '../src/monitor/periods.ts';
import { changeBetween, rankAmong, shareOf } from '../src/monitor/print.ts';
import { mismatches, type Schema } from './routes-schema-check.ts';
import { incident, ORIGIN, pathOf, serve, type Served } from './routes-support.ts';

const person = (role: 'victim' | 'perpetrator', sex: 'man' | 'woman' | 'unknown', outcome: Incident['people'][number]['outcome'], n = 1) =>
  ({ role, sex, age: 'unknown' as const, outcome, ...(n > 1 && { n }) });

/** One incident on each of these days. */
const on = (days: readonly string[], given: Partial<Incident> = {}): Incident[] => days.map((day, i) => incident(`M-${day}-${given.type ?? 'x'}-${i}`, day, given));

describe('what a period is compared with', () => {
  const whole = { today: '2025-02-13', over: false };
  test('is the period before and the same one of the year before', () => {
    assert.deepEqual(comparedPeriods('2024Q1', whole, '2014-01-01'), {
      step: 'quarter', partial: false,
      now: { period: '2024Q1', from: '2024-01-01', to: '2024-03-31' },
      before: { period: '2023Q4', from: '2023-10-01', to: '2023-12-31' },
      yearBefore: { period: '2023Q1', from: '2023-01-01', to: '2023-03-31' },
      earlier: comparedPeriods('2024Q1', whole, '2014-01-01').earlier,
    });
    assert.equal(comparedPeriods('2024Q1', whole, '2014-01-01').earlier.length, 40);
    assert.deepEqual(comparedPeriods('2024', whole, '2014-01-01').before, { period: '2023', from: '2023-01-01', to: '2023-12-31' });
  });

  test('is cut after as many days where the period has not ended, and on the same day of the year before', () => {
    const { now, before, yearBefore, partial, earlier } = comparedPeriods('2025Q1', whole, '2014-01-01');
    assert.deepEqual([now.to, before!.to, yearBefore!.to, partial, earlier.length], ['2025-02-13', '2024-11-13', '2024-02-13', true, 0]);
    assert.equal(comparedPeriods('2025-03', { today: '2025-03-31', over: false }, '2014-01-01').before!.to, '2025-02-28', 'never beyond its end');
    assert.equal(comparedPeriods('2025', whole, '2014-01-01').before!.to, '2024-02-13');
  });

  test('has ended on its last day only where all of that day is in the data', () => {
    assert.equal(comparedPeriods('2024Q4', { today: '2024-12-31', over: false }, '2014-01-01').partial, true);
    assert.equal(comparedPeriods('2024Q4', { today: '2024-12-31', over: true }, '2014-01-01').partial, false);
  });

  test('leaves out what was not recorded from its first day', () => {
    const { before, yearBefore, earlier } = comparedPeriods('2014Q3', whole, '2014-04-02');
    assert.deepEqual([before?.period, yearBefore, earlier.map(({ period }) => period)], ['2014Q2', undefined, ['2014Q2']]);
    assert.equal(comparedPeriods('2014Q2', whole, '2014-02-02').before, undefined);
    for (const first of ['1900', '1900Q1', '1900-01']) assert.deepEqual(Object.keys(comparedPeriods(first, whole, '1900-01-01')), ['step', 'now', 'partial', 'earlier'], first);
  });
});

describe('what is printed', () => {
  test('is the nearest whole percent, a half away from zero, a rise with its sign', () => {
    const printed = ([from, to]: [number, number]) => changeBetween(from, to).printed;
    assert.deepEqual(([[939, 804], [47, 16], [134, 86], [868, 842], [3, 12], [200, 201], [200, 199], [200, 203], [200, 197], [7, 7]] as [number, number][]).map(printed),
      ['-14 %', '-66 %', '-36 %', '-3 %', '+300 %', '+1 %', '-1 %', '+2 %', '-2 %', '0 %']);
    assert.equal(printed([1000, 999]), '0 %', 'no minus before 0');
    assert.deepEqual(([[430, 842], [375, 804], [580, 804], [0, 5], [1, 200]] as [number, number][]).map(([part, of]) => shareOf(part, of)!.printed),
      ['51 %', '47 %', '72 %', '0 %', '1 %']);
  });
  test('is no percentage of nothing', () => {
    assert.deepEqual(changeBetween(0, 5), { from: 0, difference: 5, ratio: null, printed: null });
    assert.equal(shareOf(0, 0), undefined);
  });
  test('is a place that equals share', () => {
    assert.deepEqual(rankAmong(5, [5, 7, 1]), { fromTop: 2, fromBottom: 2, of: 4 });
  });
});

describe('/v1/monitor', () => {
  const incidents = [
    ...on(['2024-11-02', '2024-11-20', '2024-12-31'], { jurisdiction: 'AL', people: [person('victim', 'man', 'killed', 2), person('perpetrator', 'unknown', 'unknown')] }),
    ...on(['2025-01-05'], { type: 'weapon_seizure', weapons: [], people: [] }),
    ...on(['2023-10-02'], {}),
    ...on(['2024-07-01'], {}),
    ...on(['2025-02-20'], {}),
  ];
  const served: Served = serve(incidents);
  const monitor = async (query = '', from = served): Promise<MonitorAnswer> => {
    const answer = await from.get(`/v1/monitor${query}`);
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json() as Promise<MonitorAnswer>;
  };

  test('answers for the last quarter that has ended, and cites it by name', async () => {
    const { data, meta, links } = await monitor();
    assert.deepEqual([data.period, data.all.incidents.value, data.partial], ['2024Q4', 3, undefined]);
    assert.deepEqual([meta.total, meta.filters], [3, { from: '2024-10-01', to: '2024-12-31' }]);
    assert.match(meta.citation, /\/v1\/monitor\?quarter=2024Q4$/);
    assert.equal(links.self, `${ORIGIN}/v1/monitor`);
    assert.equal(pathOf(links.data!), '/v1/incidents?from=2024-10-01&to=2024-12-31');
    assert.deepEqual([data.all.incidents.before!.from, data.all.incidents.yearBefore!.from], [1, 1]);
  });

  test('shows people as far as the records list them, with those whose sex is not reported', async () => {
    const { data: { all } } = await monitor();
    assert.deepEqual(all.victims.sex, { total: 6, known: 6, values: [{ code: 'man', value: 6, ofKnown: { of: 6, ratio: 1, printed: '100 %' } }] });
    assert.deepEqual(all.perpetrators.sex, { total: 3, known: 0, values: [{ code: 'unknown', value: 3, ofTotal: { of: 3, ratio: 1, printed: '100 %' } }] });
    assert.equal(all.withPerpetrators.value, 3);
  });

  test('counts a quarter that has not ended up to today, against as many days of the others', async () => {
    const { data } = await monitor('?quarter=2025Q1');
    assert.deepEqual([data.partial, data.to, data.all.incidents.value], [true, '2025-02-13', 1]);
    assert.deepEqual([data.before!.to, data.all.incidents.before!.from], ['2024-11-13', 1]);
    assert.equal(data.all.incidents.rank, undefined, 'a part has no place among wholes');
  });

  test('has jurisdictions of the whole region beside those that were asked for', async () => {
    const { data, meta } = await monitor('?jurisdiction=RS&quarter=2024Q4');
    assert.equal(data.all.incidents.value, 0);
    assert.deepEqual(data.types, []);
    assert.deepEqual(data.all.jurisdictions.values.map(({ code, value }) => [code, value]), [['AL', 3]]);
    assert.deepEqual(meta.filters, { from: '2024-10-01', jurisdiction: ['RS'], to: '2024-12-31' });
  });

  test('takes a year or a month as a period, and a quarter by either name is one question', async () => {
    assert.deepEqual(await monitor('?period=2024').then(({ data }) => [data.step, data.all.incidents.value, data.yearBefore]), ['year', 4, undefined]);
    assert.deepEqual(await monitor('?period=2024-11').then(({ data }) => [data.step, data.all.incidents.value, data.yearBefore?.period]), ['month', 2, '2023-11']);
    const one = await served.get('/v1/monitor?period=2024Q4');
    assert.equal(await one.text(), await (await served.get('/v1/monitor?quarter=2024Q4')).text());
    assert.equal((await monitor('?period=2024Q4')).links.self, `${ORIGIN}/v1/monitor?quarter=2024Q4`);
  });

  test('refuses what names no period, and two at once, by name', async () => {
    for (const [query, parameter] of [
      ['?quarter=2024', 'quarter'], ['?quarter=2024Q5', 'quarter'], ['?quarter=', 'quarter'], ['?period=2024-W05', 'period'], ['?period=2024-02-30', 'period'],
      ['?quarter=2024Q1&quarter=2024Q2', 'quarter'], ['?quarter=2024Q1&period=2024', 'period'], ['?type=suicide', 'type'], ['?from=2024-01-01', 'from'],
    ] as const) {
      const answer = await served.get(`/v1/monitor${query}`);
      assert.equal(answer.status, 400, query);
      assert.deepEqual(((await answer.json()) as any).errors.map((error: any) => error.parameter), [parameter], query);
    }
  });

  test('has none of a quarter to come, and of one before the first record', async () => {
    for (const [query, why] of [['?quarter=2025Q2', /has not begun/], ['?quarter=2023Q3', /before the first record, of 2023-10-02/]] as const) {
      const answer = await served.get(`/v1/monitor${query}`);
      assert.equal(answer.status, 404, query);
      assert.match(((await answer.json()) as any).detail, why);
    }
    assert.equal((await serve([]).get('/v1/monitor')).status, 404);
  });

  test('has the shape that the OpenAPI document tells', async () => {
    const document: Schema = await served.json('/v1/openapi.json');
    const schema = document['paths']['/v1/monitor'].get.responses[200].content['application/json'].schema;
    for (const query of ['', '?quarter=2025Q1', '?period=2024', '?jurisdiction=RS']) assert.deepEqual(mismatches(document, schema, await monitor(query)), [], query);
  });

  test('of a day that is over knows all of that day: the quarter that ends on it has ended', async () => {
    const one = serve(incidents, { clock: () => new Date('2025-06-01T12:00:00Z') });
    const { data, meta } = await monitor('?as_of=2025-03-31', one);
    assert.deepEqual([data.period, data.partial, data.all.incidents.value], ['2025Q1', undefined, 2]);
    assert.match(meta.citation, /\/v1\/monitor\?as_of=2025-03-31&quarter=2025Q1$/);
    assert.equal(new URL(data.all.incidents.link).searchParams.get('as_of'), '2025-03-31', 'so that the number can be checked in that state');
    assert.deepEqual(await monitor('?as_of=2025-03-30', one).then((answer) => [answer.data.period]), ['2024Q4']);
    assert.equal((await monitor('?as_of=2025-03-30&quarter=2025Q1', one)).data.partial, true);
  });

  test('changes with the day', async () => {
    let now = new Date('2025-03-31T12:00:00Z');
    const one = serve(incidents, { clock: () => now });
    assert.equal((await monitor('', one)).data.period, '2024Q4');
    now = new Date('2025-03-31T22:30:00Z');
    const { data }: { data: Monitor } = await monitor('', one);
    assert.equal(data.period, '2025Q1', 'in Belgrade the second quarter has begun');
  });
});
