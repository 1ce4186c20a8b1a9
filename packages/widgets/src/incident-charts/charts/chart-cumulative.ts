import { cumulative } from '@seesac/contract/charts/words/en/cumulative.js';
import { years } from '@seesac/contract/charts/words/en/years.js';

export { cumulative as make } from '@seesac/contract/charts/models/cumulative.js';
export { lines as draw } from '@seesac/contract/charts/draw/lines.js';
export const words = { ...years, ...cumulative };
export const isWide = true;
