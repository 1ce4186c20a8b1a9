import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Where the service sheds load: what it takes on must be answered soon. */
export interface OverloadLimits {
  /** Milliseconds that one turn of the event loop may take: requests that come to their turn later in it are refused. */
  delay: number;
  /** Requests that every turn takes on, however long it is: a page of linked widgets asks for as many, and the first of them after a start builds what it needs. */
  least: number;
  /** Requests whose answer is being made. */
  inFlight: number;
}
export const OVERLOAD: OverloadLimits = { delay: 150, least: 8, inFlight: 200 };
/** Milliseconds of a turn after which connections may be waiting to be accepted. */
const SLOW = 10;
/** How requests are gathered then: turns without a new one that end it, and milliseconds that it takes at most. */
const GATHER = { quiet: 3, most: 100 };
/** Milliseconds over which the delay of the loop is measured for the operator. */
const WINDOW = 5_000;

const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/**
 * Decides which requests are refused. All requests that wait at their sockets come to their turn in one turn of the event loop: where that has taken `delay` already, and
 * `least` of them, the rest are refused at once, and the loop turns again. So its delay stays near the limit however many requests come, and those that are taken on are answered.
 * An average over seconds would refuse all for as long as it looks back, and then none.
 *
 * Connections are accepted one a turn, so behind slow turns requests wait where nothing can be seen of them. After a slow turn requests are therefore held for a few empty
 * turns, until no more of them come; then all of them are looked at in one turn.
 */
export class Overload {
  readonly #limits: OverloadLimits;
  readonly #now: () => number;
  readonly #histogram = monitorEventLoopDelay({ resolution: 20 });
  readonly #timer: NodeJS.Timeout;
  #began: number | undefined;
  /** Requests that the turn has taken on. */
  #taken = 0;
  #lastTurn = 0;
  #arrivals = 0;
  #gathering: Promise<void> | undefined;
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

  /** To be called when a request comes: settles when its turn has come, `undefined` where that is now. */
  arrives(): Promise<void> | undefined {
    this.#arrivals++;
    return this.#gathering ?? (this.#lastTurn > SLOW ? (this.#gathering = this.#gather()) : undefined);
  }

  /** Whether a request whose turn has come is refused. */
  refuses(): boolean {
    const now = this.#now();
    if (this.#began === undefined) {
      this.#began = now;
      this.#taken = 0;
      setImmediate(() => {
        this.#lastTurn = this.#now() - this.#began!;
        this.#began = undefined;
      });
    }
    const { delay, least, inFlight } = this.#limits;
    const refused = (this.#taken >= least && now - this.#began > delay) || this.inFlight >= inFlight;
    if (refused) this.shed++;
    else this.#taken++;
    return refused;
  }

  async #gather(): Promise<void> {
    const until = this.#now() + GATHER.most;
    for (let quiet = 0, seen = this.#arrivals; quiet < GATHER.quiet && this.#now() < until; seen = this.#arrivals) {
      await nextTurn();
      quiet = this.#arrivals === seen ? quiet + 1 : 0;
    }
    this.#lastTurn = 0;
    this.#gathering = undefined;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }
}
