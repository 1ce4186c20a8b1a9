import { LENSES, type Lens } from './codes.js';
import { MULTI_VALUES } from './filter-values.js';
import { isIsoDate } from './calendar.js';
import type { IsoDate } from './incident.js';

/**
 * The one filter language: page address, HTTP query, cache key, embed address and widget attributes are all this string.
 *
 * Canonical form: keys in alphabetical order, values of a key sorted and distinct, defaults left out, percent-encoding as `encodeURIComponent` does it but with
 * commas kept. Two filters mean the same exactly when their canonical strings are equal.
 */

// The key lists are literals, so that a widget which only formats filters does not carry the code lists.

/** Keys that may be repeated: values are OR within a key, AND across keys. */
export const MULTI_KEYS = ['age', 'area', 'jurisdiction', 'outcome', 'place', 'possession', 'sex', 'tag', 'type', 'weapon'] as const;
export type MultiKey = (typeof MULTI_KEYS)[number];
/** Keys with one value. */
export const SINGLE_KEYS = ['as_of', 'bbox', 'from', 'lens', 'q', 'release', 'to'] as const;
export type SingleKey = (typeof SINGLE_KEYS)[number];
export type FilterKey = MultiKey | SingleKey;
/** Every key of the filter language, in canonical order. */
export const FILTER_KEYS = [
  'age', 'area', 'as_of', 'bbox', 'from', 'jurisdiction', 'lens', 'outcome', 'place', 'possession', 'q', 'release', 'sex', 'tag', 'to', 'type', 'weapon',
] as const satisfies readonly FilterKey[];

/** West, south, east, north in degrees. */
export type BBox = readonly [number, number, number, number];

/** What a reader asked for. A key that is left out does not filter. */
export interface Filters extends Partial<Record<MultiKey, readonly string[]>> {
  lens?: Exclude<Lens, 'all'>;
  /** First and last day, inclusive. An incident counts by the first day of its date. */
  from?: IsoDate;
  to?: IsoDate;
  /** Words to find in places and summaries, in any script of the region. */
  q?: string;
  bbox?: BBox;
  /** Name of a release, for example `2024Q4`. */
  release?: string;
  /** The dataset as it was at the end of that day. */
  as_of?: IsoDate;
}

/** What is wrong with one parameter, in words for whoever typed it. */
export interface ParameterError { parameter: string; message: string }

/** Longest search text, in characters. */
export const MAX_QUERY_LENGTH = 200;

const DECIMAL = /^-?\d{1,3}(\.\d{1,6})?$/;
/** Name of a release, for example `2024Q4`. */
export const RELEASE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

function toBBox(text: string): BBox | string {
  const parts = text.split(',');
  if (parts.length !== 4 || !parts.every((p) => DECIMAL.test(p))) return 'must be four numbers west,south,east,north with at most 6 decimals';
  // Adding 0 turns -0 into 0, so that one box has one spelling.
  const [west, south, east, north] = parts.map((p) => Number(p) + 0) as [number, number, number, number];
  if (west < -180 || east > 180 || south < -90 || north > 90) return 'must lie within -180,-90,180,90';
  if (west >= east || south >= north) return 'must have west < east and south < north';
  return [west, south, east, north];
}

const toDate = (text: string): string | undefined => (isIsoDate(text) ? undefined : 'must be an existing date YYYY-MM-DD between 1900 and 2099');

/** Parses and checks one value of a single key; gives the message when it is wrong. */
const SINGLE: { [K in SingleKey]: (text: string, into: Filters) => string | undefined } = {
  as_of: (t, f) => toDate(t) ?? void (f.as_of = t),
  from: (t, f) => toDate(t) ?? void (f.from = t),
  to: (t, f) => toDate(t) ?? void (f.to = t),
  bbox: (t, f) => {
    const box = toBBox(t);
    return typeof box === 'string' ? box : void (f.bbox = box);
  },
  lens: (t, f) => {
    if (!(LENSES as readonly string[]).includes(t)) return `must be one of ${LENSES.join(', ')}`;
    if (t !== 'all') f.lens = t as Exclude<Lens, 'all'>;
    return undefined;
  },
  q: (t, f) => {
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u.test(t)) return 'must not hold control characters';
    const text = t.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text.length > MAX_QUERY_LENGTH) return `must be at most ${MAX_QUERY_LENGTH} characters`;
    return text ? void (f.q = text) : 'must not be empty';
  },
  release: (t, f) => (RELEASE_NAME.test(t) ? void (f.release = t) : 'must be the name of a release, such as 2024Q4'),
};

