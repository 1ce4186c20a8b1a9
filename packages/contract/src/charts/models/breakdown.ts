import type { MultiKey } from '../../filters.js';
import type { Chart, ChartOptions, ChartRow } from '../chart.js';
import { capital, codesOf, FEW, fieldInWords, isMultiple, labelIn, spanInWords, type ChartContext } from '../context.js';

/** Incidents by the values of one field, *not reported* always among them. */
export function breakdown({ by = 'type' }: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const field = fieldInWords(by, speech);
  const counts = new Map((summary.facets[by] ?? []).map(({ code, count }) => [code, count]));
  const count = (code: string) => counts.get(code) ?? 0;
  // Tags are marks that an incident has or has not: there is no `not reported` among them. Of a short list what did not happen is told too.
  const codes = codesOf(by, context).filter((code) => counts.has(code) || code === 'unknown' || (WHOLE.has(by) && code !== 'outside'));
  const place = (code: string) => (code === 'unknown' ? -2 : code === 'other' ? -1 : count(code));
  const sorted = IN_ORDER.has(by) ? codes : [...codes].sort((a, b) => place(b) - place(a));
  const values = sorted.map(count);
  const largest = sorted.filter((code) => code !== 'unknown').reduce<string | undefined>((a, b) => (a === undefined || count(b) > count(a) ? b : a), undefined);
  const coverage = coverageOf(by, values.reduce((sum, n) => sum + n, 0), count('unknown'), context);
  const told = largest !== undefined && count(largest) > 0 && { label: labelIn(context, by, largest), incidents: speech.count(count(largest), 'incidents') };
  const sentence = () => {
    if (told) return coverage && coverage.known >= FEW && !isMultiple(by) ? speech.say('breakdown-share', { ...told, p: speech.percent(count(largest!) / coverage.known) }) : speech.say('breakdown-most', told);
    return summary.total ? speech.say('breakdown-unreported', { incidents: speech.count(summary.total, 'incidents') }) : speech.say('none');
  };
  return {
    id: 'breakdown', form: 'bars', unit: 'incidents',
    title: speech.say('breakdown-title', { field, span: spanInWords(context) }),
    sentence: sentence(),
    notes: [
      ...(isMultiple(by) ? [speech.say('multiple-note')] : []),
      ...(by === 'tag' || by === 'outcome' ? [speech.say('no-row-note')] : []),
      ...(filters[by]?.length ? [speech.say('own-filter-note', { field })] : []),
    ],
    rowsName: capital(field),
    rows: sorted.map((code): ChartRow => ({ key: code, label: labelIn(context, by, code), filters: { [by]: [code] }, ...(code === 'unknown' && { unknown: true as const }) })),
    series: [{ key: 'count', label: speech.part('units', 0), ink: 1, values }],
    ...(coverage && { coverage }),
  };
}

/**
 * Of how many the field is reported. An incident is under one value of a single field. Of a field with several values it is also under *not reported* where one of
 * them is: what is not under it is reported in full, and of how many something is reported nobody can tell from the counts.
 * Undefined where nobody knows: a tag is reported or is none, a lens has no incidents of a type that is not reported, and under its own filter the total is another.
 */
function coverageOf(by: MultiKey, sum: number, unknown: number, { summary, filters, speech }: ChartContext): Chart['coverage'] {
  const multiple = isMultiple(by);
  const total = multiple ? summary.total : sum;
  if (by === 'tag' || (by === 'type' && filters.lens) || (multiple && filters[by]?.length) || !total || !summary.facets[by]) return undefined;
  const known = total - unknown;
  const words = { field: capital(fieldInWords(by, speech)), p: speech.percent(known / total), n: speech.count(total, 'incidents') };
  return { known, total, text: speech.say(multiple && by !== 'outcome' ? 'coverage-in-full' : 'coverage', words) };
}

/** Lists whose order says something. Jurisdictions are alphabetical. */
const IN_ORDER: ReadonlySet<MultiKey> = new Set(['age', 'jurisdiction', 'outcome']);
/** Lists so short that values without incidents are told. */
const WHOLE: ReadonlySet<MultiKey> = new Set(['age', 'area', 'jurisdiction', 'outcome', 'possession', 'sex']);
