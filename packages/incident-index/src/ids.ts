import { fromUtf8, toUtf8, type ByteReader, type ByteWriter } from './bytes.js';
import { SnapshotError } from './errors.js';

// Identifiers are ASCII of at most 64 characters. Each is written as the length that it shares with the one before and what follows; the three parts
// lie apart. Numbers given in the order of the dates cost next to nothing this way, and a page, a link and a cursor need no other file.

/** Writes identifiers of {@link INCIDENT_ID}'s form. */
export function encodeIds(out: ByteWriter, ids: readonly string[]): void {
  const shared = new Uint8Array(ids.length);
  const rest = new Uint8Array(ids.length);
  const tails = ids.map((id, row) => {
    const before = ids[row - 1] ?? '';
    let same = 0;
    while (same < id.length && id[same] === before[same]) same++;
    shared[row] = same;
    rest[row] = id.length - same;
    return id.slice(same);
  });
  const text = toUtf8(tails.join(''));
  out.bytes(shared);
  out.bytes(rest);
  out.varint(text.length);
  out.bytes(text);
}

/** Reads what {@link encodeIds} wrote. */
export function decodeIds(input: ByteReader, rows: number): string[] {
  const shared = input.bytes(rows);
  const rest = input.bytes(rows);
  const text = fromUtf8(input.bytes(input.varint()));
  const ids = new Array<string>(rows);
  let id = '';
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const end = at + rest[row]!;
    if (shared[row]! > id.length || end > text.length) throw new SnapshotError(`columns: identifier of row ${row} is broken`);
    ids[row] = id = id.slice(0, shared[row]) + text.slice(at, end);
    at = end;
  }
  if (at !== text.length) throw new SnapshotError('columns: identifiers are longer than their rows');
  return ids;
}
