// A door of its own, so that a page that only draws does not carry search, records and the ledger.
export { SnapshotError } from './errors.js';
export type { MapCell } from './clusters.js';
export { decodeMap, MapIndex } from './map-index.js';
export { parseManifest, type SnapshotFile, type SnapshotManifest, type SnapshotPartition } from './manifest.js';
export { latitudeOf, longitudeOf, MERCATOR_BITS, mercatorX, mercatorY } from './places.js';
