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

/** What is guarded. */
export interface Guarded {
  fetch: Fetch;
  /** Answers what takes no time, such as an answer that was made before: this is never refused and waits for nothing. */
  light?: (request: Request) => Response | Promise<Response> | undefined;
}

/** Lets requests in one by one, refuses what would only be answered late, and counts every answer. */
export function guard({ fetch, light }: Guarded, overload: Overload, metrics: Metrics, log: Log): Fetch {
  let told = -Infinity;
  const refuse = ({ url }: Request): Response => {
    if (Date.now() - told > QUIET) {
      told = Date.now();
      const { shed, inFlight } = overload;
      log({ level: 'warn', event: 'overload', message: `requests are refused with 503: ${shed} since the start`, shed, inFlight });
    }
    return problemResponse(busy(), undefined, isAdmin(url) ? ADMIN_HEADERS : undefined).response;
  };
  const counted = ({ url }: Request, answer: Response): Response => {
    metrics.count(url, answer.status);
    return answer;
  };
  const serve = (request: Request, answer: Response | Promise<Response>): Response | Promise<Response> => {
    if (!(answer instanceof Promise)) return counted(request, answer);
    overload.inFlight++;
    return answer.then((response) => counted(request, response)).finally(() => overload.inFlight--);
  };
  return (request, bindings) => {
    const answer = light?.(request);
    if (answer) return serve(request, answer);
    const settle = (admitted: boolean) => (admitted ? serve(request, fetch(request, bindings)) : counted(request, refuse(request)));
    const admitted = overload.admits();
    return admitted instanceof Promise ? admitted.then(settle) : settle(admitted);
  };
}
