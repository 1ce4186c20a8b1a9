/** Encodes years away from the event loop that answers requests. Speaks the messages of `encoder-messages.ts`. */
import { parentPort } from 'node:worker_threads';
import { YearEncoder } from './encode-year.js';
import type { EncoderReply, EncoderRequest } from './encoder-messages.js';

const port = parentPort!;
const encoder = new YearEncoder();

port.on('message', (request: EncoderRequest) => {
  let reply: EncoderReply;
  try {
    if (!('encode' in request)) return encoder.add(request);
    const { files, ...rest } = encoder.encode(request.encode);
    reply = { ...rest, files: [...files] };
  } catch (error) {
    reply = { error: (error as Error).message };
  }
  port.postMessage(reply);
});
