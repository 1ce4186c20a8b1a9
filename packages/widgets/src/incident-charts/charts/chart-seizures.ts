import { weapons } from '@seesac/contract/charts/words/en/weapons.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

export { seizures as make } from '@seesac/contract/charts/models/seizures.js';
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export const words = { ...rows, ...weapons };
