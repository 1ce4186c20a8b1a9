import type { IncidentChange, QuarterChange, QuarterFigures, Reason } from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import type { Dataset } from '../src/app.ts';
import { incident } from './routes-support.ts';

// An incident that was corrected twice and then withdrawn, one beside it, and one that came later.

const at = (version: number) => `2025-01-${String(version).padStart(2, '0')}T06:00:00.000Z`;
const change = (version: number, id: string, field: string, from: unknown, to: unknown, reason: Reason = 'import'): IncidentChange =>
  ({ version, at: at(version), incident: id, field, from, to, reason });
const figures = (incidents: number, killed: number, injured: number): QuarterFigures => ({ incidents, killed, injured, threatened: 0, suicide: 0 });
const moved = (version: number, quarter: string, from: QuarterFigures, to: QuarterFigures): QuarterChange => ({ version, at: at(version), quarter, from, to });

export const CHANGES: IncidentChange[] = [
  change(1, 'S-1', '*', null, null),
  change(1, 'S-2', '*', null, null),
  change(2, 'S-1', 'counts.injured', 1, null, 'victim_died'),
  change(2, 'S-1', 'counts.killed', null, 1, 'victim_died'),
  change(3, 'S-1', 'jurisdiction', 'RS', 'XK', 'coding_error'),
  change(3, 'S-1', 'place.settlement', 'Kragujevac', '<b>"A&B"</b>\u0001', 'coding_error'),
  { ...change(3, 'S-1', 'place.point', null, null, 'coding_error'), withheld: true },
  change(4, 'S-1', 'status', 'verified', 'withdrawn', 'out_of_scope'),
  change(5, 'S-3', '*', null, null),
];
export const FIGURES: QuarterChange[] = [
  moved(1, '2022Q3', figures(0, 0, 0), figures(925, 46, 90)),
  moved(1, '2022Q4', figures(0, 0, 0), figures(821, 16, 40)),
  moved(2, '2022Q3', figures(925, 46, 90), figures(925, 47, 89)),
  moved(4, '2022Q3', figures(925, 47, 89), figures(924, 46, 89)),
];

export const VERSION = 5;
export const STORY: Dataset = (() => {
  const { manifest, files } = encodeSnapshot({
    version: VERSION, publishedAt: at(VERSION), asOf: at(VERSION), figures: FIGURES, changes: CHANGES,
    incidents: [
      incident('S-1', '2022-08-01', { status: 'withdrawn', jurisdiction: 'XK', revision: 4 }), incident('S-2', '2022-11-05'), incident('S-3', '2022-07-05'),
    ],
  });
  return { manifest, index: decodeSnapshot(manifest, files) };
})();
