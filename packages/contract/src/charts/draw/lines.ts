import { LINE, path, round, text, widthOf, type Draw, type Mark, type Shape } from '../drawing.js';
import { namesBetween, runsOf, valueLines, valueNames, valueScale } from './axis.js';

const HEIGHT = 240;
/** From this width on, px, a line tells its last value too. */
const ROOMY = 480;
/** How much wider than others bold letters are, about. */
const BOLD = 1.1;

interface Point { readonly x: number; readonly y: number }
interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * Lines with their names where they end. Those that are behind to be compared with are in the ink of the past; where the one in front ends early, a line across all marks
 * what is to be compared. One path a series.
 */
export const lines: Draw = (chart, width, speech) => {
  const { rows, series } = chart;
  const scale = valueScale(chart, speech, 4);
  const { left, top } = scale;
  const [head, foot] = [LINE / 2, HEIGHT];
  const last = rows.length - 1;
  const ends = series.map(({ values }) => values.findLastIndex((value) => value !== null));
  const names = series.map(({ label, values }, i) => (width < ROOMY || ends[i]! < 0 ? label : `${label}: ${speech.number(values[ends[i]!]!, chart.unit === 'rate' ? 1 : 0)}`));
  const isFront = (place: number) => series[place]!.ink !== 'past';
  const wide = (place: number) => widthOf(names[place]!) * (isFront(place) ? BOLD : 1);
  const atEdge = series.map((_, place) => place).filter((place) => ends[place] === last && last >= 0);
  const right = Math.max(0, ...atEdge.map((place) => wide(place) + 8));
  const step = (width - left - right) / Math.max(last, 1);
  const x = (row: number) => left + row * step;
  const y = (value: number) => foot - (value / top) * (foot - head);
  const points = series.map(({ values }) => values.map((value, row): Point | undefined => (value === null ? undefined : { x: x(row), y: y(value) })));
  const order = series.map((_, place) => place).sort((a, b) => Number(isFront(a)) - Number(isFront(b)) || b - a);

  // Names at the right edge from the top down, each at least a line below the one before; too low ones push all up.
  const placed = atEdge.map((place) => ({ place, y: points[place]![last]!.y + 4 })).sort((a, b) => a.y - b.y);
  placed.forEach((name, i) => (name.y = Math.max(name.y, i ? placed[i - 1]!.y + LINE : LINE)));
  placed.reduceRight((below, name) => (name.y = Math.min(name.y, below)) - LINE, foot);
  const boxes: Box[] = placed.map(({ place, y: at }) => ({ x: width - right, y: at - LINE + 3, width: wide(place), height: LINE }));
  const shapes: Shape[] = [valueLines(scale, y, left, width - right), ...valueNames(scale, y)];
  const early = order.filter((place) => ends[place]! >= 0 && ends[place]! < last);
  if (series.length > 1 && early.length) shapes.push(path(early.map((place) => `M${round(x(ends[place]!))} ${head}V${foot}`).join(''), 'grid'));
  for (const place of order) {
    const d = linePath(series[place]!.values, points[place]!);
    if (d) shapes.push(path(d, `line-${series[place]!.ink}`));
  }
  const dots = order.filter((place) => isFront(place) && ends[place]! >= 0);
  for (const place of dots) shapes.push(path(dot(points[place]![ends[place]!]!), `fill-${series[place]!.ink}`));
  for (const { place, y: at } of placed) shapes.push(text(width - right + 8, at, names[place]!, isFront(place) ? 'strong' : 'muted'));
  for (const place of early) {
    const box = freeBox(points[place]![ends[place]!]!, wide(place), { x: left, y: 0, width: width - left - right, height: foot }, points, boxes);
    boxes.push(box);
    shapes.push(text(box.x, box.y + LINE - 4, names[place]!, isFront(place) ? 'strong' : 'muted'));
  }
  shapes.push(path(`M${round(left)} ${foot}H${round(width - right)}`, 'axis'));
  // A name is for all rows until the next one that has one.
  const named = rows.flatMap(({ short }, row) => (short ? [row] : []));
  shapes.push(path(named.map((row) => `M${round(x(row))} ${foot}v5`).join(''), 'grid'));
  shapes.push(...namesBetween(named.map((row, i) => ({ x: (x(row) + x(named[i + 1] ?? last)) / 2, words: rows[row]!.short! })), foot + LINE, left, width - right));
  const marks = rows.flatMap((_, row) => series.map((_, place): Mark => {
    const from = Math.max(left, x(row) - step / 2);
    return { row, series: place, x: from, y: points[place]![row]?.y ?? foot, width: Math.max(0, Math.min(width, x(row) + step / 2) - from), height: 0 };
  }));
  return { width, height: HEIGHT + LINE + 6, shapes: shapes.filter((one) => one.kind === 'text' || one.d), marks };
};

const dot = ({ x, y }: Point): string => `M${round(x - 4)} ${round(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`;

/** A line through what is known, without the points in the middle of a level stretch. A point alone is a dash. */
function linePath(values: readonly (number | null)[], points: readonly (Point | undefined)[]): string {
  return runsOf(values).map(([from, to]) => {
    let d = '';
    for (let row = from; row <= to; row++) {
      if (row > from && row < to && values[row - 1] === values[row] && values[row] === values[row + 1]) continue;
      d += `${d ? 'L' : 'M'}${round(points[row]!.x)} ${round(points[row]!.y)}`;
    }
    return from === to ? `${d}h1` : d;
  }).join('');
}

/** Where a name is best by the end of its line: over or under it, before or behind it, where fewest lines and names are. */
function freeBox({ x, y }: Point, width: number, within: Box, lines: readonly (readonly (Point | undefined)[])[], taken: readonly Box[]): Box {
  const places = [[x - width - 6, y - LINE - 4], [x + 8, y + 4], [x + 8, y - LINE - 4], [x - width - 6, y + 4], [x - width / 2, y - LINE - 8], [x - width / 2, y + 8]] as const;
  const boxes = places.map(([bx, by]): Box => ({
    x: Math.max(within.x, Math.min(bx, within.x + within.width - width)), y: Math.max(within.y, Math.min(by, within.y + within.height - LINE)), width, height: LINE,
  }));
  const meets = (box: Box, other: Box) => box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height;
  const costs = boxes.map((box) => {
    let cost = 1000 * taken.filter((other) => meets(box, other)).length;
    for (const line of lines) for (const p of line) if (p && p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height) cost++;
    return cost;
  });
  return boxes[costs.indexOf(Math.min(...costs))]!;
}
