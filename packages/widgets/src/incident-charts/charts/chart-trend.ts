import { trend } from '@seesac/contract/charts/words/en/trend.js';
import { wholeTrend } from '@seesac/contract/charts/words/en/whole-trend.js';

export { wholeTrend as make } from '@seesac/contract/charts/models/whole-trend.js';
export { columns as draw } from '@seesac/contract/charts/draw/columns.js';
export const words = { ...trend, ...wholeTrend };
export const isWide = true;
