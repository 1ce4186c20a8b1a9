import {
  AGE_GROUPS, COUNTED_OUTCOMES, JURISDICTION_CODES, MULTI_VALUES, OUTCOMES, periodsBetween, POSSESSIONS, ROLES, SEXES, TYPE_OF_SUBTYPE, TYPES_OF_LENS, WEAPON_SIZES, WEAPONS,
  type AreaCount, type AreaLevel, type FacetValue, type Filters, type Incident, type IncidentWeapon, type IsoDate, type MultiKey, type Outcomes, type PeopleCount, type PlaceSuggestion, type SeriesPoint,
  type SeriesStep, type Sort, type WeaponsTable,
} from '@seesac/contract';
import { isQuoted, QUERIES, WORDS } from './generate.ts';

// What the index must answer, found by looking at each incident: written from the definitions, with none of the index's code.

const some = (asked: readonly string[] | undefined, has: (value: string) => boolean): boolean => !asked || asked.some(has);
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

export function hasOutcome({ counts, people }: Incident, outcome: string): boolean {
  if (outcome === 'unharmed') return people.some((p) => p.outcome === 'unharmed');
  const reported = [counts.killed, counts.injured, counts.threatened, counts.suicide].some((n) => n !== null)
    || people.some((p) => ['killed', 'injured', 'threatened', 'suicide'].includes(p.outcome));
  if (outcome === 'unknown') return !reported;
  return (counts[outcome as 'killed'] ?? 0) >= 1 || people.some((p) => p.outcome === outcome);
}

const wordsOf = (texts: readonly (string | undefined)[]): string[] => texts.join(' ').split(' ').flatMap((word) => WORDS[word] ?? []);
const placeWords = ({ place }: Incident): string[] => wordsOf([place.settlement, place.municipality, place.admin1]);
/** The words of a query that are one of some words. */
const wholeHits = (words: readonly string[], q: string): string[] => q.split(' ').filter((word) => QUERIES[word]!.some((one) => words.includes(one)));
/** The words of a query that begin one of some words, or are one where they are quoted. */
const hits = (words: readonly string[], q: string): string[] =>
  q.split(' ').filter((word) => QUERIES[word]!.some((start) => words.some((w) => (isQuoted(word) ? w === start : w.startsWith(start)))));
const says = (incident: Incident, q: string): boolean =>
  hits([...placeWords(incident), ...wordsOf(Object.values(incident.summary))], q).length === q.split(' ').length;

export function matches(incident: Incident, f: Filters): boolean {
  const { place, date, type, subtype, weapons, people } = incident;
  if (incident.status === 'withdrawn' || incident.status === 'merged') return false;
  if (f.from && date.start < f.from) return false;
  if (f.to && date.start > f.to) return false;
  if (f.lens && !TYPES_OF_LENS[f.lens].includes(type)) return false;
  if (f.bbox) {
    if (!place.point) return false;
    const [lon, lat] = place.point.map(round) as [number, number];
    const [west, south, east, north] = f.bbox.map(round) as [number, number, number, number];
    if (lon < west || lon > east || lat < south || lat > north) return false;
  }
  return some(f.jurisdiction, (v) => incident.jurisdiction === v)
    && some(f.type, (v) => (v in TYPE_OF_SUBTYPE ? subtype === v : type === v))
    && some(f.weapon, (v) => (v === 'unknown' && weapons.length === 0) || weapons.some((w) => w.category === v))
    && some(f.possession, (v) => (v === 'unknown' && weapons.length === 0) || weapons.some((w) => w.possession === v))
    && some(f.outcome, (v) => hasOutcome(incident, v))
    && some(f.sex, (v) => (v === 'unknown' && people.length === 0) || people.some((p) => p.sex === v))
    && some(f.age, (v) => (v === 'unknown' && people.length === 0) || people.some((p) => p.age === v))
    && some(f.area, (v) => place.area === v)
    && some(f.place, (v) => place.type === v)
    && some(f.tag, (v) => incident.tags.includes(v as 'femicide'))
    && (f.q === undefined || says(incident, f.q));
}

