import type { AgeGroup, IncidentType } from '@seesac/contract';
import { inWesternBalkans, perpetrators, victims, type Draft, type DraftPerson } from './draft.js';
import { MENS_SHARE, PERPETRATORS, SERBIA_2014, SEX_OF_OUTCOME, type PerpetratorQuota } from './quotas.js';
import { apportion, type Random } from './random.js';

interface Member { draft: Draft; person: DraftPerson }

const members = (drafts: readonly Draft[], of: (draft: Draft) => DraftPerson[]): Member[] =>
  drafts.flatMap((draft) => of(draft).map((person) => ({ draft, person })));

/** Deals that many women and people of unknown sex among people, those already dealt included; the others are men. */
function dealSex(people: readonly Member[], women: number, unknown: number, random: Random): void {
  const has = (sex: string) => people.filter((m) => m.person.sex === sex).length;
  const [w, u] = [women - has('woman'), unknown - has('unknown')];
  const open = people.filter((m) => !m.person.sex);
  if (w < 0 || u < 0 || w + u > open.length)
    throw new Error(`${people[0]?.draft.unit.name}: ${women} women and ${unknown} unknown among ${people.length} people do not fit`);
  const womanliness = ({ draft, person }: Member) =>
    person.role === 'perpetrator' ? 1 : person.outcome === 'suicide' ? 0.4 : draft.type === 'domestic_violence' ? 8 : draft.subtype === 'armed_robbery' ? 3 : 1;
  for (const m of random.sample(open, w, womanliness)) m.person.sex = 'woman';
  const left = open.filter((m) => !m.person.sex);
  for (const m of random.sample(left, u, ({ person }) => (person.outcome === 'killed' || person.outcome === 'suicide' ? 0.2 : 1))) m.person.sex = 'unknown';
  for (const m of left) m.person.sex ??= 'man';
}

/** Shares of women and of unknown sex among victims, where no figure gives them. */
const USUAL_SEX: Readonly<Record<string, { women: number; unknown: number }>> = {
  killed: { women: 0.21, unknown: 0.02 }, injured: { women: 0.11, unknown: 0.13 }, threatened: { women: 0.3, unknown: 0.15 }, suicide: { women: 0.1, unknown: 0 },
  unharmed: { women: 0.25, unknown: 0.15 },
};

/** Sex of the victims of a year: groups that a figure counts first, then each outcome. */
export function dealVictimSex(year: number, drafts: readonly Draft[], random: Random): void {
  const all = members(drafts, victims);
  const dead = (m: Member, outcome: string) => m.person.outcome === outcome;
  if (year === 2014) {
    const serbia = all.filter(({ draft }) => draft.jurisdiction === 'RS' && draft.unit.name in SERBIA_2014);
    // rs2014: 5 women and 49 men died; 4 women, 83 men and one of unknown sex were injured.
    dealSex(serbia.filter((m) => dead(m, 'killed')), 4, 0, random);
    dealSex(serbia.filter((m) => dead(m, 'suicide')), 1, 0, random);
    dealSex(serbia.filter((m) => dead(m, 'injured')), 4, 1, random);
  }
  if (year === 2022) {
    const autumn = all.filter(({ draft }) => draft.unit.name === '2022-Q4');
    dealSex(autumn.filter((m) => dead(m, 'killed') && m.draft.type === 'domestic_violence'), 3, 0, random); // q4_2022
    dealSex(autumn.filter((m) => dead(m, 'suicide')), 0, 0, random); // q4_2022
    const balkans = all.filter((m) => inWesternBalkans(m.draft));
    dealSex(balkans, Math.round((balkans.length - 60) * 0.2), 60, random); // vict_2022
  }
  for (const [outcome, usual] of Object.entries(USUAL_SEX)) {
    const given = SEX_OF_OUTCOME[year]?.[outcome as 'killed'];
    const open = all.filter((m) => dead(m, outcome) && !m.person.sex);
    dealSex(open, given?.women ?? Math.round(open.length * usual.women), given?.unknown ?? Math.round(open.length * usual.unknown), random);
  }
}

const VICTIM_AGE: Partial<Record<AgeGroup, number>> = { '0_18': 6, '19_35': 30, '36_60': 28, '61_plus': 9, unknown: 27 };
const PERPETRATOR_AGE: Partial<Record<AgeGroup, number>> = { '0_18': 3, '19_35': 34, '36_60': 25, '61_plus': 5, unknown: 33 };

/** Age groups of everybody. No synthetic suicide is of a minor. */
export function dealAges(year: number, drafts: readonly Draft[], random: Random): void {
  const all = members(drafts, (d) => d.people);
  if (year === 2022) dealAges2022(all.filter((m) => m.person.role === 'victim'), random);
  for (const { person } of all) {
    const { '0_18': _, ...adult } = person.role === 'victim' ? VICTIM_AGE : PERPETRATOR_AGE;
    person.age ??= random.key(person.outcome === 'suicide' ? adult : person.role === 'victim' ? VICTIM_AGE : PERPETRATOR_AGE);
  }
}

