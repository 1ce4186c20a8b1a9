import type { Worker } from 'node:worker_threads';
import { startThread } from '../../threads.js';
import { FeedError } from './decode.js';
import type { ParsedNews, ReadOptions } from './parsed.js';
import { MAX_DOCUMENT } from './read.js';
import type { ReaderAnswer, ReaderQuestion } from './reader-worker.js';

/** Milliseconds that a document may take, and the start of the thread before the first; megabytes that it may use. */
const LIMITS = { read: 5_000, start: 20_000, memory: 160 } as const;

/** Reads documents in a thread of its own, one after the other: the event loop goes on whatever is in them, and a document that takes too long is given up. */
export class NewsReader {
  readonly #deadline: number;
  readonly #module: URL;
  #worker: Worker | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  /**
   * @param deadline milliseconds for one document
   * @param module the thread, without the ending
   */
  constructor({ deadline = LIMITS.read, module = new URL('./reader-worker', import.meta.url) }: { deadline?: number; module?: URL } = {}) {
    this.#deadline = deadline;
    this.#module = module;
  }

  /** Rejects with {@link FeedError}; `deadline` where the document took too long, `memory` where it took too much. */
  read(bytes: Uint8Array, options: ReadOptions = {}): Promise<ParsedNews> {
    if (bytes.length > MAX_DOCUMENT) return Promise.reject(new FeedError('too-large', `the document has ${bytes.length} bytes: at most ${MAX_DOCUMENT} are read`));
    const done = this.#tail.then(() => this.#ask({ bytes, options }));
    this.#tail = done.catch(() => {});
    return done;
  }

  /** Ends the thread; the next document starts another. */
  async close(): Promise<void> {
    await this.#tail;
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #ask(question: ReaderQuestion): Promise<ParsedNews> {
    // loading the program is no part of what a document may take
    const worker = (this.#worker ??= await this.#start());
    const answer = await this.#next(worker, this.#deadline, 'deadline', () => worker.postMessage(question));
    if ('refused' in answer) throw new FeedError(answer.refused.rule, answer.refused.message);
    return (answer as { parsed: ParsedNews }).parsed;
  }

  async #start(): Promise<Worker> {
    const worker = startThread(this.#module, undefined, { maxOldGenerationSizeMb: LIMITS.memory, maxYoungGenerationSizeMb: 32 });
    // a thread that fails while nobody asks anything of it must not end the service
    worker.on('error', () => {});
    await this.#next(worker, LIMITS.start, 'start', () => {});
    return worker;
  }

  /** What the thread says next. One that says nothing in time, or ends, is given up. The process may end while the thread has nothing to do. */
  #next(worker: Worker, deadline: number, rule: string, ask: () => void): Promise<ReaderAnswer> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit).unref();
      };
      const giveUp = (why: Error) => {
        end();
        if (this.#worker === worker) this.#worker = null;
        void worker.terminate();
        reject(why);
      };
      const timer = setTimeout(() => giveUp(new FeedError(rule, `the document took longer than ${deadline} ms to read: it was given up`)), deadline);
      const onMessage = (told: ReaderAnswer) => {
        end();
        resolve(told);
      };
      const onError = (error: NodeJS.ErrnoException) => giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new FeedError('memory', 'the document took too much memory to read: it was given up') : error);
      const onExit = () => giveUp(new Error('the thread that reads documents has ended'));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit).ref();
      ask();
    });
  }
}
