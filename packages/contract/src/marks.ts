import type { IncidentType, Outcome, Weapon } from './codes.js';

/** Fields by which a map tells incidents apart. */
export const MARK_KEYS = ['type', 'outcome', 'weapon'] as const;
export type MarkKey = (typeof MARK_KEYS)[number];

/**
 * The values that get a colour and a shape of their own, four a field and everything else together, because no palette of more than four keeps its colours apart
 * for every eye. They are filter values, and what a legend shows is what its filter finds, but for incidents with several values:
 *
 * - `type`: the four that stand for something a reader looks for on a map; a subtype counts as its type;
 * - `outcome`: the gravest that any person of the incident suffered, in this order;
 * - `weapon`: the only kind of weapon of the incident; several kinds are the rest.
 */
export const MARKS = {
  type: ['weapon_seizure', 'criminal_context', 'public_dispute', 'domestic_violence'],
  outcome: ['killed', 'injured', 'threatened', 'suicide'],
  weapon: ['handgun', 'rifle_shotgun', 'automatic_military', 'explosive'],
} as const satisfies { type: readonly IncidentType[]; outcome: readonly Outcome[]; weapon: readonly Weapon[] };

/** Mark of what is none of the four. */
export const REST = 'rest';
/** Marks of a field, the rest included. */
export const MARK_COUNT = 5;
