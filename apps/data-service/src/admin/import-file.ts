import type { Reason } from '@seesac/contract';
import { openImport, type ImportRun, type ImportedIncident, type ImportReport, type Mapping } from '../import/index.js';
import { StoreError } from '../store/errors.js';
import type { AppliedImport, ImportMeta } from '../store/store.js';

/** How a file is read and what is done with it. */
export interface ImportRequest {
  mapping?: Mapping | undefined;
  encoding?: string | undefined;
  /** Why records change where a row does not say so itself. */
  reason: Reason;
  skipRejected: boolean;
  /** The file holds every incident: those that count and that it leaves out are withdrawn. */
  complete: boolean;
}

/** What is told while an import runs. `stored`: the version is committed and not yet published. */
export type ImportStep =
  | { step: 'reading'; rows: number; bytes: number; totalBytes: number }
  | { step: 'stored'; version: number }
  | { step: 'publishing'; part: string };

/** What an import did. `published` is the version that readers see afterwards, `incidents` how many it counts. */
export interface ImportOutcome extends AppliedImport { published: number | null; incidents: number; skipped: number; seconds: number }

/** `result` is `null` when nothing was imported: then `refusal` says why, or it was a dry run. */
export interface ImportAnswer { report: ImportReport; result: ImportOutcome | null; refusal: string | null }

/** Thrown after the last row to take the transaction back. */
class Refused extends Error {}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** Why nothing may be imported, or `null`. An error about the whole file stands even when rejected rows are skipped; a complete file has no row to spare. */
function refusalOf(report: ImportReport, { skipRejected, complete }: ImportRequest): string | null {
  if (report.issues.some((issue) => issue.severity === 'error' && issue.line === 0)) return 'Nothing was imported: the file cannot be read as it is.';
  if (report.rejected > 0 && report.incidents === 0) return 'Nothing was imported: no row of the file is an incident.';
  if (report.rejected === 0 || (skipRejected && !complete)) return null;
  if (complete) return `Nothing was imported: ${plural(report.rejected, 'row')} rejected, and a complete file must be good in every row.`;
  const them = report.rejected === 1 ? 'it' : 'them';
  return `Nothing was imported: ${plural(report.rejected, 'row')} rejected. Correct the file, or leave ${them} out with --skip-rejected.`;
}

/** Stores the rows as one version or none: `Store.applyImport`, with what differs between the service and a command. */
export type Apply = (rows: AsyncIterable<ImportedIncident>, meta: Pick<ImportMeta, 'fileName' | 'sha256' | 'reason'>, verdict: () => void) => Promise<AppliedImport>;

/** What does not depend on the file. `signal` stops the import where it comes before the commit. */
export interface ImportContext { now: Date; signal?: AbortSignal | undefined; onStep?: ((step: ImportStep) => void) | undefined }

const open = (path: string, { mapping, encoding }: ImportRequest, { now, onStep }: ImportContext): Promise<ImportRun> => openImport(path, {
  now,
  ...(mapping && { mapping }),
  ...(encoding !== undefined && { encoding }),
  onProgress: ({ bytes, totalBytes, rows }) => onStep?.({ step: 'reading', rows, bytes, totalBytes }),
});

/** Reads a file and says what an import of it would say; nothing is opened or written. */
export async function tryFile(path: string, request: ImportRequest, context: ImportContext): Promise<ImportAnswer> {
  const run = await open(path, request, context);
  const rows = abortable(run.incidents(), context.signal);
  while (!(await rows.next()).done);
  return { report: run.report(), result: null, refusal: refusalOf(run.report(), request) };
}

/**
 * Reads a file and stores its rows as they come. Whether it is imported is known after the last one: a refused file leaves nothing behind.
 * Rejects with the reason of the signal where that comes before the commit.
 */
export async function importFile(
  path: string, request: ImportRequest, context: ImportContext, apply: Apply,
): Promise<{ report: ImportReport; applied: AppliedImport | null; refusal: string | null }> {
  const { signal } = context;
  const run = await open(path, request, context);
  const rows = abortable(run.incidents(), signal);
  let refusal: string | null = null;
  try {
    const applied = await apply(rows, { fileName: run.fileName, sha256: () => run.report().sha256, reason: request.reason }, () => {
      signal?.throwIfAborted();
      refusal = refusalOf(run.report(), request);
      if (refusal) throw new Refused(refusal);
    });
    return { report: run.report(), applied, refusal: null };
  } catch (error) {
    if (error instanceof StoreError && error.code === 'MISSING') return { report: run.report(), applied: null, refusal: `Nothing was imported: ${error.message}.` };
    if (!(error instanceof Refused)) throw error;
    return { report: run.report(), applied: null, refusal };
  } finally {
    await run.close();
  }
}

async function* abortable<T>(items: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const item of items) {
    signal?.throwIfAborted();
    yield item;
  }
}
