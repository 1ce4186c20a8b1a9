import type { IncidentType, InflictedBy } from '@seesac/contract';
import { dealDeck, inWesternBalkans, victims, withOutcome, type Draft } from './draft.js';
import type { Unit } from './plan.js';
import { OUTCOMES_OF_TYPE, SERBIA_2014, SERBIA_2014_DEATHS } from './quotas.js';
import { apportion, type Random } from './random.js';

type Dealt = 'killed' | 'injured' | 'threatened' | 'unharmed';

/** How readily an incident of a type has a victim of that outcome. Accidents, suicides and the two mass shootings are dealt apart. */
const READINESS: Readonly<Record<Dealt, Partial<Record<IncidentType, number>>>> = {
  killed: { criminal_context: 5, public_dispute: 5, undetermined_shooting: 3, domestic_violence: 17, police_altercation: 4, other: 3, unknown: 1 },
  injured: {
    criminal_context: 11, public_dispute: 28, undetermined_shooting: 20, domestic_violence: 14, police_altercation: 20, celebratory_shooting: 5,
    other: 10, unknown: 5,
  },
  threatened: { criminal_context: 8, public_dispute: 28, domestic_violence: 40, police_altercation: 12, other: 8, unknown: 4 },
  unharmed: { criminal_context: 8, public_dispute: 8, undetermined_shooting: 4, domestic_violence: 6, police_altercation: 20, other: 4 },
};
/** People an incident, on average over the incidents that have any. */
const PEOPLE_PER_INCIDENT: Readonly<Record<Dealt, number>> = { killed: 1.1, injured: 1.22, threatened: 1.35, unharmed: 1.2 };

const readiness = (outcome: Dealt) => (draft: Draft) =>
  draft.tags.has('mass_shooting') ? 0 : outcome === 'threatened' && draft.subtype === 'armed_robbery' ? 45 : (READINESS[outcome][draft.type] ?? 0);

const addVictims = (draft: Draft, outcome: Dealt | 'suicide', n = 1) => {
  for (let i = 0; i < n; i++) draft.people.push({ role: 'victim', outcome });
};
const count = (drafts: readonly Draft[], outcome: Dealt) => drafts.reduce((sum, d) => sum + withOutcome(d, outcome), 0);

/** Spreads people over that many incidents of the pool, at least one each. Gives how many were placed: all, or none where the pool has no fitting incident. */
function place(pool: readonly Draft[], outcome: Dealt, people: number, random: Random, incidents = Math.ceil(people / PEOPLE_PER_INCIDENT[outcome])): number {
  if (people < 0) throw new Error(`${pool[0]?.unit.name}: ${-people} ${outcome} too many`);
  const chosen = random.sample(pool, Math.min(incidents, people), readiness(outcome));
  if (!chosen.length) return 0;
  chosen.forEach((draft) => addVictims(draft, outcome));
  for (let left = people - chosen.length; left > 0; left--) addVictims(random.pick(chosen), outcome);
  return people;
}

/** One victim an accident, a few with two or with property damage only; where the incidents of a zone are counted one by one, each has one injured. */
function dealAccidents(unit: Unit, drafts: readonly Draft[], random: Random): void {
  const accidents = random.shuffle(drafts.filter((d) => d.type === 'accidental_shooting'));
  const counted = (d: Draft) => !inWesternBalkans(d) || (d.jurisdiction === 'RS' && unit.name in SERBIA_2014);
  for (const draft of accidents.filter(counted)) addVictims(draft, 'injured');
  const others = accidents.filter((d) => !counted(d));
  const injured = unit.numbers.accident_injured - (accidents.length - others.length);
  const killed = unit.numbers.accident_killed;
  for (let i = 0; i < killed + injured; i++) addVictims(others[i % others.length]!, i < killed ? 'killed' : 'injured');
  for (const draft of others) if (!draft.people.length) draft.tags.add('property_damage');
}

/** The two mass shootings of May 2023 in Serbia: 19 killed and 19 injured together. */
function dealMassShootings(drafts: readonly Draft[], random: Random): void {
  const two = random.sample(drafts.filter((d) => d.jurisdiction === 'RS' && d.type === 'undetermined_shooting'), 2);
  for (const [i, draft] of two.entries()) {
    draft.tags.add('mass_shooting');
    draft.within = { from: '2023-05-01', to: '2023-05-31' };
    addVictims(draft, 'killed', 10 - i);
    addVictims(draft, 'injured', 9 + i);
  }
}

