import fc from 'fast-check';
import {
  AGE_GROUPS, AREAS, DATE_PRECISIONS, INCIDENT_SUBTYPES, INCIDENT_TYPES, JURISDICTION_CODES, LENSES, MULTI_KEYS, MULTI_VALUES, OUTCOMES, PLACE_PRECISIONS,
  PLACE_TYPES, POSSESSIONS, REASONS, ROLES, SEXES, STATUSES, TAGS, TYPE_OF_SUBTYPE, WEAPONS, type Filters, type Incident, type IncidentChange,
} from '@seesac/contract';

/** Words of texts, each with the spellings under which it must be found. */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  'Niš': ['nis'], 'Ниш': ['nis'], 'nis': ['nis'], 'Đakovica': ['djakovica', 'dakovica'], 'Ђаковица': ['djakovica', 'dakovica'], 'Djakovica': ['djakovica'],
  'Dakovica': ['dakovica'], 'Ѓорче': ['gjorce', 'gorce'], 'Київ': ['kiiv', 'kyiv'], 'Kyiv': ['kyiv'], 'Peć': ['pec'], 'Peja': ['peja'], 'straße': ['strasse'],
  'pucnjava': ['pucnjava'], '2024': ['2024'],
};
/** What a reader types, with the spellings that it stands for. */
export const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'NIŠ': ['nis'], 'ни': ['ni'], 'dja': ['dja'], 'Đak': ['djak', 'dak'], 'dak': ['dak'], 'Ѓор': ['gjor', 'gor'], 'київ': ['kiiv', 'kyiv'], 'kyi': ['kyi'],
  'pe': ['pe'], 'Peja,': ['peja'], 'STRASSE': ['strasse'], '20': ['20'], 'nowhere': ['nowhere'],
  // In quotes: the word itself, none that begins with it.
  '"Ниш"': ['nis'], '„Pe“': ['pe'], '"Đakovica"': ['djakovica', 'dakovica'], '«2024»': ['2024'],
};
export const isQuoted = (word: string): boolean => /^["„«]/.test(word);

const of = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
export const dates = of(['1900-01-01', '1969-12-31', '2020-12-31', '2021-01-01', '2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2024-12-29', '2024-12-30', '2025-02-13', '2099-12-31']);
const count = fc.oneof({ weight: 3, arbitrary: of([null, 0, 0, 1, 2]) }, { weight: 1, arbitrary: of([15, 16, 255, 256, 300, 70_000, 2 ** 31 - 2]) });
const thousandths = (low: number, high: number, steps: number) => fc.integer({ min: low * steps, max: high * steps }).map((n) => n / steps);
const text = fc.array(of(Object.keys(WORDS)), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const kinds = fc.oneof(
  of(INCIDENT_TYPES).map((type) => ({ type })),
  of(INCIDENT_SUBTYPES).map((subtype) => ({ type: TYPE_OF_SUBTYPE[subtype], subtype })),
);
const people = fc.array(fc.record({ role: of(ROLES), sex: of(SEXES), age: of(AGE_GROUPS), outcome: of(OUTCOMES), n: fc.integer({ min: 1, max: 9 }) },
  { requiredKeys: ['role', 'sex', 'age', 'outcome'], noNullPrototype: true }), { maxLength: 3 });

const pieces = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 1, arbitrary: of([10, 49, 50, 127, 128, 500, 2 ** 31 - 2]) });
const weapon = fc.record({ category: fc.oneof(of(WEAPONS), of(['handgun', 'ammunition'] as const)), possession: of(POSSESSIONS), count: pieces, countIsMin: fc.boolean() },
  { requiredKeys: ['category', 'possession'], noNullPrototype: true });
const weapons = fc.array(weapon, { maxLength: 4 });

