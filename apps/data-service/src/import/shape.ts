import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_ID, INCIDENT_SUBTYPES, INCIDENT_TYPES, INFLICTED_BY, JURISDICTION_CODES, OUTCOMES, PARTS_OF_DAY, PLACE_PRECISIONS,
  PLACE_TYPES, POSSESSIONS, REASONS, RELATIONSHIPS, ROLES, SEXES, SOURCE_KINDS, STATUSES, TAGS, WEAPONS,
  type Counts, type CountRange, type IncidentPlace,
} from '@seesac/contract';
import { isAmbiguousLanguage, LANGUAGE_TAG } from './columns.js';
import type { Draft } from './draft.js';
import { forbiddenColumn } from './forbidden.js';
import type { RowReport } from './issues.js';
import { checkCount, checkRange, type Counted, MAX_NAME, MAX_SUMMARY, MAX_TAG, PEOPLE, PIECES, readCode, readDate, readText, readUrl, suggestion } from './values.js';

/** Reads one value at a path; undefined where it cannot be read, which the report then says. */
type Read<T> = (value: unknown, path: string, report: RowReport) => T | undefined;
/** A key of an object: how its value is read, and whether it must be there. */
interface Key<T> { read: Read<T>; required?: boolean }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function wrongType(expected: string): Read<never> {
  return (value, path, report) => {
    report.error(path, 'wrong-type', `Must be ${expected}.`, value);
    return undefined;
  };
}

/** An object with these keys and no others. `null` for an optional key is as good as leaving it out. */
function object<T>(keys: { [K in keyof T]-?: Key<T[K]> }): Read<T> {
  const names = Object.keys(keys);
  return (value, path, report) => {
    if (!isObject(value)) return wrongType('an object')(value, path, report);
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(value)) {
      if (names.includes(key)) continue;
      const forbidden = forbiddenColumn(key);
      if (forbidden) report.error(at(key), 'forbidden-column', `The key ${forbidden}.`);
      else report.error(at(key), 'unknown-key', `There is no such key. ${suggestion(key, names)}`);
    }
    const out: Record<string, unknown> = {};
    for (const name of names) {
      const key = keys[name as keyof T] as Key<unknown>;
      const found = Object.hasOwn(value, name) ? value[name] : undefined;
      if (found === undefined || found === null) {
        if (key.required) report.error(at(name), 'missing', 'This key is needed.');
        continue;
      }
      const read = key.read(found, at(name), report);
      if (read !== undefined) out[name] = read;
    }
    return out as T;
  };
}

const code = <T extends string>(codes: readonly T[], what: string): Read<T> => (value, path, report) =>
  typeof value === 'string' ? readCode(value, codes, what, path, report) : wrongType('a text')(value, path, report);

const text = (max: number): Read<string> => (value, path, report) => {
  if (typeof value !== 'string') return wrongType('a text')(value, path, report);
  const read = readText(value, max, path, report);
  if (read !== '') return read;
  report.error(path, 'empty-value', 'An empty text. Leave the key out.');
  return undefined;
};

const date: Read<string> = (value, path, report) => (typeof value === 'string' ? readDate(value, path, report) : wrongType('a text')(value, path, report));
const url: Read<string> = (value, path, report) => (typeof value === 'string' ? readUrl(value, path, report) : wrongType('a text')(value, path, report));
const flag: Read<boolean> = (value, path, report) => (typeof value === 'boolean' ? value : wrongType('true or false')(value, path, report));
const counted = (of = PEOPLE): Read<number> => (value, path, report) => {
  if (typeof value !== 'number') return wrongType('a number')(value, path, report);
  return checkCount(value, path, report, of) ? value : undefined;
};
const count = counted();
const atLeastOne = (of?: Counted): Read<number> => (value, path, report) => {
  const n = counted(of)(value, path, report);
  if (n !== 0) return n;
  report.error(path, 'not-a-count', 'Must be at least 1.', n);
  return undefined;
};
const id: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && INCIDENT_ID.test(value)) return value;
  report.error(path, 'bad-id', 'An id is a text of 1 to 64 letters, digits, ".", "_", ":" or "-", and begins with a letter or digit.', value);
  return undefined;
};
const ignored: Read<never> = () => undefined;

