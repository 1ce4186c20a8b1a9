export { people as make } from '@seesac/contract/charts/models/people.js';
export { pyramid as draw } from '@seesac/contract/charts/draw/pyramid.js';
export { people as words } from '@seesac/contract/charts/words/en/people.js';
