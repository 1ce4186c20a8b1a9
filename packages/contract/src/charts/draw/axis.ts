import type { Chart, ChartRow } from '../chart.js';
import { digitsOf, FONT, LINE, mostOf, path, rect, round, scaleTo, text, widthOf, type Shape } from '../drawing.js';
import type { ChartSpeech } from '../speech.js';

/** The scale of the values of a chart, from 0, with its numbers in words and the room that they take at the left, px. */
export interface ValueScale { readonly top: number; readonly ticks: readonly number[]; readonly words: readonly string[]; readonly left: number }
export function valueScale(chart: Chart, speech: ChartSpeech, about: number, most = mostOf(chart)): ValueScale {
  const { top, ticks } = scaleTo(most, about, chart.unit !== 'rate');
  const words = ticks.map((tick) => speech.number(tick, digitsOf(chart, most)));
  return { top, ticks, words, left: Math.max(...words.map(widthOf)) + 8 };
}
/** Its numbers, at the end of their room. */
export const valueNames = ({ ticks, words, left }: ValueScale, y: (value: number) => number): Shape[] =>
  ticks.map((tick, i) => text(left - 6, y(tick) + 4, words[i]!, { anchor: 'end', muted: true }));
/** A line across at each value above 0. */
export const valueLines = ({ ticks }: ValueScale, y: (value: number) => number, from: number, to: number): Shape =>
  path(ticks.slice(1).map((tick) => `M${round(from)} ${round(y(tick))}H${round(to)}`).join(''), 'grid');

/** A name that wants to have its middle at `x`. */
export interface Name { readonly x: number; readonly words: string }
/**
 * Names in a line between two edges that do not touch: every second, third … of them, counted from the newest, where there is no room for all.
 * None is cut at an edge: there it moves in.
 */
export function namesBetween(names: readonly Name[], y: number, from: number, to: number): Shape[] {
  const placed = names.map(({ x, words }) => {
    const half = widthOf(words) / 2;
    return { words, half, x: Math.max(Math.min(x, to - half), from + half) };
  });
  const last = placed.length - 1;
  for (let every = 1; every <= placed.length; every++) {
    const kept = placed.filter((_, i) => (last - i) % every === 0);
    const touch = (i: number) => i + 1 < kept.length && kept[i]!.x + kept[i]!.half + 6 > kept[i + 1]!.x - kept[i + 1]!.half;
    // The oldest may be a rest of a year at the edge: it gives way alone.
    const others = touch(0) ? kept.slice(1) : kept;
    if (kept.every((_, i) => i === 0 || !touch(i))) return others.map(({ x, words }) => text(x, y, words, { anchor: 'middle', muted: true }));
  }
  return [];
}

/** Names of periods below columns: their short ones as far as there is room, and each year once, at the tick where it begins. */
export function periodAxis(rows: readonly ChartRow[], left: number, step: number, width: number, foot: number): { shapes: Shape[]; height: number } {
  if (!rows.length) return { shapes: [], height: LINE };
  const middle = (row: number) => left + (row + 0.5) * step;
  if (rows.every(({ key }) => key.length === 4)) return { shapes: namesBetween(rows.map(({ key }, row) => ({ x: middle(row), words: key })), foot + LINE, 0, width), height: LINE + 6 };
  const at = (key: string) => Number(key.slice(5, 7)) - 1;
  const room = Math.max(...rows.map(({ short = '' }) => widthOf(short))) + 6;
  const every = (rows[0]!.key.includes('Q') ? [1, 2] : [1, 2, 3, 6]).find((n) => n * step >= room);
  const names = every ? rows.flatMap(({ key, short = '' }, row) => (at(key) % every ? [] : [{ x: middle(row), words: short }])) : [];
  const starts = rows.flatMap(({ key }, row) => (key.slice(0, 4) === rows[row - 1]?.key.slice(0, 4) ? [] : [row]));
  const years = starts.map((row) => ({ x: left + row * step + widthOf('2024') / 2 + 4, words: rows[row]!.key.slice(0, 4) }));
  const height = (names.length ? 2 : 1) * LINE + 6;
  return {
    shapes: [
      path(starts.map((row) => `M${round(left + row * step)} ${foot}v4`).join(''), 'grid'),
      ...namesBetween(names, foot + FONT + 3, left, width), ...namesBetween(years, foot + height - 6, 0, width),
    ],
    height,
  };
}

/** Below this width, px, columns have no room between them. */
const NARROW = 3;
export const isNarrow = (column: number): boolean => column < NARROW;
/**
 * Columns of a series as one path. Those too narrow to stand apart are one outline, as the line around each would be all that is seen of it.
 * What is not known has no column, and neither has 0: the table tells them apart.
 * @param x left edge of a column
 * @param base value on which each stands
 */
export function columnsPath(values: readonly (number | null)[], x: (row: number) => number, column: number, y: (value: number) => number, base?: ArrayLike<number>): string {
  const foot = (row: number) => y(base?.[row] ?? 0);
  const head = (row: number) => y((base?.[row] ?? 0) + (values[row] ?? 0));
  if (!isNarrow(column)) return values.map((value, row) => (value ? rect(x(row), head(row), column, foot(row) - head(row)) : '')).join('');
  return runsOf(values).map(([from, to]) => {
    let d = `M${round(x(from))} ${round(foot(from))}`;
    for (let row = from; row <= to; row++) d += `V${round(head(row))}H${round(x(row) + column)}`;
    for (let row = to; base && row > from; row--) d += `V${round(foot(row))}H${round(x(row))}`;
    return `${d}V${round(foot(from))}z`;
  }).join('');
}
/** First and last rows of the stretches in which values are known. */
export function runsOf(values: readonly (number | null)[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  values.forEach((value, row) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run?.[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  });
  return runs;
}
