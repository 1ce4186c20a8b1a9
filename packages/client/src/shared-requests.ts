interface Flight {
  controller: AbortController;
  promise: Promise<unknown>;
  waiters: number;
}

/** One request in flight for each key, shared by all who ask. A caller that aborts leaves the group; the last one out aborts the request. Nothing is kept. */
export class SharedRequests {
  readonly #inFlight = new Map<string, Flight>();

  /**
   * @param start begins the request; called only when none is in flight for the key
   * @param signal of this caller alone
   */
  async run<T>(key: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    let flight = this.#inFlight.get(key);
    if (!flight) {
      const controller = new AbortController();
      this.#inFlight.set(key, (flight = { controller, promise: start(controller.signal), waiters: 0 }));
    }
    const { controller, promise } = flight;
    flight.waiters++;
    let leave!: () => void;
    try {
      return (await Promise.race([promise, new Promise((_, reject) => signal?.addEventListener('abort', (leave = () => reject(signal.reason as Error))))])) as T;
    } finally {
      signal?.removeEventListener('abort', leave);
      // The first one out after an answer ends the flight, so that the next caller asks anew; so does the last one out without an answer.
      if (!--flight.waiters || !signal?.aborted) if (this.#inFlight.get(key) === flight) this.#inFlight.delete(key);
      if (!flight.waiters) controller.abort();
    }
  }
}
