export { pictogram as make } from '@seesac/contract/charts/models/pictogram.js';
export { pictogram as draw } from '@seesac/contract/charts/draw/pictogram.js';
export { people as words } from '@seesac/contract/charts/words/en/people.js';
