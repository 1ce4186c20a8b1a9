import { isAdmin } from '../admin/admin.js';
import { ADMIN_HEADERS } from '../admin/route.js';
import { ProblemError, problemResponse } from '../http/problem.js';
import type { Log } from '../publish/index.js';
import type { Fetch } from './listener.js';
import type { Metrics } from './metrics.js';
import type { Overload } from './overload.js';

/** Seconds after which a refused client may come again: it is one of many, so not all at once. */
const RETRY_AFTER = { least: 1, most: 4 };
/** Milliseconds between two lines in the log while load is shed. */
const QUIET = 10_000;

const busy = () => new ProblemError(503, {
  title: 'Too busy',
  detail: 'The service has more requests than it can answer soon. Try again in a few seconds.',
  headers: { 'Retry-After': String(RETRY_AFTER.least + Math.floor(Math.random() * (RETRY_AFTER.most - RETRY_AFTER.least + 1))) },
});

/** Refuses what would only be answered late, and counts every answer. */
export function guard(fetch: Fetch, overload: Overload, metrics: Metrics, log: Log): Fetch {
  let told = -Infinity;
  const refuse = ({ url }: Request): Response => {
    if (Date.now() - told > QUIET) {
      told = Date.now();
      const { shed, inFlight } = overload;
      log({ level: 'warn', event: 'overload', message: `requests are refused with 503: ${shed} since the start`, shed, inFlight });
    }
    return problemResponse(busy(), undefined, isAdmin(url) ? ADMIN_HEADERS : undefined).response;
  };
  const serve: Fetch = (request, bindings) => {
    const answer = overload.refuses() ? refuse(request) : fetch(request, bindings);
    if (!(answer instanceof Promise)) {
      metrics.count(request.url, answer.status);
      return answer;
    }
    overload.inFlight++;
    return answer.then((response) => {
      metrics.count(request.url, response.status);
      return response;
    }).finally(() => overload.inFlight--);
  };
  return (request, bindings) => overload.arrives()?.then(() => serve(request, bindings)) ?? serve(request, bindings);
}
