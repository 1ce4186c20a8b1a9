import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromDay, parsePeriod, periodBefore, periodOf, periodsBetween, SERIES_STEPS, spanOf, toDay } from '../src/index.ts';

const dates = fc.integer({ min: toDay('1901-01-01'), max: toDay('2090-12-31') }).map(fromDay);
const steps = fc.constantFrom(...SERIES_STEPS);

test('a period is named as the API names it', () => {
  assert.deepEqual(SERIES_STEPS.map((step) => periodOf('2024-01-31', step)), ['2024-01-31', '2024-W05', '2024-01', '2024Q1', '2024']);
});

test('weeks are those of ISO 8601, at the turn of the year too', () => {
  assert.equal(periodOf('2024-12-30', 'week'), '2025-W01');
  assert.equal(periodOf('2021-01-03', 'week'), '2020-W53');
  assert.equal(periodOf('2027-01-01', 'week'), '2026-W53');
  assert.deepEqual(spanOf('2021-01-03', 'week'), { from: '2020-12-28', to: '2021-01-03' });
});

test('a period reads back to the days that it was named by', () => {
  fc.assert(fc.property(dates, steps, (date, step) => {
    const span = spanOf(date, step);
    assert.ok(span.from <= date && date <= span.to);
    assert.deepEqual(parsePeriod(periodOf(date, step)), { step, ...span });
    assert.equal(periodOf(span.from, step), periodOf(span.to, step));
    assert.notEqual(periodOf(fromDay(toDay(span.to) + 1), step), periodOf(span.to, step));
  }));
});

test('the periods of a span follow each other without a gap', () => {
  fc.assert(fc.property(dates, fc.integer({ min: 0, max: 800 }), steps, (from, days, step) => {
    const to = fromDay(toDay(from) + days);
    const periods = periodsBetween(step, { from, to });
    assert.ok(periods[0]!.from <= from && to <= periods.at(-1)!.to);
    periods.slice(1).forEach((p, i) => {
      assert.equal(toDay(p.from), toDay(periods[i]!.to) + 1);
      assert.equal(periodBefore(p.period), periods[i]!.period);
    });
  }), { numRuns: 50 });
});

test('a span that ends before it begins has no periods', () => assert.deepEqual(periodsBetween('month', { from: '2024-02-01', to: '2024-01-31' }), []));

for (const bad of ['', '24', '2024Q0', '2024Q5', '2024-13', '2024-00', '2024-W00', '2024-W53', '2024-W54', '2023-02-29', '1899', '2100Q1', '2024q1', ' 2024', '0000-W01'])
  test(`"${bad}" is no period`, () => assert.equal(parsePeriod(bad), undefined));
test('week 53 exists in a year that has one', () => assert.equal(parsePeriod('2020-W53')?.to, '2021-01-03'));
