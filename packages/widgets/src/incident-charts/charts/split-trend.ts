import { splitTrend } from '@seesac/contract/charts/words/en/split-trend.js';
import { trend } from '@seesac/contract/charts/words/en/trend.js';

export { splitTrend as make } from '@seesac/contract/charts/models/split-trend.js';
export { columns as draw } from '@seesac/contract/charts/draw/columns.js';
export const words = { ...trend, ...splitTrend };
export const isWide = true;
