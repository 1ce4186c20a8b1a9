import type { Chart, ChartOptions, ChartSeries } from '../chart.js';
import { codesOf, FEW, labelIn, spanInWords, type ChartContext } from '../context.js';
import { byStep, cutNotes, periodRow, placeOf } from '../steps.js';
import { coverageOf, isOne, shown } from './jurisdiction-codes.js';

/** Each jurisdiction in a panel of its own, by counts over time. */
export function counts({ step = 'year' }: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const points = byStep(summary.series ?? [], step, filters.from);
  const at = placeOf(step);
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
