import { JURISDICTION_CODES, LANGUAGES, taxonomiesIn, type Incident, type IncidentPerson, type IncidentSource, type IncidentWeapon, type Language } from '@seesac/contract';
import { COUNT_COLUMNS, FLAT_COLUMNS, UNREAD_COLUMNS, type FlatColumn } from '../import/columns.js';

// Runs in Node and in a page.

/** A cell before it is written: a text, a number, several values, or nothing where it is not reported. */
export type FlatValue = string | number | readonly string[] | undefined;
export type FlatRow = Readonly<Record<string, FlatValue>>;

type ExportColumn = FlatColumn | (typeof UNREAD_COLUMNS)[number] | `summary_${Language}`;
const BESIDE: Partial<Record<FlatColumn, readonly ExportColumn[]>> = {
  id: ['id', 'revision'],
  jurisdiction: ['jurisdiction', 'jurisdiction_name'],
  source_kind: [...LANGUAGES.map((language) => `summary_${language}` as const), 'source_kind'],
};
/** Columns of an export: those of a canonical flat file, so that it can be imported again, and what tells its reader more. */
export const EXPORT_COLUMNS: readonly ExportColumn[] = FLAT_COLUMNS.flatMap((column) => BESIDE[column] ?? [column]);

const names = taxonomiesIn('en').jurisdiction;
/** `XK` is Kosovo*, always with its asterisk. */
const NAME_OF = new Map(JURISDICTION_CODES.map((code) => [code, names.find((term) => term.code === code)!.label]));

/** One value for each of several things, none at all where nothing is known of any. */
const beside = <T>(things: readonly T[], value: (thing: T) => string | undefined): string[] => {
  const values = things.map(value);
  return values.some((v) => v !== undefined) ? values.map((v) => v ?? '') : [];
};

const pieces = ({ count, countIsMin }: IncidentWeapon) =>
  count === undefined && countIsMin === undefined ? undefined : `${count ?? ''}${countIsMin === undefined ? '' : countIsMin ? '+' : '='}`;

const person = ({ role, sex, age, outcome, n, relationship, inflictedBy }: IncidentPerson) =>
  [role, ...[sex, age, outcome].map((code) => (code === 'unknown' ? '' : code)), n ?? '', relationship ?? '', inflictedBy ?? ''].join(':').replace(/:+$/, '');

const isPlatformLanguage = (language: string): language is Language => (LANGUAGES as readonly string[]).includes(language);

const rangesOf = (ranges: NonNullable<Incident['ranges']>): string[] =>
  COUNT_COLUMNS.flatMap(([column, key]) => (ranges[key] ? `${column}:${ranges[key].min}:${ranges[key].max}` : []));

const sourcesOf = (sources: readonly IncidentSource[]): Partial<Record<ExportColumn, FlatValue>> => ({
  source_kind: sources.map(({ kind }) => kind),
  source_name: sources.map(({ publisher }) => publisher),
  source_url: beside(sources, ({ url }) => url),
  source_date: beside(sources, ({ publishedOn }) => publishedOn),
  source_lang: beside(sources, ({ lang }) => lang),
  source_record_id: beside(sources, ({ recordId }) => recordId),
});

/** An incident as a flat row: what `readFlat` of the import makes of it is the same incident. The columns are described in docs/import.md §2. */
export function toFlat(incident: Incident): FlatRow {
  const { date, place, weapons, counts, summary } = incident;
  const row: Partial<Record<ExportColumn, FlatValue>> = {
    id: incident.id,
    revision: incident.revision,
    status: incident.status,
    merged_into: incident.mergedInto,
    date: date.start,
    date_end: date.end,
    date_precision: date.precision,
    part_of_day: date.partOfDay,
    jurisdiction: incident.jurisdiction,
    jurisdiction_name: NAME_OF.get(incident.jurisdiction),
    source_jurisdiction: incident.sourceJurisdiction,
    admin1: place.admin1,
    municipality: place.municipality,
    settlement: place.settlement,
    lat: place.point?.[1],
    lon: place.point?.[0],
    place_precision: place.precision ?? undefined,
    area: place.area,
    place_type: place.type,
    type: incident.type,
    subtype: incident.subtype,
    tags: incident.tags,
    weapons: weapons.map(({ category }) => category),
    possession: weapons.map(({ possession }) => possession),
    weapon_counts: beside(weapons, pieces),
    ranges: incident.ranges && rangesOf(incident.ranges),
    people: incident.people.map(person),
  };
  for (const [column, key] of COUNT_COLUMNS) row[column] = counts[key] ?? undefined;
  const others: string[] = [];
  for (const [language, text] of Object.entries(summary)) {
    if (isPlatformLanguage(language)) row[`summary_${language}`] = text;
    else others.push(`${language}:${text}`);
  }
  if (others.length) row.summary_other = others;
  return Object.assign(row, sourcesOf(incident.sources));
}
