import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_ID, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, OUTCOMES, PARTS_OF_DAY, PLACE_PRECISIONS,
  PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS, taxonomiesIn, WEAPONS,
  type Counts, type CountRange, type IncidentPerson, type IncidentSource, type IncidentWeapon, type TaxonomyKey,
} from '@seesac/contract';
import { COUNT_COLUMNS, isAmbiguousLanguage, LANGUAGE_TAG, splitList, summaryLanguage } from './columns.js';
import type { Draft } from './draft.js';
import type { RowReport } from './issues.js';
import { checkRange, type Counted, MAX_NAME, MAX_SUMMARY, MAX_TAG, PIECES, readCode, readCount, readDate, readDegrees, readText, readUrl } from './values.js';

/** Cells by flat column. A list is several values; a text may hold several, separated by `|`, where the column takes several. Absent: not reported. */
export type FlatCells = ReadonlyMap<string, string | readonly string[]>;

const terms = taxonomiesIn('en');
const labelsOf = (key: TaxonomyKey) => Object.fromEntries(terms[key].map(({ code, label }) => [code, label]));
const LABELS = { jurisdiction: labelsOf('jurisdiction'), type: labelsOf('type'), weapon: labelsOf('weapon'), place: labelsOf('place') };

/** Reads the cells of one row. */
class FlatReader {
  readonly #cells: FlatCells;
  readonly report: RowReport;

  constructor(cells: FlatCells, report: RowReport) {
    this.#cells = cells;
    this.report = report;
  }

  /** The one value of a column; undefined where it is not reported. */
  cell(column: string): string | undefined {
    const cell = this.#cells.get(column);
    const text = typeof cell === 'string' ? cell.trim() : cell?.[0]?.trim();
    if (typeof cell === 'object' && cell.length > 1) this.report.error(column, 'several-values', 'Only one value can be kept here.', cell.join(' | '));
    return text === '' ? undefined : text;
  }

  /** The values of a multi-valued column, empty ones among them. */
  parts(column: string): string[] {
    const cell = this.#cells.get(column);
    if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) return [];
    return typeof cell === 'string' ? splitList(cell) : cell.map((part) => part.trim());
  }

  code<T extends string>(column: string, codes: readonly T[], what: string, labels?: Readonly<Record<string, string>>): T | undefined {
    const value = this.cell(column);
    return value === undefined ? undefined : readCode(value, codes, what, column, this.report, labels);
  }

  /** Codes of a multi-valued column, each once. */
  codes<T extends string>(column: string, codes: readonly T[], what: string, labels?: Readonly<Record<string, string>>): T[] {
    const found = this.parts(column).map((part) => {
      if (part === '') this.report.error(column, 'empty-value', 'An empty value between two bars.', this.parts(column).join('|'));
      return part === '' ? undefined : readCode(part, codes, what, column, this.report, labels);
    });
    return found.filter((code) => code !== undefined);
  }

  count(column: string): number | null {
    const value = this.cell(column);
    return value === undefined ? null : (readCount(value, column, this.report) ?? null);
  }

  text(column: string, max = MAX_NAME): string | undefined {
    const value = this.cell(column);
    return value === undefined ? undefined : readText(value, max, column, this.report);
  }

  date(column: string): string | undefined {
    const value = this.cell(column);
    return value === undefined ? undefined : readDate(value, column, this.report);
  }
}

/** One value for each of `length` things; one value alone holds for all where `spread`. Null and an error where the numbers differ. */
function parallel(row: FlatReader, column: string, length: number, per: string, spread: boolean): string[] | null {
  const values = row.parts(column);
  if (values.length === 0 || (spread && values.length === 1)) return Array<string>(length).fill(values[0] ?? '');
  if (values.length === length) return values;
  row.report.error(column, 'unequal-lists', `${values.length} values here, ${length} in ${per}.`, values.join('|'));
  return null;
}

function weapons(row: FlatReader): IncidentWeapon[] {
  const categories = row.codes('weapons', WEAPONS, 'weapon', LABELS.weapon);
  if (categories.length !== row.parts('weapons').length) return [];
  const known = parallel(row, 'possession', Math.max(categories.length, 1), 'weapons', true);
  if (known === null || (categories.length === 0 && row.parts('possession').length === 0)) return [];
  const numbers = parallel(row, 'weapon_counts', Math.max(categories.length, 1), 'weapons', false);
  if (numbers === null) return [];
  const seen = new Set<string>();
  return (categories.length === 0 ? (['unknown'] as const) : categories).map((category, i) => {
    const possession = known[i] === '' ? 'unknown' : (readCode(known[i]!, POSSESSIONS, 'possession', 'possession', row.report) ?? 'unknown');
    if (seen.has(`${category} ${possession}`)) row.report.error('weapons', 'repeated-value', 'The same weapon and possession twice.', category);
    seen.add(`${category} ${possession}`);
    return { category, possession, ...pieces(numbers[i]!, row.report) };
  });
}

