import { CODES, PACKED, STEP } from './drawing-data.js';
import { ringOf, unpack } from './packed.js';

export { ATTRIBUTION } from './attribution.js';

/** What is filled: one of the seven jurisdictions, or a neighbour as far as the map goes. Positions are on the square Web Mercator grid of 2^24 units. */
export interface Shape {
  /** Code of the jurisdiction, or ISO 3166-1 alpha-2 code of the neighbour. */
  readonly code: string;
  /** Whether it is one of the seven. */
  readonly core: boolean;
  /** x, y, x, y …; the last point is the first. Even-odd, holes and islands alike. */
  readonly rings: readonly Int32Array[];
}

/** What is stroked. Where the map is cut there is no line. */
export interface Line {
  /** `disputed` is the line between Kosovo* and Serbia, and is one line: a dash pattern runs through. */
  readonly kind: 'border' | 'disputed' | 'coast';
  /** x, y, x, y … on the grid of 2^24 units. */
  readonly points: Int32Array;
  /** Whether it bounds one of the seven. */
  readonly core: boolean;
}

/** The map without its labels, between 12 and 41° E, 38.5 and 53° N: the seven with half of the points of the full outlines, their neighbours coarser. */
export interface Drawing {
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
}

/** The seven come first in the data. */
const SEVEN = 7;

let decoded: Drawing | undefined;

/** Decoded at the first call, then the same object. */
export function drawing(): Drawing {
  return (decoded ??= decode());
}

function decode(): Drawing {
  const { lines, shapes } = unpack(PACKED, STEP);
  const codes = CODES.split(' ');
  const boundedBy = lines.map((): number[] => []);
  shapes.forEach((rings, shape) => rings.flat().forEach((ref) => boundedBy[ref < 0 ? ~ref : ref]!.push(shape)));
  const kind = (beside: readonly number[]): Line['kind'] => (beside.length < 2 ? 'coast' : beside.map((shape) => codes[shape]).join() === 'RS,XK' ? 'disputed' : 'border');
  return {
    shapes: shapes.map((rings, i) => ({ code: codes[i]!, core: i < SEVEN, rings: rings.map((ring) => ringOf(ring, lines)) })),
    lines: lines.map((points, i) => ({ kind: kind(boundedBy[i]!), points, core: boundedBy[i]!.some((shape) => shape < SEVEN) })).filter(({ points }) => points.length > 2),
  };
}
