import { LANGUAGES, type Counts } from '@seesac/contract';

/** The columns of a canonical flat file, DESIGN.md §4.1, and what else an incident can hold; but for `summary_<lang>`. In the order in which an export has them. */
export const FLAT_COLUMNS = [
  'id', 'status', 'merged_into', 'date', 'date_end', 'date_precision', 'part_of_day', 'jurisdiction', 'source_jurisdiction', 'admin1', 'municipality', 'settlement',
  'lat', 'lon', 'place_precision', 'area', 'place_type', 'type', 'subtype', 'tags', 'weapons', 'possession', 'weapon_counts', 'killed', 'injured', 'threatened',
  'suicides', 'perpetrators', 'ranges', 'people', 'source_kind', 'source_name', 'source_url', 'source_date', 'source_lang', 'source_record_id', 'summary_other',
  'reason',
] as const;
export type FlatColumn = (typeof FLAT_COLUMNS)[number];
/** Columns without which a row says nothing. */
export const REQUIRED_COLUMNS = ['id', 'date'] as const satisfies readonly FlatColumn[];
/** Columns of an export that only tell its reader something: the number of the revision, and the name of the jurisdiction. They are not read. */
export const UNREAD_COLUMNS = ['revision', 'jurisdiction_name'] as const;
/** Flat columns of counts and what they count. */
export const COUNT_COLUMNS = [
  ['killed', 'killed'], ['injured', 'injured'], ['threatened', 'threatened'], ['suicides', 'suicide'], ['perpetrators', 'perpetrators'],
] as const satisfies readonly (readonly [FlatColumn, keyof Counts])[];

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

/** Columns that a row is made of: of a canonical file, or by a mapping. */
export const isTarget = (column: string): boolean => (FLAT_COLUMNS as readonly string[]).includes(column) || summaryLanguage(column) !== undefined;
/** Columns that a canonical file may have. */
export const isFlatColumn = (column: string): boolean => isTarget(column) || (UNREAD_COLUMNS as readonly string[]).includes(column);

/** Joins the values of a cell. A bar or backslash within a value is escaped by a backslash, so that {@link splitList} gives the same values back. */
export const joinList = (values: readonly string[]): string => values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|');
/** The values of a cell: separated by bars. A backslash before a bar or backslash makes it a part of the value; elsewhere it is one like any other character. */
export function splitList(cell: string): string[] {
  const values: string[] = [];
  let value = '';
  for (let i = 0; i < cell.length; i++) {
    const next = cell[i + 1];
    if (cell[i] === '\\' && (next === '|' || next === '\\')) {
      value += next;
      i++;
    } else if (cell[i] === '|') {
      values.push(value.trim());
      value = '';
    } else value += cell[i];
  }
  return [...values, value.trim()];
}
