import { isIsoDate, MULTI_KEYS, toDay, TYPES_OF_LENS, type Filters, type IsoDate, type MultiKey } from '@seesac/contract';
import { and, anyOf, copySpan, intersection, type Bitmap } from './bitmap.js';
import { firstWhere } from './bytes.js';
import type { Columns } from './columns.js';
import { Facet } from './facet.js';
import type { Kernel } from './kernel.js';
import { Matches } from './matches.js';
import { Positions } from './places.js';

/** Finds the rows of a span in which words stand: one bitmap for each word. */
export interface WordSearch { match(q: string, start: number, end: number): Bitmap[] }

/** Finds the rows under filters. Bitmaps of a facet and the positions are built at the first question about them and kept. */
export class Selector {
  readonly #columns: Columns;
  readonly #kernel: Kernel;
  readonly #counted: Bitmap;
  readonly #search: WordSearch | undefined;
  /** First day that the rows cover, `null` for all. */
  readonly #since: IsoDate | null;
  readonly #facets = new Map<MultiKey, Facet>();
  #positions: Positions | undefined;
  #everything: Matches | undefined;

  /** @param counted rows of the incidents that are counted @param search left out where only columns are loaded */
  constructor(columns: Columns, kernel: Kernel, counted: Bitmap, search: WordSearch | undefined, since: IsoDate | null) {
    this.#columns = columns;
    this.#kernel = kernel;
    this.#counted = counted;
    this.#search = search;
    this.#since = since;
  }

  /** @throws {RangeError} for a key that is none */
  facet(key: MultiKey): Facet {
    let facet = this.#facets.get(key);
    if (!facet) {
      if (!MULTI_KEYS.includes(key)) throw new RangeError(`${String(key).slice(0, 60)} is no facet: it must be one of ${MULTI_KEYS.join(', ')}`);
      this.#facets.set(key, (facet = new Facet(this.#columns, key, this.#kernel)));
    }
    return facet;
  }

  get positions(): Positions {
    return (this.#positions ??= new Positions(this.#columns));
  }

  /** The incidents under filters. @throws {RangeError} for a value that is not one of the filter language, or days before those that are covered */
  select(filters: Filters): Matches {
    return this.selectWithout(filters, [])[0];
  }

  /** The incidents under filters, then for each of some keys those under all filters but that one. */
  selectWithout(filters: Filters, keys: readonly MultiKey[]): [Matches, ...Matches[]] {
    const [start, end] = this.span(filters);
    const shared = this.#single(filters, start, end);
    const left: { key: MultiKey; words: Bitmap }[] = [];
    for (const key of MULTI_KEYS) {
      const codes = filters[key];
      if (!codes?.length) continue;
      const words = this.#anyOf(key, codes, start, end);
      if (keys.includes(key)) left.push({ key, words });
      else shared.push(words);
    }
    const set = (words: Bitmap): Matches => new Matches(words, start, end);
    const whole = filters.from === undefined && filters.to === undefined && !filters.bbox && !shared.length;
    if (whole && !left.length) return [this.#all, ...keys.map(() => this.#all)];
    let words = copySpan(this.#counted, start, end);
    for (const part of shared) and(words, part, start, end);
    if (filters.bbox) this.positions.keepWithin(filters.bbox, words, start, end);

    // Without one of several filters: those before it, which `words` has already, and those behind it.
    const behind: Bitmap[] = [];
    for (let i = left.length - 1; i > 0; i--) behind[i - 1] = behind[i] ? intersection(left[i]!.words, behind[i]!, start, end) : left[i]!.words;
    const without = new Map<MultiKey, Matches>();
    left.forEach((one, i) => {
      without.set(one.key, behind[i] ? set(intersection(words, behind[i]!, start, end)) : whole && i === 0 ? this.#all : set(words));
      words = intersection(words, one.words, start, end);
    });
    const all = set(words);
    return [all, ...keys.map((key) => without.get(key) ?? all)];
  }

  /** The incidents without any filter. */
  get #all(): Matches {
    return (this.#everything ??= new Matches(this.#counted, 0, this.#columns.rows, true));
  }

  /** Rows under each filter that is not one of several values, without days and box. */
  #single({ lens, q }: Filters, start: number, end: number): Bitmap[] {
    const found: Bitmap[] = [];
    if (lens !== undefined) {
      if (!Object.hasOwn(TYPES_OF_LENS, lens)) throw new RangeError(`lens must be one of ${Object.keys(TYPES_OF_LENS).join(', ')}`);
      found.push(this.#anyOf('type', TYPES_OF_LENS[lens], start, end));
    }
    if (q !== undefined) {
      if (!this.#search) throw new RangeError('q needs the search files: ask an index that has them');
      found.push(...this.#search.match(q, start, end));
    }
    return found;
  }

  #anyOf(key: MultiKey, codes: readonly string[], start: number, end: number): Bitmap {
    const facet = this.facet(key);
    return anyOf(codes.map((code) => facet.bitmapOf(code)), this.#counted.length, start, end);
  }

  /** Rows are sorted by day, newest first: a span of days is a span of rows. @throws {RangeError} for what is no date, or before the days that are covered */
  span({ from, to }: Filters): [start: number, end: number] {
    for (const [key, date] of [['from', from], ['to', to]]) {
      if (date !== undefined && !isIsoDate(date)) throw new RangeError(`${key} must be a date YYYY-MM-DD`);
    }
    if (this.#since !== null && (from === undefined || from < this.#since)) {
      throw new RangeError(`only the days from ${this.#since} on are loaded: from must not be before them, or older years be loaded too`);
    }
    const { rows, day } = this.#columns;
    const [first, last] = [from === undefined ? -Infinity : toDay(from), to === undefined ? Infinity : toDay(to)];
    const start = firstWhere(rows, (row) => day[row]! <= last);
    return [start, Math.max(start, firstWhere(rows, (row) => day[row]! < first))];
  }
}
