import { SYNTHETIC_ID_PREFIX, type Counts, type Incident, type IncidentDate, type IncidentPlace } from '@seesac/contract';

/** What a test cares about; the rest is sensible. Objects are merged field by field, lists are taken whole. */
export interface IncidentParts extends Partial<Omit<Incident, 'date' | 'place' | 'counts'>> {
  /** A day, or the parts of a date that differ from a known day. */
  date?: string | (Partial<IncidentDate> & Pick<IncidentDate, 'start'>);
  place?: Partial<IncidentPlace>;
  counts?: Partial<Counts>;
}

const NOT_REPORTED: Counts = { killed: null, injured: null, threatened: null, suicide: null, perpetrators: null };

/**
 * A whole, valid, invented incident. Without an `id` it is `SYNTHETIC-1`; an `id` without the synthetic mark gets it, so that no test data can pass for real ones.
 *
 * @example incident({ id: '7', date: '2025-02-03', jurisdiction: 'AL', counts: { injured: 2 } })
 */
export function incident({ id = '1', date = '2025-02-03', place, counts, ...rest }: IncidentParts = {}): Incident {
  const days = typeof date === 'string' ? { start: date } : date;
  return {
    id: id.startsWith(SYNTHETIC_ID_PREFIX) ? id : SYNTHETIC_ID_PREFIX + id,
    revision: 1,
    status: 'verified',
    date: { end: days.start, precision: 'day', ...days },
    jurisdiction: 'RS',
    place: { settlement: 'Kragujevac', municipality: 'Kragujevac', point: [20.9171, 44.0167], precision: 'locality', area: 'urban', type: 'street', ...place },
    type: 'public_dispute',
    tags: [],
    weapons: [{ category: 'handgun', possession: 'unknown' }],
    people: [],
    counts: { ...NOT_REPORTED, ...counts },
    sources: [{ kind: 'media', publisher: 'Example Daily', publishedOn: days.start, lang: 'sr-Latn' }],
    summary: { en: 'A person fired a handgun after a quarrel in the street. The police are looking for the shooter.' },
    ...rest,
  };
}
