// The one door to Leaflet: the main file of its package is UMD and would replace `window.L` of the page; its ESM file does not, but has no types.
// Only these names, so that a bundler may leave the rest out.
import type * as Leaflet from 'leaflet';
// @ts-expect-error: the file has no types of its own
import { LatLngBounds as latLngBounds, Layer as layer, Map as map } from 'leaflet/dist/leaflet-src.esm.js';

export const Map = map as typeof Leaflet.Map;
export type Map = Leaflet.Map;
export const Layer = layer as typeof Leaflet.Layer;

export const LatLngBounds = latLngBounds as typeof Leaflet.LatLngBounds;
export type LatLngBounds = Leaflet.LatLngBounds;
export type { LatLng, LeafletEventHandlerFn, Point, ZoomAnimEvent } from 'leaflet';
