import { COUNTED_OUTCOMES, type CountedOutcome, type Outcomes, type PeopleCount, type Role } from '@seesac/contract';
import { hasRow, popcountBoth, setRow, type Bitmap } from './bitmap.js';
import { fromEntries, NOT_REPORTED, type Columns } from './columns.js';
import type { Kernel } from './kernel.js';
import { remembering, type Matches } from './matches.js';

/** Bits of a count that have a bitmap each. Of the few incidents with more people the rest is kept row by row. */
export const PLANES = 4;
const PLANE_MASK = 2 ** PLANES - 1;

/** The people of one outcome: sums over a selection come from counting bits. */
class OutcomeCounts {
  readonly #counts: Int32Array;
  readonly #kernel: Kernel;
  /** Bitmap `i` has the rows whose count has bit `i`. */
  readonly #planes: readonly Bitmap[];
  /** Rows with more than the planes hold. */
  readonly #many: Uint32Array;

  constructor(counts: Int32Array, kernel: Kernel) {
    this.#counts = counts;
    this.#kernel = kernel;
    this.#planes = Array.from({ length: PLANES }, () => kernel.bitmap());
    const many: number[] = [];
    counts.forEach((count, row) => {
      if (count === NOT_REPORTED) return;
      for (let bit = 0; bit < PLANES; bit++) if ((count >>> bit) & 1) setRow(this.#planes[bit]!, row);
      if (count > PLANE_MASK) many.push(row);
    });
    this.#many = Uint32Array.from(many);
  }

  sum(set: Matches): number {
    const { countWords, wordCost } = this.#kernel;
    let sum = 0;
    // A row costs about as much as a word of each plane.
    if (set.count < ((set.end - set.start) / 32) * wordCost) {
      for (const row of set.rows) sum += Math.max(0, this.#counts[row]!);
      return sum;
    }
    this.#planes.forEach((plane, bit) => (sum += 2 ** bit * popcountBoth(plane, set.words, set.start, set.end, countWords)));
    for (const row of this.#many) if (hasRow(set.words, row)) sum += this.#counts[row]! - (this.#counts[row]! & PLANE_MASK);
    return sum;
  }
}

/** Sums of people over selections. */
export class People {
  readonly #columns: Columns;
  readonly #kernel: Kernel;
  #counts: Readonly<Record<CountedOutcome, OutcomeCounts>> | undefined;

  constructor(columns: Columns, kernel: Kernel) {
    this.#columns = columns;
    this.#kernel = kernel;
  }

  /** People by outcome; what is not reported adds nothing. Suicides are never in `killed`. */
  readonly outcomes = remembering((set): Outcomes => {
    this.#counts ??= fromEntries(COUNTED_OUTCOMES, (outcome) => new OutcomeCounts(this.#columns.counts[outcome], this.#kernel));
    return fromEntries(COUNTED_OUTCOMES, (outcome) => this.#counts![outcome].sum(set));
  });

  /** People of each kind, as far as the records list them, in the order of the code lists; kinds of which there is nobody are left out. */
  readonly table = remembering(({ rows }): PeopleCount[] => {
    const { kinds, starts, codes, n } = this.#columns.people;
    const sums = new Float64Array(kinds.length);
    for (let i = 0; i < rows.length; i++) {
      for (let group = starts[rows[i]!]!, end = starts[rows[i]! + 1]!; group < end; group++) sums[codes[group]!]! += n[group]!;
    }
    return kinds.flatMap(({ role, outcome, sex, age }, kind) => (sums[kind] ? [{ role, outcome, sex, age, count: sums[kind] }] : []));
  });

  /** Incidents with somebody of a role, as far as the records list people. */
  involving({ rows }: Matches, role: Role): number {
    const { kinds, starts, codes } = this.#columns.people;
    const isRole = kinds.map((kind) => kind.role === role);
    let count = 0;
    for (const row of rows) {
      for (let group = starts[row]!, end = starts[row + 1]!; group < end; group++) {
        if (!isRole[codes[group]!]) continue;
        count++;
        break;
      }
    }
    return count;
  }
}
