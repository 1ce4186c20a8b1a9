import type { z } from '@hono/zod-openapi';
import { chunks, readBody } from '../admin/body.js';
import { badParameters, ProblemError } from '../http/problem.js';
import { MAX_BODY } from './route.js';

const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * The fields of a form that a page sent, by their schema: none twice but those that are lists, none unknown, no files.
 * Throws ProblemError 400, 413 or 415.
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>, lists: readonly string[] = []): Promise<T> {
  const type = request.headers.get('content-type') ?? '';
  if (!TYPES.includes(type.split(';', 1)[0]!.trim().toLowerCase())) throw new ProblemError(415, { detail: `Send the form as ${TYPES.join(' or ')}.` });
  const bytes: Uint8Array[] = [];
  for await (const chunk of chunks(request, MAX_BODY)) bytes.push(chunk);
  const form = await new Response(Buffer.concat(bytes), { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new ProblemError(400, { detail: 'The body is no form that can be read.' });
  });
  const values = Object.create(null) as Record<string, string | string[]>;
  for (const [name, value] of form) {
    const before = values[name];
    if (typeof value !== 'string') throw badParameters([{ parameter: name.slice(0, 100), message: 'must be a text, not a file' }]);
    if (lists.includes(name)) values[name] = [...(before ?? []), value];
    else if (before === undefined) values[name] = value;
    else throw badParameters([{ parameter: name.slice(0, 100), message: 'is given more than once' }]);
  }
  return readBody(schema, values);
}
