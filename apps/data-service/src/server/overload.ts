import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Where the service sheds load: what it takes on must be answered soon. */
export interface OverloadLimits {
  /** Milliseconds that a request may wait for its turn: after that it is refused. */
  wait: number;
  /** Requests before it that never make it wait too long: a page of linked widgets asks for as many, and the first of them after a start builds what it needs. */
  least: number;
  /** Requests that wait. */
  waiting: number;
  /** Requests whose answer is being made. */
  inFlight: number;
}
export const OVERLOAD: OverloadLimits = { wait: 150, least: 8, waiting: 2_000, inFlight: 200 };
/** Milliseconds over which the delay of the loop is measured for the operator. */
const WINDOW = 5_000;

/** A request that waits: since when, how many had had their turn by then, and who hears whether it is admitted. */
interface Waiting { since: number; done: number; settle: (admitted: boolean) => void }

/**
 * Decides which requests are answered, and when: one in a turn of the event loop, the oldest first, so that between two of them the loop reads what has come and writes what is
 * made. A handler awaits, so of many that begin in one turn none has done its work when the last has begun: a limit on time can only be kept by beginning them one by one.
 * What has waited too long is refused. So the wait of all is bounded however many come, and the processor is never idle for what was refused.
 *
 * Connections are accepted one a turn, and one that is not accepted waits where nothing can be seen of it. After each request the loop therefore turns until none is left, for
 * as long at most as the request took.
 */
export class Overload {
  readonly #limits: OverloadLimits;
  readonly #now: () => number;
  readonly #histogram = monitorEventLoopDelay({ resolution: 20 });
  readonly #timer: NodeJS.Timeout;
  readonly #waiting: Waiting[] = [];
  /** Whether a request has its turn. */
  #busy = false;
  /** Requests that have had it. */
  #done = 0;
  #connections = 0;
  #delay = 0;
  inFlight = 0;
  shed = 0;

  constructor(limits: OverloadLimits = OVERLOAD, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
    this.#histogram.enable();
    this.#timer = setInterval(() => {
      this.#delay = this.#histogram.percentile(99) / 1e6;
      this.#histogram.reset();
    }, WINDOW).unref();
  }

  /** 99th percentile of the delay of the event loop in the last seconds, in milliseconds. */
  get loopDelay(): number {
    return this.#delay;
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** To be called when a connection was accepted. */
  connects(): void {
    this.#connections++;
  }

  /** Whether a request that has come is answered. Known at once where nothing is before it, else when its turn has come: it begins then, before anything else. */
  admits(): boolean | Promise<boolean> {
    if (!this.#busy) return this.#begins();
    if (this.#waiting.length >= this.#limits.waiting) return this.#refuses();
    return new Promise((settle) => void this.#waiting.push({ since: this.#now(), done: this.#done, settle }));
  }

  #refuses(): false {
    this.shed++;
    return false;
  }

  #begins(): boolean {
    if (this.inFlight >= this.#limits.inFlight) return this.#refuses();
    this.#busy = true;
    const began = this.#now();
    setImmediate(() => {
      this.#done++;
      const ended = this.#now();
      this.#accept(ended + (ended - began));
    });
    return true;
  }

  /** Turns until a turn has brought no connection. */
  #accept(until: number): void {
    const before = this.#connections;
    setImmediate(() => {
      if (this.#connections > before && this.#now() < until) this.#accept(until);
      else this.#next();
    });
  }

  #next(): void {
    const now = this.#now();
    const { wait, least } = this.#limits;
    this.#busy = false;
    for (let first = this.#waiting.shift(); first; first = this.#waiting.shift()) {
      const late = now - first.since > wait && this.#done - first.done >= least;
      first.settle(late ? this.#refuses() : this.#begins());
      if (this.#busy) return;
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}