/** `5`, `5+` at least, `5=` exactly. */
function pieces(value: string, report: RowReport): Pick<IncidentWeapon, 'count' | 'countIsMin'> {
  const [, digits = '', sign = ''] = /^(\d*)([+=]?)$/.exec(value) ?? [];
  if (value !== '' && digits === '' && sign === '') report.error('weapon_counts', 'not-a-count', 'Not a number of pieces such as 5, or 5+ for at least 5.', value);
  const count = digits === '' ? undefined : atLeastOne(digits, 'weapon_counts', report, PIECES);
  return { ...(count !== undefined && { count }), ...(sign !== '' && { countIsMin: sign === '+' }) };
}

function atLeastOne(value: string, column: string, report: RowReport, of?: Counted): number | undefined {
  const count = readCount(value, column, report, of);
  if (count !== 0) return count;
  report.error(column, 'not-a-count', 'Must be at least 1.', value);
  return undefined;
}

/** `role:sex:age_group:outcome:number:relationship:inflicted_by`: the role is needed, what is not known is left out. */
function person(entry: string, report: RowReport): IncidentPerson | undefined {
  const parts = entry.split(':').map((part) => part.trim());
  if (parts.length > 7) {
    report.error('people', 'person-form', 'A person is role:sex:age_group:outcome:number:relationship:inflicted_by.', entry);
    return undefined;
  }
  const [role = '', sex = '', age = '', outcome = '', number = '', relationship = '', inflictedBy = ''] = parts;
  const read = <T extends string>(value: string, codes: readonly T[], what: string) => readCode(value, codes, what, 'people', report);
  const known = {
    role: read(role, ROLES, 'role'), sex: read(sex || 'unknown', SEXES, 'sex'), age: read(age || 'unknown', AGE_GROUPS, 'age group'),
    outcome: read(outcome || 'unknown', OUTCOMES, 'outcome'),
    ...(number !== '' && { n: atLeastOne(number, 'people', report) }),
    ...(relationship !== '' && { relationship: read(relationship, RELATIONSHIPS, 'relationship') }),
    ...(inflictedBy !== '' && { inflictedBy: read(inflictedBy, INFLICTED_BY, '"inflicted by"') }),
  };
  return Object.values(known).includes(undefined) ? undefined : (known as IncidentPerson);
}

/** Entries `killed:8:12`: the lowest and the highest number reported, by the column of the count. */
function ranges(row: FlatReader, counts: Counts): Partial<Record<keyof Counts, CountRange>> {
  const read: Partial<Record<keyof Counts, CountRange>> = {};
  for (const entry of row.parts('ranges')) {
    const [column = '', low = '', high = '', ...more] = entry.split(':').map((part) => part.trim());
    const key = COUNT_COLUMNS.find(([name]) => name === column)?.[1];
    if (key === undefined || more.length > 0) {
      row.report.error('ranges', 'range-form', `A range is column:lowest:highest, the column one of ${COUNT_COLUMNS.map(([name]) => name).join(', ')}.`, entry);
      continue;
    }
    if (read[key]) row.report.error('ranges', 'repeated-value', 'Two ranges of the same count.', column);
    const [min, max] = [readCount(low, 'ranges', row.report), readCount(high, 'ranges', row.report)];
    if (min !== undefined && max !== undefined && checkRange({ min, max }, counts[key], 'ranges', row.report)) read[key] = { min, max };
  }
  return read;
}

/** Entries `language:text`, for languages that have no column of their own. */
function otherSummaries(row: FlatReader, summary: Record<string, string>): void {
  for (const entry of row.parts('summary_other')) {
    const [, language, words] = /^([^:]*):([^]*)$/.exec(entry) ?? [];
    const text = words === undefined ? undefined : readText(words, MAX_SUMMARY, 'summary_other', row.report);
    if (language === undefined || !LANGUAGE_TAG.test(language) || isAmbiguousLanguage(language))
      row.report.error('summary_other', 'bad-language', 'A text is language:text, the language a tag such as de; a text in Serbian says its script.', entry);
    else if (language in summary) row.report.error('summary_other', 'repeated-value', 'Two texts in the same language.', language);
    else if (text) summary[language] = text;
  }
}

