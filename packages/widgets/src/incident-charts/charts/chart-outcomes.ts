export { outcomes as make } from '@seesac/contract/charts/models/outcomes.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export { people as words } from '@seesac/contract/charts/words/en/people.js';
