import { DEFAULT_NEWS, LANGUAGES, MAX_NEWS, type Language, type ParameterError } from '@seesac/contract';
import { MOST } from '../news/record.js';
import { tagKey, type NewsFilter } from '../news/shelf.js';
import { badParameters } from '../http/problem.js';
import { canonicalPath, opaque, readQuery, wholeNumber, type Parameters } from '../http/query.js';
import type { ParameterObject } from './parameters.js';

/** Keys that may be repeated, and what is wrong with a value. */
const MANY: Readonly<Record<string, (value: string) => string | undefined>> = {
  lang: (value) => ((LANGUAGES as readonly string[]).includes(value) ? undefined : `must be one of ${LANGUAGES.join(', ')}`),
  tag: (value) => (/^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}]+$/u.test(value) && value.trim() && value.length <= MOST.tag
    ? undefined : `must be a tag of 1 to ${MOST.tag} characters`),
};

/** Parts of a query with these keys, decoded, and the address without them. Parts that cannot be decoded stay in the address, whose reader names them. */
function takeMany(url: string): { pairs: [string, string][]; rest: string } {
  const mark = url.indexOf('?');
  const [query = ''] = mark < 0 ? [] : url.slice(mark + 1).split('#');
  const pairs: [string, string][] = [];
  const rest = query.split('&').filter((part) => {
    try {
      const [key, value = ''] = part.split(/=(.*)/s).map((text) => decodeURIComponent(text.replace(/\+/g, ' ')));
      if (key === undefined || !Object.hasOwn(MANY, key)) return true;
      pairs.push([key, value]);
      return false;
    } catch {
      return true;
    }
  });
  return { pairs, rest: `${mark < 0 ? url : url.slice(0, mark)}?${rest.join('&')}` };
}

/**
 * Reads the query of an address of news: languages and tags, each as often as wanted, and parameters of its own. The order of languages counts: where an item is there
 * in several of them, the first named is shown.
 * @throws {ProblemError} 400
 */
export function readNewsQuery<P extends Parameters>(url: string, path: string, own: P) {
  const { pairs, rest } = takeMany(url);
  const errors: ParameterError[] = pairs.flatMap(([parameter, value]) => {
    const message = MANY[parameter]!(value);
    return message === undefined ? [] : [{ parameter, message }];
  });
  const { values } = readQuery(rest, path, own, [], () => errors);
  const all = (name: string) => [...new Set(pairs.flatMap(([key, value]) => (key === name ? [value] : [])))];
  const langs = all('lang') as Language[];
  const tags = [...new Set(all('tag').map(tagKey))].sort();
  const filter: NewsFilter = { ...(langs.length && { langs }), ...(tags.length && { tags }) };
  const written = Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const text = own[key]!.write(value);
    return text === undefined ? [] : [[key, text]];
  });
  return { filter, values, canonical: newsPath(path, filter, written) };
}

/** Path and canonical query of news under a filter. */
export const newsPath = (path: string, { langs = [], tags = [] }: NewsFilter, others: readonly (readonly [string, string])[] = []): string =>
  canonicalPath(path, {}, [...others, ...langs.map((lang) => ['lang', lang] as const), ...tags.map((tag) => ['tag', tag] as const)]);

export const PAGE_QUERY = { limit: wholeNumber(1, MAX_NEWS, DEFAULT_NEWS), cursor: opaque };

/** Where a page ended: the item that was its last. */
export const cursorOf = (publishAt: string, slug: string): string => toBase64(`${publishAt} ${slug}`);
export function readCursor(cursor: string): { publishAt: string; slug: string } {
  const read = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([a-z0-9-]{1,80})$/.exec(fromBase64(cursor));
  if (!read) throw badParameters([{ parameter: 'cursor', message: 'must be the cursor of a former page' }]);
  return { publishAt: read[1]!, slug: read[2]! };
}
const toBase64 = (text: string) => btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const fromBase64 = (text: string) => {
  try {
    return atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
};

export const NEWS_LANG: ParameterObject = {
  name: 'lang',
  in: 'query',
  description: 'Language of the items. Repeat the key for several: of an item that is there in several of them the one in the language named first is given. Without it all languages, English first.',
  style: 'form',
  explode: true,
  schema: { type: 'array', items: { type: 'string', enum: [...LANGUAGES] }, examples: [['sq', 'en']] },
};
export const NEWS_TAG: ParameterObject = {
  name: 'tag',
  in: 'query',
  description: 'Tag of the items, capitals or not. Repeat the key for several tags: any of them fits.',
  style: 'form',
  explode: true,
  schema: { type: 'array', items: { type: 'string', minLength: 1, maxLength: MOST.tag, examples: ['monitor'] } },
};
export const NEWS_LIMIT: ParameterObject = {
  name: 'limit', in: 'query', description: 'Items in a page.', schema: { type: 'integer', minimum: 1, maximum: MAX_NEWS, default: DEFAULT_NEWS },
};
