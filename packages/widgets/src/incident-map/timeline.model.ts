import { parsePeriod, type Filters, type SeriesPoint } from '@seesac/contract';
import { msg } from '../lib/locale-controller.js';

/** First and last month of a span, as places in the row of months. */
export interface Months {
  readonly first: number;
  readonly last: number;
}

/** First and last day of a month of the row. */
export const daysOf = ({ period }: SeriesPoint): { from: string; to: string } => parsePeriod(period)!;

/** The months that dates reach: all where there are none. Dates outside of the row come to its ends. */
export function monthsOf(row: readonly SeriesPoint[], { from, to }: Filters): Months {
  const last = row.length - 1;
  const first = from ? row.findIndex(({ period }) => period >= from.slice(0, 7)) : 0;
  const end = to ? row.findLastIndex(({ period }) => period <= to.slice(0, 7)) : last;
  return { first: first < 0 ? last : first, last: Math.max(first < 0 ? last : first, end) };
}

/**
 * What months are as a filter. The first and the last of the row are open ends: what is added before or after belongs to the choice.
 * @param dated the map would put dates of its own in place of none
 */
export function datesOf(row: readonly SeriesPoint[], { first, last }: Months, dated: boolean): { from: string | undefined; to: string | undefined } {
  const to = last === row.length - 1 ? undefined : daysOf(row[last]!).to;
  return { from: first || (dated && !to) ? daysOf(row[first]!).from : undefined, to };
}

/** Incidents of these months. */
export const countOf = (row: readonly SeriesPoint[], { first, last }: Months): number => row.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);

/** The next months of a film: one further, and from the beginning again when the end is reached. */
export function next(row: readonly SeriesPoint[], { first, last }: Months): Months {
  return last + 1 < row.length ? { first: first + 1, last: last + 1 } : { first: 0, last: last - first };
}

/** Bars of months as the path of an SVG: a unit wide each, the highest is `height`. */
export function bars(row: readonly SeriesPoint[], { first, last }: Months, height: number): string {
  const most = Math.max(1, ...row.map(({ count }) => count));
  let path = '';
  for (let at = first; at <= last; at++) path += `M${at} ${height}V${Math.round((1 - row[at]!.count / most) * height * 10) / 10}h1V${height}z`;
  return path;
}

/** A month and its year. The list has the same lines: a module of both would be one more file for each page that has a list and no map. */
export const monthInWords = ({ period }: SeriesPoint): string =>
  msg('{month} {y}', { id: 'month-year' })
    .replace('{month}', msg('January|February|March|April|May|June|July|August|September|October|November|December', { id: 'months-alone', desc: 'Months without a day' }).split('|')[Number(period.slice(5)) - 1]!)
    .replace('{y}', period.slice(0, 4));
