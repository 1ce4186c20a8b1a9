import { z } from '@hono/zod-openapi';
import { newRequestId, problemOf, ProblemError, problemResponse, type ProblemStatus } from '../http/problem.js';
import { PublishError } from '../publish/index.js';
import { StoreError } from '../store/errors.js';
import { readBody, readJson, readQuery } from './body.js';
import { toRefusal } from './desk.js';
import { RefusedError, type Refusal } from './errors.js';
import type { Caller } from './key-ring.js';
import { adminDocument, ADMIN_ROOT, OPENAPI_PATH } from './openapi.js';
import { MAX_WHY, NOBODY, type RefusalLog } from './refusals.js';
import { ADMIN_HEADERS, type AdminRoute, type Ask, type Office } from './route.js';
import { auditRoutes } from './routes/audit.js';
import { backupRoutes } from './routes/backup.js';
import { digestRoutes } from './routes/digests.js';
import { importRoutes } from './routes/imports.js';
import { incidentRoutes } from './routes/incidents.js';
import { keyRoutes } from './routes/keys.js';
import { newsRoutes } from './routes/news.js';
import { releaseRoutes } from './routes/releases.js';
import { subscriberRoutes } from './routes/subscribers.js';

/** All admin routes, in the order in which they are described. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [...importRoutes, ...incidentRoutes, ...releaseRoutes, ...newsRoutes, ...subscriberRoutes, ...digestRoutes, ...keyRoutes, ...auditRoutes, ...backupRoutes];

export interface AdminOptions {
  /** What the routes work with; a text says why there is nothing yet, or no more. */
  office: () => OpenOffice | string;
  publicUrl: string;
  /** Hears of every request that changes something or fails: `requestId`, `status`, `method`, `path`, `actor`. */
  log: (entry: Record<string, unknown>) => void;
}
export interface OpenOffice extends Office { refusals: RefusalLog }

const MAX_ADDRESS = 2_048;
/** Seconds after which to try again where the store is not open or busy. */
const RETRY = '5';
const STATUS_OF: Readonly<Record<Refusal, ProblemStatus>> = { 'not-found': 404, conflict: 409, busy: 409, rules: 422 };
/** States of a database that is not there, or ends: SQLSTATE classes 08, 53 and 57, and what sockets and the PGlite thread say. */
const AWAY = /^(08|53|57|E[A-Z]+$|DEADLINE$|WORKER$)/;

const NOTHING = z.strictObject({});

interface Served { route: AdminRoute; pattern: RegExp }
const SERVED: readonly Served[] = ADMIN_ROUTES.map((route) => ({ route, pattern: new RegExp(`^${ADMIN_ROOT}${route.path.replace('{id}', '([^/]+)')}$`) }));

/** True for an absolute address of the admin routes, `/v1/admin` and all below. Asked for every request, so it parses nothing. */
export function isAdmin(url: string): boolean {
  const path = url.indexOf('/', url.indexOf('//') + 2);
  return url.startsWith(ADMIN_ROOT, path) && [undefined, '/', '?'].includes(url[path + ADMIN_ROOT.length]);
}

/** The admin routes as a function from request to response. They share nothing with the public application but the port. */
export function createAdmin({ office, publicUrl, log }: AdminOptions): (request: Request) => Promise<Response> {
  let document: string | undefined;
  return async (request) => {
    const requestId = newRequestId();
    const url = new URL(request.url);
    const seen: Seen = { requestId, method: request.method, path: url.pathname, actor: NOBODY };
    try {
      const answer = await answerOf(request, url, seen, office, () => (document ??= adminDocument(ADMIN_ROUTES, publicUrl)));
      if (seen.route?.action !== undefined) log({ ...logged(seen), status: answer.status });
      return finish(answer, seen);
    } catch (error) {
      return finish(problemResponse(refuse(error, seen, office, log), requestId, ADMIN_HEADERS).response, seen);
    }
  };
}

/** What is known of a request so far. */
interface Seen { requestId: string; method: string; path: string; actor: string; route?: AdminRoute; id?: string }
const logged = ({ requestId, method, path, actor }: Seen) => ({ requestId, method, path, actor });

function finish(answer: Response, { requestId, method }: Seen): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries({ ...ADMIN_HEADERS, 'X-Request-Id': requestId })) headers.set(name, value);
  return new Response(method === 'HEAD' ? null : answer.body, { status: answer.status, headers });
}

