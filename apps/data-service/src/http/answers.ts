import { negotiate, noneMatch, type Encoding } from './encoding.js';

/** Compressors; without them every answer goes out plain, as in a page. */
export type Compress = Partial<Record<Exclude<Encoding, 'identity'>, (bytes: Uint8Array) => Uint8Array>>;

/** Below this many bytes compression costs more than it saves. */
const WORTH = 860;
/** Headers that a 304 does not repeat. */
const BODY_HEADERS = ['Content-Type', 'Content-Length', 'Content-Encoding', 'Content-Disposition'];

/** What a 304 says of an answer with these headers. */
export const notModifiedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !BODY_HEADERS.includes(name)));

interface Variant { body: Uint8Array<ArrayBuffer>; etag: string; headers: Record<string, string>; notModified: Record<string, string> }

/** One answer, ready to be sent any number of times: compressed at most once for each encoding, its ETag known without looking at the body. */
export class Answer {
  readonly #tag: string;
  readonly #plain: Uint8Array;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #compress: Compress;
  readonly #variants = new Map<Encoding, Variant>();
  readonly #exists = (encoding: Encoding) => encoding === 'identity' || this.#compress[encoding] !== undefined;
  /** Bytes in memory, of all encodings made so far. */
  size: number;
  /** Told of each further form that was made. */
  onGrowth: ((bytes: number) => void) | undefined;

  /** @param tag what the ETag says beside the encoding: the version, and whatever else changes the body */
  constructor(body: string | Uint8Array, tag: string, headers: Readonly<Record<string, string>>, compress: Compress = {}) {
    this.#plain = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    this.#tag = tag;
    this.#headers = headers;
    this.#compress = this.#plain.length < WORTH ? {} : compress;
    this.size = this.#plain.length;
  }

  /** Answers a request: 304 where the client has these bytes already, no body to HEAD. */
  respond(request: Request): Response {
    const { body, etag, headers, notModified } = this.#variant(negotiate(request.headers.get('accept-encoding'), this.#exists));
    if (noneMatch(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: notModified });
    return new Response(request.method === 'HEAD' ? null : body, { headers });
  }

  #variant(encoding: Encoding): Variant {
    let variant = this.#variants.get(encoding);
    if (!variant) {
      const etag = `"${this.#tag}-${encoding}"`;
      const body = encoding === 'identity' ? this.#plain : this.#compress[encoding]!(this.#plain);
      if (body !== this.#plain) {
        this.size += body.length;
        this.onGrowth?.(body.length);
      }
      const headers: Record<string, string> = { ...this.#headers, ETag: etag, 'Content-Length': String(body.length) };
      if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
      variant = { body: body as Uint8Array<ArrayBuffer>, etag, headers, notModified: notModifiedHeaders(headers) };
      this.#variants.set(encoding, variant);
    }
    return variant;
  }
}
