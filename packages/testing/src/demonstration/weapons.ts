import type { IncidentWeapon, Weapon } from '@seesac/contract';
import { dealDeck, inWesternBalkans, victims, type Draft } from './draft.js';
import { ILLEGAL } from './quotas.js';
import { apportion, type Random } from './random.js';

type Weights = Partial<Record<Weapon, number>>;

/** Seizures of 1,542 in which a category was found; a seizure may have several (seiz_2022, the first six; the others are invented). */
const SEIZED: Weights = {
  handgun: 641, rifle_shotgun: 313, explosive: 287, automatic_military: 185, gas_pistol: 103, air_gun: 72, ammunition: 330, converted: 31, improvised: 20, other: 30,
};
/** Of 1,542 seizures, those of five or more weapons (seiz_2022). */
const LARGE = 69;
const COUNTED: readonly Weapon[] = ['handgun', 'rifle_shotgun', 'automatic_military', 'gas_pistol', 'air_gun', 'converted', 'improvised'];
/** Of 65 accidents in 2022, 19 with a handgun and 16 with a rifle or shotgun (acc_2022; the others are invented). */
const ACCIDENT: Weights = { handgun: 19, rifle_shotgun: 16, air_gun: 6, explosive: 6, automatic_military: 2, pyrotechnic: 2, unknown: 14 };

const USED: Readonly<Record<string, Weights>> = {
  organized_crime: { explosive: 25, automatic_military: 20, handgun: 22, unknown: 33 },
  armed_robbery: { handgun: 55, automatic_military: 5, gas_pistol: 5, rifle_shotgun: 3, converted: 2, unknown: 30 },
  other_criminal: { handgun: 30, explosive: 12, automatic_military: 10, rifle_shotgun: 5, unknown: 43 },
  public_dispute: { handgun: 40, gas_pistol: 8, rifle_shotgun: 8, air_gun: 2, automatic_military: 2, unknown: 40 },
  undetermined_shooting: { handgun: 26, automatic_military: 12, rifle_shotgun: 6, unknown: 56 },
  domestic_violence: { handgun: 36, rifle_shotgun: 22, automatic_military: 3, explosive: 2, unknown: 37 },
  celebratory_shooting: { handgun: 26, automatic_military: 12, rifle_shotgun: 8, gas_pistol: 8, pyrotechnic: 2, unknown: 44 },
  suicide: { handgun: 45, rifle_shotgun: 25, unknown: 30 },
  weapon_theft: { handgun: 35, rifle_shotgun: 25, ammunition: 15, automatic_military: 5, unknown: 20 },
  animal_shooting: { air_gun: 40, rifle_shotgun: 35, unknown: 25 },
  police_altercation: { handgun: 30, automatic_military: 20, explosive: 3, unknown: 47 },
  other: { handgun: 25, air_gun: 10, explosive: 10, other: 10, unknown: 45 },
};

const add = (draft: Draft, category: Weapon) => draft.weapons.push({ category, possession: 'unknown' });
const has = (draft: Draft, category: Weapon) => draft.weapons.some((w) => w.category === category);

/** Weapon categories of the seizures of a year, the pyrotechnic devices of each unit first, then one for every seizure, then the others anywhere. */
function dealSeized(drafts: readonly Draft[], random: Random): void {
  for (const unit of new Set(drafts.map((d) => d.unit)))
    for (const draft of random.sample(drafts.filter((d) => d.unit === unit), unit.numbers.pyrotechnic)) add(draft, 'pyrotechnic');
  const share = drafts.length / 1542;
  const cards = random.shuffle((Object.entries(SEIZED) as [Weapon, number][]).flatMap(([category, n]) => Array<Weapon>(Math.round(n * share)).fill(category)));
  for (const draft of drafts) if (!draft.weapons.length) add(draft, cards.pop()!);
  for (const card of cards) {
    let draft = random.pick(drafts);
    while (has(draft, card) || draft.weapons.length > 4) draft = random.pick(drafts);
    add(draft, card);
  }
  const large = random.sample(drafts, Math.round(LARGE * share), (d) => (d.weapons.some((w) => COUNTED.includes(w.category)) ? d.weapons.length : 0));
  for (const draft of large) {
    draft.tags.add('large_seizure');
    const counted = draft.weapons.filter((w) => COUNTED.includes(w.category));
    counted.forEach((w, i) => (w.count = i ? random.int(1, 6) : random.int(5, random.chance(0.1) ? 60 : 14)));
    if (random.chance(0.15)) counted[0]!.countIsMin = true;
  }
  for (const draft of drafts) if (!draft.tags.has('large_seizure')) countFew(draft, random);
}

