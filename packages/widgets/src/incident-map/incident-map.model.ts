import type { BBox, Cluster, ClusterPoint, Filters } from '@seesac/contract';
import { filtersOfAddress } from '../lib/filter-store.js';
import type { Map as LeafletMap } from '../vendor/leaflet.js';

/** What a reader can choose on a map, with where it is drawn in its box, px. */
export interface Item {
  /** The same for what is the same after a change of filters. */
  readonly key: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** A cluster or an incident. */
  readonly place?: Cluster | ClusterPoint;
  /** The town that it lies at or near; empty where none is near. */
  readonly near?: string;
  /** What it is called, where it is neither. */
  readonly name?: string;
  /** What happens when it is opened, where that is neither going nearer nor listing. */
  choose?(): void;
}

/** Furthest and nearest zoom. Positions are exact to 0.001°, which at the nearest is more than the reach of a cluster: there every place stands alone. */
export const ZOOMS = [4, 16] as const;

/** The region as the map shows it at first: west, south, east, north. */
export const REGION: BBox = [15.6, 39.6, 30.2, 48.6];
/** How far the map may be moved. */
export const BOUNDS: BBox = [5, 34, 46, 56];
export const WORLD: BBox = [-180, -90, 180, 90];

/** The filters of a canonical string. */
export function filtersOf(query: string): Filters {
  const filters = filtersOfAddress(query);
  return filters.bbox ? { ...filters, bbox: (filters.bbox as readonly unknown[]).map(Number) as unknown as BBox } : filters;
}

/** What two boxes share; undefined where that is nothing. Edges are rounded as the filter takes them. */
export function overlap(a: BBox, b: BBox | undefined): BBox | undefined {
  const box = [Math.max(a[0], b?.[0] ?? -180), Math.max(a[1], b?.[1] ?? -90), Math.min(a[2], b?.[2] ?? 180), Math.min(a[3], b?.[3] ?? 90)].map(
    (edge) => Math.round(edge * 1e4) / 1e4 + 0,
  ) as unknown as BBox;
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

/** Part of the view by which a canvas is larger on each side, so that what comes into view while the map is dragged is drawn already. */
export const PADDING = 0.25;

/** The part of the world that a map shows. */
export function boxInView(map: LeafletMap): BBox {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** A box with what a canvas has around it. */
export function padded([west, south, east, north]: BBox): BBox {
  const [x, y] = [(east - west) * PADDING, (north - south) * PADDING];
  return [Math.max(-180, west - x), Math.max(-90, south - y), Math.min(180, east + x), Math.min(90, north + y)];
}

/** First day of the last so many months up to a day: 12 up to 2024-06-30 begin on 2023-07-01. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // The day after the one that many months ago; a month that is shorter ends on its last day.
  const last = new Date(Date.UTC(year, month - Math.trunc(months), 0)).getUTCDate();
  const whole = date === new Date(Date.UTC(year, month, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - Math.trunc(months), (whole ? last : Math.min(date, last)) + 1)).toISOString().slice(0, 10);
}

/** A view as a page's address has it: zoom, latitude, longitude. */
export interface MapView { zoom: number; lat: number; lon: number }

/** Reads `zoom/latitude/longitude`; undefined for anything else, or for a place outside the map. */
export function viewOf(text: string | null | undefined): MapView | undefined {
  const parts = text?.split('/').map(Number);
  if (parts?.length !== 3 || !parts.every(Number.isFinite)) return undefined;
  const [zoom, lat, lon] = parts as [number, number, number];
  const [west, south, east, north] = BOUNDS;
  return zoom >= ZOOMS[0] && zoom <= ZOOMS[1] && lat >= south && lat <= north && lon >= west && lon <= east ? { zoom, lat, lon } : undefined;
}

/** The other way round: four decimals are 10 m. */
export const viewText = ({ zoom, lat, lon }: MapView): string => [Number(zoom.toFixed(2)), Number(lat.toFixed(4)), Number(lon.toFixed(4))].join('/');

/** Whether a cluster comes apart when the map goes nearer: not where all its incidents have one position. Boxes stand off by 0.0004° on each side. */
export const splits = ({ bbox: [west, south, east, north] }: Cluster): boolean => east - west > 0.0009 || north - south > 0.0009;

/** The box of one position, in which the filter finds exactly what lies there. */
export const boxOf = ([lon, lat]: readonly [number, number]): BBox =>
  [lon - 0.0004, lat - 0.0004, lon + 0.0004, lat + 0.0004].map((edge) => Math.round(edge * 1e4) / 1e4) as unknown as BBox;

/** The item under a pointer: the nearest of those whose circle, or a finger's width, it touches. */
export function hit(items: readonly Item[], x: number, y: number): Item | undefined {
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    const distance = Math.hypot(item.x - x, item.y - y);
    if (distance > Math.max(item.radius, 12) || distance >= least) continue;
    [best, least] = [item, distance];
  }
  return best;
}

/** The item next to one in a direction: within 45° of it, the nearest. */
export function neighbour(items: readonly Item[], from: Item, dx: number, dy: number): Item | undefined {
  let best: Item | undefined;
  let least = Infinity;
  for (const item of items) {
    const along = (item.x - from.x) * dx + (item.y - from.y) * dy;
    const across = Math.abs((item.x - from.x) * dy) + Math.abs((item.y - from.y) * dx);
    if (along <= 0 || across > along || along + across >= least) continue;
    [best, least] = [item, along + across];
  }
  return best;
}
