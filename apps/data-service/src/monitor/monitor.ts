import {
  INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, TYPE_OF_SUBTYPE, WEAPONS, type Filters, type IncidentType, type Monitor, type MonitorBreakdown,
  type MonitorRank, type MonitorType, type MonitorWhole,
} from '@seesac/contract';
import type { IncidentIndex } from '@seesac/incident-index';
import { Figures, type Asked, type CheckLinks } from './figures.js';
import type { ComparedPeriods } from './periods.js';
import { rankAmong } from './print.js';

/**
 * The monitor of a period as numbers: everything that the texts of SEESAC's quarterly monitors say, each figure with its changes, shares and the address at which it
 * can be checked.
 * @param base what narrows it: jurisdictions and the state of the dataset
 */
export function monitorOf(index: IncidentIndex, periods: ComparedPeriods, base: Filters, links: CheckLinks): Monitor {
  const figures = new Figures(index, periods, base, links);
  const { step, now, partial, before, yearBefore } = periods;
  const whole = figures.ask({}, ['jurisdiction', 'type', 'weapon', 'possession', 'area', 'place', 'tag']);
  const types = INCIDENT_TYPES.map((code) => ({ code, asked: figures.ask({ type: [code] }) })).filter(({ asked }) => asked.now.total);
  // Sorting is stable: types with as many incidents keep the order of the list.
  types.sort((a, b) => b.asked.now.total - a.asked.now.total);
  return {
    ...now, step, ...(partial && { partial: true as const }), ...(before && { before }), ...(yearBefore && { yearBefore }),
    all: wholeOf(index, figures, periods, base, whole, links),
    types: types.map(({ code, asked }) => typeOf(index, figures, periods, base, links, { code, asked, whole })),
  };
}

function wholeOf(index: IncidentIndex, figures: Figures, periods: ComparedPeriods, base: Filters, whole: Asked, links: CheckLinks): MonitorWhole {
  const outcomes = figures.outcomes(whole);
  // One question a period tells all outcomes.
  const past = periods.earlier.map(({ from, to }) => index.outcomes({ ...base, from, to }));
  if (past.length) {
    for (const key of ['killed', 'injured', 'threatened', 'suicide'] as const) outcomes[key].rank = rankAmong(outcomes[key].value, past.map((one) => one[key]));
    outcomes.died.rank = rankAmong(outcomes.died.value, past.map(({ killed, suicide }) => killed + suicide));
  }
  return {
    incidents: { ...figures.incidents(whole), ...rankOf(index, periods, base, whole) },
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
  index: IncidentIndex, figures: Figures, periods: ComparedPeriods, base: Filters, links: CheckLinks,
  { code, asked, whole }: { code: IncidentType; asked: Asked; whole: Asked },
): MonitorType {
  const subtypes = INCIDENT_SUBTYPES.filter((subtype) => TYPE_OF_SUBTYPE[subtype] === code);
  return {
    code,
    incidents: { ...figures.incidents(asked, whole), ...rankOf(index, periods, { ...base, type: [code] }, asked) },
    outcomes: figures.outcomes(asked, whole),
    victims: figures.people(asked, 'victim', whole),
    perpetrators: figures.people(asked, 'perpetrator', whole),
    ...figures.breakdowns(asked),
    ...(subtypes.length && { subtypes: figures.subtypes(asked, whole, subtypes) }),
    ...(code === 'accidental_shooting' && { inflictedBy: inflictedBy(index, figures, asked, links) }),
  };
}

function rankOf(index: IncidentIndex, { earlier }: ComparedPeriods, filters: Filters, asked: Asked): { rank?: MonitorRank } {
  return earlier.length ? { rank: rankAmong(asked.now.total, earlier.map(({ from, to }) => index.count({ ...filters, from, to }))) } : {};
}

/** Victims by the weapon of their incident, of which there may be several. */
function victimsByWeapon(index: IncidentIndex, figures: Figures, whole: Asked, links: CheckLinks): MonitorBreakdown {
  const victims = (weapon: readonly string[]) =>
    (index.summary({ ...whole.filters, weapon }, { facets: [], people: true }).people ?? []).reduce((sum, { role, count }) => sum + (role === 'victim' ? count : 0), 0);
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
