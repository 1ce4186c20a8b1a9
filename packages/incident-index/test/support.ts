import type { Filters, Incident, Sort } from '@seesac/contract';
import { decodeSnapshot, encodeSnapshot, type IncidentIndex, type KernelFactory } from '../src/index.ts';
import { decodeMap, type MapIndex } from '../src/map.ts';

const AT = '2025-02-13T12:00:00Z';

/** The index over incidents. */
export function indexOf(list: readonly Incident[], kernel?: KernelFactory): IncidentIndex {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents: list, changes: [] });
  return decodeSnapshot(manifest, files, undefined, kernel);
}

/** The index over the columns of incidents. */
export function mapOf(list: readonly Incident[]): MapIndex {
  const { manifest, files } = encodeSnapshot({ version: 1, publishedAt: AT, asOf: AT, incidents: list, changes: [] });
  return decodeMap(manifest, new Map([...files].filter(([name]) => name.startsWith('columns.'))));
}

export const idsOf = (index: IncidentIndex, rows: readonly number[]): string[] => rows.map((row) => index.incident(row).id);

/** Identifiers of all pages, with the index that `version` gives for each. @throws {Error} for a page that is too long or counts otherwise */
export function walk(sort: Sort, limit: number, by: Filters, version: (page: number) => IncidentIndex): string[] {
  const seen: string[] = [];
  for (let page = 0, after: string | null | undefined; after !== null; page++) {
    const index = version(page);
    const answer = index.page(by, after === undefined ? { sort, limit } : { sort, limit, after });
    const fits = answer.rows.length <= limit && answer.total === index.count(by);
    if (!fits) throw new Error(`page ${page} of ${limit} has ${answer.rows.length} of ${answer.total}`);
    seen.push(...idsOf(index, answer.rows));
    // A cursor that does not move on would never end.
    if (seen.length > 10_000) throw new Error('the pages have no end');
    after = answer.next;
  }
  return seen;
}
