import {
  JURISDICTIONS, fromDay, toDay, type Area, type DatePrecision, type IncidentDate, type IncidentPlace, type IncidentType, type PartOfDay,
  type PlacePrecision, type PlaceType,
} from '@seesac/contract';
import { dealDeck, type Draft } from './draft.js';
import { PLACES, type Place } from './places.generated.js';
import { apportion, type Random } from './random.js';

type Places = Partial<Record<PlaceType, number>>;
/** Of 1,542 seizures in 2022: urban and rural, home and street (seiz_2022); the other places, and the unknown areas of other years, are invented. */
const SEIZURE_AREAS_2022 = { urban: 1004, rural: 538 };
const SEIZURE_AREAS = { urban: 60, rural: 33, unknown: 7 };
const SEIZURE_PLACES: Places = {
  home_yard: 600, street: 345, vehicle: 186, border: 108, nature: 62, hospitality: 52, workplace: 44, institution: 13, other: 38, unknown: 94,
};
/** Of 65 accidents in 2022, 36 % at home, of those whose place is known (acc_2022). */
const ACCIDENT_PLACES: Places = { home_yard: 22, street: 8, nature: 14, hospitality: 4, workplace: 5, vehicle: 3, institution: 2, other: 3, unknown: 4 };

const USED_PLACES: Readonly<Partial<Record<IncidentType, Places>>> = {
  criminal_context: { street: 38, workplace: 20, vehicle: 16, home_yard: 10, hospitality: 8, other: 3, unknown: 5 },
  public_dispute: { street: 40, hospitality: 24, home_yard: 12, workplace: 5, school: 1, vehicle: 5, nature: 3, unknown: 10 },
  undetermined_shooting: { street: 42, home_yard: 12, vehicle: 8, hospitality: 7, nature: 3, unknown: 28 },
  domestic_violence: { home_yard: 80, street: 8, vehicle: 3, unknown: 9 },
  celebratory_shooting: { street: 32, home_yard: 28, hospitality: 24, vehicle: 8, unknown: 8 },
  suicide: { home_yard: 65, nature: 8, vehicle: 4, institution: 3, unknown: 20 },
  weapon_theft: { home_yard: 60, vehicle: 10, institution: 10, workplace: 10, unknown: 10 },
  animal_shooting: { street: 35, home_yard: 30, nature: 30, unknown: 5 },
  police_altercation: { street: 45, home_yard: 22, vehicle: 15, border: 5, unknown: 13 },
};
const OTHER_PLACES: Places = { street: 35, home_yard: 20, school: 4, institution: 8, other: 8, unknown: 25 };

/** Area and kind of place of the incidents of a year. */
export function dealSettings(year: number, drafts: readonly Draft[], random: Random): void {
  const seizures = drafts.filter((d) => d.type === 'weapon_seizure');
  dealDeck<Draft, Area>(seizures, apportion(seizures.length, year === 2022 ? SEIZURE_AREAS_2022 : SEIZURE_AREAS), random, (d, area) => (d.area = area));
  dealDeck(seizures, apportion(seizures.length, SEIZURE_PLACES), random, (d, place) => (d.placeType = place));
  const accidents = drafts.filter((d) => d.type === 'accidental_shooting');
  dealDeck(accidents, apportion(accidents.length, ACCIDENT_PLACES), random, (d, place) => (d.placeType = place));
  for (const draft of drafts) {
    if (draft.type === 'weapon_seizure') continue;
    const outdoors = draft.type === 'celebratory_shooting' || draft.type === 'accidental_shooting';
    draft.area = random.key<Area>(outdoors ? { urban: 45, rural: 45, unknown: 10 } : { urban: 62, rural: 28, unknown: 10 });
    if (draft.type !== 'accidental_shooting') draft.placeType = random.key(USED_PLACES[draft.type] ?? OTHER_PLACES);
  }
}

const BY_JURISDICTION = new Map(JURISDICTIONS.map((j) => [j, PLACES.filter((p) => p.jurisdiction === j)]));

/** A town: large ones more often, but less than by their people. */
export function placeOf(draft: Draft, random: Random): Place {
  const own = BY_JURISDICTION.get(draft.jurisdiction)!.filter((p) => !draft.region || p.admin1 === draft.region);
  return random.pick(own, (p) => p.population ** 0.7);
}

