import { digitsOf, FONT, LINE, path, rect, round, text, widthOf, wrap, type Draw, type Mark, type Shape } from '../drawing.js';

const BAR = 22;
const BETWEEN = 10;
/** Width from which the names have a column between the bars, and what is in neither of them one behind. */
const WIDE = 480;
const LEAST = 2;

/** Bars to the left and to the right of a middle, first and second series; a third one, in neither, as numbers. One path a side. */
export const pyramid: Draw = (chart, width, speech) => {
  const { rows, series } = chart;
  const [left, right, neither] = series;
  const sides = [left!, right!];
  const most = Math.max(...sides.flatMap(({ values }) => values.map((value) => value ?? 0)), 1);
  const digits = digitsOf(chart, most);
  const said = (value: number | null | undefined) => (value == null ? '–' : speech.number(value, digits));
  const wide = width >= WIDE;
  // Where it is wide: bars, names, bars, numbers. Where it is narrow a name stands above its bars and the number below them.
  const middle = wide ? Math.max(...rows.map(({ label }) => widthOf(label)), 0) + 20 : 0;
  const heads = neither && wide ? wrap(neither.label, 96, LINES) : [];
  const behind = neither && wide ? Math.max(...[...heads, ...neither.values.map(said)].map(widthOf)) + 12 : 0;
  const half = (width - middle - behind) / 2;
  const long = Math.max(10, half - Math.max(...sides.flatMap(({ values }) => values.map((value) => widthOf(said(value))))) - 8);
  const [from, to] = [half, half + middle];
  const end = { anchor: 'end' } as const;
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  const [first, second] = sides.map(({ label }) => wrap(label, half - 6, 1)[0] ?? '');
  const head = Math.max(heads.length, 1) * LINE;
  shapes.push(text(from - 6, head - 4, first!, { ...end, strong: true }), text(to + 6, head - 4, second!, { strong: true }));
  heads.forEach((line, i) => shapes.push(text(width, head - 4 - (heads.length - 1 - i) * LINE, line, { ...end, muted: true })));
  const paths = ['', ''];
  let [unreported, axes, y] = ['', '', head + 4];
  rows.forEach(({ label, unknown }, row) => {
    const names = wide ? [label] : wrap(label, width, 2);
    names.forEach((line, i) => shapes.push(text(width / 2 - behind / 2, wide ? y + BAR / 2 + 4 : y + FONT + i * LINE, line, { anchor: 'middle' })));
    if (!wide) y += names.length * LINE + 2;
    sides.forEach(({ values }, side) => {
      const value = values[row];
      const length = value ? Math.max((value / most) * long, LEAST) : 0;
      const x = side ? to : from - length;
      const bar = value ? rect(x, y, length, BAR) : '';
      if (unknown) unreported += bar;
      else paths[side] += bar;
      shapes.push(side ? text(to + length + 6, y + BAR / 2 + 4, said(value)) : text(from - length - 6, y + BAR / 2 + 4, said(value), end));
      marks.push({ row, series: side, x: round(side ? to : from - Math.max(length, LEAST)), y, width: round(Math.max(length, LEAST)), height: BAR });
    });
    axes += `M${round(from)} ${y}v${BAR}${wide ? `M${round(to)} ${y}v${BAR}` : ''}`;
    if (neither) {
      const words = wide ? said(neither.values[row]) : `${neither.label}: ${said(neither.values[row])}`;
      const [at, room] = [wide ? y + BAR / 2 + 4 : y + BAR + FONT + 2, Math.min(widthOf(words), width)];
      shapes.push(text(wide ? width : width / 2, at, words, { anchor: wide ? 'end' : 'middle', muted: true }));
      marks.push({ row, series: 2, x: round(wide ? width - room : (width - room) / 2), y: at - FONT, width: round(room), height: LINE });
    }
    y += BAR + (neither && !wide ? LINE + 2 : 0) + BETWEEN;
  });
  const inks = [...sides.map(({ ink }, side) => [paths[side]!, `fill-${ink}`] as const), [unreported, 'fill-unknown'] as const];
  shapes.unshift(...inks.flatMap(([d, paint]) => (d ? [path(d, paint)] : [])), path(axes, 'axis'));
  return { width, height: y - BETWEEN, shapes, marks };
};
const LINES = 3;
