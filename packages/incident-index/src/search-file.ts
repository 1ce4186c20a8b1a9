import { setRow, type Bitmap } from './bitmap.js';
import { ByteReader, firstWhere, toUtf8 } from './bytes.js';
import { SnapshotError } from './errors.js';

/**
 * The search file of one year: sorted words, and the rows that hold each. The words that begin alike are neighbours, so the rows of a prefix are one
 * stretch of bytes.
 *
 * `SSSX`, the format's number (1 byte), number of rows, number of words; for each word a byte of the length that it shares with the one before and a byte
 * of what follows, then these ends as UTF-8; a varint a word for the bytes of its list; the lists. A list has a varint for each row, ascending: twice the
 * difference to the row before, plus 1 where the word stands in a name of the place.
 */
export const SEARCH_MAGIC = [0x53, 0x53, 0x53, 0x58, 2];

/** Words are cut after so many letters, stored or asked, each of at most 4 bytes: the memory of a file is bounded by its length. */
const MAX_LETTERS = 32;
const MAX_BYTES = 4 * MAX_LETTERS;

/** A word as it is stored. */
export const cutWord = (word: string): string => (word.length > MAX_LETTERS ? [...word].slice(0, MAX_LETTERS).join('') : word);

/** The order of words. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** A search file, opened. */
export class SearchFile {
  readonly #rows: number;
  readonly #words: number;
  /** The words on end, and where each begins; one more entry than words. */
  readonly #text: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #lists: Uint8Array;
  readonly #ends: Uint32Array;

  /** @throws {SnapshotError} for bytes that `encodeSearch` did not write */
  constructor(file: Uint8Array, rows: number) {
    const input = new ByteReader(file);
    const magic = input.bytes(SEARCH_MAGIC.length);
    if (!SEARCH_MAGIC.every((byte, i) => magic[i] === byte)) throw new SnapshotError(`search: not a search file of format ${SEARCH_MAGIC.at(-1)}`);
    if (input.varint() !== rows) throw new SnapshotError('search: the file has another number of rows than the columns');
    this.#rows = rows;
    this.#words = input.varint();
    const [shared, rest] = [input.bytes(this.#words), input.bytes(this.#words)];
    this.#starts = new Uint32Array(this.#words + 1);
    let tails = 0;
    for (let i = 0; i < this.#words; i++) {
      tails += rest[i]!;
      this.#starts[i + 1] = this.#starts[i]! + shared[i]! + rest[i]!;
    }
    this.#text = expand(shared, rest, input.bytes(tails), this.#starts);
    this.#ends = new Uint32Array(this.#words + 1);
    for (let i = 0; i < this.#words; i++) this.#ends[i + 1] = this.#ends[i]! + input.varint();
    this.#lists = input.bytes(this.#ends[this.#words]!);
    input.end();
  }

  /** Marks the rows, counted from `base`, in which a word begins with the prefix, or is it; on demand only those in which it stands in a name of the place. */
  mark(prefix: string, into: Bitmap, base: number, { whole, inPlaces }: { whole: boolean; inPlaces: boolean }): void {
    const bytes = toUtf8(cutWord(prefix));
    const from = firstWhere(this.#words, (word) => this.#compare(word, bytes) >= 0);
    // Of the words that begin with it the shortest is the first.
    const isIt = from < this.#words && this.#starts[from + 1]! - this.#starts[from]! === bytes.length;
    const to = whole ? from + (isIt && this.#compare(from, bytes) === 0 ? 1 : 0) : firstWhere(this.#words, (word) => this.#compare(word, bytes) > 0);
    for (let word = from; word < to; word++) this.#markWord(word, into, base, inPlaces);
  }

  /** Below 0 for a word before the prefix, 0 for one that begins with it, above 0 for one behind it. */
  #compare(word: number, prefix: Uint8Array): number {
    const [start, end] = [this.#starts[word]!, this.#starts[word + 1]!];
    for (let i = 0; i < prefix.length; i++) {
      if (start + i >= end) return -1;
      const difference = this.#text[start + i]! - prefix[i]!;
      if (difference) return difference;
    }
    return 0;
  }

  #markWord(word: number, into: Bitmap, base: number, placesOnly: boolean): void {
    const lists = this.#lists;
    const end = this.#ends[word + 1]!;
    let row = -1;
    for (let at = this.#ends[word]!; at < end; ) {
      let value = lists[at++]!;
      if (value > 127) {
        value &= 127;
        for (let shift = 7; ; shift += 7) {
          if (at >= end || shift > 21) throw new SnapshotError('search: a list of rows is broken');
          const byte = lists[at++]!;
          value |= (byte & 127) << shift;
          if (byte < 128) break;
        }
      }
      const step = value >>> 1;
      row += step;
      if (step === 0 || row >= this.#rows) throw new SnapshotError('search: a list of rows is broken');
      if (!placesOnly || value & 1) setRow(into, base + row);
    }
  }
}

/** The words on end. @throws {SnapshotError} unless each is longer than what it shares, behind the one before, and not too long */
function expand(shared: Uint8Array, rest: Uint8Array, tails: Uint8Array, starts: Uint32Array): Uint8Array {
  for (let i = 0; i < shared.length; i++) {
    if (shared[i]! + rest[i]! > MAX_BYTES || shared[i]! > (i ? starts[i]! - starts[i - 1]! : 0)) throw new SnapshotError(`search: word ${i} is broken`);
  }
  const text = new Uint8Array(starts[shared.length]!);
  for (let i = 0, tail = 0; i < shared.length; i++) {
    const start = starts[i]!;
    const same = shared[i]!;
    const before = i ? starts[i - 1]! : 0;
    for (let k = 0; k < same; k++) text[start + k] = text[before + k]!;
    for (let k = 0; k < rest[i]!; k++) text[start + same + k] = tails[tail++]!;
    const isBehind = i === 0 || before + same === start || text[start + same]! > text[before + same]!;
    if (rest[i] === 0 || !isBehind) throw new SnapshotError(`search: word ${i} is not behind the one before`);
  }
  return text;
}
