import { Cover, Shore } from './edges.js';
import { outlines } from './outlines.js';
import type { Outline, Topology } from './topology.js';

/** Codes of the seven jurisdictions, as everywhere in the platform; `XK` is Kosovo*. Written out here because this package depends on no other. */
export type Jurisdiction = 'AL' | 'BA' | 'XK' | 'MD' | 'ME' | 'MK' | 'RS';

/** How far from its outline a point on a coast or beside a coarse border may lie and still belong to a jurisdiction, km. */
export const SHORE_KM = 10;

/** Where a point is. */
export interface Located {
  code: Jurisdiction | 'outside';
  /** Distance to that jurisdiction's outline, or to the nearest of the seven for `outside`, km; 0 inside. */
  distanceKm: number;
  /**
   * ISO 3166-1 alpha-2 code of the neighbour that holds the point, or whose shore is nearer to it than that of any of the seven which is within {@link SHORE_KM}.
   * Known between 12 and 41° E, 38.5 and 53° N; never one of the seven.
   */
  neighbour?: string;
}

interface Atlas {
  cover: Cover;
  /** The seven and the neighbours, in the cover's order. */
  codes: readonly string[];
  shores: ReadonlyMap<Jurisdiction, Shore>;
  allSeven: Shore;
  neighbours: readonly (readonly [string, Shore])[];
}

let atlas: Atlas | undefined;

/** Decoded on the first question, so that importing the module costs nothing. */
function theAtlas(): Atlas {
  return (atlas ??= decode(outlines()));
}

function decode(topology: Topology): Atlas {
  const [seven, neighbours] = [topology.objects.jurisdictions.geometries, topology.objects.neighbours.geometries];
  const shore = (outline: Outline) => [outline.id, new Shore(topology, [outline])] as const;
  return {
    cover: new Cover(topology, [...seven, ...neighbours]),
    codes: [...seven, ...neighbours].map((outline) => outline.id),
    shores: new Map(seven.map(shore)) as Map<string, Shore> as Map<Jurisdiction, Shore>,
    allSeven: new Shore(topology, seven),
    neighbours: neighbours.map(shore),
  };
}

/**
 * The jurisdiction that a point in degrees (WGS 84) belongs to: the outline that holds it, a neighbour's too; else, on a coast, the nearest outline within
 * {@link SHORE_KM} (a point nearer to a neighbour's shore than to any of the seven is that neighbour's). Throws a RangeError for what is no point on the Earth.
 */
export function locate(lon: number, lat: number): Located {
  check(lon, lat);
  const { cover, codes, shores, allSeven, neighbours } = theAtlas();
  const held = codes[cover.find(lon, lat)];
  if (shores.has(held as Jurisdiction)) return { code: held as Jurisdiction, distanceKm: 0 };
  if (held !== undefined) return { code: 'outside', distanceKm: allSeven.distanceKm(lon, lat), neighbour: held };

  const distanceKm = allSeven.distanceKm(lon, lat);
  const own = distanceKm > SHORE_KM ? undefined : nearest(shores, lon, lat);
  if (own === undefined) return { code: 'outside', distanceKm };
  const other = nearest(neighbours, lon, lat, own.distanceKm);
  return other === undefined ? own : { code: 'outside', distanceKm, neighbour: other.code };
}

/**
 * Distance in km from a point in degrees to a jurisdiction's outline, 0 inside; accuracy as in {@link Shore.distanceKm}. Throws a RangeError for what is no point
 * on the Earth or no jurisdiction of the platform.
 */
export function distanceToKm(code: Jurisdiction, lon: number, lat: number): number {
  check(lon, lat);
  const { cover, codes, shores } = theAtlas();
  const shore = shores.get(code);
  if (shore === undefined) throw new RangeError(`no jurisdiction of the platform has the code ${JSON.stringify(code)}`);
  return codes[cover.find(lon, lat)] === code ? 0 : shore.distanceKm(lon, lat);
}

/** The nearest of some outlines, where one is within reach. */
function nearest<C extends string>(shores: Iterable<readonly [C, Shore]>, lon: number, lat: number, withinKm = SHORE_KM) {
  let found: { code: C; distanceKm: number } | undefined;
  for (const [code, shore] of shores) {
    const limit = found?.distanceKm ?? withinKm;
    const distanceKm = shore.distanceKm(lon, lat, limit);
    if (distanceKm < limit) found = { code, distanceKm };
  }
  return found;
}

function check(lon: number, lat: number): void {
  if (!Number.isFinite(lon) || Math.abs(lon) > 180) throw new RangeError(`longitude must be a number from -180 to 180, got ${lon}`);
  if (!Number.isFinite(lat) || Math.abs(lat) > 90) throw new RangeError(`latitude must be a number from -90 to 90, got ${lat}`);
}
