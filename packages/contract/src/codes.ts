/**
 * Code lists of the Armed Violence Monitoring Platform. The order is the order in which a list is shown: jurisdictions alphabetically by their English name,
 * everything else as SEESAC's monitors list it, `other` and `unknown` (not reported) last.
 *
 * Labels are in `taxonomies.ts`, so that a widget which only filters does not carry them.
 */

/** The seven jurisdictions of the platform, `XK` being Kosovo* (a user-assigned code: ISO 3166 has none). */
export const JURISDICTIONS = ['AL', 'BA', 'XK', 'MD', 'ME', 'MK', 'RS'] as const;
/** A jurisdiction of the platform. */
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/**
 * Values of the `jurisdiction` field and facet: the seven, `outside` for a point or a source label outside all seven (files of other projects have such rows),
 * `unknown` where neither a point nor a label tells.
 */
export const JURISDICTION_CODES = [...JURISDICTIONS, 'outside', 'unknown'] as const;
export type JurisdictionCode = (typeof JURISDICTION_CODES)[number];

export const INCIDENT_TYPES = [
  'weapon_seizure', 'criminal_context', 'public_dispute', 'undetermined_shooting', 'domestic_violence', 'celebratory_shooting', 'accidental_shooting',
  'suicide', 'weapon_theft', 'animal_shooting', 'police_altercation', 'public_nuisance', 'other', 'unknown',
] as const;
export type IncidentType = (typeof INCIDENT_TYPES)[number];

/** Subtypes, all of `criminal_context`. The `type` filter takes them too. */
export const INCIDENT_SUBTYPES = ['organized_crime', 'armed_robbery', 'other_criminal'] as const;
export type IncidentSubtype = (typeof INCIDENT_SUBTYPES)[number];
/** The type that a subtype belongs to. */
export const TYPE_OF_SUBTYPE: Readonly<Record<IncidentSubtype, IncidentType>> = {
  organized_crime: 'criminal_context', armed_robbery: 'criminal_context', other_criminal: 'criminal_context',
};

export const WEAPONS = [
  'handgun', 'rifle_shotgun', 'automatic_military', 'explosive', 'pyrotechnic', 'gas_pistol', 'air_gun', 'ammunition', 'converted', 'improvised', 'other', 'unknown',
] as const;
export type Weapon = (typeof WEAPONS)[number];

export const POSSESSIONS = ['legal', 'illegal', 'unknown'] as const;
export type Possession = (typeof POSSESSIONS)[number];

/** Outcome of one person. */
export const OUTCOMES = ['killed', 'injured', 'threatened', 'suicide', 'unharmed', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export { COUNTED_OUTCOMES, type CountedOutcome } from './counted-outcomes.js';

export const SEXES = ['man', 'woman', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export const AGE_GROUPS = ['0_18', '19_35', '36_60', '61_plus', 'unknown'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

export const AREAS = ['urban', 'rural', 'unknown'] as const;
export type Area = (typeof AREAS)[number];

export const PLACE_TYPES = [
  'home_yard', 'street', 'vehicle', 'hospitality', 'school', 'workplace', 'nature', 'border', 'institution', 'other', 'unknown',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

export const TAGS = ['mass_shooting', 'large_seizure', 'property_damage', 'minor_involved', 'femicide'] as const;
export type Tag = (typeof TAGS)[number];

export const ROLES = ['victim', 'perpetrator'] as const;
/** `perpetrator` includes co-perpetrators, instigators and accomplices (SEESAC, In Focus monitor on perpetrators in 2020). */
export type Role = (typeof ROLES)[number];

export const INFLICTED_BY = ['self', 'other', 'unknown'] as const;
export type InflictedBy = (typeof INFLICTED_BY)[number];

export const RELATIONSHIPS = ['intimate_partner', 'family', 'acquaintance', 'stranger', 'police', 'unknown'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

export const SOURCE_KINDS = ['media', 'official'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** From finest to coarsest. A precision coarser than `municipality` has no point. */
export const PLACE_PRECISIONS = ['exact', 'vicinity', 'locality', 'municipality', 'region', 'jurisdiction'] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

export const DATE_PRECISIONS = ['day', 'range', 'week', 'month', 'year'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** Local time of day: night 0–6 h, morning 6–12 h, afternoon 12–18 h, evening 18–24 h. */
export const PARTS_OF_DAY = ['night', 'morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** `withdrawn` and `merged` incidents stay readable under their address and are never counted. */
export const STATUSES = ['provisional', 'verified', 'withdrawn', 'merged'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a published record changed. `import` is the first appearance and any change whose file gave no reason. */
export const REASONS = ['import', 'new_source', 'victim_died', 'duplicate', 'out_of_scope', 'coding_error'] as const;
export type Reason = (typeof REASONS)[number];

/** A set of types that a reader looks at together; see the decision record "lenses". */
export const LENSES = ['all', 'violence', 'seizures'] as const;
export type Lens = (typeof LENSES)[number];
/**
 * The types of each lens but `all`. Violence and misuse are one lens; seizures are the other, because they are 39–51 % of all incidents and a rising count of
 * them is not rising harm. Suicide, theft, nuisance, other and not reported belong to `all` alone.
 */
export const TYPES_OF_LENS: Readonly<Record<Exclude<Lens, 'all'>, readonly IncidentType[]>> = {
  violence: [
    'criminal_context', 'public_dispute', 'undetermined_shooting', 'domestic_violence', 'police_altercation',
    'celebratory_shooting', 'accidental_shooting', 'animal_shooting',
  ],
  seizures: ['weapon_seizure'],
};
