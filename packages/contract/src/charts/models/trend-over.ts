import type { SeriesPoint } from '../../answers.js';
import type { Chart, ChartOptions, ChartSeries } from '../chart.js';
import { FEW, namesAt, spanInWords, type ChartContext } from '../context.js';
import { byStep, cutNotes, periodRow, placeOf } from '../steps.js';

/** Incidents over time: what a whole trend and a split one share. */
export function trendOver({ step = 'month' }: ChartOptions, context: ChartContext, seriesOf: (points: readonly SeriesPoint[]) => ChartSeries[]): Chart {
  const { summary, filters, speech } = context;
  const points = byStep(summary.series ?? [], step, filters.from);
  const at = placeOf(step);
  return {
    id: 'trend', form: 'columns', unit: 'incidents',
    title: speech.part('trend-title', at, { span: spanInWords(context) }),
    sentence: sentence(points, step, context),
    notes: cutNotes(points, speech),
    rowsName: speech.part('heads', at),
    rows: points.map((point) => periodRow(context, point)),
    series: seriesOf(points),
  };
}

/** The last whole period against the same one a year before, or the extremes where there is none. */
function sentence(points: readonly SeriesPoint[], step: ChartOptions['step'], { speech }: ChartContext): string {
  const whole = points.filter(({ partial }) => !partial);
  const last = whole.at(-1) ?? points.at(-1);
  if (!last || points.every(({ count }) => !count)) return speech.say('none');
  const incidents = speech.count(last.count, 'incidents');
  const year = Number(last.period.slice(0, 4)) - 1;
  const before = whole.find(({ period }) => period === `${year}${last.period.slice(4)}`);
  const told = { period: last.partial ? speech.say('partial', { period: speech.period(last.period) }) : speech.period(last.period), incidents };
  const compared = before && { ...told, other: speech.period(before.period), m: speech.number(before.count) };
  // Of few a change in per cent says more than there is.
  const now = !compared ? speech.say('trend-now', told) : before.count < FEW ? speech.say('trend-few', compared) : speech.say('trend-change', { ...compared, change: speech.change(last.count / before.count - 1) });
  if (whole.length < 3) return now;
  const counts = whole.map(({ period, count }) => ({ label: speech.period(period), n: count }));
  const [n, m] = [Math.max(...counts.map((one) => one.n)), Math.min(...counts.map((one) => one.n))];
  const [high, low] = [namesAt(counts, n), namesAt(counts, m)];
  if (!high || n === m) return now;
  const extremes = { high, n: speech.number(n), low: low ?? '', m: speech.number(m) };
  return `${now} ${low ? speech.say('trend-extremes', extremes) : speech.say('trend-most', extremes)}`;
}
