import type { Incident, IncidentChange } from '@seesac/contract';
import type { ImportedIncident } from '../../src/import/types.ts';
import type { Store } from '../../src/store/store.ts';

/** As much of a store as publishing needs, in memory: whole tests take as long as PGlite takes to open. Every change of a record is told as one of its status. */
export class MemoryStore implements Pick<Store, 'latestVersion' | 'readForPublish' | 'setPublished' | 'maintain'> {
  readonly #records = new Map<string, { incident: Incident; lastVersion: number }>();
  readonly #changes: IncidentChange[] = [];
  readonly #instants: string[] = [];

  /** Writes the next version. */
  add(rows: readonly ImportedIncident[], at: string): void {
    const version = this.#instants.push(at);
    for (const row of rows) {
      const before = this.#records.get(row.id);
      this.#records.set(row.id, { incident: { ...row, revision: (before?.incident.revision ?? 0) + 1 }, lastVersion: version });
      const entry = before ? { field: 'status', from: before.incident.status, to: row.status } : { field: '*', from: null, to: null };
      this.#changes.push({ version, at, incident: row.id, ...entry, reason: 'import' });
    }
  }

  latestVersion: Store['latestVersion'] = async () => ({ version: this.#instants.length, at: this.#instants.at(-1)! });

  readForPublish: Store['readForPublish'] = (_version, read) => {
    const all = [...this.#records.values()];
    const yearOf = ({ incident }: { incident: Incident }) => Number(incident.date.start.slice(0, 4));
    const years = [...new Set(all.map(yearOf))].sort((a, b) => b - a);
    return read({
      at: this.#instants.at(-1)!,
      years: years.map((year) => {
        const there = all.filter((record) => yearOf(record) === year);
        return { year, records: there.length, lastVersion: Math.max(...there.map(({ lastVersion }) => lastVersion)) };
      }),
      year: async (year) => {
        const incidents = all.filter((record) => yearOf(record) === year).map(({ incident }) => incident);
        return { incidents, changes: this.#changes.filter((change) => incidents.some(({ id }) => id === change.incident)) };
      },
      figures: async () => [],
      instantOf: async (version) => this.#instants[version - 1] ?? null,
    });
  };

  async setPublished(): Promise<void> {}
  async maintain(): Promise<void> {}
}
