import { FONT, LINE, path, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { wrap } from '../wrap.js';

/** A figure and the room that it takes, px; so many stand together. */
const [TALL, STEP, DOWN, GROUP, APART] = [26, 15, 32, 5, 5];
const SIZES = [1.6, 1.3, 1];
const BETWEEN = 14;
/** Room between a number, in bold letters, and its name. */
const BESIDE = 10;
/** Width from which names have a column of their own. */
const WIDE = 480;

type Point = readonly [x: number, y: number];
/** Width of a figure, and its outlines: head and body. */
const BROAD = 11;
const HEAD: readonly Point[] = Array.from({ length: 10 }, (_, i): Point => [5.5 + 3 * Math.cos((i * Math.PI) / 5), 3 + 3 * Math.sin((i * Math.PI) / 5)]);
const BODY: readonly Point[] = [[2, 7], [9, 7], [11, 9], [11, 16.5], [9.2, 16.5], [9.2, 10.5], [8.8, 10.5], [8.8, TALL], [6, TALL], [6, 17.5], [5, 17.5], [5, TALL], [2.2, TALL], [2.2, 10.5], [1.8, 10.5], [1.8, 16.5], [0, 16.5], [0, 9]];

/** An outline up to a width: what lies beyond is cut off (after Sutherland and Hodgman). */
const upTo = (points: readonly Point[], edge: number): Point[] =>
  points.flatMap((point, i): Point[] => {
    const before = points.at(i - 1)!;
    const crosses = (before[0] <= edge) !== (point[0] <= edge);
    const cross: Point = [edge, before[1] + ((point[1] - before[1]) * (edge - before[0])) / (point[0] - before[0] || 1)];
    return [...(crosses ? [cross] : []), ...(point[0] <= edge ? [point] : [])];
  });

/** A person at a place, filled up to a part of its width. */
const person = (x: number, y: number, size: number, part: number): string =>
  [HEAD, BODY].map((outline) => {
    const points = part < 1 ? upTo(outline, part * BROAD) : outline;
    return points.length ? `M${points.map(([dx, dy]) => `${round(x + dx * size)} ${round(y + dy * size)}`).join('L')}z` : '';
  }).join('');

/** People as figures in groups of five, a block for each series with its number. One path a series, and one for the outlines of figures that are not full. */
export const pictogram: Draw = ({ rows, series, each = 1 }, width, speech) => {
  const wide = width >= WIDE;
  const blocks = rows.flatMap((_, row) => series.map(({ label, values }, place) => {
    const number = values[row] == null ? '–' : speech.number(values[row]);
    return { row, place, figures: (values[row] ?? 0) / each, number, name: wrap(label, wide ? width * 0.3 : width - widthOf(number) - BESIDE, 3) };
  }));
  const left = wide ? Math.max(...blocks.flatMap(({ name, number }) => [...name, number]).map(widthOf), 0) + 16 : 0;
  const lineOf = (size: number) => Math.max(1, Math.floor((width - left + APART * size) / ((GROUP * STEP + APART) * size))) * GROUP;
  // As large as leaves the largest block two lines.
  const size = SIZES.find((one) => blocks.every(({ figures }) => figures <= 2 * lineOf(one))) ?? 1;
  const line = lineOf(size);
  const paths = series.map(() => '');
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  let [outlines, y] = ['', 0];
  for (const { row, place, figures, number, name } of blocks) {
    const x = wide ? 0 : widthOf(number) + BESIDE;
    shapes.push(text(0, y + FONT, number, 'strong'));
    name.forEach((part, i) => shapes.push(text(x, y + FONT + (i + (wide ? 1 : 0)) * LINE, part)));
    const top = wide ? y : y + name.length * LINE + 4;
    const at = (n: number) => left + (n * STEP + Math.floor(n / GROUP) * APART) * size;
    for (let n = 0; n < figures; n++) {
      // A part is told from nothing: some of the figure is seen.
      const part = Math.max(Math.min(figures - n, 1), 0.25);
      const spot = [at(n % line), top + Math.floor(n / line) * DOWN * size, size] as const;
      paths[place] += person(...spot, part);
      if (part < 1) outlines += person(...spot, 1);
    }
    const lines = Math.ceil(figures / line);
    const most = Math.min(Math.ceil(figures), line);
    const foot = Math.ceil(Math.max(top + Math.max(lines * DOWN - (DOWN - TALL), 0) * size, y + (name.length + (wide ? 1 : 0)) * LINE));
    marks.push({ row, series: place, x: round(left), y, width: round((most ? at(most - 1) - left : 0) + BROAD * size), height: foot - y });
    y = foot + BETWEEN;
  }
  shapes.unshift(...(outlines ? [path(outlines, 'grid')] : []), ...series.flatMap(({ ink }, place) => (paths[place] ? [path(paths[place], `fill-${ink}`)] : [])));
  return { width, height: Math.max(y - BETWEEN, LINE), shapes, marks };
};
