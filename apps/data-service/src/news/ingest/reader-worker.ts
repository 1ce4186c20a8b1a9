import { parentPort } from 'node:worker_threads';
import { FeedError } from './decode.js';
import type { ParsedNews, ReadOptions } from './parsed.js';
import { readNews } from './read.js';

/** What the thread is asked, and what it answers. */
export interface ReaderQuestion { bytes: Uint8Array; options: ReadOptions }
export type ReaderAnswer = { ready: true } | { parsed: ParsedNews } | { refused: { rule: string; message: string } };

const port = parentPort!;
port.on('message', ({ bytes, options }: ReaderQuestion) => {
  try {
    port.postMessage({ parsed: readNews(bytes, options) } satisfies ReaderAnswer);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    port.postMessage({ refused: { rule: error.rule, message: error.message } } satisfies ReaderAnswer);
  }
});
port.postMessage({ ready: true } satisfies ReaderAnswer);
