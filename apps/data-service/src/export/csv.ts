import { joinList } from '../import/columns.js';
import type { FlatRow, FlatValue } from './flat.js';

/** Says "UTF-8" to Excel, which would otherwise break every letter beyond ASCII. */
export const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** A text that a spreadsheet would run as a formula, also behind apostrophes or spaces. */
const FORMULA = /^['\s]*[=+\-@\t\r]/;

const quoted = (text: string): string => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Digits without an exponent, which the import does not take. */
const decimal = (number: number): string => {
  const text = String(number);
  const [, fraction = '', exponent] = /^-?\d(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  return exponent === undefined ? text : number.toFixed(Math.min(100, fraction.length + Number(exponent)));
};

/** One cell. Numbers stay numbers; a text that looks like a formula gets an apostrophe in front, which the import takes off. */
export function csvCell(value: FlatValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return decimal(value);
  const text = typeof value === 'string' ? value : joinList(value);
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

export const csvLine = (columns: readonly string[], row: FlatRow): string => columns.map((column) => csvCell(row[column])).join(',') + LINE_END;

export const csvHeader = (columns: readonly string[]): string => columns.join(',') + LINE_END;

/**
 * A comment line before the header. Whoever takes the line for cells finds no formula in it: behind each delimiter a text that looks like one is guarded as in
 * a cell. It holds no quote, which a reader would take for the beginning of a quoted cell.
 */
export const csvComment = (text: string): string =>
  `# ${text.replace(/\s+/g, ' ').replaceAll('"', "'").replace(/([,;])(?=['\s]*[=+\-@])/g, "$1'")}${LINE_END}`;
