import type { Reason } from '@seesac/contract';
import { openImport, type ImportedIncident, type ImportReport, type Mapping } from '../import/index.js';
import type { AppliedImport, ImportMeta } from '../store/store.js';

/** How a file is read and what is done with it. */
export interface ImportRequest {
  mapping?: Mapping;
  encoding?: string;
  /** Why records change where a row does not say so itself. */
  reason: Reason;
  dryRun: boolean;
  skipRejected: boolean;
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

/** Why nothing may be imported, or `null`. An error about the whole file stands even when rejected rows are skipped. */
function refusalOf(report: ImportReport, skipRejected: boolean): string | null {
  if (report.issues.some((issue) => issue.severity === 'error' && issue.line === 0)) return 'Nothing was imported: the file cannot be read as it is.';
  if (report.rejected > 0 && report.incidents === 0) return 'Nothing was imported: no row of the file is an incident.';
  if (report.rejected === 0 || skipRejected) return null;
  const them = report.rejected === 1 ? 'it' : 'them';
  return `Nothing was imported: ${plural(report.rejected, 'row')} rejected. Correct the file, or leave ${them} out with --skip-rejected.`;
}

/** Stores the rows as one version or none: `Store.applyImport`, with what differs between the service and a command. */
export type Apply = (rows: AsyncIterable<ImportedIncident>, meta: Pick<ImportMeta, 'fileName' | 'sha256' | 'reason'>, verdict: () => void) => Promise<AppliedImport>;

/**
 * Reads a file and stores its rows as they come. Whether it is imported is known after the last one: a refused file leaves nothing behind. `apply` is not called for
 * a dry run. Rejects with the reason of `signal` where that comes before the commit.
 */
export async function importFile(
  path: string, request: ImportRequest, { now, signal, onStep }: { now: Date; signal?: AbortSignal | undefined; onStep?: ((step: ImportStep) => void) | undefined },
  apply: Apply,
): Promise<{ report: ImportReport; applied: AppliedImport | null; refusal: string | null }> {
  const run = await openImport(path, {
    now,
    ...(request.mapping && { mapping: request.mapping }),
    ...(request.encoding !== undefined && { encoding: request.encoding }),
    onProgress: ({ bytes, totalBytes, rows }) => onStep?.({ step: 'reading', rows, bytes, totalBytes }),
  });
  const rows = abortable(run.incidents(), signal);
  if (request.dryRun) {
    let next = await rows.next();
    while (!next.done) next = await rows.next();
    return { report: run.report(), applied: null, refusal: refusalOf(run.report(), request.skipRejected) };
  }
  let refusal: string | null = null;
  try {
    const applied = await apply(rows, { fileName: run.fileName, sha256: () => run.report().sha256, reason: request.reason }, () => {
      signal?.throwIfAborted();
      refusal = refusalOf(run.report(), request.skipRejected);
      if (refusal) throw new Refused(refusal);
    });
    return { report: run.report(), applied, refusal: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { report: run.report(), applied: null, refusal };
  }
}

async function* abortable<T>(items: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  for await (const item of items) {
    signal?.throwIfAborted();
    yield item;
  }
}
