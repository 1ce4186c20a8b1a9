import { readFile, stat } from 'node:fs/promises';
import { JURISDICTIONS, JURISDICTION_CODES, MAX_DATE, MIN_DATE, type Population } from '@seesac/contract';
import { firstInvalidUtf8 } from './import/bytes.js';
import { readCsv, type CsvRow } from './import/csv.js';
import { FileError } from './import/issues.js';

/** Columns of the file; `source` may be left out. */
const COLUMNS = ['area', 'year', 'population', 'source'] as const;
type Column = (typeof COLUMNS)[number];
const REQUIRED = COLUMNS.slice(0, 3);
/** Largest file, in bytes: every unit of the region for a century is less. */
const MAX_BYTES = 4 << 20;
/** Faults that are told one by one. */
const MAX_FAULTS = 20;
const MAX_TEXT = 200;

/** What a file of populations says, and what is wrong with it: where anything is, nothing of it may be used. */
export interface PopulationFile { rows: Population[]; faults: string[] }

/** Reads the file that `POPULATION_FILE` names: `area,year,population` and perhaps `source`, UTF-8. Every fault names its line and column; it never rejects. */
export async function readPopulation(path: string): Promise<PopulationFile> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { rows: [], faults: [`the file has ${size} bytes, at most ${MAX_BYTES} are read`] };
    bytes = await readFile(path);
  } catch (error) {
    return { rows: [], faults: [(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : `the file cannot be read: ${(error as Error).message}`] };
  }
  const invalid = firstInvalidUtf8(bytes);
  if (invalid < bytes.length) return { rows: [], faults: [`line ${bytes.subarray(0, invalid).toString().split('\n').length}: the file is not UTF-8: save it as "CSV UTF-8"`] };
  return parsePopulation(new TextDecoder().decode(bytes));
}

/** Reads the text of such a file. */
async function parsePopulation(text: string): Promise<PopulationFile> {
  const rows: Population[] = [];
  const faults: string[] = [];
  let columns: readonly string[] = [];
  const lines = new Map<string, number>();
  const source = (async function* () { yield text; })();
  try {
    for await (const row of readCsv(source, { known: () => true, delimiter: ',', onHeader: ({ line, columns: found }) => checkHeader((columns = found), line) })) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      const { read, wrong } = readRow(row, columns);
      const before = read && lines.get(`${read.area} ${read.year}`);
      if (before !== undefined) wrong.push(`line ${row.line}, column year: ${read!.area} and ${read!.year} are on line ${before} already`);
      faults.push(...wrong);
      if (!read || wrong.length) continue;
      lines.set(`${read.area} ${read.year}`, row.line);
      rows.push(read);
    }
    if (!rows.length && !faults.length) faults.push('the file has no rows');
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    faults.push(`${error.line ? `line ${error.line}` : 'the file'}${error.column === undefined ? '' : `, column ${error.column}`}: ${error.message}`);
  }
  const more = faults.length - MAX_FAULTS;
  if (more > 0) faults.splice(MAX_FAULTS, more, `and ${more} more`);
  return { rows: faults.length ? [] : rows.sort(byArea), faults };
}

function checkHeader(columns: readonly string[], line: number): void {
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  if (missing.length) throw new FileError('missing-columns', `the header lacks ${missing.join(', ')}: it must be ${REQUIRED.join(',')}, separated by commas, perhaps with source`, { line });
  const strange = columns.find((column) => !(COLUMNS as readonly string[]).includes(column));
  if (strange !== undefined) throw new FileError('unknown-column', `is none of ${COLUMNS.join(', ')}`, { line, column: strange });
}

const MIN_YEAR = Number(MIN_DATE.slice(0, 4));
const MAX_YEAR = Number(MAX_DATE.slice(0, 4));
const isText = (text: string) => text !== '' && text.length <= MAX_TEXT && !/\p{Cc}/u.test(text);

/** What must hold of each cell, and how that is said. */
const CELLS: Readonly<Record<Column, { holds: (text: string) => boolean; must: string }>> = {
  area: {
    holds: (text) => isText(text) && /^[^:]+(:\S.*)?$/.test(text) && (JURISDICTIONS as readonly string[]).includes(text.split(':', 1)[0]!),
    must: `must be one of ${JURISDICTIONS.join(', ')}, or a unit of it as /v1/areas names it, such as RS:Nišavski`,
  },
  year: { holds: (text) => /^\d{4}$/.test(text) && Number(text) >= MIN_YEAR && Number(text) <= MAX_YEAR, must: `must be a year from ${MIN_YEAR} to ${MAX_YEAR}` },
  population: { holds: (text) => /^[1-9]\d{0,9}$/.test(text), must: 'must be a whole number of people above 0, written with digits alone' },
  source: { holds: (text) => text === '' || isText(text), must: `must have at most ${MAX_TEXT} characters in one line` },
};

/** One row, and what is wrong with it. */
function readRow({ line, cells }: CsvRow, columns: readonly string[]): { read?: Population; wrong: string[] } {
  if (cells.length !== columns.length) return { wrong: [`line ${line}: has ${cells.length} columns, the header has ${columns.length}`] };
  const texts = Object.fromEntries(columns.map((column, i) => [column, cells[i]!.trim().normalize('NFC')])) as Record<Column, string>;
  const wrong = (columns as Column[]).filter((column) => !CELLS[column].holds(texts[column]))
    .map((column) => `line ${line}, column ${column}: ${CELLS[column].must}, not ${JSON.stringify(texts[column].slice(0, 60))}`);
  if (wrong.length) return { wrong };
  const { area, year, population, source } = texts;
  return { read: { area, year: Number(year), population: Number(population), ...(source && { source }) }, wrong };
}

const rankOf = ({ area }: Population) => (JURISDICTION_CODES as readonly string[]).indexOf(area.split(':', 1)[0]!);
/** Jurisdictions in the order of their list, each before its units, years upwards. */
const byArea = (a: Population, b: Population): number => rankOf(a) - rankOf(b) || (a.area < b.area ? -1 : a.area > b.area ? 1 : a.year - b.year);
