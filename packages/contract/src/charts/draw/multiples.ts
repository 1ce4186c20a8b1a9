import { LINE, path, rect, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { wrap } from '../wrap.js';
import { valueLines, valueNames, valueScale } from './axis.js';
import { columnsPath, edgesOf, isNarrow } from './columns-path.js';

/** Least width of a panel, height of its columns and room between panels, px. */
const LEAST = 100;
const HEIGHT = 84;
const BETWEEN = 16;

/** A panel a series, all on one scale, in rows as even as they can be. One path a series. */
export const multiples: Draw = (chart, width, speech) => {
  const { rows, series } = chart;
  const scale = valueScale(chart, speech, 3);
  const { left, top } = scale;
  const most = Math.max(1, Math.min(series.length, Math.floor((width - left + BETWEEN) / (LEAST + BETWEEN))));
  const across = Math.ceil(series.length / Math.ceil(series.length / most)) || 1;
  const panel = (width - left - (across - 1) * BETWEEN) / across;
  const step = panel / Math.max(rows.length, 1);
  const gap = isNarrow(step * 0.8) ? 0 : Math.min(step * 0.2, 6);
  const titles = series.map(({ label }) => wrap(label, panel / BOLD, 2));
  const ends = [rows[0], rows.at(-1)].map((row) => row?.key.slice(0, 4) ?? '');
  const marks: Mark[][] = rows.map(() => []);
  const shapes: Shape[] = [];
  let [veil, axis, from] = ['', '', 0];
  for (let first = 0; first < series.length; first += across) {
    const head = from + Math.max(...titles.slice(first, first + across).map(({ length }) => length)) * LINE + 6;
    const foot = head + HEIGHT;
    const y = (value: number) => foot - (value / top) * HEIGHT;
    shapes.push(...valueNames(scale, y));
    series.slice(first, first + across).forEach(({ values, ink }, at) => {
      const start = left + at * (panel + BETWEEN);
      const x = (row: number) => start + row * step + gap / 2;
      const title = titles[first + at]!;
      title.forEach((line, i) => shapes.push(text(start, head - 10 + (i + 1 - title.length) * LINE, line, 'strong')));
      const d = columnsPath(values, edgesOf(rows.length, x), step - gap, values.map((value) => Math.round(y(value ?? 0))), values.map(() => foot));
      shapes.push(valueLines(scale, y, start, start + panel));
      if (d) shapes.push(path(d, `fill-${ink}`));
      rows.forEach(({ partial }, row) => {
        const high = y(values[row] ?? 0);
        marks[row]!.push({ row, series: first + at, x: x(row), y: high, width: step - gap, height: foot - high });
        if (partial && values[row]) veil += rect(start + row * step, high - 1, step, foot - high + 1);
      });
      axis += `M${round(start)} ${round(foot)}h${round(panel)}`;
      // Where a panel begins and where it ends; what is between follows.
      if (widthOf(ends.join('  ')) < panel && ends[0] !== ends[1]) shapes.push(text(start, foot + LINE, ends[0]!, 'muted'), text(start + panel, foot + LINE, ends[1]!, 'end muted'));
      else shapes.push(text(start, foot + LINE, ends[0]!, 'muted'));
    });
    from = foot + LINE + BETWEEN;
  }
  if (veil) shapes.push(path(veil, 'veil'));
  if (axis) shapes.push(path(axis, 'axis'));
  return { width, height: Math.max(from - BETWEEN + 4, HEIGHT), shapes, marks: marks.flat() };
};

/** How much wider than others bold letters are, about. */
const BOLD = 1.1;
