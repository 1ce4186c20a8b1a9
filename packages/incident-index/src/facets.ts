import { COUNTED_OUTCOMES, type CountedOutcome, type Incident, type MultiKey } from '@seesac/contract';

/**
 * The values under which an incident is counted, for each multi-valued filter: **the one place of the rule of *not reported***.
 *
 * `unknown` is a real value, drawn and filtered like any other. An incident has it where a list or a field is silent:
 *
 * - `weapon`, `possession`: no weapon is listed, or a listed one has the code `unknown`;
 * - `sex`, `age`: no person is listed, or a listed one has the code `unknown` (so an incident may be under `man` and under `unknown`);
 * - `outcome`: none of the four counted outcomes is reported, neither as a count (0 is a report, `null` is none) nor for a person;
 * - `jurisdiction`, `type`, `area`, `place`: the code itself.
 *
 * `tag` has no `unknown`: an incident without tags is under none. An outcome needs at least one person, in the counts or in the list of people, so a
 * count of 0 is under no outcome. A subtype stands beside its type.
 */
export function facetsOf(incident: Incident): Record<MultiKey, readonly string[]> {
  const { weapons, people, counts, type, subtype } = incident;
  return {
    jurisdiction: [incident.jurisdiction],
    type: subtype ? [type, subtype] : [type],
    weapon: orUnknown(weapons.map((w) => w.category)),
    possession: orUnknown(weapons.map((w) => w.possession)),
    outcome: [
      ...COUNTED_OUTCOMES.filter((o) => (counts[o] ?? 0) > 0),
      ...people.map((p) => p.outcome).filter((o) => o !== 'unknown'),
      ...(COUNTED_OUTCOMES.every((o) => counts[o] === null) && !people.some((p) => isCounted(p.outcome)) ? ['unknown'] : []),
    ],
    sex: orUnknown(people.map((p) => p.sex)),
    age: orUnknown(people.map((p) => p.age)),
    area: [incident.place.area],
    place: [incident.place.type],
    tag: incident.tags,
  };
}

const orUnknown = (values: readonly string[]): readonly string[] => (values.length ? values : ['unknown']);
const isCounted = (outcome: string): outcome is CountedOutcome => (COUNTED_OUTCOMES as readonly string[]).includes(outcome);
