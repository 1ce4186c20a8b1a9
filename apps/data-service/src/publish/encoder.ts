import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { EncodedPartition } from '@seesac/incident-index';
import type { YearContent } from '../store/store.js';
import { startThread } from '../threads.js';
import { YearEncoder } from './encode-year.js';
import type { EncoderReply, EncoderRequest } from './encoder-messages.js';

/** Records handed over at a time: copying them takes a few milliseconds, in which nobody is answered. So does encoding as many, so those stay here. */
const BATCH = 250;

/** Encodes years in a thread of its own, which starts with the first large one. */
export class Encoder {
  #worker: Worker | null = null;

  /** The published form of a year: floored, encoded. Rejects when the thread ends or a record cannot be encoded. One year at a time. */
  async encode(year: number, { incidents, changes }: YearContent): Promise<EncodedPartition> {
    if (Math.max(incidents.length, changes.length) <= BATCH) {
      const here = new YearEncoder();
      here.add({ incidents, changes });
      return here.encode(year);
    }
    const worker = (this.#worker ??= this.#start());
    const ended = new AbortController();
    const reply = Promise.race([
      once(worker, 'message', { signal: ended.signal }) as Promise<[EncoderReply]>,
      once(worker, 'exit', { signal: ended.signal }).then(([code]) => { throw new Error(`the encoding of ${year} ended with code ${code}`); }),
    ]);
    reply.catch(() => {});
    try {
      const post = (request: EncoderRequest) => worker.postMessage(request);
      for (let at = 0; at < Math.max(incidents.length, changes.length); at += BATCH) {
        post({ incidents: incidents.slice(at, at + BATCH), changes: changes.slice(at, at + BATCH) });
        await turn();
      }
      post({ encode: year });
      const [answer] = await reply;
      if ('error' in answer) throw new Error(answer.error);
      return { ...answer, files: new Map(answer.files) };
    } finally {
      ended.abort();
    }
  }

  #start(): Worker {
    const worker = startThread(new URL('./encoder-worker', import.meta.url));
    // told to whoever waits; between two years it may be nobody
    worker.on('error', () => {});
    return worker;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }
}