export function outcomes(incidents: readonly Incident[]): Outcomes {
  return Object.fromEntries(COUNTED_OUTCOMES.map((key) => [key, incidents.reduce((n, { counts }) => n + (counts[key] ?? 0), 0)])) as Outcomes;
}

const newestFirst = (a: Incident, b: Incident): number => (`${a.date.start} ${a.id}` < `${b.date.start} ${b.id}` ? 1 : -1);

/** @param q for the order `relevance` */
export function sorted(incidents: readonly Incident[], sort: Sort, q = ''): Incident[] {
  const list = [...incidents].sort(newestFirst);
  const rank = (incident: Incident) => hits(placeWords(incident), q).length + wholeHits(placeWords(incident), q).length;
  if (sort === 'date') return list.reverse();
  if (sort === '-date') return list;

  if (sort === 'relevance') return list.sort((a, b) => rank(b) - rank(a));
  const key = sort.slice(1) as keyof Outcomes;
  return list.sort((a, b) => (b.counts[key] ?? -1) - (a.counts[key] ?? -1));
}

/** Incidents by value of a field, in the order of its code list. */
const byValue = (incidents: readonly Incident[], key: MultiKey): FacetValue[] =>
  MULTI_VALUES[key].map((code) => ({ code, count: incidents.filter((one) => matches(one, { [key]: [code] })).length })).filter(({ count }) => count > 0);

export function facet(incidents: readonly Incident[], filters: Filters, key: MultiKey): FacetValue[] {
  const others = { ...filters };
  delete others[key];
  return byValue(incidents.filter((one) => matches(one, others)), key);
}

export function series(incidents: readonly Incident[], filters: Filters, step: SeriesStep, split?: MultiKey, until?: IsoDate): SeriesPoint[] {
  const days = incidents.filter((one) => matches(one, {})).map(({ date }) => date.start).sort();
  if (!days.length) return [];
  const [first, newest] = [days[0]!, days.at(-1)!];
  const end = until !== undefined && until > newest ? until : newest;
  const to = filters.to !== undefined && filters.to < end ? filters.to : end;
  const from = filters.from !== undefined && filters.from > first ? filters.from : first;
  return periodsBetween(step, { from, to }).map((period) => {
    const within = incidents.filter((one) => matches(one, filters) && one.date.start >= period.from && one.date.start <= period.to);
    return {
      period: period.period,
      count: within.length,
      ...(split && { split: Object.fromEntries(byValue(within, split).map(({ code, count }) => [code, count])) }),
      ...((period.from < (filters.from ?? '') || period.to > to) && { partial: true }),
    };
  });
}

export function people(incidents: readonly Incident[]): PeopleCount[] {
  const all = incidents.flatMap((one) => one.people);
  return ROLES.flatMap((role) => SEXES.flatMap((sex) => AGE_GROUPS.flatMap((age) => OUTCOMES.map((outcome) => ({
    role, outcome, sex, age,
    count: all.filter((p) => p.role === role && p.sex === sex && p.age === age && p.outcome === outcome).reduce((n, p) => n + (p.n ?? 1), 0),
  }))))).filter(({ count }) => count > 0);
}

