import { digitsOf, FONT, LINE, mostOf, path, rect, round, text, widthOf, wrap, type Draw, type Mark, type Shape } from '../drawing.js';

/** Height of a bar and room between rows, px. */
const BAR = 18;
const BETWEEN = 12;

/** Bars across with their names before and their values behind them: no axis to be read off. One path a series. */
export const bars: Draw = (chart, width, speech) => {
  const { rows, series, stacked } = chart;
  const most = mostOf(chart) || 1;
  const digits = digitsOf(chart, most);
  // Names stand above their bars where beside them they would leave too little room.
  const names = Math.min(Math.max(...rows.map(({ label }) => widthOf(label)), 0) + 10, width * 0.42);
  const above = width < 420;
  const left = above ? 0 : names;
  const values = rows.map((_, row) => series.map(({ values: own }) => own[row] ?? null));
  const said = (value: number | null) => (value === null ? '–' : speech.number(value, digits));
  const behind = Math.max(...values.flat().map((value) => widthOf(said(value))), 0) + 10;
  const long = Math.max(10, width - left - behind);
  const beside = stacked ? 1 : series.length;
  const paths = series.map(() => '');
  let unreported = '';
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  let y = 0;
  rows.forEach(({ label, unknown }, row) => {
    const lines = wrap(label, above ? width : left - 10, 2);
    const height = Math.max(beside * BAR, above ? 0 : lines.length * LINE);
    if (above) {
      lines.forEach((line, i) => shapes.push(text(0, y + FONT + i * LINE, line)));
      y += lines.length * LINE + 2;
    } else lines.forEach((line, i) => shapes.push(text(left - 10, y + height / 2 - ((lines.length - 1) * LINE) / 2 + i * LINE + 4, line, { anchor: 'end' })));
    let x = left;
    series.forEach((_, place) => {
      const value = values[row]![place] ?? null;
      const length = ((value ?? 0) / most) * long;
      const top = y + (height - beside * BAR) / 2 + (stacked ? 0 : place * BAR);
      const bar = value ? rect(x, top, Math.max(length, 1), BAR - (beside > 1 ? 2 : 0)) : '';
      // Of one series the bar of *not reported* has an ink of its own: it is no value like the others.
      if (unknown && series.length === 1) unreported += bar;
      else paths[place] += bar;
      if (!stacked) shapes.push(text(x + length + 6, top + BAR / 2 + 4, said(value)));
      marks.push({ row, series: place, x, y: top, width: Math.max(length, 1), height: BAR });
      if (stacked) x += length;
    });
    if (stacked) shapes.push(text(x + 6, y + height / 2 + 4, said(values[row]!.reduce<number>((sum, n) => sum + (n ?? 0), 0))));
    y += height + BETWEEN;
  });
  const whole = Math.max(y - BETWEEN, BAR);
  const inks = [...series.map(({ ink }, place) => ({ d: paths[place]!, ink })), { d: unreported, ink: 'unknown' as const }];
  shapes.unshift(...inks.flatMap(({ d, ink }) => (d ? [path(d, `fill-${ink}`)] : [])), path(`M${round(left)} 0V${whole}`, 'axis'));
  return { width, height: whole, shapes, marks };
};
