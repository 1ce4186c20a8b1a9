import type { Chart, ChartOptions, ChartRow, ChartSeries } from '../chart.js';
import { FEW, spanOf, type ChartContext } from '../context.js';
import { fromDay, sameDayIn, toDay } from '../day-numbers.js';

/** Years before that the last one is compared with. */
const BEFORE = 3;

/** Incidents since 1 January by day: the last year of the data beside up to three before it. */
export function cumulative(_: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const span = spanOf(context);
  const points = new Map((summary.series ?? []).map(({ period, count }) => [period, count]));
  const year = Number(span?.to.slice(0, 4));
  const wanted = span ? [...Array(BEFORE + 1).keys()].map((n) => year - n).filter((y) => `${y}` >= span.from.slice(0, 4)) : [];
  // A year that the filters begin in has no sum since 1 January: the last one is shown all the same, from its first day on and alone.
  const years = wanted.filter((y) => y === year || !filters.from || `${y}-01-01` >= filters.from);
  const start = span && filters.from && filters.from > `${year}-01-01` ? filters.from : `${year}-01-01`;
  // A year alone is shown as far as it goes: nothing beside it is longer.
  const days = daysOf(years).filter((day) => years.length > 1 || (`${year}-${day}` >= start && `${year}-${day}` <= span!.to));
  const sums = years.map((y) => sumsOf(y, days, points, y === year ? start : `${y}-01-01`, span!.to));
  const series = years.map((y, i): ChartSeries => ({
    key: `${y}`, label: `${y}`, ink: i ? 'past' : 1, values: sums[i]!, filters: { from: i ? `${y}-01-01` : start, to: i ? `${y}-12-31` : span!.to },
    cells: days.map((day, row) => (sums[i]![row] === null ? undefined : { from: i ? `${y}-01-01` : start, to: sameDayIn(y, `${y}-${day}`) })),
  }));
  return {
    id: 'cumulative', form: 'lines', unit: 'incidents',
    title: start.endsWith('-01-01') ? speech.say('cumulative-title', { years: yearsInWords(years) || speech.say('not-known') }) : speech.say('cumulative-since', { day: speech.period(start) }),
    sentence: span && sums.some((values) => values.some(Boolean)) ? sentence(series, days, start, span.to, context) : speech.say('none'),
    notes: wanted.length > years.length ? [speech.say('cumulative-cut', { years: yearsInWords(wanted.filter((y) => !years.includes(y))) })] : [],
    rowsName: speech.part('heads', 3),
    rows: days.map((day, i): ChartRow => ({ key: day, label: speech.period(`2000-${day}`, true), short: !i || day.endsWith('-01') ? speech.period(`2000-${day.slice(0, 2)}`, true) : '' })),
    series,
  };
}

/** `2022–2025`, newest first in. */
const yearsInWords = (years: readonly number[]): string => (years.length > 1 ? `${years.at(-1)}–${years[0]}` : years.join(''));

/** Days of a year as `01-31`, with 29 February where one of the years has it. */
function daysOf(years: readonly number[]): string[] {
  if (!years.length) return [];
  const long = years.find((y) => sameDayIn(y, '2000-02-29').endsWith('-29')) ?? years[0]!;
  const first = toDay(`${long}-01-01`);
  return Array.from({ length: toDay(`${long}-12-31`) - first + 1 }, (_, i) => fromDay(first + i).slice(5));
}

/** Sum of a year from a day up to each day, `null` outside. On 29 February a year without it stands where it stood the day before. */
function sumsOf(year: number, days: readonly string[], points: ReadonlyMap<string, number>, from: string, to: string): (number | null)[] {
  let sum = 0;
  return days.map((day) => {
    const date = `${year}-${day}`;
    if (date < from || date > to) return null;
    return (sum += points.get(date) ?? 0);
  });
}

/** The last year against the same days of those before: never a part of a year against a whole one. */
function sentence(series: readonly ChartSeries[], days: readonly string[], start: string, end: string, { speech }: ChartContext): string {
  const at = days.indexOf(end.slice(5));
  const [now, ...before] = series.map(({ label, values }) => ({ label, n: values[at] ?? 0 }));
  const told = { span: speech.span(start, end), incidents: speech.count(now!.n, 'incidents') };
  const [first, ...others] = before;
  const list = (years: typeof before) => years.map(({ label, n }) => `${label}: ${speech.number(n)}`).join('; ');
  if (!first) return speech.say('span-now', told);
  // Of few a change in per cent says more than there is.
  if (first.n < FEW) return `${speech.say('span-now', told)} ${speech.say('cumulative-others', { list: list(before) })}`;
  const change = speech.say('cumulative-change', { ...told, change: speech.change(now!.n / first.n - 1), year: first.label, m: speech.number(first.n) });
  return others.length ? `${change} ${speech.say('cumulative-others', { list: list(others) })}` : change;
}
