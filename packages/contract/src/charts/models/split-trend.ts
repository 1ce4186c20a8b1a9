import type { SeriesPoint } from '../../answers.js';
import type { MultiKey } from '../../filters.js';
import type { Chart, ChartOptions, ChartSeries, Ink } from '../chart.js';
import { codesOf, fieldInWords, isMultiple, labelIn, type ChartContext } from '../context.js';
import { trendOver } from './trend-over.js';

/** Values of a split that have a colour of their own: no palette of more than four keeps its colours apart for every eye. */
const MOST = 4;

/** Incidents over time by the values of a field (`type` by default), on each other where they are parts of a whole. */
export function splitTrend(options: ChartOptions, context: ChartContext): Chart {
  const { split = 'type' } = options;
  const { speech } = context;
  const chart = trendOver(options, context, (points) => splitSeries(points, split, context));
  const title = speech.say('trend-split', { title: chart.title, field: fieldInWords(split, speech) });
  return isMultiple(split) ? { ...chart, title, notes: [...chart.notes, speech.say('multiple-note')] } : { ...chart, title, stacked: true };
}

/** The values with most incidents, all others together, and *not reported* apart. Of a field with several values nothing is put together: it would count twice. */
function splitSeries(points: readonly SeriesPoint[], split: MultiKey, context: ChartContext): ChartSeries[] {
  const values = (codes: readonly string[]) => points.map((point) => codes.reduce((sum, code) => sum + (point.split?.[code] ?? 0), 0));
  const row = (codes: string[], ink: Ink, key = codes[0]!, label = labelIn(context, split, key)): ChartSeries => ({ key, label, ink, values: values(codes), filters: { [split]: codes } });
  const codes = codesOf(split, context);
  const sums = new Map(codes.map((code) => [code, values([code]).reduce((sum, n) => sum + n, 0)]));
  const some = codes.filter((code) => code !== 'unknown' && sums.get(code));
  const largest = [...some].sort((a, b) => sums.get(b)! - sums.get(a)!).slice(0, MOST);
  const others = some.filter((code) => !largest.includes(code));
  const series = some.filter((code) => largest.includes(code)).map((code, i) => row([code], (i + 1) as Ink));
  if (others.length === 1) series.push(row(others, 'rest'));
  else if (others.length && !isMultiple(split)) series.push(row(others, 'rest', 'rest', context.speech.say('rest')));
  if (sums.get('unknown')) series.push(row(['unknown'], 'unknown'));
  return series;
}
