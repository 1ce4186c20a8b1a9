import { fromUtf8 } from './bytes.js';
import { SnapshotError } from './errors.js';

const NEWLINE = 10;

/**
 * A JSON Lines file, cut when first asked and parsed line by line: JSON never holds a raw line break, so the offsets are those of the line breaks.
 */
export class Lines {
  readonly #bytes: Uint8Array;
  #starts: Uint32Array | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Where each line begins, and one past the last line. */
  get #offsets(): Uint32Array {
    if (this.#starts) return this.#starts;
    const bytes = this.#bytes;
    if (bytes.length && bytes.at(-1) !== NEWLINE) throw new SnapshotError('the last line of the file is not complete');
    const starts = [0];
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) starts.push(at + 1);
    return (this.#starts = Uint32Array.from(starts));
  }

  get length(): number {
    return this.#offsets.length - 1;
  }

  /** Bytes of a line, without its line break. */
  bytes(line: number): Uint8Array {
    const starts = this.#offsets;
    return this.#bytes.subarray(starts[line]!, starts[line + 1]! - 1);
  }

  /** Text of a line, without its line break. */
  text(line: number): string {
    return fromUtf8(this.bytes(line));
  }

  /** Value of a line. The file was verified, so its shape is trusted; that it is JSON is not. */
  value<T>(line: number): T {
    const text = this.text(line);
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new SnapshotError(`line ${line + 1} is not JSON`);
    }
  }

  /** Bytes of a line between two stretches of bytes; `undefined` where they are not there in this order. */
  between(line: number, before: Uint8Array, after: Uint8Array): Uint8Array | undefined {
    const bytes = this.#bytes;
    const stop = this.#offsets[line + 1]! - 1;
    const found = find(bytes, before, this.#offsets[line]!, stop);
    const start = found + before.length;
    const end = found < 0 ? -1 : find(bytes, after, start, stop);
    return end < 0 ? undefined : bytes.subarray(start, end);
  }

  /** True where a line ends with these bytes. */
  endsWith(line: number, tail: Uint8Array): boolean {
    const starts = this.#offsets;
    let at = starts[line + 1]! - 2;
    if (at - starts[line]! < tail.length - 1) return false;
    for (let i = tail.length - 1; i >= 0; i--, at--) if (this.#bytes[at] !== tail[i]) return false;
    return true;
  }

  /** The whole number of at most nine digits that begins at a byte of a line, -1 where none does. */
  numberAt(line: number, offset: number): number {
    const bytes = this.#bytes;
    let number = -1;
    for (let at = this.#offsets[line]! + offset, last = at + 9; at < last; at++) {
      const digit = bytes[at]! - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      number = Math.max(number, 0) * 10 + digit;
    }
    return number;
  }
}

/** Where bytes are first found in a span of others; -1 for nowhere. */
function find(bytes: Uint8Array, sought: Uint8Array, from: number, to: number): number {
  const last = sought.length - 1;
  for (let at = from; at < to - last; at++) {
    let i = 0;
    while (i <= last && bytes[at + i] === sought[i]) i++;
    if (i > last) return at;
  }
  return -1;
}
