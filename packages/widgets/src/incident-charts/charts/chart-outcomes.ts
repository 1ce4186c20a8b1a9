import { people } from '@seesac/contract/charts/words/en/people.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { outcomes as make } from '@seesac/contract/charts/models/outcomes.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export const words = { ...rows, ...people };
