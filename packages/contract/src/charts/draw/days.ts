import type { ChartRow } from '../chart.js';
import { FONT, LINE, path, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { Cells, isDeep, legendOf, rampOf } from './ramp.js';
import { toDay } from '../day-numbers.js';

/** Least and greatest width of a day and its greatest height, px. */
const LEAST = 13;
const WIDE = 32;
const HIGH = 20;
/** Of more days than this, colour and cursor tell the numbers: a text each would be many. */
const FEW_DAYS = 100;
const WEEK = 7;

/** Days since a Monday: of a day, its place in the week and its week. */
const mondayBased = ({ key }: ChartRow) => toDay(key) + 3;

/** The days of a year: a column a week from Monday. A year is in two or four parts where its weeks have no room beside each other. */
export const days: Draw = ({ rows, series }, width, speech) => {
  const values = series[0]?.values ?? [];
  const counts = values.filter((value) => value !== null);
  const ramp = rampOf(counts);
  const weekdays = Array.from({ length: WEEK }, (_, i) => speech.part('weekdays', i));
  const left = Math.max(...weekdays.map(widthOf)) + 8;
  const [parts, weeks] = [1, 2, 4].map((n) => partsOf(rows, n)).map((list) => [list, Math.max(1, ...list.map(weeksOf(rows)))] as const)
    .find(([, most], i) => i === 2 || (width - left) / most >= LEAST)!;
  const wide = Math.min((width - left) / weeks, WIDE);
  const high = Math.max(LEAST, Math.min(wide, HIGH));
  const words = values.map((value) => (value === null ? '' : speech.number(value)));
  const fits = rows.length <= FEW_DAYS && high >= LINE && Math.max(0, ...words.map(widthOf)) + 2 <= wide;
  const cells = new Cells(ramp);
  const shapes: Shape[] = [];
  const marks: Mark[] = [];
  let [months, top] = ['', LINE + 2];
  parts.forEach((part) => {
    const first = Math.floor(mondayBased(rows[part[0]!]!) / WEEK);
    weekdays.forEach((name, day) => {
      if (high >= LINE - 1 || day % 2 === 0) shapes.push(text(0, top + (day + 0.5) * high + 4, name, 'muted'));
    });
    for (const row of part) {
      const at = mondayBased(rows[row]!);
      const [week, day] = [Math.floor(at / WEEK) - first, at % WEEK];
      const [x, y, value] = [left + week * wide, top + day * high, values[row] ?? null];
      marks.push({ row, series: 0, x, y, width: wide, height: high });
      if (value !== null) cells.add(x, y, wide, high, value);
      if (fits && value !== null) shapes.push(text(x + wide / 2, y + high / 2 + 4, words[row]!, isDeep(ramp, value) ? 'middle inverse' : 'middle'));
      if (!rows[row]!.key.endsWith('-01')) continue;
      shapes.push(text(day && row > part[0]! ? x + wide : x, top - LINE + FONT - 2, speech.period(rows[row]!.key.slice(0, 7), true), 'muted'));
      // Where a month begins: down one week, across, and down the next.
      if (row > part[0]!) months += `M${round(day ? x + wide : x)} ${round(top)}${day ? `V${round(y)}H${round(x)}` : ''}V${round(top + WEEK * high)}`;
    }
    top += WEEK * high + LINE + 8;
  });
  if (months) shapes.push(path(months, 'axis'));
  const legend = legendOf(ramp, cells, top - LINE + 2, width, speech);
  return { width, height: top - LINE + 2 + legend.height, shapes: [...cells.shapes(), ...shapes, ...legend.shapes], marks };
};

/** Rows of a year in so many parts of as many months each. */
function partsOf(rows: readonly ChartRow[], count: number): number[][] {
  const parts = Array.from({ length: count }, (): number[] => []);
  rows.forEach(({ key }, row) => parts[Math.floor(((Number(key.slice(5, 7)) - 1) * count) / 12)]!.push(row));
  return parts.filter(({ length }) => length);
}
const weeksOf = (rows: readonly ChartRow[]) => (part: readonly number[]) => Math.floor(mondayBased(rows[part.at(-1)!]!) / WEEK) - Math.floor(mondayBased(rows[part[0]!]!) / WEEK) + 1;
