import type { Chart } from '../chart.js';
import { capital, codesOf, fieldInWords, type ChartContext } from '../context.js';

// What counts and rates of jurisdictions share.

/** Those that the filters leave, in the order of the code list. */
export const shown = (context: ChartContext): string[] => codesOf('jurisdiction', context).filter((code) => !context.filters.jurisdiction?.length || context.filters.jurisdiction.includes(code));

/** One of the seven. */
export const isOne = (code: string): boolean => code !== 'outside' && code !== 'unknown';

/** Of how many the jurisdiction is reported: told where it is not for all, and the filters did not choose it. */
export function coverageOf({ summary, filters, speech }: ChartContext): Chart['coverage'] {
  const unknown = (summary.series ?? []).reduce((sum, { split }) => sum + (split?.['unknown'] ?? 0), 0);
  const [total, known] = [summary.total, summary.total - unknown];
  if (!total || filters.jurisdiction?.length) return undefined;
  return { known, total, text: speech.say('coverage', { field: capital(fieldInWords('jurisdiction', speech)), p: speech.percent(known / total), n: speech.count(total, 'incidents') }) };
}
