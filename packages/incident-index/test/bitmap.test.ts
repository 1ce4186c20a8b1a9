import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { and, anyOf, bitmap, copySpan, hasRow, intersection, nextRow, popcount, popcountBoth, previousRow, rowsOf, setRow } from '../src/bitmap.ts';

// More than two rounds of the eight words that are counted at a time.
const ROWS = 700;
const some = fc.uniqueArray(fc.nat(ROWS - 1)).map((list) => list.sort((a, b) => a - b));
const rows = fc.oneof(some, some.map((list) => Array.from({ length: ROWS }, (_, row) => row).filter((row) => !list.includes(row))));
const span = fc.tuple(fc.nat(ROWS), fc.nat(ROWS)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const of = (list: readonly number[]) => {
  const words = bitmap(ROWS);
  for (const row of list) setRow(words, row);
  return words;
};
const listOf = (words: Uint32Array) => Array.from({ length: words.length * 32 }, (_, row) => row).filter((row) => hasRow(words, row));

test('spans of a bitmap hold what a list of rows holds', () => {
  fc.assert(fc.property(rows, span, (list, [start, end]) => {
    const words = of(list);
    const within = list.filter((row) => row >= start && row < end);
    assert.equal(popcount(words, start, end), within.length);
    assert.deepEqual(listOf(copySpan(words, start, end)), within);
    assert.equal(nextRow(words, start, end), within[0] ?? -1);
    assert.equal(previousRow(words, start, end), within.at(-1) ?? -1);
    assert.deepEqual([...rowsOf(words, start, end)], within);
  }), { numRuns: 1000 });
});

test('rows in both of two bitmaps are counted', () => {
  fc.assert(fc.property(rows, rows, span, (a, b, [start, end]) => {
    assert.equal(popcountBoth(of(a), of(b), start, end), a.filter((row) => row >= start && row < end && b.includes(row)).length);
  }), { numRuns: 500 });
});

test('bitmaps are joined and cut within a span', () => {
  fc.assert(fc.property(rows, fc.array(rows, { maxLength: 4 }), span, (list, others, [start, end]) => {
    const within = (all: readonly number[]) => all.filter((row) => row >= start && row < end);
    const any = anyOf(others.map(of), bitmap(ROWS).length, start, end);
    const expected = within(list).filter((row) => others.some((other) => other.includes(row)));
    const words = copySpan(of(list), start, end);
    assert.deepEqual(listOf(intersection(words, any, start, end)), expected);
    and(words, any, start, end);
    assert.deepEqual(listOf(words), expected);
  }));
});
