import type { Chart, ChartOptions } from '../chart.js';
import type { ChartContext } from '../context.js';
import { counts } from './jurisdiction-counts.js';
import { hasRates, rates } from './jurisdiction-rates.js';

/** Each jurisdiction in a panel of its own, by counts over time; or their rates over the whole time, where populations are known. */
export function jurisdictions(options: ChartOptions, context: ChartContext): Chart {
  return options.measure === 'rate' && hasRates(context) ? rates(context) : counts(options, context);
}
