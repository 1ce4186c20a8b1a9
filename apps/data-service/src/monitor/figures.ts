import {
  AGE_GROUPS, COUNTED_OUTCOMES, MULTI_VALUES, OUTCOMES, SEXES, type DateSpan, type Filters, type MonitorBreakdown, type MonitorFigure,
  type MonitorOutcome, type MonitorPeople, type MonitorShare, type MonitorValue, type MultiKey, type PeopleCount, type Role, type Summary,
} from '@seesac/contract';
import type { IncidentIndex } from '@seesac/incident-index';
import type { ComparedPeriods } from './periods.js';
import { changeBetween, shareOf } from './print.js';

/** Addresses under which a number can be checked. */
export interface CheckLinks {
  /** Count and outcomes under filters. */
  counter(filters: Filters): string;
  /** People, or one facet, under filters. */
  people(filters: Filters): string;
  facet(filters: Filters, key: MultiKey): string;
  /** The incidents themselves. */
  incidents(filters: Filters): string;
}

/** The answers to one question for a period and for those that it is compared with. */
export interface Asked { filters: Filters; now: Summary; before?: Summary; yearBefore?: Summary }

/** Fields by which the incidents of a part are broken down. */
const FACETS = ['weapon', 'possession', 'area', 'place', 'tag'] as const satisfies readonly MultiKey[];
const MULTIPLE: ReadonlySet<MultiKey> = new Set(['weapon', 'possession', 'tag']);
/** Fields whose values the texts compare with former periods. */
const CHANGED: ReadonlySet<MultiKey> = new Set(['weapon', 'possession', 'type', 'jurisdiction']);
export type MonitorOutcomeKey = keyof Summary['outcomes'] | 'died';

const peopleOf = (summary: Summary, fits: (person: PeopleCount) => boolean): number =>
  (summary.people ?? []).reduce((sum, person) => sum + (fits(person) ? person.count : 0), 0);
const outcomeOf = ({ outcomes }: Summary, key: MonitorOutcomeKey) => (key === 'died' ? outcomes.killed + outcomes.suicide : outcomes[key]);
const facetCount = ({ facets }: Summary, key: MultiKey, code: string): number => facets[key]?.find((value) => value.code === code)?.count ?? 0;
const only = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } => (value === undefined ? {} : { [key]: value } as { [P in K]: T });

/** Asks an index for the figures of a period, and makes numbers with their comparisons, shares and links of the answers. */
export class Figures {
  readonly #index: IncidentIndex;
  readonly #periods: ComparedPeriods;
  readonly #base: Filters;
  readonly #links: CheckLinks;

  /** @param base what narrows the whole monitor: jurisdictions and state, no days */
  constructor(index: IncidentIndex, periods: ComparedPeriods, base: Filters, links: CheckLinks) {
    this.#index = index;
    this.#periods = periods;
    this.#base = base;
    this.#links = links;
  }

