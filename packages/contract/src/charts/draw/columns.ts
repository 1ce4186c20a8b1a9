import type { Chart } from '../chart.js';
import { digitsOf, LINE, mostOf, path, rect, round, scaleTo, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';

const HEIGHT = 220;

/** Columns over time: side by side, or on each other where they are parts of a whole. One path a series, however many columns. */
export const columns: Draw = (chart, width, speech) => {
  const { rows, series, stacked } = chart;
  const most = mostOf(chart);
  const digits = digitsOf(chart, most);
  const { top, ticks } = scaleTo(most, 4, chart.unit !== 'rate');
  const left = Math.max(...ticks.map((tick) => widthOf(speech.number(tick, digits)))) + 8;
  const [head, foot] = [LINE / 2, HEIGHT];
  const y = (value: number) => foot - (value / top) * (foot - head);
  const step = (width - left) / rows.length;
  // A column is at least a pixel wide and stands off the next, as far as there is room.
  const gap = Math.min(step * 0.2, 8);
  const beside = stacked ? 1 : series.length;
  const one = (step - gap) / beside;
  const x = (row: number, place: number) => left + row * step + gap / 2 + (stacked ? 0 : place * one);
  const shapes: Shape[] = [
    path(ticks.slice(1).map((tick) => `M${round(left)} ${round(y(tick))}H${width}`).join(''), 'grid'),
    ...ticks.map((tick) => text(left - 6, y(tick) + 4, speech.number(tick, digits), { anchor: 'end', muted: true })),
  ];
  const base = new Float64Array(rows.length);
  const marks: Mark[][] = rows.map(() => []);
  series.forEach(({ values, ink }, place) => {
    let d = '';
    values.forEach((value, row) => {
      const from = stacked ? base[row]! : 0;
      const [high, low] = [y(from + (value ?? 0)), y(from)];
      // What is not known has no column, and neither has 0: the table tells them apart.
      if (value) d += rect(x(row, place), high, one, low - high);
      if (stacked) base[row] = from + (value ?? 0);
      marks[row]!.push({ row, series: place, x: x(row, place), y: high, width: one, height: low - high });
    });
    if (d) shapes.push(path(d, `fill-${ink}`));
  });
  shapes.push(path(`M${round(left)} ${foot}H${width}`, 'axis'), ...axis(chart, left, step, width));
  return { width, height: HEIGHT + AXIS, shapes, marks: marks.flat() };
};

/** Room below the columns: a line for the periods and one for their years. */
const AXIS = 2 * LINE + 6;

/** Names of the periods below: as many of their short ones as there is room for, and each year once. */
export function axis({ rows }: Chart, left: number, step: number, width: number): Shape[] {
  const shapes: Shape[] = [];
  const years = rows.map(({ key }) => key.slice(0, 4));
  const room = Math.max(...rows.map(({ short = '', key }) => (short === key ? 0 : widthOf(short))), 0) + 8;
  const every = [1, 2, 3, 6, Infinity].find((n) => n * step >= room)!;
  const named = rows.some(({ short, key }) => short && short !== key) && every < Infinity;
  if (named) rows.forEach(({ short = '', key }, row) => (Number(key.slice(5, 7).replace('Q', '')) - 1) % every === 0 && shapes.push(text(left + (row + 0.5) * step, HEIGHT + LINE, short, { anchor: 'middle', muted: true })));
  const starts = rows.flatMap((_, row) => (years[row] === years[row - 1] ? [] : [row]));
  const yearRoom = widthOf('2024') + 8;
  const yearEvery = Math.max(1, Math.ceil(yearRoom / ((width - left) / Math.max(1, starts.length))));
  starts.forEach((row, i) => {
    // Counted from the last, so that the newest year is always named; a year of a few periods at an edge has no room for its name.
    if ((starts.length - 1 - i) % yearEvery) return;
    const next = starts[i + 1] ?? rows.length;
    const middle = left + ((row + next) / 2) * step;
    const half = widthOf('2024') / 2;
    shapes.push(text(Math.min(Math.max(middle, left + half - 6), width - half), HEIGHT + (named ? 2 : 1) * LINE + (named ? 2 : 0), years[row]!, { anchor: 'middle', muted: true }));
  });
  return shapes;
}
