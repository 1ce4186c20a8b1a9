import fc from 'fast-check';
import {
  AREAS,
  formatFilters,
  INCIDENT_SUBTYPES,
  INCIDENT_TYPES,
  JURISDICTIONS,
  LENSES,
  SORTS,
  STATUSES,
  TAGS,
  TYPE_OF_SUBTYPE,
  TYPES_OF_LENS,
  WEAPONS,
  type Counts,
  type Filters,
  type Incident,
  type IncidentChange,
  type Sort,
} from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot } from '@seesac/incident-index';
import { createApp, type AppOptions, type Dataset } from '../src/app.ts';

export const ORIGIN = 'https://data.example.org';
export const NOW = new Date('2025-02-13T12:00:00Z');
export const AT = '2025-02-13T06:00:00.000Z';

/** An invented incident: what the test gives, and something sensible for the rest. */
export const incident = (id: string, start: string, given: Partial<Incident> = {}): Incident => ({
  id,
  revision: 1,
  status: 'verified',
  date: { start, end: start, precision: 'day' },
  jurisdiction: 'RS',
  place: { settlement: 'Kragujevac', point: [20.917, 44.017], precision: 'locality', area: 'urban', type: 'street' },
  type: 'public_dispute',
  tags: [],
  weapons: [{ category: 'handgun', possession: 'unknown' }],
  people: [],
  counts: { killed: null, injured: 1, threatened: null, suicide: null, perpetrators: null },
  sources: [{ kind: 'media', publisher: 'Example Daily', url: 'https://news.example.org/1' }],
  summary: { en: 'Shots were fired in a street.' },
  ...given,
});

export const dataset = (incidents: readonly Incident[], version = 3, changes: readonly IncidentChange[] = []): Dataset => {
  const { manifest, files } = encodeSnapshot({ version, publishedAt: AT, asOf: AT, incidents, changes });
  return { manifest, index: decodeSnapshot(manifest, files) };
};

export interface Served {
  app: ReturnType<typeof createApp>;
  log: Record<string, unknown>[];
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  json: <T = any>(path: string) => Promise<T>;
}

/** The application over incidents. */
export function serve(incidents: readonly Incident[] | Dataset | null, options: Partial<AppOptions> = {}): Served {
  const current = incidents === null || 'index' in incidents ? incidents : dataset(incidents);
  const log: Record<string, unknown>[] = [];
  const app = createApp({ dataset: () => current, clock: () => NOW, publicUrl: ORIGIN, log: (entry) => log.push(entry), ...options });
  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  return { app, log, get, json: async (path) => (await get(path)).json() };
}

export const pathOf = (link: string): string => link.slice(ORIGIN.length);

const of = <T>(list: readonly T[]) => fc.constantFrom(...list);
const DAYS = [
  '2014-01-01',
  '2022-02-28',
  '2023-02-12',
  '2024-01-31',
  '2024-02-13',
  '2024-02-14',
  '2024-02-29',
  '2025-01-31',
  '2025-02-01',
  '2025-02-12',
  '2025-02-13',
  '2025-02-14',
];
const WORDS = ['alpha', 'beta', 'alphabet', 'gamma'];
const text = fc.array(of(WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const number = of([null, 0, 1, 2]);
const kind = fc.oneof(
  of(INCIDENT_TYPES).map((type) => ({ type })),
  of(INCIDENT_SUBTYPES).map((subtype) => ({ type: TYPE_OF_SUBTYPE[subtype], subtype })),
);

/** Any set of incidents, of any status. */
export const incidentsArb: fc.Arbitrary<Incident[]> = fc
  .array(
    fc.tuple(
      of(DAYS),
      kind,
      of(JURISDICTIONS),
      of(AREAS),
      of(WEAPONS),
      of(TAGS),
      fc.tuple(of(STATUSES), fc.boolean()),
      fc.tuple(number, number, number, number),
      text,
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((rows) =>
    rows.map(([day, type, jurisdiction, area, weapon, tag, [status, counted], [killed, injured, threatened, suicide], words], i) =>
      incident(`T-${String(i).padStart(3, '0')}`, day, {
        ...type,
        jurisdiction,
        status: counted ? 'verified' : status,
        tags: [tag],
        weapons: [{ category: weapon, possession: 'illegal' }],
        place: { point: null, precision: null, area, type: 'street', settlement: words },
        counts: { killed, injured, threatened, suicide, perpetrators: null },
        summary: {},
      }),
    ),
  );

const some = <T>(list: readonly T[]) => fc.uniqueArray(of(list), { minLength: 1, maxLength: 4 });
const KEYS = {
  jurisdiction: some(JURISDICTIONS),
  type: some([...INCIDENT_TYPES, ...INCIDENT_SUBTYPES]),
  area: some(AREAS),
  weapon: some(WEAPONS),
  tag: some(TAGS),
  lens: of(LENSES.filter((lens) => lens !== 'all')),
  q: of(['alpha', 'bet', 'BETA alpha', 'nothing']),
};
/** Filters that {@link fits} knows. */
export const filtersArb: fc.Arbitrary<Filters> = fc
  .uniqueArray(of(Object.keys(KEYS) as (keyof typeof KEYS)[]), { maxLength: 2 })
  .chain(
    (keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, KEYS[key] as fc.Arbitrary<unknown>])), { noNullPrototype: true }) as fc.Arbitrary<Filters>,
  );
export const dayArb = of(DAYS);

/** Whether an incident is under filters, from their definitions. */
export function fits({ status, date, type, subtype, jurisdiction, place, weapons, tags }: Incident, f: Filters): boolean {
  const any = (asked: readonly string[] | undefined, has: readonly (string | undefined)[]) => !asked || asked.some((value) => has.includes(value));
  const words = place.settlement?.split(' ') ?? [];
  return (
    (status === 'verified' || status === 'provisional') &&
    (!f.from || date.start >= f.from) &&
    (!f.to || date.start <= f.to) &&
    (!f.lens || TYPES_OF_LENS[f.lens].includes(type)) &&
    (!f.q ||
      f.q
        .toLowerCase()
        .split(' ')
        .every((start) => words.some((word) => word.startsWith(start)))) &&
    any(f.jurisdiction, [jurisdiction]) &&
    any(f.type, [type, subtype]) &&
    any(f.area, [place.area]) &&
    any(
      f.weapon,
      weapons.map((w) => w.category),
    ) &&
    any(f.tag, tags)
  );
}

/** The orders that {@link inOrder} knows: all that do not depend on a search. */
export const PLAIN_SORTS = SORTS.filter((sort) => sort !== 'relevance');

/** The order of a list. */
export function inOrder(incidents: readonly Incident[], sort: Sort): Incident[] {
  const newest = [...incidents].sort((a, b) => (`${a.date.start} ${a.id}` < `${b.date.start} ${b.id}` ? 1 : -1));
  if (sort === 'date') return newest.reverse();
  if (sort === '-date') return newest;
  const of = (i: Incident) => i.counts[sort.slice(1) as keyof Counts] ?? -1;
  return newest.sort((a, b) => of(b) - of(a));
}

/** A query string of filters and other parameters. */
export const query = (filters: Filters, others: Record<string, string> = {}): string =>
  [formatFilters(filters), new URLSearchParams(others).toString()].filter(Boolean).join('&');
