export { CursorError, SnapshotError } from './errors.js';
export { foldText } from './fold.js';
export type { Selection } from './bitmap.js';
export { IncidentIndex, type IncidentPage } from './incident-index.js';
export { parseManifest, type SnapshotFile, type SnapshotManifest } from './manifest.js';
export { sha256Hex } from './sha256.js';
export { decodeSnapshot, encodeSnapshot, type EncodedSnapshot, type SnapshotInput } from './snapshot.js';
