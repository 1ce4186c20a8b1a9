import { SharedRequests } from './shared-requests.js';

/** Milliseconds after which one attempt is given up. */
export const TIMEOUT = 8_000;

/** What one attempt brought: an answer, or what tells why there is none. */
export interface Attempt<T> { answer?: T; response?: Response; body?: unknown; error?: unknown }

/** One attempt. Sends no cookie and, unless `more` says so, no header of its own, so that no preflight is needed. Never throws. */
export async function attempt<T>(url: string, isAnswer: (body: T) => unknown, signal: AbortSignal, more?: RequestInit): Promise<Attempt<T>> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIMEOUT);
  const result: Attempt<T> = {};
  signal.addEventListener('abort', stop);
  try {
    const response = (result.response = await fetch(url, { signal: limit.signal, credentials: 'omit', ...more }));
    const body = (result.body = (await response.json()) as T);
    if (response.ok && isAnswer(body)) result.answer = body;
  } catch (error) {
    result.error = error;
  }
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  return result;
}

const requests = /* @__PURE__ */ new SharedRequests();

/**
 * The JSON at an address, checked. All who ask for one address at one time share one request. What to do without an answer (further attempts, typed errors) is a
 * module of its own, which a page fetches only then.
 * @param isAnswer a light check of the shape
 * @param signal of this caller; leaving does not disturb the others
 * @throws ServiceError, NetworkError, ContractError, a TypeError where not even the code that makes these could be fetched, or the reason of the signal
 */
export const request = <T>(url: string, isAnswer: (body: T) => unknown, signal?: AbortSignal): Promise<T> =>
  requests.run(
    url,
    async (shared) => {
      const first = await attempt(url, isAnswer, shared);
      if (first.answer) return first.answer;
      const recovery = await import('./recover.js').catch((cause: unknown) => {
        // Where the network is down that module cannot be had either.
        throw new TypeError(`No answer from ${new URL(url).host}`, { cause: first.error ?? cause });
      });
      return recovery.recover(first, url, isAnswer, shared);
    },
    signal,
  );
