import type { Chart, ChartOptions, ChartRow, ChartSeries, Ink } from '../chart.js';
import { capital, codesOf, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';

const INKS: Readonly<Record<string, Ink>> = { legal: 1, illegal: 2, unknown: 'unknown' };

/** Incidents by weapon, for each kind of possession: beside each other and never as parts of a whole, for an incident has as many of them as it has weapons. */
export function weapons(_: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const pairs = summary.weapons?.pairs ?? [];
  const possessions = codesOf('possession', context);
  const count = (weapon: string, possession: string) => pairs.find((pair) => pair.weapon === weapon && pair.possession === possession)?.incidents ?? 0;
  const most = (weapon: string) => Math.max(...possessions.map((possession) => count(weapon, possession)));
  const place = (weapon: string) => (weapon === 'unknown' ? -2 : weapon === 'other' ? -1 : most(weapon));
  const codes = pairs.length ? codesOf('weapon', context).filter((weapon) => most(weapon) || weapon === 'unknown').sort((a, b) => place(b) - place(a)) : [];
  const coverage = coverageOf(context);
  return {
    id: 'weapons', form: 'bars', unit: 'incidents',
    title: speech.say('weapons-title', { span: spanInWords(context) }),
    sentence: sentence(context),
    notes: pairs.length ? [speech.say('multiple-note'), ...(filters.weapon ?? filters.possession ? [speech.say('weapons-note')] : [])] : [],
    rowsName: capital(fieldInWords('weapon', speech)),
    rows: codes.map((code): ChartRow => ({ key: code, label: labelIn(context, 'weapon', code), filters: { weapon: [code] }, ...(code === 'unknown' && { unknown: true as const }) })),
    series: possessions.map((possession): ChartSeries => ({
      key: possession, label: labelIn(context, 'possession', possession), ink: INKS[possession] ?? 'rest', values: codes.map((code) => count(code, possession)), filters: { possession: [possession] },
    })),
    ...(coverage && { coverage }),
  };
}

/** The pair with most incidents, of those that are reported. */
function sentence(context: ChartContext): string {
  const { summary: { total, weapons: table }, speech } = context;
  if (!total) return speech.say('none');
  if (!table) return speech.say('weapons-absent');
  const reported = table.pairs.filter(({ weapon, possession }) => weapon !== 'unknown' && possession !== 'unknown');
  if (!reported.length) return speech.say('weapons-none', { incidents: speech.count(total, 'incidents') });
  const { weapon, possession, incidents } = reported.reduce((a, b) => (b.incidents > a.incidents ? b : a));
  return speech.say('weapons-most', { label: labelIn(context, 'weapon', weapon), possession: labelIn(context, 'possession', possession), incidents: speech.count(incidents, 'incidents') });
}

/** An incident is under *not reported* where the possession of one of its weapons is. Under a filter by possession the facet counts other incidents than these. */
function coverageOf({ summary: { total, facets, weapons: table }, filters, speech }: ChartContext): Chart['coverage'] {
  if (!table || !total || !facets.possession || filters.possession) return undefined;
  const known = total - (facets.possession.find(({ code }) => code === 'unknown')?.count ?? 0);
  return { known, total, text: speech.say('weapons-coverage', { p: speech.percent(known / total), n: speech.count(total, 'incidents') }) };
}
