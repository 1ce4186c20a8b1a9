import { toDay, type AreaCount, type Filters, type Population, type Rate } from '@seesac/contract';
import { populationOf, ratedDays, rateOf } from '@seesac/contract/rates.js';

/** An area of a choropleth, as far as its form goes. */
export interface Ground {
  readonly code: string;
  /** x, y, x, y … on the grid; even-odd. */
  readonly rings: readonly Int32Array[];
}

/** What a choropleth says of one area. */
export interface Figure {
  readonly count: number;
  /** Undefined where it is not known how many people live there. */
  readonly rate?: Rate | undefined;
}

/** What it says of all: by code of the area, and how many incidents are in none that is drawn. */
export interface Figures { readonly byArea: ReadonlyMap<string, Figure>; readonly elsewhere: number }

/** What rates are taken from, where the page has the columns: populations and the days of the data. */
export interface Basis { readonly table: readonly Population[]; readonly filters: Filters; readonly data: { readonly from: string | null; readonly to: string | null } }

/**
 * Counts by drawn area. Several codes may mean one: their numbers add up. A rate is that of the service where one code alone means the area; of several, or of columns in
 * the page, it is taken from the populations of all codes that mean the area, and only where each code with incidents has one.
 * @param areaOf code of the drawn area that a code of the data means
 */
export function figuresOf(counts: readonly AreaCount[], areaOf: (code: string) => string | undefined, basis?: Basis): Figures {
  const parts = new Map<string, AreaCount[]>();
  let elsewhere = 0;
  for (const row of counts) {
    const area = areaOf(row.code);
    if (area === undefined) elsewhere += row.count;
    else parts.set(area, [...(parts.get(area) ?? []), row]);
  }
  const days = basis && ratedDays(basis.filters, basis.data);
  const known = new Map<string, Map<string, number>>();
  for (const code of new Set(days && basis.table.map(({ area }) => area))) {
    const area = areaOf(code);
    if (area !== undefined) known.set(area, new Map([...(known.get(area) ?? []), [code, populationOf(basis!.table, code, days!.from, days!.to)!]]));
  }
  const rated = (area: string, rows: readonly AreaCount[], count: number): Rate | undefined => {
    const [row] = rows;
    if (!basis) return rows.length === 1 && row!.rate !== undefined ? { rate: row!.rate, interval: row!.interval!, ...(row!.few && { few: true }) } : undefined;
    const people = known.get(area);
    if (!days || !people || !rows.every(({ code }) => people.has(code))) return undefined;
    return rateOf(count, [...people.values()].reduce((sum, n) => sum + n, 0), toDay(days.to) - toDay(days.from) + 1);
  };
  const byArea = new Map([...parts].map(([area, rows]): [string, Figure] => {
    const count = rows.reduce((sum, row) => sum + row.count, 0);
    return [area, { count, rate: rated(area, rows, count) }];
  }));
  return { byArea, elsewhere };
}

/** Whether a position on the grid lies in an area. */
export function isIn({ rings }: Ground, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

/** Edges of an area on the grid. */
export interface Extent { readonly west: number; readonly north: number; readonly east: number; readonly south: number }

export function extentOf({ rings }: Ground): Extent {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      [west, east] = [Math.min(west, ring[i]!), Math.max(east, ring[i]!)];
      [north, south] = [Math.min(north, ring[i + 1]!), Math.max(south, ring[i + 1]!)];
    }
  }
  return { west, north, east, south };
}

/**
 * A position in what of an area lies in a view, as deep in it as a few lines across can tell: the middle of the longest stretch inside on eleven of them.
 * Undefined where nothing of it is in the view.
 */
export function spotIn(ground: Ground, view: Extent): readonly [x: number, y: number] | undefined {
  const own = extentOf(ground);
  const [west, north, east, south] = [Math.max(own.west, view.west), Math.max(own.north, view.north), Math.min(own.east, view.east), Math.min(own.south, view.south)];
  let best: readonly [x: number, y: number] | undefined;
  let longest = 0;
  if (west >= east || north >= south) return undefined;
  for (let line = 1; line <= 11; line++) {
    const y = north + ((south - north) * line) / 12;
    const cuts: number[] = [];
    for (const ring of ground.rings) {
      for (let i = 2; i < ring.length; i += 2) {
        const [x1, y1, x2, y2] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
        if (y1 > y !== y2 > y) cuts.push(Math.max(west, Math.min(east, x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))));
      }
    }
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i += 2) {
      // A stretch near the middle line wins over one as long at the edge.
      const length = (cuts[i]! - cuts[i - 1]!) * (1 - Math.abs(line - 6) / 24);
      if (length > longest) [longest, best] = [length, [(cuts[i]! + cuts[i - 1]!) / 2, y]];
    }
  }
  return best;
}
