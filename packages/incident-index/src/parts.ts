import { firstWhere } from './bytes.js';
import type { Lines } from './lines.js';
import type { SnapshotPartition } from './manifest.js';

/** One loaded year: its rows `[start, end)` in the index and those of its files that were given. */
export interface Part {
  readonly partition: SnapshotPartition;
  readonly start: number;
  readonly end: number;
  readonly records: Lines | undefined;
  readonly search: Uint8Array | undefined;
  readonly changes: Lines | undefined;
}

/** The part in which a row lies; the row must be one of the index. */
export const partAt = (parts: readonly Part[], row: number): Part => parts[firstWhere(parts.length, (at) => parts[at]!.end > row)]!;
