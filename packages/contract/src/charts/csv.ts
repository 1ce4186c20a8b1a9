import type { Chart } from './chart.js';
import type { ChartSpeech } from './speech.js';

/** What the figures of a file come with: nothing travels without its meaning. Texts are in the language of the chart. */
export interface ChartFileInfo {
  /** Instant up to which the data are known, ISO 8601 in UTC. */
  asOf: string;
  version: number;
  /** The filters in words; left out where there are none. */
  filters?: string;
  citation: string;
  licence: string;
  /** Texts of the notices that must be shown with the figures. */
  notices: readonly string[];
  /** Where the figures come from. */
  address?: string;
}

type Cell = string | number | null;

/** Says "UTF-8" to Excel, which would otherwise break every letter beyond ASCII. */
const BYTE_ORDER_MARK = '\ufeff';
/** A text that a spreadsheet would run as a formula, also behind apostrophes or spaces. */
const FORMULA = /^['\s]*[=+\-@]/;

/** One cell (RFC 4180). Numbers stay numbers, nothing known is an empty cell, and a text that looks like a formula gets an apostrophe in front. */
function cellOf(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const line = value.replace(/\s+/g, ' ').trim();
  const safe = FORMULA.test(line) ? `'${line}` : line;
  // Where the comma is decimal, spreadsheets part cells by semicolons.
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Exactly what a chart shows, as a file: the table with its head, then what belongs to it, a line each. All lines have the same number of cells. Numbers are as the
 * table has them, with a point and without groups.
 */
export function csvOf({ rowsName, rows, series, title, sentence, coverage, notes, unit }: Chart, info: ChartFileInfo, speech: ChartSpeech): string {
  const digits = unit === 'rate' ? 2 : 0;
  const number = (value: number | null | undefined): Cell => (value == null ? null : Number(value.toFixed(digits)));
  const marked = (id: 'file-few' | 'file-cut', label: string, marks: readonly boolean[] = []) =>
    (marks.some(Boolean) ? [{ head: speech.say(id, { label }), cell: (row: number): Cell => (marks[row] ? speech.say('yes') : null) }] : []);
  const columns = series.flatMap(({ label, values, bounds = [], few, partial }): { head: string; cell(row: number): Cell }[] => [
    ...[{ label, values }, ...bounds].map((column) => ({ head: column.label, cell: (row: number) => number(column.values[row]) })),
    ...marked('file-few', label, few), ...marked('file-cut', label, partial),
  ]);
  const silent = series.some(({ values }) => rows.some((_, row) => values[row] == null));
  const [TITLE, SENTENCE, NOTE, FILTERS, AS_OF, VERSION, CITATION, LICENCE, NOTICE, ADDRESS] = speech.say('file').split('|') as [string, ...string[]];
  const said: [string | undefined, string | undefined][] = [
    [TITLE, title], [SENTENCE, sentence], [NOTE, coverage?.text], ...notes.map((note): [string | undefined, string] => [NOTE, note]), [NOTE, silent ? speech.say('file-empty') : undefined],
    [FILTERS, info.filters], [AS_OF, info.asOf], [VERSION, String(info.version)], [CITATION, info.citation], [LICENCE, info.licence],
    ...info.notices.map((notice): [string | undefined, string] => [NOTICE, notice]), [ADDRESS, info.address],
  ];
  const lines: Cell[][] = [
    [rowsName, ...columns.map(({ head }) => head)],
    ...rows.map(({ label }, row) => [label, ...columns.map(({ cell }) => cell(row))]),
    [],
    ...said.flatMap(([name = '', words]) => (words ? [[name, words]] : [])),
  ];
  const width = Math.max(2, columns.length + 1);
  return BYTE_ORDER_MARK + lines.map((line) => `${Array.from({ length: width }, (_, i) => cellOf(line[i] ?? null)).join(',')}\r\n`).join('');
}
