import { timeline } from '@seesac/contract/charts/words/en/timeline.js';
import { years } from '@seesac/contract/charts/words/en/years.js';

export { timeline as make } from '@seesac/contract/charts/models/timeline.js';
export { timeline as draw } from '@seesac/contract/charts/draw/timeline.js';
export const words = { ...years, ...timeline };
export const isWide = true;
