import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ChartLine } from '@seesac/contract/charts.js';
import { pointsOf } from '../../src/incident-charts/timeline.model.ts';

const lineOf = (first: number, step: 1 | 7, ...series: (number | null)[][]): ChartLine =>
  ({ first, step, series: series.map((values, i) => ({ key: `${i}`, label: '', ink: 1 as const, values })) });
const value = fc.option(fc.nat(40), { freq: 4 });

describe('what a time line is drawn from on a canvas', () => {
  it('is every day where there are no more than two a column', () => {
    assert.deepEqual(pointsOf(lineOf(100, 7, [1, null, 3], [4, 5, null]), 2), [[100, 107, 114], [1, null, 3], [4, 5, null]]);
  });

  it('is else the lowest and the highest of each column, at its first and at its last day: none is lost, and none is where it is not', () => {
    fc.assert(fc.property(fc.array(fc.tuple(value, value), { minLength: 9, maxLength: 400 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(1 as const, 7 as const), (both, columns, step) => {
      const series = [both.map(([one]) => one), both.map(([, two]) => two)];
      const [days, ...lines] = pointsOf(lineOf(19_000, step, ...series), columns);
      assert.equal(days.length, 2 * columns);
      assert.deepEqual([days[0], days.at(-1)], [19_000, 19_000 + (both.length - 1) * step]);
      for (let column = 0; column < columns; column++) {
        const [from, to] = [days[2 * column]!, days[2 * column + 1]!].map((day) => (day - 19_000) / step) as [number, number];
        assert.ok(from < to && (column === 0 || days[2 * column]! - days[2 * column - 1]! === step), 'each day is in one column');
        lines.forEach((line, i) => {
          const known = series[i]!.slice(from, to + 1).filter((n) => n !== null);
          const [low, high] = [Math.min(...known), Math.max(...known)];
          const falls = (series[i]![from] ?? low) > (series[i]![to] ?? low);
          assert.deepEqual(line.slice(2 * column, 2 * column + 2), !known.length ? [null, null] : falls ? [high, low] : [low, high]);
        });
      }
    }), { numRuns: 300 });
  });
});
