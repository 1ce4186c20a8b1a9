import type { Monitor } from '@seesac/contract';
import { msg } from '../lib/locale-controller.js';

/** Steps in the order of their forms in messages. */
export const STEPS: readonly string[] = ['month', 'quarter', 'year'];
const PER_YEAR = { month: 12, quarter: 4, year: 1 };

/** One of the forms of a message, the last where it has not as many. */
export const form = (forms: string, at: number): string => forms.split('|')[at] ?? forms.split('|').at(-1)!;
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));

type Period = Pick<Monitor, 'period' | 'step'>;

/** Year, and number of the month or quarter in it from 0. */
function partsOf(period: string): [year: number, part: number] {
  const [year, part = '1'] = period.split(/Q|-/);
  return [Number(year), Number(part) - 1];
}

/** A period by itself: `Q4 2024`, `December 2024`, `2024`. */
export function periodName({ period, step }: Period): string {
  const [y, part] = partsOf(period);
  const text = [msg('{month} {y}', { id: 'month-year' }), msg('Q{q} {y}', { id: 'monitor-quarter' }), msg('{y}', { id: 'monitor-year' })][STEPS.indexOf(step)]!;
  const months = msg('January|February|March|April|May|June|July|August|September|October|November|December', { id: 'months-alone', desc: 'Months without a day' });
  return fill(text, { y, q: part + 1, month: form(months, part) });
}

/** The period after: `2024Q1` after `2023Q4`. */
export function periodAfter({ period, step }: Period): string {
  const [year, part] = partsOf(period);
  const n = year * PER_YEAR[step] + part + 1;
  const at = (n % PER_YEAR[step]) + 1;
  return `${Math.floor(n / PER_YEAR[step])}${step === 'quarter' ? `Q${at}` : step === 'month' ? `-${String(at).padStart(2, '0')}` : ''}`;
}

/** The day after: on which the next period begins. */
export const dayAfter = (to: string): string => new Date(Date.parse(to) + 864e5).toISOString().slice(0, 10);

/** The year of the first of `of` periods that end with this one. */
export function yearSince({ period, step }: Period, of: number): number {
  const [year, part] = partsOf(period);
  return Math.floor((year * PER_YEAR[step] + part - of + 1) / PER_YEAR[step]);
}
