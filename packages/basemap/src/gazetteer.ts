import { PLACES } from './gazetteer-data.js';

export { GAZETTEER_ATTRIBUTION } from './attribution.js';

/** One place: `names[0]` is its name, the others are alternates. Rank 0 is a capital, 3 the seat of a third-level unit, 4 and more no seat. */
interface Place { rank: number; point: [number, number]; names: string[] }

/** Beyond this distance, in degrees (about 10 km), two places of one name and one rank are two places. */
const APART = 0.1;

/** Names are compared without case, marks and punctuation. */
const keyOf = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

let byName: Map<string, Place[]> | undefined;

/** Places by jurisdiction and any of their names, best rank first; read from the data at the first question. */
function gazetteer(): Map<string, Place[]> {
  if (byName) return byName;
  byName = new Map();
  for (const line of PLACES.split('\n')) {
    const [jurisdiction, rank, lon, lat, ...names] = line.split('|');
    const place: Place = { rank: Number(rank), point: [Number(lon), Number(lat)], names };
    for (const key of new Set(names.map((name) => `${jurisdiction} ${keyOf(name)}`))) {
      const known = byName.get(key);
      if (known) known.push(place);
      else byName.set(key, [place]);
    }
  }
  return byName;
}

/** The places that a name may mean; a name may hold two forms (`Pejë / Peć`). Those that bear it as their own name come before those that have it as an alternate. */
function placesOf(jurisdiction: string, name: string): Place[] {
  const forms = name.split('/').map(keyOf).filter(Boolean);
  const found = [...new Set(forms.flatMap((form) => gazetteer().get(`${jurisdiction} ${form}`) ?? []))];
  const isOwn = ({ names }: Place) => forms.includes(keyOf(names[0]!));
  return found.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.rank - b.rank);
}

/**
 * Other names of a place, in Latin and Cyrillic script, for search: `Peć` is also `Pejë` and `Peja`. All places of that name count, so that nothing is missed.
 * @param jurisdiction one of the seven codes; any other has no places
 * @param name as a source gives it, in any case and with or without marks
 */
export function alternatesOf(jurisdiction: string, name: string): readonly string[] {
  const own = new Set(name.split('/').map(keyOf));
  return [...new Set(placesOf(jurisdiction, name).flatMap(({ names }) => names))].filter((other) => !own.has(keyOf(other)));
}

/**
 * Where the seat of a municipality (or the settlement) of a name lies: `[longitude, latitude]` in degrees, to 3 decimals; `null` where the gazetteer has none of
 * that name, or several of equal rank that lie apart. A place is never guessed.
 */
export function seatOf(jurisdiction: string, name: string): [number, number] | null {
  const [first, ...others] = placesOf(jurisdiction, name);
  if (!first) return null;
  const isOwn = ({ names }: Place) => name.split('/').map(keyOf).includes(keyOf(names[0]!));
  const rivals = others.filter((place) => place.rank === first.rank && isOwn(place) === isOwn(first));
  const near = ({ point: [lon, lat] }: Place) => Math.abs(lon - first.point[0]) <= APART && Math.abs(lat - first.point[1]) <= APART;
  return rivals.every(near) ? [...first.point] : null;
}

