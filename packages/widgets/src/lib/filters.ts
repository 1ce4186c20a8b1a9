import { FILTER_KEYS, formatFilters } from '@seesac/contract';

/** Canonical string of the filters that an element's attributes set; several values of one are parted by spaces or commas. */
export function queryOf(element: Element): string {
  const filters: Record<string, unknown> = {};
  for (const key of FILTER_KEYS) {
    const text = element.getAttribute(key)?.trim();
    // Only multi-valued keys and the box are lists; `all` is the default lens, left out like any default.
    if (text && key + text !== 'lensall') filters[key] = /^(as_of|from|lens|q|release|to)$/.test(key) ? text : text.split(/[\s,]+/);
  }
  return formatFilters(filters);
}
