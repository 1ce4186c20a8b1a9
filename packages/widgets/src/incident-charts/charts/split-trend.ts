export { trend as make } from '@seesac/contract/charts/models/trend.js';
export { columns as draw } from '@seesac/contract/charts/draw/columns.js';
export { trend as words } from '@seesac/contract/charts/words/en/trend.js';
