import { CHART_STEPS, type Chart, type ChartOptions, type ChartSeries } from '../chart.js';
import { capital, codesOf, FEW, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';
import { byStep, cutNotes, periodRow } from '../steps.js';

/** Each jurisdiction in a panel of its own, by counts over time. */
export function counts({ step = 'year' }: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const points = byStep(summary.series ?? [], step, filters.from);
  const at = [...CHART_STEPS].reverse().indexOf(step);
  const values = (code: string) => points.map(({ split }) => split?.[code] ?? 0);
  const sums = new Map(codesOf('jurisdiction', context).map((code) => [code, values(code).reduce((sum, n) => sum + n, 0)]));
  const codes = shown(context).filter((code) => sums.get(code) || isOne(code));
  const most = codes.filter((code) => code !== 'unknown').reduce((a, b) => (sums.get(b)! > (sums.get(a) ?? 0) ? b : a), '');
  const coverage = coverageOf(context);
  const told = most && { label: labelIn(context, 'jurisdiction', most), incidents: speech.count(sums.get(most)!, 'incidents') };
  // Of one alone it would be all.
  const share = told && codes.length > 1 && coverage && coverage.known >= FEW;
  return {
    id: 'jurisdictions', form: 'multiples', unit: 'incidents',
    title: speech.part('jurisdictions-title', at, { span: spanInWords(context) }),
    sentence: !told ? speech.say('none') : share ? speech.say('breakdown-share', { ...told, p: speech.percent(sums.get(most)! / coverage.known) }) : speech.say('breakdown-most', told),
    notes: [...(codes.length > 1 ? [speech.say('multiples-note'), speech.say('counts-note')] : []), ...cutNotes(points, speech)],
    rowsName: speech.part('heads', at),
    rows: points.map((point) => periodRow(context, point)),
    series: codes.map((code): ChartSeries => ({ key: code, label: labelIn(context, 'jurisdiction', code), ink: code === 'unknown' ? 'unknown' : 1, values: values(code), filters: { jurisdiction: [code] } })),
    ...(coverage && { coverage }),
  };
}

/** Those that the filters leave, in the order of the code list. */
export const shown = (context: ChartContext): string[] => codesOf('jurisdiction', context).filter((code) => !context.filters.jurisdiction?.length || context.filters.jurisdiction.includes(code));

/** One of the seven. */
export const isOne = (code: string): boolean => code !== 'outside' && code !== 'unknown';

/** Of how many the jurisdiction is reported: told where it is not for all, and the filters did not choose it. */
export function coverageOf({ summary, filters, speech }: ChartContext): Chart['coverage'] {
  const unknown = (summary.series ?? []).reduce((sum, { split }) => sum + (split?.['unknown'] ?? 0), 0);
  const [total, known] = [summary.total, summary.total - unknown];
  if (!total || filters.jurisdiction?.length) return undefined;
  return { known, total, text: speech.say('coverage', { field: capital(fieldInWords('jurisdiction', speech)), p: speech.percent(known / total), n: speech.count(total, 'incidents') }) };
}
