import { fromDay, toDay, type Sort } from '@seesac/contract';
import { hasRow, nextRow, previousRow, type Bitmap } from './bitmap.js';
import { firstWhere } from './bytes.js';
import { NOT_REPORTED, type Columns } from './columns.js';
import type { CursorKey } from './cursor.js';
import type { Matches } from './matches.js';

const COUNT_OF = { '-killed': 'killed', '-injured': 'injured', '-threatened': 'threatened', '-suicide': 'suicide' } as const;
type CountSort = keyof typeof COUNT_OF;
const isCountSort = (sort: Sort): sort is CountSort => Object.hasOwn(COUNT_OF, sort);

/** An order, and what `relevance` needs: for each word of the query the rows in which a name of the place has a word that begins with it, and that is it. */
export interface Ordering { sort: Sort; placeHits: readonly Bitmap[] }

const rankOf = (placeHits: readonly Bitmap[], row: number): number => placeHits.reduce((rank, words) => rank + (hasRow(words, row) ? 1 : 0), 0);

/** The orders in which incidents are listed. The row number is the order `-date`: newest first, ties by identifier, descending. */
export class RowOrder {
  readonly #columns: Columns;
  /** All rows in the order of a count. */
  readonly #byCount = new Map<CountSort, Uint32Array>();

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** The sort key of a row. */
  key(row: number, { sort, placeHits }: Ordering): CursorKey {
    const { day, ids } = this.#columns;
    const count = isCountSort(sort) ? this.#columns.counts[COUNT_OF[sort]][row]! : sort === 'relevance' ? rankOf(placeHits, row) : 0;
    return { sort, date: fromDay(day[row]!), id: ids.at(row), count };
  }

  /** The rows of a selection one after the other, those behind the key if one is given. */
  *rows(set: Matches, { sort, placeHits }: Ordering, after?: CursorKey): Generator<number, void, undefined> {
    const { words, start, end } = set;
    if (isCountSort(sort)) {
      const order = this.#orderOf(sort);
      for (let at = after ? this.#behind(sort, after) : 0; at < order.length; at++) {
        const row = order[at]!;
        if (row >= start && row < end && hasRow(words, row)) yield row;
      }
    } else if (sort === 'relevance') yield* this.#byRelevance(set, placeHits, after);
    else if (sort === '-date') {
      let row = nextRow(words, Math.max(start, after ? this.#rowsBefore(after, true) : 0), end);
      for (; row >= 0; row = nextRow(words, row + 1, end)) yield row;
    } else {
      let row = previousRow(words, start, Math.min(end, after ? this.#rowsBefore(after, false) : end));
      for (; row >= 0; row = previousRow(words, start, row)) yield row;
    }
  }

  /** The more words of the query stand in names of the place the earlier; ties in row order. */
  *#byRelevance({ rows }: Matches, placeHits: readonly Bitmap[], after: CursorKey | undefined): Generator<number, void, undefined> {
    const ranks = Uint16Array.from(rows, (row) => rankOf(placeHits, row));
    for (let rank = after ? Math.min(after.count, placeHits.length) : placeHits.length; rank >= 0; rank--) {
      const from = after?.count === rank ? this.#rowsBefore(after, true) : 0;
      for (let i = 0; i < rows.length; i++) if (ranks[i] === rank && rows[i]! >= from) yield rows[i]!;
    }
  }

  /** How many rows stand before a key, or before and at it. The incident of the key itself need not exist any more. */
  #rowsBefore({ date, id }: CursorKey, inclusive: boolean): number {
    const { rows, day, ids } = this.#columns;
    const at = toDay(date);
    return firstWhere(rows, (row) => {
      if (day[row] !== at) return day[row]! < at;
      return inclusive ? ids.at(row) < id : ids.at(row) <= id;
    });
  }

  /** Highest count first, *not reported* behind 0, ties in row order. */
  #orderOf(sort: CountSort): Uint32Array {
    let order = this.#byCount.get(sort);
    if (order) return order;
    const counts = this.#columns.counts[COUNT_OF[sort]];
    const [some, none, unknown]: [number[], number[], number[]] = [[], [], []];
    counts.forEach((count, row) => (count > 0 ? some : count === NOT_REPORTED ? unknown : none).push(row));
    some.sort((a, b) => counts[b]! - counts[a]! || a - b);
    order = new Uint32Array(counts.length);
    order.set(some);
    order.set(none, some.length);
    order.set(unknown, some.length + none.length);
    this.#byCount.set(sort, order);
    return order;
  }

  /** Place in the order of a count of the first row behind a key. */
  #behind(sort: CountSort, after: CursorKey): number {
    const order = this.#orderOf(sort);
    const counts = this.#columns.counts[COUNT_OF[sort]];
    const boundary = this.#rowsBefore(after, true);
    return firstWhere(order.length, (at) => {
      const row = order[at]!;
      return counts[row]! < after.count || (counts[row] === after.count && row >= boundary);
    });
  }
}
