import { TYPE_OF_SUBTYPE, type IncidentSubtype, type MultiKey } from '@seesac/contract';
import { bitmap, type Bitmap } from './bitmap.js';
import type { CodedColumn, Columns } from './columns.js';

/** The rows of each value of a facet, by its code. */
export type FacetBitmaps = ReadonlyMap<string, Bitmap>;

const CODES = { jurisdiction: 'jurisdiction', type: 'type', area: 'area', place: 'place' } as const;

/** One bitmap for each value in the file's list of a multi-valued filter key; whether an incident is counted at all is not looked at. */
export function facetBitmaps(columns: Columns, key: MultiKey): FacetBitmaps {
  if (Object.hasOwn(CODES, key)) {
    const column = columns.codes[CODES[key as keyof typeof CODES]];
    const maps = codeBitmaps(column, columns.rows);
    return key === 'type' ? withSubtypes(maps) : maps;
  }
  return maskBitmaps(columns.masks[key as Exclude<MultiKey, keyof typeof CODES>], columns.rows);
}

/** One bitmap for each code of a column with one code a row. */
export function codeBitmaps({ list, values }: CodedColumn, rows: number): Map<string, Bitmap> {
  const maps = list.map(() => bitmap(rows));
  for (let row = 0; row < rows; row++) maps[values[row]!]![row >>> 5]! |= 1 << (row & 31);
  return new Map(list.map((code, i) => [code, maps[i]!]));
}

function maskBitmaps({ list, values }: CodedColumn, rows: number): Map<string, Bitmap> {
  const maps = list.map(() => bitmap(rows));
  for (let row = 0; row < rows; row++) {
    const bit = 1 << (row & 31);
    for (let mask = values[row]!; mask; mask &= mask - 1) maps[31 - Math.clz32(mask & -mask)]![row >>> 5]! |= bit;
  }
  return new Map(list.map((code, i) => [code, maps[i]!]));
}

/** The column holds the subtype in place of the type: the type has the rows of its subtypes too. */
function withSubtypes(maps: Map<string, Bitmap>): Map<string, Bitmap> {
  for (const [code, words] of maps) {
    const parent = maps.get(TYPE_OF_SUBTYPE[code as IncidentSubtype] ?? '');
    if (parent) for (let i = 0; i < words.length; i++) parent[i]! |= words[i]!;
  }
  return maps;
}
