import type {
  AgeGroup, Area, DatePrecision, IncidentSubtype, IncidentType, InflictedBy, JurisdictionCode, Outcome, PartOfDay, PlacePrecision, PlaceType,
  Possession, Reason, Relationship, Role, Sex, SourceKind, Status, Tag, Weapon,
} from './codes.js';

/** A calendar date `YYYY-MM-DD`, local to the jurisdiction: no time zone arithmetic is ever done on it. */
export type IsoDate = string;

/** Where sources disagree: the lowest and the highest number reported beside the best one in `counts`. */
export interface CountRange { min: number; max: number }

/** Number of people; `null` is *not reported*, `0` is zero. `killed` never includes suicides. */
export interface Counts {
  killed: number | null;
  injured: number | null;
  threatened: number | null;
  suicide: number | null;
  perpetrators: number | null;
}

/** One weapon category in an incident; a category may occur more than once with another possession. */
export interface IncidentWeapon {
  category: Weapon;
  possession: Possession;
  /** Number of pieces, where reported. */
  count?: number;
  /** The number is a lower bound ("at least 5"). */
  countIsMin?: boolean;
}

/** People of one kind. Names never enter. */
export interface IncidentPerson {
  role: Role;
  sex: Sex;
  age: AgeGroup;
  outcome: Outcome;
  /** How many people this entry stands for; 1 where left out. */
  n?: number;
  relationship?: Relationship;
  inflictedBy?: InflictedBy;
}

/** Where a record comes from. `publisher` is an outlet or an authority, never a person. */
export interface IncidentSource {
  kind: SourceKind;
  publisher: string;
  url?: string;
  publishedOn?: IsoDate;
  lang?: string;
  /** Identifier of the record at its source. */
  recordId?: string;
}

/** Where it happened. */
export interface IncidentPlace {
  /** First-level unit, as the source names it. */
  admin1?: string;
  municipality?: string;
  settlement?: string;
  /** `[longitude, latitude]` in degrees, WGS 84; `null` where none is given or the precision is coarser than municipality. */
  point: [number, number] | null;
  /** `null` where the source does not say how exact its place is. */
  precision: PlacePrecision | null;
  area: Area;
  type: PlaceType;
}

/** When it happened. */
export interface IncidentDate {
  start: IsoDate;
  /** Last possible day; equal to `start` where the day is known. */
  end: IsoDate;
  precision: DatePrecision;
  partOfDay?: PartOfDay;
}

/**
 * One incident as the service publishes it and as JSON and JSON Lines files give it.
 *
 * Invariants: `date.end >= date.start`; a precision coarser than municipality has no point; `type = suicide` has at least one suicide unless withdrawn or not
 * reported; the four counts together are at most the number of people where people are listed in full.
 */
export interface Incident {
  /** Stable and never reused, for example `AVMP-2025-000141`. Pattern: {@link INCIDENT_ID}. */
  id: string;
  /** Grows by one with each published change. */
  revision: number;
  status: Status;
  /** Identifier of the incident that this one was merged into. */
  mergedInto?: string;
  date: IncidentDate;
  /** Derived from the point where there is one; what the source states stands within 2 km of a border, as far as the outlines may err. */
  jurisdiction: JurisdictionCode;
  /** What the source itself calls the place, kept beside the derived code. */
  sourceJurisdiction?: string;
  place: IncidentPlace;
  type: IncidentType;
  subtype?: IncidentSubtype;
  tags: Tag[];
  weapons: IncidentWeapon[];
  people: IncidentPerson[];
  counts: Counts;
  ranges?: Partial<Record<keyof Counts, CountRange>>;
  sources: IncidentSource[];
  /** Short neutral text by BCP 47 language tag; withheld for suicides and minors. */
  summary: Record<string, string>;
}

/** One entry of the public revision ledger. Values are JSON. */
export interface IncidentChange {
  /** The dataset version that brought the change. */
  version: number;
  /** Instant of that version, ISO 8601 in UTC. */
  at: string;
  incident: string;
  /** Path of the field, for example `counts.killed`; `*` for the whole record (first appearance). */
  field: string;
  from: unknown;
  to: unknown;
  reason: Reason;
  /** The values are not published, because a privacy floor covers the field; `from` and `to` are then `null`. */
  withheld?: true;
}

/** Answer of `/v1/incidents/{id}`. */
export interface IncidentDetail extends Incident {
  changes: IncidentChange[];
}

/** Identifiers: letters, digits, `.`, `_`, `:` and `-`, 1 to 64 characters, starting with a letter or digit. */
export const INCIDENT_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** Identifiers of invented incidents begin with this. The mark is part of the data, so no configuration can lose it. */
export const SYNTHETIC_ID_PREFIX = 'SYNTHETIC-';
/** True for an invented incident (demonstration and test data). */
export const isSynthetic = (id: string): boolean => id.startsWith(SYNTHETIC_ID_PREFIX);