/** The answer of {@link parseFilters}. `rest` are the pairs whose keys the caller said it takes itself. */
export interface ParsedFilters { filters: Filters; errors: ParameterError[]; rest: [string, string][] }

/**
 * Reads filters from a query string (with or without `?`) or from key–value pairs. Nothing is guessed: an unknown key, a repeated single key, an empty or
 * unknown value each give an error that names the parameter.
 * @param others keys that the caller reads itself, such as `limit`; a repeated one is an error too
 */
export function parseFilters(input: string | Iterable<readonly [string, string]>, others: readonly string[] = []): ParsedFilters {
  const filters: Filters = {};
  const errors: ParameterError[] = [];
  const rest: [string, string][] = [];
  const seen = new Set<string>();
  const values: Partial<Record<MultiKey, Set<string>>> = {};
  const fail = (parameter: string, message: string) => errors.push({ parameter: parameter.slice(0, 60), message });
  for (const [key, value] of typeof input === 'string' ? pairs(input, fail) : input) {
    if (Object.hasOwn(MULTI_VALUES, key)) {
      const allowed: readonly string[] = MULTI_VALUES[key as MultiKey];
      if (!allowed.includes(value)) fail(key, `must be one of ${allowed.join(', ')}`);
      else (values[key as MultiKey] ??= new Set()).add(value);
      continue;
    }
    const single = Object.hasOwn(SINGLE, key);
    if (!single && !others.includes(key)) fail(key, 'is not a parameter of this address');
    else if (seen.has(key)) fail(key, 'must be given once');
    else if (single) {
      const message = SINGLE[key as SingleKey](value, filters);
      if (message) fail(key, message);
    } else rest.push([key, value]);
    seen.add(key);
  }
  for (const key of MULTI_KEYS) if (values[key]) filters[key] = [...values[key]].sort();
  if (filters.from && filters.to && filters.from > filters.to) fail('from', 'must not be after "to"');
  if (filters.release && filters.as_of) fail('as_of', 'cannot be combined with "release"');
  return { filters, errors, rest };
}

function* pairs(query: string, fail: (parameter: string, message: string) => void): Generator<[string, string]> {
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (!part) continue;
    const cut = part.indexOf('=');
    const text = (s: string) => decodeURIComponent(s.replace(/\+/g, ' '));
    let pair: [string, string];
    try {
      pair = cut < 0 ? [text(part), ''] : [text(part.slice(0, cut)), text(part.slice(cut + 1))];
    } catch {
      fail(part.slice(0, cut < 0 ? undefined : cut), 'is not valid percent-encoded UTF-8');
      continue;
    }
    yield pair;
  }
}

/** Key–value pairs of filters, in canonical order. */
export function filterPairs(filters: Filters): [FilterKey, string][] {
  const out: [FilterKey, string][] = [];
  for (const key of FILTER_KEYS) {
    const value = filters[key];
    if (value === undefined) continue;
    if (key === 'bbox') out.push([key, (value as BBox).join(',')]);
    else if (typeof value === 'string') out.push([key, value]);
    else for (const v of [...new Set(value as readonly string[])].sort()) out.push([key, v]);
  }
  return out;
}

/** The canonical string of filters; empty for none. `parseFilters(formatFilters(f)).filters` equals `f`. */
export function formatFilters(filters: Filters): string {
  return filterPairs(filters).map(([k, v]) => `${k}=${encodeURIComponent(v).replace(/%2C/g, ',')}`).join('&');
}
