export { counts as make } from '@seesac/contract/charts/models/jurisdiction-counts.js';
export { multiples as draw } from '@seesac/contract/charts/draw/multiples.js';
export { jurisdictions as words } from '@seesac/contract/charts/words/en/jurisdictions.js';
