import type { CountedOutcome } from './codes.js';
import type { DateSpan } from './calendar.js';
import type { Filters } from './filters.js';
import type { Incident, IncidentDetail } from './incident.js';
import type { NoticeKey } from './notices.js';

/** What every figure carries, so that no number travels without its meaning. */
export interface Meta {
  /** Dataset version: grows by one with each change. */
  version: number;
  /** Instant up to which the data are known, ISO 8601 in UTC. */
  asOf: string;
  release?: string;
  filters: Filters;
  /** Incidents under the filters. */
  total: number;
  /** Of those, incidents with a reported value, where the answer is a share. */
  known?: number;
  licence: string;
  /** A ready citation in English. */
  citation: string;
  /** Which notices must be shown with these data, in the order in which they are shown. */
  notices: NoticeKey[];
}

/** Addresses of this answer and of its neighbours, absolute. */
export interface Links {
  self: string;
  next?: string;
  data?: string;
  /** Files of everything under the filters, and a feed of the newest of it. */
  csv?: string;
  geojson?: string;
  jsonl?: string;
  atom?: string;
  /** The same filters on the main site, where the service knows of one. */
  view?: string;
  /** The page of an incident there: its address with the literal `{id}` in place of the identifier. */
  page?: string;
  /** What a file name of a manifest follows. */
  files?: string;
}

/** Every successful JSON answer. */
export interface Envelope<T> { data: T; meta: Meta; links: Links }

/** People by outcome over the incidents under the filters; suicides are never in `killed`. */
export type Outcomes = Record<CountedOutcome, number>;

/** One year of the fair comparison: the same days of that year. */
export interface ComparisonYear extends DateSpan { year: number; count: number }

/** `data` of `/v1/counter`. */
export interface Counter { period: DateSpan; count: number; outcomes: Outcomes; comparison: ComparisonYear[] }

export type CounterAnswer = Envelope<Counter>;
export type IncidentsAnswer = Envelope<Incident[]>;
export type IncidentAnswer = Envelope<IncidentDetail>;

/**
 * Sort orders of the incident list; `-` is descending. Ties: newest first, then by identifier. `relevance` needs `q`: the more words of it stand in names of
 * the incident's place the earlier; what is found in the text alone comes last.
 */
export const SORTS = ['-date', 'date', '-killed', '-injured', '-threatened', '-suicide', 'relevance'] as const;
export type Sort = (typeof SORTS)[number];
/** Page sizes of the incident list. */
export const MAX_LIMIT = 200;
export const DEFAULT_LIMIT = 25;
