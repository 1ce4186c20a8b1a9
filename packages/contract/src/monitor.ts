import type { CountedOutcome } from './codes.js';
import type { DateSpan } from './calendar.js';
import type { Envelope } from './envelope.js';

/** Steps of the periods that a monitor can be asked for. */
export const MONITOR_STEPS = ['month', 'quarter', 'year'] as const;
export type MonitorStep = (typeof MONITOR_STEPS)[number];

/** A part of a whole: `ratio` exactly, `printed` as the monitors print it: `51 %`. Missing where the whole is 0. */
export interface MonitorShare { of: number; ratio: number; printed: string }

/** How a figure moved to its value from that of an earlier period: `ratio` is `difference / from`, printed `-14 %` or `+46 %`; both are `null` from 0. */
export interface MonitorChange { from: number; difference: number; ratio: number | null; printed: string | null }

/** One number of the text. */
export interface MonitorFigure {
  value: number;
  /** Since the period before, and since the same period of the year before, where the data cover those. */
  before?: MonitorChange;
  yearBefore?: MonitorChange;
  /** Of the same figure of all incidents of the period. */
  ofAll?: MonitorShare;
  /** Address whose answer has this number: of incidents and outcomes a counter, of people a summary. */
  link: string;
}

/** Where a figure stands among all whole periods of its step up to this one, ties shared: 1 from the top is the highest so far. */
export interface MonitorRank { fromTop: number; fromBottom: number; of: number }
export interface MonitorRanked extends MonitorFigure { rank?: MonitorRank }

/** The figure of one value of a field. */
export interface MonitorValue extends Pick<MonitorFigure, 'value' | 'before' | 'yearBefore'> {
  code: string;
  /** Of the `known` of the breakdown: the share to print. */
  ofKnown?: MonitorShare;
  /** Of its `total`, those not reported included; left out where all are reported. */
  ofTotal?: MonitorShare;
}

/** A figure by the values of a field, in the order of its code list, those above 0. Changes are given of weapons, possession, subtypes and jurisdictions. */
export interface MonitorBreakdown {
  total: number;
  /** Of `total`, those whose value is reported: a share of the others is not known. */
  known: number;
  /** One incident can count under several values: they add up to more than `total` and must not be stacked to 100 %. */
  multiple?: true;
  values: MonitorValue[];
  /** Address whose answer has these numbers; left out where it is that of the figure broken down. */
  link?: string;
}

/** People in one role, as far as the records list them. */
export interface MonitorPeople {
  total: MonitorFigure;
  sex: MonitorBreakdown;
  age: MonitorBreakdown;
  outcome: MonitorBreakdown;
  /** Those of 18 or younger, by sex. */
  minors: MonitorBreakdown;
}

/**
 * People with one outcome: `value` as the records count them, by sex as far as they list them; `perpetrators` are those of them in that role. Breakdowns of nobody are
 * left out.
 */
export interface MonitorOutcome extends MonitorRanked {
  sex?: MonitorBreakdown;
  perpetrators?: MonitorBreakdown;
  /** Address of the breakdowns. */
  people?: string;
}

/** What is told of the whole period and of each type. */
export interface MonitorFigures {
  incidents: MonitorRanked;
  /** Suicides are not in `killed`; `died` is both. The monitors’ “deaths” are `killed`. */
  outcomes: Record<CountedOutcome | 'died', MonitorOutcome>;
  victims: MonitorPeople;
  perpetrators: MonitorPeople;
  /** Incidents by a field. */
  weapons: MonitorBreakdown;
  possession: MonitorBreakdown;
  areas: MonitorBreakdown;
  places: MonitorBreakdown;
  tags: MonitorBreakdown;
}

export interface MonitorWhole extends MonitorFigures {
  /** Incidents with a perpetrator on record. */
  withPerpetrators: MonitorFigure;
  /** Incidents by jurisdiction, of all of them, whichever were asked for. */
  jurisdictions: MonitorBreakdown;
  /** Victims by weapon of the incident; `link` has each with that weapon as a filter. */
  victimsByWeapon: MonitorBreakdown;
}

export interface MonitorType extends MonitorFigures {
  code: string;
  /** Incidents by subtype, where the type has any. */
  subtypes?: MonitorBreakdown;
  /** Of accidental shootings: incidents by who inflicted it, as far as it is reported. */
  inflictedBy?: MonitorBreakdown;
}

export interface MonitorPeriod extends DateSpan { period: string }

/** `data` of `/v1/monitor`: the text of a quarter, as numbers. */
export interface Monitor extends MonitorPeriod {
  step: MonitorStep;
  /** The period has not ended: `to` is the last day counted, and the periods compared are cut after as many days. */
  partial?: true;
  /** The periods compared. `yearBefore` is left out for a year: it is the period before. */
  before?: MonitorPeriod;
  yearBefore?: MonitorPeriod;
  all: MonitorWhole;
  /** Types with incidents in the period, those with most first. */
  types: MonitorType[];
}
export type MonitorAnswer = Envelope<Monitor>;
