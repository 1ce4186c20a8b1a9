import { INCIDENT_SUBTYPES, MULTI_VALUES, TYPE_OF_SUBTYPE, type MultiKey } from '@seesac/contract';
import { or, setRow, type Bitmap } from './bitmap.js';
import type { CodedColumn, Columns } from './columns.js';
import type { Kernel } from './kernel.js';

/** Keys whose column has one code a row; the others have masks. */
const CODES = { jurisdiction: 'jurisdiction', type: 'type', area: 'area', place: 'place' } as const;
type CodeKey = keyof typeof CODES;
const isCodeKey = (key: MultiKey): key is CodeKey => Object.hasOwn(CODES, key);

/**
 * One multi-valued filter key over the rows: which of them have which value, whether they are counted at all or not. A type has the rows of its
 * subtypes too. `facet-counts.ts` counts them.
 */
export class Facet {
  readonly key: MultiKey;
  /** The values of the key, in the order of its code list. The list of its column begins with them; what it has beyond them is of another program. */
  readonly codes: readonly string[];
  readonly column: CodedColumn;
  /** Each row has exactly one of the values. */
  readonly single: boolean;
  /** The rows of each value of the column's list. */
  readonly maps: readonly Bitmap[];
  /** Places of the subtypes and of their types. */
  readonly parents: ReadonlyMap<number, number>;

  constructor(columns: Columns, key: MultiKey, kernel: Kernel) {
    this.key = key;
    this.single = isCodeKey(key);
    this.column = facetColumn(columns, key);
    const { list, values } = this.column;
    this.codes = MULTI_VALUES[key];
    this.parents = new Map(key !== 'type' ? [] : INCIDENT_SUBTYPES.map((subtype) => [list.indexOf(subtype), list.indexOf(TYPE_OF_SUBTYPE[subtype])]));
    this.maps = list.map(() => kernel.bitmap());
    if (this.single) fillByCode(this.maps, values);
    else fillByMask(this.maps, values);
    for (const [child, parent] of this.parents) or(this.maps[parent]!, this.maps[child]!, 0, columns.rows);
  }

  /** The rows of a value. @throws {RangeError} for a value that is none of the key */
  bitmapOf(code: string): Bitmap {
    const place = this.codes.indexOf(code);
    if (place < 0) throw new RangeError(`${this.key} must be one of ${this.codes.join(', ')}`);
    return this.maps[place]!;
  }
}

/** The column of a key. */
export const facetColumn = ({ codes, masks }: Columns, key: MultiKey): CodedColumn =>
  isCodeKey(key) ? codes[CODES[key]] : masks[key as Exclude<MultiKey, CodeKey>];

function fillByCode(maps: readonly Bitmap[], values: CodedColumn['values']): void {
  for (let row = 0; row < values.length; row++) setRow(maps[values[row]!]!, row);
}

function fillByMask(maps: readonly Bitmap[], values: CodedColumn['values']): void {
  for (let row = 0; row < values.length; row++) for (let mask = values[row]!; mask; mask &= mask - 1) setRow(maps[31 - Math.clz32(mask & -mask)]!, row);
}
