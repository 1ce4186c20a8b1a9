import type { ChartRow } from '../chart.js';
import { FONT, LINE, path, rect, round, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { namesBetween, runsOf, valueLines, valueNames, valueScale } from './axis.js';
import { columnsPath, edgesOf, isNarrow } from './columns-path.js';

const HEIGHT = 220;
/** Greatest width of a column, px: one alone is no wall. */
const WIDEST = 72;

/** Columns over time: side by side, or on each other where they are parts of a whole. One path a series, however many columns. */
export const columns: Draw = (chart, width, speech) => {
  const { rows, series, stacked } = chart;
  const scale = valueScale(chart, speech, 4);
  const { left, top } = scale;
  const [ceiling, foot] = [LINE / 2, HEIGHT];
  const y = (value: number) => foot - (value / top) * (foot - ceiling);
  const step = (width - left) / Math.max(rows.length, 1);
  const several = !stacked && series.length > 1;
  const room = Math.min(step * 0.2, 8);
  // Several beside each other that would each be a hair are lines in steps, over the whole period.
  const asLines = several && isNarrow((step - room) / series.length);
  const beside = several && !asLines ? series.length : 1;
  const gap = asLines || isNarrow((step - room) / beside) ? 0 : room;
  const one = asLines ? step : Math.min((step - gap) / beside, WIDEST);
  const x = (row: number, place: number) => left + (row + 0.5) * step + ((beside > 1 ? place : 0) - beside / 2) * one;
  const edgesAt = (place: number) => edgesOf(rows.length, (row) => x(row, place));
  const shared = edgesAt(0);
  const sums = rows.map(() => 0);
  const floor = rows.map(() => foot);
  /** Where the columns of each series end, and where they begin, whole px. */
  const heads: number[][] = [];
  const feet = (place: number) => (stacked && heads[place - 1]) || floor;
  const paths = series.map(({ values, ink }, place) => {
    heads.push(values.map((value, row) => Math.round(y(stacked ? (sums[row]! += value ?? 0) : (value ?? 0)))));
    const d = asLines ? stepsPath(values, (row) => x(row, 0), one, y) : columnsPath(values, beside > 1 ? edgesAt(place) : shared, one, heads[place]!, feet(place));
    return path(d, asLines ? `line-${ink}` : `fill-${ink}`);
  });
  // What is behind to be compared with is drawn first.
  if (asLines) paths.reverse();
  const veil = rows.map(({ partial }, row) => {
    const highest = partial ? Math.min(...heads.map((ends) => ends[row]!)) : foot;
    return highest < foot ? rect(x(row, 0) - 1, highest - 1, beside * one + 2, foot - highest + 1) : '';
  }).join('');
  const periods = periodAxis(rows, left, step, width, foot);
  const shapes: Shape[] = [
    valueLines(scale, y, left, width), ...valueNames(scale, y),
    ...[...paths, path(veil, 'veil')].filter(({ d }) => d),
    path(`M${round(left)} ${foot}H${width}`, 'axis'), ...periods.shapes,
  ];
  let marks: Mark[] | undefined;
  return {
    width, height: HEIGHT + periods.height, shapes,
    // Nobody needs them before somebody comes to the chart, and there can be a thousand.
    get marks() {
      return (marks ??= rows.flatMap((_, row) => series.map((_one, place): Mark => {
        const high = heads[place]![row]!;
        return { row, series: place, x: x(row, place), y: high, width: one, height: feet(place)[row]! - high };
      })));
    },
  };
};

/** Values as a line in steps, broken where one is not known. */
const stepsPath = (values: readonly (number | null)[], x: (row: number) => number, step: number, y: (value: number) => number): string =>
  runsOf(values).map(([from, to]) => {
    let d = `M${round(x(from))} ${round(y(values[from]!))}`;
    for (let row = from; row <= to; row++) d += `V${round(y(values[row]!))}H${round(x(row) + step)}`;
    return d;
  }).join('');

/** Names of periods below columns: their short ones as far as there is room, and each year once, at the tick where it begins. */
function periodAxis(rows: readonly ChartRow[], left: number, step: number, width: number, foot: number): { shapes: Shape[]; height: number } {
  if (!rows.length) return { shapes: [], height: LINE };
  const middle = (row: number) => left + (row + 0.5) * step;
  if (rows.every(({ key }) => key.length === 4)) return { shapes: namesBetween(rows.map(({ key }, row) => ({ x: middle(row), words: key })), foot + LINE, 0, width), height: LINE + 6 };
  const at = (key: string) => Number(key.slice(5, 7)) - 1;
  // All names are among the first twelve.
  const room = Math.max(...rows.slice(0, 12).map(({ short = '' }) => widthOf(short))) + 6;
  const every = (rows[0]!.key.includes('Q') ? [1, 2] : [1, 2, 3]).find((n) => n * step >= room);
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
