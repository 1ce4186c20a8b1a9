import type { Chart, ChartContext, ChartOptions } from '@seesac/contract/charts.js';
import { hasRates, rates } from '@seesac/contract/charts/models/jurisdiction-rates.js';
import { rates as own } from '@seesac/contract/charts/words/en/rates.js';
import { rows } from '@seesac/contract/charts/words/en/rows.js';

/** Where nobody supplied a population there are no rates: the counts are another part. */
export const make = (_: ChartOptions, context: ChartContext): Chart | undefined => (hasRates(context) ? rates(context) : undefined);
export { bars as draw } from '@seesac/contract/charts/draw/bars.js';
export const words = { ...rows, ...own };
export const isWide = true;
