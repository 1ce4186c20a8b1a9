import { digitsOf, FONT, LINE, path, rect, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { wrap } from '../wrap.js';

const BAR = 22;
const BETWEEN = 10;
/** Width from which the names have a column between the bars, and what is in neither of them one behind. */
const WIDE = 480;
const LEAST = 2;
/** Most room for a name between the bars and for the head of the numbers, px, and lines of each. */
const [NAME, HEAD, LINES] = [136, 96, 3];

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
  const names = rows.map(({ label }) => wrap(label, wide ? NAME : width, LINES));
  const middle = wide ? Math.max(...names.flat().map(widthOf), 0) + 20 : 0;
  const heads = neither && wide ? wrap(neither.label, HEAD, LINES) : [];
  const behind = neither && wide ? Math.max(...[...heads, ...neither.values.map(said)].map(widthOf)) + 12 : 0;
  const half = (width - middle - behind) / 2;
  const long = Math.max(10, half - Math.max(...sides.flatMap(({ values }) => values.map((value) => widthOf(said(value))))) - 8);
  const [from, to] = [half, half + middle];
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  const [first, second] = sides.map(({ label }) => wrap(label, half - 6, 1)[0] ?? '');
  const head = Math.max(heads.length, 1) * LINE;
  shapes.push(text(from - 6, head - 4, first!, 'end strong'), text(to + 6, head - 4, second!, 'strong'));
  heads.forEach((line, i) => shapes.push(text(width, head - 4 - (heads.length - 1 - i) * LINE, line, 'end muted')));
  const paths = ['', ''];
  let [unreported, axes, y] = ['', '', head + 4];
  rows.forEach(({ unknown }, row) => {
    const lines = names[row]!;
    const height = wide ? Math.max(BAR, lines.length * LINE) : BAR;
    const first = wide ? y + (height - lines.length * LINE) / 2 + FONT : y + FONT;
    lines.forEach((line, i) => shapes.push(text((width - behind) / 2, first + i * LINE, line, 'middle')));
    if (!wide) y += lines.length * LINE + 2;
    const [top, level] = [y + (height - BAR) / 2, y + height / 2 + 4];
    sides.forEach(({ values }, side) => {
      const value = values[row];
      const length = value ? Math.max((value / most) * long, LEAST) : 0;
      const bar = value ? rect(side ? to : from - length, top, length, BAR) : '';
      if (unknown) unreported += bar;
      else paths[side] += bar;
      shapes.push(side ? text(to + length + 6, level, said(value)) : text(from - length - 6, level, said(value), 'end'));
      marks.push({ row, series: side, x: round(side ? to : from - Math.max(length, LEAST)), y: top, width: round(Math.max(length, LEAST)), height: BAR });
    });
    axes += `M${round(from)} ${top}v${BAR}${wide ? `M${round(to)} ${top}v${BAR}` : ''}`;
    y += height;
    if (neither) {
      const words = wide ? [said(neither.values[row])] : wrap(`${neither.label}: ${said(neither.values[row])}`, width, LINES);
      const [at, room] = [wide ? level : y + FONT + 2, Math.max(...words.map(widthOf))];
      words.forEach((line, i) => shapes.push(text(wide ? width : width / 2, at + i * LINE, line, wide ? 'end muted' : 'middle muted')));
      marks.push({ row, series: 2, x: round(wide ? width - room : (width - room) / 2), y: at - FONT, width: round(room), height: words.length * LINE });
      if (!wide) y += words.length * LINE + 2;
    }
    y += BETWEEN;
  });
  const inks = [...sides.map(({ ink }, side) => [paths[side]!, `fill-${ink}`] as const), [unreported, 'fill-unknown'] as const];
  shapes.unshift(...inks.flatMap(([d, paint]) => (d ? [path(d, paint)] : [])), path(axes, 'axis'));
  return { width, height: y - BETWEEN, shapes, marks };
};
