import { firstWhere } from './bytes.js';
import { SnapshotError } from './errors.js';
import type { Lines } from './lines.js';
import type { SnapshotPartition } from './manifest.js';

/** One loaded year: its rows are `[start, end)` in the index. */
export interface Span { readonly partition: SnapshotPartition; readonly start: number; readonly end: number }

/** One loaded year with those of its files that were given. */
export interface Part extends Span {
  readonly records: Lines | undefined;
  readonly search: Uint8Array | undefined;
  readonly changes: Lines | undefined;
}

/** The part in which a row lies; the row must be one of the index. */
export const partAt = (parts: readonly Part[], row: number): Part => parts[firstWhere(parts.length, (at) => parts[at]!.end > row)]!;

/** The records of a part. @throws {SnapshotError} where they were not given, or are not as many as its rows */
export function recordsOf({ records, partition, start, end }: Part): Lines {
  if (!records) throw new SnapshotError(`the records file of ${partition.year} was not given`);
  if (records.length !== end - start) throw new SnapshotError(`the records file of ${partition.year} has another number of rows than the columns`);
  return records;
}
