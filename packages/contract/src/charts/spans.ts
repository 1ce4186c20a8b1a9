import type { DateSpan } from '../calendar.js';
import type { ChartStep } from './chart.js';

// What charts need of periods and of the calendar. They trust the names and dates that an answer gives, so a page need not carry what checks them, nor a file of its
// own for a few lines: a test holds these to `parsePeriod`, `periodOf` and `calendar.ts`.

/** First and last day of a year, quarter, month or day by its name. */
export function daysOf(period: string): DateSpan {
  const [year, rest] = [period.slice(0, 4), period.slice(4)];
  if (rest.length > 3) return { from: period, to: period };
  const [first, months] = rest[0] === 'Q' ? [3 * Number(rest[1]) - 2, 3] : rest ? [Number(rest.slice(1)), 1] : [1, 12];
  const day = (month: number, date: number) => new Date(Date.UTC(Number(year), month, date)).toISOString().slice(0, 10);
  return { from: day(first - 1, 1), to: day(first - 1 + months, 0) };
}

/** The quarter or the year of a month, by their names. */
export const stepOf = (month: string, step: ChartStep): string =>
  step === 'month' ? month : month.slice(0, 4) + (step === 'year' ? '' : `Q${Math.ceil(Number(month.slice(5)) / 3)}`);

/** The date in Belgrade at an instant. Swedish dates are those of ISO 8601. */
export const dateAt = (instant: string): string => new Date(instant).toLocaleDateString('sv', { timeZone: 'Europe/Belgrade' });
