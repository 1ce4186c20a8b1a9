import { mercatorX, mercatorY } from '@seesac/client/snapshot.js';
import type { Cluster, ClusterPoint, PlacePrecision } from '@seesac/contract';
import type { Extent, Frame } from './canvas-layer.js';
import type { Palette } from './palette.js';

/** Radius of a cluster in px by its count: grows with the logarithm up to 22, half of the reach of a cluster, so that neighbours hardly ever overlap. */
export const clusterRadius = (count: number): number => Math.min(22, 9.5 + 3.2 * Math.log10(count));

/** Radius of the mark of one incident, px. */
export const POINT_RADIUS = 6;

/**
 * Metres within which an incident lies, by how exact its place is known: what its ring shows. `exact` has none. The figures are this map's reading of the code list:
 * near a known spot, in a settlement, somewhere in a municipality.
 */
export const REACH: Readonly<Record<PlacePrecision, number>> = { exact: 0, vicinity: 1_000, locality: 3_000, municipality: 10_000, region: 0, jurisdiction: 0 };
/** A ring is at least so much wider than the mark, and never wider than this, px. */
const [RING_LEAST, RING_MOST] = [4, 90];

/** Radius of the ring around an incident, px; 0 where it has none. @param metre px of one metre there */
const ringRadius = (precision: PlacePrecision | null, metre: number): number =>
  precision && REACH[precision] ? Math.min(RING_MOST, Math.max(POINT_RADIUS + RING_LEAST, REACH[precision] * metre)) : 0;

/** Pixels of a metre at a latitude. */
const metreAt = (latitude: number, zoom: number): number => (256 * 2 ** zoom) / (40_075_016.7 * Math.cos((latitude * Math.PI) / 180));

type Ctx = CanvasRenderingContext2D;

/** Path of the shape of a mark: circle, square, diamond, triangle, and for the rest a smaller circle. Colour never tells alone. */
export function shapePath(ctx: Ctx, mark: number, x: number, y: number, r: number): void {
  ctx.beginPath();
  if (mark === 1) ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76);
  else if (mark === 2 || mark === 3) {
    const [top, ...others] = mark === 2 ? [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]] : [[0, -1.2], [1.15, 0.85], [-1.15, 0.85]];
    ctx.moveTo(x + top![0]! * r, y + top![1]! * r);
    for (const [dx, dy] of others) ctx.lineTo(x + dx! * r, y + dy! * r);
    ctx.closePath();
  } else ctx.arc(x, y, mark === 4 ? r * 0.75 : r, 0, 2 * Math.PI);
}

/** Draws a cluster with its number: plain, or with a ring that says how its marks are divided. */
export function paintCluster(ctx: Ctx, palette: Palette, x: number, y: number, count: number, label: string, marks?: readonly number[]): void {
  const r = clusterRadius(count);
  ctx.beginPath();
  // The ring of the marks stands around the number, which keeps its room.
  ctx.arc(x, y, r + (marks ? 4.5 : 1.5), 0, 2 * Math.PI);
  ctx.fillStyle = palette.halo;
  ctx.fill();
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = marks ? palette.halo : palette.cluster;
  ctx.fill();
  if (marks) paintShares(ctx, palette, x, y, r + 0.5, marks, count);
  ctx.fillStyle = marks ? palette.text : palette.onCluster;
  ctx.font = `600 12px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(label, x, y + 0.5);
}

function paintShares(ctx: Ctx, palette: Palette, x: number, y: number, r: number, marks: readonly number[], count: number): void {
  let from = -Math.PI / 2;
  const several = marks.filter(Boolean).length > 1;
  ctx.lineWidth = 5;
  marks.forEach((n, mark) => {
    if (!n) return;
    const to = from + (2 * Math.PI * n) / count;
    // A gap in the colour behind it parts the segments, whatever their colours.
    const gap = several ? Math.min(0.06, (to - from) / 4) : 0;
    ctx.beginPath();
    ctx.arc(x, y, r, from + gap, to - gap);
    ctx.strokeStyle = palette.marks[mark]!;
    ctx.stroke();
    from = to;
  });
}

/**
 * Draws one incident: a full mark where its place is exact or nearly so, an empty one where only the settlement, the municipality or nothing is known of that; and the
 * area in which it lies, as a ring, hatched where it is a municipality.
 * @param metre px of one metre there
 */
export function paintPoint(ctx: Ctx, palette: Palette, x: number, y: number, { placePrecision: precision, mark }: ClusterPoint, metre: number): void {
  const colour = mark === undefined ? palette.cluster : palette.marks[mark]!;
  const ring = ringRadius(precision, metre);
  const full = precision === 'exact' || precision === 'vicinity';
  if (ring) {
    ctx.beginPath();
    ctx.arc(x, y, ring, 0, 2 * Math.PI);
    ctx.save();
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 0.75;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    if (precision === 'municipality') {
      ctx.setLineDash([4, 3]);
      ctx.stroke();
      ctx.clip();
      ctx.globalAlpha = 0.35;
      ctx.setLineDash([]);
      ctx.beginPath();
      for (let d = -2 * ring; d < 2 * ring; d += 6) {
        ctx.moveTo(x + d - ring, y + ring);
        ctx.lineTo(x + d + ring, y - ring);
      }
    }
    ctx.stroke();
    ctx.restore();
  }
  shapePath(ctx, mark ?? 0, x, y, POINT_RADIUS + 1.5);
  ctx.fillStyle = palette.halo;
  ctx.fill();
  shapePath(ctx, mark ?? 0, x, y, full ? POINT_RADIUS : POINT_RADIUS - 1);
  if (full) {
    ctx.fillStyle = colour;
    ctx.fill();
  } else {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }
}

/** Clusters and incidents, the largest first. */
type Places = readonly (Cluster | ClusterPoint)[];
const xyOf = (frame: Frame, { point: [longitude, latitude] }: Cluster | ClusterPoint): [x: number, y: number] => [frame.x(mercatorX(longitude)), frame.y(mercatorY(latitude))];

/** Draws clusters and incidents, the smallest first, so that the greatest are on top. @param label of a count */
export function paintPlaces(frame: Frame, palette: Palette, places: Places, label: (count: number) => string): void {
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i]!;
    const [x, y] = xyOf(frame, place);
    if (place.cluster) paintCluster(frame.ctx, palette, x, y, place.count, label(place.count), place.marks);
    else paintPoint(frame.ctx, palette, x, y, place, metreAt(place.point[1], frame.zoom));
  }
}

/** Room for the ring around what is chosen, px. */
const CHOSEN = 9;

/** What of a frame they take. */
export function extentOf(frame: Frame, places: Places): Extent {
  let [left, top, right, bottom] = [frame.width, frame.height, 0, 0];
  for (const place of places) {
    const [x, y] = xyOf(frame, place);
    const radius = CHOSEN + (place.cluster ? clusterRadius(place.count) : Math.max(POINT_RADIUS, ringRadius(place.placePrecision, metreAt(place.point[1], frame.zoom))));
    left = Math.min(left, x - radius);
    top = Math.min(top, y - radius);
    right = Math.max(right, x + radius);
    bottom = Math.max(bottom, y + radius);
  }
  return { left, top, right, bottom };
}
