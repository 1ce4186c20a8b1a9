import type { FacetValue } from '@seesac/contract';
import { popcount, popcountBoth, rowsOf, type Bitmap } from './bitmap.js';
import { firstWhere } from './bytes.js';
import type { Facet } from './facet.js';
import type { Kernel } from './kernel.js';
import { remembering, type Matches } from './matches.js';

/** What finding and counting one row costs, in words of a bitmap counted by the plain kernel: 5 to 10 ns against 1. */
const ROW_COST = 6;

/** Counts how many rows of a selection have which value of a key. */
export class FacetCounts {
  /** Number of values in the list of the column. */
  readonly width: number;
  readonly #facet: Facet;
  readonly #kernel: Kernel;
  /** Rows of the values that few rows have: looking up each is faster than going through their bitmaps. */
  readonly #rare: readonly (Uint32Array | undefined)[];
  /** The commonest of the values of which each row has exactly one: what the others leave. -1 for a key with masks. */
  readonly #rest: number;

  /** @param rows of the index */
  constructor(facet: Facet, rows: number, kernel: Kernel) {
    this.#facet = facet;
    this.#kernel = kernel;
    const { maps } = facet;
    this.width = maps.length;
    const totals = maps.map((words) => popcount(words, 0, rows));
    this.#rare = maps.map((words, place) => (totals[place]! > (words.length * kernel.wordCost) / 2 ? undefined : rowsOf(words, 0, rows)));
    for (const [child] of facet.parents) totals[child] = 0;
    this.#rest = facet.single ? totals.indexOf(Math.max(...totals)) : -1;
  }

  /** A count for each value over a selection, in the order of the code list, without those that are 0. */
  readonly answer = remembering((set): FacetValue[] => {
    const counts = this.countsWithin(set, Uint32Array.of(set.start, set.end), [set.count]);
    return Object.entries(this.record(counts, 0)).map(([code, count]) => ({ code, count }));
  });

  /** Counts above 0 by value, of one span of {@link countsWithin}. */
  record(counts: Uint32Array, span: number): Record<string, number> {
    const record: Record<string, number> = {};
    for (let place = 0; place < this.#facet.codes.length; place++) {
      const count = counts[span * this.width + place]!;
      if (count) record[this.#facet.codes[place]!] = count;
    }
    return record;
  }

  /**
   * How many rows of a selection have each value, in each of some spans of rows that follow each other.
   * @param bounds span `i` is `[bounds[i], bounds[i + 1])`; together they hold the whole selection
   * @param totals rows of the selection in each span
   * @returns `width` counts for each span
   */
  countsWithin(set: Matches, bounds: Uint32Array, totals: ArrayLike<number>): Uint32Array {
    const words = ((bounds.at(-1)! - bounds[0]!) / 32) * this.#kernel.wordCost;
    return set.count * ROW_COST < words * this.width ? this.#countRows(set.rows, bounds) : this.#countWords(set.words, bounds, totals);
  }

  #countRows(rows: Uint32Array, bounds: Uint32Array): Uint32Array {
    const { width } = this;
    const { values } = this.#facet.column;
    const counts = new Uint32Array(width * (bounds.length - 1));
    let span = 0;
    let at = 0;
    if (this.#facet.single) {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        for (; row >= bounds[span + 1]!; span++) at += width;
        counts[at + values[row]!]!++;
      }
    } else {
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!;
        for (; row >= bounds[span + 1]!; span++) at += width;
        for (let mask = values[row]!; mask; mask &= mask - 1) counts[at + 31 - Math.clz32(mask & -mask)]!++;
      }
    }
    for (const [child, parent] of this.#facet.parents) for (at = 0; at < counts.length; at += width) counts[at + parent]! += counts[at + child]!;
    return counts;
  }

  #countWords(words: Bitmap, bounds: Uint32Array, totals: ArrayLike<number>): Uint32Array {
    const { width } = this;
    const { countWords } = this.#kernel;
    const spans = bounds.length - 1;
    const counts = new Uint32Array(width * spans);
    for (let place = 0; place < width; place++) {
      if (place === this.#rest) continue;
      const rare = this.#rare[place];
      if (rare) {
        let span = 0;
        for (let i = firstWhere(rare.length, (at) => rare[at]! >= bounds[0]!); i < rare.length && rare[i]! < bounds[spans]!; i++) {
          const row = rare[i]!;
          if (((words[row >>> 5]! >>> (row & 31)) & 1) === 0) continue;
          while (row >= bounds[span + 1]!) span++;
          counts[span * width + place]!++;
        }
        continue;
      }
      const map = this.#facet.maps[place]!;
      for (let span = 0; span < spans; span++) counts[span * width + place] = popcountBoth(map, words, bounds[span]!, bounds[span + 1]!, countWords);
    }
    if (this.#rest < 0) return counts;
    for (let span = 0; span < spans; span++) {
      let others = 0;
      for (let place = 0; place < width; place++) if (!this.#facet.parents.has(place)) others += counts[span * width + place]!;
      counts[span * width + this.#rest] = totals[span]! - others;
    }
    return counts;
  }
}
