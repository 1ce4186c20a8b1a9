import {
  JURISDICTIONS, type AgeGroup, type Area, type IncidentPerson, type IncidentSubtype, type IncidentType, type IncidentWeapon, type Jurisdiction, type PlaceType,
  type Role, type Outcome, type Sex, type Tag,
} from '@seesac/contract';
import type { Unit } from './plan.js';
import type { Random } from './random.js';

/** A person whose sex and age are still to be dealt. */
export interface DraftPerson extends Pick<IncidentPerson, 'inflictedBy' | 'relationship'> { role: Role; outcome: Outcome; sex?: Sex; age?: AgeGroup }

/** An incident in the making: each step of the generator fills in one part of it. */
export interface Draft {
  readonly unit: Unit;
  readonly type: IncidentType;
  readonly jurisdiction: Jurisdiction;
  subtype?: IncidentSubtype;
  people: DraftPerson[];
  weapons: IncidentWeapon[];
  area: Area;
  placeType: PlaceType;
  tags: Set<Tag>;
  /** First-level unit that the incident must lie in. */
  region?: string;
  /** Days that the incident must lie in, where that is narrower than its unit. */
  within?: { from: string; to: string };
}

export const victims = (draft: Draft): DraftPerson[] => draft.people.filter((p) => p.role === 'victim');
export const perpetrators = (draft: Draft): DraftPerson[] => draft.people.filter((p) => p.role === 'perpetrator');
export const withOutcome = (draft: Draft, outcome: Outcome): number => draft.people.filter((p) => p.outcome === outcome).length;
/** The Western Balkans of the published figures: all but Moldova. */
export const inWesternBalkans = (draft: Draft): boolean => draft.jurisdiction !== 'MD';

/**
 * The incidents of a unit: types and jurisdictions are paired at random, so that the numbers of both hold. Given cells come first, then the types that a given
 * cell closes to a jurisdiction, then the others.
 */
export function draftUnit(unit: Unit, random: Random): Draft[] {
  const capacity = { ...unit.jurisdictions };
  const left = { ...unit.types };
  const closed = new Map<IncidentType, Set<Jurisdiction>>();
  const drafts: Draft[] = [];
  const add = (jurisdiction: Jurisdiction, type: IncidentType) => {
    if (--capacity[jurisdiction] < 0 || --left[type] < 0) throw new Error(`${unit.name}: no room for ${type} in ${jurisdiction}`);
    drafts.push({ unit, type, jurisdiction, people: [], weapons: [], area: 'unknown', placeType: 'unknown', tags: new Set() });
  };
  for (const [jurisdiction, type, count] of unit.cells) {
    for (let i = 0; i < count; i++) add(jurisdiction, type);
    closed.set(type, (closed.get(type) ?? new Set()).add(jurisdiction));
  }
  const types = Object.keys(left) as IncidentType[];
  for (const type of types.sort((x, y) => (closed.get(y)?.size ?? 0) - (closed.get(x)?.size ?? 0))) {
    const open = JURISDICTIONS.filter((j) => !closed.get(type)?.has(j));
    while (left[type] > 0) add(random.pick(open, (j) => capacity[j]), type);
  }
  const criminal = random.shuffle(drafts.filter((d) => d.type === 'criminal_context'));
  let at = 0;
  for (const [subtype, count] of Object.entries(unit.subtypes) as [IncidentSubtype, number][])
    for (const draft of criminal.slice(at, (at += count))) draft.subtype = subtype;
  return drafts;
}

/** Deals a deck of values to items in random order; the deck must be as large as the list. */
export function dealDeck<T, V extends string>(
  items: readonly T[], deck: Readonly<Partial<Record<V, number>>>, random: Random, give: (item: T, value: V) => void,
): void {
  const cards = (Object.entries(deck) as [V, number][]).flatMap(([value, count]) => Array<V>(count).fill(value));
  if (cards.length !== items.length) throw new Error(`a deck of ${cards.length} for ${items.length} items`);
  random.shuffle(cards).forEach((card, i) => give(items[i]!, card));
}
