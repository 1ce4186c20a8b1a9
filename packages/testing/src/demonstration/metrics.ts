import {
  AGE_GROUPS, AREAS, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTIONS, PLACE_TYPES, POSSESSIONS, TAGS, WEAPONS, type AgeGroup, type Area,
  type Incident, type IncidentPerson, type IncidentSubtype, type IncidentType, type InflictedBy, type Jurisdiction, type Outcome, type PlaceType, type Possession,
  type Role, type Sex, type Tag, type Weapon,
} from '@seesac/contract';

/**
 * What a `metric` of the published figures counts. A metric is a path: its first word says what is counted, the others narrow it.
 *
 * - `incidents`; narrowed by `type.T` and a subtype, `weapon.W`, `area.A`, `place.P`, `possession.P`, `tag.T`, `inflictedBy.I`, `large` (five or more weapons),
 *   `fatal` (somebody killed), `injury` (somebody injured), `domestic`, `withPerpetrators`.
 * - `victims`: with an outcome (`killed`, `injured`, `threatened`, `suicide`, `died` for killed or suicide) everybody who has it, as the platform counts
 *   outcomes; without one, people in the role of a victim. `perpetrators`: people in that role. Narrowed by all the
 *   above and by `men`, `women`, `unknownSex`, `age.A`, `region.R`.
 * - `share` at the end: the part of the last narrowing in what is counted without it, of those whose value is known where it is a sex, an age, a place or a weapon.
 *   `shareOfKnownSex` is the same for a sex.
 * - `rank`: place of the jurisdiction among the seven; `quarterRank`: place of the quarter among all up to it.
 */
export interface Metric {
  counts: 'incidents' | 'people';
  role?: Role;
  outcomes?: Outcome[];
  sex?: Sex;
  age?: AgeGroup;
  type?: IncidentType;
  subtype?: IncidentSubtype;
  weapon?: Weapon;
  area?: Area;
  place?: PlaceType;
  possession?: Possession;
  tag?: Tag;
  inflictedBy?: InflictedBy;
  region?: Region;
  /** Incidents in which somebody has this outcome. */
  with?: Outcome;
  withPerpetrators?: true;
  /** What the value is: a count, a share of what is counted without the named key, or a place in an order. */
  as: 'count' | 'share' | 'rank' | 'quarterRank';
  /** The key that a share is about. */
  shareOf?: Exclude<keyof Metric, 'counts' | 'as' | 'shareOf'>;
}

const REGIONS = { belgrade: ['Beograd'], vojvodina: ['Vojvodina'], centralSouth: ['Centralna i južna Srbija'] } as const;
type Region = keyof typeof REGIONS;

const LISTS = {
  type: INCIDENT_TYPES, weapon: WEAPONS, area: AREAS, place: PLACE_TYPES, possession: POSSESSIONS, tag: TAGS, age: AGE_GROUPS, inflictedBy: INFLICTED_BY,
  region: Object.keys(REGIONS) as Region[],
} as const;
const WORDS: Readonly<Record<string, Partial<Metric>>> = {
  men: { sex: 'man' }, women: { sex: 'woman' }, unknownSex: { sex: 'unknown' }, large: { tag: 'large_seizure' },
  fatal: { with: 'killed' }, injury: { with: 'injured' },
  domestic: { type: 'domestic_violence' }, withPerpetrators: { withPerpetrators: true }, killed: { outcomes: ['killed'] }, injured: { outcomes: ['injured'] },
  threatened: { outcomes: ['threatened'] }, suicide: { outcomes: ['suicide'] }, died: { outcomes: ['killed', 'suicide'] },
};
const OF_PEOPLE = new Set<keyof Metric>(['sex', 'age', 'outcomes', 'region']);

/** Reads a metric. @throws Error naming the word that is not understood */
export function parseMetric(text: string): Metric {
  const fail = (word: string | undefined): never => {
    throw new Error(`metric ${JSON.stringify(text)}: ${JSON.stringify(word ?? '')} is not understood`);
  };
  const [subject, ...words] = text.split('.');
  if (!['incidents', 'victims', 'perpetrators'].includes(subject!)) fail(subject);
  const metric: Metric = { counts: subject === 'incidents' ? 'incidents' : 'people', as: 'count' };
  if (subject === 'perpetrators') metric.role = 'perpetrator';
  let last: Metric['shareOf'];
  while (words.length) {
    const word = words.shift()!;
    const list = Object.hasOwn(LISTS, word) ? LISTS[word as keyof typeof LISTS] : undefined;
    let patch: Partial<Metric>;
    if (list) {
      const value = words.shift();
      if (!(list as readonly string[]).includes(value ?? '')) fail(value);
      patch = { [word]: value };
    } else if (metric.type === 'criminal_context' && (INCIDENT_SUBTYPES as readonly string[]).includes(word)) patch = { subtype: word as IncidentSubtype };
    else if (Object.hasOwn(WORDS, word)) patch = WORDS[word]!;
    else if (!words.length && (word === 'rank' || word === 'quarterRank')) patch = { as: word };
    else if (!words.length && last && (word === 'share' || (word === 'shareOfKnownSex' && last === 'sex'))) patch = { as: 'share', shareOf: last };
    else return fail(word);
    const key = Object.keys(patch)[0] as keyof Metric;
    if (key !== 'as' && (metric[key] !== undefined || (metric.counts === 'incidents' && OF_PEOPLE.has(key)))) fail(word);
    Object.assign(metric, patch);
    if (key !== 'as') last = key as Metric['shareOf'];
  }
  if (subject === 'victims' && !metric.outcomes) metric.role = 'victim';
  return metric;
}

