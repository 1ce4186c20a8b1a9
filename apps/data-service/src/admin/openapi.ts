import { OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi';
import type { AdminRoute } from './route.js';
import { problem } from './schemas.js';

/** Root of the admin routes. */
export const ADMIN_ROOT = '/v1/admin';
export const OPENAPI_PATH = `${ADMIN_ROOT}/openapi.json`;

const DESCRIPTION = [
  'Imports, corrections, withdrawals, merges, releases, keys and the audit log of the incident data. For jobs and tools of the data team, not for browsers:',
  'no other origin may read an answer.',
  '',
  'Every route needs `Authorization: Bearer KEY`, with a key that has the scope named. The first key is made by `seesac-data keys create`.',
  'Answers are never cached. Errors are `application/problem+json`; every answer has an `X-Request-Id` that the log and the audit log know.',
  'Routes answer 503 with `Retry-After` while the store is not open, and on PGlite while an import has it to itself.',
].join('\n');

const retry = { 'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'string' as const } } };

/** Answers that every route has, beside its own. */
function responsesOf({ body, id, scopes, responses }: AdminRoute): RouteConfig['responses'] {
  return {
    400: problem('Something is unknown, repeated, missing or wrong; `errors` names each'),
    401: problem('No key, or one that opens nothing (any more)'),
    403: problem(`The key has not the scope ${scopes.join(', ')}`),
    ...(id && { 404: problem('There is no such thing') }),
    ...(body && { 413: problem('The body is larger than 64 KiB'), 415: problem('The body is not sent as application/json') }),
    414: problem('The address is longer than 2 KB'),
    500: problem('An error of the service; the request id finds it in the log'),
    503: { ...problem('The store is not open, or busy'), headers: retry },
    ...responses,
  };
}

/** The OpenAPI 3.1 document of the admin routes, made from them. */
export function adminDocument(routes: readonly AdminRoute[], publicUrl: string): string {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer', bearerFormat: 'seesac_ID_SECRET' });
  for (const definition of routes) {
    const { method, path, operationId, tag, summary, description, scopes, id, query, body, file } = definition;
    app.openAPIRegistry.registerPath({
      method, path: ADMIN_ROOT + path, operationId, tags: [tag], summary,
      description: [description, `Scope: ${scopes.map((scope) => `\`${scope}\``).join(', ')}.`].filter(Boolean).join('\n\n'),
      security: [{ key: [] }],
      request: {
        ...(id && { params: z.object({ id: z.string().regex(id.pattern).openapi({ description: id.description, example: id.example }) }) }),
        ...(query && { query: query as unknown as z.ZodObject }),
        ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
        ...(file && {
          body: { required: true, description: file.description, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        }),
      },
      responses: responsesOf(definition),
    });
  }
  return JSON.stringify(app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'SEESAC incident data: administration', version: '1.0.0', description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    tags: [
      { name: 'Data', description: 'Files and single incidents.' },
      { name: 'Releases', description: 'Named versions, frozen for good.' },
      { name: 'News', description: 'Items, drafts, imports of feeds, and pictures.' },
      { name: 'Newsletter', description: 'Subscribers, digests of news, and mails.' },
      { name: 'Keys', description: 'Who may do what.' },
      { name: 'Audit log', description: 'What was done.' },
      { name: 'Backup', description: 'The whole store in one file.' },
    ],
  }));
}
