import { weapons } from '@seesac/contract/charts/words/en/weapons.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { weapons as make } from '@seesac/contract/charts/models/weapons.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export const words = { ...rows, ...weapons };
