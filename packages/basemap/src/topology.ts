/** A closed ring or a piece of one, as numbers of arcs; `~n` is arc `n` read backwards. */
type ArcRing = readonly number[];

/** One outline: an ISO 3166-1 alpha-2 code and its polygons, each with its holes. */
export interface Outline { type: 'MultiPolygon'; id: string; arcs: readonly (readonly ArcRing[])[] }

/** What `outlines.ts` holds: a quantized TopoJSON topology with two layers. */
export interface Topology {
  type: 'Topology';
  /** West, south, east, north in degrees; neighbours are cut off there. */
  bbox: readonly [number, number, number, number];
  transform: { scale: readonly [number, number]; translate: readonly [number, number] };
  objects: Record<'jurisdictions' | 'neighbours', { type: 'GeometryCollection'; geometries: readonly Outline[] }>;
  /** The first point of an arc is absolute, each further one is a step. */
  arcs: readonly (readonly (readonly [number, number])[])[];
}

/** Points of an arc in degrees: longitude and latitude in turn. */
export function decodeArc({ arcs, transform: { scale, translate } }: Topology, index: number): Float64Array {
  const arc = arcs[index]!;
  const out = new Float64Array(arc.length * 2);
  let x = 0;
  let y = 0;
  arc.forEach(([dx, dy], i) => {
    out[2 * i] = (x += dx) * scale[0] + translate[0];
    out[2 * i + 1] = (y += dy) * scale[1] + translate[1];
  });
  return out;
}

/** The arcs of an outline, each once, whatever its direction. */
export const arcsOf = (outline: Outline): number[] => [...new Set(outline.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc)))];
