import { COUNTED_OUTCOMES } from '../../counted-outcomes.js';
import type { Chart, ChartOptions, ChartRow } from '../chart.js';
import { capital, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';
import { filterNotes } from './persons.js';

/** People killed, injured and threatened, and suicides: four counts beside each other, never added up, and suicides never among the killed. */
export function outcomes(_: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const values = COUNTED_OUTCOMES.map((code) => summary.outcomes[code]);
  const [killed, injured, threatened, suicide] = COUNTED_OUTCOMES.map((code, i) => speech.count(values[i]!, `count-${code}`));
  // `unknown` has the incidents of which none of the four is reported: under a filter by outcome nobody knows of how many.
  const unreported = summary.facets.outcome && !filters.outcome ? summary.facets.outcome.find(({ code }) => code === 'unknown')?.count ?? 0 : undefined;
  const known = summary.total - (unreported ?? 0);
  const field = capital(fieldInWords('outcome', speech));
  return {
    id: 'outcomes', form: 'bars', unit: 'people',
    title: speech.say('outcomes-title', { span: spanInWords(context) }),
    sentence: summary.total ? speech.say('outcomes-said', { killed: killed!, injured: injured!, threatened: threatened!, suicide: suicide! }) : speech.say('none'),
    notes: [speech.say('apart-note'), speech.say('silent-note'), ...filterNotes(filters, speech)],
    rowsName: field,
    rows: COUNTED_OUTCOMES.map((code): ChartRow => {
      const label = labelIn(context, 'outcome', code);
      const filters = { outcome: [code] };
      return code === 'suicide' ? { key: code, label: speech.say('apart', { label }), filters, apart: true } : { key: code, label, filters };
    }),
    series: [{ key: 'people', label: speech.part('units', 1), ink: 1, values }],
    ...(unreported !== undefined && summary.total && { coverage: { known, total: summary.total, text: speech.say('coverage', { field, p: speech.percent(known / summary.total), n: speech.count(summary.total, 'incidents') }) } }),
  };
}
