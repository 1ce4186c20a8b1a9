import type { Problem } from '@seesac/contract';
import { ContractError, NetworkError, ServiceError } from './errors.js';
import { SharedRequests } from './shared-requests.js';

/** Milliseconds after which one attempt is given up. */
export const TIMEOUT = 8_000;
/** Attempts of one request before its error is told. */
export const ATTEMPTS = 3;

/**
 * Milliseconds to wait before the attempt that follows the failed number `attempt` (from 1): full jitter over 2, 4, 8 … 300 s, and never less than the service
 * asks for. Undefined for an error that asking again does not cure. The one retry policy of the project: a request uses it between its own attempts, a widget
 * goes on with it afterwards.
 */
export function retryDelay(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof NetworkError) && !(error instanceof ServiceError && [429, 502, 503, 504].includes(error.status))) return undefined;
  return Math.max((error as Partial<ServiceError>).retryAfter ?? 0, Math.random() * Math.min(2 ** attempt, 300)) * 1000;
}

/** Waits; less when the network comes back, longer while nobody sees the page. Rejects when the signal aborts; leaves no timer and no listener in any case. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const page = globalThis.document;
    const wakers: [EventTarget | undefined, string][] = [[signal, 'abort'], [globalThis.window, 'online'], [page, 'visibilitychange']];
    let due = false;
    const step = (event?: Event) => {
      due ||= event?.type !== 'visibilitychange';
      if (!signal.aborted && (!due || page?.hidden)) return;
      clearTimeout(timer);
      for (const [target, type] of wakers) target?.removeEventListener(type, step);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(step, milliseconds);
    for (const [target, type] of wakers) target?.addEventListener(type, step);
  });
}

/** Seconds of a `Retry-After`, given as a number or a date; a day at most. */
function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? NaN);
  const wait = Number.isNaN(seconds) ? (Date.parse(header!) - Date.now()) / 1000 : seconds;
  return wait > 0 ? Math.min(wait, 86_400) : undefined;
}

/** One attempt. Sends no cookie and no header of its own, so that no preflight is needed. */
async function attempt(url: string, signal: AbortSignal): Promise<unknown> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, TIMEOUT);
  signal.addEventListener('abort', stop);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { signal: limit.signal, credentials: 'omit' });
    text = await response.text();
  } catch (cause) {
    throw new NetworkError(`No answer from ${new URL(url).host}`, { cause });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // Told below: by the status, or as an answer of the wrong shape.
  }
  if (!response.ok) throw new ServiceError(response.status, body as Problem | undefined, secondsOf(response.headers.get('retry-after')));
  return body;
}

const requests = /* @__PURE__ */ new SharedRequests();

/**
 * The JSON at an address, checked. All who ask for one address at one time share one request.
 * @param isAnswer a light check of the shape
 * @param signal of this caller; leaving does not disturb the others
 * @throws ServiceError, NetworkError, ContractError, or the reason of the signal
 */
export function request<T>(url: string, isAnswer: (body: T) => unknown, signal?: AbortSignal): Promise<T> {
  return requests.run(
    url,
    async (shared) => {
      for (let count = 1; ; count++) {
        try {
          const body = (await attempt(url, shared)) as T;
          if (!isAnswer(body)) throw new ContractError(`Not an answer of this service: ${url}`);
          return body;
        } catch (error) {
          shared.throwIfAborted();
          const delay = retryDelay(error, count);
          // Whoever is told to wait long hears the reason now.
          if (delay === undefined || count >= ATTEMPTS || delay > TIMEOUT) throw error;
          await pause(delay, shared);
        }
      }
    },
    signal,
  );
}
