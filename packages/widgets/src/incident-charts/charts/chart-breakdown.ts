import { breakdown } from '@seesac/contract/charts/words/en/breakdown.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { breakdown as make } from '@seesac/contract/charts/models/breakdown.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export const words = { ...rows, ...breakdown };
