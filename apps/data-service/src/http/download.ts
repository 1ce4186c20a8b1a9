import { notModifiedHeaders } from './answers.js';
import { negotiate, noneMatch } from './encoding.js';

/** Bytes of a piece, about. */
const PIECE = 64 << 10;
/** Milliseconds after which a piece is sent although it is small: so long nobody else is answered. */
const SLICE = 5;

/** Lets everybody else have a turn; in a page there is no `setImmediate`. */
const pause = (): Promise<void> => new Promise((resolve) => void (typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve)));
let last = Promise.resolve();
/** The next turn that no other text has: however many are read at a time, a turn makes a slice of one. */
const turn = (): Promise<void> => (last = last.then(pause));

/**
 * A text that is made while it is read: the next piece when the reader has taken the last one, in slices between which everything else has its turn.
 * A reader that goes away ends it.
 */
export function textStream(parts: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await turn();
      const until = performance.now() + SLICE;
      let text = '';
      let part = parts.next();
      for (; !part.done; part = parts.next()) {
        text += part.value;
        if (text && (text.length >= PIECE || performance.now() >= until)) break;
      }
      if (text) controller.enqueue(encoder.encode(text));
      if (part.done) controller.close();
    },
    cancel() {
      parts.return?.();
    },
  }, { highWaterMark: 0 });
}

/**
 * A stream packed while it is read. Not by `pipeThrough`: Node's compression streams take thousands of pieces before they let anybody wait, so that a slow
 * reader would have a whole file gathered in memory.
 */
function gzipped(plain: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const { readable, writable } = new CompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>;
  const [source, packer, packed] = [plain.getReader(), writable.getWriter(), readable.getReader()];
  let ended: Promise<void> | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let answer: Awaited<ReturnType<typeof packed.read>> | undefined;
      const reading = packed.read().then((read) => (answer = read));
      while (!answer) {
        const { done, value } = ended ? { done: true, value: undefined } : await source.read();
        if (done) ended ??= packer.close();
        // A write settles when the packer has room again; what was packed by then ends the turn.
        await Promise.race([reading, value ? packer.write(value) : ended!.then(() => reading)]);
      }
      if (answer.done) controller.close();
      else controller.enqueue(answer.value);
    },
    async cancel(reason) {
      await source.cancel(reason);
      await packer.abort(reason);
    },
  }, { highWaterMark: 0 });
}

/** Answers a request with a text that is too large to be kept: gzip where the client takes it, 304 and HEAD without making any of it. */
export function streamed(request: Request, tag: string, headers: Readonly<Record<string, string>>, parts: () => Iterator<string>): Response {
  const encoding = negotiate(request.headers.get('accept-encoding'), (e) => e !== 'br');
  const etag = `"${tag}-${encoding}"`;
  const all = { ...headers, ETag: etag, ...(encoding !== 'identity' && { 'Content-Encoding': encoding }) };
  if (noneMatch(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: notModifiedHeaders(all) });
  if (request.method === 'HEAD') return new Response(null, { headers: all });
  const body = textStream(parts());
  return new Response(encoding === 'gzip' ? gzipped(body) : body, { headers: all });
}
