import { AREA_LEVELS, JURISDICTION_CODES, type AreaCount, type AreaLevel } from '@seesac/contract';
import { NO_POINT, type Columns } from './columns.js';
import type { Matches } from './matches.js';

/** Place of a code in the order of areas: jurisdictions as in their code list, the units of each behind it, what is not reported last. */
function rankOf(code: string, level: AreaLevel): number {
  if (level === 'admin1' && !code.includes(':')) return JURISDICTION_CODES.length;
  return (JURISDICTION_CODES as readonly string[]).indexOf(code.split(':', 1)[0]!);
}

/**
 * How many incidents of a selection lie in each area that has any.
 * @throws {RangeError} for a level that is none of {@link AREA_LEVELS}
 */
export function areasOf(columns: Columns, { rows }: Matches, level: AreaLevel): AreaCount[] {
  if (!AREA_LEVELS.includes(level)) throw new RangeError(`level must be one of ${AREA_LEVELS.join(', ')}`);
  const { list, values } = level === 'jurisdiction' ? columns.codes.jurisdiction : columns.admin1;
  const { x } = columns;
  const counts = new Uint32Array(list.length);
  const known = new Uint32Array(list.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    counts[values[row]!]!++;
    if (x[row] !== NO_POINT) known[values[row]!]!++;
  }
  return list
    .map((code, i): AreaCount => ({ code, level, count: counts[i]!, known: known[i]! }))
    .filter(({ count }) => count)
    .sort((a, b) => rankOf(a.code, level) - rankOf(b.code, level) || (a.code < b.code ? -1 : 1));
}
