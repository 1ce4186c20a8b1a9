import { COUNTED_OUTCOMES, periodOf, type Incident, type QuarterChange, type QuarterFigures } from '@seesac/contract';
import { COUNTED_STATUSES } from './statuses.js';

const zero = (): QuarterFigures => ({ incidents: 0, killed: 0, injured: 0, threatened: 0, suicide: 0 });

/** The figures of each quarter that has counted incidents, as if all of them had appeared in one version. Oldest quarter first. */
export function firstFigures(incidents: readonly Incident[], version: number, at: string): QuarterChange[] {
  const quarters = new Map<string, QuarterFigures>();
  for (const { status, date, counts } of incidents) {
    if (!COUNTED_STATUSES.includes(status)) continue;
    const quarter = periodOf(date.start, 'quarter');
    const figures = quarters.get(quarter) ?? zero();
    quarters.set(quarter, figures);
    figures.incidents++;
    for (const outcome of COUNTED_OUTCOMES) figures[outcome] += counts[outcome] ?? 0;
  }
  return [...quarters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([quarter, to]) => ({ version, at, quarter, from: zero(), to }));
}
