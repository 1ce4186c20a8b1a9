import type { Chart, ChartLine, ChartSpeech } from '@seesac/contract/charts.js';
import { extremes, type Frame } from '@seesac/contract/charts/draw/timeline.js';
import { fromDay, sameDayIn, toDay } from '@seesac/contract/charts/day-numbers.js';
import type { ValueInWords } from './values.js';

/** First and last day of some values of a line. */
export const daysOf = ({ first, step }: ChartLine, from: number, to = from): { from: string; to: string } =>
  ({ from: fromDay(first + from * step), to: fromDay(first + (to + 1) * step - 1) });

export const lengthOf = ({ series }: ChartLine): number => series[0]!.values.length;

/**
 * Numbers of days, and what each line has there: all of them, or of more than two a column of px the lowest and the highest of each column, as in the drawing. No day
 * is lost, and a canvas costs by its points.
 */
export function pointsOf(line: ChartLine, columns: number): [days: number[], ...values: (number | null)[][]] {
  const { first, step, series } = line;
  const length = lengthOf(line);
  if (length <= 2 * columns) return [Array.from({ length }, (_, i) => first + i * step), ...series.map(({ values }) => [...values])];
  const starts = Array.from({ length: columns + 1 }, (_, column) => Math.floor((column * length) / columns));
  const pairs = starts.slice(0, -1).map((start, column) => [start, starts[column + 1]!] as const);
  return [
    pairs.flatMap(([from, to]) => [first + from * step, first + (to - 1) * step]),
    ...series.map(({ values }) => pairs.flatMap(([from, to]) => extremes(values, from, to) ?? [null, null])),
  ];
}

/** The value nearest to a place, px. */
export function indexAt(line: ChartLine, { from, to, left }: Frame, width: number, x: number): number {
  const at = Math.round((from + ((x - left) / (width - left)) * (to - from) - line.first) / line.step);
  return Math.min(Math.max(at, 0), lengthOf(line) - 1);
}

/** The same day of another month, its last one where it has no such day. */
export function monthsOn(date: string, months: number): string {
  const at = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return sameDayIn(Math.floor(at / 12), `2000-${`${(at % 12) + 1}`.padStart(2, '0')}-${date.slice(8)}`);
}

/** Where a key leads from a value; from none, arrows lead to an end. Undefined for a key that leads nowhere. */
export function moved(line: ChartLine, from: number | undefined, key: string): number | undefined {
  const last = lengthOf(line) - 1;
  const within = (at: number) => Math.min(Math.max(at, 0), last);
  const months = (n: number) => within(Math.round((toDay(monthsOn(daysOf(line, from ?? last).from, n)) - line.first) / line.step));
  switch (key) {
    case 'ArrowLeft': case 'ArrowDown': return from === undefined ? last : within(from - 1);
    case 'ArrowRight': case 'ArrowUp': return from === undefined ? 0 : within(from + 1);
    case 'PageUp': return months(-1);
    case 'PageDown': return months(1);
    case 'Home': return 0;
    case 'End': return last;
    default: return undefined;
  }
}

/** A value, or several together, in words. */
export function wordsAt({ line }: Pick<Chart, 'line'>, from: number, to: number, speech: ChartSpeech): ValueInWords {
  const days = daysOf(line!, from, to);
  const [counts, ...others] = line!.series;
  const sum = counts!.values.slice(from, to + 1).reduce<number>((all, n) => all + (n ?? 0), 0);
  const beside = from === to ? others.flatMap(({ label, values }) => (values[from] == null ? [] : [`${label}: ${speech.number(values[from], 1)}`])) : [];
  return { head: speech.span(days.from, days.to), lines: [speech.count(sum, 'incidents'), ...beside] };
}
