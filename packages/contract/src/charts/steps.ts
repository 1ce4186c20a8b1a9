import type { SeriesPoint } from '../answers.js';
import { CHART_STEPS, type ChartRow, type ChartStep } from './chart.js';
import { within, type ChartContext } from './context.js';
import type { ChartSpeech } from './speech.js';
import { daysOf, stepOf } from './spans.js';

// What charts over time share; the others need not carry it.

/** Place of a step among texts of all steps, which have the longest first. */
export const placeOf = (step: ChartStep): number => CHART_STEPS.length - 1 - CHART_STEPS.indexOf(step);

/** The row of a period: as much of it as the filters leave is what it counts, and what a click on it asks for. */
export const periodRow = ({ speech, filters }: Pick<ChartContext, 'speech' | 'filters'>, { period, partial }: SeriesPoint): ChartRow => {
  const { from, to } = daysOf(period);
  const label = speech.period(period);
  return {
    key: period, label: partial ? speech.say('partial', { period: label }) : label, short: speech.period(period, true),
    filters: within(filters, from, to), ...(partial && { partial }),
  };
};

/** A note for each period that is not whole. */
export const cutNotes = (points: readonly SeriesPoint[], speech: ChartSpeech): string[] =>
  points.filter(({ partial }) => partial).map(({ period }) => speech.say('partial-note', { period: speech.period(period) }));

/**
 * A monthly series by quarter or year: an incident counts on its first day, so the months of a period add up to it.
 * @param from first day of the filters: where the data begin cuts nothing, there was nothing before
 */
export function byStep(months: readonly SeriesPoint[], step: ChartStep, from?: string): SeriesPoint[] {
  if (step === 'month') return [...months];
  const sums = new Map<string, SeriesPoint>();
  for (const { period, count, split, partial } of months) {
    const name = stepOf(period, step);
    const sum = sums.get(name) ?? { period: name, count: 0, ...(split && { split: {} }) };
    sum.count += count;
    for (const [code, n] of Object.entries(split ?? {})) sum.split![code] = (sum.split![code] ?? 0) + n;
    if (partial) sum.partial = true;
    sums.set(name, sum);
  }
  // Where the first and the last month are whole, the periods that they are in may not be.
  const points = [...sums.values()];
  const [first, last] = [points[0], points.at(-1)];
  if (first && from && daysOf(first.period).from < from) first.partial = true;
  if (last && daysOf(last.period).to > daysOf(months.at(-1)!.period).to) last.partial = true;
  return points;
}
