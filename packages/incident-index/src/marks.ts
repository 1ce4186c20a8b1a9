import { MARKS, TYPE_OF_SUBTYPE, type IncidentSubtype, type MarkKey } from '@seesac/contract';
import type { Columns } from './columns.js';

/** The mark of each row: its place in `MARKS` of a field, or the number of these for the rest. */
export type Marks = Uint8Array;

/** Marks the rows by a field, as `MARKS` says. @throws {RangeError} for a field that has none */
export function marksOf({ rows, codes, masks }: Columns, by: MarkKey): Marks {
  if (!Object.hasOwn(MARKS, by)) throw new RangeError(`by must be one of ${Object.keys(MARKS).join(', ')}`);
  const marked: readonly string[] = MARKS[by];
  const place = (code: string): number => (marked.includes(code) ? marked.indexOf(code) : marked.length);
  const marks = new Uint8Array(rows);
  if (by === 'type') {
    const { list, values } = codes.type;
    const ofCode = list.map((code) => place(TYPE_OF_SUBTYPE[code as IncidentSubtype] ?? code));
    for (let row = 0; row < rows; row++) marks[row] = ofCode[values[row]!]!;
    return marks;
  }
  const { list, values } = masks[by];
  const bits = marked.map((code) => 1 << list.indexOf(code));
  const fits = by === 'outcome' ? (mask: number, bit: number) => mask & bit : (mask: number, bit: number) => mask === bit;
  for (let row = 0; row < rows; row++) {
    let mark = 0;
    while (mark < bits.length && !fits(values[row]!, bits[mark]!)) mark++;
    marks[row] = mark;
  }
  return marks;
}
