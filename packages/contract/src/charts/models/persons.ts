import type { PeopleCount, Summary } from '../../answers.js';
import type { Sex } from '../../codes.js';
import type { Filters } from '../../filters.js';
import type { Chart } from '../chart.js';
import { capital, FEW, fieldInWords } from '../context.js';
import type { ChartSpeech, ChartTextId } from '../speech.js';

// What the charts of people share. Figures of people are sums over the incidents under the filters: filters choose incidents, never people.

/** People as the records list them, added up. */
export const listed = ({ people = [] }: Pick<Summary, 'people'>, fits: (person: PeopleCount) => boolean): number =>
  people.reduce((sum, person) => sum + (fits(person) ? person.count : 0), 0);

/** Of how many the sex or the age is reported; undefined for nobody. */
export function covered(field: 'sex' | 'age', known: number, total: number, noun: ChartTextId, speech: ChartSpeech): Chart['coverage'] {
  if (!total) return undefined;
  return { known, total, text: speech.say('coverage', { field: capital(fieldInWords(field, speech)), p: speech.percent(known / total), n: speech.count(total, noun) }) };
}

/** How many, and the shares of men and women among those whose sex is reported; of few their numbers. */
export function sexesInWords(sexes: Readonly<Record<Sex, number>>, people: string, speech: ChartSpeech): string {
  const known = sexes.man + sexes.woman;
  if (!known) return speech.say('sex-of-none', { people });
  if (known < FEW) return speech.say('sex-counts', { people, ...sexes });
  return speech.say('sex-shares', { people, known: speech.number(known), p: speech.percent(sexes.man / known), q: speech.percent(sexes.woman / known) });
}

/** Said where a filter could be taken for one of people. */
export const filterNotes = ({ outcome, sex, age }: Filters, speech: ChartSpeech): string[] => (outcome ?? sex ?? age ? [speech.say('filter-note')] : []);
