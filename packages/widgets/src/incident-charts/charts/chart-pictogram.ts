import { people } from '@seesac/contract/charts/words/en/people.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { pictogram as make } from '@seesac/contract/charts/models/pictogram.js';
export { pictogram as draw } from '@seesac/contract/charts/draw/pictogram.js';
export const words = { ...rows, ...people };
export const isWide = true;
