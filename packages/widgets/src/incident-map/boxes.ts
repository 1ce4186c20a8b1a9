import type { BBox } from '@seesac/contract';
import { LatLngBounds } from '../vendor/leaflet.js';

/** Corners as Leaflet takes them. */
export const boundsOf = ([west, south, east, north]: BBox): LatLngBounds => new LatLngBounds([south, west], [north, east]);