  /** One question for all periods. */
  ask(narrow: Filters, facets: readonly MultiKey[] = FACETS): Asked {
    const { now, before, yearBefore } = this.#periods;
    const summary = ({ from, to }: Filters) => this.#index.summary({ ...this.#base, ...narrow, from, to } as Filters, { facets, people: true });
    return {
      filters: { ...this.#base, ...narrow, from: now.from, to: now.to }, now: summary(now),
      ...(before && { before: summary(before) }), ...(yearBefore && { yearBefore: summary(yearBefore) }),
    };
  }

  /** Changes of a figure since the periods compared. */
  changes(asked: Asked, pick: (summary: Summary) => number): Pick<MonitorFigure, 'before' | 'yearBefore'> {
    const change = (other: Summary | undefined) => other && changeBetween(pick(other), pick(asked.now));
    return { ...only('before', change(asked.before)), ...only('yearBefore', change(asked.yearBefore)) };
  }

  figure(asked: Asked, pick: (summary: Summary) => number, link: string, all?: Asked): MonitorFigure {
    const value = pick(asked.now);
    return { value, ...this.changes(asked, pick), ...only('ofAll', all && shareOf(value, pick(all.now))), link };
  }

  /** Number of incidents. */
  incidents(asked: Asked, all?: Asked): MonitorFigure {
    return this.figure(asked, ({ total }) => total, this.#links.counter(asked.filters), all);
  }

  /** Incidents with a perpetrator on record. The filter language cannot ask for them, so the list of incidents is where to check. */
  withPerpetrators(asked: Asked): MonitorFigure {
    const { now, before, yearBefore } = this.#periods;
    const count = ({ from, to }: DateSpan) => this.#index.involving({ ...asked.filters, from, to }, 'perpetrator');
    const value = count(now);
    return {
      value, ...only('before', before && changeBetween(count(before), value)), ...only('yearBefore', yearBefore && changeBetween(count(yearBefore), value)),
      ...only('ofAll', shareOf(value, asked.now.total)), link: this.#links.incidents(asked.filters),
    };
  }

  outcome(asked: Asked, key: MonitorOutcomeKey, all?: Asked): MonitorOutcome {
    const has = ({ outcome }: PeopleCount) => (key === 'died' ? outcome === 'killed' || outcome === 'suicide' : outcome === key);
    const sex = this.#bySex(asked, has);
    const perpetrators = this.#bySex(asked, (person) => person.role === 'perpetrator' && has(person));
    return {
      ...this.figure(asked, (summary) => outcomeOf(summary, key), this.#links.counter(asked.filters), all),
      ...(sex.total && { sex, people: this.#links.people(asked.filters) }), ...(perpetrators.total && { perpetrators }),
    };
  }

  outcomes(asked: Asked, all?: Asked): Record<MonitorOutcomeKey, MonitorOutcome> {
    const keys: readonly MonitorOutcomeKey[] = [...COUNTED_OUTCOMES, 'died'];
    return Object.fromEntries(keys.map((key) => [key, this.outcome(asked, key, all)])) as Record<MonitorOutcomeKey, MonitorOutcome>;
  }

  people(asked: Asked, role: Role, all?: Asked): MonitorPeople {
    const inRole = (person: PeopleCount) => person.role === role;
    return {
      total: this.figure(asked, (summary) => peopleOf(summary, inRole), this.#links.people(asked.filters), all),
      sex: this.#bySex(asked, inRole),
      age: this.#byField(asked, inRole, 'age', AGE_GROUPS),
      outcome: this.#byField(asked, inRole, 'outcome', OUTCOMES),
      minors: this.#bySex(asked, (person) => inRole(person) && person.age === '0_18'),
    };
  }

  /** Incidents by the values of a field, counted without that field's own filter. */
  facet(asked: Asked, key: MultiKey): MonitorBreakdown {
    const { [key]: _, ...filters } = asked.filters;
    const list = MULTI_VALUES[key];
    const total = this.#index.count(filters);
    const known = list.includes('unknown') ? this.#index.count({ ...filters, [key]: list.filter((code) => code !== 'unknown') }) : total;
    return { ...this.#facetValues(asked, key, list, total, known), ...(MULTIPLE.has(key) && { multiple: true as const }) };
  }

  /** Incidents of a type by its subtypes; a type without one has it not reported. `whole` asked for the facet of types. */
  subtypes(asked: Asked, whole: Asked, list: readonly string[]): MonitorBreakdown {
    return this.#facetValues(whole, 'type', list, asked.now.total, list.reduce((sum, code) => sum + facetCount(whole.now, 'type', code), 0));
  }

  #facetValues(asked: Asked, key: MultiKey, list: readonly string[], total: number, known: number): MonitorBreakdown {
    const values = this.#values(list, (code) => facetCount(asked.now, key, code), total, known);
    return {
      total, known,
      values: CHANGED.has(key) ? values.map((value) => ({ ...value, ...this.changes(asked, (summary) => facetCount(summary, key, value.code)) })) : values,
      link: this.#links.facet(asked.filters, key),
    };
  }

  /** The breakdowns that every part has. */
  breakdowns(asked: Asked) {
    const [weapons, possession, areas, places, tags] = FACETS.map((key) => this.facet(asked, key)) as [
      MonitorBreakdown, MonitorBreakdown, MonitorBreakdown, MonitorBreakdown, MonitorBreakdown];
    return { weapons, possession, areas, places, tags };
  }

  /** A breakdown of something that is counted value by value. */
  #values(list: readonly string[], count: (code: string) => number, total: number, known: number): MonitorValue[] {
    return list.flatMap((code) => {
      const value = count(code);
      const ofKnown: MonitorShare | undefined = code === 'unknown' ? undefined : shareOf(value, known);
      return value ? [{ code, value, ...only('ofKnown', ofKnown), ...only('ofTotal', known < total ? shareOf(value, total) : undefined) }] : [];
    });
  }

  breakdown(list: readonly string[], count: (code: string) => number, total: number, known: number): MonitorBreakdown {
    return { total, known, values: this.#values(list, count, total, known) };
  }

  #bySex(asked: Asked, fits: (person: PeopleCount) => boolean): MonitorBreakdown {
    return this.#byField(asked, fits, 'sex', SEXES);
  }

  #byField(asked: Asked, fits: (person: PeopleCount) => boolean, field: 'sex' | 'age' | 'outcome', list: readonly string[]): MonitorBreakdown {
    const count = (is: (value: string) => boolean) => peopleOf(asked.now, (person) => fits(person) && is(person[field]));
    const total = count(() => true);
    return this.breakdown(list, (code) => count((value) => value === code), total, total - count((value) => value === 'unknown'));
  }
}
