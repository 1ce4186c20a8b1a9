import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { SourceFile } from './bytes.js';
import { FLAT_COLUMNS, isAmbiguousLanguage, isFlatColumn, PATH_OF_COLUMN, REQUIRED_COLUMNS, summaryLanguage } from './columns.js';
import { delimiterName, readCsv, type CsvHeader, type CsvRow } from './csv.js';
import { forbiddenColumn } from './forbidden.js';
import { readFlat, type FlatCells } from './flat.js';
import { FileError, IssueLog, RowReport } from './issues.js';
import { MappedRow, sourceNames, usedColumns } from './mapping/apply.js';
import { Groups } from './mapping/group.js';
import type { Mapping } from './mapping/schema.js';
import { readJson, readJsonLines, type JsonRecord } from './records.js';
import { finishIncident, ruleContext, type RuleContext } from './rules.js';
import { readShape } from './shape.js';
import type { ImportedIncident, ImportFormat, ImportOptions, ImportReport } from './types.js';
import { suggestion } from './values.js';

const DEFAULT_MAX_ISSUES = 200;
const FORMAT_OF_ENDING: Readonly<Record<string, ImportFormat>> = {
  '.csv': 'csv', '.tsv': 'csv', '.txt': 'csv', '.jsonl': 'jsonl', '.ndjson': 'jsonl', '.json': 'json',
};

/** The format of a file: by its ending, else by its first character. */
async function formatOf(path: string): Promise<ImportFormat> {
  const known = FORMAT_OF_ENDING[extname(path).toLowerCase()];
  if (known) return known;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    const first = /[^\s\ufeff\ufffd\0]/.exec(buffer.toString('utf8', 0, bytesRead))?.[0];
    return first === '[' ? 'json' : first === '{' ? 'jsonl' : 'csv';
  } finally {
    await file.close();
  }
}

