import {
  AGE_GROUPS, OUTCOMES, SEXES, TAGS, WEAPONS, fromDay, taxonomiesIn, toDay, type Counts, type CountRange, type Incident, type IncidentDate, type IncidentPerson,
  type IncidentSource, type IncidentWeapon, type TaxonomyKey,
} from '@seesac/contract';
import { perpetrators, victims, withOutcome, type Draft } from './draft.js';
import type { Place } from './places.generated.js';
import type { Random } from './random.js';
import { datedWithin, locatedPlace, placeOf } from './setting.js';
import { sortWeapons } from './weapons.js';

/** An incident as a file gives it: the import sets the revision. */
export type DemonstrationIncident = Omit<Incident, 'revision'>;

const labels = (lang: 'en' | 'sr-Latn') => {
  const lists = taxonomiesIn(lang);
  return (list: TaxonomyKey, code: string) => lists[list].find((t) => t.code === code)!.label;
};
const english = labels('en');
const serbian = labels('sr-Latn');
const lower = (text: string) => text[0]!.toLowerCase() + text.slice(1);

/** One neutral sentence on what was recorded; nothing where the public is told no story (suicides, minors). */
function summaryOf(draft: Draft, place: Place, named: boolean, weapons: readonly IncidentWeapon[]): Record<string, string> {
  if (draft.type === 'suicide' || draft.tags.has('minor_involved') || withOutcome(draft, 'suicide')) return {};
  const text = (label: typeof english, words: { mark: string; at: string; weapons: string; people: string }) => {
    const known = weapons.filter((w) => w.category !== 'unknown').map((w) => lower(label('weapon', w.category)) + (w.count ? ` (${w.count})` : ''));
    const people = (['killed', 'injured', 'threatened'] as const).map((o) => [lower(label('outcome', o)), withOutcome(draft, o)] as const).filter(([, n]) => n);
    return [
      `${words.mark} ${label(draft.subtype ? 'subtype' : 'type', draft.subtype ?? draft.type)}${named ? `${words.at}${place.name}` : ''}.`,
      ...(known.length ? [`${words.weapons}: ${known.join(', ')}.`] : []),
      ...(people.length ? [`${words.people}: ${people.map(([o, n]) => `${o} ${n}`).join(', ')}.`] : []),
    ].join(' ');
  };
  return {
    en: text(english, { mark: 'Synthetic record.', at: ' in ', weapons: 'Weapons', people: 'People' }),
    'sr-Latn': text(serbian, { mark: 'Sintetički zapis.', at: ', ', weapons: 'Oružje', people: 'Lica' }),
  };
}

/** People of one kind are one entry with their number. */
function peopleOf(draft: Draft): IncidentPerson[] {
  const kinds = new Map<string, IncidentPerson>();
  for (const { role, outcome, sex, age, relationship, inflictedBy } of draft.people) {
    const person: IncidentPerson = { role, sex: sex!, age: age!, outcome, ...(relationship ? { relationship } : {}), ...(inflictedBy ? { inflictedBy } : {}) };
    const key = JSON.stringify(person);
    const same = kinds.get(key);
    if (same) same.n = (same.n ?? 1) + 1;
    else kinds.set(key, person);
  }
  const rank = (p: IncidentPerson) => [p.role === 'victim' ? 0 : 1, OUTCOMES.indexOf(p.outcome), SEXES.indexOf(p.sex), AGE_GROUPS.indexOf(p.age)];
  return [...kinds.values()].sort((x, y) => rank(x).map((r, i) => r - rank(y)[i]!).find((d) => d) ?? 0);
}

/** Counts follow from the people; where there are none, some sources say zero and some say nothing. */
function countsOf(draft: Draft, random: Random): Counts {
  const count = (outcome: 'killed' | 'injured' | 'threatened' | 'suicide', silence: number) => withOutcome(draft, outcome) || (random.chance(silence) ? null : 0);
  const silent = victims(draft).length ? 0.02 : 0.1;
  return {
    killed: count('killed', silent / 4), injured: count('injured', silent / 2), threatened: count('threatened', silent), suicide: count('suicide', silent / 4),
    perpetrators: perpetrators(draft).length || (draft.type === 'suicide' || draft.people[0]?.inflictedBy === 'self' ? 0 : null),
  };
}

function rangesOf(draft: Draft, random: Random): Partial<Record<keyof Counts, CountRange>> | undefined {
  const injured = withOutcome(draft, 'injured');
  if (injured < 2 || !random.chance(0.3)) return undefined;
  return { injured: { min: injured - 1, max: injured + random.int(0, 2) } };
}

/** One to three sources; a report appears up to three days after the incident. Nothing is published before the last possible day is over. */
function sourcesOf(date: IncidentDate, random: Random): Omit<IncidentSource, 'url'>[] {
  const official = random.chance(0.35);
  return Array.from({ length: random.key({ 1: 60, 2: 28, 3: 12 }) === '1' ? 1 : random.int(2, 3) }, (_, i) => {
    const kind = official && i === 0 ? 'official' : 'media';
    const publisher = kind === 'official' ? `Synthetic authority ${random.int(1, 7)}` : `Synthetic source ${random.int(1, 24)}`;
    return { kind, publisher, publishedOn: fromDay(toDay(date.end) + random.int(0, 3)) };
  });
}

/** Everything about an incident but its identifier, which depends on the order of the year. */
export type Unnumbered = Omit<DemonstrationIncident, 'id' | 'sources'> & { sources: Omit<IncidentSource, 'url'>[] };

/** The record of a draft whose people, weapons and setting are dealt. */
export function recordOf(draft: Draft, random: Random): Unnumbered {
  if (draft.people.some((p) => p.age === '0_18')) draft.tags.add('minor_involved');
  if (draft.weapons.some((w) => w.category === 'explosive') && draft.type === 'criminal_context') draft.tags.add('property_damage');
  const sensitive = draft.type === 'domestic_violence' || draft.type === 'suicide' || withOutcome(draft, 'suicide') > 0 || draft.tags.has('minor_involved');
  const town = placeOf(draft, random);
  const place = locatedPlace(draft, town, sensitive, random);
  const date = datedWithin(draft, random);
  const weapons = sortWeapons(draft.weapons, WEAPONS);
  const ranges = rangesOf(draft, random);
  return {
    status: 'verified', date, jurisdiction: draft.jurisdiction, place, type: draft.type, ...(draft.subtype ? { subtype: draft.subtype } : {}),
    tags: TAGS.filter((t) => draft.tags.has(t)), weapons, people: peopleOf(draft), counts: countsOf(draft, random), ...(ranges ? { ranges } : {}),
    sources: sourcesOf(date, random), summary: summaryOf(draft, town, place.municipality !== undefined, weapons),
  };
}
