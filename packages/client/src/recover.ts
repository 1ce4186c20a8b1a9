import type { Problem } from '@seesac/contract';
import { ContractError, NetworkError, ServiceError, type RequestError } from './errors.js';
import { attempt, TIMEOUT, type Attempt } from './request.js';

/** Attempts of one request before its error is told. */
export const ATTEMPTS = 3;
/** Milliseconds after which a former failure of an address does not count any more. */
const FORGET = 600_000;

/**
 * Milliseconds to wait before the attempt that follows the failed number `attempt` (from 1): full jitter over 2, 4, 8 … 300 s, and never less than the service
 * asks for. Undefined for an error that asking again does not cure. The one retry policy of the project: a request uses it between its own attempts, a widget
 * goes on with it afterwards.
 */
export function retryDelay(error: unknown, count: number): number | undefined {
  if (!(error instanceof NetworkError) && !(error instanceof ServiceError && [429, 502, 503, 504].includes(error.status))) return undefined;
  return Math.max((error as Partial<ServiceError>).retryAfter ?? 0, Math.random() * Math.min(2 ** count, 300)) * 1000;
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
    if (signal.aborted) step();
  });
}

/** Seconds of a `Retry-After`, given as a number or a date; a day at most. */
function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? NaN);
  const wait = Number.isNaN(seconds) ? (Date.parse(header!) - Date.now()) / 1000 : seconds;
  return wait > 0 ? Math.min(wait, 86_400) : undefined;
}

/** Why an attempt brought no answer. */
export function errorOf(url: string, { response, body, error }: Attempt<unknown>): RequestError {
  if (response && !response.ok) return new ServiceError(response.status, body as Problem | undefined, secondsOf(response.headers.get('retry-after')));
  if (response && (!error || error instanceof SyntaxError)) return new ContractError(`Not an answer of this service: ${url}`, { cause: error });
  return new NetworkError(`No answer from ${new URL(url).host}`, { cause: error });
}

/** Failures of each address in a row, so that a widget that asks again waits longer each time. */
const failures = new Map<string, { count: number; at: number }>();

/** Goes on after a first attempt without an answer: asks again where that may help, and throws a typed error where not. @param again makes one attempt */
export async function recover<T>(first: Attempt<T>, url: string, isAnswer: (body: T) => unknown, signal: AbortSignal, again: typeof attempt<T> = attempt): Promise<T> {
  let result = first;
  for (let count = 1; !result.answer; count++) {
    signal.throwIfAborted();
    const error = errorOf(url, result);
    const delay = retryDelay(error, count);
    // Whoever is told to wait long hears the reason now.
    if (delay === undefined || count >= ATTEMPTS || delay > TIMEOUT) {
      const before = failures.get(url);
      const rounds = before && Date.now() - before.at < FORGET ? before.count + 1 : 0;
      failures.set(url, { count: rounds, at: Date.now() });
      const later = retryDelay(error, ATTEMPTS + rounds);
      if (later !== undefined) error.until = (caller) => pause(later, caller);
      throw error;
    }
    await pause(delay, signal);
    result = await again(url, isAnswer, signal);
  }
  failures.delete(url);
  return result.answer;
}
