import type { Chart, ChartOptions, ChartSeries } from '../chart.js';
import type { ChartContext } from '../context.js';
import { trendOver } from './trend-over.js';

/** Incidents over time, perhaps beside those of the year before. */
export const wholeTrend = (options: ChartOptions, context: ChartContext): Chart =>
  trendOver(options, context, (points) => {
    const { speech } = context;
    const own: ChartSeries = { key: 'count', label: speech.part('units', 0), ink: 1, values: points.map(({ count }) => count) };
    if (!options.compare || options.step === 'year') return [own];
    const counts = new Map(points.map(({ period, count, partial }) => [period, partial ? null : count]));
    const before = points.map(({ period }) => counts.get(`${Number(period.slice(0, 4)) - 1}${period.slice(4)}`) ?? null);
    return [own, { key: 'before', label: speech.say('year-before'), ink: 'past', values: before }];
  });
