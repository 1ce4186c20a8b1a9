import type { AreaCount } from '../../answers.js';
import type { Chart, ChartColumn } from '../chart.js';
import { capital, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';
import { coverageOf, isOne, shown } from './jurisdiction-codes.js';

/** Whether `measure: 'rate'` can be chosen: where nobody supplied a population there are no rates. */
export const hasRates = ({ areas }: Pick<ChartContext, 'areas'>): boolean => Boolean(areas?.some(({ rate }) => rate !== undefined));

/** The rates of the jurisdictions over the whole time, with where each would lie by chance alone. */
export function rates(context: ChartContext): Chart {
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
  const name = speech.part('units', 2);
  const bound = (end: 0 | 1): ChartColumn => ({ label: speech.say(end ? 'bound-upper' : 'bound-lower', { label: name }), values: own.map(({ interval }) => interval?.[end] ?? null) });
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
      key: 'rate', label: name, ink: 1,
      values: own.map(({ rate }) => rate ?? null), bounds: [bound(0), bound(1)], few: own.map((area) => Boolean(area.few)),
    }],
    ...(coverage && { coverage }),
  };
}
