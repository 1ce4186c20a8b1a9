import { mercatorX, mercatorY } from '@seesac/client/snapshot.js';
import { drawing } from '@seesac/basemap/drawing.js';
import type { Label } from '@seesac/basemap/labels.js';
import type { Frame } from './canvas-layer.js';
import type { Palette } from './palette.js';

/** Adds a run of positions on the grid to the path. */
export function trace({ ctx, scale, x, y }: Frame, points: Int32Array): void {
  // What two units of the grid apart is nearer than half a pixel at this zoom is one.
  const least = 0.6 / scale;
  let [lastX, lastY] = [points[0]!, points[1]!];
  ctx.moveTo(x(lastX), y(lastY));
  for (let i = 2; i < points.length; i += 2) {
    const [nextX, nextY] = [points[i]!, points[i + 1]!];
    if (Math.abs(nextX - lastX) < least && Math.abs(nextY - lastY) < least && i < points.length - 2) continue;
    ctx.lineTo(x(nextX), y(nextY));
    [lastX, lastY] = [nextX, nextY];
  }
}

/** Edges of the drawing on the grid: 12 to 41° E, 38.5 to 53° N. */
const DRAWN = { west: mercatorX(12), north: mercatorY(53), east: mercatorX(41), south: mercatorY(38.5) };

/** Draws sea and land. */
export function paintLand(frame: Frame, palette: Palette): void {
  const { ctx, width, height } = frame;
  // What lies beyond the drawn part of the world is neither sea nor land: plain ground.
  ctx.fillStyle = palette.land;
  ctx.fillRect(0, 0, width, height);
  const [left, top, right, bottom] = [frame.x(DRAWN.west), frame.y(DRAWN.north), frame.x(DRAWN.east), frame.y(DRAWN.south)];
  ctx.fillStyle = palette.sea;
  ctx.fillRect(left, top, right - left, bottom - top);
  const { shapes } = drawing();
  for (const core of [false, true]) {
    ctx.beginPath();
    for (const shape of shapes) if (shape.core === core) for (const ring of shape.rings) trace(frame, ring);
    ctx.fillStyle = core ? palette.core : palette.land;
    ctx.fill('evenodd');
  }
}

/** Draws coasts and borders over what fills them. The line between Kosovo* and Serbia is dashed. */
export function paintLines(frame: Frame, palette: Palette): void {
  const { ctx, zoom } = frame;
  ctx.lineJoin = 'round';
  for (const { kind, points, core } of drawing().lines) {
    ctx.beginPath();
    trace(frame, points);
    ctx.strokeStyle = core ? palette.coreBorder : palette.border;
    ctx.lineWidth = core && kind !== 'coast' ? Math.min(2, 0.6 + zoom / 8) : 0.8;
    ctx.setLineDash(kind === 'disputed' ? [6, 4] : []);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

const PLAIN = '12px system-ui, sans-serif';
const BOLD = '600 13px system-ui, sans-serif';
/** Where a name of the seven looks for room, px from its place: the nearest first. */
const ROOM = [-2, -1, 0, 1, 2].flatMap((dx) => [-3, -2, -1, 0, 1, 2, 3].map((dy) => [dx * 22, dy * 17])).sort(([a, b], [c, d]) => Math.hypot(a!, b!) - Math.hypot(c!, d!));
interface Placed extends Pick<Label, 'kind' | 'text'> { left: number; top: number; x: number; y: number }
type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Widths of texts by font and text: measuring is the dearest part of writing them. */
const widths = new Map<string, number>();

/** Whether a point of the canvas lies in an outline. */
function isIn(frame: Frame, code: string, x: number, y: number): boolean {
  const { ctx } = frame;
  ctx.beginPath();
  for (const ring of drawing().shapes.find((shape) => shape.code === code)!.rings) trace(frame, ring);
  // The question is asked in pixels of the canvas, and in a picture the map has a corner of its own.
  const { a: ratio, e: left, f: top } = ctx.getTransform();
  return ctx.isPointInPath(x * ratio + left, y * ratio + top, 'evenodd');
}

/** What names must not be written on: circles on the canvas. */
export interface Disc { readonly x: number; readonly y: number; readonly radius: number }

/**
 * Writes names where there is room, the most important first. A name of the seven looks for room around its place, but there its middle half stays in its own
 * outline; a town's stands on either side of its dot. Of the seven all that are in view are named, or none: a map that leaves out some would seem to mean it.
 */
export function paintLabels(frame: Frame, palette: Palette, names: readonly Label[], discs: readonly Disc[]): void {
  const { ctx, width, height } = frame;
  const taken: Box[] = [];
  const isFree = (left: number, top: number, wide: number) =>
    !taken.some(([l, t, r, b]) => left - 3 < r && left + wide + 3 > l && top - 8 < b && top + 8 > t)
    && !discs.some(({ x, y, radius }) => Math.hypot(Math.max(left - x, 0, x - left - wide), Math.max(top - 6 - y, 0, y - top - 6)) < radius);
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const inView = names.filter(({ x, y, zoom }) => frame.zoom >= zoom && frame.x(x) > 0 && frame.x(x) < width && frame.y(y) > 0 && frame.y(y) < height);
  const place = ({ kind, x: gridX, y: gridY, text, code }: Label): Placed | undefined => {
    const [x, y] = [frame.x(gridX), frame.y(gridY)];
    ctx.font = kind === 'jurisdiction' ? BOLD : PLAIN;
    const key = ctx.font + text;
    const wide = widths.get(key) ?? ctx.measureText(text).width;
    widths.set(key, wide);
    const places = kind === 'place' ? [[x + 6, y], [x - 6 - wide, y]] : (kind === 'jurisdiction' ? ROOM : [[0, 0]]).map(([dx, dy]) => [x - wide / 2 + dx!, y + dy!]);
    // At its own place a name may be wider than its outline; elsewhere it must not seem to be that of a neighbour.
    const fits = (left: number, top: number, at: number) => kind !== 'jurisdiction' || !at || [0.25, 0.5, 0.75].every((part) => isIn(frame, code, left + part * wide, top));
    const found = places.find(([left, top], at) => isFree(left!, top!, wide) && fits(left!, top!, at));
    if (!found) return undefined;
    const [left, top] = found as [number, number];
    taken.push([left - 3, top - 8, left + wide + 3, top + 8]);
    return { kind, text, left, top, x, y };
  };
  // The names of the seven give way to those of their towns where there are many.
  let seven = inView.filter(({ kind }) => kind === 'jurisdiction' && frame.zoom <= 9).map(place);
  if (seven.includes(undefined)) seven = taken.splice(0) && [];
  const others = inView.filter(({ kind }) => kind !== 'jurisdiction').map(place);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 3;
  ctx.strokeStyle = palette.halo;
  for (const one of [...seven, ...others]) {
    if (!one) continue;
    const { kind, text, left, top, x, y } = one;
    ctx.font = kind === 'jurisdiction' ? BOLD : PLAIN;
    ctx.globalAlpha = 0.85;
    ctx.strokeText(text, left, top);
    ctx.globalAlpha = 1;
    ctx.fillStyle = kind === 'jurisdiction' ? palette.text : palette.mutedText;
    ctx.fillText(text, left, top);
    if (kind !== 'place') continue;
    ctx.beginPath();
    ctx.arc(x, y, 2, 0, 2 * Math.PI);
    ctx.fill();
  }
}
