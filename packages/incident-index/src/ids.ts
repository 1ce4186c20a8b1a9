import { toUtf8, type ByteReader, type ByteWriter } from './bytes.js';
import { SnapshotError } from './errors.js';

// Identifiers are ASCII of at most 64 characters. Each is written as the length that it shares with the one before and what follows; the three parts
// lie apart. Numbers given in the order of the dates cost next to nothing this way, and a page, a link and a cursor need no other file.

const MAX_LENGTH = 64;

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
  out.bytes(shared);
  out.bytes(rest);
  out.bytes(toUtf8(tails.join('')));
}

/** What {@link encodeIds} wrote, as views of the file. */
export interface StoredIds { shared: Uint8Array; rest: Uint8Array; tails: Uint8Array }

/** @throws {SnapshotError} unless the parts fit each other */
export function readIds(input: ByteReader, rows: number): StoredIds {
  const [shared, rest] = [input.bytes(rows), input.bytes(rows)];
  let length = 0;
  let tails = 0;
  for (let row = 0; row < rows; row++) {
    if (shared[row]! > length) throw new SnapshotError(`columns: identifier of row ${row} is broken`);
    length = shared[row]! + rest[row]!;
    if (length < 1 || length > MAX_LENGTH) throw new SnapshotError(`columns: identifier of row ${row} is broken`);
    tails += rest[row]!;
  }
  return { shared, rest, tails: input.bytes(tails) };
}

/** The identifiers of all rows. They are kept as bytes, for as texts they would be most of the memory. */
export class Ids {
  /** All identifiers on end, and where each begins; one more entry than rows. */
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  /** Open addressing: one more than the row, 0 for none. */
  #table: Uint32Array | undefined;

  constructor(parts: readonly StoredIds[]) {
    const rows = parts.reduce((sum, { rest }) => sum + rest.length, 0);
    const starts = new Uint32Array(rows + 1);
    let row = 0;
    for (const { shared, rest } of parts) for (let i = 0; i < rest.length; i++, row++) starts[row + 1] = starts[row]! + shared[i]! + rest[i]!;
    const bytes = new Uint8Array(starts[rows]!);
    row = 0;
    for (const { shared, rest, tails } of parts) {
      for (let i = 0, tail = 0; i < rest.length; i++, row++) {
        const [start, before] = [starts[row]!, starts[row - 1]!];
        for (let k = 0; k < shared[i]!; k++) bytes[start + k] = bytes[before + k]!;
        for (let k = shared[i]!; k < shared[i]! + rest[i]!; k++) bytes[start + k] = tails[tail++]!;
      }
    }
    this.#bytes = bytes;
    this.#starts = starts;
  }

  /** Identifier of a row. */
  at(row: number): string {
    let id = '';
    for (let at = this.#starts[row]!; at < this.#starts[row + 1]!; at++) id += String.fromCharCode(this.#bytes[at]!);
    return id;
  }

  /** Row of an identifier, `undefined` where none has it. */
  find(id: string): number | undefined {
    if (id.length > MAX_LENGTH) return undefined;
    const codes = Uint16Array.from(id, (letter) => letter.charCodeAt(0));
    const table = (this.#table ??= this.#index());
    for (let slot = hash(codes, 0, codes.length) & (table.length - 1); table[slot]; slot = (slot + 1) & (table.length - 1)) {
      if (this.#is(table[slot]! - 1, codes)) return table[slot]! - 1;
    }
    return undefined;
  }

  #is(row: number, codes: Uint16Array): boolean {
    const start = this.#starts[row]!;
    if (this.#starts[row + 1]! - start !== codes.length) return false;
    for (let i = 0; i < codes.length; i++) if (this.#bytes[start + i] !== codes[i]) return false;
    return true;
  }

  #index(): Uint32Array {
    const rows = this.#starts.length - 1;
    // At most half full, so that a search soon meets an empty slot.
    const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)));
    for (let row = 0; row < rows; row++) {
      let slot = hash(this.#bytes, this.#starts[row]!, this.#starts[row + 1]!) & (table.length - 1);
      while (table[slot]) slot = (slot + 1) & (table.length - 1);
      table[slot] = row + 1;
    }
    return table;
  }
}

/** FNV-1a, and a last mix for the low bits that are used. */
function hash(codes: Uint8Array | Uint16Array, from: number, to: number): number {
  let sum = 0x811c_9dc5;
  for (let i = from; i < to; i++) sum = Math.imul(sum ^ codes[i]!, 0x0100_0193);
  return (sum ^ (sum >>> 15)) >>> 0;
}
