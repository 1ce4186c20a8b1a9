import { lonScale, greatCircleKm } from './geodesy.js';
import { arcsOf, decodeArc, type Outline, type Topology } from './topology.js';

/** Height of a band of latitude, degrees: about as many edges in a band as are worth testing one by one. */
const BAND = 0.05;
/** Edges under one bounding box. */
const CHUNK = 32;

/** Numbers of an edge: longitude and latitude of both ends. */
type Ends = Float64Array;

/**
 * Which outlines hold a point, for up to 31 outlines at once.
 *
 * An edge knows the outlines on its two sides as bits. A ray to the east flips those bits at each edge it crosses, so one pass over the edges of a narrow band of
 * latitude is the even-odd test of every outline; and since a shared border is one edge, no point is in two outlines or falls between them.
 */
export class Cover {
  readonly #bbox: Topology['bbox'];
  readonly #ends: Ends;
  readonly #sides: Int32Array;
  readonly #bands: readonly Int32Array[];

  constructor(topology: Topology, outlines: readonly Outline[]) {
    if (outlines.length > 31) throw new RangeError(`at most 31 outlines fit in one cover, got ${outlines.length}`);
    this.#bbox = topology.bbox;
    const sidesOf = new Map<number, number>();
    outlines.forEach((outline, bit) => {
      for (const arc of arcsOf(outline)) sidesOf.set(arc, (sidesOf.get(arc) ?? 0) | (1 << bit));
    });
    const sides: number[] = [];
    const ends: number[] = [];
    const bands: number[][] = [];
    for (const [arc, bits] of sidesOf) {
      for (const edge of edgesOf(decodeArc(topology, arc))) {
        const [low, high] = [edge[1], edge[3]].sort((a, b) => a - b) as [number, number];
        for (let band = this.#band(low); band <= this.#band(high); band++) (bands[band] ??= []).push(sides.length);
        sides.push(bits);
        ends.push(...edge);
      }
    }
    this.#sides = Int32Array.from(sides);
    this.#ends = Float64Array.from(ends);
    this.#bands = Array.from(bands, (edges) => Int32Array.from(edges ?? []));
  }

  #band(lat: number): number {
    return Math.floor((lat - this.#bbox[1]) / BAND);
  }

  /** Place in the list of the outline that holds the point, -1 if none does. */
  find(lon: number, lat: number): number {
    const [west, south, east, north] = this.#bbox;
    if (lon < west || lon > east || lat < south || lat > north) return -1;
    let held = 0;
    for (const edge of this.#bands[this.#band(lat)] ?? []) {
      const at = edge * 4;
      const [x1, y1, x2, y2] = [this.#ends[at]!, this.#ends[at + 1]!, this.#ends[at + 2]!, this.#ends[at + 3]!];
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) * (x2 - x1)) / (y2 - y1)) held ^= this.#sides[edge]!;
    }
    return held === 0 ? -1 : 31 - Math.clz32(held);
  }
}

/** Edges of one or more outlines under bounding boxes, for the distance to the nearest. */
export class Shore {
  /** West, south, east, north of each chunk. */
  readonly #boxes: Float64Array;
  readonly #chunks: readonly Ends[];

  constructor(topology: Topology, outlines: readonly Outline[]) {
    const arcs = new Set(outlines.flatMap(arcsOf));
    this.#chunks = [...arcs].flatMap((arc) => chunksOf(edgesOf(decodeArc(topology, arc))));
    this.#boxes = Float64Array.from(this.#chunks.flatMap(boxOf));
  }

  /**
   * Distance in km from a point to the nearest edge, or `Infinity` if that is farther than `withinKm`.
   *
   * The nearest point of an edge is sought on a plane with the point's own scale of longitude, the way to it is measured on the sphere: off by less than 0.5 % up to
   * 100 km (sphere against ellipsoid included), and by a few per cent at 1,000 km.
   */
  distanceKm(lon: number, lat: number, withinKm = Infinity): number {
    const scale = lonScale(lat);
    // A degree of latitude has 111.2 km; 110 leaves room for what the plane is off.
    let best = (withinKm / 110) ** 2;
    let nearest: [number, number] | undefined;
    const first = this.#nearestBox(lon, lat, scale);
    for (let step = 0; step < this.#chunks.length; step++) {
      const index = (first + step) % this.#chunks.length;
      if (this.#boxDistance(index, lon, lat, scale) >= best) continue;
      const chunk = this.#chunks[index]!;
      for (let at = 0; at < chunk.length; at += 4) {
        const [x1, y1] = [(chunk[at]! - lon) * scale, chunk[at + 1]! - lat];
        const [dx, dy] = [(chunk[at + 2]! - chunk[at]!) * scale, chunk[at + 3]! - chunk[at + 1]!];
        const length = dx * dx + dy * dy;
        const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
        const [x, y] = [x1 + t * dx, y1 + t * dy];
        if (x * x + y * y >= best) continue;
        best = x * x + y * y;
        nearest = [chunk[at]! + t * (chunk[at + 2]! - chunk[at]!), lat + y];
      }
    }
    if (nearest === undefined) return Infinity;
    const km = greatCircleKm(lon, lat, ...nearest);
    return km > withinKm ? Infinity : km;
  }

  /** Where to begin, so that most other boxes are farther than what is found already. */
  #nearestBox(lon: number, lat: number, scale: number): number {
    let first = 0;
    let least = Infinity;
    for (let index = 0; index < this.#chunks.length && least > 0; index++) {
      const distance = this.#boxDistance(index, lon, lat, scale);
      if (distance < least) [least, first] = [distance, index];
    }
    return first;
  }

  /** Square of the distance to a box on the plane, in degrees of latitude. */
  #boxDistance(index: number, lon: number, lat: number, scale: number): number {
    const at = index * 4;
    const x = Math.max(this.#boxes[at]! - lon, 0, lon - this.#boxes[at + 2]!) * scale;
    const y = Math.max(this.#boxes[at + 1]! - lat, 0, lat - this.#boxes[at + 3]!);
    return x * x + y * y;
  }
}

type Edge = [number, number, number, number];

function edgesOf(points: Float64Array): Edge[] {
  return Array.from({ length: points.length / 2 - 1 }, (_, i) => Array.from(points.subarray(2 * i, 2 * i + 4)) as Edge);
}

function chunksOf(edges: readonly Edge[]): Ends[] {
  return Array.from({ length: Math.ceil(edges.length / CHUNK) }, (_, i) => Float64Array.from(edges.slice(i * CHUNK, (i + 1) * CHUNK).flat()));
}

function boxOf(chunk: Ends): number[] {
  const [lons, lats] = [0, 1].map((axis) => chunk.filter((_, i) => i % 2 === axis)) as [Ends, Ends];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
