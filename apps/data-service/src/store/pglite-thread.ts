import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads.js';
import { StoreError } from './errors.js';
import { TEXT_TYPES, type WorkerAnswer, type WorkerOptions, type WorkerReply, type WorkerRequest } from './pglite-messages.js';

type Ask = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

interface Waiting { resolve: (answer: WorkerAnswer) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }

/**
 * One PGlite in one worker thread. A request that is not answered in time ends the thread: that is the only way to stop a statement, and it rolls the open
 * transaction back. The next request starts another thread on the same directory.
 */
export class PgliteThread {
  readonly #dataDir: string;
  readonly #openDeadline: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #channels = new Map<string, (payload: string) => void>();
  #worker: Worker | null = null;
  #opening: Promise<void> | null = null;
  #ids = 0;
  #generation = 0;

  /** `openDeadline` in milliseconds: a new directory takes seconds, one that needs recovery longer. */
  constructor(dataDir: string, openDeadline = 120_000) {
    this.#dataDir = dataDir;
    this.#openDeadline = openDeadline;
  }

  /** Grows with the start and with the end of each thread: what belongs to an earlier one is lost. */
  get generation(): number {
    return this.#generation;
  }

  /** Opens the directory if that has not been done. Rejects with a StoreError when it cannot be opened. */
  open(): Promise<void> {
    return (this.#opening ??= this.#start());
  }

  /** Rejects with `DEADLINE` after `deadline` milliseconds, with `WORKER` when the thread ends, or with the database's own error. */
  async ask(request: Ask, deadline: number): Promise<WorkerAnswer> {
    await this.open();
    return new Promise((resolve, reject) => {
      const id = ++this.#ids;
      const late = () => this.#end(new StoreError(`the database did not answer within ${deadline} ms and was restarted`, { code: 'DEADLINE' }));
      const timer = setTimeout(late, deadline);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#worker!.postMessage({ ...request, id });
    });
  }

  /** Hands over the payloads of a channel, from this thread and from those that follow it. */
  async listen(channel: string, onPayload: (payload: string) => void): Promise<() => void> {
    this.#channels.set(channel, onPayload);
    await this.ask({ kind: 'listen', channel }, this.#openDeadline);
    return () => this.#channels.delete(channel);
  }

  async close(): Promise<void> {
    if (!this.#opening) return;
    await this.ask({ kind: 'close' }, this.#openDeadline).catch(() => undefined);
    await this.#worker?.terminate();
    this.#worker = this.#opening = null;
  }

  async #start(): Promise<void> {
    const options: WorkerOptions = { dataDir: this.#dataDir, textTypes: TEXT_TYPES };
    const worker = startThread(new URL('./pglite-worker', import.meta.url), options);
    this.#worker = worker;
    this.#generation += 1;
    try {
      await new Promise<void>((resolve, reject) => {
        const late = () => reject(new StoreError(`the database did not open within ${this.#openDeadline} ms`, { code: 'DEADLINE' }));
        const timer = setTimeout(late, this.#openDeadline);
        const settle = (done: () => void) => { clearTimeout(timer); done(); };
        worker.on('message', (reply: WorkerReply) => {
          if (!('opened' in reply)) this.#receive(reply);
          else if (reply.opened) settle(resolve);
          else settle(() => reject(new StoreError(reply.error.message, { ...reply.error, code: reply.error.code ?? 'WORKER' })));
        });
        worker.on('error', (error) => settle(() => reject(new StoreError(`the database failed: ${error.message}`, { code: 'WORKER', cause: error }))));
        worker.on('exit', () => settle(() => reject(new StoreError('the database thread ended', { code: 'WORKER' }))));
      });
    } catch (error) {
      this.#end(error as Error);
      throw error;
    }
    worker.on('error', (error) => this.#end(new StoreError(`the database failed: ${error.message}`, { code: 'WORKER', cause: error }), worker));
    worker.on('exit', () => this.#end(new StoreError('the database thread ended', { code: 'WORKER' }), worker));
    for (const channel of this.#channels.keys()) worker.postMessage({ id: 0, kind: 'listen', channel } satisfies WorkerRequest);
  }

  #receive(reply: Exclude<WorkerReply, { opened: boolean }>): void {
    if ('channel' in reply) {
      this.#channels.get(reply.channel)?.(reply.payload);
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if ('error' in reply) waiting.reject(new StoreError(reply.error.message, { ...reply.error, code: reply.error.code ?? 'WORKER' }));
    else waiting.resolve(reply);
  }

  /** Ends the thread and fails whoever waits for it. */
  #end(reason: Error, worker = this.#worker): void {
    if (!worker || worker !== this.#worker) return;
    this.#worker = this.#opening = null;
    // now, not with the next thread: a statement that starts that one would run in it, outside of its transaction
    this.#generation += 1;
    void worker.terminate();
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
  }
}
