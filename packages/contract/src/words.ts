import type { IncidentChange, IncidentPerson, IncidentSource, IncidentWeapon } from './incident.js';
import type { QuarterChange, QuarterFigures } from './answers.js';
import { taxonomiesIn, type TaxonomyKey } from './taxonomies.js';

// Records and the ledger in English words, for feeds and pages: what a reader understands without knowing the fields of a record.

const LABELS = new Map(Object.entries(taxonomiesIn('en')).map(([key, terms]) => [key as TaxonomyKey, new Map(terms.map(({ code, label }) => [code, label]))]));
/** The label of a code; the code itself where the list has none. */
export const labelOf = (key: TaxonomyKey, code: unknown): string => LABELS.get(key)!.get(String(code)) ?? String(code);

const COUNTS: Readonly<Record<string, string>> = {
  killed: 'killed', injured: 'injured', threatened: 'threatened', suicide: 'died by suicide', perpetrators: 'perpetrators',
};
/** Fields in words, and the code list that their values are from. */
const FIELDS: Readonly<Record<string, readonly [words: string, codes?: TaxonomyKey]>> = {
  status: ['status', 'status'], mergedInto: ['merged into'],
  'date.start': ['first day'], 'date.end': ['last day'], 'date.precision': ['precision of the date', 'datePrecision'], 'date.partOfDay': ['part of the day', 'partOfDay'],
  jurisdiction: ['jurisdiction', 'jurisdiction'], sourceJurisdiction: ['jurisdiction in the words of the source'],
  'place.admin1': ['first-level unit'], 'place.municipality': ['municipality'], 'place.settlement': ['settlement'], 'place.point': ['point (longitude, latitude)'],
  'place.precision': ['precision of the place', 'placePrecision'], 'place.area': ['kind of area', 'area'], 'place.type': ['kind of place', 'place'],
  type: ['type', 'type'], subtype: ['subtype', 'subtype'], tags: ['tags', 'tag'], weapons: ['weapons'], people: ['people'], sources: ['sources'],
};
/** Longest value in words, in characters. */
const LONGEST = 160;

/** A field is text from a record: it must not reach what every object has. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const times = (n: number | undefined) => (n === undefined || n === 1 ? '' : `${n} × `);
const LISTED: Readonly<Record<string, (item: never) => string>> = {
  weapons: ({ category, possession, count, countIsMin }: IncidentWeapon) =>
    `${countIsMin ? 'at least ' : ''}${times(count)}${labelOf('weapon', category)} (possession: ${labelOf('possession', possession)})`,
  people: ({ role, sex, age, outcome, n }: IncidentPerson) =>
    `${times(n)}${[labelOf('role', role), labelOf('sex', sex), labelOf('age', age), labelOf('outcome', outcome)].join(', ')}`,
  sources: ({ publisher, publishedOn }: IncidentSource) => (publishedOn ? `${publisher}, ${publishedOn}` : publisher),
};

/** What sources write without the asterisk is never shown without it. */
export const starred = (text: string): string => text.replace(/(?<!\p{L})(?:Kosov[oaë]|Косово)(?![\p{L}*])/gu, '$&*');
const shortened = (text: string): string => {
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
};

/** A field of a record: `counts.killed` is *killed*. A field that has no words here is named as it is. */
export function fieldInWords(field: string): string {
  const [first = '', second = '', third = ''] = field.split('.');
  if (first === 'counts') return own(COUNTS, second) ?? field;
  if (first === 'ranges') return `${third === 'min' ? 'lowest' : 'highest'} number reported of ${own(COUNTS, second) ?? second}`;
  if (first === 'summary') return `summary (${second})`;
  return own(FIELDS, field)?.[0] ?? field;
}

/** Weapons, people or sources, each in a few words. */
export const listedInWords = (field: 'weapons' | 'people' | 'sources', items: readonly object[]): string => items.map(LISTED[field] as (item: object) => string).join('; ');

/** A value of a field; what is not there was not reported. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return 'not reported';
  if (Array.isArray(value)) {
    const codes = own(FIELDS, field)?.[1];
    const item = own(LISTED, field) as ((item: unknown) => string) | undefined;
    return shortened(value.map((one) => (codes ? labelOf(codes, one) : item && isObject(one) ? item(one) : String(one))).join('; ') || 'none');
  }
  if (isObject(value)) return shortened(JSON.stringify(value));
  const codes = own(FIELDS, field)?.[1];
  return shortened(codes ? labelOf(codes, value) : String(value));
}

/** One change in a sentence without its end. */
export function changeInWords({ incident, field, from, to, reason, withheld }: IncidentChange): string {
  if (field === '*') return `${incident}: first published`;
  // A text is not told twice in a list of changes; the record has it.
  const told = withheld ? 'changed, the values are withheld to protect people'
    : field.startsWith('summary.') ? 'changed' : `${valueInWords(field, from)} → ${valueInWords(field, to)}`;
  return `${starred(`${incident}: ${fieldInWords(field)} ${told}`)} (${labelOf('reason', reason).toLowerCase()})`;
}

const FIGURES: readonly [keyof QuarterFigures, string][] = [
  ['incidents', 'incidents'], ['killed', 'killed'], ['injured', 'injured'], ['threatened', 'threatened'], ['suicide', 'died by suicide'],
];

/** How a version moved a quarter: `Q3 2022: incidents 925 → 933`. */
export function quarterInWords({ quarter, from, to }: QuarterChange): string {
  const moved = FIGURES.filter(([key]) => from[key] !== to[key]).map(([key, words]) => `${words} ${from[key]} → ${to[key]}`);
  return `${quarter.slice(4)} ${quarter.slice(0, 4)}: ${moved.join(', ')}`;
}
