export { seizures as make } from '@seesac/contract/charts/models/seizures.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export { weapons as words } from '@seesac/contract/charts/words/en/weapons.js';
