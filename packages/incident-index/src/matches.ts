import { popcount, rowsOf, type Bitmap, type Selection } from './bitmap.js';

/** A selection over which several questions are answered: what they share is found once. */
export class Matches implements Selection {
  readonly words: Bitmap;
  readonly start: number;
  readonly end: number;
  /** The selection without any filter: one object for each index, so that what was counted over it is remembered. */
  readonly everything: boolean;
  #count: number | undefined;
  #rows: Uint32Array | undefined;

  constructor(words: Bitmap, start: number, end: number, everything = false) {
    this.words = words;
    this.start = start;
    this.end = end;
    this.everything = everything;
  }

  get count(): number {
    return (this.#count ??= popcount(this.words, this.start, this.end));
  }

  /** The rows one by one, ascending: faster than bitmaps where they are few. */
  get rows(): Uint32Array {
    return (this.#rows ??= rowsOf(this.words, this.start, this.end));
  }
}

/** Remembers the one answer that is given over and over, that over {@link Matches.everything}. */
export function remembering<T>(answer: (set: Matches) => T): (set: Matches) => T {
  let kept: T | undefined;
  return (set) => (set.everything ? (kept ??= answer(set)) : answer(set));
}
