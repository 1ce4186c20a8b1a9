/**
 * Plain bitmaps: bit `row & 31` of word `row >>> 5` stands for a row. Rows are sorted by date, so that a span of dates is a span of words; every
 * function takes the span of rows `[start, end)` that it looks at.
 */
export type Bitmap = Uint32Array;

/** Rows under filters. Bits outside the span `[start, end)` of rows are zero. */
export interface Selection { readonly words: Bitmap; readonly start: number; readonly end: number }

/** An empty bitmap for a number of rows. */
export const bitmap = (rows: number): Bitmap => new Uint32Array((rows + 31) >>> 5);

export function setRow(words: Bitmap, row: number): void {
  words[row >>> 5]! |= 1 << (row & 31);
}

export const hasRow = (words: Bitmap, row: number): boolean => (words[row >>> 5]! & (1 << (row & 31))) !== 0;

/** Bits of the first word of a span, and bits of its last word. */
const headMask = (start: number): number => -1 << (start & 31);
const tailMask = (end: number): number => -1 >>> (31 - ((end - 1) & 31));

function ones(word: number): number {
  let w = word - ((word >>> 1) & 0x5555_5555);
  w = (w & 0x3333_3333) + ((w >>> 2) & 0x3333_3333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Number of rows of a span that are set. */
export const popcount = (words: Bitmap, start: number, end: number): number => popcountBoth(words, words, start, end);

/** Number of rows of a span that are set in both. @param count counts whole words */
export function popcountBoth(a: Bitmap, b: Bitmap, start: number, end: number, count = countWords): number {
  if (start >= end) return 0;
  const first = start >>> 5;
  const last = (end - 1) >>> 5;
  const head = a[first]! & b[first]! & headMask(start);
  if (first === last) return ones(head & tailMask(end));
  return ones(head) + count(a, b, first + 1, last) + ones(a[last]! & b[last]! & tailMask(end));
}

/**
 * Ones of the words `[from, to)` of both. Eight words at a time go through carry-save adders (Harley and Seal): `one`, `two` and `four` hold the ones,
 * twos and fours that were not carried yet, so that only the eights are counted in the loop. About 1.6 times as fast as counting each word.
 */
export function countWords(a: Bitmap, b: Bitmap, from: number, to: number): number {
  let one = 0;
  let two = 0;
  let four = 0;
  let eights = 0;
  let i = from;
  for (const stop = from + ((to - from) & ~7); i < stop; i += 8) {
    const w0 = a[i]! & b[i]!, w1 = a[i + 1]! & b[i + 1]!, w2 = a[i + 2]! & b[i + 2]!, w3 = a[i + 3]! & b[i + 3]!;
    const w4 = a[i + 4]! & b[i + 4]!, w5 = a[i + 5]! & b[i + 5]!, w6 = a[i + 6]! & b[i + 6]!, w7 = a[i + 7]! & b[i + 7]!;
    // Each three lines add two words to what stands in a place: the odd one stays, pairs are carried.
    let odd = one ^ w0;
    const twoA = (one & w0) | (odd & w1);
    one = odd ^ w1;
    odd = one ^ w2;
    const twoB = (one & w2) | (odd & w3);
    one = odd ^ w3;
    odd = one ^ w4;
    const twoC = (one & w4) | (odd & w5);
    one = odd ^ w5;
    odd = one ^ w6;
    const twoD = (one & w6) | (odd & w7);
    one = odd ^ w7;
    odd = two ^ twoA;
    const fourA = (two & twoA) | (odd & twoB);
    two = odd ^ twoB;
    odd = two ^ twoC;
    const fourB = (two & twoC) | (odd & twoD);
    two = odd ^ twoD;
    odd = four ^ fourA;
    eights += ones((four & fourA) | (odd & fourB));
    four = odd ^ fourB;
  }
  let sum = 8 * eights + 4 * ones(four) + 2 * ones(two) + ones(one);
  for (; i < to; i++) sum += ones(a[i]! & b[i]!);
  return sum;
}

/** A bitmap of the same length that holds the rows of one span only. */
export function copySpan(words: Bitmap, start: number, end: number): Bitmap {
  const copy = new Uint32Array(words.length);
  if (start >= end) return copy;
  const first = start >>> 5;
  const last = (end - 1) >>> 5;
  copy.set(words.subarray(first, last + 1), first);
  copy[first]! &= headMask(start);
  copy[last]! &= tailMask(end);
  return copy;
}

/** Keeps in `into` the rows that are in `words` too. */
export function and(into: Bitmap, words: Bitmap, start: number, end: number): void {
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) into[i]! &= words[i]!;
}

/** The rows of a span that are in both, as a new bitmap. */
export function intersection(a: Bitmap, b: Bitmap, start: number, end: number): Bitmap {
  const both = new Uint32Array(a.length);
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) both[i] = a[i]! & b[i]!;
  return both;
}

/** Adds to `into` the rows of `words`. */
export function or(into: Bitmap, words: Bitmap, start: number, end: number): void {
  for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) into[i]! |= words[i]!;
}

/** The rows that are in at least one of `any`; the bitmap itself where it is one. Words outside of the span mean nothing. */
export function anyOf(any: readonly Bitmap[], length: number, start: number, end: number): Bitmap {
  const [one, two, ...more] = any;
  if (one && !two) return one;
  const all = new Uint32Array(length);
  if (one && two) for (let i = start >>> 5, stop = (end + 31) >>> 5; i < stop; i++) all[i] = one[i]! | two[i]!;
  for (const words of more) or(all, words, start, end);
  return all;
}

/** The rows of a span that are set, ascending. */
export function rowsOf(words: Bitmap, start: number, end: number): Uint32Array {
  const rows = new Uint32Array(popcount(words, start, end));
  let at = 0;
  for (let i = start >>> 5, last = (end - 1) >>> 5; at < rows.length; i++) {
    let word = words[i]!;
    if (i === start >>> 5) word &= headMask(start);
    if (i === last) word &= tailMask(end);
    for (; word; word &= word - 1) rows[at++] = (i << 5) + 31 - Math.clz32(word & -word);
  }
  return rows;
}

/** The first row at or after `from` and before `end` that is set, or -1. */
export function nextRow(words: Bitmap, from: number, end: number): number {
  if (from >= end) return -1;
  let word = words[from >>> 5]! & headMask(from);
  for (let i = from >>> 5, last = (end - 1) >>> 5; ; word = words[i]!) {
    if (word) {
      const row = (i << 5) + 31 - Math.clz32(word & -word);
      return row < end ? row : -1;
    }
    if (++i > last) return -1;
  }
}

/** The last row before `end` and not before `start` that is set, or -1. */
export function previousRow(words: Bitmap, start: number, end: number): number {
  if (start >= end) return -1;
  let word = words[(end - 1) >>> 5]! & tailMask(end);
  for (let i = (end - 1) >>> 5, first = start >>> 5; ; word = words[i]!) {
    if (word) {
      const row = (i << 5) + 31 - Math.clz32(word);
      return row >= start ? row : -1;
    }
    if (--i < first) return -1;
  }
}
