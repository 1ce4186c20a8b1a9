import type { AreaCount } from '../../answers.js';
import { CHART_STEPS, type Chart, type ChartOptions, type ChartSeries } from '../chart.js';
import { byStep, capital, codesOf, cutNotes, FEW, fieldInWords, labelIn, periodRow, spanInWords, type ChartContext } from '../context.js';

/** Each jurisdiction in a panel of its own, by counts over time; or their rates over the whole time, where populations are known. */
export function jurisdictions(options: ChartOptions, context: ChartContext): Chart {
  return options.measure === 'rate' && hasRates(context) ? rates(context) : counts(options, context);
}

/** Whether `measure: 'rate'` can be chosen: where nobody supplied a population there are no rates. */
export const hasRates = ({ areas }: Pick<ChartContext, 'areas'>): boolean => Boolean(areas?.some(({ rate }) => rate !== undefined));

function counts({ step = 'year' }: ChartOptions, context: ChartContext): Chart {
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

function rates(context: ChartContext): Chart {
  const { areas = [], speech } = context;
  const known = new Map(areas.map((area) => [area.code, area]));
  const codes = shown(context).filter((code) => isOne(code));
  const own = codes.map((code): Partial<AreaCount> => known.get(code) ?? {});
  const label = (code: string) => labelIn(context, 'jurisdiction', code);
  const number = (n: number) => speech.number(n, 2);
  const most = own.reduce((best, { rate }, i) => (rate !== undefined && rate > (own[best]?.rate ?? 0) ? i : best), -1);
  const few = codes.filter((_, i) => own[i]!.few);
  const unrated = codes.filter((_, i) => own[i]!.rate === undefined);
  const coverage = coverageOf(context);
  return {
    id: 'jurisdictions', form: 'bars', unit: 'rate',
    title: speech.say('rates-title', { span: spanInWords(context) }),
    sentence: most < 0 ? speech.say('none') : speech.say('rates-most', { label: label(codes[most]!), rate: number(own[most]!.rate!), low: number(own[most]!.interval![0]), high: number(own[most]!.interval![1]) }),
    notes: [
      speech.say('interval-note'),
      ...(few.length ? [speech.say('few-note', { list: few.map(label).join(', ') })] : []),
      ...(unrated.length ? [speech.say('unrated-note', { list: unrated.map(label).join(', ') })] : []),
    ],
    rowsName: capital(fieldInWords('jurisdiction', speech)),
    rows: codes.map((code) => ({ key: code, label: label(code), filters: { jurisdiction: [code] } })),
    series: [{
      key: 'rate', label: speech.part('units', 2), ink: 1,
      values: own.map(({ rate }) => rate ?? null), intervals: own.map(({ interval }) => interval ?? null), few: own.map((area) => Boolean(area.few)),
    }],
    ...(coverage && { coverage }),
  };
}

/** Those that the filters leave, in the order of the code list. */
const shown = (context: ChartContext): string[] => codesOf('jurisdiction', context).filter((code) => !context.filters.jurisdiction?.length || context.filters.jurisdiction.includes(code));

/** One of the seven. */
const isOne = (code: string): boolean => code !== 'outside' && code !== 'unknown';

/** Of how many the jurisdiction is reported: told where it is not for all, and the filters did not choose it. */
function coverageOf({ summary, filters, speech }: ChartContext): Chart['coverage'] {
  const unknown = (summary.series ?? []).reduce((sum, { split }) => sum + (split?.['unknown'] ?? 0), 0);
  const [total, known] = [summary.total, summary.total - unknown];
  if (!total || filters.jurisdiction?.length) return undefined;
  return { known, total, text: speech.say('coverage', { field: capital(fieldInWords('jurisdiction', speech)), p: speech.percent(known / total), n: speech.count(total, 'incidents') }) };
}
