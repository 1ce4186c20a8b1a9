import { filterPairs, type FilterKey, type Filters } from '@seesac/contract';
import { names, wordOf } from '../lib/filter-words.js';
import type { Shown } from './incident-filters.model.js';

/** One value that is set, as it stands among the active filters. */
export interface Chip {
  key: FilterKey;
  code: string;
  text: string;
  fixed: boolean;
}

/** The filters that are set, a value each, in words; the words of a code that no list has are the code. */
export const chips = ({ value, terms, locked }: Shown): Chip[] =>
  filterPairs(value).map(([key, code]) => ({
    key,
    code,
    // The corners of a map's section say nothing to a reader.
    text: names()[key] + (key === 'bbox' ? '' : `: ${wordOf(terms, key, code)}`),
    fixed: locked.includes(key),
  }));

/** What is left of a filter without one of its values. */
export const without = (value: Filters, { key, code }: Chip): string[] => (key === 'bbox' ? [] : [value[key] as string | string[]].flat().filter((one) => one !== code));
