import { round } from '../drawing.js';
import { runsOf } from './axis.js';

/** Below this width, px, columns have no room between them. */
const NARROW = 3;
export const isNarrow = (column: number): boolean => column < NARROW;

/** Left edges of columns and of one behind the last, as a path has them: written once for all series that stand on each other. */
export const edgesOf = (columns: number, x: (row: number) => number): string[] => Array.from({ length: columns + 1 }, (_, row) => `${round(x(row))}`);

/**
 * Columns of a series as one path. Those too narrow to stand apart are one outline, as the line around each would be all that is seen of it.
 * What is not known has no column, and neither has 0: the table tells them apart.
 * @param edges see {@link edgesOf}; narrow ones have no room between them
 * @param heads where each ends, whole px: a column has no blurred edge, and numbers that are whole cost the engine nothing
 * @param feet where each begins
 */
export function columnsPath(values: readonly (number | null)[], edges: readonly string[], column: number, heads: readonly number[], feet: readonly number[]): string {
  if (!isNarrow(column)) {
    // Pieces that are there already, joined once: texts of a thousand columns are more memory than all else that is drawn.
    const pieces: (string | number)[] = [];
    const [across, back] = [`h${round(column)}V`, `h-${round(column)}z`];
    for (let row = 0; row < values.length; row++) if (values[row]) pieces.push('M', edges[row]!, ' ', heads[row]!, across, feet[row]!, back);
    return pieces.join('');
  }
  return runsOf(values).map(([from, to]) => {
    let d = `M${edges[from]} ${feet[from]}`;
    for (let row = from; row <= to; row++) d += `V${heads[row]}H${edges[row + 1]}`;
    for (let row = to; row > from; row--) if (feet[row] !== feet[row - 1]) d += `V${feet[row]}H${edges[row]}`;
    return `${d}V${feet[from]}z`;
  }).join('');
}
