import { filterPairs, FILTER_KEYS, parseFilters, type Filters, type FilterKey, type ParameterError } from '@seesac/contract';
import { badParameters } from './problem.js';

/** A parameter that is no filter. `read` throws a message for whoever typed it; `write` gives `undefined` for the default, which the canonical form leaves out. */
export interface Parameter<T> { read(text: string): T; write(value: T): string | undefined }
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
type Values<P extends Parameters> = { [K in keyof P]?: P[K] extends Parameter<infer T> ? T : never };

export interface Query<P extends Parameters> {
  filters: Filters;
  values: Values<P>;
  /** Path and canonical query: the same for every spelling of one question. */
  canonical: string;
}

/** Path and query of an address: keys in alphabetical order, values as the filter codec writes them. */
export function canonicalPath(path: string, filters: Filters, others: readonly (readonly [string, string])[] = []): string {
  const pairs: (readonly [string, string])[] = [...filterPairs(filters), ...others];
  // Sorting is stable, so the values of a key keep the order that the codec gave them.
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2C/g, ',')}`).join('&');
  return query ? `${path}?${query}` : path;
}

/** The query string of an address, without `?` and fragment. */
function queryOf(url: string): string {
  const hash = url.indexOf('#');
  const whole = hash < 0 ? url : url.slice(0, hash);
  const mark = whole.indexOf('?');
  return mark < 0 ? '' : whole.slice(mark + 1);
}

/** Keys of a query string, as far as they can be decoded. */
function keysOf(query: string): string[] {
  return query.split('&').flatMap((part) => {
    try {
      return decodeURIComponent(part.split('=', 1)[0]!.replace(/\+/g, ' '));
    } catch {
      return [];
    }
  });
}

/**
 * Reads the query of a request. Nothing is guessed: an unknown, repeated, empty or wrong parameter is a 400 that names each.
 * @param accepted the filters that the address takes; all of them unless given
 * @param check what must hold between parameters
 * @throws {ProblemError} 400
 */
export function readQuery<P extends Parameters>(
  url: string, path: string, own: P, accepted: readonly FilterKey[] = FILTER_KEYS, check: (filters: Filters, values: Values<P>) => ParameterError[] = () => [],
): Query<P> {
  const query = queryOf(url);
  const { filters, errors: found, rest } = parseFilters(query, Object.keys(own));
  const isRefused = (key: string) => FILTER_KEYS.includes(key as FilterKey) && !accepted.includes(key as FilterKey);
  const refused = accepted === FILTER_KEYS ? [] : [...new Set(keysOf(query))].filter(isRefused);
  const errors: ParameterError[] = [
    ...found.filter(({ parameter }) => !refused.includes(parameter)),
    ...refused.map((parameter) => ({ parameter, message: 'is not a parameter of this address' })),
  ];
  const values: Record<string, unknown> = {};
  const others: [string, string][] = [];
  for (const [key, text] of rest) {
    const { read, write } = own[key]!;
    try {
      const value = read(text);
      values[key] = value;
      const written = write(value);
      if (written !== undefined) others.push([key, written]);
    } catch (error) {
      errors.push({ parameter: key, message: (error as Error).message });
    }
  }
  errors.push(...check(filters, values as Values<P>));
  if (errors.length) throw badParameters(errors);
  return { filters, values: values as Values<P>, canonical: canonicalPath(path, filters, others) };
}

/** A parameter with a fixed list of values. */
export function oneOf<const T extends string>(values: readonly T[], standard: T): Parameter<T> {
  return {
    read(text) {
      if (!(values as readonly string[]).includes(text)) throw new Error(`must be one of ${values.join(', ')}`);
      return text as T;
    },
    write: (value) => (value === standard ? undefined : value),
  };
}

/** A parameter with a fixed list of values and none of them as the default. */
export function choice<const T extends string>(values: readonly T[]): Parameter<T> {
  return { read: oneOf(values, values[0]!).read, write: (value) => value };
}

/** Some of a fixed list, separated by commas; `none` of them, or all where the parameter is left out. */
export function someOf<const T extends string>(values: readonly T[]): Parameter<readonly T[]> {
  return {
    read(text) {
      const names = text === 'none' ? [] : text.split(',');
      if (!names.every((name) => (values as readonly string[]).includes(name))) throw new Error(`must be "none" or some of ${values.join(', ')}, separated by commas`);
      if (new Set(names).size < names.length) throw new Error('must name each once');
      return values.filter((value) => names.includes(value));
    },
    write: (chosen) => (chosen.length === values.length ? undefined : chosen.join(',') || 'none'),
  };
}

/** A whole number in decimal digits: `0x10`, `1e2` and ` 5` are none. */
export function wholeNumber(min: number, max: number, standard: number): Parameter<number> {
  return {
    read(text) {
      const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
      if (!(value >= min && value <= max)) throw new Error(`must be a whole number from ${min} to ${max}`);
      return value;
    },
    write: (value) => (value === standard ? undefined : String(value)),
  };
}

/** An opaque text that another answer gave, such as a cursor. */
export const opaque: Parameter<string> = {
  read(text) {
    if (!/^[\w-]{1,200}$/.test(text)) throw new Error('must be the cursor of a former page');
    return text;
  },
  write: (value) => value,
};
