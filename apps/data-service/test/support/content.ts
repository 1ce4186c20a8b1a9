import type { Incident, IncidentChange, QuarterChange } from '@seesac/contract';
import type { Store } from '../../src/store/store.ts';

/** All that the latest version publishes, at once. Records by identifier, changes oldest first. */
export async function contentOf(store: Store): Promise<{ at: string; incidents: Incident[]; changes: IncidentChange[]; figures: QuarterChange[] }> {
  return store.readForPublish((await store.latestVersion())!.version, async ({ at, years, year, figures }) => {
    const incidents: Incident[] = [];
    const changes: IncidentChange[] = [];
    for (const state of years) {
      const content = await year(state.year);
      incidents.push(...content.incidents);
      changes.push(...content.changes);
    }
    const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
    incidents.sort((a, b) => compare(a.id, b.id));
    changes.sort((a, b) => a.version - b.version || compare(a.incident, b.incident) || compare(a.field, b.field));
    return { at, incidents, changes, figures: await figures() };
  });
}
