import type { Chart, ChartOptions, ChartSeries } from '../chart.js';
import { spanInWords, spanOf, type ChartContext } from '../context.js';
import { daysOf } from '../spans.js';
import { meanExtremes } from '../means.js';

/** Incidents by year and month, with the mean of each month: what comes back every year. */
export function seasons(_: ChartOptions, context: ChartContext): Chart {
  const { summary, speech } = context;
  const points = new Map((summary.series ?? []).map((point) => [point.period, point]));
  const years = [...new Set([...points.keys()].map((period) => period.slice(0, 4)))];
  const series = Array.from({ length: 12 }, (_, month): ChartSeries => {
    const key = `${month + 1}`.padStart(2, '0');
    const own = years.map((year) => points.get(`${year}-${key}`));
    return {
      key, label: speech.part('months', month), ink: 1, values: own.map((point) => point?.count ?? null),
      partial: own.map((point) => Boolean(point?.partial)),
      cells: own.map((point) => point && daysOf(point.period)),
    };
  });
  const cut = [...points.values()].filter(({ partial }) => partial);
  return {
    id: 'seasons', form: 'heat', unit: 'incidents',
    title: speech.say('seasons-title', { span: spanInWords(context) }),
    sentence: sentence(series, context),
    notes: cut.length ? [speech.say('seasons-note', { list: cut.map(({ period }) => speech.period(period)).join(', ') })] : [],
    rowsName: speech.part('heads', 0),
    rows: years.map((year) => ({ key: year, label: year, short: year, filters: { from: `${year}-01-01`, to: `${year}-12-31` } })),
    series,
  };
}

function sentence(series: readonly ChartSeries[], context: ChartContext): string {
  const { summary, speech } = context;
  const span = spanOf(context);
  if (!span || !summary.total) return speech.say('none');
  const total = speech.say('span-now', { span: speech.span(span.from, span.to), incidents: speech.count(summary.total, 'incidents') });
  const means = series.map(({ label, values, partial }) => ({ label, values: values.filter((value, i): value is number => value !== null && !partial![i]) }));
  return [total, meanExtremes(means, speech)].join(' ').trim();
}
