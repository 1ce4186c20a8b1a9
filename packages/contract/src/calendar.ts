import type { IsoDate } from './incident.js';

/** Where "this month" is: the platform's own time zone. */
export const PLATFORM_TIME_ZONE = 'Europe/Belgrade';

const DAY = 86_400_000;

/** Earliest and latest date that any part of the platform accepts. */
export const MIN_DATE = '1900-01-01';
export const MAX_DATE = '2099-12-31';

/** True for an existing calendar date `YYYY-MM-DD` between {@link MIN_DATE} and {@link MAX_DATE}. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < MIN_DATE || text > MAX_DATE) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Days since 1970-01-01 of a date. */
export const toDay = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;
/** The date of a day number of {@link toDay}. */
export const fromDay = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10);

/** The date in Belgrade at an instant. */
export function platformDate(now: Date): IsoDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: PLATFORM_TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Periods that a counter can show, from their first day to today; `all` has no first day of its own. */
export const PERIODS = ['month', 'quarter', 'year', 'all'] as const;
export type Period = (typeof PERIODS)[number];

/** A span of days, both inclusive. */
export interface DateSpan { from: IsoDate; to: IsoDate }

const pad = (n: number) => String(n).padStart(2, '0');
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** First day of the period in which `today` lies. */
function firstDay(period: Exclude<Period, 'all'>, today: IsoDate): IsoDate {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  if (period === 'year') return `${year}-01-01`;
  if (period === 'quarter') return `${year}-${pad(month - ((month - 1) % 3))}-01`;
  return `${year}-${pad(month)}-01`;
}

/** The period to date: from its first day to today. `all` begins on `since`. */
export function periodToDate(period: Period, today: IsoDate, since: IsoDate = '2014-01-01'): DateSpan {
  return { from: period === 'all' ? since : firstDay(period, today), to: today };
}

/** The same month and day in another year; 29 February becomes 28 February where the year has none. */
export function sameDayIn(year: number, date: IsoDate): IsoDate {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  return `${year}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}`;
}

/**
 * The fair comparison of a period to date: the same days of the years before, newest first. Never a whole month against a part of one.
 * `all` has nothing to be compared with.
 */
export function fairComparison(period: Period, today: IsoDate, years = 3): (DateSpan & { year: number })[] {
  if (period === 'all') return [];
  const span = periodToDate(period, today);
  const thisYear = Number(today.slice(0, 4));
  return Array.from({ length: years }, (_, i) => {
    const year = thisYear - 1 - i;
    return { year, from: sameDayIn(year, span.from), to: sameDayIn(year, span.to) };
  });
}
