import type { MultiKey } from '../filters.js';
import type { SeriesStep } from '../periods.js';
import type { ChartOptions } from './chart.js';

/** What a chart asks of `/v1/summary`, beside the filters. */
export interface ChartQuestion {
  facets?: readonly MultiKey[];
  people?: true;
  weapons?: true;
  series: SeriesStep;
  split?: MultiKey;
}

/** One question that most charts share, so that a set of them asks little. The series tells of which days the figures are. */
const SHARED = { people: true, weapons: true, series: 'month' } as const satisfies ChartQuestion;

/** What a chart asks for. Charts with equal questions share the answer. */
export function questionOf({ chart, split }: ChartOptions): ChartQuestion {
  switch (chart) {
    case 'trend': return split ? { ...SHARED, split } : SHARED;
    case 'jurisdictions': return { ...SHARED, split: 'jurisdiction' };
    case 'cumulative':
    case 'timeline':
    case 'calendar': return { facets: [], series: 'day' };
    default: return SHARED;
  }
}
