import type { AgeGroup, IncidentType, JurisdictionCode, Outcome, PlacePrecision, Possession, Role, Sex, Weapon } from './codes.js';
import type { Envelope, Meta, Outcomes } from './envelope.js';
import type { BBox, MultiKey } from './filters.js';
import type { IncidentChange, IsoDate } from './incident.js';
import type { WEAPON_SIZES } from './weapon-sizes.js';

/** How many incidents have a value. `unknown` is *not reported*, a value like any other. */
export interface FacetValue { code: string; count: number }

/** One period of a series; a period without incidents is present with 0. */
export interface SeriesPoint {
  /** `2024`, `2024Q1`, `2024-01`, `2024-W05` or `2024-01-31`. */
  period: string;
  count: number;
  /** Incidents by value of the field that splits the series, those above 0. They may add up to more than `count`: a field can have several values. */
  split?: Record<string, number>;
  /** The filters or the end of the data cut this period: it must not be compared with a whole one. */
  partial?: true;
}

/** People of one kind over the incidents under the filters, as far as the records list them. */
export interface PeopleCount { role: Role; outcome: Outcome; sex: Sex; age: AgeGroup; count: number }

/**
 * Weapons of one category in one kind of possession, over the incidents under the filters. An incident that lists several such entries is one; one that lists no
 * weapon is under `unknown` and `unknown`.
 */
export interface WeaponPair {
  weapon: Weapon;
  possession: Possession;
  /** Incidents with at least one such entry. An incident has several pairs, so they may add up to more than the total. */
  incidents: number;
  /** Pieces, as far as they are reported; "at least 5" counts as 5. */
  pieces: number;
  /** Incidents in which the pieces of every such entry are reported. */
  counted: number;
}

/**
 * Incidents by the number of their weapons: the pieces of all categories but ammunition, for 500 cartridges are no large seizure. From 0: ammunition alone. "At least
 * 5" counts as 5.
 */
export interface WeaponSize { from: (typeof WEAPON_SIZES)[number]; count: number }

/** Weapons over the incidents under the filters. */
export interface WeaponsTable {
  /** In the order of the code lists; pairs without incidents are left out. */
  pairs: WeaponPair[];
  /** All groups, in their order. */
  sizes: WeaponSize[];
  /** Incidents whose number of weapons is not known: one of them has no number, or none is listed. With `sizes` they add up to the total. */
  unsized: number;
}

/** `data` of `/v1/summary`. */
export interface Summary {
  total: number;
  outcomes: Outcomes;
  /** Each facet counted under all filters but its own, in the order of its code list; values without incidents are left out. */
  facets: Partial<Record<MultiKey, FacetValue[]>>;
  series?: SeriesPoint[];
  people?: PeopleCount[];
  /** Left out, also where it is asked for, of a version that a service before 1.4.0 published: its files do not say which weapon is in whose possession. */
  weapons?: WeaponsTable;
}
export type SummaryAnswer = Envelope<Summary>;

/** Levels of `/v1/areas`. */
export const AREA_LEVELS = ['jurisdiction', 'admin1'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
/**
 * Incidents per 100,000 people and year. `interval` is where the rate would lie by chance alone (95 %, exact for a Poisson count), `few` marks a rate of fewer than
 * 20 incidents, whose relative standard error is above about 22 %.
 */
export interface Rate { rate: number; interval: [low: number, high: number]; few?: true }
/** Count of one area, with its rate where the operator supplied the population of the area: see `ratedDays` and `populationOf` of `@seesac/contract/rates.js`. */
export interface AreaCount extends Partial<Rate> {
  /** `RS`; of a first-level unit the jurisdiction and its name as the sources give it: `RS:Nišavski`. `unknown` where no unit is reported. */
  code: string;
  level: AreaLevel;
  count: number;
  /** Of those, incidents with a point. */
  known: number;
  /** The population of the rate, people. */
  population?: number;
}
export type AreasAnswer = Envelope<AreaCount[]>;

/** People of an area in a year, as the operator of the service supplied them; `area` as in {@link AreaCount}. `source`: who published the figure. */
export interface Population { area: string; year: number; population: number; source?: string }
/** Answer of `/v1/population`: without rows where none was supplied, and then there are no rates. */
export type PopulationAnswer = Envelope<Population[]>;

/** Deepest zoom of clusters (Web Mercator, 256 px tiles). */
export const MAX_ZOOM = 18;
/**
 * Incidents that lie together at a zoom; `point` is their centre, `bbox` holds exactly their positions and perhaps others.
 * `marks`: how many have each mark of the field that was asked for, in the order of `MARKS`, the rest last.
 */
export interface Cluster { cluster: true; count: number; point: [number, number]; bbox: BBox; marks?: number[] }
/** An incident that stands alone at a zoom. `mark` is its place in `MARKS` of the field that was asked for; the rest is behind the last. */
export interface ClusterPoint {
  cluster: false;
  id: string;
  type: IncidentType;
  date: IsoDate;
  placePrecision: PlacePrecision | null;
  point: [number, number];
  mark?: number;
}
/** `data` of `/v1/clusters`: GeoJSON (RFC 7946). The counts of clusters and points add up to the incidents with a point under the filters. */
export interface ClusterCollection {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    id?: string;
    geometry: { type: 'Point'; coordinates: [number, number] };
    properties:
      | { cluster: true; count: number; bbox: BBox; marks?: number[] }
      | { cluster: false; id: string; type: IncidentType; date: IsoDate; place_precision: PlacePrecision | null; mark?: number };
  }[];
}
export type ClustersAnswer = Envelope<ClusterCollection>;

/** Most places that `/v1/places` suggests, and how many it does unless asked otherwise. */
export const MAX_PLACES = 50;
export const DEFAULT_PLACES = 8;
/** A place of incidents, as a reader who types looks for it: a settlement or a municipality. */
export interface PlaceSuggestion {
  /** As the sources name it; the commonest spelling where they differ. As `q` of the filters it finds the place. */
  name: string;
  /** The municipality, where its name is another one. */
  municipality: string | null;
  jurisdiction: JurisdictionCode;
  /** Incidents there under the filters: of a municipality those of its settlements too. */
  count: number;
}
export type PlacesAnswer = Envelope<PlaceSuggestion[]>;

/** A named version, frozen for good. */
export interface Release {
  /** For example `2024Q4`. */
  name: string;
  version: number;
  /** Instant at which it was named, ISO 8601 in UTC. */
  at: string;
  /** What it is for, in a sentence. */
  note?: string;
}

/** A release as `/v1/releases` lists it: with what its version holds, and where to read it. */
export interface ListedRelease extends Release {
  /** Incidents that are counted in it. */
  count: number;
  /** Instant up to which its data are known. */
  asOf: string;
  links: { incidents: string; csv: string; changes: string };
}
export type ReleasesAnswer = Envelope<ListedRelease[]>;

/** Figures of one quarter; `killed` never includes suicides. */
export interface QuarterFigures extends Outcomes { incidents: number }
/** How one version moved the figures of one quarter (by the first day of the incidents). The first version to have incidents in it moved them from 0. */
export interface QuarterChange { version: number; at: string; quarter: string; from: QuarterFigures; to: QuarterFigures }

/** `meta` of `/v1/changes`. */
export interface ChangesMeta extends Meta {
  /** Where a quarter was asked for: how each version moved its figures, oldest first. */
  figures?: QuarterChange[];
}
/** Answer of `/v1/changes`: changes of the newest version first, then by incident and field. */
export interface ChangesAnswer extends Envelope<IncidentChange[]> { meta: ChangesMeta }