/** At most four weapons, where their number is reported at all. */
function countFew(draft: Draft, random: Random): void {
  const counted = draft.weapons.filter((w) => COUNTED.includes(w.category));
  let left = 4 - counted.length;
  for (const weapon of counted) {
    if (random.chance(0.12)) continue;
    const more = left > 0 && random.chance(0.2) ? random.int(1, left) : 0;
    weapon.count = 1 + more;
    left -= more;
  }
}

/** Weapons of everything but seizures and accidents: one category or none reported, seldom a second. */
function dealUsed(drafts: readonly Draft[], random: Random): void {
  for (const draft of drafts) {
    const weights = USED[draft.subtype ?? draft.type] ?? USED['other']!;
    const first = random.key(weights);
    add(draft, first);
    if (first !== 'unknown' && draft.type !== 'suicide' && random.chance(0.06)) {
      const { [first]: _first, handgun: _handgun, unknown: _unknown, ...second } = weights;
      if (Object.keys(second).length) add(draft, random.key(second));
    }
  }
}

/** vict_2022: a handgun in 37 % of the victims' incidents, of those with a known weapon, in the Western Balkans. */
function fitHandguns2022(drafts: readonly Draft[], random: Random): void {
  const known = drafts.filter((d) => inWesternBalkans(d) && victims(d).length && !has(d, 'unknown'));
  const people = (list: readonly Draft[]) => list.reduce((sum, d) => sum + victims(d).length, 0);
  const accidents = known.filter((d) => d.type === 'accidental_shooting');
  let left = Math.round(people(known) * 0.37) - people(accidents.filter((d) => has(d, 'handgun')));
  // Two thirds of the list are still to come when the number is nearly met, many with one victim: so it is met exactly.
  for (const draft of random.shuffle(known.filter((d) => d.type !== 'accidental_shooting'))) {
    const { handgun: _handgun, unknown: _unknown, ...others } = USED[draft.subtype ?? draft.type] ?? USED['other']!;
    const takes = victims(draft).length <= left;
    if (takes) left -= victims(draft).length;
    draft.weapons = [{ category: takes ? 'handgun' : random.key(others), possession: 'unknown' }];
  }
}

/** Weapons of a year. */
export function dealWeapons(year: number, drafts: readonly Draft[], random: Random): void {
  dealSeized(drafts.filter((d) => d.type === 'weapon_seizure'), random);
  const accidents = drafts.filter((d) => d.type === 'accidental_shooting');
  dealDeck(accidents, apportion(accidents.length, ACCIDENT), random, add);
  dealUsed(drafts.filter((d) => !d.weapons.length), random);
  if (year === 2022) fitHandguns2022(drafts, random);
}

/** Whether the weapons of a unit were held legally: of the incidents, 68 % illegally (or as published), some legally, the rest not reported. */
export function dealPossession(name: string, drafts: readonly Draft[], random: Random): void {
  const readiness = (d: Draft) => (d.type === 'weapon_seizure' ? 30 : d.type === 'criminal_context' ? 12 : d.type === 'suicide' ? 0.3 : 2);
  const illegal = new Set(random.sample(drafts, ILLEGAL[name] ?? Math.round(drafts.length * 0.68), readiness));
  for (const draft of drafts) {
    const legal = random.chance(draft.type === 'weapon_seizure' ? 0.3 : 0.2);
    for (const [i, weapon] of draft.weapons.entries()) {
      const oneLegal = draft.weapons.length > 1 && i === 0 && random.chance(0.04);
      weapon.possession = illegal.has(draft) ? (oneLegal ? 'legal' : 'illegal') : legal ? 'legal' : 'unknown';
    }
  }
}

/** Weapons in the order of the code list. */
export function sortWeapons(weapons: readonly IncidentWeapon[], order: readonly Weapon[]): IncidentWeapon[] {
  return [...weapons].sort((x, y) => order.indexOf(x.category) - order.indexOf(y.category));
}
