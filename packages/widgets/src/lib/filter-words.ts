import type { Taxonomies, TaxonomyKey, Term } from '@seesac/contract';
import { msg, speech } from './locale-controller.js';

/** What the filters are called. */
export const names = (): Record<string, string> => ({
  age: msg('Age', { id: 'age' }),
  area: msg('Area', { id: 'area' }),
  as_of: msg('As of', { id: 'as-of' }),
  bbox: msg('Map section', { id: 'bbox' }),
  from: msg('From', { id: 'from' }),
  jurisdiction: msg('Jurisdiction', { id: 'jurisdiction' }),
  lens: msg('Selection', { id: 'lens' }),
  outcome: msg('Outcome', { id: 'outcome' }),
  place: msg('Place', { id: 'place' }),
  possession: msg('Possession', { id: 'possession' }),
  q: msg('Words', { id: 'words' }),
  release: msg('Version of the data', { id: 'version' }),
  sex: msg('Sex', { id: 'sex' }),
  tag: msg('Mark', { id: 'tag' }),
  to: msg('To', { id: 'to' }),
  type: msg('Type', { id: 'type' }),
  weapon: msg('Weapon', { id: 'weapon' }),
});

/** The values of a filter that has a code list; a type's subtypes follow their type. */
export const termsOf = (terms: Partial<Taxonomies>, key: string): Term[] =>
  (terms[key as TaxonomyKey] ?? []).flatMap((term) => [term, ...(key === 'type' ? (terms.subtype ?? []).filter(({ parent }) => parent === term.code) : [])]);

/** A value of a filter in words; a code that no list has stays as it is. */
export const wordOf = (terms: Partial<Taxonomies>, key: string, value: string): string =>
  termsOf(terms, key).find(({ code }) => code === value)?.label ?? (/^\d{4}-\d\d-\d\d$/.test(value) ? speech.date(value) : value);