const PRECISIONS: Readonly<Partial<Record<PlacePrecision, number>>> = { exact: 12, vicinity: 20, locality: 45, municipality: 17, region: 3, jurisdiction: 3 };
/** Domestic violence, suicides and incidents with a minor are never shown finer than the municipality. */
const SENSITIVE_PRECISIONS: Readonly<Partial<Record<PlacePrecision, number>>> = { municipality: 88, region: 8, jurisdiction: 4 };
/** Largest distance of a point from the point of its town, in km: anywhere in the town, as exactly as the decimals say; a municipality is its own point. */
const SPREAD_KM: Readonly<Partial<Record<PlacePrecision, number>>> = { exact: 1, vicinity: 1, locality: 1, municipality: 0 };
const DECIMALS: Readonly<Partial<Record<PlacePrecision, number>>> = { exact: 4, vicinity: 3, locality: 3, municipality: 3 };

/** Where an incident happened, as exactly as its kind allows. Some sources in Serbia and North Macedonia write Cyrillic. */
export function locatedPlace(draft: Draft, place: Place, sensitive: boolean, random: Random): IncidentPlace {
  const { jurisdiction: _, ...regional } = sensitive ? SENSITIVE_PRECISIONS : PRECISIONS;
  const precision = random.key(draft.region ? regional : sensitive ? SENSITIVE_PRECISIONS : PRECISIONS);
  const base = { precision, point: null, area: draft.area, type: draft.placeType };
  if (precision === 'jurisdiction') return base;
  if (precision === 'region') return { admin1: place.admin1, ...base };
  const name = place.cyrillic && random.chance(place.jurisdiction === 'MK' ? 0.5 : 0.15) ? place.cyrillic : place.name;
  const [lon, lat] = place.point;
  const [angle, km] = [random.next() * 2 * Math.PI, Math.sqrt(random.next()) * SPREAD_KM[precision]!];
  const round = (degrees: number) => Number(degrees.toFixed(DECIMALS[precision]));
  const point: [number, number] = [round(lon + (km * Math.sin(angle)) / (111.32 * Math.cos((lat * Math.PI) / 180))), round(lat + (km * Math.cos(angle)) / 110.57)];
  return { admin1: place.admin1, municipality: name, ...(precision === 'municipality' ? {} : { settlement: name }), ...base, point };
}

/** Weight of a day: weekends for celebrations and disputes, weekdays for seizures, and the two nights of the new year for celebrations. */
function dayWeight(type: IncidentType, day: number): number {
  const weekday = (day + 4) % 7;
  const weekend = weekday === 0 || weekday === 6;
  const monthDay = fromDay(day).slice(5);
  if (type === 'celebratory_shooting') return (weekend ? 2.6 : 1) * (monthDay === '12-31' || monthDay === '01-01' ? 6 : 1);
  if (type === 'weapon_seizure') return weekend ? 0.75 : 1.1;
  return weekend ? 1.15 : 1;
}

/** The weights of the days of a span, added up, by type of incident. */
const sums = new Map<string, number[]>();
function daySums(type: IncidentType, first: number, last: number): number[] {
  const key = `${type}/${first}/${last}`;
  let own = sums.get(key);
  if (!own) {
    let sum = 0;
    sums.set(key, (own = Array.from({ length: last - first + 1 }, (_, i) => (sum += dayWeight(type, first + i)))));
  }
  return own;
}

const DATE_PRECISIONS: Readonly<Partial<Record<DatePrecision, number>>> = { day: 965, range: 18, week: 11, month: 6 };
const PARTS_OF_DAY: Readonly<Record<PartOfDay, number>> = { night: 24, morning: 20, afternoon: 26, evening: 30 };

/** When an incident happened: a day of its unit; sometimes only the days, the week or the month within it are known. */
export function datedWithin(draft: Draft, random: Random): IncidentDate {
  const { from, to } = draft.within ?? draft.unit;
  const [first, last] = [toDay(from), toDay(to)];
  const weights = daySums(draft.type, first, last);
  const at = random.next() * weights.at(-1)!;
  const day = first + weights.findIndex((sum) => sum > at);
  const precision = random.key(DATE_PRECISIONS);
  let [start, end] = [day, day];
  if (precision === 'range') end = day + random.int(1, 5);
  else if (precision === 'week') [start, end] = [day - ((day + 3) % 7), day - ((day + 3) % 7) + 6];
  else if (precision === 'month') {
    start = toDay(`${fromDay(day).slice(0, 7)}-01`);
    end = toDay(`${fromDay(start + 31).slice(0, 7)}-01`) - 1;
  }
  // Outside the unit the incident would be counted in another one: then the day is known after all.
  if (precision !== 'day' && start >= first && end <= last) return { start: fromDay(start), end: fromDay(end), precision };
  return { start: fromDay(day), end: fromDay(day), precision: 'day', ...(random.chance(0.45) ? { partOfDay: random.key(PARTS_OF_DAY) } : {}) };
}
