/**
 * Encodes years of a snapshot away from the event loop that answers requests. What comes in are whole records; what goes out is public: the privacy floors are
 * applied here, before anything is encoded. Speaks the messages of `encoder-messages.ts`.
 */
import { parentPort } from 'node:worker_threads';
import { alternatesOf } from '@seesac/basemap/gazetteer.js';
import type { Incident, IncidentChange } from '@seesac/contract';
import { encodePartition } from '@seesac/incident-index';
import { sha256 } from './digest.js';
import type { EncoderReply, EncoderRequest } from './encoder-messages.js';
import { floorsOf, publicChange, publicIncident, type Floors } from './floors.js';

const port = parentPort!;
let incidents: Incident[] = [];
let changes: IncidentChange[] = [];
let floors = new Map<string, Floors>();

const alternates = new Map<string, readonly string[]>();

/** Other names of the places of a published record; each place is looked up once. */
function aliasesOf({ jurisdiction, place }: Incident): string[] {
  return [place.admin1, place.municipality, place.settlement].flatMap((name) => {
    if (name === undefined) return [];
    const key = `${jurisdiction} ${name}`;
    if (!alternates.has(key)) alternates.set(key, alternatesOf(jurisdiction, name));
    return alternates.get(key)!;
  });
}

function encode(year: number): EncoderReply {
  const { partition, synthetic, files } = encodePartition(year, incidents, changes.map((change) => publicChange(change, floors.get(change.incident)!)), aliasesOf, sha256);
  [incidents, changes, floors] = [[], [], new Map()];
  return { partition, synthetic, files: [...files] };
}

port.on('message', (request: EncoderRequest) => {
  try {
    if ('encode' in request) {
      port.postMessage(encode(request.encode));
      return;
    }
    for (const incident of request.incidents) {
      floors.set(incident.id, floorsOf(incident));
      incidents.push(publicIncident(incident));
    }
    changes.push(...request.changes);
  } catch (error) {
    port.postMessage({ error: (error as Error).message } satisfies EncoderReply);
  }
});
