import { fromDay, isIsoDate, MAX_DATE, MIN_DATE, toDay, type DateSpan } from './calendar.js';
import type { IsoDate } from './incident.js';

/** Steps of a series, finest first. Weeks are those of ISO 8601: from Monday, belonging to the year of their Thursday. */
export const SERIES_STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type SeriesStep = (typeof SERIES_STEPS)[number];

const pad = (n: number) => String(n).padStart(2, '0');
const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
const monthOf = (date: IsoDate) => Number(date.slice(5, 7));
const dateOf = (year: number, month: number, day: number): IsoDate => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
/** Monday of the week of a day number; day 0 (1970-01-01) was a Thursday. */
const monday = (day: number) => day - ((((day + 3) % 7) + 7) % 7);

/** Name of the period of a step in which a date lies: `2024`, `2024Q1`, `2024-01`, `2024-W05`, `2024-01-31`. */
export function periodOf(date: IsoDate, step: SeriesStep): string {
  switch (step) {
    case 'day': return date;
    case 'week': {
      const thursday = monday(toDay(date)) + 3;
      const year = yearOf(fromDay(thursday));
      return `${year}-W${pad(1 + Math.floor((thursday - toDay(`${year}-01-01`)) / 7))}`;
    }
    case 'month': return date.slice(0, 7);
    case 'quarter': return `${yearOf(date)}Q${Math.ceil(monthOf(date) / 3)}`;
    case 'year': return date.slice(0, 4);
  }
}

/** First and last day of the period of a step in which a date lies. */
export function spanOf(date: IsoDate, step: SeriesStep): DateSpan {
  const [year, month] = [yearOf(date), monthOf(date)];
  switch (step) {
    case 'day': return { from: date, to: date };
    case 'week': return { from: fromDay(monday(toDay(date))), to: fromDay(monday(toDay(date)) + 6) };
    case 'month': return { from: dateOf(year, month, 1), to: dateOf(year, month + 1, 0) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { from: dateOf(year, first, 1), to: dateOf(year, first + 3, 0) };
    }
    case 'year': return { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) };
  }
}

/** The periods of a step that touch a span, oldest first, each with its own first and last day (which may lie outside of the span). */
export function periodsBetween(step: SeriesStep, { from, to }: DateSpan): (DateSpan & { period: string })[] {
  const periods: (DateSpan & { period: string })[] = [];
  for (let date = from; date <= to; ) {
    const span = spanOf(date, step);
    periods.push({ period: periodOf(date, step), ...span });
    date = fromDay(toDay(span.to) + 1);
  }
  return periods;
}

const NAMES: readonly [RegExp, SeriesStep, (name: string) => IsoDate][] = [
  [/^\d{4}$/, 'year', (n) => `${n}-01-01`],
  [/^\d{4}Q[1-4]$/, 'quarter', (n) => dateOf(Number(n.slice(0, 4)), 3 * Number(n[5]) - 2, 1)],
  [/^\d{4}-\d\d$/, 'month', (n) => `${n}-01`],
  [/^\d{4}-W\d\d$/, 'week', (n) => fromDay(monday(toDay(`${n.slice(0, 4)}-01-04`)) + 7 * (Number(n.slice(6)) - 1))],
  [/^\d{4}-\d\d-\d\d$/, 'day', (n) => n],
];

/** Step and days of a period by its name, `undefined` for a text that names none between {@link MIN_DATE} and {@link MAX_DATE}. */
export function parsePeriod(name: string): (DateSpan & { step: SeriesStep }) | undefined {
  for (const [shape, step, first] of NAMES) {
    if (!shape.test(name)) continue;
    const from = first(name);
    if (!isIsoDate(from)) return undefined;
    const span = spanOf(from, step);
    // Writing the name again refuses what does not exist: week 53 of a year of 52, 30 February, month 13.
    return periodOf(from, step) === name && span.from >= MIN_DATE && span.to <= MAX_DATE ? { step, ...span } : undefined;
  }
  return undefined;
}

/** The period of the same step before this one: the quarter before `2024Q1` is `2023Q4`. @throws {RangeError} for a name that is none */
export function periodBefore(name: string): string {
  const period = parsePeriod(name);
  if (!period) throw new RangeError(`${name} is no period`);
  return periodOf(fromDay(toDay(period.from) - 1), period.step);
}
