export { cumulative as make } from '@seesac/contract/charts/models/cumulative.js';
export { lines as draw } from '@seesac/contract/charts/draw/lines.js';
export { years as words } from '@seesac/contract/charts/words/en/years.js';
