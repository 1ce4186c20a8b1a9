import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fairComparison, fromDay, isIsoDate, periodToDate, platformDate, sameDayIn, toDay } from '../src/index.ts';

test('the date in Belgrade changes at local midnight, in winter and in summer', () => {
  assert.equal(platformDate(new Date('2025-01-31T22:59:59Z')), '2025-01-31');
  assert.equal(platformDate(new Date('2025-01-31T23:00:00Z')), '2025-02-01');
  assert.equal(platformDate(new Date('2025-06-30T21:59:59Z')), '2025-06-30');
  assert.equal(platformDate(new Date('2025-06-30T22:00:00Z')), '2025-07-01');
});

test('a period to date begins on its first day', () => {
  assert.deepEqual(periodToDate('month', '2025-02-13'), { from: '2025-02-01', to: '2025-02-13' });
  assert.deepEqual(periodToDate('quarter', '2025-02-13'), { from: '2025-01-01', to: '2025-02-13' });
  assert.deepEqual(periodToDate('quarter', '2024-12-31'), { from: '2024-10-01', to: '2024-12-31' });
  assert.deepEqual(periodToDate('year', '2024-02-29'), { from: '2024-01-01', to: '2024-02-29' });
  assert.deepEqual(periodToDate('all', '2024-02-29', '2014-01-03'), { from: '2014-01-03', to: '2024-02-29' });
});

test('the comparison is with the same days of the three years before, never with a whole month', () => {
  assert.deepEqual(fairComparison('month', '2025-02-13'), [
    { year: 2024, from: '2024-02-01', to: '2024-02-13' },
    { year: 2023, from: '2023-02-01', to: '2023-02-13' },
    { year: 2022, from: '2022-02-01', to: '2022-02-13' },
  ]);
  assert.deepEqual(fairComparison('all', '2025-02-13'), []);
});

test('29 February is compared with 28 February', () => {
  assert.deepEqual(fairComparison('month', '2024-02-29').map((c) => c.to), ['2023-02-28', '2022-02-28', '2021-02-28']);
  assert.equal(sameDayIn(2020, '2024-02-29'), '2020-02-29');
});

test('day numbers and dates are one-to-one', () => {
  fc.assert(fc.property(fc.integer({ min: toDay('1900-01-01'), max: toDay('2099-12-31') }), (n) => {
    assert.equal(toDay(fromDay(n)), n);
    assert.ok(isIsoDate(fromDay(n)));
  }));
});

for (const bad of ['2024-02-30', '2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '1899-12-31', '2100-01-01', '2024-01-01T00:00', ' 2024-01-01', '٢٠٢٤-٠١-٠١'])
  test(`${bad} is no date`, () => assert.equal(isIsoDate(bad), false));
