import type { Chart, ChartLine } from '../chart.js';
import { LINE, path, rect, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import type { ChartSpeech } from '../speech.js';
import { namesBetween, runsOf, valueLines, valueNames, valueScale, type ValueScale } from './axis.js';
import { fromDay, toDay } from '../day-numbers.js';

/** Height of the lines, px. */
const HEIGHT = 240;
const SWATCH = 20;
/** Months of a step of the axis, and room that a name needs beside itself, px. */
const MONTHS = [1, 3, 6, 12, 24, 60, 120];
const BESIDE = 14;

/** A day of the axis and what is written there. */
export interface DateTick { readonly day: number; readonly words: string }

/**
 * Names of an axis of days, so many that they have room: days or Mondays of a short time, months, years.
 * @param first number of the first day; `last` of the last one
 * @param width px from one to the other
 */
export function dateTicks(first: number, last: number, width: number, speech: ChartSpeech): DateTick[] {
  const perDay = width / Math.max(last - first, 1);
  const short = (day: number) => speech.period(fromDay(day), true);
  const room = (words: readonly string[], days: number) => days * perDay >= Math.max(...words.map(widthOf)) + BESIDE;
  const months = Array.from({ length: 12 }, (_, month) => speech.period(`2000-${`${month + 1}`.padStart(2, '0')}`, true));
  const longest = months.map((_, month) => short(toDay(`2000-${`${month + 1}`.padStart(2, '0')}-28`)));
  for (const days of [1, 7]) {
    if (!room(longest, days)) continue;
    const from = days === 1 ? first : first + ((7 - ((first + 3) % 7)) % 7);
    return Array.from({ length: Math.max(0, Math.floor((last - from) / days) + 1) }, (_, i) => ({ day: from + i * days, words: short(from + i * days) }));
  }
  // Months among years are the more restless the more there are.
  const step = MONTHS.find((n) => (n < 12 ? room([...months, '2024'], n * 15) : room(['2024'], n * 30))) ?? 120;
  const [start, end] = [fromDay(first), fromDay(last)];
  const ticks: DateTick[] = [];
  for (let at = Math.ceil((Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1) / step) * step; ; at += step) {
    const [year, month] = [Math.floor(at / 12), at % 12];
    const date = `${year}-${`${month + 1}`.padStart(2, '0')}-01`;
    if (date > end) return ticks;
    if (date >= start) ticks.push({ day: toDay(date), words: month ? months[month]! : `${year}` });
  }
}

/** First and last day of a line, with half a step beside, so that neither end is cut. */
const reachOf = ({ first, step, series }: ChartLine): [from: number, to: number] => [first - step / 2, first + (Math.max(series[0]!.values.length, 1) - 0.5) * step];

/** What the lines are, in a row above them. */
function namesOf({ series }: ChartLine, left: number, width: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let [x, y] = [left, 0];
  for (const { label, ink } of series) {
    const wide = SWATCH + 6 + widthOf(label);
    if (x > left && x + wide > width) [x, y] = [left, y + LINE + 2];
    shapes.push(path(rect(x, y + LINE / 2 - 2, SWATCH, 5), `fill-${ink}`), text(x + SWATCH + 6, y + LINE - 4, label));
    x += wide + LINE;
  }
  return { shapes, height: y + LINE + 6 };
}

/** Where the lines of a drawing are, px: what lies over it goes by that. */
export interface Frame {
  readonly left: number;
  /** Where the greatest value of the scale is, and 0. */
  readonly head: number;
  readonly foot: number;
  /** Numbers of the first and last day, half a step beside. */
  readonly from: number;
  readonly to: number;
  readonly scale: ValueScale;
  x(day: number): number;
  y(value: number): number;
}
export function frameOf(chart: Chart, width: number, speech: ChartSpeech): Frame {
  const line = chart.line!;
  const scale = valueScale(chart, speech, 5, line.series.reduce((all, { values }) => values.reduce<number>((a, b) => Math.max(a, b ?? 0), all), 0));
  const head = namesOf(line, scale.left, width).height + 4;
  const foot = head + HEIGHT;
  const [from, to] = reachOf(line);
  return { left: scale.left, head, foot, from, to, scale, x: (day) => scale.left + ((day - from) / (to - from)) * (width - scale.left), y: (value) => foot - (value / scale.top) * HEIGHT };
}

/** Days or weeks over years. Where there are more of them than columns of px, each column has its lowest and its highest value: no day is lost, however many. */
export const timeline: Draw = (chart, width, speech) => {
  const line = chart.line!;
  const { left, head, foot, from, to, scale, x, y } = frameOf(chart, width, speech);
  const ticks = dateTicks(Math.ceil(from), Math.floor(to), width - left, speech);
  const shapes: Shape[] = [...namesOf(line, left, width).shapes, valueLines(scale, y, left, width), ...valueNames(scale, y)];
  for (const { values, ink } of line.series) shapes.push(path(runsOf(values).map((run) => envelope(values, run, (i) => x(line.first + i * line.step), y)).join(''), `line-${ink}`));
  shapes.push(path(`M${round(left)} ${foot}H${width}`, 'axis'), path(ticks.map(({ day }) => `M${round(x(day))} ${foot}v4`).join(''), 'grid'));
  shapes.push(...namesBetween(ticks.map(({ day, words }) => ({ x: x(day), words })), foot + LINE + 2, 0, width));
  // A mark a month, as the table has it: from its first to behind its last day.
  const marks = chart.rows.flatMap(({ filters }, row) => chart.series.map((_, series): Mark => {
    const [start, end] = [Math.max(left, x(toDay(filters!.from!) - 0.5)), Math.min(width, x(toDay(filters!.to!) + 0.5))];
    const high = line.step === 1 ? y(chart.series[1]!.values[row] ?? 0) : head;
    return { row, series, x: start, y: high, width: Math.max(0, end - start), height: foot - high };
  }));
  return { width, height: foot + LINE + 8, shapes: shapes.filter((one) => one.kind === 'text' || one.d), marks };
};

/** A line through a stretch of values: through each, or through the lowest and the highest one of each column of px. A point alone is a dash. */
export function envelope(values: ArrayLike<number | null>, [start, end]: readonly [from: number, to: number], x: (i: number) => number, y: (value: number) => number): string {
  const [left, right] = [Math.round(x(start)), Math.round(x(end))];
  const columns = right - left + 1;
  if (end === start) return rect(x(start) - 1, y(values[start]!), 2, 0);
  let d = '';
  if (end - start < columns * 2) {
    for (let i = start; i <= end; i++) d += `${d ? 'L' : 'M'}${round(x(i))} ${round(y(values[i]!))}`;
    return d;
  }
  for (let column = 0, i = start; column < columns; column++) {
    const stop = column === columns - 1 ? end + 1 : start + Math.floor(((column + 1) * (end - start + 1)) / columns);
    const both = extremes(values, i, stop);
    i = stop;
    if (!both) continue;
    const [head, tail] = both.map((value) => round(y(value)));
    d += `${d ? 'L' : 'M'}${left + column} ${head}${head === tail ? '' : `V${tail}`}`;
  }
  return d;
}

/** Lowest and highest of the known values of a stretch, in the order that its ends have, so that a line which falls is no saw; undefined where none is known. */
export function extremes(values: ArrayLike<number | null>, from: number, to: number): [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    const value = values[i];
    if (value == null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return undefined;
  return (values[from] ?? low) > (values[to - 1] ?? low) ? [high, low] : [low, high];
}
