/** A snapshot that must not be used: wrong hash, wrong format, truncated, a file missing, or (when encoding) an incident that cannot be stored. */
export class SnapshotError extends Error {
  override name = 'SnapshotError';
}

/** A page cursor that this index did not write, or wrote for another sort order. */
export class CursorError extends Error {
  override name = 'CursorError';
}
