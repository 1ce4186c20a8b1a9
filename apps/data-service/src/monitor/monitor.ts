import {
  COUNTED_OUTCOMES, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, TYPE_OF_SUBTYPE, WEAPONS, type Filters, type IncidentType, type Monitor,
  type MonitorBreakdown, type MonitorRank, type MonitorType, type MonitorWhole, type Outcomes,
} from '@seesac/contract';
import type { IncidentIndex } from '@seesac/incident-index';
import { Figures, type Asked, type CheckLinks } from './figures.js';
import type { ComparedPeriods } from './periods.js';
import { rankAmong } from './print.js';

/**
 * The monitor of a period as numbers: everything that the texts of SEESAC's quarterly monitors say, each figure with its changes, shares and
 * the address at which it can be checked.
 * @param base what narrows it: jurisdictions and the state of the dataset
 */
export function monitorOf(index: IncidentIndex, periods: ComparedPeriods, base: Filters, links: CheckLinks): Monitor {
  const figures = new Figures(index, periods, base, links);
  const { step, now, partial, before, yearBefore } = periods;
  const past = new Past(index, periods, base);
  const whole = figures.ask({}, ['jurisdiction', 'type', 'weapon', 'possession', 'area', 'place', 'tag']);
  const types = INCIDENT_TYPES.map((code) => ({ code, asked: figures.ask({ type: [code] }) })).filter(({ asked }) => asked.now.total);
  // Sorting is stable: types with as many incidents keep the order of the list.
  types.sort((a, b) => b.asked.now.total - a.asked.now.total);
  return {
    ...now, step, ...(partial && { partial: true as const }), ...(before && { before }), ...(yearBefore && { yearBefore }),
    all: wholeOf(index, figures, past, whole, links),
    types: types.map(({ code, asked }) => typeOf(index, figures, past, links, { code, asked, whole })),
  };
}

function wholeOf(index: IncidentIndex, figures: Figures, past: Past, whole: Asked, links: CheckLinks): MonitorWhole {
  const outcomes = figures.outcomes(whole);
  for (const key of COUNTED_OUTCOMES) Object.assign(outcomes[key], past.rank(outcomes[key].value, (one) => one.outcomes[key]));
  Object.assign(outcomes.died, past.rank(outcomes.died.value, (one) => one.outcomes.killed + one.outcomes.suicide));
  return {
    incidents: { ...figures.incidents(whole), ...past.rank(whole.now.total, ({ count }) => count) },
    outcomes,
    victims: figures.people(whole, 'victim'),
    perpetrators: figures.people(whole, 'perpetrator'),
    ...figures.breakdowns(whole),
    withPerpetrators: figures.withPerpetrators(whole),
    jurisdictions: figures.facet(whole, 'jurisdiction'),
    victimsByWeapon: victimsByWeapon(index, figures, whole, links),
  };
}

function typeOf(
  index: IncidentIndex, figures: Figures, past: Past, links: CheckLinks, { code, asked, whole }: { code: IncidentType; asked: Asked; whole: Asked },
): MonitorType {
  const subtypes = INCIDENT_SUBTYPES.filter((subtype) => TYPE_OF_SUBTYPE[subtype] === code);
  return {
    code,
    incidents: { ...figures.incidents(asked, whole), ...past.rank(asked.now.total, ({ split }) => split[code] ?? 0) },
    outcomes: figures.outcomes(asked, whole),
    victims: figures.people(asked, 'victim', whole),
    perpetrators: figures.people(asked, 'perpetrator', whole),
    ...figures.breakdowns(asked),
    ...(subtypes.length && { subtypes: figures.subtypes(asked, whole, subtypes) }),
    ...(code === 'accidental_shooting' && { inflictedBy: inflictedBy(index, figures, asked, links) }),
  };
}

interface PastPeriod { count: number; split: Readonly<Record<string, number>>; outcomes: Outcomes }

/** Figures of all whole periods before the one that is told of. */
class Past {
  readonly #periods: readonly PastPeriod[];

  constructor(index: IncidentIndex, { earlier, step }: ComparedPeriods, base: Filters) {
    const [first, last] = [earlier[0], earlier.at(-1)];
    // One pass over all of them tells incidents and types.
    const series = first && last ? index.summary({ ...base, from: first.from, to: last.to }, { facets: [], series: step, split: 'type' }).series! : [];
    const points = new Map(series.map((point) => [point.period, point]));
    this.#periods = earlier.map(({ period, from, to }) => {
      const { count = 0, split = {} } = points.get(period) ?? {};
      return { count, split, outcomes: index.outcomes({ ...base, from, to }) };
    });
  }

  /** The place of a figure among those of these periods. */
  rank(value: number, figure: (period: PastPeriod) => number): { rank?: MonitorRank } {
    return this.#periods.length ? { rank: rankAmong(value, this.#periods.map(figure)) } : {};
  }
}

/** Victims by the weapon of their incident, of which there may be several. */
function victimsByWeapon(index: IncidentIndex, figures: Figures, whole: Asked, links: CheckLinks): MonitorBreakdown {
  const victims = (weapon: readonly string[]) => {
    const { people = [] } = index.summary({ ...whole.filters, weapon }, { facets: [], people: true });
    return people.reduce((sum, { role, count }) => sum + (role === 'victim' ? count : 0), 0);
  };
  const counts = new Map(WEAPONS.map((weapon) => [weapon as string, victims([weapon])]));
  const total = figures.people(whole, 'victim').total.value;
  const known = victims(WEAPONS.filter((weapon) => weapon !== 'unknown'));
  return { ...figures.breakdown(WEAPONS, (weapon) => counts.get(weapon) ?? 0, total, known), multiple: true, link: links.people(whole.filters) };
}

/** Incidents by who inflicted the harm: the records say, the columns do not. */
function inflictedBy(index: IncidentIndex, figures: Figures, asked: Asked, links: CheckLinks): MonitorBreakdown {
  const counts = new Map<string, number>();
  let known = 0;
  for (const row of index.rows(asked.filters, '-date')) {
    const reported = new Set(index.incident(row).people.flatMap((person) => person.inflictedBy ?? []));
    if (!reported.size) reported.add('unknown');
    for (const value of reported) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (reported.has('self') || reported.has('other')) known++;
  }
  return { ...figures.breakdown(INFLICTED_BY, (value) => counts.get(value) ?? 0, asked.now.total, known), multiple: true, link: links.incidents(asked.filters) };
}
