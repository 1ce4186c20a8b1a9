import type { Incident } from '@seesac/contract';
import type { ImportedIncident } from '../../src/import/types.ts';

/** A point in each jurisdiction. */
const PLACES = [
  ['AL', [19.82, 41.33]], ['BA', [18.41, 43.86]], ['XK', [21.16, 42.66]], ['MD', [28.86, 47.01]], ['ME', [19.26, 42.44]], ['MK', [21.43, 42]], ['RS', [20.46, 44.82]],
] as const;

/** An invented incident. The number decides everything about it. */
export function incident(n: number, change: Partial<ImportedIncident> = {}): ImportedIncident {
  const day = `2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
  const [jurisdiction, point] = PLACES[n % 7]!;
  return {
    id: `SYNTHETIC-${String(n).padStart(6, '0')}`,
    status: 'verified',
    date: { start: day, end: day, precision: 'day' },
    jurisdiction,
    place: { settlement: `Settlement ${n}`, point: [...point], precision: 'locality', area: 'urban', type: 'street' },
    type: 'public_dispute',
    tags: [],
    weapons: [{ category: 'handgun', possession: 'illegal' }],
    people: [],
    counts: { killed: n % 3, injured: 1, threatened: null, suicide: 0, perpetrators: null },
    sources: [{ kind: 'media', publisher: 'Synthetic Gazette', url: `https://news.example.org/${n}` }],
    summary: { en: `An invented dispute, number ${n}: "quoted", Ниш, đ.` },
    ...change,
  };
}

export const incidents = (count: number, from = 1): ImportedIncident[] => Array.from({ length: count }, (_, i) => incident(from + i));

/** The same as lines of a JSON Lines file. */
export const jsonLines = (list: readonly (ImportedIncident | Incident)[]): string => list.map((item) => `${JSON.stringify(item)}\n`).join('');
