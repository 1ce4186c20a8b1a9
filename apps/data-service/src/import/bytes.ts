import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { decoderFor } from './encodings.js';
import { FileError } from './issues.js';

const CHUNK = 1 << 18;

/** Counts line ends (`\n`, `\r\n`, lone `\r`) in a text that comes in pieces. */
export class LineCounter {
  lines = 0;
  #afterCr = false;

  add(text: string): void {
    if (text === '') return;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lines++;
    for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') this.lines++;
    if (this.#afterCr && text[0] === '\n') this.lines--;
    this.#afterCr = text.endsWith('\r');
  }
}

/** Where the UTF-8 sequence that a chunk cuts off begins; the length where none is cut off. */
function wholeSequences(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Index of the first byte that begins no UTF-8 sequence (Unicode 15, table 3-7); the length where all is well. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  const between = (at: number, low: number, high: number) => at < bytes.length && bytes[at]! >= low && bytes[at]! <= high;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    let length = 0;
    if (lead < 0x80) length = 1;
    else if (lead >= 0xc2 && lead <= 0xdf) length = 2;
    else if (lead >= 0xe0 && lead <= 0xef) length = between(at + 1, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf) ? 3 : 0;
    else if (lead >= 0xf0 && lead <= 0xf4) length = between(at + 1, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf) ? 4 : 0;
    for (let i = 1; i < length; i++) if (!between(at + i, 0x80, 0xbf)) length = 0;
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

const MARKS: readonly { mark: readonly number[]; encoding: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];
/** Files that people take for a table. */
const FOREIGN: readonly { magic: readonly number[]; what: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or a zip archive: save the sheet as "CSV UTF-8" and import that' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook: save the sheet as "CSV UTF-8" and import that' },
  { magic: [0x1f, 0x8b], what: 'compressed with gzip: unpack it first' },
  { magic: [0x25, 0x50, 0x44, 0x46], what: 'a PDF: a table in a PDF cannot be imported' },
  { magic: [0xff, 0xfe, 0x00, 0x00], what: 'in UTF-32: save it as UTF-8' },
];
const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

/** What the reader of a file is told though nothing is wrong. */
export interface ByteNote { rule: string; message: string }

/**
 * A file as text, in pieces, with the hash of its bytes. Strict: bytes that are not the encoding's, and NUL, are a {@link FileError} with line and offset.
 * Throws from {@link SourceFile.open} where the file cannot be opened.
 */
export class SourceFile {
  readonly totalBytes: number;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  readonly #asked: string | undefined;
  readonly #lines = new LineCounter();
  #pending: Promise<unknown> = Promise.resolve();
  /** Bytes read. */
  bytes = 0;
  encoding: string;

  private constructor(file: FileHandle, totalBytes: number, encoding: string | undefined) {
    this.#file = file;
    this.totalBytes = totalBytes;
    this.#asked = encoding;
    this.encoding = encoding ?? 'utf-8';
  }

  static async open(path: string, encoding?: string): Promise<SourceFile> {
    const file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) {
      await file.close();
      throw new Error(`${path} is a folder`);
    }
    return new SourceFile(file, stat.size, encoding);
  }

  /** The text, without its byte order mark. `note` hears of encodings that are read though they are not plain UTF-8. */
  async *text(note: (note: ByteNote) => void): AsyncGenerator<string> {
    let chunk = await this.#read();
    if (chunk.length === 0) return;
    const skip = this.#detect(chunk, note);
    const decode = this.encoding === 'utf-8' ? this.#utf8(skip) : this.#other(skip);
    for (chunk = chunk.subarray(skip); ; chunk = await this.#read()) {
      const end = chunk.length === 0;
      const text = decode(chunk, end);
      this.#refuseNul(text);
      this.#lines.add(text);
      if (text !== '') yield text;
      if (end) return;
    }
  }

  /** Reads what is left, and gives the SHA-256 of the whole file. */
  async sha256(): Promise<string> {
    while ((await this.#read()).length > 0);
    return this.#hash.digest('hex');
  }

  /** Closes the file, after the last read of whoever still reads. */
  async close(): Promise<void> {
    await this.#pending.catch(() => undefined);
    await this.#file.close();
  }

  /** One read after the other, whoever asks: a reader that was stopped may still wait for its last one. */
  #read(): Promise<Buffer> {
    const read = this.#pending.then(() => this.#readNow());
    this.#pending = read;
    return read;
  }

  async #readNow(): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
    const chunk = buffer.subarray(0, bytesRead);
    this.#hash.update(chunk);
    this.bytes += bytesRead;
    return chunk;
  }

  /** Sets the encoding; returns the length of the byte order mark. */
  #detect(head: Buffer, note: (note: ByteNote) => void): number {
    const foreign = FOREIGN.find(({ magic }) => begins(head, magic));
    if (foreign && !this.#asked) throw new FileError('encoding', `The file is ${foreign.what}.`);
    const found = MARKS.find(({ mark }) => begins(head, mark));
    if (this.#asked !== undefined) {
      try {
        this.encoding = decoderFor(this.#asked).encoding;
      } catch {
        throw new FileError('encoding', `"${this.#asked}" is not a known encoding. Examples: utf-8, utf-16le, windows-1250, windows-1251.`);
      }
      if (found && found.encoding !== this.encoding)
        throw new FileError('encoding', `The file begins with the byte order mark of ${found.encoding}, so it is not ${this.encoding}. Leave --encoding out.`);
    } else if (found) this.encoding = found.encoding;
    if (!found) return 0;
    if (found.encoding === 'utf-8') note({ rule: 'byte-order-mark', message: 'The file begins with a byte order mark; it is skipped.' });
    else note({ rule: 'encoding', message: `The file is in ${found.encoding}; it is read without loss. UTF-8 is smaller and the usual form.` });
    return found.mark.length;
  }

  #utf8(skipped: number): (chunk: Buffer, end: boolean) => string {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let carry: Uint8Array = new Uint8Array();
    let done = skipped;
    return (chunk, end) => {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const whole = end ? bytes.length : wholeSequences(bytes);
      carry = bytes.subarray(whole);
      const part = bytes.subarray(0, whole);
      done += whole;
      try {
        return decoder.decode(part);
      } catch {
        const bad = firstInvalidUtf8(part);
        this.#lines.add(decoder.decode(part.subarray(0, bad)));
        const byte = part[bad]!.toString(16).toUpperCase().padStart(2, '0');
        throw new FileError('encoding', `Not valid UTF-8: byte ${byte} at offset ${done - whole + bad}. Save the file as UTF-8, or say what it is, `
          + 'for example --encoding windows-1250.', { line: this.#lines.lines + 1 });
      }
    };
  }

  #other(skipped: number): (chunk: Buffer, end: boolean) => string {
    const { decode } = decoderFor(this.encoding);
    let done = skipped;
    return (chunk, end) => {
      try {
        const text = decode(chunk, end);
        done += chunk.length;
        return text;
      } catch {
        throw new FileError('encoding', `Not valid ${this.encoding}, at or after offset ${done}.`, { line: this.#lines.lines + 1 });
      }
    };
  }

  #refuseNul(text: string): void {
    const at = text.indexOf('\0');
    if (at === -1) return;
    const utf16 = this.encoding === 'utf-8' && text.split('\0').length > text.length / 3;
    this.#lines.add(text.slice(0, at));
    throw new FileError('nul', utf16
      ? 'Every second byte is NUL: the file looks like UTF-16 without a byte order mark. Say so with --encoding utf-16le.'
      : 'The file contains a NUL character: it is damaged or not a text file.', { line: this.#lines.lines + 1 });
  }
}
