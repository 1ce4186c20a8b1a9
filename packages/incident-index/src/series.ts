import { periodsBetween, toDay, type DateSpan, type Filters, type SeriesPoint, type SeriesStep } from '@seesac/contract';
import { popcount } from './bitmap.js';
import { firstWhere } from './bytes.js';
import type { Columns } from './columns.js';
import type { FacetCounts } from './facet-counts.js';
import type { Matches } from './matches.js';

/** The periods of a step that the data touch, newest first as the rows are, each with its rows. */
export class Timeline {
  readonly span: DateSpan;
  readonly step: SeriesStep;
  readonly #periods: readonly (DateSpan & { period: string })[];
  /** Rows of period `i`: from `#bounds[i]` to before `#bounds[i + 1]`. */
  readonly #bounds: Uint32Array;

  constructor({ rows, day }: Columns, step: SeriesStep, span: DateSpan) {
    this.step = step;
    this.span = span;
    this.#periods = periodsBetween(step, span).reverse();
    this.#bounds = new Uint32Array(this.#periods.length + 1);
    this.#periods.forEach(({ from }, i) => {
      const first = toDay(from);
      this.#bounds[i + 1] = firstWhere(rows, (row) => day[row]! < first);
    });
  }

  /**
   * The series of a selection over the periods between the days of its filters, oldest first; periods without incidents are there with 0. With a facet
   * each has the counts of its values beside its own.
   */
  series(set: Matches, filters: Filters, facet?: FacetCounts): SeriesPoint[] {
    const first = filters.from !== undefined && filters.from > this.span.from ? filters.from : this.span.from;
    const last = filters.to !== undefined && filters.to < this.span.to ? filters.to : this.span.to;
    if (first > last) return [];
    const newest = firstWhere(this.#periods.length, (i) => this.#periods[i]!.from <= last);
    const periods = this.#periods.slice(newest, firstWhere(this.#periods.length, (i) => this.#periods[i]!.to < first));
    const bounds = this.#bounds.subarray(newest, newest + periods.length + 1);
    const totals = Uint32Array.from(periods, (_, i) => popcount(set.words, bounds[i]!, bounds[i + 1]!));
    const counts = facet?.countsWithin(set, bounds, totals);
    return periods.map(({ period, from, to }, i): SeriesPoint => {
      const point: SeriesPoint = { period, count: totals[i]! };
      if (counts) point.split = facet!.record(counts, i);
      // Where the data begin cuts nothing: there was nothing before.
      if ((filters.from !== undefined && from < filters.from) || to > last) point.partial = true;
      return point;
    }).reverse();
  }
}
