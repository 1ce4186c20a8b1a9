import type { Sex } from '../../codes.js';
import { COUNTED_OUTCOMES, type CountedOutcome } from '../../counted-outcomes.js';
import type { Chart, ChartOptions, ChartRow, ChartSeries, Ink } from '../chart.js';
import { capital, codesOf, FEW, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';
import { covered, filterNotes, listed, sexesInWords } from './persons.js';

const INKS: Readonly<Record<Sex, Ink>> = { man: 1, woman: 2, unknown: 'unknown' };

/** Victims or perpetrators by age and sex, perhaps those of one outcome: as far as the records list them one by one. */
export function people({ role = 'victim', outcome }: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const groups = codesOf('age', context);
  const own = (summary.people ?? []).filter((person) => person.role === role && (!outcome || person.outcome === outcome));
  const sum = (sex: Sex | undefined, age?: string) => listed({ people: own }, (person) => (!sex || person.sex === sex) && (!age || person.age === age));
  const [total, at, noun] = [sum(undefined), context.terms.role.findIndex(({ code }) => code === role), role === 'victim' ? 'victims' as const : 'perpetrators' as const];
  const sexes = { man: sum('man'), woman: sum('woman'), unknown: sum('unknown') };
  const ages = groups.filter((age) => age !== 'unknown').map((age) => ({ age, n: sum(undefined, age) }));
  const aged = ages.reduce((all, { n }) => all + n, 0);
  const most = ages.reduce((a, b) => (b.n > a.n ? b : a));
  const counted = (COUNTED_OUTCOMES as readonly (string | undefined)[]).includes(outcome) ? summary.outcomes[outcome as CountedOutcome] : total;
  const coverage = covered('sex', total - sexes.unknown, total, noun, speech);
  const age = covered('age', aged, total, noun, speech);
  const sentence = [sexesInWords(sexes, speech.count(total, noun), speech)];
  if (most.n) sentence.push(speech.say(aged < FEW ? 'age-most-few' : 'age-most', { label: labelIn(context, 'age', most.age), n: most.n, p: speech.percent(most.n / aged) }));
  const words = { span: spanInWords(context), outcome: outcome ? labelIn(context, 'outcome', outcome) : '' };
  return {
    id: 'people', form: 'pyramid', unit: 'people',
    title: speech.part(outcome ? 'people-of-title' : 'people-title', at, words),
    sentence: total ? sentence.join(' ') : speech.part('people-none', at),
    notes: [
      ...(age ? [age.text] : []),
      ...(role === 'perpetrator' ? [speech.say('perpetrators-note')] : []),
      // A count is of everybody, and the records may tell more of some than of others, or have them in the other role.
      ...(counted > total ? [speech.say('listed-note', { n: speech.number(total), m: speech.number(counted) })] : []),
      ...(outcome === 'killed' ? [speech.say('killed-note')] : []),
      ...filterNotes(filters, speech),
    ],
    rowsName: capital(fieldInWords('age', speech)),
    rows: groups.map((code): ChartRow => ({
      key: code, filters: { age: [code] }, ...(code === 'unknown' ? { label: speech.say('age-unknown'), unknown: true as const } : { label: labelIn(context, 'age', code) }),
    })),
    series: (codesOf('sex', context) as Sex[]).map((sex): ChartSeries => ({
      key: sex, label: sex === 'unknown' ? speech.say('sex-unknown') : labelIn(context, 'sex', sex), ink: INKS[sex],
      values: groups.map((code) => sum(sex, code)), filters: { sex: [sex] },
    })),
    ...(coverage && { coverage }),
  };
}
