import { drawing } from '@seesac/basemap/drawing.js';
import { labels } from '@seesac/basemap/labels.js';
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

/** Draws sea and land. */
export function paintLand(frame: Frame, palette: Palette): void {
  const { ctx, width, height } = frame;
  ctx.fillStyle = palette.sea;
  ctx.fillRect(0, 0, width, height);
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

/** Widths of texts by font and text: measuring is the dearest part of writing them. */
const widths = new Map<string, number>();

/** Writes names where there is room, the most important first: jurisdictions, then towns, then neighbours. */
export function paintLabels(frame: Frame, palette: Palette, lang: string): void {
  const { ctx, width, height } = frame;
  const taken: [left: number, top: number, right: number, bottom: number][] = [];
  ctx.lineJoin = 'round';
  ctx.textBaseline = 'middle';
  for (const { kind, x: gridX, y: gridY, text, zoom } of labels(lang)) {
    const [x, y] = [frame.x(gridX), frame.y(gridY)];
    if (frame.zoom < zoom || x < 0 || y < 0 || x > width || y > height) continue;
    const place = kind === 'place';
    // A name of the seven gives way to its towns where these are many.
    if (kind === 'jurisdiction' && frame.zoom > 9) continue;
    ctx.font = place ? '12px system-ui, sans-serif' : kind === 'jurisdiction' ? '600 13px system-ui, sans-serif' : '12px system-ui, sans-serif';
    const key = ctx.font + text;
    let wide = widths.get(key);
    if (wide === undefined) widths.set(key, (wide = ctx.measureText(text).width));
    const left = place ? x + 6 : x - wide / 2;
    const box: (typeof taken)[number] = [left - 3, y - 8, left + wide + 3, y + 8];
    if (taken.some(([l, t, r, b]) => box[0] < r && box[2] > l && box[1] < b && box[3] > t)) continue;
    taken.push(box);
    ctx.textAlign = 'left';
    ctx.lineWidth = 3;
    ctx.strokeStyle = palette.halo;
    ctx.globalAlpha = 0.85;
    ctx.strokeText(text, left, y);
    ctx.globalAlpha = 1;
    ctx.fillStyle = kind === 'jurisdiction' ? palette.text : palette.mutedText;
    ctx.fillText(text, left, y);
    if (place) {
      ctx.beginPath();
      ctx.arc(x, y, 2, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
}
