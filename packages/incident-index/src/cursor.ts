import { INCIDENT_ID, isIsoDate, type IsoDate, type Sort } from '@seesac/contract';
import { CursorError } from './errors.js';

/**
 * Where a page ended: the sort key of its last incident, not a row number, so that it means the same place in any version of the dataset.
 * `count` is the number by which the page is sorted, -1 for *not reported*; 0 in the orders by date.
 */
export interface CursorKey { sort: Sort; date: IsoDate; id: string; count: number }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MAX_LENGTH = 200;

/** base64url (RFC 4648 §5, no padding) of ASCII. */
function toBase64Url(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 3) {
    const word = (text.charCodeAt(at) << 16) | ((text.charCodeAt(at + 1) || 0) << 8) | (text.charCodeAt(at + 2) || 0);
    for (let i = 0; i <= Math.min(3, text.length - at); i++) out += ALPHABET[(word >>> (18 - 6 * i)) & 63]!;
  }
  return out;
}

function fromBase64Url(text: string): string {
  let out = '';
  let word = 0;
  let bits = 0;
  for (const letter of text) {
    word = ((word << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    if ((bits += 6) < 8) continue;
    bits -= 8;
    out += String.fromCharCode((word >>> bits) & 255);
  }
  return out;
}

export const encodeCursor = ({ sort, date, id, count }: CursorKey): string => toBase64Url(JSON.stringify([sort, date, id, count]));

/** @throws {CursorError} for anything but the text of {@link encodeCursor} for this order */
export function decodeCursor(text: string, sort: Sort): CursorKey {
  const key = text.length <= MAX_LENGTH ? parse(text) : undefined;
  // Writing it again refuses every second spelling, and characters outside the alphabet with them.
  if (!key || encodeCursor(key) !== text) throw new CursorError('the cursor is not one of this service');
  if (key.sort !== sort) throw new CursorError(`the cursor belongs to the order ${key.sort}`);
  return key;
}

function parse(text: string): CursorKey | undefined {
  let value: unknown;
  try {
    value = JSON.parse(fromBase64Url(text));
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [sort, date, id, count] = value as unknown[];
  const fits = typeof sort === 'string' && typeof date === 'string' && isIsoDate(date) && typeof id === 'string' && INCIDENT_ID.test(id)
    && Number.isInteger(count) && (count as number) >= -1;
  return fits ? { sort: sort as Sort, date, id, count: count as number } : undefined;
}
