import type { Problem } from '@seesac/contract';
import { TIMEOUT, type Attempt } from './request.js';
import { SharedRequests } from './shared-requests.js';

// Beside `request.ts`, not in it: a widget that reads no files does not carry it.

/** One attempt at a file. Never throws. */
async function attempt(url: string, _: unknown, signal: AbortSignal): Promise<Attempt<ArrayBuffer>> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIMEOUT);
  const result: Attempt<ArrayBuffer> = {};
  signal.addEventListener('abort', stop);
  try {
    const response = (result.response = await fetch(url, { signal: limit.signal, credentials: 'omit' }));
    if (response.ok) result.answer = await response.arrayBuffer();
    else result.body = (await response.json()) as Problem;
  } catch (error) {
    result.error = error;
  }
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  return result;
}

const requests = /* @__PURE__ */ new SharedRequests();

/** The bytes at an address, asked for again where that may help, and once for all who ask at one time. Errors are those of `request`. */
export const requestBytes = (url: string, signal?: AbortSignal): Promise<ArrayBuffer> =>
  requests.run(
    url,
    async (shared) => {
      const first = await attempt(url, undefined, shared);
      return first.answer ?? (await import('./recover.js')).recover<ArrayBuffer>(first, url, Boolean, shared, attempt);
    },
    signal,
  );
