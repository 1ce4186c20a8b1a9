import type { Incident, IncidentChange, IncidentPerson, IncidentWeapon, Taxonomies, TaxonomyKey } from '@seesac/contract';
import { labelOf, weaponInWords } from '../incident-list/incident-list.model.js';
import { msg, speech } from '../lib/locale-controller.js';

/** One change of a record in words; `values` is missing where they are withheld or where the record came new. */
export interface ChangeInWords { field: string; values?: { from: string; to: string }; withheld: boolean; isNew: boolean }

/** What became known with one version, for one reason. */
export interface Revision { at: string; reason: string; changes: ChangeInWords[] }

const unknown = () => msg('Not reported', { id: 'not-reported' });

/** What a precision of a place means, in a sentence. */
export function precisionInWords(precision: Incident['place']['precision']): string {
  const words = msg(
    'The place is known exactly.|The place is known to its vicinity: a point near by.|Only the settlement is known; the point is its centre.|Only the municipality is known; the point is its centre.|Only the region is known; there is no point.|Only the jurisdiction is known; there is no point.|No source says how exact the place is.',
    { id: 'precisions' },
  ).split('|');
  const order = ['exact', 'vicinity', 'locality', 'municipality', 'region', 'jurisdiction'];
  return words.at(precision ? order.indexOf(precision) : -1)!;
}

/** Number of people with an outcome, or that it is not reported; where sources disagree, between which numbers. */
export function countInWords(incident: Incident, key: keyof Incident['counts']): string {
  const n = incident.counts[key];
  const range = incident.ranges?.[key];
  const best = n === null ? unknown() : speech.number(n);
  return range ? `${best} (${msg('sources say {min} to {max}', { id: 'range' }).replace('{min}', speech.number(range.min)).replace('{max}', speech.number(range.max))})` : best;
}

/** People of one kind: "2 × Victim: Women, 19–35, Injured". */
export function personInWords(person: IncidentPerson, terms: Taxonomies): string {
  const label = labelOf(terms);
  // What is not reported says of what.
  const part = (name: string, list: TaxonomyKey, code: string) => (code === 'unknown' ? `${name.toLowerCase()}: ${label(list, code).toLowerCase()}` : label(list, code));
  const parts = [
    part(msg('Sex', { id: 'sex' }), 'sex', person.sex),
    part(msg('Age', { id: 'age' }), 'age', person.age),
    part(msg('Outcome', { id: 'outcome' }), 'outcome', person.outcome),
  ];
  if (person.relationship && person.relationship !== 'unknown') parts.push(label('relationship', person.relationship));
  return `${person.n && person.n > 1 ? `${speech.number(person.n)} ×\u00a0` : ''}${label('role', person.role)}: ${parts.join(', ')}`;
}

/** Code list of the values of a field. */
const LISTS: Readonly<Record<string, TaxonomyKey>> = {
  status: 'status', jurisdiction: 'jurisdiction', type: 'type', subtype: 'subtype', tags: 'tag',
  'date.precision': 'datePrecision', 'date.partOfDay': 'partOfDay', 'place.precision': 'placePrecision', 'place.area': 'area', 'place.type': 'place',
};

/** A field of a record in words, as far as there are some: those of a count by its outcome, others by what they belong to. */
function fieldInWords(field: string, terms: Taxonomies): string {
  const [first = '', second = ''] = field.split('.');
  if (first === 'counts' || first === 'ranges') return second === 'perpetrators' ? msg('Perpetrators', { id: 'perpetrators' }) : labelOf(terms)('outcome', second);
  const names: Record<string, string> = {
    date: msg('Date', { id: 'day' }),
    jurisdiction: msg('Jurisdiction', { id: 'jurisdiction' }),
    mergedInto: msg('Merged into', { id: 'merged-into' }),
    people: msg('People', { id: 'people' }),
    place: msg('Place', { id: 'place' }),
    sources: msg('Sources', { id: 'sources-title' }),
    status: msg('Status', { id: 'status' }),
    subtype: msg('Type', { id: 'type' }),
    summary: msg('Summary', { id: 'summary' }),
    tags: msg('Mark', { id: 'tag' }),
    type: msg('Type', { id: 'type' }),
    weapons: msg('Weapon', { id: 'weapon' }),
  };
  return names[first] ?? field;
}

/** A value of the ledger in words. It comes from outside: whatever it is, it is shown as text. */
function valueInWords(field: string, value: unknown, terms: Taxonomies): string {
  const label = labelOf(terms);
  if (value === null || value === undefined) return unknown();
  if (typeof value === 'number') return speech.number(value);
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? speech.date(value) : LISTS[field] ? label(LISTS[field], value) : value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  const words = value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return typeof item === 'string' && LISTS[field] ? label(LISTS[field], item) : String(item);
    if (field === 'weapons') return weaponInWords(item as IncidentWeapon, terms);
    if (field === 'people') return personInWords(item as IncidentPerson, terms);
    return field === 'sources' && 'publisher' in item ? String(item.publisher) : JSON.stringify(item);
  });
  return words.join(field === 'people' ? '; ' : ', ') || unknown();
}

/** The published history of a record, newest first. */
export function toRevisions(changes: readonly IncidentChange[], terms: Taxonomies): Revision[] {
  const revisions = new Map<string, Revision>();
  for (const { version, at, field, from, to, reason, withheld } of changes) {
    const key = `${version} ${reason}`;
    const revision = revisions.get(key) ?? { at, reason: labelOf(terms)('reason', reason), changes: [] };
    revisions.set(key, revision);
    const isNew = field === '*';
    revision.changes.push({
      field: fieldInWords(field, terms), isNew, withheld: withheld === true,
      ...(!isNew && !withheld && { values: { from: valueInWords(field, from, terms), to: valueInWords(field, to, terms) } }),
    });
  }
  return [...revisions.values()].reverse();
}