async function answerOf(request: Request, url: URL, seen: Seen, office: AdminOptions['office'], document: () => string): Promise<Response> {
  if (url.pathname.length + url.search.length > MAX_ADDRESS) throw new ProblemError(414, { detail: `Path and query may have ${MAX_ADDRESS} characters.` });
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (url.pathname === OPENAPI_PATH) {
    if (method !== 'GET') throw notAllowed(['GET', 'HEAD']);
    return new Response(document(), { headers: { 'Content-Type': 'application/json' } });
  }
  const found = find(url.pathname, method);
  seen.route = found.route;
  seen.id = found.id;
  const open = office();
  if (typeof open === 'string') throw new ProblemError(503, { detail: open, headers: { 'Retry-After': RETRY } });
  const caller = await authorise(request, open, found.route, seen);
  if (open.exclusive && open.desk.importing && found.route.action !== 'import') {
    const detail = 'An import is under way, and the embedded store does one thing at a time. Try again when it is done.';
    throw new ProblemError(503, { detail, headers: { 'Retry-After': RETRY } });
  }
  const { route, id } = found;
  const ask: Ask = {
    office: open, request, caller, id, by: { actor: caller.actor, requestId: seen.requestId },
    query: readQuery(route.query ?? NOTHING, url),
    body: route.body ? readBody(route.body, await readJson(request)) : undefined,
  };
  return route.handle(ask, (error) => problemOf(refuse(error, seen, office, () => {}), seen.requestId));
}

const notAllowed = (methods: readonly string[]) =>
  new ProblemError(405, { detail: `This address answers ${methods.join(', ')}.`, headers: { Allow: methods.join(', ') } });

/** The route of an address. Throws ProblemError 404, or 405 with the methods that are there. */
function find(pathname: string, method: string): { route: AdminRoute; id: string } {
  const here = SERVED.flatMap(({ route, pattern }) => {
    const id = idIn(pattern.exec(pathname));
    return id !== undefined && (route.id?.pattern.test(id) ?? id === '') ? [{ route, id }] : [];
  });
  if (!here.length) throw new ProblemError(404, { detail: `There is nothing at this address. The addresses are listed at ${OPENAPI_PATH}.` });
  const found = here.find(({ route }) => route.method.toUpperCase() === method);
  if (found) return found;
  throw notAllowed(here.flatMap(({ route }) => (route.method === 'get' ? ['GET', 'HEAD'] : [route.method.toUpperCase()])));
}

/** The identifier in an address, as text; empty where the address has none. */
function idIn(match: RegExpExecArray | null): string | undefined {
  try {
    return match ? decodeURIComponent(match[1] ?? '') : undefined;
  } catch {
    return undefined;
  }
}

/** Who asks, with a key that may do this. Throws ProblemError 401 or 403. */
async function authorise(request: Request, { ring, clock }: Office, { scopes }: AdminRoute, seen: Seen): Promise<Caller> {
  const header = request.headers.get('authorization');
  const key = /^bearer +(\S+)$/i.exec(header ?? '')?.[1];
  const caller = key === undefined ? null : await ring.callerOf(key, clock());
  if (!caller) {
    const detail = header === null
      ? 'Send a key: Authorization: Bearer seesac_…'
      : 'This key opens nothing: it is none, or it was revoked, or it has expired.';
    throw new ProblemError(401, { detail, headers: { 'WWW-Authenticate': `Bearer realm="seesac-admin"${header === null ? '' : ', error="invalid_token"'}` } });
  }
  seen.actor = caller.actor;
  const missing = scopes.filter((scope) => !caller.scopes.includes(scope));
  if (!missing.length) return caller;
  const names = missing.join(' ');
  throw new ProblemError(403, {
    detail: `Your key has not the scope ${missing.join(', ')}.`,
    more: { scope: names },
    headers: { 'WWW-Authenticate': `Bearer realm="seesac-admin", error="insufficient_scope", scope="${names}"` },
  });
}

/** The problem of an error, told to the log, and to the audit log where it refused or failed an act or a key. */
function refuse(error: unknown, seen: Seen, office: AdminOptions['office'], log: AdminOptions['log']): ProblemError {
  const problem = toProblem(error);
  const isFault = problem.status === 500;
  log({ ...logged(seen), status: problem.status, ...(isFault && { level: 'error', error: (error as Error).stack ?? String(error) }) });
  const { route, actor, requestId, id } = seen;
  const open = office();
  if (!route || typeof open === 'string') return problem;
  const isKey = problem.status === 401 || problem.status === 403;
  if (isKey || route.action !== undefined) {
    open.refusals.note({
      at: open.clock(), actor, requestId, action: route.action ?? route.operationId, outcome: problem.status < 500 ? 'refused' : 'failed',
      ...(id && { target: id }), detail: { status: problem.status, why: (problem.options.detail ?? problem.message).slice(0, MAX_WHY) },
    });
  }
  return problem;
}

function toProblem(thrown: unknown): ProblemError {
  const error = toRefusal(thrown);
  if (error instanceof ProblemError) return error;
  if (error instanceof RefusedError) {
    return new ProblemError(STATUS_OF[error.kind], { detail: error.message, more: error.more, ...(error.kind === 'busy' && { headers: { 'Retry-After': RETRY } }) });
  }
  if (error instanceof StoreError && AWAY.test(error.code)) {
    return new ProblemError(503, { detail: 'The database does not answer at this moment. Nothing was changed.', headers: { 'Retry-After': RETRY } });
  }
  if ((error as Error).name === 'AbortError') return new ProblemError(400, { detail: 'The connection was closed before the end: nothing was changed.' });
  if (error instanceof PublishError) return new ProblemError(500, { detail: `${error.message}.` });
  return new ProblemError(500, { detail: 'The service has an error. It is in its log under the request id.' });
}
