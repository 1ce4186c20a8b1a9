import { fromDay, periodToDate, sameDayIn, toDay, type Filters, type IsoDate } from '@seesac/contract';

/** First day that the platform has data of. */
export const SINCE = '2014-01-01';

/** The days of each preset, in the order in which they are shown: this month, quarter and year to date, the last twelve months, and everything. */
export function presets(today: IsoDate): Pick<Filters, 'from' | 'to'>[] {
  const yearAgo = sameDayIn(Number(today.slice(0, 4)) - 1, today);
  return [...(['month', 'quarter', 'year'] as const).map((period) => periodToDate(period, today)), { from: fromDay(toDay(yearAgo) + 1), to: today }, {}];
}