const list = <T>(read: Read<T>, max: number): Read<T[]> => (value, path, report) => {
  if (!Array.isArray(value)) return wrongType('a list')(value, path, report);
  if (value.length > max) {
    report.error(path, 'too-long', `${value.length} entries; at most ${max} are kept.`);
    return undefined;
  }
  return value.map((entry, i) => read(entry, `${path}[${i}]`, report)).filter((entry) => entry !== undefined);
};

/** A list without repetitions; an entry is told by its key. */
const distinct = <T>(read: Read<T[]>, keyOf: (entry: T) => string): Read<T[]> => (value, path, report) => {
  const entries = read(value, path, report);
  const seen = new Set<string>();
  for (const entry of entries ?? []) {
    if (seen.has(keyOf(entry))) report.error(path, 'repeated-value', 'The same value twice.', keyOf(entry));
    seen.add(keyOf(entry));
  }
  return entries;
};

const point: Read<[number, number]> = (value, path, report) => {
  const numbers = Array.isArray(value) && value.length === 2 && value.every((n) => typeof n === 'number' && Number.isFinite(n));
  return numbers ? [value[0] as number, value[1] as number] : wrongType('[longitude, latitude], two numbers')(value, path, report);
};

const summary: Read<Record<string, string>> = (value, path, report) => {
  if (!isObject(value)) return wrongType('an object of texts by language')(value, path, report);
  const out: Record<string, string> = {};
  for (const [language, words] of Object.entries(value)) {
    const at = `${path}.${language}`;
    if (!LANGUAGE_TAG.test(language)) report.error(at, 'bad-language', 'Not a language tag such as en or sr-Latn.', language);
    else if (isAmbiguousLanguage(language)) report.error(at, 'bad-language', 'Say which script: sr-Latn or sr-Cyrl.', language);
    else {
      const read = words === null ? undefined : text(MAX_SUMMARY)(words, at, report);
      if (read !== undefined) out[language] = read;
    }
  }
  return out;
};

const optional = <T>(read: Read<T>): Key<T> => ({ read });
const required = <T>(read: Read<T>): Key<T> => ({ read, required: true });

/** What a file may leave out: it is `unknown`, not reported. */
type Loose<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
type Weapon = Draft['weapons'][number];
type Person = Draft['people'][number];

const weaponKeys = object<Loose<Weapon, 'possession'>>({
  category: required(code(WEAPONS, 'weapon')), possession: optional(code(POSSESSIONS, 'possession')), count: optional(atLeastOne(PIECES)), countIsMin: optional(flag),
});
const weapon: Read<Weapon> = (value, path, report) => {
  const read = weaponKeys(value, path, report);
  return read && { possession: 'unknown', ...read };
};

const personKeys = object<Loose<Person, 'sex' | 'age' | 'outcome'>>({
  role: required(code(ROLES, 'role')), sex: optional(code(SEXES, 'sex')), age: optional(code(AGE_GROUPS, 'age group')),
  outcome: optional(code(OUTCOMES, 'outcome')), n: optional(atLeastOne()), relationship: optional(code(RELATIONSHIPS, 'relationship')),
  inflictedBy: optional(code(INFLICTED_BY, '"inflicted by"')),
});
const person: Read<Person> = (value, path, report) => {
  const read = personKeys(value, path, report);
  return read && { sex: 'unknown', age: 'unknown', outcome: 'unknown', ...read };
};

const source = object<Draft['sources'][number]>({
  kind: required(code(SOURCE_KINDS, 'source kind')), publisher: required(text(MAX_NAME)), url: optional(url), publishedOn: optional(date),
  lang: optional(text(MAX_TAG)), recordId: optional(text(MAX_NAME)),
});

const place = object<Loose<IncidentPlace, 'point' | 'precision' | 'area' | 'type'>>({
  admin1: optional(text(MAX_NAME)), municipality: optional(text(MAX_NAME)), settlement: optional(text(MAX_NAME)), point: optional(point),
  precision: optional(code(PLACE_PRECISIONS, 'place precision')), area: optional(code(AREAS, 'area')), type: optional(code(PLACE_TYPES, 'place type')),
});

