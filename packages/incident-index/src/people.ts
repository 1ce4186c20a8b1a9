import { COUNTED_OUTCOMES, type Outcomes, type PeopleCount, type Role } from '@seesac/contract';
import { bitmap, popcountBoth, setRow, type Bitmap } from './bitmap.js';
import type { Columns } from './columns.js';
import { remembering, type Matches } from './matches.js';

/** Sums of people over selections. */
export class People {
  readonly #columns: Columns;
  /** For each counted outcome the rows with at least one person, and those with more than one: most have none, and most others have one. */
  #reported: { some: Bitmap; more: Uint32Array }[] | undefined;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** People by outcome; what is not reported adds nothing. Suicides are never in `killed`. */
  readonly outcomes: (set: Matches) => Outcomes = remembering((set) => {
    const sums: Outcomes = { killed: 0, injured: 0, threatened: 0, suicide: 0 };
    const reported = this.#rowsReported();
    COUNTED_OUTCOMES.forEach((outcome, i) => {
      const counts = this.#columns.counts[outcome];
      const { some, more } = reported[i]!;
      let sum = 0;
      if (set.count < more.length) for (const row of set.rows) sum += Math.max(0, counts[row]!);
      else {
        sum = popcountBoth(some, set.words, set.start, set.end);
        for (let at = 0; at < more.length; at++) {
          const row = more[at]!;
          if ((set.words[row >>> 5]! >>> (row & 31)) & 1) sum += counts[row]! - 1;
        }
      }
      sums[outcome] = sum;
    });
    return sums;
  });

  /** People of each kind, as far as the records list them, in the order of the code lists; kinds of which there is nobody are left out. */
  readonly table: (set: Matches) => PeopleCount[] = remembering(({ rows }) => {
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

  #rowsReported(): { some: Bitmap; more: Uint32Array }[] {
    return (this.#reported ??= COUNTED_OUTCOMES.map((outcome) => {
      const some = bitmap(this.#columns.rows);
      const more: number[] = [];
      this.#columns.counts[outcome].forEach((count, row) => {
        if (count > 0) setRow(some, row);
        if (count > 1) more.push(row);
      });
      return { some, more: Uint32Array.from(more) };
    }));
  }
}
