import type { IncidentChange } from '@seesac/contract';
import type { ChangesOptions, IncidentIndex } from '@seesac/incident-index';
import { changeInWords, quarterInWords } from '@seesac/contract/words.js';

/** Versions in a feed, lines told of each, and quarters among them. Who follows hears of every version; the ledger has the rest. */
const MOST = { versions: 50, lines: 100, quarters: 20 };
/** Changes that are asked for at once. */
const PAGE = 1_000;

/** Which changes a feed is about. */
export type FeedOptions = Omit<ChangesOptions, 'limit' | 'after' | 'before'>;

/** What one version changed. */
export interface FeedEntry {
  version: number;
  /** Instant of the version, ISO 8601 in UTC. */
  at: string;
  title: string;
  /** One sentence for each change. */
  changes: string[];
  /** There are more changes than these. */
  more: boolean;
  /** How the figures of quarters moved, those of the newest quarters. */
  quarters: string[];
}

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function titleOf(version: number, changes: readonly IncidentChange[], more: boolean): string {
  const added = changes.filter(({ field }) => field === '*').length;
  const corrections = changes.length - added;
  const corrected = new Set(changes.flatMap(({ field, incident }) => (field === '*' ? [] : [incident]))).size;
  const parts = [
    ...(corrections ? [`${counted(corrections, 'change', 'changes')} to ${counted(corrected, 'incident', 'incidents')}`] : []),
    ...(added ? [`${counted(added, 'incident', 'incidents')} first published`] : []),
  ];
  return `Version ${version}: ${more ? `more than ${changes.length} changes` : parts.join(', ')}`;
}

/**
 * What each of the newest versions changed, newest first: of a version all of its changes, or more of them than are told. One question is asked for many versions, because
 * each goes through the numbers of all of them.
 */
function* versionsOf(index: IncidentIndex, options: FeedOptions): Generator<readonly IncidentChange[]> {
  for (let before: number | undefined; ;) {
    const { changes, next } = index.changes({ ...options, ...(before !== undefined && { before }), limit: PAGE });
    for (let start = 0; start < changes.length;) {
      const { version } = changes[start]!;
      const other = changes.findIndex((change, at) => at > start && change.version !== version);
      const own = changes.slice(start, other < 0 ? undefined : other);
      // The last one of a page may go on in the next: it is asked for again.
      if (other < 0 && next !== null && own.length <= MOST.lines) break;
      yield own;
      before = version;
      start += own.length;
    }
    if (next === null) return;
  }
}

/** The entries of a feed, newest version first. `quarter` where the figures of one quarter only are told. */
export function entriesOf(index: IncidentIndex, options: FeedOptions, quarter: string | undefined): FeedEntry[] {
  const moves = index.figures().filter((figure) => quarter === undefined || figure.quarter === quarter);
  // What a filter of incidents or reasons leaves of a version is not what moved its quarters.
  const isWhole = options.incident === undefined && options.reason === undefined;
  const entries: FeedEntry[] = [];
  for (const all of versionsOf(index, options)) {
    const { version, at } = all[0]!;
    const quarters = isWhole ? moves.filter((figure) => figure.version === version).slice(-MOST.quarters) : [];
    const changes = all.slice(0, MOST.lines - quarters.length);
    const more = all.length > changes.length;
    entries.push({ version, at, title: titleOf(version, changes, more), changes: changes.map(changeInWords), more, quarters: quarters.map(quarterInWords) });
    if (entries.length === MOST.versions) break;
  }
  return entries;
}