function sources(row: FlatReader): IncidentSource[] {
  const columns = ['source_name', 'source_url', 'source_date', 'source_lang', 'source_record_id', 'source_kind'] as const;
  const number = Math.max(...columns.map((column) => row.parts(column).length));
  if (number === 0) return [];
  const [names, urls, dates, languages, ids, kinds] = columns.map((column) => parallel(row, column, number, 'the other source columns', column === 'source_kind'));
  if (!names || !urls || !dates || !languages || !ids || !kinds) return [];
  return names.flatMap((name, i) => {
    const publisher = readText(name, MAX_NAME, 'source_name', row.report);
    const kind = readCode(kinds[i]! === '' ? 'media' : kinds[i]!, SOURCE_KINDS, 'source kind', 'source_kind', row.report);
    if (publisher === '') row.report.error('source_name', 'source-without-name', `Source ${i + 1} has no name.`);
    if (!publisher || !kind) return [];
    const source: IncidentSource = { kind, publisher };
    const url = urls[i] ? readUrl(urls[i], 'source_url', row.report) : undefined;
    if (url !== undefined) source.url = url;
    const date = dates[i] ? readDate(dates[i], 'source_date', row.report) : undefined;
    if (date !== undefined) source.publishedOn = date;
    const lang = languages[i] ? readText(languages[i], MAX_TAG, 'source_lang', row.report) : undefined;
    if (lang !== undefined) source.lang = lang;
    const recordId = ids[i] ? readText(ids[i], MAX_NAME, 'source_record_id', row.report) : undefined;
    if (recordId !== undefined) source.recordId = recordId;
    return [source];
  });
}

function point(row: FlatReader): [number, number] | null {
  const [lat, lon] = (['lat', 'lon'] as const).map((column) => {
    const value = row.cell(column);
    return value === undefined ? null : readDegrees(value, column, row.report);
  });
  if (lat === undefined || lon === undefined || (lat === null && lon === null)) return null;
  if (lat === null || lon === null) {
    row.report.error(lat === null ? 'lat' : 'lon', 'half-a-point', 'A point needs lat and lon.');
    return null;
  }
  return [lon!, lat!];
}

/** Sets what is known; `exactOptionalPropertyTypes` tells an absent key from an undefined one. */
function set<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}

/** The record of one flat row. Undefined where a cell cannot be read; the report says which. */
export function readFlat(cells: FlatCells, report: RowReport): Draft | undefined {
  const row = new FlatReader(cells, report);
  const id = row.cell('id');
  if (id === undefined) report.error('id', 'missing', 'An incident needs an id.');
  else if (!INCIDENT_ID.test(id))
    report.error('id', 'bad-id', 'An id is 1 to 64 letters, digits, ".", "_", ":" or "-", and begins with a letter or digit.', id);
  const start = row.date('date');
  if (row.cell('date') === undefined) report.error('date', 'missing', 'An incident needs a date.');
  const draft: Draft = {
    id: id ?? '',
    status: row.code('status', STATUSES, 'status') ?? 'provisional',
    date: { start: start ?? '' },
    place: {
      point: point(row),
      precision: row.code('place_precision', PLACE_PRECISIONS, 'place precision') ?? null,
      area: row.code('area', AREAS, 'area') ?? 'unknown',
      type: row.code('place_type', PLACE_TYPES, 'place type', LABELS.place) ?? 'unknown',
    },
    type: row.code('type', INCIDENT_TYPES, 'type', LABELS.type) ?? 'unknown',
    tags: row.codes('tags', TAGS, 'tag'),
    weapons: weapons(row),
    people: row.parts('people').map((entry) => person(entry, report)).filter((p) => p !== undefined),
    counts: Object.fromEntries(COUNT_COLUMNS.map(([column, key]) => [key, row.count(column)])) as unknown as Counts,
    sources: sources(row),
    summary: {},
  };
  set(draft.date, 'end', row.date('date_end'));
  set(draft.date, 'precision', row.code('date_precision', DATE_PRECISIONS, 'date precision'));
  set(draft.date, 'partOfDay', row.code('part_of_day', PARTS_OF_DAY, 'part of day'));
  for (const key of ['admin1', 'municipality', 'settlement'] as const) set(draft.place, key, row.text(key));
  const spans = ranges(row, draft.counts);
  if (Object.keys(spans).length > 0) draft.ranges = spans;
  const mergedInto = row.cell('merged_into');
  if (mergedInto !== undefined && !INCIDENT_ID.test(mergedInto)) report.error('merged_into', 'bad-id', 'Not the id of an incident.', mergedInto);
  set(draft, 'mergedInto', mergedInto);
  set(draft, 'jurisdiction', row.code('jurisdiction', JURISDICTION_CODES, 'jurisdiction', LABELS.jurisdiction));
  set(draft, 'sourceJurisdiction', row.text('source_jurisdiction'));
  set(draft, 'subtype', row.code('subtype', INCIDENT_SUBTYPES, 'subtype'));
  set(draft, 'reason', row.code('reason', REASONS, 'reason'));
  for (const column of cells.keys()) {
    const language = summaryLanguage(column);
    const text = language === undefined ? undefined : row.text(column, MAX_SUMMARY);
    if (language !== undefined && text !== undefined) draft.summary[language] = text;
  }
  otherSummaries(row, draft.summary);
  return report.failed ? undefined : draft;
}
