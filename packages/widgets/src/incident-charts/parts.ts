import type { Chart, ChartContext, ChartForm, ChartId, ChartOptions } from '@seesac/contract/charts.js';
import type { Draw } from '@seesac/contract/charts/drawing.js';
import { addEnglish } from './speech.js';

type Model = (options: ChartOptions, context: ChartContext) => Chart;

/** What makes a chart, what draws the form that it most likely has, and what it says in English beside what all charts say. */
interface Part { make: Model; draw: Draw; words: Readonly<Record<string, string>> }

/** A module a chart, fetched where it is shown: one carries none of the code of another. */
export const parts: Readonly<Record<ChartId, () => Promise<Part>>> = {
  trend: () => import('./charts/chart-trend.js'),
  cumulative: () => import('./charts/chart-cumulative.js'),
  outcomes: () => import('./charts/chart-outcomes.js'),
  breakdown: () => import('./charts/chart-breakdown.js'),
  people: () => import('./charts/chart-people.js'),
  jurisdictions: () => import('./charts/chart-jurisdictions.js'),
  weapons: () => import('./charts/chart-weapons.js'),
  seizures: () => import('./charts/chart-seizures.js'),
  seasons: () => import('./charts/chart-seasons.js'),
  calendar: () => import('./charts/chart-calendar.js'),
  pictogram: () => import('./charts/chart-pictogram.js'),
  timeline: () => import('./charts/chart-timeline.js'),
};

const drawn = new Map<ChartForm, Draw>();

/** What draws a form that a chart on the page has. */
export const drawOf = (form: ChartForm): Draw => drawn.get(form)!;

/** Makes a chart, and has ready what draws it. */
export async function make(options: ChartOptions, context: Promise<ChartContext>): Promise<Chart> {
  const part = await parts[options.chart]();
  addEnglish(part.words);
  const chart = part.make(options, await context);
  if (!drawn.has(chart.form)) drawn.set(chart.form, chart.unit === 'rate' ? (await import('./charts/chart-rates.js')).draw : part.draw);
  return chart;
}
