/** Lines and the shapes that they bound, as scripts/pack.mjs has written them. */
export interface Packed {
  /** x, y, x, y … of each line on the map's grid. A line of one point is a corner of the frame at which the map ends. */
  readonly lines: readonly Int32Array[];
  /** Of each shape its rings, of each ring the places of its lines; `~place` for a line that runs the other way. */
  readonly shapes: readonly (readonly (readonly number[])[])[];
}

/**
 * Reads packed text.
 * @param step units of the map's grid in a step of the text
 */
export function unpack(text: string, step: number): Packed {
  let at = 0;
  // Characters from the 47th on stand before the one that ends a number (base 47), one digit (base 10, from 1) each.
  const next = (): number => {
    let high = 0;
    for (;;) {
      const digit = text.charCodeAt(at++) - 35;
      if (digit < 47) return high * 47 + digit;
      high = high * 10 + digit - 46;
    }
  };
  const signed = (n: number): number => (n & 1 ? ~(n >> 1) : n >> 1);
  const times = <T>(make: () => T): T[] => Array.from({ length: next() }, make);

  const here = [0, 0];
  const lines = times(() => Int32Array.from({ length: 2 * next() }, (_, i) => step * (here[i & 1]! += signed(next()))));
  let place = -1;
  const ref = (): number => {
    const n = next();
    place += signed(n >> 1);
    return n & 1 ? ~place : place;
  };
  return { lines, shapes: times(() => times(() => times(ref))) };
}

/** The closed ring that some lines make, each beginning where the one before it ends or, along the frame, straight across from there. */
export function ringOf(refs: readonly number[], lines: readonly Int32Array[]): Int32Array {
  const ring: number[] = [];
  const add = (x: number, y: number) => {
    if (x !== ring.at(-2) || y !== ring.at(-1)) ring.push(x, y);
  };
  for (const ref of refs) {
    const line = lines[ref < 0 ? ~ref : ref]!;
    for (let i = 0; i < line.length; i += 2) {
      const from = ref < 0 ? line.length - 2 - i : i;
      add(line[from]!, line[from + 1]!);
    }
  }
  add(ring[0]!, ring[1]!);
  return Int32Array.from(ring);
}
