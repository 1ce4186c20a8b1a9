import { PROBLEM_TYPE } from '@seesac/contract';

/** What the way to a service is like, at the edge where `fetch` meets it. */
export interface Weather {
  /** Every address asked for, oldest first, path and query only. */
  readonly asked: readonly string[];
  /** Requests that wait for {@link Weather.release}. */
  readonly held: number;
  /** From now on requests wait, until {@link Weather.release}. */
  hold(): void;
  /** Lets the waiting requests go, and those to come. */
  release(): void;
  /** From now on each answer is a problem document of this status, with `Retry-After` where seconds are given. */
  fail(status: number, retryAfter?: number): void;
  /** From now on requests end as if there were no network. */
  offline(): void;
  /** From now on each answer takes this many milliseconds. */
  slow(milliseconds: number): void;
  /** Good weather again: nothing held, failing, offline or slow. */
  clear(): void;
}

type Mode = { kind: 'fair' } | { kind: 'fail'; status: number; retryAfter: number | undefined } | { kind: 'offline' };

/** A `fetch` that answers by a function, through weather. Like the real one it rejects with the signal's reason when aborted, and with a TypeError when offline. */
export class Network implements Weather {
  readonly asked: string[] = [];
  readonly #answer: (request: Request) => Response | Promise<Response>;
  #mode: Mode = { kind: 'fair' };
  #delay = 0;
  #gate: { promise: Promise<void>; open: () => void } | undefined;
  #held = 0;

  constructor(answer: (request: Request) => Response | Promise<Response>) {
    this.#answer = answer;
  }

  get held(): number {
    return this.#held;
  }

  hold(): void {
    if (this.#gate) return;
    let open = () => {};
    const promise = new Promise<void>((resolve) => (open = resolve));
    this.#gate = { promise, open };
  }

  release(): void {
    this.#gate?.open();
    this.#gate = undefined;
  }

  fail(status: number, retryAfter?: number): void {
    this.#mode = { kind: 'fail', status, retryAfter };
  }

  offline(): void {
    this.#mode = { kind: 'offline' };
  }

  slow(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  clear(): void {
    this.release();
    this.#mode = { kind: 'fair' };
    this.#delay = 0;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    this.asked.push(pathname + search);
    await this.#wait(signal);
    const response = await this.#respond(request);
    signal.throwIfAborted();
    return response;
  };

  async #wait(signal: AbortSignal): Promise<void> {
    if (this.#gate) {
      this.#held++;
      try {
        await unlessAborted(this.#gate.promise, signal);
      } finally {
        this.#held--;
      }
    }
    if (this.#delay > 0) await delay(this.#delay, signal);
  }

  #respond(request: Request): Response | Promise<Response> {
    const mode = this.#mode;
    if (mode.kind === 'offline') throw new TypeError('Failed to fetch');
    if (mode.kind === 'fair') return this.#answer(request);
    const headers = new Headers({ 'Content-Type': PROBLEM_TYPE, 'Access-Control-Allow-Origin': '*' });
    if (mode.retryAfter !== undefined) headers.set('Retry-After', String(mode.retryAfter));
    const { status } = mode;
    return new Response(JSON.stringify({ type: 'about:blank', title: `The test answers ${status}`, status }), { status, headers });
  }
}

/** Settles as the promise does, or rejects when the signal aborts; leaves no listener. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', (stop = () => reject(signal.reason as Error))));
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop));
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return unlessAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds))), signal).finally(() => clearTimeout(timer));
}

const services = new Map<string, typeof fetch>();
let original: typeof fetch | undefined;

/**
 * Puts a `fetch` in the place of the page's own for one origin; every other address goes where it always went. The function that is returned takes it away again,
 * and the last one gives the page its own `fetch` back. Throws when the origin is taken.
 */
export function installFetch(origin: string, own: typeof fetch): () => void {
  if (services.has(origin)) throw new Error(`a service is installed at ${origin} already`);
  services.set(origin, own);
  original ??= replaceFetch();
  return () => {
    if (services.get(origin) !== own) return;
    services.delete(origin);
    if (services.size > 0 || original === undefined) return;
    globalThis.fetch = original;
    original = undefined;
  };
}

function replaceFetch(): typeof fetch {
  const before = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, globalThis.location?.href);
    return (services.get(url.origin) ?? before)(input, init);
  };
  return before;
}
