import type { CountedOutcome, Counts } from '@seesac/contract';
import { COUNT_COLUMNS, COUNTED, fromEntries, NOT_REPORTED, type CodedColumn, type Columns, type GroupColumn, type PeopleColumn } from './columns.js';

// The values under which an incident is counted, for each multi-valued filter: **the one place of the rule of *not reported***.
//
// `unknown` is a real value, drawn and filtered like any other. An incident has it where a list or a field is silent:
//
// - `weapon`, `possession`: no weapon is listed, or a listed one has the code `unknown`;
// - `sex`, `age`: no person is listed, or a listed one has the code `unknown` (so an incident may be under `man` and under `unknown`);
// - `outcome`: none of the four counted outcomes is reported, neither as a count (0 is a report, `null` is none) nor for a person;
// - `jurisdiction`, `type`, `area`, `place`: the code itself.
//
// `tag` has no `unknown`: an incident without tags is under none. An outcome needs at least one person, in the counts or in the list of people, so a
// count of 0 is under no outcome. A subtype stands beside its type.

/** The masks of a part of what rows list: its values, `unknown` where nothing is listed. @param list of at most 32 values */
export function listedMask<P extends string>({ kinds, starts, codes }: GroupColumn<Readonly<Record<P, string>>>, part: P, list: readonly string[]): CodedColumn['values'] {
  const rows = starts.length - 1;
  const bits = kinds.map((kind) => bitOf(list, kind[part]));
  const none = bitOf(list, 'unknown');
  const values = maskArray(list, rows);
  for (let row = 0, at = 0; row < rows; row++) {
    const end = starts[row + 1]!;
    let mask = at === end ? none : 0;
    while (at < end) mask |= bits[codes[at++]!]!;
    values[row] = mask;
  }
  return values;
}

/** The masks that follow from the people and the counts of rows. @param columns their lists, of at most 32 values each */
export function peopleFacets(
  people: PeopleColumn, counts: Columns['counts'], columns: Readonly<Record<'outcome' | 'sex' | 'age', Pick<CodedColumn, 'list'>>>,
): Record<'outcome' | 'sex' | 'age', CodedColumn['values']> {
  return { outcome: outcomes(columns.outcome.list), sex: listedMask(people, 'sex', columns.sex.list), age: listedMask(people, 'age', columns.age.list) };

  function outcomes(list: readonly string[]): CodedColumn['values'] {
    const { kinds, starts, codes } = people;
    const rows = starts.length - 1;
    const unknown = bitOf(list, 'unknown');
    const bits = kinds.map(({ outcome }) => (outcome === 'unknown' ? 0 : bitOf(list, outcome)));
    const values = maskArray(list, rows);
    for (let row = 0, at = 0; row < rows; row++) for (const end = starts[row + 1]!; at < end; at++) values[row]! |= bits[codes[at]!]!;
    const reported = new Uint8Array(rows);
    let counted = 0;
    for (const outcome of COUNTED) {
      const count = counts[outcome];
      const one = bitOf(list, outcome);
      counted |= one;
      for (let row = 0; row < rows; row++) {
        if (count[row] === NOT_REPORTED) continue;
        reported[row] = 1;
        if (count[row]! > 0) values[row]! |= one;
      }
    }
    for (let row = 0; row < rows; row++) if (!reported[row] && !(values[row]! & counted)) values[row]! |= unknown;
    return values;
  }
}

const maskArray = (list: readonly string[], rows: number): CodedColumn['values'] => (list.length <= 8 ? new Uint8Array(rows) : new Uint32Array(rows));
const bitOf = (list: readonly string[], value: string): number => {
  const place = list.indexOf(value);
  return place < 0 ? 0 : 1 << place;
};

/** What the people of rows say about their counts: by outcome, and the perpetrators. Sums wrap at 32 bits; nobody writes such numbers. */
export function listedCounts({ kinds, starts, codes, n }: PeopleColumn): Record<keyof Counts, Int32Array> {
  const rows = starts.length - 1;
  const sums = fromEntries(COUNT_COLUMNS, () => new Int32Array(rows));
  const ofOutcome = kinds.map(({ outcome }) => ((COUNTED as readonly string[]).includes(outcome) ? sums[outcome as CountedOutcome] : undefined));
  const isPerpetrator = kinds.map(({ role }) => role === 'perpetrator');
  for (let row = 0, at = 0; row < rows; row++) {
    for (const end = starts[row + 1]!; at < end; at++) {
      const code = codes[at]!;
      const of = ofOutcome[code];
      if (of) of[row]! += n[at]!;
      if (isPerpetrator[code]) sums.perpetrators[row]! += n[at]!;
    }
  }
  return sums;
}
