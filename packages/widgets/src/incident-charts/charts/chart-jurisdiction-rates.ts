import { bars } from '@seesac/contract/charts/draw/bars.js';
import { multiples } from '@seesac/contract/charts/draw/multiples.js';
import type { Draw } from '@seesac/contract/charts/drawing.js';
import { jurisdictions } from '@seesac/contract/charts/words/en/jurisdictions.js';
import { rates } from '@seesac/contract/charts/words/en/rates.js';

export { jurisdictions as make } from '@seesac/contract/charts/models/jurisdictions.js';
/** Where nobody supplied a population these are counts. */
export const draw: Draw = (chart, width, speech) => (chart.unit === 'rate' ? bars : multiples)(chart, width, speech);
export const words = { ...jurisdictions, ...rates };
