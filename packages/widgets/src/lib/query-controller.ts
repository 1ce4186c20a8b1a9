import type { RequestError } from '@seesac/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { SeesacLoadEvent } from '../events/load.js';

/** `refreshing` and `stale-error` still have the last good answer. A question that is asked again is in the phase in which it was until that ends. */
export type Phase = 'loading' | 'ready' | 'refreshing' | 'stale-error' | 'error';

/** Answers that a widget keeps, for when the service is away: a reader goes back and forth between a few filters. */
const KEPT = 9;

/**
 * One question, its last good answer, and what is happening to it now. Asks when the key changes; after a failure it asks again by itself when it is time to.
 *
 * It does what @lit/task does and what that leaves to be done around it (abort on removal, last good answer, keys compared as one string). On top of the task it
 * would be as long, and the task itself would be a sixteenth of a counter's weight: see the decision record on weight.
 */
export class QueryController<T> implements ReactiveController {
  /** The last good answer; while `refreshing` it may be that to the question before. */
  last: T | undefined;
  phase: Phase = 'loading';
  /** Why there was no answer; undefined while a reader asks again. */
  error: unknown;
  /** Settles with the run under way; never rejects. */
  settled: Promise<void> | undefined;
  readonly #host;
  readonly #key;
  readonly #ask;
  #asked: string | undefined;
  /** The last good answers, the oldest first. */
  readonly #kept = new Map<string, T>();
  #run: AbortController | undefined;

  /** @param key what the answer depends on; another key is another question */
  constructor(host: ReactiveControllerHost & HTMLElement, key: () => readonly unknown[], ask: (signal: AbortSignal) => Promise<T>) {
    (this.#host = host).addController(this);
    this.#key = key;
    this.#ask = ask;
  }

  /** Asks once more, for a reader who wants it or has another question. */
  readonly retry = (): Promise<void> => {
    this.error = undefined;
    return this.#again();
  };

  /** By itself: whoever reads the reason is not told it anew. */
  readonly #again = (): Promise<void> => (this.settled = this.#start());

  hostUpdate(): void {
    // One that has left the page asks nothing; it updates when it comes back.
    if (this.#host.isConnected && `${this.#key()}` !== this.#asked) void this.retry();
  }

  hostDisconnected(): void {
    // After a move in the document the element is connected again by then, and nothing is asked anew.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.phase === 'ready') return;
      this.#run?.abort();
      this.#asked = '';
    });
  }

  async #start(): Promise<void> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    const key = `${this.#key()}`;
    // What is asked again stays in view as it is, a failure too, and with it the button that has the focus.
    if (key !== this.#asked) this.phase = this.last ? 'refreshing' : 'loading';
    this.#asked = key;
    this.#host.requestUpdate();
    let event;
    try {
      const answer = await this.#ask(signal);
      // A late answer to an older question is nobody's.
      if (signal.aborted) return;
      this.#kept.set(this.#asked, (this.last = answer));
      if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
      this.phase = 'ready';
      event = new SeesacLoadEvent();
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      // An answer to another question is no substitute; one to this question is, however long ago it came.
      const kept = this.#kept.get(this.#asked);
      this.last = kept ?? this.last;
      this.phase = kept ? 'stale-error' : 'error';
      event = new SeesacErrorEvent(error);
      // Whatever else the question had under way is of no use now.
      this.#run.abort();
      const waiting = (this.#run = new AbortController()).signal;
      (error as RequestError).until?.(waiting).then(this.#again, () => {});
      // A network that was down may have kept even the code away that knows when to ask again: then half a minute to a minute.
      if (error instanceof TypeError) {
        const timer = setTimeout(this.#again, 3e4 * (1 + Math.random()));
        waiting.addEventListener('abort', () => clearTimeout(timer));
      }
      globalThis.addEventListener('online', this.#again, { once: true, signal: waiting });
    }
    this.#host.requestUpdate();
    this.#host.dispatchEvent(event);
  }
}
