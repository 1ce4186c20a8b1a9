import type { Chart, ChartOptions, ChartRow } from '../chart.js';
import { codesOf, fieldInWords, isMultiple, labelIn, spanInWords, type ChartContext } from '../context.js';

/** Incidents by the values of one field, *not reported* always among them. */
export function breakdown({ by = 'type' }: ChartOptions, context: ChartContext): Chart {
  const { summary, speech } = context;
  const field = fieldInWords(by, speech);
  const counts = new Map((summary.facets[by] ?? []).map(({ code, count }) => [code, count]));
  // Tags are marks that an incident has or has not: there is no `not reported` among them.
  const codes = codesOf(by).filter((code) => counts.has(code) || (code === 'unknown' && by !== 'tag'));
  const order = (code: string) => (code === 'unknown' ? -2 : code === 'other' ? -1 : counts.get(code)!);
  const sorted = KEEPS_ORDER.has(by) ? codes : [...codes].sort((a, b) => order(b) - order(a));
  const rows = sorted.map((code): ChartRow => ({ key: code, label: labelIn(context, by, code), filters: { [by]: [code] }, ...(code === 'unknown' && { unknown: true as const }) }));
  const values = sorted.map((code) => counts.get(code) ?? 0);
  const multiple = isMultiple(by);
  // Every incident is under one value, or under *not reported* alone: of a field with several values it may be under both, so nobody can tell how many are known.
  const total = values.reduce((sum, n) => sum + n, 0);
  const unknown = counts.get('unknown') ?? 0;
  const coverage = multiple || !total ? undefined : { known: total - unknown, total, text: speech.say('coverage', { field: capital(field), p: speech.percent((total - unknown) / total), n: speech.count(total, 'incidents') }) };
  const most = sorted.map((code, i) => ({ code, n: values[i]! })).filter(({ code }) => code !== 'unknown').sort((a, b) => b.n - a.n)[0];
  const told = most?.n && { label: labelIn(context, by, most.code), incidents: speech.count(most.n, 'incidents') };
  return {
    id: 'breakdown', form: 'bars', unit: 'incidents',
    title: speech.say('breakdown-title', { field, span: spanInWords(context) }),
    sentence: !told ? speech.say('none') : coverage?.known ? speech.say('breakdown-share', { ...told, p: speech.percent(most!.n / coverage.known) }) : speech.say('breakdown-most', told),
    notes: multiple ? [speech.say('multiple-note')] : [],
    rowsName: capital(field),
    rows,
    series: [{ key: 'count', label: speech.part('units', 0), ink: 1, values }],
    ...(coverage && { coverage }),
  };
}

/** Lists whose order says something: ages. Jurisdictions are alphabetical. */
const KEEPS_ORDER: ReadonlySet<string> = new Set(['age', 'jurisdiction']);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
