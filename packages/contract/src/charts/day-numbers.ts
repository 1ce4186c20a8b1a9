import { daysOf } from './spans.js';

// What charts by day need of the calendar: see `spans.ts`.

const DAY = 86_400_000;
/** Days since 1970-01-01 of a date. */
export const toDay = (date: string): number => Date.parse(date) / DAY;
/** The date of a day number of {@link toDay}. */
export const fromDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The same month and day in another year; a day that the month does not have there is its last. */
export function sameDayIn(year: number, date: string): string {
  const month = `${year}${date.slice(4, 7)}`;
  const { to } = daysOf(month);
  return `${month}${date.slice(7)}` > to ? to : `${month}${date.slice(7)}`;
}
