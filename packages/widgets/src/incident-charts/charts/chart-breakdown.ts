export { breakdown as make } from '@seesac/contract/charts/models/breakdown.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export { breakdown as words } from '@seesac/contract/charts/words/en/breakdown.js';
