import { geoContains, geoDistance } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Jurisdiction } from '../src/index.ts';
import { outlines } from '../src/outlines.ts';

/** The same questions answered by d3-geo on the sphere and by brute force, from topojson-client's decoding. */
const topology = outlines() as unknown as Topology<{ jurisdictions: GeometryCollection; neighbours: GeometryCollection }>;
const layer = (name: 'jurisdictions' | 'neighbours') => (feature(topology, topology.objects[name]) as FeatureCollection<MultiPolygon>).features;
export const seven = layer('jurisdictions');
export const JURISDICTIONS = seven.map((f) => f.id as Jurisdiction);
export const neighbours = layer('neighbours');
export const area = topology.bbox as [number, number, number, number];

interface Shape { code: string; feature: Feature<MultiPolygon>; box: readonly [number, number, number, number] }

const shapes: Shape[] = [...seven, ...neighbours].map((f) => {
  const points = f.geometry.coordinates.flat(2);
  const [lons, lats] = [points.map((p) => p[0]!), points.map((p) => p[1]!)];
  return { code: String(f.id), feature: f, box: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] };
});

/** Codes of the outlines that hold a point. */
export function holders(lon: number, lat: number): string[] {
  return shapes
    .filter(({ box: [west, south, east, north] }) => lon >= west - 1 && lon <= east + 1 && lat >= south - 1 && lat <= north + 1)
    .filter((shape) => geoContains(shape.feature, [lon, lat]))
    .map(({ code }) => code);
}

/** Distance to the nearest of the points that lie at most `step` km apart on an outline's edges, for edges with an end within 1.5°; `Infinity` where there is none. */
export function sampledKm(code: string, lon: number, lat: number, step = 0.2): number {
  let best = Infinity;
  for (const ring of shapes.find((shape) => shape.code === code)!.feature.geometry.coordinates.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      if (![a, b].some((p) => Math.abs(p[0]! - lon) < 1.5 && Math.abs(p[1]! - lat) < 1.5)) continue;
      const pieces = Math.max(1, Math.ceil(km(a, b) / step));
      for (let k = 0; k <= pieces; k++) best = Math.min(best, km([lon, lat], [a[0]! + ((b[0]! - a[0]!) * k) / pieces, a[1]! + ((b[1]! - a[1]!) * k) / pieces]));
    }
  }
  return best;
}

export const codes = shapes.map(({ code }) => code);

const km = (a: Position, b: Position) => geoDistance(a as [number, number], b as [number, number]) * 6371.0088;