const range = object<CountRange>({ min: required(count), max: required(count) });
const estimate = object<Loose<CountRange & { best: number }, 'best' | 'min' | 'max'>>({ min: optional(count), best: optional(count), max: optional(count) });

/** A number of people, or lowest, best and highest where sources disagree. */
const countOrEstimate: Read<{ best: number | null; range?: CountRange }> = (value, path, report) => {
  if (!isObject(value)) {
    const best = count(value, path, report);
    return best === undefined ? undefined : { best };
  }
  const read = estimate(value, path, report);
  if (!read) return undefined;
  const { best = null, min = best ?? read.max, max = best ?? min } = read;
  return min === undefined || max === undefined || min === null || max === null ? { best } : { best, range: { min, max } };
};

const COUNT_KEYS = ['killed', 'injured', 'threatened', 'suicide', 'perpetrators'] as const satisfies readonly (keyof Counts)[];
type PerCount<T> = Partial<Record<keyof Counts, T>>;
const perCount = <T>(read: Read<T>) =>
  object<PerCount<T>>({ killed: optional(read), injured: optional(read), threatened: optional(read), suicide: optional(read), perpetrators: optional(read) } as never);

type Optional = 'status' | 'type' | 'tags' | 'weapons' | 'people' | 'sources' | 'summary';
type Shape = Loose<Omit<Draft, 'place' | 'counts' | 'ranges'>, Optional> & {
  place?: NonNullable<ReturnType<typeof place>>;
  counts?: PerCount<{ best: number | null; range?: CountRange }>;
  ranges?: PerCount<CountRange>;
  /** Of an export: the store gives its own. */
  revision?: never;
  changes?: never;
};

const MAX_ENTRIES = 1000;
const record = object<Shape>({
  id: required(id), revision: optional(ignored), changes: optional(ignored), status: optional(code(STATUSES, 'status')), mergedInto: optional(id),
  date: required(object<Draft['date']>({
    start: required(date), end: optional(date), precision: optional(code(DATE_PRECISIONS, 'date precision')), partOfDay: optional(code(PARTS_OF_DAY, 'part of day')),
  })),
  jurisdiction: optional(code(JURISDICTION_CODES, 'jurisdiction')), sourceJurisdiction: optional(text(MAX_NAME)), place: optional(place),
  type: optional(code(INCIDENT_TYPES, 'type')), subtype: optional(code(INCIDENT_SUBTYPES, 'subtype')),
  tags: optional(distinct(list(code(TAGS, 'tag'), MAX_ENTRIES), (tag) => tag)),
  weapons: optional(distinct(list(weapon, MAX_ENTRIES), (w) => `${w.category} ${w.possession}`)),
  people: optional(list(person, MAX_ENTRIES)), counts: optional(perCount(countOrEstimate)), ranges: optional(perCount(range)),
  sources: optional(list(source, MAX_ENTRIES)), summary: optional(summary), reason: optional(code(REASONS, 'reason')),
});

/** The counts and their ranges; a range around its best number, or an error. */
function readCounts(read: Shape, report: RowReport): Pick<Draft, 'counts' | 'ranges'> {
  const counts: Counts = { killed: null, injured: null, threatened: null, suicide: null, perpetrators: null };
  const ranges: PerCount<CountRange> = {};
  for (const key of COUNT_KEYS) {
    const own = read.counts?.[key];
    const span = read.ranges?.[key] ?? own?.range;
    counts[key] = own?.best ?? null;
    if (!span) continue;
    checkRange(span, counts[key], `counts.${key}`, report);
    ranges[key] = span;
  }
  return Object.keys(ranges).length > 0 ? { counts, ranges } : { counts };
}

/** The record of one JSON value in the full shape. Undefined where something in it cannot be read; the report says what. */
export function readShape(value: unknown, report: RowReport): Draft | undefined {
  const read = record(value, '', report);
  if (!read || report.failed) return undefined;
  const { place: where, counts: _counts, ranges: _ranges, ...rest } = read;
  const counts = readCounts(read, report);
  if (report.failed) return undefined;
  return {
    status: 'provisional', type: 'unknown', tags: [], weapons: [], people: [], sources: [], summary: {}, ...rest,
    place: { point: null, precision: null, area: 'unknown', type: 'unknown', ...where }, ...counts,
  };
}
