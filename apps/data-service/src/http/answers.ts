import { negotiate, noneMatch, type Encoding } from './encoding.js';

/** Compressors; without them every answer goes out plain, as in a page. */
export type Compress = Partial<Record<Exclude<Encoding, 'identity'>, (bytes: Uint8Array) => Uint8Array>>;

/** Below this many bytes compression costs more than it saves. */
const WORTH = 860;
/** Headers that a 304 does not repeat. */
const BODY_HEADERS = ['Content-Type', 'Content-Length', 'Content-Encoding'];

interface Variant { body: Uint8Array<ArrayBuffer>; headers: Record<string, string>; notModified: Record<string, string> }

/** One answer, ready to be sent any number of times: compressed at most once for each encoding, its ETag known without looking at the body. */
export class Answer {
  readonly #tag: string;
  readonly #plain: Uint8Array;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #compress: Compress;
  readonly #variants = new Map<Encoding, Variant>();
  /** Bytes in memory, of all encodings made so far. */
  size: number;

  /** @param tag what the ETag says beside the encoding: the version, and whatever else changes the body */
  constructor(body: string | Uint8Array, tag: string, headers: Readonly<Record<string, string>>, compress: Compress = {}) {
    this.#plain = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    this.#tag = tag;
    this.#headers = headers;
    this.#compress = this.#plain.length < WORTH ? {} : compress;
    this.size = this.#plain.length;
  }

  /** Answers a request, with 304 where the client has these bytes already. */
  respond(request: Request): Response {
    const encoding = negotiate(request.headers.get('accept-encoding'), (e) => e === 'identity' || this.#compress[e] !== undefined);
    const etag = `"${this.#tag}-${encoding}"`;
    const { body, headers, notModified } = this.#variant(encoding, etag);
    if (noneMatch(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: notModified });
    return new Response(body, { headers });
  }

  #variant(encoding: Encoding, etag: string): Variant {
    let variant = this.#variants.get(encoding);
    if (!variant) {
      const body = encoding === 'identity' ? this.#plain : this.#compress[encoding]!(this.#plain);
      if (body !== this.#plain) this.size += body.length;
      const headers: Record<string, string> = { ...this.#headers, ETag: etag, 'Content-Length': String(body.length) };
      if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
      const notModified = Object.fromEntries(Object.entries(headers).filter(([name]) => !BODY_HEADERS.includes(name)));
      this.#variants.set(encoding, (variant = { body: body as Uint8Array<ArrayBuffer>, headers, notModified }));
    }
    return variant;
  }
}

/** Answers of one dataset, the least recently used forgotten first. Bounded in number and in bytes, so that no flood of addresses fills the memory. */
export class AnswerCache {
  readonly #answers = new Map<string, Answer>();
  readonly #most: { answers: number; bytes: number };
  #generation: unknown;

  constructor(most = { answers: 2_000, bytes: 64 << 20 }) {
    this.#most = most;
  }

  get count(): number {
    return this.#answers.size;
  }

  /** Bytes of all answers; compressed forms made since the last question included. */
  get bytes(): number {
    let sum = 0;
    for (const { size } of this.#answers.values()) sum += size;
    return sum;
  }

  /** The answer for a key, made at the first question. A new generation (another dataset) begins empty. */
  get(generation: unknown, key: string, make: () => Answer): Answer {
    if (generation !== this.#generation) {
      this.#answers.clear();
      this.#generation = generation;
    }
    const known = this.#answers.get(key);
    if (known) {
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known;
    }
    const made = make();
    this.#answers.set(key, made);
    this.#forget();
    return made;
  }

  #forget(): void {
    let bytes = this.bytes;
    for (const [key, { size }] of this.#answers) {
      if (this.#answers.size <= 1 || (this.#answers.size <= this.#most.answers && bytes <= this.#most.bytes)) break;
      this.#answers.delete(key);
      bytes -= size;
    }
  }
}
