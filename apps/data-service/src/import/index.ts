import { ImportRun } from './run.js';
import type { ImportedIncident, ImportOptions, ImportResult } from './types.js';

export type { ImportRun } from './run.js';
export { MappingError, parseMapping, type Mapping } from './mapping/schema.js';
export { formatReport } from './report.js';
export type { ImportedIncident, ImportFormat, ImportIssue, ImportOptions, ImportProgress, ImportReport, ImportResult } from './types.js';

/**
 * Opens a file of incidents to be read as a stream: bytes, text, records, mapping, values, rules; see `docs/import.md`. Memory does not grow with the file, but for a
 * JSON file, which is held whole, and a mapping that groups rows, which holds its incidents until the last row.
 *
 * Reading never throws for what a file contains: the report says it. Throws only where the file cannot be opened or read from the disk.
 */
export const openImport = (path: string, options: ImportOptions): Promise<ImportRun> => ImportRun.open(path, options);

/** Reads a whole file with {@link openImport}. A file that cannot be read as a whole gives no incidents. */
export async function readImport(path: string, options: ImportOptions): Promise<ImportResult> {
  const run = await ImportRun.open(path, options);
  const incidents: ImportedIncident[] = [];
  for await (const incident of run.incidents()) incidents.push(incident);
  const report = run.report();
  return { incidents: report.incidents === 0 ? [] : incidents, report };
}
