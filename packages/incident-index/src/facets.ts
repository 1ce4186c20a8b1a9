import type { CountedOutcome, Counts, Incident } from '@seesac/contract';
import { COUNT_COLUMNS, COUNTED, fromEntries, NOT_REPORTED, type CodedColumn, type Columns, type PeopleColumn } from './columns.js';

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

/** The values of lists that only the record has. */
export const listedFacets = ({ weapons, tags }: Incident): Record<'weapon' | 'possession' | 'tag', readonly string[]> => ({
  weapon: orUnknown(weapons.map((w) => w.category)),
  possession: orUnknown(weapons.map((w) => w.possession)),
  tag: tags,
});
const orUnknown = (values: readonly string[]): readonly string[] => (values.length ? values : ['unknown']);

/** The masks that follow from the people and the counts of rows. @param columns their lists, of at most 32 values each */
export function peopleFacets(
  { kinds, starts, codes }: PeopleColumn, counts: Columns['counts'], columns: Readonly<Record<'outcome' | 'sex' | 'age', Pick<CodedColumn, 'list'>>>,
): Record<'outcome' | 'sex' | 'age', CodedColumn['values']> {
  const rows = starts.length - 1;
  const bit = (key: keyof typeof columns, value: string): number => {
    const place = columns[key].list.indexOf(value);
    return place < 0 ? 0 : 1 << place;
  };
  const [sex, age] = [maskArray(columns.sex, rows), maskArray(columns.age, rows)];
  const [sexBits, ageBits] = [kinds.map((kind) => bit('sex', kind.sex)), kinds.map((kind) => bit('age', kind.age))];
  const [noSex, noAge] = [bit('sex', 'unknown'), bit('age', 'unknown')];
  for (let row = 0, at = 0; row < rows; row++) {
    const end = starts[row + 1]!;
    let sexes = at === end ? noSex : 0;
    let ages = at === end ? noAge : 0;
    for (; at < end; at++) {
      sexes |= sexBits[codes[at]!]!;
      ages |= ageBits[codes[at]!]!;
    }
    sex[row] = sexes;
    age[row] = ages;
  }
  return { outcome: outcomes(), sex, age };

  function outcomes(): Uint8Array | Uint32Array {
    const unknown = bit('outcome', 'unknown');
    const bits = kinds.map(({ outcome }) => (outcome === 'unknown' ? 0 : bit('outcome', outcome)));
    const values = maskArray(columns.outcome, rows);
    for (let row = 0, at = 0; row < rows; row++) for (const end = starts[row + 1]!; at < end; at++) values[row]! |= bits[codes[at]!]!;
    const reported = new Uint8Array(rows);
    let counted = 0;
    for (const outcome of COUNTED) {
      const count = counts[outcome];
      const one = bit('outcome', outcome);
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

const maskArray = ({ list }: Pick<CodedColumn, 'list'>, rows: number): Uint8Array | Uint32Array => (list.length <= 8 ? new Uint8Array(rows) : new Uint32Array(rows));

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
