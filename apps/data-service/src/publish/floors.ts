import { seatOf } from '@seesac/basemap/gazetteer.js';
import type { Incident, IncidentChange, IncidentPlace, PlacePrecision } from '@seesac/contract';

/**
 * The privacy floors: what of a record is published. The store keeps the whole record; whatever leaves by a snapshot goes through {@link publicIncident} and
 * {@link publicChange}. The rules and their sources are explained in `docs/privacy.md`.
 */

/** Grows with every change of the rules below, so that what was published under older ones is encoded again. */
export const FLOORS_VERSION = 1;

/** Decimals of a degree that are published: about a metre. More is the noise of a conversion, or tells which row of a register it is. */
const DECIMALS = 5;

/** What decides about an incident's floors. */
export type Sensitive = Pick<Incident, 'type' | 'tags' | 'people' | 'counts' | 'ranges'>;

/** `place`: known to the municipality at most. `text`: its summaries are withheld. */
export interface Floors { place: boolean; text: boolean }

const hasSuicide = ({ type, counts, ranges, people }: Sensitive): boolean =>
  type === 'suicide' || (counts.suicide ?? 0) > 0 || (ranges?.suicide?.max ?? 0) > 0 || people.some(({ outcome }) => outcome === 'suicide');
const hasMinor = ({ tags, people }: Sensitive): boolean => tags.includes('minor_involved') || people.some(({ age }) => age === '0_18');

/** The floors of an incident, whatever its status. */
export function floorsOf(incident: Sensitive): Floors {
  const text = hasSuicide(incident) || hasMinor(incident);
  return { place: text || incident.type === 'domestic_violence', text };
}

const FINE: readonly (PlacePrecision | null)[] = ['exact', 'vicinity', 'locality', null];
const round = (degrees: number): number => Math.round(degrees * 10 ** DECIMALS) / 10 ** DECIMALS;

/** A place down to its municipality: the point is the seat of it where the gazetteer knows one, so that incidents of one municipality have one point. */
function floored(place: IncidentPlace, jurisdiction: Incident['jurisdiction']): IncidentPlace {
  const { settlement: _withheld, ...rest } = place;
  const { municipality, admin1, point, precision } = place;
  const known = municipality !== undefined ? 'municipality' : admin1 !== undefined ? 'region' : 'jurisdiction';
  const isFine = FINE.includes(precision) && (precision !== null || point !== null);
  const coarse = isFine || (precision === 'municipality' && municipality === undefined) ? known : precision;
  return { ...rest, precision: coarse, point: coarse === 'municipality' && municipality !== undefined ? seatOf(jurisdiction, municipality) : null };
}

/** The record as it is published. What is public already stays as it is. */
export function publicIncident(incident: Incident): Incident {
  const floors = floorsOf(incident);
  const { place, jurisdiction, summary } = incident;
  const where = floors.place ? floored(place, jurisdiction) : place.point ? { ...place, point: [round(place.point[0]), round(place.point[1])] as [number, number] } : place;
  return { ...incident, place: where, summary: floors.text ? {} : summary };
}

const PLACE_FIELDS = ['place.point', 'place.precision', 'place.settlement'];

/** An entry of the ledger as it is published, under the floors that its incident has now: that a withheld field changed is told, what it says is not. */
export function publicChange(change: IncidentChange, floors: Floors): IncidentChange {
  const withheld = (floors.place && PLACE_FIELDS.includes(change.field)) || (floors.text && /^summary(\.|$)/.test(change.field));
  if (withheld) return { ...change, from: null, to: null, withheld: true };
  return change.field === 'place.point' ? { ...change, from: rounded(change.from), to: rounded(change.to) } : change;
}

const rounded = (point: unknown): unknown => (Array.isArray(point) ? point.map((degrees) => round(degrees as number)) : point);
