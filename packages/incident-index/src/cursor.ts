import { INCIDENT_ID, isIsoDate, type IsoDate, type Sort } from '@seesac/contract';
import { CursorError } from './errors.js';
import { decodeToken, encodeToken } from './token.js';

/**
 * Where a page ended: the sort key of its last incident, not a row number, so that it means the same place in any version of the dataset.
 * `count` is the number by which the page is sorted, -1 for *not reported*; 0 in the orders by date.
 */
export interface CursorKey { sort: Sort; date: IsoDate; id: string; count: number }

export const encodeCursor = ({ sort, date, id, count }: CursorKey): string => encodeToken([sort, date, id, count]);

/** @throws {CursorError} for anything but the text of {@link encodeCursor} for this order */
export function decodeCursor(text: string, sort: Sort): CursorKey {
  const key = parse(decodeToken(text));
  if (!key) throw new CursorError('the cursor is not one of this service');
  if (key.sort !== sort) throw new CursorError(`the cursor belongs to the order ${key.sort}`);
  return key;
}

function parse(value: unknown[] | undefined): CursorKey | undefined {
  if (value?.length !== 4) return undefined;
  const [sort, date, id, count] = value;
  const fits = typeof sort === 'string' && typeof date === 'string' && isIsoDate(date) && typeof id === 'string' && INCIDENT_ID.test(id)
    && Number.isInteger(count) && (count as number) >= -1;
  return fits ? { sort: sort as Sort, date, id, count: count as number } : undefined;
}