const body = fc.record({
  status: fc.oneof({ weight: 5, arbitrary: fc.constant('verified' as const) }, { weight: 2, arbitrary: of(STATUSES) }),
  date: fc.record({ start: dates, precision: of(DATE_PRECISIONS) }, { noNullPrototype: true }).map((d) => ({ ...d, end: d.start })),
  jurisdiction: of(JURISDICTION_CODES),
  place: fc.record({
    admin1: text, municipality: text, settlement: text,
    // A coarse and a fine grid, so that points fall on the edges of boxes and beside them.
    point: fc.option(fc.oneof(fc.tuple(thousandths(19, 21, 2), thousandths(42, 44, 2)), fc.tuple(thousandths(-180, 180, 1e5), thousandths(-90, 90, 1e5)))),
    precision: fc.option(of(PLACE_PRECISIONS)), area: of(AREAS), type: of(PLACE_TYPES),
  }, { requiredKeys: ['point', 'precision', 'area', 'type'], noNullPrototype: true }),
  kind: kinds,
  tags: fc.uniqueArray(of(TAGS), { maxLength: 2 }),
  weapons,
  people,
  counts: fc.record({ killed: count, injured: count, threatened: count, suicide: count, perpetrators: count }, { noNullPrototype: true }),
  summary: fc.dictionary(of(['en', 'sr-Latn', 'mk']), text, { maxKeys: 2, noNullPrototype: true }),
}, { noNullPrototype: true });

const id = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }).map((n) => `AVMP-2024-${String(n).padStart(6, '0')}`),
  fc.integer({ min: 0, max: 9999 }).map((n) => `SYNTHETIC-${n}`),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/),
);

/** Incidents with distinct identifiers, in any order. */
export const incidents = (maxLength = 80): fc.Arbitrary<Incident[]> =>
  fc.uniqueArray(fc.tuple(id, body), { maxLength, selector: ([key]) => key, size: 'max' }).map((list) => list.map(([key, { kind, ...rest }]) => ({
    id: key, revision: 1, ...rest, ...kind, sources: [{ kind: 'media' as const, publisher: 'Outlet' }],
  })));

/** An incident with nothing reported but what is given. */
export const incident = (given: Partial<Incident> & { id: string }): Incident => ({
  revision: 1, status: 'verified', date: { start: '2024-01-01', end: '2024-01-01', precision: 'day' }, jurisdiction: 'RS',
  place: { point: null, precision: null, area: 'unknown', type: 'unknown' }, type: 'unknown', tags: [], weapons: [], people: [],
  counts: { killed: null, injured: null, threatened: null, suicide: null, perpetrators: null }, sources: [{ kind: 'media', publisher: 'Outlet' }], summary: {},
  ...given,
});

const values = Object.fromEntries(MULTI_KEYS.map((key) => [key, fc.uniqueArray(of(MULTI_VALUES[key]), { minLength: 1, maxLength: 4 })]));
const box = fc.oneof(
  fc.tuple(of([18, 19, 19.5, 20]), of([41, 42, 42.5]), of([20.5, 21, 22]), of([43, 43.5, 44, 45])),
  fc.tuple(thousandths(-180, 0, 1e6), thousandths(-90, 0, 1e6), thousandths(1, 180, 1e6), thousandths(1, 90, 1e6)),
);
const query = fc.array(of(Object.keys(QUERIES)), { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));

/** Few keys at a time, or nothing would ever match. */
export const filters: fc.Arbitrary<Filters> = fc.uniqueArray(of([...MULTI_KEYS, 'from', 'to', 'lens', 'bbox', 'q'] as const), { maxLength: 3 }).chain((keys) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, ({
    ...values, from: dates, to: dates, lens: of(LENSES.filter((lens) => lens !== 'all')), bbox: box, q: query,
  } as Record<string, fc.Arbitrary<unknown>>)[key]!])), { noNullPrototype: true }) as fc.Arbitrary<Filters>);

/** Changes of some of the incidents, in any order. */
export const changesOf = (list: readonly Incident[]): fc.Arbitrary<IncidentChange[]> => (list.length ? fc.uniqueArray(fc.record({
  version: fc.integer({ min: 1, max: 5 }), at: of(['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z']), incident: of(list.map(({ id: known }) => known)),
  field: of(['*', 'counts.killed', 'counts', 'summary.en']), from: fc.jsonValue({ maxDepth: 1 }), to: fc.jsonValue({ maxDepth: 1 }), reason: of(REASONS),
}, { noNullPrototype: true }), { maxLength: 40, size: 'max', selector: ({ version, incident, field }) => `${version} ${incident} ${field}` })
  .map((all) => JSON.parse(JSON.stringify(all)) as IncidentChange[]) : fc.constant([]));

/** Incidents and changes of them. */
export const datasets = (maxLength = 80): fc.Arbitrary<[Incident[], IncidentChange[]]> =>
  incidents(maxLength).chain((list) => fc.tuple(fc.constant(list), changesOf(list)));
