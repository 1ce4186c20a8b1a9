import type { Chart } from '@seesac/contract/charts.js';
import type { Drawing, Mark } from '@seesac/contract/charts/drawing.js';

/** A value of a chart: places of its row and its series. */
export interface Place { readonly row: number; readonly series: number }

/** Forms whose rows go down. */
const DOWN: ReadonlySet<Chart['form']> = new Set(['bars', 'pyramid', 'pictogram']);
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const isArrow = (key: string): boolean => key in ARROWS;

const middle = ({ x, y, width, height }: Mark): readonly [number, number] => [x + width / 2, y + height / 2];

/**
 * Where a key leads to. Along the rows and across the series, as they lie in the picture: the rows of bars go down, those of columns to the right. In a field of
 * squares to the next one straight ahead. A key that leads beyond the end stays there; the first one of all leads to an end.
 */
export function move({ form, rows, series, stacked }: Pick<Chart, 'form' | 'rows' | 'series' | 'stacked'>, { marks }: Drawing, from: Place | undefined, key: string): Place {
  const last = { row: rows.length - 1, series: series.length - 1 };
  if (key === 'Home' || key === 'End') return { row: key === 'Home' ? 0 : last.row, series: from?.series ?? 0 };
  const [x, y] = ARROWS[key]!;
  if (!from) return x + y > 0 ? { row: 0, series: 0 } : { row: last.row, series: 0 };
  if (form === 'heat') return neighbour(marks, from, x, y);
  const down = DOWN.has(form);
  // The first series of a stack is its lowest one, so up is the next.
  const [along, across] = down ? [y, x] : [x, stacked ? -y : y];
  return { row: Math.min(Math.max(from.row + along, 0), last.row), series: Math.min(Math.max(from.series + across, 0), last.series) };
}

/** The next mark straight ahead. */
function neighbour(marks: readonly Mark[], from: Place, x: number, y: number): Place {
  const own = marks.find(({ row, series }) => row === from.row && series === from.series);
  if (!own) return from;
  const [ownX, ownY] = middle(own);
  let [best, least] = [own, Infinity];
  for (const mark of marks) {
    const [dx, dy] = [middle(mark)[0] - ownX, middle(mark)[1] - ownY];
    const ahead = dx * x + dy * y;
    if (ahead > 0.5 && ahead < least && Math.abs(dx * y + dy * x) < (x ? own.height : own.width) / 2) [best, least] = [mark, ahead];
  }
  return { row: best.row, series: best.series };
}

/** The mark that a point means: that of its column, or of its row where bars lie; then the nearest one. */
export function nearest({ marks }: Drawing, form: Chart['form'], x: number, y: number): Mark | undefined {
  const [wide, high] = DOWN.has(form) ? [1, 1000] : form === 'heat' ? [1, 1] : [1000, 1];
  const beyond = (at: number, start: number, size: number) => Math.max(start - at, at - start - size, 0);
  let [best, least]: [Mark | undefined, number] = [undefined, Infinity];
  for (const mark of marks) {
    const far = wide * beyond(x, mark.x, mark.width) + high * beyond(y, mark.y, mark.height);
    if (far < least) [best, least] = [mark, far];
  }
  return best;
}

/** Whether the rows are days, so that some of them together are a range. */
export const isOverTime = ({ form, rows }: Pick<Chart, 'form' | 'rows'>): boolean => (form === 'columns' || form === 'lines' || form === 'timeline') && rows.length > 1 && rows.every(({ filters }) => filters?.from && filters.to);
