import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromDay, sameDayIn, toDay } from '../src/charts/day-numbers.ts';
import { dateAt, daysOf, stepOf } from '../src/charts/spans.ts';
import * as contract from '../src/index.ts';

const { parsePeriod, periodOf, periodsBetween, platformDate } = contract;

const CENTURY = { from: '1900-01-01', to: '2099-12-31' };

test('days of a period are those of the contract, for every year, quarter and month, and for days', () => {
  for (const step of ['year', 'quarter', 'month'] as const)
    for (const { period, from, to } of periodsBetween(step, CENTURY)) assert.deepEqual(daysOf(period), { from, to }, period);
  for (const { period } of periodsBetween('day', { from: '2023-12-01', to: '2024-03-31' })) assert.deepEqual({ step: 'day', ...daysOf(period) }, parsePeriod(period));
});

test('the quarter and the year of a month are those of the contract', () => {
  for (const { period, from } of periodsBetween('month', CENTURY)) for (const step of ['month', 'quarter', 'year'] as const) assert.equal(stepOf(period, step), periodOf(from, step), period);
});

test('the date at an instant is that of Belgrade, around midnight, changes of the clock and years', () => {
  for (const day of ['2024-03-31', '2024-10-27', '2024-02-29', '2023-12-31', '2025-01-01', '2014-06-15'])
    for (let minutes = 0; minutes < 1440; minutes += 15) {
      const instant = new Date(Date.parse(`${day}T00:00:00Z`) + minutes * 60_000);
      assert.equal(dateAt(instant.toISOString()), platformDate(instant), instant.toISOString());
    }
});

test('numbers of days, and the same day in another year, are those of the contract', () => {
  for (const { period } of periodsBetween('day', { from: '2019-12-01', to: '2024-12-31' })) {
    assert.equal(toDay(period), contract.toDay(period));
    assert.equal(fromDay(toDay(period)), period);
    for (const year of [1900, 2000, 2023, 2024]) assert.equal(sameDayIn(year, period), contract.sameDayIn(year, period), `${period} in ${year}`);
  }
});
