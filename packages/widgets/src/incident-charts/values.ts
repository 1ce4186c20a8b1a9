import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import { msg } from '../lib/locale-controller.js';

/** A value in words: what the tooltip shows and a screen reader says. */
export interface ValueInWords {
  /** What it is of. */
  head: string;
  /** The value with its unit, and what is to be known of it. Each a phrase. */
  lines: readonly string[];
}

/** A number of a chart with its unit. */
export const numberIn = ({ unit }: Pick<Chart, 'unit'>, value: number | null, speech: ChartSpeech): string =>
  value === null ? speech.say('not-known') : unit === 'rate' ? speech.say('rate', { n: speech.number(value, 2) }) : speech.count(value, unit);

/** One value of a chart in words: with its share where shares are told, with its interval where it is a rate. */
export function valueIn(chart: Chart, row: number, place: number, speech: ChartSpeech): ValueInWords {
  const [{ label, unknown }, series] = [chart.rows[row]!, chart.series[place]!];
  const value = series.values[row] ?? null;
  const [lower, upper] = series.bounds?.map(({ values }) => values[row]) ?? [];
  const known = chart.unit !== 'rate' && !unknown && series.ink !== 'unknown' && value && chart.coverage?.known;
  return {
    head: label,
    lines: [
      `${chart.series.length > 1 ? `${series.label}: ` : ''}${numberIn(chart, value, speech)}`,
      ...(known ? [msg('{p} of those reported', { id: 'charts-share' }).replace('{p}', speech.percent(value / known))] : []),
      ...(lower != null && upper != null ? [msg('by chance alone from {low} to {high} (95 %)', { id: 'charts-chance' }).replace('{low}', speech.number(lower, 2)).replace('{high}', speech.number(upper, 2))] : []),
      ...(series.few?.[row] ? [msg('few: of fewer than 20 incidents', { id: 'charts-few' })] : []),
    ],
  };
}

/** Several rows together, as a range over time: their span and, of counts, their sum. */
export function rangeIn(chart: Chart, from: number, to: number, place: number, speech: ChartSpeech): ValueInWords {
  const values = chart.series[place]!.values.slice(from, to + 1);
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  return { head: `${chart.rows[from]!.label} – ${chart.rows[to]!.label}`, lines: chart.unit === 'rate' || values.includes(null) ? [] : [`${chart.series.length > 1 ? `${chart.series[place]!.label}: ` : ''}${numberIn(chart, sum, speech)}`] };
}

/** The words as they are spoken: many screen readers read a number whose thousands are grouped as two. */
export function spoken({ head, lines }: ValueInWords, speech: ChartSpeech): string {
  const [, group] = /^\d+(\D)/.exec(speech.number(1_000_000)) ?? [];
  const words = [head, ...lines].join('. ');
  return group ? words.replace(new RegExp(`(?<=\\d)[${group}](?=\\d{3}(?!\\d))`, 'g'), '') : words;
}
