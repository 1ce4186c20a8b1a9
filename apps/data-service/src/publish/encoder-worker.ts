/** Encodes years away from the event loop that answers requests. Speaks the messages of `encoder-messages.ts`. */
import { parentPort } from 'node:worker_threads';
import { YearEncoder } from './encode-year.js';
import type { EncoderReply, EncoderRequest } from './encoder-messages.js';

const port = parentPort!;
const encoder = new YearEncoder();

port.on('message', (request: EncoderRequest) => {
  let reply: EncoderReply;
  const own = new Set<ArrayBuffer>();
  try {
    if (!('encode' in request)) return encoder.add(request);
    const { files, ...rest } = encoder.encode(request.encode);
    reply = { ...rest, files: [...files] };
    // handed over, not copied, where a file has its memory for itself
    for (const bytes of files.values()) if (bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer) own.add(bytes.buffer);
  } catch (error) {
    reply = { error: (error as Error).message };
  }
  port.postMessage(reply, [...own]);
});
