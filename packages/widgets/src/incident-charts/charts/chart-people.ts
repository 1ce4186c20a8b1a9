import { people } from '@seesac/contract/charts/words/en/people.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { people as make } from '@seesac/contract/charts/models/people.js';
export { pyramid as draw } from '@seesac/contract/charts/draw/pyramid.js';
export const words = { ...rows, ...people };