/** Weapons by category and possession, and incidents by the number of their weapons. */
export function weapons(incidents: readonly Incident[]): WeaponsTable {
  const sum = (list: readonly IncidentWeapon[]) => list.reduce((n, { count = 0 }) => n + count, 0);
  const pairs = WEAPONS.flatMap((weapon) => POSSESSIONS.map((possession) => {
    const isPair = (one: IncidentWeapon) => one.category === weapon && one.possession === possession;
    const such = incidents.filter(({ weapons: listed }) => listed.some(isPair));
    const silent = weapon === 'unknown' && possession === 'unknown' ? incidents.filter(({ weapons: listed }) => !listed.length) : [];
    return {
      weapon, possession,
      incidents: such.length + silent.length,
      pieces: sum(such.flatMap(({ weapons: listed }) => listed.filter(isPair))),
      counted: such.filter(({ weapons: listed }) => listed.filter(isPair).every(({ count }) => count !== undefined)).length,
    };
  })).filter((pair) => pair.incidents > 0);
  const numbers = incidents.map(({ weapons: listed }) => {
    const arms = listed.filter(({ category }) => category !== 'ammunition');
    return !listed.length || arms.some(({ count }) => count === undefined) ? null : sum(arms);
  });
  const ends = [...WEAPON_SIZES.slice(1), Infinity];
  return {
    pairs,
    sizes: WEAPON_SIZES.map((from, i) => ({ from, count: numbers.filter((n) => n !== null && n >= from && n < ends[i]!).length })),
    unsized: numbers.filter((n) => n === null).length,
  };
}

export function areas(incidents: readonly Incident[], level: AreaLevel): AreaCount[] {
  const codeOf = ({ jurisdiction, place }: Incident) => (level === 'jurisdiction' ? jurisdiction : place.admin1 ? `${jurisdiction}:${place.admin1}` : 'unknown');
  const rank = (code: string) => (level === 'admin1' && code === 'unknown' ? Infinity : JURISDICTION_CODES.indexOf(code.split(':')[0] as 'RS'));
  const codes = [...new Set(incidents.map(codeOf))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return codes.map((code) => {
    const within = incidents.filter((one) => codeOf(one) === code);
    return { code, level, count: within.length, known: within.filter(({ place }) => place.point).length };
  });
}

/** Places whose names have the words of a query, in `found`; spellings are counted in `all`. */
export function places(all: readonly Incident[], found: readonly Incident[], q: string): PlaceSuggestion[] {
  const plain = (name: string | undefined) => (name ?? '').split(' ').flatMap((word) => WORDS[word]?.[0] ?? []).join(' ');
  const entriesOf = ({ jurisdiction, place: { settlement, municipality } }: Incident) => {
    const inside = settlement !== undefined && municipality !== undefined && plain(settlement) !== plain(municipality);
    const one = (name: string, around?: string) => ({ key: [jurisdiction, plain(name), plain(around)].join('|'), jurisdiction, name, around: around ?? null });
    if (settlement === undefined) return municipality === undefined ? [] : [one(municipality)];
    return inside ? [one(settlement, municipality), one(municipality)] : [one(settlement)];
  };
  const entries = all.flatMap(entriesOf);
  const commonest = (key: string, part: 'name' | 'around') => {
    const said = entries.filter((entry) => entry.key === key).map((entry) => entry[part]);
    const times = (text: string | null) => said.filter((other) => other === text).length;
    return [...new Set(said)].sort((a, b) => times(b) - times(a) || (a! < b! ? -1 : 1))[0]!;
  };
  /** However the name is spelled in its jurisdiction. */
  const spelled = (jurisdiction: string, name: string) => all
    .flatMap((one) => (one.jurisdiction === jurisdiction ? [one.place.settlement, one.place.municipality, one.place.admin1] : []))
    .filter((other) => plain(other) === name);
  const keys = [...new Set(found.flatMap(entriesOf).map(({ key }) => key))];
  return keys
    .filter((key) => hits(wordsOf(spelled(...(key.split('|') as [string, string]))), q).length === q.split(' ').length)
    .map((key) => ({
      name: commonest(key, 'name')!, municipality: commonest(key, 'around'), jurisdiction: key.split('|')[0] as PlaceSuggestion['jurisdiction'],
      count: found.filter((one) => entriesOf(one).some((entry) => entry.key === key)).length,
    }))
    .sort((a, b) => b.count - a.count || (`${a.name}\u0000${a.jurisdiction}\u0000${a.municipality ?? ''}` < `${b.name}\u0000${b.jurisdiction}\u0000${b.municipality ?? ''}` ? -1 : 1));
}