function dealAges2022(all: readonly Member[], random: Random): void {
  // acc_2022: 12 boys of 18 or younger in accidents, and no more.
  const inAccident = all.filter((m) => m.draft.type === 'accidental_shooting' && m.person.sex === 'man');
  const boys = new Set(random.sample(inAccident, 12));
  for (const m of boys) m.person.age = '0_18';
  // vict_2022: 41 % of the victims in the Western Balkans whose age is known were 19 to 35.
  const balkans = all.filter((m) => inWesternBalkans(m.draft));
  const open = random.shuffle(balkans.filter((m) => !m.person.age));
  const unknown = Math.round(balkans.length * 0.28);
  const young = Math.round((balkans.length - unknown) * 0.41);
  open.forEach((m, i) => {
    const adult = m.person.outcome === 'suicide' || inAccident.includes(m);
    m.person.age = i < unknown ? 'unknown' : i < unknown + young ? '19_35' : random.key<AgeGroup>({ '0_18': adult ? 0 : 6, '36_60': 28, '61_plus': 9 });
  });
  for (const m of inAccident) m.person.age ??= random.key<AgeGroup>({ '19_35': 30, '36_60': 28, '61_plus': 9, unknown: 27 });
}

export type PerpetratorClass = 'seizure' | 'criminal' | 'rest';
const classOf = (type: IncidentType): PerpetratorClass => (type === 'weapon_seizure' ? 'seizure' : type === 'criminal_context' ? 'criminal' : 'rest');
/** Usual shares of the incidents that can have a perpetrator: with any; people an incident; women and unknown among the people. */
const USUAL_PERPETRATORS = {
  seizure: { incidents: 0.9, people: 1.1, women: 0.014, unknown: 0.13 },
  criminal: { incidents: 0.78, people: 1.35, women: 0.018, unknown: 0.32 },
  rest: { incidents: 0.62, people: 0.8, women: 0.018, unknown: 0.28 },
};

/** Perpetrators of a year and their sex. Nobody is the perpetrator of a suicide or of an accident of one's own. */
export function dealPerpetrators(year: number, drafts: readonly Draft[], random: Random): void {
  const eligible = drafts.filter((d) => d.type !== 'suicide' && d.people[0]?.inflictedBy !== 'self');
  const given = PERPETRATORS[year];
  for (const name of ['seizure', 'criminal', 'rest'] as const) {
    const own = eligible.filter((d) => classOf(d.type) === name);
    const usual = USUAL_PERPETRATORS[name];
    const people = Math.round(own.length * usual.people);
    const quota: PerpetratorQuota = given?.[name] ?? {
      incidents: Math.round(own.length * usual.incidents), people, women: Math.round(people * usual.women), unknown: Math.round(people * usual.unknown),
    };
    // Those who died by suicide and the two mass shooters are in already, or must be.
    const chosen = random.sample(own, quota.incidents, (d) => (perpetrators(d).length || d.tags.has('mass_shooting') ? 1e9 : 1));
    for (const d of chosen) if (!perpetrators(d).length) d.people.push({ role: 'perpetrator', outcome: 'unknown' });
    const shared = chosen.filter((d) => !d.tags.has('mass_shooting'));
    for (let left = quota.people - chosen.length; left > 0; ) {
      const draft = random.pick(shared);
      if (perpetrators(draft).length > 8) continue;
      draft.people.push({ role: 'perpetrator', outcome: random.chance(0.1) ? 'unharmed' : 'unknown' });
      left--;
    }
    if (given?.[name] || name === 'seizure') dealSexByUnit(own, quota, random);
  }
  for (const unit of new Set(drafts.map((d) => d.unit))) dealUnitSex(unit.name, drafts.filter((d) => d.unit === unit), random);
}

/** Deals the women and the unknown of a year in proportion to the perpetrators of each unit. */
function dealSexByUnit(drafts: readonly Draft[], quota: PerpetratorQuota, random: Random): void {
  const all = members(drafts, perpetrators);
  const units = [...new Set(all.map((m) => m.draft.unit.name))].map((name) => [name, all.filter((m) => m.draft.unit.name === name)] as const);
  const sizes = Object.fromEntries(units.map(([name, own]) => [name, own.length]));
  const [women, unknown] = [apportion(quota.women, sizes), apportion(quota.unknown, sizes)];
  for (const [name, own] of units) dealSex(own, women[name]!, unknown[name]!, random);
}

/** Sex of the perpetrators of a unit that no year's quota covers; where a figure gives men's share of the known, the number of women follows from it. */
function dealUnitSex(name: string, drafts: readonly Draft[], random: Random): void {
  const all = members(drafts, perpetrators);
  const done = all.filter((m) => m.draft.type === 'weapon_seizure');
  const open = all.filter((m) => m.draft.type !== 'weapon_seizure');
  if (open.every((m) => m.person.sex)) return;
  const usual = Math.round(open.length * 0.3);
  if (!MENS_SHARE[name]) return dealSex(open, Math.round((open.length - usual) * 0.025), usual, random);
  const [share, decimals] = MENS_SHARE[name];
  const [menDone, womenDone] = ['man', 'woman'].map((sex) => done.filter((m) => m.person.sex === sex).length) as [number, number];
  for (let unknown = usual; unknown < open.length; unknown++) {
    const known = menDone + womenDone + open.length - unknown;
    const women = Math.max(womenDone, Math.round(known * (1 - share)));
    if (Number(((known - women) / known).toFixed(decimals)) === share) return dealSex(open, women - womenDone, unknown, random);
  }
  throw new Error(`${name}: no number of women prints as a share of men of ${share}`);
}

/** How victims and perpetrators of domestic violence are related, where that is reported. */
export function dealRelationships(drafts: readonly Draft[], random: Random): void {
  for (const draft of drafts) {
    if (draft.type !== 'domestic_violence') continue;
    for (const person of victims(draft))
      person.relationship = random.key(person.sex === 'woman' ? { intimate_partner: 5, family: 3, unknown: 2 } : { intimate_partner: 1, family: 7, unknown: 2 });
    if (victims(draft).some((p) => p.sex === 'woman' && p.outcome === 'killed' && p.relationship !== 'unknown')) draft.tags.add('femicide');
  }
}
