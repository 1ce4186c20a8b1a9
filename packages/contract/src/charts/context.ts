import type { AreaCount, Summary } from '../answers.js';
import type { DateSpan } from '../calendar.js';
import type { Filters, MultiKey } from '../filters.js';
import type { Taxonomies, TaxonomyKey } from '../taxonomies.js';
import { dateAt, daysOf } from './spans.js';
import type { ChartSpeech } from './speech.js';

/** Below so many incidents a share, a mean or a rate says little. That of `rates.js`, whose code a chart need not carry: a test holds both together. */
export const FEW = 20;

/** What a chart is made of. */
export interface ChartContext {
  /** The answer to `questionOf`. */
  summary: Summary;
  /** Those that were asked with. */
  filters: Filters;
  /** Instant up to which the data are known. */
  asOf: string;
  terms: Taxonomies;
  speech: ChartSpeech;
  /** Counts with rates of jurisdictions, where a rate is asked for. */
  areas?: readonly AreaCount[];
}

/** First and last day of what is counted: of the filters, as far as there are data. Undefined where there are none. */
export function spanOf({ summary, filters, asOf }: ChartContext): DateSpan | undefined {
  const first = summary.series?.[0];
  const last = summary.series?.at(-1);
  if (!first || !last) return undefined;
  const [from, to, until] = [daysOf(first.period).from, daysOf(last.period).to, dateAt(asOf)];
  return within(filters, from, to > until ? until : to);
}

/** As much of a span as the filters leave. */
export const within = (filters: Filters, from: string, to: string): DateSpan => ({
  from: filters.from && filters.from > from ? filters.from : from, to: filters.to && filters.to < to ? filters.to : to,
});

/** The span in words, for a title. */
export function spanInWords(context: ChartContext): string {
  const span = spanOf(context);
  return span ? context.speech.span(span.from, span.to) : context.speech.say('not-known');
}

/** The field of a filter key in words, for the middle of a sentence. */
export const fieldInWords = (key: MultiKey, speech: ChartSpeech): string => speech.part('fields', FIELDS.indexOf(key));
const FIELDS: readonly MultiKey[] = ['age', 'area', 'jurisdiction', 'outcome', 'place', 'possession', 'sex', 'tag', 'type', 'weapon'];

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The label of a code; subtypes stand in the list of types. */
export function labelIn({ terms }: Pick<ChartContext, 'terms'>, key: MultiKey, code: string): string {
  const find = (list: TaxonomyKey) => terms[list]?.find((term) => term.code === code)?.label;
  return find(key) ?? (key === 'type' ? find('subtype') : undefined) ?? code;
}

/** Values of a field in the order of its code list; subtypes are parts of their type. The lists of an answer have them, so a page need not carry them. */
export const codesOf = (key: MultiKey, { terms }: Pick<ChartContext, 'terms'>): string[] => terms[key].map(({ code }) => code);

/** Fields of which an incident can have several values: their counts are no shares of the incidents. */
export const isMultiple = (key: MultiKey): boolean => !['area', 'jurisdiction', 'place', 'type'].includes(key);

/** Most names that share an extreme and are told. */
const TIES = 3;
/** The names that have the least or the greatest number, unless they are too many to be told. */
export function namesAt(list: readonly { label: string; n: number }[], n: number): string | undefined {
  const names = list.filter((one) => one.n === n).map(({ label }) => label);
  return names.length && names.length <= TIES ? names.join(', ') : undefined;
}
