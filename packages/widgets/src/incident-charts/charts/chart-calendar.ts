export { calendar as make } from '@seesac/contract/charts/models/calendar.js';
export { heat as draw } from '@seesac/contract/charts/draw/heat.js';
export { years as words } from '@seesac/contract/charts/words/en/years.js';
