import type { Chart } from '../chart.js';
import { digitsOf, mostOf, path, round, text, widthOf, type Shape } from '../drawing.js';
import type { ChartSpeech } from '../speech.js';

/** A scale from 0 to at least a value, and its round steps: whole numbers where the values are. */
interface Scale { readonly top: number; readonly ticks: readonly number[] }
function scaleTo(value: number, about: number, whole: boolean): Scale {
  const most = Math.max(value, whole ? 1 : 1e-9);
  const raw = most / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max([1, 2, 5, 10].find((n) => n * power >= raw)! * power, whole ? 1 : 0);
  const count = Math.ceil(most / step - 1e-9);
  // Multiplied, not added up: 0.1 three times is not 0.3.
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12))) };
}

/** The scale of the values of a chart, from 0, with its numbers in words and the room that they take at the left, px. */
export interface ValueScale { readonly top: number; readonly ticks: readonly number[]; readonly words: readonly string[]; readonly left: number }
export function valueScale(chart: Chart, speech: ChartSpeech, about: number, most = mostOf(chart)): ValueScale {
  const { top, ticks } = scaleTo(most, about, chart.unit !== 'rate');
  const words = ticks.map((tick) => speech.number(tick, digitsOf(chart, most)));
  return { top, ticks, words, left: Math.max(...words.map(widthOf)) + 8 };
}
/** Its numbers, at the end of their room. */
export const valueNames = ({ ticks, words, left }: ValueScale, y: (value: number) => number): Shape[] =>
  ticks.map((tick, i) => text(left - 6, y(tick) + 4, words[i]!, 'end muted'));
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
    if (kept.every((_, i) => i === 0 || !touch(i))) return others.map(({ x, words }) => text(x, y, words, 'middle muted'));
  }
  return [];
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