type Counted = Pick<Incident, 'status' | 'date' | 'jurisdiction' | 'place' | 'type' | 'subtype' | 'tags' | 'weapons' | 'people'>;

function fits(m: Metric, incident: Counted): boolean {
  const { people, weapons, place } = incident;
  return (!m.type || incident.type === m.type) && (!m.subtype || incident.subtype === m.subtype) && (!m.tag || incident.tags.includes(m.tag))
    && (!m.weapon || weapons.some((w) => w.category === m.weapon)) && (!m.possession || weapons.some((w) => w.possession === m.possession))
    && (!m.area || place.area === m.area) && (!m.place || place.type === m.place)
    && (!m.region || (REGIONS[m.region] as readonly (string | undefined)[]).includes(place.admin1))
    && (!m.with || people.some((p) => p.outcome === m.with)) && (!m.withPerpetrators || people.some((p) => p.role === 'perpetrator'))
    && (!m.inflictedBy || people.some((p) => p.inflictedBy === m.inflictedBy));
}

const fitsPerson = (m: Metric, p: IncidentPerson): boolean =>
  (!m.role || p.role === m.role) && (!m.outcomes || m.outcomes.includes(p.outcome)) && (!m.sex || p.sex === m.sex) && (!m.age || p.age === m.age);

/** Whether what a share is about is known; type and outcome shares are of all. */
const KNOWN: Partial<Record<NonNullable<Metric['shareOf']>, (incident: Counted, person?: IncidentPerson) => boolean>> = {
  sex: (_, p) => p!.sex !== 'unknown', age: (_, p) => p!.age !== 'unknown', place: (i) => i.place.type !== 'unknown', area: (i) => i.place.area !== 'unknown',
  weapon: (i) => i.weapons.some((w) => w.category !== 'unknown'),
};

/** A plain count over incidents. `known` is the condition of the denominator of a share. */
function count(m: Metric, incidents: readonly Counted[], known: (incident: Counted, person?: IncidentPerson) => boolean = () => true): number {
  let sum = 0;
  for (const incident of incidents) {
    if (!fits(m, incident)) continue;
    if (m.counts === 'incidents') sum += known(incident) ? 1 : 0;
    else for (const person of incident.people) if (fitsPerson(m, person) && known(incident, person)) sum += person.n ?? 1;
  }
  return sum;
}

/** Jurisdictions of a scope of the published figures. */
export function jurisdictionsOfScope(scope: string): readonly Jurisdiction[] {
  if (scope === 'SEE7') return JURISDICTIONS;
  if (scope === 'WB6') return JURISDICTIONS.filter((j) => j !== 'MD');
  const one = JURISDICTIONS.find((j) => j === scope);
  if (!one) throw new Error(`scope ${JSON.stringify(scope)} is not understood`);
  return [one];
}

const lastDay = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;

/** First and last day of a period: `2022`, `2022-Q3`, `2023-05`, `2025-02-13`, or two of them with `..` between. */
export function daysOfPeriod(period: string): { from: string; to: string } {
  const [first, second] = period.split('..');
  if (second) return { from: daysOfPeriod(first!).from, to: daysOfPeriod(second).to };
  const [, y, q, m, d] = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?$/.exec(period) ?? [];
  if (!y) throw new Error(`period ${JSON.stringify(period)} is not understood`);
  if (d) return { from: period, to: period };
  const [start, end] = q ? [Number(q) * 3 - 2, Number(q) * 3] : m ? [Number(m), Number(m)] : [1, 12];
  return { from: `${y}-${String(start).padStart(2, '0')}-01`, to: lastDay(Number(y), end) };
}

const within = (incidents: readonly Counted[], period: string, scope: string) => {
  const { from, to } = daysOfPeriod(period);
  const jurisdictions: readonly string[] = jurisdictionsOfScope(scope);
  return incidents.filter(
    (i) => i.date.start >= from && i.date.start <= to && jurisdictions.includes(i.jurisdiction) && i.status !== 'withdrawn' && i.status !== 'merged',
  );
};

/** Value of a metric in a period and scope, by a plain scan. Withdrawn and merged incidents never count. */
export function measure(incidents: readonly Counted[], period: string, scope: string, metric: string): number {
  const m = parseMetric(metric);
  const own = within(incidents, period, scope);
  if (m.as === 'count') return count(m, own);
  if (m.as === 'share') {
    const all: Metric = { ...m };
    delete all[m.shareOf!];
    if (all.counts === 'people' && m.shareOf === 'outcomes' && !all.role) all.role = 'victim';
    const known = KNOWN[m.shareOf!];
    return count(m, own, known) / count(all, own, known);
  }
  const rivals = m.as === 'rank'
    ? JURISDICTIONS.filter((j) => j !== scope).map((j) => count(m, within(incidents, period, j)))
    : [...quartersBefore(period)].map((q) => count(m, within(incidents, q, scope)));
  const mine = count(m, own);
  // A tie is not the place of either.
  return 1 + rivals.filter((n) => n >= mine).length;
}

function* quartersBefore(period: string): Generator<string> {
  for (let year = 2014; ; year++)
    for (let q = 1; q <= 4; q++) {
      if (`${year}-Q${q}` === period) return;
      yield `${year}-Q${q}`;
    }
}
