import type { ParameterError } from '@seesac/contract';
import type { z } from '@hono/zod-openapi';
import { badParameters, ProblemError } from '../http/problem.js';
import { JsonError, parseJson } from '../import/json-text.js';

/** Largest JSON body in bytes: an incident with all its people and sources is far below it. */
export const MAX_JSON_BODY = 64 * 1024;

const tooLarge = (most: number) => new ProblemError(413, { detail: `The body may have ${most.toLocaleString('en')} bytes.` });

/** Length that the client states; the body is counted as well, for it may be wrong or left out. */
export function checkStatedLength(request: Request, most: number): void {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
}

/** The body chunk by chunk, at most so many bytes of it. */
export async function* chunks(request: Request, most: number): AsyncGenerator<Uint8Array> {
  checkStatedLength(request, most);
  if (!request.body) return;
  let length = 0;
  try {
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > most) throw tooLarge(most);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    // a body that cannot be read to its end is its sender's doing, by whatever name the server calls it
    throw new ProblemError(400, { detail: 'The connection was closed before the end: nothing was changed.' });
  }
}

/** The value of a JSON body, parsed strictly: of the right type, UTF-8, no key twice, not too deep. Objects have no prototype. */
export async function readJson(request: Request, most = MAX_JSON_BODY): Promise<unknown> {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';').map((part) => part.trim());
  if (type !== 'application/json' || parameters.some((parameter) => parameter.startsWith('charset=') && !/^charset="?utf-8"?$/.test(parameter))) {
    throw new ProblemError(415, { detail: 'Send JSON in UTF-8, with the header Content-Type: application/json.' });
  }
  const bytes: Uint8Array[] = [];
  for await (const chunk of chunks(request, most)) bytes.push(chunk);
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(bytes));
  } catch {
    throw new ProblemError(400, { detail: 'The body is not UTF-8.' });
  }
  if (text.trim() === '') throw new ProblemError(400, { detail: 'The body is empty. Send a JSON object.' });
  try {
    return parseJson(text).value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new ProblemError(400, { detail: `The body is no JSON that is taken here: ${error.message.replace(/\.$/, '')}, at character ${error.offset + 1}.` });
  }
}

/** A value by its schema; a 400 names each key that is wrong, unknown or missing. */
export function readBody<T>(schema: z.ZodType<T>, value: unknown): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ProblemError(400, { detail: 'The body must be a JSON object.' });
  return checked(schema, value);
}

/** The query of an address by its schema of texts: no key twice, none unknown. */
export function readQuery<T>(schema: z.ZodType<T>, url: URL): T {
  const values = Object.create(null) as Record<string, string>;
  const errors: ParameterError[] = [];
  for (const [key, value] of url.searchParams) {
    if (key in values && !errors.some(({ parameter }) => parameter === key)) errors.push({ parameter: key, message: 'is given more than once' });
    values[key] = value;
  }
  if (errors.length) throw badParameters(errors);
  return checked(schema, values);
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw badParameters(read.error.issues.slice(0, 20).flatMap((issue): ParameterError[] => {
    const at = issue.path.reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key)), '');
    if (issue.code !== 'unrecognized_keys') return [{ parameter: at || 'body', message: isMissing(value, issue.path) ? 'is needed' : issue.message }];
    return issue.keys.slice(0, 20).map((key) => ({ parameter: (at ? `${at}.${key}` : key).slice(0, 100), message: 'is not known here' }));
  }));
}

const isMissing = (value: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : at), value) === undefined;
