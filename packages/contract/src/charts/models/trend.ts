import type { Chart, ChartOptions } from '../chart.js';
import type { ChartContext } from '../context.js';
import { splitTrend } from './split-trend.js';
import { wholeTrend } from './whole-trend.js';

/** Incidents over time, whole or split by a field. Two parts of a page. */
export const trend = (options: ChartOptions, context: ChartContext): Chart => (options.split ? splitTrend : wholeTrend)(options, context);