/** A text cell that an export has made safe for spreadsheets: the apostrophe before `=`, `+`, `-`, `@` is not part of the text. */
const unguarded = (cell: string) => (/^'['\s]*[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The header of a canonical file: all its faults, the last one thrown. */
function checkCanonicalHeader({ columns, line: at }: CsvHeader, log: IssueLog): void {
  const faults: FileError[] = [];
  const recognised = columns.filter(isFlatColumn);
  if (recognised.length === 0)
    throw new FileError('not-canonical', 'No column is one of a canonical file. Read a file of another form with --mapping. '
      + `Columns: ${FLAT_COLUMNS.join(', ')}, summary_<lang>.`, { line: at });
  for (const column of columns) {
    const language = summaryLanguage(column);
    const where = { line: at, column, value: column };
    const forbidden = isFlatColumn(column) ? undefined : forbiddenColumn(column);
    if (forbidden) faults.push(new FileError('forbidden-column', `The column ${forbidden}. Remove it from the file.`, where));
    else if (!isFlatColumn(column)) faults.push(new FileError('unknown-column', `Not a column of a canonical file. ${suggestion(column, FLAT_COLUMNS)}`, where));
    else if (language !== undefined && isAmbiguousLanguage(language))
      faults.push(new FileError('bad-language', 'Say which script: summary_sr-Latn or summary_sr-Cyrl.', where));
  }
  for (const column of REQUIRED_COLUMNS)
    if (!columns.includes(column)) faults.push(new FileError('missing-column', 'This column is needed.', { line: at, column }));
  const last = faults.pop();
  for (const { rule, message, line, column } of faults) log.add({ severity: 'error', line, rule, message, ...(column === undefined ? {} : { column }) });
  if (last) throw last;
}

/** One reading of one file: its incidents as they come, then what is to be said of it. */
export class ImportRun {
  readonly #file: SourceFile;
  readonly #path: string;
  readonly #format: ImportFormat;
  readonly #options: ImportOptions;
  readonly #mapping: Mapping | undefined;
  readonly #log: IssueLog;
  readonly #rules: RuleContext;
  readonly #groups = new Groups();
  readonly #used: ReadonlySet<string>;
  readonly #nameOf: (target: string) => string;
  /** Keys of JSON records that came by, for the check of a mapping. */
  readonly #keys = new Set<string>();
  #rows = 0;
  #accepted = 0;
  #rejected = 0;
  #leftOut = 0;
  #unreadable = false;
  /** There when the file has been read to its end. */
  #sha256: string | undefined;

  private constructor(path: string, file: SourceFile, format: ImportFormat, options: ImportOptions) {
    this.#path = path;
    this.#file = file;
    this.#format = format;
    this.#options = options;
    this.#mapping = options.mapping;
    this.#log = new IssueLog(options.maxIssues ?? DEFAULT_MAX_ISSUES);
    this.#rules = ruleContext(options.now, options.mapping !== undefined);
    this.#used = options.mapping ? usedColumns(options.mapping) : new Set();
    this.#nameOf = options.mapping ? sourceNames(options.mapping) : (target) => target;
  }

  /** Throws where the file cannot be opened. */
  static async open(path: string, options: ImportOptions): Promise<ImportRun> {
    const format = options.format ?? options.mapping?.format ?? (await formatOf(path));
    return new ImportRun(path, await SourceFile.open(path, options.encoding ?? options.mapping?.encoding), format, options);
  }

  /**
   * The accepted incidents while the file is read, once. Nothing of them may be kept where {@link report} refuses the file afterwards. The file is closed with the
   * last one, or when the reader stops before.
   */
  async *incidents(): AsyncGenerator<ImportedIncident> {
    try {
      try {
        for await (const incident of this.#read()) {
          this.#accepted++;
          yield incident;
        }
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const { rule, message, line, column, value } = error;
        this.#log.add({ severity: 'error', line, rule, message, ...(column === undefined ? {} : { column }), ...(value === undefined ? {} : { value }) });
        if (line > 0) this.#log.add({ severity: 'error', line: 0, rule: 'file-refused', message: `Nothing of the file is accepted because of the error on line ${line}.` });
        this.#unreadable = true;
      }
      this.#sha256 = await this.#file.sha256();
      this.#progress();
    } finally {
      await this.#file.close();
    }
  }

  /** What is to be said of the file. @throws before the incidents have come to their end */
  report(): ImportReport {
    if (this.#sha256 === undefined) throw new Error('the file has not been read to its end');
    return {
      file: this.fileName, format: this.#format, encoding: this.#file.encoding, bytes: this.#file.bytes, sha256: this.#sha256, rows: this.#rows,
      incidents: this.#unreadable ? 0 : this.#accepted, rejected: this.#unreadable ? this.#rows : this.#rejected, warnings: this.#log.warnings, ...this.#log.list(),
    };
  }

  /** Closes the file where nobody has read its incidents; nothing where somebody has. */
  close(): Promise<void> {
    return this.#file.close();
  }

  /** Name of the file without its folder. */
  get fileName(): string {
    return basename(this.#path);
  }

  async *#read(): AsyncGenerator<ImportedIncident> {
    if (this.#format === 'csv') yield* this.#readCsv();
    else {
      const records = this.#format === 'json'
        ? readJson(this.#text(), this.#file, this.#mapping?.records ?? 'incidents')
        : readJsonLines(this.#text(), this.#log, () => {
          this.#rows++;
          this.#rejected++;
        });
      for await (const record of records) {
        const incident = this.#readJsonRecord(record);
        if (incident) yield incident;
      }
      this.#checkKeys();
    }
    for (const { cells, report, rows, failedAt } of this.#groups.values()) {
      if (failedAt === undefined) {
        const incident = this.#accept(cells, report, rows);
        if (incident) yield incident;
        continue;
      }
      if (rows > 1) report.error(undefined, 'group-rejected', `The ${rows} rows of this incident are left out because of the error on line ${failedAt}.`);
      this.#rejected += rows;
    }
    if (this.#leftOut > 0) this.#warn('rows-left-out', `${this.#leftOut} rows are left out by the row filter of the mapping.`);
    if (this.#rows === 0) throw new FileError('no-records', 'The file has no records.');
  }

  #warn(rule: string, message: string, line = 0): void {
    this.#log.add({ severity: 'warning', line, rule, message });
  }

  #progress(): void {
    this.#options.onProgress?.({ bytes: this.#file.bytes, totalBytes: this.#file.totalBytes, rows: this.#rows });
  }

  async *#text(): AsyncGenerator<string> {
    for await (const text of this.#file.text(({ rule, message }) => this.#warn(rule, message))) {
      yield text;
      this.#progress();
    }
  }

  async *#readCsv(): AsyncGenerator<ImportedIncident> {
    let header: CsvHeader | undefined;
    let emptyRows = 0;
    const known = this.#mapping ? (column: string) => this.#used.has(column) || this.#mapping!.ignore.has(column) : isFlatColumn;
    const onHeader = (read: CsvHeader) => {
      header = read;
      if (read.delimiter !== ',') this.#warn('delimiter', `The columns are separated by ${delimiterName(read.delimiter)}.`, read.line);
      if (this.#mapping) this.#checkMappedHeader(read, known);
      else checkCanonicalHeader(read, this.#log);
    };
    for await (const row of readCsv(this.#text(), { known, delimiter: this.#mapping?.delimiter, onHeader })) {
      if (row.cells.every((cell) => cell.trim() === '')) {
        emptyRows++;
        continue;
      }
      const incident = this.#readCsvRow(row, header!.columns);
      if (incident) yield incident;
    }
    if (emptyRows > 0) this.#warn('empty-rows', `${emptyRows} rows without any value are skipped.`);
  }

  #checkMappedHeader({ columns, line }: CsvHeader, known: (column: string) => boolean): void {
    const missing = [...this.#used].filter((column) => !columns.includes(column));
    if (missing.length > 0)
      throw new FileError('missing-column', `The mapping reads columns that the file does not have: ${missing.join(', ')}. `
        + `The file has: ${columns.slice(0, 40).join(', ')}.`, { line });
    const unknown = columns.filter((column) => !known(column));
    if (unknown.length > 0) this.#warn('unmapped-columns', `The mapping does not know these columns; they are not read: ${unknown.join(', ')}.`, line);
  }

  #readCsvRow({ line, cells }: CsvRow, columns: readonly string[]): ImportedIncident | undefined {
    this.#rows++;
    const report = new RowReport(this.#log, line, this.#nameOf);
    if (cells.length !== columns.length) {
      report.error(undefined, 'ragged-row', `The row has ${cells.length} cells, the header has ${columns.length}.`);
      return this.#count(undefined, 1);
    }
    if (this.#mapping) return this.#readMapped(Object.fromEntries(columns.map((column, i) => [column, cells[i]])), report);
    return this.#accept(new Map(columns.map((column, i) => [column, unguarded(cells[i]!)])), report);
  }

  #readJsonRecord({ line, value }: JsonRecord): ImportedIncident | undefined {
    this.#rows++;
    const names = this.#mapping ? this.#nameOf : (field: string) => PATH_OF_COLUMN[field] ?? field;
    const number = this.#format === 'json' ? this.#rows : undefined;
    const report = new RowReport(this.#log, line, names, number);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report.error(undefined, 'wrong-type', 'A record must be an object.', value);
      return this.#count(undefined, 1);
    }
    if (this.#mapping) {
      if (this.#keys.size < 1000) for (const key of Object.keys(value)) this.#keys.add(key);
      return this.#readMapped(value as Record<string, unknown>, report);
    }
    // Paths of the shape are what they are; only the rules speak in flat columns.
    const draft = readShape(value, new RowReport(this.#log, line, undefined, number));
    return this.#count(draft && finishIncident(draft, this.#rules, report), 1);
  }

  #checkKeys(): void {
    if (!this.#mapping || this.#rows === 0) return;
    const top = new Set([...this.#used].map((column) => (this.#keys.has(column) ? column : column.split('.')[0]!)));
    const missing = [...top].filter((key) => !this.#keys.has(key));
    if (missing.length > 0) throw new FileError('missing-column', `The mapping reads keys that no record has: ${missing.join(', ')}.`);
    const unknown = [...this.#keys].filter((key) => !top.has(key) && !this.#mapping!.ignore.has(key));
    if (unknown.length > 0) this.#warn('unmapped-columns', `The mapping does not know these keys; they are not read: ${unknown.join(', ')}.`);
  }

  /** The incident of a row; none yet where rows are grouped. */
  #readMapped(raw: Readonly<Record<string, unknown>>, report: RowReport): ImportedIncident | undefined {
    const mapping = this.#mapping!;
    const row = new MappedRow(mapping, raw, report);
    if (!row.isKept) {
      this.#leftOut++;
      return undefined;
    }
    if (!mapping.group) return this.#accept(row.cells(), report);
    const key = row.groupKey(mapping.group);
    if (key === undefined) this.#rejected++;
    else this.#groups.add(key, row.cells(), report);
    return undefined;
  }

  #accept(cells: FlatCells, report: RowReport, rows = 1): ImportedIncident | undefined {
    const draft = readFlat(cells, report);
    return this.#count(draft && finishIncident(draft, this.#rules, report), rows);
  }

  /** Counts the rows of an incident that is refused. */
  #count(incident: ImportedIncident | undefined, rows: number): ImportedIncident | undefined {
    if (!incident) this.#rejected += rows;
    return incident;
  }
}
