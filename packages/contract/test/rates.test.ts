import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AreaCount, Population } from '../src/index.ts';
import { poissonInterval, populationOf, ratedDays, rateOf, withRate } from '../src/rates.ts';

const DATA = { from: '2014-01-05', to: '2025-02-13' };

describe('the exact interval of a count', () => {
  test('is that of the published tables', () => {
    // Garwood's limits, as tables of the Poisson distribution print them.
    const table: [number, number, number][] = [
      [0, 0, 3.689], [1, 0.0253, 5.572], [2, 0.2422, 7.225], [3, 0.6187, 8.767], [5, 1.623, 11.668], [10, 4.795, 18.39], [15, 8.395, 24.74], [20, 12.217, 30.888],
      [50, 37.111, 65.919], [100, 81.364, 121.627],
    ];
    for (const [count, low, high] of table) {
      const found = poissonInterval(count);
      assert.ok(Math.abs(found[0] - low) < 6e-4 && Math.abs(found[1] - high) < 6e-4, `${count}: ${found.join(' to ')}`);
    }
  });

  test('leaves 2.5 % on each side, by adding up the chances of every number', () => {
    const chancesUpTo = (n: number, mean: number) => {
      let [sum, ln] = [0, -mean];
      for (let i = 0; i <= n; i++) {
        sum += Math.exp(ln);
        ln += Math.log(mean) - Math.log(i + 1);
      }
      return sum;
    };
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_000 }), (count) => {
      const [low, high] = poissonInterval(count);
      assert.ok(Math.abs(chancesUpTo(count, high) - 0.025) < 1e-9, `${count}: ${high}`);
      if (count === 0) return assert.equal(low, 0);
      return assert.ok(Math.abs(1 - chancesUpTo(count - 1, low) - 0.025) < 1e-9, `${count}: ${low}`);
    }), { numRuns: 300 });
  });

  test('stays sound where a count is large: about twice 1.96 of its roots wide', () => {
    for (const count of [1e4, 1e5, 1e6]) {
      const [low, high] = poissonInterval(count);
      assert.ok(low < count && count < high);
      assert.ok(Math.abs((high - low) / (2 * 1.959964 * Math.sqrt(count)) - 1) < 0.01, `${count}: ${low} to ${high}`);
    }
  });
});

describe('a rate', () => {
  test('is per 100,000 people and year, and half a year counts as half', () => {
    assert.equal(rateOf(50, 1_000_000, 365.2425).rate, 5);
    assert.equal(rateOf(50, 1_000_000, 365.2425 / 2).rate, 10);
    assert.deepEqual(rateOf(10, 200_000, 365), { rate: 5, interval: [2.4, 9.2], few: true });
    assert.deepEqual(rateOf(0, 100_000, 365.2425), { rate: 0, interval: [0, 3.69], few: true });
  });

  test('is of few below twenty incidents', () => {
    assert.equal(rateOf(19, 1e6, 365).few, true);
    assert.deepEqual(Object.keys(rateOf(20, 1e6, 365)), ['rate', 'interval']);
  });

  test('lies in its interval, to two decimals', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1_000, max: 1e7 }), fc.integer({ min: 1, max: 5_000 }), (count, people, days) => {
      const { rate, interval: [low, high] } = rateOf(count, people, days);
      assert.ok(0 <= low && low <= rate && rate <= high);
      for (const n of [low, rate, high]) assert.equal(Number(n.toFixed(2)), n);
    }));
  });

  test('of no people or no days is an error, not a number', () => {
    for (const [people, days] of [[0, 10], [-1, 10], [NaN, 10], [10, 0], [10, -3]] as const) assert.throws(() => rateOf(1, people, days), RangeError);
  });
});

describe('the days of a rate', () => {
  test('are those of the filters on which there are data', () => {
    assert.deepEqual(ratedDays({}, DATA), DATA);
    assert.deepEqual(ratedDays({ from: '2024-01-01', to: '2024-06-30' }, DATA), { from: '2024-01-01', to: '2024-06-30' });
    assert.deepEqual(ratedDays({ from: '2024-01-01' }, DATA), { from: '2024-01-01', to: '2025-02-13' });
    assert.deepEqual(ratedDays({ from: '1990-01-01', to: '2099-12-31' }, DATA), DATA);
  });

  test('are none outside the data, in an empty dataset, and where a box cuts the areas', () => {
    for (const filters of [{ from: '2025-02-14' }, { to: '2014-01-04' }, { bbox: [19, 42, 21, 44] as [number, number, number, number] }]) assert.equal(ratedDays(filters, DATA), undefined);
    assert.equal(ratedDays({ from: '2024-01-01', to: '2024-12-31' }, { from: null, to: null }), undefined);
  });
});

describe('the population of a span', () => {
  const row = (area: string, year: number, population: number): Population => ({ area, year, population });
  const table = [row('RS', 2024, 600), row('RS', 2020, 1_000), row('RS', 2021, 900), row('RS:Nišavski', 2021, 50), row('AL', 2021, 300)];

  test('is the mean of the years that it touches, each from the nearest year that the table has', () => {
    assert.equal(populationOf(table, 'RS', '2021-03-01', '2021-04-01'), 900);
    assert.equal(populationOf(table, 'RS', '2020-12-31', '2021-01-01'), 950);
    // 2022 is nearer to 2021, 2023 to 2024.
    assert.equal(populationOf(table, 'RS', '2021-01-01', '2024-12-31'), 750);
    assert.equal(populationOf(table, 'RS', '2014-01-01', '2014-12-31'), 1_000);
    assert.equal(populationOf(table, 'RS', '2030-01-01', '2030-12-31'), 600);
  });

  test('takes the earlier of two years that are equally near, in whatever order the table is', () => {
    const two = [row('AL', 2023, 10), row('AL', 2021, 30)];
    assert.equal(populationOf(two, 'AL', '2022-01-01', '2022-01-31'), 30);
    assert.equal(populationOf(two.toReversed(), 'AL', '2022-01-01', '2022-01-31'), 30);
  });

  test('is that of the area itself, never of what contains it, and in whole people', () => {
    assert.equal(populationOf(table, 'RS:Nišavski', '2024-01-01', '2024-12-31'), 50);
    assert.equal(populationOf(table, 'RS:Other', '2024-01-01', '2024-12-31'), undefined);
    assert.equal(populationOf([], 'RS', '2024-01-01', '2024-12-31'), undefined);
    assert.equal(populationOf([row('AL', 2020, 3), row('AL', 2021, 4)], 'AL', '2020-01-01', '2021-01-01'), 4);
  });

  test('goes with the count of an area, or neither rate nor population does', () => {
    const area: AreaCount = { code: 'RS', level: 'jurisdiction', count: 30, known: 2 };
    const days = { from: '2021-01-01', to: '2021-12-31' };
    assert.deepEqual(withRate(area, table, days), { ...area, ...rateOf(30, 900, 365), population: 900 });
    for (const same of [withRate(area, [], days), withRate({ ...area, code: 'unknown' }, table, days), withRate(area, table, undefined)]) {
      assert.deepEqual(Object.keys(same), ['code', 'level', 'count', 'known']);
    }
  });
});
