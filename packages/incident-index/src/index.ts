export { COLUMNS_FORMAT } from './columns.js';
export { CursorError, SnapshotError } from './errors.js';
export { foldText, foldWords } from './fold.js';
export type { Selection } from './bitmap.js';
export { IncidentIndex, type IncidentPage } from './incident-index.js';
export type { AliasesOf } from './encode-search.js';
export type { MapCell } from './clusters.js';
export { decodeMap, MapIndex } from './map-index.js';
export type { ChangesOptions, ChangesPage } from './ledger.js';
export type { Kernel, KernelFactory } from './kernel.js';
export { filesOf, parseManifest, type SnapshotFile, type SnapshotManifest, type SnapshotPartition } from './manifest.js';
export type { SummaryOptions } from './summary.js';
export { sha256Hex } from './sha256.js';
export {
  assembleSnapshot, decodeSnapshot, encodePartition, encodeSnapshot, type EncodedPartition, type EncodedSnapshot, type SnapshotInput, type SnapshotParts,
} from './snapshot.js';
