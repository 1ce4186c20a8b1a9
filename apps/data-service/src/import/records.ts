import type { SourceFile } from './bytes.js';
import { LineCounter } from './bytes.js';
import { FileError, type IssueLog } from './issues.js';
import { JsonError, parseJson } from './json-text.js';

/** One record of a file. */
export interface JsonRecord { line: number; value: unknown }

/** Largest file of the form that must be held in memory whole. */
export const MAX_JSON_BYTES = 64 * 2 ** 20;
/** Longest line of JSON Lines, in characters. */
export const MAX_LINE = 1 << 20;

/** The first line of our exports: what the records are, `{"meta": …}`. */
const isHead = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).join() === 'meta';

/** Records of JSON Lines. A line that is no JSON is an error of that line alone; empty lines are skipped, and so is the first one of an export, which tells what it is. */
export async function* readJsonLines(source: AsyncGenerator<string>, log: IssueLog, onBad: () => void): AsyncGenerator<JsonRecord> {
  let line = 0;
  let rest = '';
  let overlong = false;
  const bad = (rule: string, message: string, value?: string) => {
    onBad();
    log.add({ severity: 'error', line, rule, message, ...(value === undefined ? {} : { value }) });
  };
  const parse = (text: string): JsonRecord | undefined => {
    line++;
    if (overlong || text.length > MAX_LINE) {
      overlong = false;
      bad('record-too-long', `The line is longer than ${MAX_LINE / 2 ** 20} Mi characters.`);
    } else if (text.trim() !== '')
      try {
        const { value } = parseJson(text);
        return line === 1 && isHead(value) ? undefined : { line, value };
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        bad(error.rule, `${error.message.replace(/\.$/, '')}, at character ${error.offset + 1} of the line.`, text.trim());
      }
    return undefined;
  };
  for await (const chunk of source) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      const record = parse(text);
      if (record) yield record;
    }
    if (rest.length > MAX_LINE) [rest, overlong] = ['', true];
  }
  const last = rest !== '' || overlong ? parse(rest) : undefined;
  if (last) yield last;
}

/**
 * Records of a JSON text: an array, or an object that holds the array under `key`.
 * @throws FileError where the text is no JSON, too large or of another form
 */
export async function* readJson(source: AsyncGenerator<string>, file: SourceFile, key: string): AsyncGenerator<JsonRecord> {
  if (file.totalBytes > MAX_JSON_BYTES)
    throw new FileError('file-too-large', `JSON files are read whole, up to ${MAX_JSON_BYTES / 2 ** 20} MiB. Write one record a line, in a file .jsonl.`);
  let text = '';
  for await (const chunk of source) text += chunk;
  if (text.trim() === '') throw new FileError('empty-file', 'The file is empty.');
  const lineAt = (offset: number) => {
    const counter = new LineCounter();
    counter.add(text.slice(0, offset));
    return counter.lines + 1;
  };
  let parsed;
  try {
    parsed = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const lines = error.rule === 'json-syntax' && /^\s*\{/.test(text) && text[error.offset] === '{' ? ' One record a line is JSON Lines: name the file .jsonl.' : '';
    throw new FileError(error.rule, error.message + lines, { line: lineAt(error.offset) });
  }
  const { value, offsets } = parsed;
  const records = Array.isArray(value) ? value : (value as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(records)) throw new FileError('json-form', `The file must be a list of records, or an object with the list under "${key}".`);
  const starts = offsets.get(records)!;
  const counter = new LineCounter();
  let at = 0;
  for (const [i, record] of records.entries()) {
    counter.add(text.slice(at, starts[i]));
    at = starts[i]!;
    yield { line: counter.lines + 1, value: record as unknown };
  }
}
