import type { Chart, ChartOptions, ChartSeries, Ink } from '../chart.js';
import { codesOf, isMultiple, labelIn, type ChartContext } from '../context.js';
import { trendOver, type SplitSeries } from './trend-over.js';

/** Values of a split that have a colour of their own: no palette of more than four keeps its colours apart for every eye. */
const MOST = 4;

/** Incidents over time, whole or split by a field, perhaps beside those of the year before. */
export const trend = (options: ChartOptions, context: ChartContext): Chart => trendOver(options, context, splitSeries);

/** The values with most incidents, all others together, and *not reported* apart. Of a field with several values nothing is put together: it would count twice. */
const splitSeries: SplitSeries = (points, split, context) => {
  const codes = codesOf(split, context);
  const values = (code: string) => points.map((point) => point.split?.[code] ?? 0);
  const sums = new Map(codes.map((code) => [code, values(code).reduce((sum, n) => sum + n, 0)]));
  const some = codes.filter((code) => code !== 'unknown' && sums.get(code)!);
  const largest = new Set([...some].sort((a, b) => sums.get(b)! - sums.get(a)!).slice(0, MOST));
  const [told, others] = [some.filter((code) => largest.has(code)), some.filter((code) => !largest.has(code))];
  const row = (code: string, ink: Ink): ChartSeries => ({ key: code, label: labelIn(context, split, code), ink, values: values(code), filters: { [split]: [code] } });
  const series = told.map((code, i) => row(code, (i + 1) as Ink));
  if (others.length === 1) series.push(row(others[0]!, 'rest'));
  if (others.length > 1 && !isMultiple(split)) {
    const each = others.map(values);
    series.push({ key: 'rest', label: context.speech.say('rest'), ink: 'rest', values: points.map((_, i) => each.reduce((sum, one) => sum + one[i]!, 0)), filters: { [split]: others } });
  }
  if (sums.get('unknown')) series.push(row('unknown', 'unknown'));
  return series;
};
