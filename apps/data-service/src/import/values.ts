import { isIsoDate, type CountRange } from '@seesac/contract';
import { editDistance } from '../edit-distance.js';
import type { RowReport } from './issues.js';

/** What is counted, and the most of it that one incident can have: none of the region comes near, so a bigger number is a typing error. */
export interface Counted { name: string; most: number }
export const PEOPLE: Counted = { name: 'people', most: 10_000 };
/** Pieces of one kind of weapon. Cartridges are seized by the hundred thousand. */
export const PIECES: Counted = { name: 'pieces', most: 10_000_000 };
/** Longest summary, name of a place or publisher, address, and language tag, in characters. */
export const MAX_SUMMARY = 2000;
export const MAX_NAME = 200;
export const MAX_URL = 2000;
export const MAX_TAG = 35;

const plain = (text: string) => text.toLowerCase().replace(/[\s/_–-]+/g, '_').replace(/\*|_+$/g, '');

/** The codes that a wrong one may stand for, nearest first, at most three: by spelling, or by the English label. */
export function nearestCodes(value: string, codes: readonly string[], labels: Readonly<Record<string, string>> = {}): string[] {
  const wanted = plain(value.slice(0, 60));
  const limit = Math.max(1, Math.min(3, Math.floor(wanted.length / 3)));
  return codes
    .map((code) => {
      const names = [plain(code), ...(labels[code] === undefined ? [] : [plain(labels[code])])];
      const near = Math.min(...names.map((name) => editDistance(wanted, name, limit)));
      const part = wanted.length >= 4 && names.some((name) => name.includes(wanted) || (name.length >= 4 && wanted.includes(name)));
      return { code, far: near <= limit ? near : part ? limit : limit + 1 };
    })
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ code }) => code);
}

/** The hint that follows "is not a code". */
export function suggestion(value: string, codes: readonly string[], labels?: Readonly<Record<string, string>>): string {
  const near = nearestCodes(value, codes, labels);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Codes: ${codes.join(', ')}.`;
}

/** A code of a list, or undefined and an error. */
export function readCode<T extends string>(
  value: string, codes: readonly T[], what: string, field: string, report: RowReport, labels?: Readonly<Record<string, string>>,
): T | undefined {
  if ((codes as readonly string[]).includes(value)) return value as T;
  report.error(field, 'unknown-code', `Not a ${what} code. ${suggestion(value, codes, labels)}`, value);
  return undefined;
}

/** An existing date `YYYY-MM-DD`, or undefined and an error. */
export function readDate(value: string, field: string, report: RowReport): string | undefined {
  if (isIsoDate(value)) return value;
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) report.error(field, 'date-format', 'Not a date of the form YYYY-MM-DD.', value);
  else if (value < '1900' || value > '2100') report.error(field, 'date-out-of-range', 'The year must be from 1900 to 2099.', value);
  else report.error(field, 'no-such-date', 'This date does not exist.', value);
  return undefined;
}

/** Whether a number can be a count; if not, an error. */
export function checkCount(value: number, field: string, report: RowReport, { name, most } = PEOPLE): boolean {
  if (!Number.isInteger(value)) report.error(field, 'not-a-count', `A number of ${name} is a whole number.`, value);
  else if (value < 0) report.error(field, 'negative-count', `A number of ${name} cannot be negative.`, value);
  else if (value > most) report.error(field, 'absurd-count', `More than ${most.toLocaleString('en')} ${name} in one incident.`, value);
  else return true;
  return false;
}

/** Digits as a count, or undefined and an error. */
export function readCount(value: string, field: string, report: RowReport, of = PEOPLE): number | undefined {
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) {
    report.error(field, 'not-a-count', 'Not a whole number. Leave the cell empty for not reported.', value);
    return undefined;
  }
  const count = Number(value);
  return checkCount(count, field, report, of) ? count : undefined;
}

/** Whether the best number lies between the lowest and the highest; if not, an error. */
export function checkRange({ min, max }: CountRange, best: number | null, field: string, report: RowReport): boolean {
  if (min <= max && (best === null || (best >= min && best <= max))) return true;
  report.error(field, 'bad-range', 'The best number lies between the lowest and the highest.', `${min}, ${best ?? 'none'}, ${max}`);
  return false;
}

/** A decimal number of degrees, or undefined and an error. */
export function readDegrees(value: string, field: string, report: RowReport): number | undefined {
  if (/^[+-]?\d{1,3}(\.\d+)?$/.test(value)) return Number(value);
  const comma = /^[+-]?\d{1,3},\d+$/.test(value);
  report.error(field, 'not-a-coordinate', comma ? 'Write a decimal point, not a comma.' : 'Not decimal degrees such as 44.8125.', value);
  return undefined;
}

 
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const SURROGATE = /\p{Surrogate}/u;

/** Plain text without control characters (line feeds are kept), or undefined and an error. Trimmed. */
export function readText(value: string, max: number, field: string, report: RowReport): string | undefined {
  const text = value.replace(/\r\n?/g, '\n').trim();
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report.error(field, 'control-character', `Control character U+${code} in a text.`, text);
  } else if (SURROGATE.test(text)) report.error(field, 'bad-unicode', 'Half of a surrogate pair: the text is damaged.', text);
  else if (text.length > max) report.error(field, 'too-long', `${text.length} characters; at most ${max} are kept.`, text);
  else return text;
  return undefined;
}

/** A web address, or undefined and an error. */
export function readUrl(value: string, field: string, report: RowReport): string | undefined {
  let url: URL | undefined;
  try {
    url = new URL(value);
  } catch {
    url = undefined;
  }
   
  if (!url || /[\s\u0000-\u001f\u007f]/.test(value)) report.error(field, 'bad-url', 'Not a web address.', value);
  else if (url.protocol !== 'http:' && url.protocol !== 'https:') report.error(field, 'bad-url', 'Only http and https addresses are kept.', value);
  else if (url.username !== '' || url.password !== '') report.error(field, 'bad-url', 'An address with a user name or password is not kept.', value);
  else if (value.length > MAX_URL) report.error(field, 'too-long', `${value.length} characters; at most ${MAX_URL} are kept.`, value);
  else if (SURROGATE.test(value)) report.error(field, 'bad-unicode', 'Half of a surrogate pair: the text is damaged.', value);
  else return value;
  return undefined;
}
