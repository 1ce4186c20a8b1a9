import { LANGUAGES } from '@seesac/contract';

/** The columns of a canonical flat file, DESIGN.md §4.1, but for `summary_<lang>`. */
export const FLAT_COLUMNS = [
  'id', 'status', 'date', 'date_end', 'date_precision', 'part_of_day', 'jurisdiction', 'admin1', 'municipality', 'settlement', 'lat', 'lon', 'place_precision',
  'area', 'place_type', 'type', 'subtype', 'tags', 'weapons', 'possession', 'killed', 'injured', 'threatened', 'suicides', 'perpetrators', 'people',
  'source_kind', 'source_name', 'source_url', 'source_date', 'reason',
] as const;
export type FlatColumn = (typeof FLAT_COLUMNS)[number];
/** Columns without which a row says nothing. */
export const REQUIRED_COLUMNS = ['id', 'date'] as const satisfies readonly FlatColumn[];
/** What a mapping can set beyond the flat columns: the source's own words, kept beside what is derived. */
export const MAPPING_TARGETS = ['source_jurisdiction', 'source_record_id'] as const;

/** Path in the full shape of what a flat column holds; reports on JSON records use it. */
export const PATH_OF_COLUMN: Readonly<Record<string, string>> = {
  date: 'date.start', date_end: 'date.end', date_precision: 'date.precision', part_of_day: 'date.partOfDay', admin1: 'place.admin1',
  municipality: 'place.municipality', settlement: 'place.settlement', lat: 'place.point', lon: 'place.point', place_precision: 'place.precision',
  area: 'place.area', place_type: 'place.type', killed: 'counts.killed', injured: 'counts.injured', threatened: 'counts.threatened',
  suicides: 'counts.suicide', perpetrators: 'counts.perpetrators',
};

const SUMMARY = /^summary_([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$/;

/** The language of a `summary_<lang>` column (`summary_sr-Latn`, `summary_sr_Latn`); undefined for any other column. */
export function summaryLanguage(column: string): string | undefined {
  const tag = SUMMARY.exec(column)?.[1]?.replace(/_/g, '-');
  if (tag === undefined) return undefined;
  return LANGUAGES.find((l) => l.toLowerCase() === tag.toLowerCase()) ?? tag;
}

/** `sr` and `sh` do not say which script; a text must. */
export const isAmbiguousLanguage = (tag: string): boolean => /^(sr|sh)$/i.test(tag);
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const isTarget = (column: string) => (FLAT_COLUMNS as readonly string[]).includes(column) || summaryLanguage(column) !== undefined;
export const isFlatColumn = isTarget;
export const isMappingTarget = (column: string): boolean => isTarget(column) || (MAPPING_TARGETS as readonly string[]).includes(column);

/** Words for a name in English and in the languages of the region. */
const NAME_WORDS = new Set([
  'name', 'names', 'surname', 'forename', 'firstname', 'lastname', 'fullname', 'nickname',
  'ime', 'prezime', 'emri', 'mbiemri', 'име', 'презиме', 'nume', 'prenume',
]);
/** Words for whose name may enter: of a place, an outlet, a file. */
const NAMEABLE = new Set([
  'camp', 'place', 'site', 'city', 'town', 'village', 'street', 'location', 'settlement', 'municipality', 'region', 'district', 'county', 'country', 'state',
  'division', 'neighborhood', 'neighbourhood', 'area', 'admin', 'source', 'publisher', 'outlet', 'agency', 'organization', 'organisation', 'weapon',
  'mesta', 'mesto', 'opstine', 'naselja', 'vendit', 'localitate', 'место', 'места',
]);
const ORIGIN_WORDS = /^(race|races|racial|ethnic|ethnicity|ethnicities|religion|religious)$/;

/** Why a column of a file may not enter at all; undefined where it may. Names of people never enter, and neither do race, ethnic origin and religion. */
export function forbiddenColumn(column: string): string | undefined {
  const words = column.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().match(/\p{L}+/gu) ?? [];
  const isName = words.some((word) => NAME_WORDS.has(word)) && !words.some((word) => NAMEABLE.has(word));
  if (isName) return 'looks like the name of a person; names of people never enter';
  if (words.some((word) => ORIGIN_WORDS.test(word))) return 'tells race, ethnic origin or religion, which have no place in the canonical incident';
  return undefined;
}
