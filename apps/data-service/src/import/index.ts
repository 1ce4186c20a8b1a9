import { ImportRun } from './run.js';
import type { ImportOptions, ImportResult } from './types.js';

export { MappingError, parseMapping, type Mapping } from './mapping/schema.js';
export { formatReport } from './report.js';
export type { ImportedIncident, ImportFormat, ImportIssue, ImportOptions, ImportProgress, ImportReport, ImportResult } from './types.js';

/**
 * Reads a file of incidents: bytes, text, records, mapping, values, rules; see `docs/import.md`. Streams CSV and JSON Lines row by row.
 *
 * Never throws for what a file contains: the report says it, and a file that cannot be read as a whole gives no incidents. Throws only where the file cannot be
 * opened or read from the disk.
 */
export async function readImport(path: string, options: ImportOptions): Promise<ImportResult> {
  const run = await ImportRun.open(path, options);
  return run.read();
}
