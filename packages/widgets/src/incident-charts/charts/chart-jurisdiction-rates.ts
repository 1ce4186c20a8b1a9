import type { Chart, ChartContext, ChartOptions } from '@seesac/contract/charts.js';
import { hasRates, rates } from '@seesac/contract/charts/models/jurisdiction-rates.js';

/** Where nobody supplied a population there are no rates: the counts are another part. */
export const make = (_: ChartOptions, context: ChartContext): Chart | undefined => (hasRates(context) ? rates(context) : undefined);
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export { rates as words } from '@seesac/contract/charts/words/en/rates.js';
