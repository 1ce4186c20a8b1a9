import { LARGE_SEIZURE, WEAPON_SIZES } from '../../weapon-sizes.js';
import type { Filters } from '../../filters.js';
import type { Chart, ChartOptions, ChartRow } from '../chart.js';
import { FEW, labelIn, spanInWords, type ChartContext } from '../context.js';
import type { ChartSpeech } from '../speech.js';

/** Incidents by the number of their weapons, under any lens: *not reported* is the last row. */
export function seizures(_: ChartOptions, context: ChartContext): Chart {
  const { summary: { total, weapons }, filters, speech } = context;
  const incidents = (n: number) => speech.count(n, 'incidents');
  // Incidents that list ammunition alone are told where there are any.
  const sizes = weapons?.sizes.filter(({ from, count }) => from || count) ?? [];
  const unknown: ChartRow = { key: 'unknown', label: labelIn(context, 'weapon', 'unknown'), unknown: true };
  const known = weapons ? total - weapons.unsized : 0;
  const head = speech.say('sizes-head');
  const sentence = () => {
    if (!total) return speech.say('none');
    if (!weapons) return speech.say('weapons-absent');
    if (!known) return speech.say('sizes-unknown', { incidents: incidents(total) });
    const large = sizes.reduce((sum, { from, count }) => (from >= LARGE_SEIZURE ? sum + count : sum), 0);
    return speech.say(known < FEW ? 'sizes-few' : 'sizes-share', { n: LARGE_SEIZURE, incidents: incidents(large), p: speech.percent(large / known), known: speech.number(known) });
  };
  return {
    id: 'seizures', form: 'bars', unit: 'incidents',
    title: speech.part('sizes-title', Number(isSeizures(filters)), { span: spanInWords(context) }),
    sentence: sentence(),
    notes: weapons ? [speech.say('large-note', { n: LARGE_SEIZURE }), speech.say('sizes-note')] : [],
    rowsName: head,
    rows: weapons ? [...sizes.map(({ from }): ChartRow => ({ key: `${from}`, label: sizeInWords(from, speech) })), unknown] : [],
    series: [{ key: 'count', label: speech.part('units', 0), ink: 1, values: weapons ? [...sizes.map(({ count }) => count), weapons.unsized] : [] }],
    ...(weapons && total && { coverage: { known, total, text: speech.say('coverage', { field: head, p: speech.percent(known / total), n: incidents(total) }) } }),
  };
}

/** `1`, `2–4`, `50 or more`. */
function sizeInWords(from: number, { say, number }: ChartSpeech): string {
  if (!from) return say('sizes-none');
  const next = WEAPON_SIZES.find((size) => size > from);
  if (next === undefined) return say('sizes-more', { n: number(from) });
  return next - 1 > from ? `${number(from)}–${number(next - 1)}` : number(from);
}

/** Whether filters leave seizures alone. */
const isSeizures = ({ lens, type }: Filters): boolean => lens === 'seizures' || Boolean(type?.length && type.every((one) => one === 'weapon_seizure'));
