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

  /** Text of a line, without its line break. */
  text(line: number): string {
    const starts = this.#offsets;
    return fromUtf8(this.#bytes.subarray(starts[line]!, starts[line + 1]! - 1));
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
}
