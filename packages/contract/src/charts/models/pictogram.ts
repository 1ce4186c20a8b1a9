import type { Sex } from '../../codes.js';
import { COUNTED_OUTCOMES } from '../../counted-outcomes.js';
import type { Chart, ChartOptions, ChartSeries, Ink } from '../chart.js';
import { capital, codesOf, fieldInWords, labelIn, spanInWords, type ChartContext } from '../context.js';
import { covered, filterNotes, listed, sexesInWords } from './persons.js';

/** Figures that a picture has at most; with more nobody sees single people any more. */
const MOST = 100;
const INKS: Readonly<Record<Sex, Ink>> = { man: 1, woman: 2, unknown: 'unknown' };

/** People of one outcome as figures, by sex as far as the records tell. */
export function pictogram({ figure = 'killed' }: ChartOptions, context: ChartContext): Chart {
  const { summary, filters, speech } = context;
  const total = summary.outcomes[figure];
  const of = (sex: Sex) => listed(summary, (person) => person.outcome === figure && person.sex === sex);
  const [man, woman] = [of('man'), of('woman')];
  // The count is the figure; whoever is in no list has no sex there. Lists of more people than were counted say nothing about those counted.
  const told = man + woman <= total;
  const sexes = told ? { man, woman, unknown: total - man - woman } : { man: 0, woman: 0, unknown: total };
  let each = 1;
  while (total / each > MOST) each *= 10;
  const said = speech.count(total, `count-${figure}`);
  const coverage = covered('sex', total - sexes.unknown, total, 'people', speech);
  const label = labelIn(context, 'outcome', figure);
  return {
    id: 'pictogram', form: 'pictogram', unit: 'people',
    title: speech.part('pictogram-title', COUNTED_OUTCOMES.indexOf(figure), { span: spanInWords(context) }),
    sentence: !summary.total ? speech.say('none') : total ? sexesInWords(sexes, said, speech) : speech.say('nobody', { people: said }),
    notes: [...(total ? [speech.count(each, 'each-note')] : []), ...(figure === 'killed' ? [speech.say('killed-note')] : []), ...filterNotes(filters, speech)],
    rowsName: capital(fieldInWords('outcome', speech)),
    rows: [{ key: figure, label, filters: { outcome: [figure] } }],
    series: (codesOf('sex', context) as Sex[]).map((sex): ChartSeries => ({
      key: sex, label: sex === 'unknown' ? speech.say('sex-unknown') : labelIn(context, 'sex', sex), ink: INKS[sex], values: [sexes[sex]], filters: { sex: [sex] },
    })),
    ...(coverage && { coverage }),
    each,
  };
}
