import { PROBLEM_TYPE } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Dataset } from '../app.js';
import { STREAM_LIMITS, type EventStreams, type ServerEvent } from '../http/event-streams.js';
import { CORS_HEADERS } from '../http/headers.js';
import { ProblemError } from '../http/problem.js';
import { readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { ProblemDocument } from './schemas.js';

const PATH = '/v1/events';
const HEADERS = {
  ...CORS_HEADERS,
  'Content-Type': 'text/event-stream; charset=utf-8',
  // `no-transform`: a proxy that compresses would hold events back; `X-Accel-Buffering` says the same to nginx.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};
/** Seconds after which a client without a place may try again. */
const RETRY_AFTER = '30';

/** What is told of a version. */
export const versionEvent = ({ manifest: { version, publishedAt, asOf, count } }: Dataset): ServerEvent => ({
  id: String(version), event: 'version', data: JSON.stringify({ version, publishedAt, asOf, count }),
});

const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: ProblemDocument } } });
/** `/v1/events`: tells of each new version, so that a page can ask again at once instead of now and then. */
export const events = (service: Service, streams: EventStreams): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'events',
  tags: ['Dataset'],
  summary: 'Hear of new versions as they are published',
  description: [
    'Server-sent events, for `new EventSource(…)`. One event, `version`: at once for the current version, then for each that is published.',
    'Its data are JSON: `{"version": 12, "publishedAt": "…", "asOf": "…", "count": 8640}`; its `id` is the version.',
    'A client that comes back says in `Last-Event-ID` which version it was told of last, as `EventSource` does by itself, and is not told of that one again.',
    'A comment every 25 seconds keeps the connection open. After ten minutes the stream ends and `EventSource` connects again by itself.',
    `There are ${STREAM_LIMITS.all} streams at a time and ${STREAM_LIMITS.each} for one address; beyond that the answer is 429.`,
    'Share one stream between the parts of a page.',
  ].join('\n'),
  parameters: [],
  responses: {
    200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
    400: problem('A parameter is unknown'),
    414: problem('The address is longer than 2 KB'),
    429: {
      ...problem('Too many streams'),
      headers: { 'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'string' }, example: RETRY_AFTER } },
    },
    500: problem('An error of the service; the request id finds it in the log'),
    503: problem('Nothing is published yet'),
  },
}, (c) => {
  readQuery(c.req.url, PATH, {}, []);
  const current = versionEvent(service.dataset());
  if (c.req.method === 'HEAD') return new Response(null, { headers: HEADERS });
  const stream = streams.open(clientOf(c), c.req.header('last-event-id') === current.id ? undefined : current, c.req.raw.signal);
  if (!stream) {
    throw new ProblemError(429, {
      detail: `There are ${streams.slots.all} event streams at a time, and ${streams.slots.each} for one address. Ask /v1/snapshots/current now and then instead.`,
      headers: { 'Retry-After': RETRY_AFTER },
    });
  }
  return new Response(stream, { headers: HEADERS });
});

/** The client as the listener gives it; in a page there is one. */
const clientOf = (c: Context): string => (c.env as { client?: () => string } | undefined)?.client?.() ?? '';
