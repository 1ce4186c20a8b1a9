const NUMBER = '([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)';
const WKT = new RegExp(`^(?:SRID=4326;)?\\s*POINT\\s*\\(\\s*${NUMBER}\\s+${NUMBER}\\s*\\)$`, 'i');
const PAIR = new RegExp(`^(?:c\\s*)?[([]?\\s*${NUMBER}\\s*[,;\\s]\\s*${NUMBER}\\s*[)\\]]?$`);

/** Two numbers of a cell in their order: `POINT (20.46 44.82)`, WGS 84. Undefined where it is no such point. */
export function readWkt(text: string): [number, number] | undefined {
  const found = WKT.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** Two numbers of a cell in their order: `c(20.46, 44.82)`, `(20.46, 44.82)`, `[20.46, 44.82]`, `20.46 44.82`. */
export function readPair(text: string): [number, number] | undefined {
  const found = PAIR.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** One coordinate of a cell. */
export const readNumber = (text: string): number | undefined => (new RegExp(`^${NUMBER}$`).test(text) ? Number(text) : undefined);

/** A coordinate as a flat cell: without exponent, to the nanodegree. */
export const toCell = (degrees: number): string => (/e/i.test(String(degrees)) ? degrees.toFixed(9) : String(degrees));
