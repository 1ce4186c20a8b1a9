import { digitsOf, FONT, LINE, mostOf, path, rect, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { wrap } from '../wrap.js';

/** Height of a bar and room between rows, px. */
const BAR = 18;
const BETWEEN = 12;
/** Width from which names stand beside their bars: above it they leave enough room. */
const WIDE = 420;
/** A bar of something is seen: a line of the surface goes around it. */
const LEAST = 2;
/** Lines of a name. */
const LINES = 3;

/** Bars across with their names before and their values behind them: no axis to be read off. One path a series. */
export const bars: Draw = (chart, width, speech) => {
  const { rows, series, stacked } = chart;
  const most = mostOf(chart) || 1;
  const digits = digitsOf(chart, most);
  const above = width < WIDE;
  const names = rows.map(({ label }) => wrap(label, above ? width : width * 0.4, LINES));
  const left = above ? 0 : Math.max(...names.flat().map(widthOf), 0) + 10;
  const said = (value: number | null | undefined, few?: boolean) => (value == null ? '–' : few ? speech.say('few', { n: speech.number(value, digits) }) : speech.number(value, digits));
  const sum = (row: number) => series.reduce<number | null>((all, { values }) => (values[row] == null ? all : (all ?? 0) + values[row]), null);
  const texts = rows.map((_, row) => (stacked ? [said(sum(row))] : series.map(({ values, few }) => said(values[row], few?.[row]))));
  const long = Math.max(10, width - left - Math.max(...texts.flat().map(widthOf), 0) - 8);
  const scale = (value: number) => Math.min(value / most, 1) * long;
  const beside = stacked ? 1 : series.length;
  const paths = series.map(() => '');
  let [unreported, whiskers, veils, rules, axis, y] = ['', '', '', '', '', 0];
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  rows.forEach(({ unknown, apart }, row) => {
    const lines = names[row]!;
    if (apart && row) {
      rules += `M0 ${y}H${width}`;
      y += BETWEEN;
    }
    const height = Math.max(beside * BAR, above ? 0 : lines.length * LINE);
    const first = above ? y + FONT : y + (height - lines.length * LINE) / 2 + FONT;
    lines.forEach((line, i) => shapes.push(text(above ? 0 : left - 10, first + i * LINE, line, above ? '' : 'end')));
    if (above) y += lines.length * LINE + 2;
    // A line down all bars would cross the names above them.
    if (above) axis += `M0 ${y}v${height}`;
    let x = left;
    series.forEach(({ values, bounds }, place) => {
      const value = values[row];
      const length = value ? Math.max(scale(value), LEAST) : 0;
      const top = y + (height - beside * BAR) / 2 + (stacked ? 0 : place * BAR);
      const bar = value ? rect(x, top, length, BAR - (beside > 1 ? 2 : 0)) : '';
      // Of one series the bar of *not reported* has an ink of its own: it is no value like the others.
      if (unknown && series.length === 1) unreported += bar;
      else paths[place] += bar;
      const [low = 0, high = 0] = bounds?.map((bound) => scale(bound.values[row] ?? 0)) ?? [];
      const middle = round(top + BAR / 2);
      // On a bar a whisker is seen on a lighter band.
      if (high) veils += rect(x + low, middle - 4, high - low, 8);
      if (high) whiskers += `M${round(x + low)} ${middle}H${round(x + high)}m0 -4v8M${round(x + low)} ${middle - 4}v8`;
      if (!stacked) shapes.push(text(x + Math.max(length, high) + 6, middle + 4, texts[row]![place]!));
      marks.push({ row, series: place, x: round(x), y: top, width: round(Math.max(length, LEAST)), height: BAR });
      if (stacked) x += value ? scale(value) : 0;
    });
    if (stacked) shapes.push(text(x + 6, y + height / 2 + 4, texts[row]![0]!));
    y += height + BETWEEN;
  });
  const whole = Math.max(y - BETWEEN, BAR);
  const inks = [...series.map(({ ink }, place) => [paths[place]!, `fill-${ink}`] as const), [unreported, 'fill-unknown'] as const, [veils, 'veil'] as const, [whiskers, 'interval'] as const, [rules, 'grid'] as const];
  shapes.unshift(...inks.flatMap(([d, paint]) => (d ? [path(d, paint)] : [])), path(axis || `M${round(left)} 0V${whole}`, 'axis'));
  return { width, height: whole, shapes, marks };
};
