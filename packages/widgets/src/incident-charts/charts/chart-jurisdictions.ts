import { jurisdictions } from '@seesac/contract/charts/words/en/jurisdictions.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { counts as make } from '@seesac/contract/charts/models/jurisdiction-counts.js';
export { multiples as draw } from '@seesac/contract/charts/draw/multiples.js';
export const words = { ...rows, ...jurisdictions };
export const isWide = true;
