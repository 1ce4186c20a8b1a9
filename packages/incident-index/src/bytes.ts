import { SnapshotError } from './errors.js';

// Present in Node and in every browser, but neither in the ES library nor worth a dependency on DOM or Node types.
declare const TextEncoder: new () => { encode(text: string): Uint8Array; encodeInto(text: string, into: Uint8Array): { written: number } };
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. */
export const toUtf8 = (text: string): Uint8Array => encoder.encode(text);

/** Text of UTF-8 bytes. @throws {SnapshotError} for bytes that are not UTF-8 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new SnapshotError('text is not valid UTF-8');
  }
}

/** Largest number that a varint may hold. */
export const MAX_VARINT = 0xffff_ffff;

/** Appends bytes, lines of text and unsigned LEB128 varints to a buffer that grows. */
export class ByteWriter {
  #buffer = new Uint8Array(1024);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + more));
    grown.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = grown;
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** @param value an integer from 0 to {@link MAX_VARINT} */
  varint(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > MAX_VARINT) throw new RangeError(`${value} does not fit a varint`);
    this.#reserve(5);
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#buffer[this.#length++] = (rest & 127) | 128;
    this.#buffer[this.#length++] = rest;
  }

  /** The text as UTF-8, and a line break. */
  line(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    this.#reserve(3 * text.length + 1);
    this.#length += encoder.encodeInto(text, this.#buffer.subarray(this.#length)).written;
    this.#buffer[this.#length++] = 10;
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}

/** Reads what {@link ByteWriter} wrote. Reading past the end is a {@link SnapshotError}, never a silent zero. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A view of the next bytes, not a copy. */
  bytes(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new SnapshotError('file is truncated');
    return this.#bytes.subarray(this.#at, (this.#at += length));
  }

  varint(): number {
    // Most are of one byte. Past the end there is no byte to compare.
    const byte = this.#bytes[this.#at]!;
    if (byte < 128) {
      this.#at++;
      return byte;
    }
    return this.#long();
  }

  #long(): number {
    const bytes = this.#bytes;
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      if (this.#at >= bytes.length) throw new SnapshotError('file is truncated');
      const byte = bytes[this.#at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > MAX_VARINT) break;
        return value;
      }
    }
    throw new SnapshotError('number is too large');
  }

  /** As many varints as the array is long, each less by `offset`. */
  varints(into: Int32Array, offset: number): void {
    for (let i = 0; i < into.length; i++) into[i] = this.varint() - offset;
  }

  /** @throws {SnapshotError} unless everything was read */
  end(): void {
    if (this.#at !== this.#bytes.length) throw new SnapshotError('file is longer than its content');
  }
}

/** First position in `[0, length)` from which `isAfter` holds, `length` if none; `isAfter` must never fall back to false. */
export function firstWhere(length: number, isAfter: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
