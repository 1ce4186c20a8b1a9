import type { SeriesPoint } from '../../answers.js';
import type { Chart, ChartLine, ChartOptions, ChartSeries } from '../chart.js';
import { FEW, spanOf, type ChartContext } from '../context.js';
import { fromDay, sameDayIn, toDay } from '../day-numbers.js';
import { periodRow } from '../steps.js';

/** Days of a mean: four of each day of the week, so that their rhythm is not in it. */
const MEAN = 28;
const WEEK = 7;
/** Standard errors within which the difference of two counts may be chance (95 %). */
const SURE = 1.96;

/** Incidents by day or week over all years of the data: drawn as they are, with the mean of 28 days; told by month. */
export function timeline({ grain = 'day' }: ChartOptions, context: ChartContext): Chart {
  const { summary, speech } = context;
  const span = spanOf(context);
  const first = span ? toDay(span.from) : 0;
  const counts = new Array<number>(span ? Math.max(toDay(span.to) - first + 1, 0) : 0).fill(0);
  for (const { period, count } of summary.series ?? []) {
    const at = toDay(period) - first;
    if (at >= 0 && at < counts.length) counts[at] = count;
  }
  const isWeek = grain === 'week';
  const months = monthsOf(counts, first);
  const column = (key: string, label: string, of: (days: readonly number[]) => number): ChartSeries => ({ key, label, ink: 1, values: months.map(({ days }) => of(days)) });
  return {
    id: 'timeline', form: 'timeline', unit: 'incidents',
    title: speech.part('timeline-title', Number(isWeek), { span: span ? speech.span(span.from, span.to) : speech.say('not-known') }),
    sentence: sentence(counts, first, context),
    notes: [speech.part('timeline-note', Number(isWeek))],
    rowsName: speech.part('heads', 2),
    rows: months.map(({ days, period, from }) => periodRow(context, { period, count: 0, ...(days.length < lengthOf(from) && { partial: true as const }) })),
    series: [
      column('count', speech.part('units', 0), (days) => days.reduce((sum, n) => sum + n, 0)),
      column('most', speech.part('timeline-columns', 0), (days) => Math.max(...days)),
      column('fewest', speech.part('timeline-columns', 1), (days) => Math.min(...days)),
    ],
    line: isWeek ? weeks(counts, first, speech.part('timeline-lines', 1)) : {
      first, step: 1, series: [
        { key: 'day', label: speech.part('timeline-lines', 0), ink: 'past', values: counts },
        ...(counts.length > MEAN ? [{ key: 'mean', label: speech.part('timeline-lines', 2), ink: 1 as const, values: means(counts) }] : []),
      ],
    },
  };
}

/** Days of the month of a date. */
const lengthOf = (date: string): number => Number(sameDayIn(Number(date.slice(0, 4)), `2000-${date.slice(5, 7)}-31`).slice(8));

function monthsOf(counts: readonly number[], first: number): { period: SeriesPoint['period']; from: string; days: number[] }[] {
  const months: { period: string; from: string; days: number[] }[] = [];
  counts.forEach((count, i) => {
    const date = fromDay(first + i);
    if (!i || date.endsWith('-01')) months.push({ period: date.slice(0, 7), from: date, days: [] });
    months.at(-1)!.days.push(count);
  });
  return months;
}

/** Mean of the 28 days up to each day; `null` before there are so many. */
function means(counts: readonly number[]): (number | null)[] {
  let sum = 0;
  return counts.map((count, i) => {
    sum += count - (counts[i - MEAN] ?? 0);
    return i < MEAN - 1 ? null : sum / MEAN;
  });
}

/** Whole weeks from Monday. */
function weeks(counts: readonly number[], first: number, label: string): ChartLine {
  // 1 January 1970 was a Thursday.
  const skip = (WEEK - ((first + 3) % WEEK)) % WEEK;
  const values = Array.from({ length: Math.max(0, Math.floor((counts.length - skip) / WEEK)) }, (_, week) =>
    counts.slice(skip + week * WEEK, skip + (week + 1) * WEEK).reduce((sum, n) => sum + n, 0));
  return { first: first + skip, step: WEEK, series: [{ key: 'week', label, ink: 1, values }] };
}

/** The last 28 days against the same ones a year before, and the day with most. */
function sentence(counts: readonly number[], first: number, { speech }: ChartContext): string {
  if (!counts.some(Boolean)) return speech.say('none');
  const last = counts.length - 1;
  const sum = (end: number) => (end < MEAN - 1 ? undefined : counts.slice(end - MEAN + 1, end + 1).reduce((all, n) => all + n, 0));
  const [day, n] = [fromDay(first + last), sum(last)];
  const before = sum(toDay(sameDayIn(Number(day.slice(0, 4)) - 1, day)) - first);
  const said: string[] = [];
  if (n === undefined) said.push(speech.say('span-now', { span: speech.span(fromDay(first), day), incidents: speech.count(counts.reduce((all, one) => all + one, 0), 'incidents') }));
  else {
    const words = { day: speech.period(day), incidents: speech.count(n, 'incidents') };
    if (before === undefined) said.push(speech.say('timeline-first', words));
    // Of few a change in per cent says more than there is.
    else if (before < FEW) said.push(speech.say('timeline-few', { ...words, m: speech.number(before) }));
    else {
      said.push(speech.say('timeline-now', { ...words, change: speech.change(n / before - 1), m: speech.number(before) }));
      if (n !== before && Math.abs(n - before) < SURE * Math.sqrt(n + before)) said.push(speech.say('mean-chance'));
    }
  }
  const most = counts.reduce((a, b) => Math.max(a, b));
  const at = counts.flatMap((count, i) => (count === most ? [i] : []));
  said.push(speech.say('calendar-most', { n: speech.number(most), day: at.length === 1 ? speech.period(fromDay(first + at[0]!)) : speech.count(at.length, 'days') }));
  return said.join(' ');
}
