import type { Incident, IncidentChange } from '@seesac/contract';
import type { SnapshotPartition } from '@seesac/incident-index';

/** Parts of a year as the store has them, any number of them, then the word to encode what came. */
export type EncoderRequest = { incidents: Incident[]; changes: IncidentChange[] } | { encode: number };

export type EncoderReply = { partition: SnapshotPartition; synthetic: boolean; files: [string, Uint8Array][] } | { error: string };
