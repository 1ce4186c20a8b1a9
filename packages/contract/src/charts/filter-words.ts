import { FILTER_KEYS, MULTI_KEYS, type FilterKey, type Filters, type MultiKey } from '../filters.js';
import { MULTI_VALUES } from '../filter-values.js';
import type { Taxonomies } from '../taxonomies.js';
import { capital, fieldInWords, labelIn } from './context.js';
import type { ChartSpeech } from './speech.js';

const OTHERS: readonly FilterKey[] = ['lens', 'from', 'to', 'q', 'bbox', 'release', 'as_of'];

/** Filters in words, for what leaves its page: `Jurisdiction: Kosovo*, Serbia; From: 1 January 2024`. Undefined where there are none. */
export function filtersIn(filters: Filters, terms: Taxonomies, speech: ChartSpeech): string | undefined {
  const said = FILTER_KEYS.flatMap((key) => {
    const value = filters[key];
    if (value === undefined) return [];
    if ((MULTI_KEYS as readonly string[]).includes(key)) {
      const [multi, chosen] = [key as MultiKey, value as readonly string[]];
      return `${capital(fieldInWords(multi, speech))}: ${MULTI_VALUES[multi].filter((code) => chosen.includes(code)).map((code) => labelIn({ terms }, multi, code)).join(', ')}`;
    }
    const text = key === 'lens' ? terms.lens.find(({ code }) => code === value)?.label ?? value : key === 'from' || key === 'to' || key === 'as_of' ? speech.period(value as string) : value;
    return `${speech.part('filters', OTHERS.indexOf(key))}: ${String(text)}`;
  });
  return said.join('; ') || undefined;
}
