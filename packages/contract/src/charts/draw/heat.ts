import { FONT, LINE, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { days } from './days.js';
import { Cells, isDeep, legendOf, rampOf } from './ramp.js';

/** Height of a cell, px. */
const CELL = 24;

/** A cell a value, darker for more: a row a line and a series a column, or the days of a year where there is one series. */
export const heat: Draw = (chart, width, speech) => (chart.series.length < 2 ? days : cells)(chart, width, speech);

/** Those of rows and columns. */
export const cells: Draw = (chart, width, speech) => {
  const { rows, series } = chart;
  const isCut = (row: number, place: number) => Boolean(rows[row]!.partial ?? series[place]!.partial?.[row]);
  const whole = series.flatMap(({ values }, place) => values.filter((value, row): value is number => value !== null && !isCut(row, place)));
  const ramp = rampOf(whole);
  // Months have short names.
  const heads = series.map(({ key, label }) => (Number(key) ? speech.period(`2000-${key}`, true) : label));
  const names = rows.map(({ label, short }) => short || label);
  const left = Math.max(0, ...names.map(widthOf)) + 6;
  const wide = (width - left) / series.length;
  const words = series.map(({ values }) => values.map((value) => (value === null ? '' : speech.number(value))));
  // Numbers stand in all cells or in none.
  const fits = Math.max(...words.flat().map(widthOf), 0) <= wide;
  const every = [1, 2, 3, 4, 6].find((n) => heads.every((head, i) => i % n !== 0 || widthOf(head) + 4 <= n * wide)) ?? series.length;
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  const boxes = new Cells(ramp);
  heads.forEach((head, place) => {
    if (rows.length && place % every === 0) shapes.push(text(left + (place + 0.5) * wide, FONT, head, 'middle muted'));
  });
  rows.forEach((_, row) => {
    const y = LINE + 4 + row * CELL;
    shapes.push(text(left - 6, y + CELL / 2 + 4, names[row]!, 'end muted'));
    series.forEach(({ values }, place) => {
      const [x, value] = [left + place * wide, values[row] ?? null];
      marks.push({ row, series: place, x, y, width: wide, height: CELL });
      if (value === null) return;
      boxes.add(x, y, wide, CELL, value, isCut(row, place));
      if (!fits) return;
      const deep = !isCut(row, place) && isDeep(ramp, value);
      shapes.push(text(x + wide / 2, y + CELL / 2 + 4, words[place]![row]!, deep ? 'middle inverse' : 'middle'));
    });
  });
  const foot = LINE + 4 + rows.length * CELL + 10;
  const legend = legendOf(ramp, boxes, foot, width, speech);
  return { width, height: foot + legend.height, shapes: [...boxes.shapes(), ...shapes, ...legend.shapes], marks };
};
