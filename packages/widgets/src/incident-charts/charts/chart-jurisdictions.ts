export { jurisdictions as make } from '@seesac/contract/charts/models/jurisdictions.js';
export { multiples as draw } from '@seesac/contract/charts/draw/multiples.js';
export { jurisdictions as words } from '@seesac/contract/charts/words/en/jurisdictions.js';
