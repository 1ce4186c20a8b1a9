import { filterPairs, FILTER_KEYS, formatFilters, LABEL_LANGUAGES, parseFilters, type FilterKey, type Filters, type Language } from '@seesac/contract';

/** What the address of a platform page asks for. */
export interface Asked {
  lang: Language;
  filters: Filters;
  /** Where the page before ended, in the list without scripts. */
  cursor?: string;
}

/** Path of the explorer: its address is the filter. */
export const EXPLORER = '/platform/incidents';
/** Path of an incident's page. */
export const pageOf = (id: string): string => `${EXPLORER}/${encodeURIComponent(id)}`;

/** An address with language and filters, those last as the scope of the widgets writes them. English is the default and left out. */
export function address(path: string, { lang, filters, cursor }: Asked): string {
  const query = [lang === 'en' ? '' : `lang=${lang}`, cursor === undefined ? '' : `cursor=${cursor}`, formatFilters(filters)].filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}

/** What an address asks for, or what is wrong with it. @param takes what the page takes beside the language */
export function readAddress(search: string, takes: readonly ('filters' | 'cursor')[]): Asked | { errors: string[] } {
  const { filters, errors, rest } = parseFilters(search, ['lang', ...(takes.includes('cursor') ? ['cursor'] : [])]);
  const given = new Map(rest);
  const lang = (given.get('lang') ?? 'en') as Language;
  const cursor = given.get('cursor');
  const said = errors.map(({ parameter, message }) => `${parameter} ${message}`);
  if (!LABEL_LANGUAGES.includes(lang)) said.push(`lang must be one of ${LABEL_LANGUAGES.join(', ')}`);
  if (cursor !== undefined && !/^[\w-]{1,200}$/.test(cursor)) said.push('cursor must be that of a link to the next page');
  if (!takes.includes('filters')) said.push(...Object.keys(filters).map((key) => `${key} is not a parameter of this address`));
  return said.length ? { errors: said } : { lang, filters, ...(cursor !== undefined && { cursor }) };
}

const isFilter = (key: string): boolean => FILTER_KEYS.includes(key as FilterKey);

/** An address without the fields that a form left empty. */
export function withoutEmpty(search: string): string {
  const pairs = search.replace(/^\?/, '').split('&').filter((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return value.replace(/\++/g, '') !== '' || !isFilter(key);
  });
  return pairs.join('&');
}

/** Whether an address names these filters in their canonical form. */
export function isCanonical(search: string, filters: Filters): boolean {
  const given = [...new URLSearchParams(search)].filter(([key]) => isFilter(key));
  return JSON.stringify(given) === JSON.stringify(filterPairs(filters));
}
