import type { Chart, ChartContext, ChartId, ChartOptions } from '@seesac/contract/charts.js';
import type { Draw } from '@seesac/contract/charts/drawing.js';
import type { CSSResult, LitElement } from 'lit';
import { adopt } from '../lib/adopt.js';
import { addEnglish } from './speech.js';

/** Undefined where the measure that was asked for cannot be had. */
type Model = (options: ChartOptions, context: ChartContext) => Chart | undefined;

/** What makes a chart, what draws it, and what it says in English and looks like beside what all charts do. */
interface Part {
  make: Model;
  draw: Draw;
  words: Readonly<Record<string, string>>;
  styles?: CSSResult;
  /** It needs the whole width of a set. */
  isWide?: true;
}

/** A module a chart, fetched where it is shown: one carries none of the code of another. */
export const parts: Readonly<Record<ChartId, (options: ChartOptions) => Promise<Part>>> = {
  trend: ({ split }) => (split ? import('./charts/split-trend.js') : import('./charts/chart-trend.js')),
  cumulative: () => import('./charts/chart-cumulative.js'),
  outcomes: () => import('./charts/chart-outcomes.js'),
  breakdown: () => import('./charts/chart-breakdown.js'),
  people: () => import('./charts/chart-people.js'),
  jurisdictions: ({ measure }) => (measure === 'rate' ? import('./charts/chart-jurisdiction-rates.js') : import('./charts/chart-jurisdictions.js')),
  weapons: () => import('./charts/chart-weapons.js'),
  seizures: () => import('./charts/chart-seizures.js'),
  seasons: () => import('./charts/chart-seasons.js'),
  calendar: () => import('./charts/chart-calendar.js'),
  pictogram: () => import('./charts/chart-pictogram.js'),
  timeline: () => import('./charts/chart-timeline.js'),
};

const made = new Map<string, Part>();
const keyOf = ({ id, unit }: Chart): string => id + unit;

/** What made a chart of the page. */
export const partOf = (chart: Chart): Part => made.get(keyOf(chart))!;

/** Makes a chart, and knows by whom. */
export async function make(host: LitElement, options: ChartOptions, context: Promise<ChartContext>): Promise<Chart> {
  const part = await parts[options.chart](options);
  addEnglish(part.words);
  if (part.styles) adopt(host, part.styles);
  const chart = part.make(options, await context);
  if (!chart) return make(host, { ...options, measure: 'count' }, context);
  made.set(keyOf(chart), part);
  return chart;
}
