import type { SnapshotPartition } from '@seesac/incident-index';
import type { YearContent } from '../store/store.js';

/** Parts of a year as the store has them, any number of them, then the word to encode what came. */
export type EncoderRequest = YearContent | { encode: number };

export type EncoderReply = { partition: SnapshotPartition; synthetic: boolean; files: [string, Uint8Array][] } | { error: string };
