import { CORS_HEADERS, ERROR_HEADERS } from '../http/headers.js';
import { newRequestId, ProblemError, problemResponse } from '../http/problem.js';
import { StoreError } from '../store/errors.js';
import type { Desk } from './desk.js';
import { fileRoutes } from './files.js';
import { formPage } from './form-page.js';
import { jsonRoutes } from './json-routes.js';
import { confirmPage, unsubscribePage } from './link-pages.js';
import { Origins } from './origins.js';
import { preferencesPage } from './preferences-page.js';
import { NEWSLETTER_ROOT, type Ask, type NewsletterRoute } from './route.js';

/** All routes, in the order in which they are looked for. */
export const NEWSLETTER_ROUTES: readonly NewsletterRoute[] = [...jsonRoutes, formPage, confirmPage, unsubscribePage, preferencesPage, ...fileRoutes];

export interface NewsletterOptions {
  /** What the routes work with; a text says why there is nothing yet, or no more. */
  office: () => Desk | string;
  /** The store answers nobody at present. */
  busy: () => boolean;
  publicUrl: string;
  /** Origins beside that of the service whose pages may send the form. */
  origins: readonly string[];
  /** Hears of every request that changes something or fails: `requestId`, `status`, `method`, `route`. Addresses hold tokens, so none is told. */
  log: (entry: Record<string, unknown>) => void;
}

const MAX_ADDRESS = 2_048;
/** Seconds after which to try again where the store is not open or busy. */
const RETRY = '5';
/** States of a database that is not there, ends, or has undone a transaction for another one. */
const AWAY = /^(08|40|53|57|E[A-Z]+$|DEADLINE$|WORKER$)/;

interface Served { route: NewsletterRoute; name: string; pattern: RegExp; allow: readonly string[] }

const SERVED: readonly Served[] = NEWSLETTER_ROUTES.map((route) => ({
  route,
  name: NEWSLETTER_ROOT + route.path.replace(/\{(\w+)\}(\.\w+)?/, ':$1'),
  pattern: new RegExp(`^${NEWSLETTER_ROOT}${route.path.replace('.', '\\.').replace('{token}', '([\\w.-]{1,200})')}$`),
  allow: [...(route.GET ? ['GET', 'HEAD'] : []), ...(route.POST ? ['POST'] : []), 'OPTIONS'],
}));

/** Patterns under which answers are counted: none holds a token. */
export const newsletterPatterns = (): { path: string; method: string }[] => [...SERVED.map(({ name }) => ({ path: name, method: 'GET' })), { path: `${NEWSLETTER_ROOT}/*`, method: 'GET' }];

/** True for an absolute address of the newsletter. Asked for every request, so it parses nothing. */
export function isNewsletter(url: string): boolean {
  const path = url.indexOf('/', url.indexOf('//') + 2);
  return url.startsWith(NEWSLETTER_ROOT, path) && [undefined, '/', '?'].includes(url[path + NEWSLETTER_ROOT.length]);
}

/** The newsletter as a function from request to response. It shares nothing with the public application but the port. @param client as it is counted */
export function createNewsletter({ office, busy, publicUrl, origins: more, log }: NewsletterOptions): (request: Request, client: () => string) => Promise<Response> {
  const address = (path: string) => publicUrl + NEWSLETTER_ROOT + path;
  const origins = new Origins(publicUrl, more, address('/form'));
  return async (request, client) => {
    const requestId = newRequestId();
    const url = new URL(request.url);
    const found = SERVED.map((served) => ({ served, match: served.pattern.exec(url.pathname) })).find(({ match }) => match);
    const logged = { requestId, method: request.method, route: found?.served.name ?? NEWSLETTER_ROOT };
    const finish = (response: Response): Response => {
      const headers = new Headers(response.headers);
      if (!found?.served.route.page) for (const [name, value] of Object.entries(ERROR_HEADERS)) if (!headers.has(name)) headers.set(name, value);
      headers.set('X-Request-Id', requestId);
      return new Response(request.method === 'HEAD' ? null : response.body, { status: response.status, headers });
    };
    try {
      const answer = await answerOf();
      if (request.method === 'POST') log({ ...logged, status: answer.status });
      return finish(answer);
    } catch (error) {
      const problem = toProblem(error);
      log({ ...logged, status: problem.status, ...(problem.status === 500 && { level: 'error', error: (error as Error).stack ?? String(error) }) });
      const page = found?.served.route.page;
      return finish(page ? await page(problem, { request, url }) : problemResponse(problem, requestId).response);
    }

    async function answerOf(): Promise<Response> {
      if (url.pathname.length + url.search.length > MAX_ADDRESS) throw new ProblemError(414, { detail: `Path and query may have ${MAX_ADDRESS} characters.` });
      if (!found) throw new ProblemError(404, { detail: 'There is nothing at this address. The addresses of the newsletter are listed at /v1/openapi.json.' });
      const { route, allow } = found.served;
      if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight(route, allow) });
      const handler = request.method === 'HEAD' ? route.GET : request.method === 'GET' || request.method === 'POST' ? route[request.method] : undefined;
      if (!handler) throw new ProblemError(405, { detail: `This address answers ${allow.join(', ')}.`, headers: { Allow: allow.join(', ') } });
      const desk = office();
      if (typeof desk === 'string') throw away(desk);
      if (busy() && !(route.light && handler === route.GET)) throw away('Data are being imported, and the embedded store does one thing at a time. Try again in a moment.');
      const ask: Ask = { desk, origins, request, url, token: found.match?.[1] ?? '', client: client(), address };
      return handler(ask);
    }
  };
}

const away = (detail: string) => new ProblemError(503, { detail, headers: { 'Retry-After': RETRY } });

/** Pages of others may send JSON to the routes for programs; pages of the service are not for them. */
const preflight = ({ page }: NewsletterRoute, allow: readonly string[]): Record<string, string> => ({
  Allow: allow.join(', '),
  ...(!page && { ...CORS_HEADERS, 'Access-Control-Allow-Methods': allow.join(', '), 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Max-Age': '86400' }),
});

function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreError && AWAY.test(error.code)) {
    return away('The database does not answer at this moment. Nothing was changed.');
  }
  return new ProblemError(500, { detail: 'The service has an error. It is in its log under the request id.' });
}
