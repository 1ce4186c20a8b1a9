import { Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { FileError } from './issues.js';

/** A cell or a record longer than this is a quote left open or no table at all; in bytes. */
export const MAX_RECORD = 1 << 18;
const MAX_COLUMNS = 1000;
const DELIMITERS = [',', ';', '\t'] as const;
const NAME_OF_DELIMITER: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/** A data row: its cells in the order of the header. */
export interface CsvRow { line: number; cells: string[] }
export interface CsvHeader { line: number; columns: string[]; delimiter: string }

/** The bytes given to the parser that it has not turned into records yet, and the lines in them. */
class Tape {
  #parts: Buffer[] = [];
  /** Offset of the first byte kept, and its line. */
  #start = 0;
  #line = 1;
  #afterCr = false;

  append(part: Buffer): void {
    this.#parts.push(part);
  }

  /** Line on which the byte at an offset lies; what is before it is forgotten. Offsets only grow. */
  lineAt(offset: number): number {
    while (this.#parts.length > 0) {
      const part = this.#parts[0]!;
      const take = Math.min(offset - this.#start, part.length);
      for (let i = 0; i < take; i++) {
        const byte = part[i];
        if (byte === 0x0d || (byte === 0x0a && !this.#afterCr)) this.#line++;
        this.#afterCr = byte === 0x0d;
      }
      this.#start += take;
      if (take < part.length) {
        this.#parts[0] = part.subarray(take);
        break;
      }
      this.#parts.shift();
    }
    return this.#line;
  }

  /** Line of the last quote that opens in what is kept. */
  lineOfOpenQuote(): number {
    let line = this.#line;
    let opened = line;
    let open = false;
    let afterCr = this.#afterCr;
    for (const part of this.#parts)
      for (const byte of part) {
        if (byte === 0x22) {
          open = !open;
          if (open) opened = line;
        }
        if (byte === 0x0d || (byte === 0x0a && !afterCr)) line++;
        afterCr = byte === 0x0d;
      }
    return opened;
  }
}

/** A record before the header that begins so is a comment, as our exports have them: `# ` and a text. */
const isComment = (cell: string | undefined): boolean => cell !== undefined && /^#( |$)/.test(cell);

/** The first record of a text that is no comment, as far as it is there, and whether it is there to its end. */
function firstRecord(head: string): { record: string; isWhole: boolean } {
  let quoted = false;
  let start = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] === '"') quoted = !quoted;
    else if (!quoted && (head[i] === '\n' || head[i] === '\r') && i > start) {
      const record = head.slice(start, i);
      if (!isComment(record.trimStart())) return { record, isWhole: true };
      start = i + 1;
    }
  }
  return { record: head.slice(start), isWhole: false };
}

/** The delimiter that makes the most known columns of a header; where none does, the most columns. A comma where all are equal. */
export function detectDelimiter(head: string, known: (column: string) => boolean): string {
  const header = firstRecord(head).record.replace(/"(?:[^"]|"")*"/g, (cell) => cell.replace(/[,;\t]/g, '_'));
  let best: string = ',';
  let bestScore = -1;
  for (const delimiter of DELIMITERS) {
    const columns = header.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const score = columns.filter(known).length * 10_000 + columns.length;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Takes the text until its first record is whole, so that the delimiter can be seen. */
async function readHead(text: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (!firstRecord(head).isWhole && head.length < MAX_RECORD) {
    const next = await text.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
}

function toFileError(error: CsvError, tape: Tape, line: number): FileError {
  const opened = tape.lineOfOpenQuote();
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileError('unclosed-quote', 'The quote that opens on this line is never closed.', { line: opened });
    case 'CSV_MAX_RECORD_SIZE':
      return new FileError('record-too-long', `The record that begins on line ${line} is longer than ${MAX_RECORD / 1024} KiB. `
        + 'A quote that opens on this line may be left open.', { line: opened });
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new FileError('unclosed-quote', `A quote in the record that begins on this line is not closed, or text follows its closing quote. `
        + 'A quote within a quoted cell is written twice.', { line });
    case 'INVALID_OPENING_QUOTE':
      return new FileError('stray-quote', 'A quote stands within a cell that is not quoted. Put the whole cell in quotes and write the quote twice.', { line });
    default:
      return new FileError('csv', `Not readable as CSV: ${error.message}`, { line });
  }
}

function checkHeader(cells: string[], line: number): string[] {
  const columns = cells.map((cell) => cell.trim());
  if (columns.length > MAX_COLUMNS)
    throw new FileError('too-many-columns', `The header has ${columns.length} columns; at most ${MAX_COLUMNS} are read.`, { line });
  const first = new Map<string, number>();
  columns.forEach((column, i) => {
    if (column === '') throw new FileError('empty-header', `Column ${i + 1} has no name.`, { line });
    const before = first.get(column);
    if (before !== undefined)
      throw new FileError('duplicate-header', `The columns ${before + 1} and ${i + 1} have the same name.`, { line, column, value: column });
    first.set(column, i);
  });
  return columns;
}

/**
 * Rows of a CSV text (RFC 4180; `,`, `;` or tab; any line ends, mixed ones too). Empty lines are skipped, and so are comments before the header. Rows may be
 * ragged: the caller checks.
 *
 * @param known whether a column is one that the caller uses; decides the delimiter
 * @param onHeader called once, before the first row
 * @throws FileError where the text is no table
 */
export async function* readCsv(
  source: AsyncGenerator<string>, options: { known: (column: string) => boolean; delimiter?: string | undefined; onHeader: (header: CsvHeader) => void },
): AsyncGenerator<CsvRow> {
  const head = await readHead(source);
  if (head.trim() === '') throw new FileError('empty-file', 'The file is empty.');
  const delimiter = options.delimiter ?? detectDelimiter(head.trimStart(), options.known);
  const tape = new Tape();
  let line = 1;
  let end = 0;
  let emptyBefore = 0;
  const feed = async function* () {
    for (let text = head; ; ) {
      const bytes = Buffer.from(text);
      tape.append(bytes);
      yield bytes;
      const next = await source.next();
      if (next.done) return;
      text = next.value;
    }
  };
  const parserOptions: Options<CsvRow, string[]> = {
    delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_RECORD,
    on_record: (cells, context) => {
      line = tape.lineAt(end) + context.empty_lines - emptyBefore;
      [end, emptyBefore] = [context.bytes, context.empty_lines];
      return { line, cells };
    },
  };
  // The package has no type for a parser that makes its own records of plain lists.
  const parser = parse(parserOptions as unknown as Options);
  const input = Readable.from(feed(), { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let header = false;
  try {
    for await (const row of parser as AsyncIterable<CsvRow>) {
      if (header) yield row;
      else if (!isComment(row.cells[0])) {
        options.onHeader({ line: row.line, columns: checkHeader(row.cells, row.line), delimiter });
        header = true;
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw toFileError(error, tape, tape.lineAt(end) + parser.info.empty_lines - emptyBefore);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** The delimiter as a report names it. */
export const delimiterName = (delimiter: string): string => NAME_OF_DELIMITER[delimiter] ?? JSON.stringify(delimiter);
