import type { Chart, ChartOptions, ChartRow } from '../chart.js';
import { spanOf, type ChartContext } from '../context.js';
import { meanExtremes } from '../means.js';
import { fromDay, toDay } from '../day-numbers.js';

/** Weeks of which a day of the week is told to have most: of fewer chance says it. */
const WEEKS = 8;

/** Incidents by day of one year, the last of the data by default. */
export function calendar({ year }: ChartOptions, context: ChartContext): Chart {
  const { summary, speech } = context;
  const span = spanOf(context);
  const name = `${year ?? span?.to.slice(0, 4) ?? ''}`;
  // The days of the year that the data and the filters leave: of the others nothing is known.
  const from = span && span.from > `${name}-01-01` ? span.from : `${name}-01-01`;
  const to = span && span.to < `${name}-12-31` ? span.to : `${name}-12-31`;
  const first = span && from <= to ? toDay(from) : 0;
  const dates = first ? Array.from({ length: toDay(to) - first + 1 }, (_, i) => fromDay(first + i)) : [];
  const points = new Map((summary.series ?? []).map(({ period, count }) => [period, count]));
  const values = dates.map((date) => points.get(date) ?? 0);
  const words = from.endsWith('-01-01') && to.endsWith('-12-31') ? name : speech.span(from, to);
  return {
    id: 'calendar', form: 'heat', unit: 'incidents',
    title: speech.say('calendar-title', { span: dates.length ? words : name || speech.say('not-known') }),
    sentence: sentence(dates, values, words, context),
    notes: [],
    rowsName: speech.part('heads', 3),
    rows: dates.map((date): ChartRow => ({ key: date, label: speech.period(date), short: speech.period(date, true), filters: { from: date, to: date } })),
    series: [{ key: 'count', label: speech.part('units', 0), ink: 1, values }],
  };
}

function sentence(dates: readonly string[], values: readonly number[], span: string, { speech }: ChartContext): string {
  const total = values.reduce((sum, n) => sum + n, 0);
  if (!total) return speech.say('none');
  const most = values.reduce((a, b) => Math.max(a, b));
  const at = dates.filter((_, i) => values[i] === most);
  const said = [
    speech.say('calendar-now', { span, incidents: speech.count(total, 'incidents'), n: speech.number(values.filter(Boolean).length), days: speech.count(values.length, 'days') }),
    speech.say('calendar-most', { n: speech.number(most), day: at.length === 1 ? speech.period(at[0]!) : speech.count(at.length, 'days') }),
  ];
  const weekdays = Array.from({ length: 7 }, (_, day) => ({ label: speech.part('weekdays', day), values: values.filter((_, i) => (toDay(dates[i]!) + 3) % 7 === day) }));
  return [...said, values.length < 7 * WEEKS ? '' : meanExtremes(weekdays, speech)].join(' ').trim();
}
