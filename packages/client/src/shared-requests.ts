interface Flight {
  readonly controller: AbortController;
  readonly promise: Promise<unknown>;
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
    const flight = this.#inFlight.get(key) ?? this.#begin(key, start);
    flight.waiters++;
    let leave: (() => void) | undefined;
    const left = new Promise<never>((_, reject) => signal?.addEventListener('abort', (leave = () => reject(signal.reason))));
    try {
      return (await Promise.race([flight.promise, left])) as T;
    } finally {
      signal?.removeEventListener('abort', leave!);
      if (!--flight.waiters) {
        this.#forget(key, flight);
        flight.controller.abort(signal?.reason);
      }
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<unknown>): Flight {
    const controller = new AbortController();
    const promise = start(controller.signal);
    const flight = { controller, promise, waiters: 0 };
    const end = () => this.#forget(key, flight);
    promise.then(end, end);
    this.#inFlight.set(key, flight);
    return flight;
  }

  #forget(key: string, flight: Flight): void {
    if (this.#inFlight.get(key) === flight) this.#inFlight.delete(key);
  }
}
