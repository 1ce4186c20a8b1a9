import { JURISDICTIONS, type Incident, type IncidentChange } from '@seesac/contract';
import { incident } from './incident.js';
import { PLACES, STORIES } from './seed-stories.js';

/** The instant at which the seed is looked at: noon of 13 February 2025 in UTC, so that "this month" is 1–13 February. */
export const SEED_NOW = new Date('2025-02-13T12:00:00Z');
/** Dataset version of the seed: two imports were published before its last one. */
export const SEED_VERSION = 3;

/** Days of the incidents, newest first: 14 in the month to date, as many days of the three Februaries before it, and the quarters between. */
const DAYS: readonly string[] = [
  '2025-02-13',
  '2025-02-12',
  '2025-02-12',
  '2025-02-11',
  '2025-02-10',
  '2025-02-09',
  '2025-02-08',
  '2025-02-07',
  '2025-02-06',
  '2025-02-05',
  '2025-02-04',
  '2025-02-03',
  '2025-02-02',
  '2025-02-01',
  '2025-01-31',
  '2025-01-28',
  '2025-01-24',
  '2025-01-19',
  '2025-01-15',
  '2025-01-11',
  '2025-01-06',
  '2025-01-01',
  '2024-12-31',
  '2024-12-19',
  '2024-12-04',
  '2024-11-20',
  '2024-11-03',
  '2024-10-17',
  '2024-09-28',
  '2024-09-02',
  '2024-08-11',
  '2024-07-23',
  '2024-06-30',
  '2024-05-18',
  '2024-04-09',
  '2024-03-14',
  '2024-02-29',
  '2024-02-14',
  '2024-02-13',
  '2024-02-11',
  '2024-02-09',
  '2024-02-07',
  '2024-02-04',
  '2024-02-02',
  '2024-01-20',
  '2023-11-09',
  '2023-08-05',
  '2023-02-28',
  '2023-02-13',
  '2023-02-10',
  '2023-02-06',
  '2023-02-01',
  '2022-10-30',
  '2022-05-01',
  '2022-02-12',
  '2022-02-08',
  '2022-02-03',
  '2021-06-15',
  '2019-12-31',
  '2014-01-01',
];

function story(index: number): Incident {
  const { type, parts } = STORIES[index % STORIES.length]!;
  const jurisdiction = JURISDICTIONS[(index * 3) % JURISDICTIONS.length]!;
  const [settlement, municipality, admin1, lon, lat] = PLACES[jurisdiction][Math.floor(index / 7) % 3]!;
  const start = DAYS[index]!;
  return incident({
    ...parts,
    id: `T-${start.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`,
    date: start,
    jurisdiction,
    type,
    status: index % 3 === 0 ? 'provisional' : 'verified',
    place: { settlement, municipality, admin1, point: [lon, lat], ...parts.place },
    sources: [
      {
        kind: index % 4 === 0 ? 'official' : 'media',
        publisher: index % 4 === 0 ? 'Example Police Directorate' : 'Example Daily',
        url: `https://example.org/${index + 1}`,
        publishedOn: start,
        lang: 'en',
      },
      ...(index % 5 === 0 ? [{ kind: 'media' as const, publisher: 'Example News Agency', url: `https://example.com/${index + 1}`, lang: 'sq' }] : []),
    ],
  });
}

/** What a record can be that the stories are not. By place in the list. */
const EXCEPTIONS: Readonly<Record<number, (normal: Incident, all: readonly Incident[]) => Incident>> = {
  4: (i) => ({ ...i, revision: 2, date: { ...i.date, partOfDay: 'night' } }),
  9: (i, all) => ({ ...i, status: 'merged', mergedInto: all[8]!.id, revision: 2 }),
  11: (i) => ({ ...i, status: 'withdrawn', revision: 2 }),
  16: (i) => ({ ...i, date: { start: '2025-01-20', end: '2025-01-24', precision: 'range' } }),
  17: (i) => ({
    ...i,
    place: {
      ...i.place,
      settlement: 'A settlement with an extraordinarily long compound name–Donaudampfschifffahrtsgesellschaftskapitänsmütze',
      precision: 'vicinity',
    },
  }),
  18: ({ sourceJurisdiction: _, ...i }) => ({
    ...i,
    jurisdiction: 'outside',
    sourceJurisdiction: 'Croatia',
    place: { ...i.place, settlement: 'Zagreb', municipality: 'Zagreb', admin1: 'Zagreb', point: [15.98, 45.81] },
  }),
  20: (i) => ({ ...i, jurisdiction: 'unknown', place: { point: null, precision: null, area: 'unknown', type: 'unknown' } }),
  25: (i) => ({ ...i, date: { start: '2024-11-01', end: '2024-11-30', precision: 'month' } }),
  28: (i) => ({
    ...i,
    place: { point: null, precision: 'jurisdiction', area: 'unknown', type: 'unknown' },
    people: [],
    sources: [{ kind: 'media', publisher: 'Example Daily' }],
  }),
  33: (i) => ({ ...i, date: { start: '2024-05-13', end: '2024-05-19', precision: 'week' } }),
  40: (i) => ({ ...i, status: 'withdrawn', revision: 2 }),
  57: (i) => ({ ...i, date: { start: '2021-01-01', end: '2021-12-31', precision: 'year' } }),
};

/** Sixty invented incidents in all seven jurisdictions, of every type and status, some with little known. Always the same. */
export function seed(): Incident[] {
  const all = DAYS.map((_, index) => story(index));
  return structuredClone(all.map((normal, index) => EXCEPTIONS[index]?.(normal, all) ?? normal));
}

/** The revision ledger of {@link seed}: a first appearance each, and what was corrected since. */
export function seedChanges(incidents: readonly Incident[] = seed()): IncidentChange[] {
  const imported = incidents.map(({ id }): IncidentChange => ({
    version: 1,
    at: '2025-02-13T06:00:00.000Z',
    incident: id,
    field: '*',
    from: null,
    to: null,
    reason: 'import',
  }));
  const later = (version: number, index: number, field: string, from: unknown, to: unknown, reason: IncidentChange['reason']): IncidentChange[] => {
    const changed = incidents[index];
    return changed === undefined ? [] : [{ version, at: `2025-02-13T0${5 + version}:00:00.000Z`, incident: changed.id, field, from, to, reason }];
  };
  return [
    ...imported,
    ...later(2, 4, 'counts.injured', 1, 2, 'new_source'),
    ...later(2, 9, 'status', 'provisional', 'merged', 'duplicate'),
    ...later(3, 11, 'status', 'provisional', 'withdrawn', 'out_of_scope'),
    ...later(3, 40, 'status', 'verified', 'withdrawn', 'coding_error'),
  ];
}
