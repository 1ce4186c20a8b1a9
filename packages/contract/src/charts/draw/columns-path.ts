import { rect, round } from '../drawing.js';
import { runsOf } from './axis.js';

/** Below this width, px, columns have no room between them. */
const NARROW = 3;
export const isNarrow = (column: number): boolean => column < NARROW;
/**
 * Columns of a series as one path. Those too narrow to stand apart are one outline, as the line around each would be all that is seen of it.
 * What is not known has no column, and neither has 0: the table tells them apart.
 * @param x left edge of a column
 * @param base value on which each stands
 */
export function columnsPath(values: readonly (number | null)[], x: (row: number) => number, column: number, y: (value: number) => number, base?: ArrayLike<number>): string {
  const foot = (row: number) => y(base?.[row] ?? 0);
  const head = (row: number) => y((base?.[row] ?? 0) + (values[row] ?? 0));
  if (!isNarrow(column))
    return values.map((value, row) => {
      const top = head(row);
      return value ? rect(x(row), top, column, foot(row) - top) : '';
    }).join('');
  return runsOf(values).map(([from, to]) => {
    let d = `M${round(x(from))} ${round(foot(from))}`;
    for (let row = from; row <= to; row++) d += `V${round(head(row))}H${round(x(row) + column)}`;
    for (let row = to; base && row > from; row--) d += `V${round(foot(row))}H${round(x(row))}`;
    return `${d}V${round(foot(from))}z`;
  }).join('');
}
