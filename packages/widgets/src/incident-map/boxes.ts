import type { BBox } from '@seesac/contract';
import { LatLngBounds, type Map as LeafletMap } from '../vendor/leaflet.js';
import { PADDING } from './canvas-layer.js';

/** The part of the world that a map shows. */
export function boxInView(map: LeafletMap): BBox {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

/** Corners as Leaflet takes them. */
export const boundsOf = ([west, south, east, north]: BBox): LatLngBounds => new LatLngBounds([south, west], [north, east]);

/** A box with what a canvas has around it. */
export function padded([west, south, east, north]: BBox): BBox {
  const [x, y] = [(east - west) * PADDING, (north - south) * PADDING];
  return [Math.max(-180, west - x), Math.max(-90, south - y), Math.min(180, east + x), Math.min(90, north + y)];
}
