import type { AreaCount, SeriesPoint, Summary } from '../answers.js';
import { parsePeriod, periodOf } from '../periods.js';
import { platformDate, type DateSpan } from '../calendar.js';
import type { Filters, MultiKey } from '../filters.js';
import type { Taxonomies, TaxonomyKey } from '../taxonomies.js';
import type { ChartRow, ChartStep } from './chart.js';
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

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The label of a code; subtypes stand in the list of types. */
export function labelIn({ terms }: Pick<ChartContext, 'terms'>, key: MultiKey, code: string): string {
  const find = (list: TaxonomyKey) => terms[list]?.find((term) => term.code === code)?.label;
  return find(key) ?? (key === 'type' ? find('subtype') : undefined) ?? code;
}

/** Values of a field in the order of its code list; subtypes are parts of their type. The lists of an answer have them, so a page need not carry them. */
export const codesOf = (key: MultiKey, { terms }: Pick<ChartContext, 'terms'>): string[] => terms[key].map(({ code }) => code);

/** Fields of which an incident can have several values: their counts are no shares of the incidents. */
export const isMultiple = (key: MultiKey): boolean => ['weapon', 'possession', 'outcome', 'sex', 'age', 'tag'].includes(key);

/** The row of a period: as much of it as the filters leave is what it counts, and what a click on it asks for. */
export const periodRow = ({ speech, filters }: Pick<ChartContext, 'speech' | 'filters'>, { period, partial }: SeriesPoint): ChartRow => {
  const { from, to } = parsePeriod(period)!;
  const label = speech.period(period);
  return {
    key: period, label: partial ? speech.say('partial', { period: label }) : label, short: speech.period(period, true),
    filters: { from: filters.from && filters.from > from ? filters.from : from, to: filters.to && filters.to < to ? filters.to : to }, ...(partial && { partial }),
  };
};

/** A note for each period that is not whole. */
export const cutNotes = (points: readonly SeriesPoint[], speech: ChartSpeech): string[] =>
  points.filter(({ partial }) => partial).map(({ period }) => speech.say('partial-note', { period: speech.period(period) }));

/** Most names that share an extreme and are told. */
const TIES = 3;
/** The names that have the least or the greatest number, unless they are too many to be told. */
export function namesAt(list: readonly { label: string; n: number }[], n: number): string | undefined {
  const names = list.filter((one) => one.n === n).map(({ label }) => label);
  return names.length && names.length <= TIES ? names.join(', ') : undefined;
}

/** Standard errors from which on the difference of two counts is told as one. The range of a dozen equal means is below it in 19 of 20 cases. */
const SURE = 3.3;
/** Which have the greatest and the smallest mean, and whether chance would make as much of a difference; empty where there is none. */
export function meanExtremes(list: readonly { label: string; values: readonly number[] }[], speech: ChartSpeech): string {
  const means = list.filter(({ values }) => values.length).map(({ label, values }) => ({ label, n: values.reduce((sum, n) => sum + n, 0) / values.length, of: values.length }));
  // One number is no mean, and of few incidents a mean says nothing.
  if (means.length < 2 || means.every(({ of }) => of < 2) || means.reduce((sum, { n, of }) => sum + n * of, 0) < FEW) return '';
  const [most, least] = [means.reduce((a, b) => (b.n > a.n ? b : a)), means.reduce((a, b) => (b.n < a.n ? b : a))];
  const [high, low] = [namesAt(means, most.n), namesAt(means, least.n)];
  if (most.n === least.n || !high) return '';
  const said = speech.say(low ? 'mean-extremes' : 'mean-most', { high, n: speech.number(most.n, 1), low: low ?? '', m: speech.number(least.n, 1) });
  return most.n - least.n < SURE * Math.sqrt(most.n / most.of + least.n / least.of) ? `${said} ${speech.say('mean-chance')}` : said;
}

/**
 * A monthly series by quarter or year: an incident counts on its first day, so the months of a period add up to it.
 * @param from first day of the filters: where the data begin cuts nothing, there was nothing before
 */
export function byStep(months: readonly SeriesPoint[], step: ChartStep, from?: string): SeriesPoint[] {
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
  // Where the first and the last month are whole, the periods that they are in may not be.
  const points = [...sums.values()];
  const [first, last] = [points[0], points.at(-1)];
  if (first && from && parsePeriod(first.period)!.from < from) first.partial = true;
  if (last && parsePeriod(last.period)!.to > parsePeriod(months.at(-1)!.period)!.to) last.partial = true;
  return points;
}