/** Victims of a unit: accidents, suicides and mass shootings first, then each outcome by zone. */
export function dealCasualties(unit: Unit, drafts: readonly Draft[], random: Random): void {
  dealAccidents(unit, drafts, random);
  for (const draft of drafts) if (draft.type === 'suicide') draft.people.push({ role: 'victim', outcome: 'suicide', inflictedBy: 'self' });
  if (unit.name === '2023-Q2') dealMassShootings(drafts, random);
  const serbia = SERBIA_2014[unit.name];
  const inSerbia = serbia ? drafts.filter((d) => d.jurisdiction === 'RS') : [];
  const inMoldova = drafts.filter((d) => !inWesternBalkans(d));
  for (const outcome of ['killed', 'injured', 'threatened', 'unharmed'] as const) {
    const byType = outcome === 'killed' || outcome === 'injured' ? (OUTCOMES_OF_TYPE[unit.name]?.[outcome] ?? {}) : {};
    const free = (d: Draft) => byType[d.type] === undefined;
    const counted = serbia && (outcome === 'killed' || outcome === 'injured');
    if (counted && outcome === 'killed') {
      const [people, incidents] = serbia.killed;
      place(inSerbia.filter((d) => d.type === 'domestic_violence'), outcome, serbia.domestic, random, serbia.domestic);
      place(inSerbia.filter((d) => d.type !== 'domestic_violence'), outcome, people - serbia.domestic, random, incidents - serbia.domestic);
    } else if (counted) {
      // Nobody is injured where somebody is killed, so that "incidents with injured" has one reading.
      const accidents = count(inSerbia, outcome);
      place(inSerbia.filter((d) => !d.people.length), outcome, serbia.injured[0] - accidents, random, serbia.injured[1] - accidents);
    }
    if (outcome !== 'unharmed') place(inMoldova.filter(free), outcome, unit.numbers[`md_${outcome}`] - count(inMoldova, outcome), random);
    const rest = drafts.filter((d) => inWesternBalkans(d) && !(counted && d.jurisdiction === 'RS'));
    for (const [type, people] of Object.entries(byType)) place(rest.filter((d) => d.type === type), outcome, people, random);
    place(rest.filter(free), outcome, unit.numbers[outcome] - count(drafts, outcome), random);
  }
  dealMurderSuicides(unit, drafts, random);
}

/** Perpetrators of domestic violence who die by suicide: men, but for one woman in 2020. */
function dealMurderSuicides(unit: Unit, drafts: readonly Draft[], random: Random): void {
  const pool = drafts.filter((d) => d.type === 'domestic_violence' && inWesternBalkans(d) && !(d.jurisdiction === 'RS' && unit.name in SERBIA_2014));
  const chosen = random.sample(pool, unit.numbers.murder_suicide, (d) => (withOutcome(d, 'killed') ? 10 : 1));
  if (chosen.length < unit.numbers.murder_suicide) throw new Error(`${unit.name}: too few incidents of domestic violence`);
  chosen.forEach((draft, i) => draft.people.push({ role: 'perpetrator', outcome: 'suicide', sex: unit.name === '2020-Q1' && i === 0 ? 'woman' : 'man' }));
}

/** Who fired in the accidents of a year: of 65 in 2022, 30 times the victim and 31 times another person. */
export function dealInflictedBy(drafts: readonly Draft[], random: Random): void {
  const accidents = drafts.filter((d) => d.type === 'accidental_shooting' && victims(d).length);
  dealDeck(accidents, apportion(accidents.length, { self: 30, other: 31, unknown: 4 }), random, (draft, inflictedBy: InflictedBy) => {
    for (const person of draft.people) person.inflictedBy = inflictedBy;
  });
}

/** Where in Serbia the dead of January to October 2014 died. Incidents with one dead fill the two smaller numbers, so that both can be met. */
export function dealSerbianRegions(drafts: readonly Draft[], random: Random): void {
  const deaths = (d: Draft) => withOutcome(d, 'killed') + withOutcome(d, 'suicide');
  const deadly = random.shuffle(drafts.filter((d) => d.jurisdiction === 'RS' && d.unit.name in SERBIA_2014 && deaths(d)));
  const single = deadly.filter((d) => deaths(d) === 1);
  for (const [region, people] of Object.entries(SERBIA_2014_DEATHS)) for (const draft of single.splice(0, people)) draft.region = region;
  for (const draft of deadly) draft.region ??= 'Centralna i južna Srbija';
}
