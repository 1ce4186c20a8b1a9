import {
  AGE_GROUPS, AREAS, INCIDENT_SUBTYPES, INCIDENT_TYPES, JURISDICTION_CODES, OUTCOMES, PLACE_TYPES, POSSESSIONS, SEXES, TAGS, WEAPONS,
} from './codes.js';
import type { MultiKey } from './filters.js';

// A module of its own: whoever only formats filters does not carry the code lists, even where something else on the page needs them.

/** The values that each multi-valued key takes. */
export const MULTI_VALUES: Readonly<Record<MultiKey, readonly string[]>> = {
  jurisdiction: JURISDICTION_CODES,
  /** Types and subtypes. */
  type: [...INCIDENT_TYPES, ...INCIDENT_SUBTYPES],
  weapon: WEAPONS,
  /** At least one person with that outcome; `unknown`: none of the four counted outcomes is reported. */
  outcome: OUTCOMES,
  /** Sex of any person of the incident, victim or perpetrator. */
  sex: SEXES,
  /** Age group of any person of the incident, victim or perpetrator. */
  age: AGE_GROUPS,
  area: AREAS,
  place: PLACE_TYPES,
  possession: POSSESSIONS,
  tag: TAGS,
};
