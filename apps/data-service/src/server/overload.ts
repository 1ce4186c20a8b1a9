import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Where the service sheds load: what it takes on must be answered soon. */
export interface OverloadLimits {
  /** Milliseconds that one turn of the event loop may take: requests that come to their turn later in it are refused. */
  delay: number;
  /** Requests whose answer is being made. */
  inFlight: number;
}
export const OVERLOAD: OverloadLimits = { delay: 150, inFlight: 200 };
/** Milliseconds over which the delay of the loop is measured for the operator. */
const WINDOW = 5_000;

/**
 * Decides which requests are refused. All requests that wait at a socket come to their turn in one turn of the event loop: where that turn has taken `delay` already, the
 * rest of them are refused at once, and the loop turns again. So its delay stays near the limit however many requests come, and those that are taken on are answered. An
 * average over seconds would refuse all for as long as it looks back, and then none.
 */
export class Overload {
  readonly #limits: OverloadLimits;
  readonly #now: () => number;
  readonly #histogram = monitorEventLoopDelay({ resolution: 20 });
  readonly #timer: NodeJS.Timeout;
  #turn: number | undefined;
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

  /** Whether a request that comes to its turn now is refused. */
  refuses(): boolean {
    const now = this.#now();
    if (this.#turn === undefined) {
      this.#turn = now;
      setImmediate(() => (this.#turn = undefined));
    }
    const refused = now - this.#turn > this.#limits.delay || this.inFlight >= this.#limits.inFlight;
    if (refused) this.shed++;
    return refused;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}
