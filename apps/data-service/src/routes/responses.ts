import { PROBLEM_TYPE } from '@seesac/contract';
import type { RouteConfig, z } from '@hono/zod-openapi';
import { ProblemDocument } from './schemas.js';

/** A problem in OpenAPI's words. */
export const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: ProblemDocument } } });
const header = (description: string, example: string) => ({ description, schema: { type: 'string' as const }, example });

const HEADERS = {
  ETag: header('Changes with the content and the encoding; send it back as `If-None-Match`.', '"v3-1f0c9a2b-br"'),
  'Cache-Control': header('How long the answer may be used.', 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400'),
};
const VERSION = { 'X-Dataset-Version': { description: 'Dataset version that the answer comes from.', schema: { type: 'integer' as const } } };

/** What an answer holds: a JSON document of that shape, or something else by its media type. */
export type Body = z.ZodType | Readonly<Record<string, { schema: z.ZodType }>>;

/** Answers of a public address: the good one, and every problem that it may answer. */
export function answers(description: string, body: Body, source: 'dataset' | 'text', missing?: string): RouteConfig['responses'] {
  const dataset = source === 'dataset';
  const unknown = missing ?? (dataset ? 'There is no such release, or nothing had been published by that day' : undefined);
  const content = '_zod' in body ? { 'application/json': { schema: body as z.ZodType } } : body;
  return {
    200: { description, headers: dataset ? { ...HEADERS, ...VERSION } : HEADERS, content },
    304: { description: 'What the client has is still right' },
    400: problem('A parameter is unknown, repeated, empty or wrong; `errors` names each'),
    ...(unknown !== undefined && { 404: problem(unknown) }),
    414: problem('The address is longer than 2 KB'),
    500: problem('An error of the service; the request id finds it in the log'),
    ...(dataset && { 503: { ...problem('Nothing is published yet, or the state that was asked for cannot be read at present'), headers: { 'Retry-After': header('Seconds after which to try again', '5') } } }),
  };
}
