import { alternatesOf } from '@seesac/basemap/gazetteer.js';
import type { Incident, IncidentChange } from '@seesac/contract';
import { encodePartition, type EncodedPartition } from '@seesac/incident-index';
import type { YearContent } from '../store/store.js';
import { sha256 } from './digest.js';
import { floorsOf, publicChange, publicIncident, type Floors } from './floors.js';

const alternates = new Map<string, readonly string[]>();

/** Other names of the places of a published record, for search; each place is looked up once. */
function aliasesOf({ jurisdiction, place }: Incident): string[] {
  return [place.admin1, place.municipality, place.settlement].flatMap((name) => {
    if (name === undefined) return [];
    const key = `${jurisdiction} ${name}`;
    if (!alternates.has(key)) alternates.set(key, alternatesOf(jurisdiction, name));
    return alternates.get(key)!;
  });
}

/** A year as it is published. Whole records come in, part by part; the privacy floors are applied before anything is encoded. */
export class YearEncoder {
  #incidents: Incident[] = [];
  #changes: IncidentChange[] = [];
  #floors = new Map<string, Floors>();

  add({ incidents, changes }: YearContent): void {
    for (const incident of incidents) {
      this.#floors.set(incident.id, floorsOf(incident));
      this.#incidents.push(publicIncident(incident));
    }
    for (const change of changes) this.#changes.push(change);
  }

  /** Encodes what came and begins anew. Throws SnapshotError, naming the incident and what is wrong with it. */
  encode(year: number): EncodedPartition {
    const [incidents, changes, floors] = [this.#incidents, this.#changes, this.#floors];
    [this.#incidents, this.#changes, this.#floors] = [[], [], new Map()];
    const none: Floors = { place: true, text: true };
    return encodePartition(year, incidents, changes.map((change) => publicChange(change, floors.get(change.incident) ?? none)), aliasesOf, sha256);
  }
}
