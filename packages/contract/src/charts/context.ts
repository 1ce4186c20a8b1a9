import type { AreaCount, FacetValue, SeriesPoint, Summary } from '../answers.js';
import { parsePeriod, periodOf } from '../periods.js';
import { platformDate, type DateSpan } from '../calendar.js';
import { INCIDENT_TYPES } from '../codes.js';
import { MULTI_VALUES } from '../filter-values.js';
import type { Filters, MultiKey } from '../filters.js';
import type { Taxonomies, TaxonomyKey } from '../taxonomies.js';
import type { ChartRow, ChartStep } from './chart.js';
import type { ChartSpeech } from './speech.js';

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
  const [from, to, until] = [parsePeriod(first.period)!.from, parsePeriod(last.period)!.to, platformDate(new Date(asOf))];
  const end = to > until ? until : to;
  return { from: filters.from && filters.from > from ? filters.from : from, to: filters.to && filters.to < end ? filters.to : end };
}

/** The span in words, for a title. */
export function spanInWords(context: ChartContext): string {
  const span = spanOf(context);
  return span ? context.speech.span(span.from, span.to) : context.speech.say('not-known');
}

/** The field of a filter key in words, for the middle of a sentence. */
export const fieldInWords = (key: MultiKey, speech: ChartSpeech): string => speech.part('fields', FIELDS.indexOf(key));
const FIELDS: readonly MultiKey[] = ['age', 'area', 'jurisdiction', 'outcome', 'place', 'possession', 'sex', 'tag', 'type', 'weapon'];

/** The label of a code; subtypes stand in the list of types. */
export function labelIn({ terms }: Pick<ChartContext, 'terms'>, key: MultiKey, code: string): string {
  const find = (list: TaxonomyKey) => terms[list]?.find((term) => term.code === code)?.label;
  return find(key) ?? (key === 'type' ? find('subtype') : undefined) ?? code;
}

/** Values of a field in the order of its code list; subtypes are parts of their type. */
export const codesOf = (key: MultiKey): readonly string[] => (key === 'type' ? INCIDENT_TYPES : MULTI_VALUES[key]);

/** Fields of which an incident can have several values: their counts are no shares of the incidents. */
export const isMultiple = (key: MultiKey): boolean => ['weapon', 'possession', 'outcome', 'sex', 'age', 'tag'].includes(key);

/** The rows of a series of periods. */
export const periodRow = ({ speech }: Pick<ChartContext, 'speech'>, { period, partial }: SeriesPoint): ChartRow => {
  const { from, to } = parsePeriod(period)!;
  const label = speech.period(period);
  return { key: period, label: partial ? speech.say('partial', { period: label }) : label, short: speech.period(period, true), filters: { from, to }, ...(partial && { partial }) };
};

/** A monthly series by quarter or year: an incident counts on its first day, so the months of a period add up to it. */
export function byStep(months: readonly SeriesPoint[], step: ChartStep): SeriesPoint[] {
  if (step === 'month') return [...months];
  const sums = new Map<string, SeriesPoint>();
  for (const { period, count, split, partial } of months) {
    const name = periodOf(`${period}-01`, step);
    const sum = sums.get(name) ?? { period: name, count: 0, ...(split && { split: {} }) };
    sum.count += count;
    for (const [code, n] of Object.entries(split ?? {})) sum.split![code] = (sum.split![code] ?? 0) + n;
    if (partial) sum.partial = true;
    sums.set(name, sum);
  }
  // Where the last month is whole, the period that it is in may not be.
  const [last, month] = [[...sums.values()].at(-1), months.at(-1)];
  if (last && parsePeriod(last.period)!.to > parsePeriod(month!.period)!.to) last.partial = true;
  return [...sums.values()];
}
