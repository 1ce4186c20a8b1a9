import { fairComparison, periodToDate, sameDayIn, type DateSpan, type Filters, type IsoDate, type Period } from '@seesac/contract';

/** First day that the platform recorded, for a dataset without incidents. */
const FIRST_DAY = '2014-01-01';
const YEARS = 3;

export interface Counted { span: DateSpan; comparison: (DateSpan & { year: number })[] }

const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
const yearsBefore = (date: IsoDate, years: number) => sameDayIn(yearOf(date) - years, date);
const earlier = (a: IsoDate, b: IsoDate) => (a < b ? a : b);

/**
 * The days that a counter counts and those that it is compared with.
 *
 * - Without `from` and `to`: the period to date, and the same days of the three years before ({@link fairComparison}).
 * - With `from` or `to`: the days between them, `from` standing for the dataset's first day and `to` for today where it is left out. Compared with the same
 *   days one, two and three years before, up to today if the span reaches beyond it. A span longer than a year would overlap with its own past, and one that
 *   has not begun has nothing to show: neither is compared.
 *
 * Years that the dataset does not cover from the first day of the span are left out: a count of what nobody recorded is no comparison. Records begin with the
 * month of the dataset's first incident.
 *
 * @param first the dataset's first day, `null` without incidents
 */
export function countedDays(period: Period, { from, to }: Filters, today: IsoDate, first: IsoDate | null): Counted {
  const since = earlier(first ?? FIRST_DAY, today);
  const covered = (spans: Counted['comparison']) => spans.filter((span) => first !== null && span.from >= `${first.slice(0, 7)}-01`);
  if (from === undefined && to === undefined) return { span: periodToDate(period, today, since), comparison: covered(fairComparison(period, today, YEARS)) };

  const span = { from: from ?? earlier(since, to!), to: to ?? (from! > today ? from! : today) };
  const last = earlier(span.to, today);
  const overlaps = yearsBefore(span.from, -1) <= last;
  if (overlaps || span.from > last) return { span, comparison: [] };
  const spans = Array.from({ length: YEARS }, (_, i) => ({
    year: yearOf(last) - 1 - i, from: yearsBefore(span.from, i + 1), to: yearsBefore(last, i + 1),
  }));
  return { span, comparison: covered(spans) };
}
