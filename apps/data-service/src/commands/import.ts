import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REASONS, type Reason } from '@seesac/contract';
import type { Config } from '../config.js';
import { formatReport, parseMapping, readImport, type ImportReport } from '../import/index.js';
import { Workspace, importAndPublish } from '../publish/index.js';
import type { AppliedImport } from '../store/store.js';
import { UsageError, hint, parseCommand } from './args.js';
import { Progress, textLog, write, type Output } from './output.js';

/** Mappings that come with the program. */
const MAPPINGS = fileURLToPath(new URL('../../mappings/', import.meta.url));

export const IMPORT_HELP = `seesac-data import incidents FILE [options]

Reads a file of incidents, checks every row, and publishes one new version, or none when nothing differs from what is published.
A file with a rejected row changes nothing, and the command ends with 1; the report names line, column and reason.

  --mapping FILE|NAME   how to read a file that is not in the canonical form: a JSON file, or the name of one in the folder mappings
  --dry-run             read and report only; nothing is opened or written
  --reason CODE         why records change, where a row does not say so itself: ${REASONS.join(', ')}
  --encoding NAME       encoding of the file, for example windows-1250; default: byte order mark, else UTF-8
  --skip-rejected       import the good rows and leave the rejected ones out
  --json                print one JSON object {report, result} instead of text
  --help                this text
`;

const OPTIONS = {
  mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, reason: { type: 'string' }, encoding: { type: 'string' },
  'skip-rejected': { type: 'boolean' }, json: { type: 'boolean' },
} as const;

/** What `--json` prints as `result`. `published` is the version that readers see afterwards, `incidents` how many it counts. */
export interface ImportOutcome extends AppliedImport { published: number | null; incidents: number; skipped: number; seconds: number }

/** `import incidents FILE`. Resolves with the exit code; throws UsageError, ConfigError, LockError, StoreError and PublishError. */
export async function importIncidents(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [file] } = parseCommand('import incidents', words, OPTIONS, ['a FILE']);
  if (values.help) {
    await write(output.out, IMPORT_HELP);
    return 0;
  }
  const started = Date.now();
  const settings = config();
  const reason = toReason(values.reason);
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping);
  const progress = new Progress(output.err);
  const print = (report: ImportReport, result: ImportOutcome | null, text: string) =>
    write(output.out, values.json ? `${JSON.stringify({ report, result })}\n` : `${formatReport(report).trimEnd()}\n${text}\n`);

  // the lock first: whoever cannot have it should know before a long file is read
  const workspace = values['dry-run'] ? null : await Workspace.open(settings, textLog(output.err));
  try {
    const { incidents, report } = await readImport(file!, {
      now: settings.clock(),
      ...(mapping && { mapping }),
      ...(values.encoding !== undefined && { encoding: values.encoding }),
      onProgress: ({ bytes, totalBytes, rows }) => progress.tick(() => `reading: ${rows} rows, ${Math.floor((100 * bytes) / Math.max(1, totalBytes))} %`),
    });
    progress.done();
    const refusal = refusalOf(report, values['skip-rejected'] ?? false);
    if (refusal) {
      await print(report, null, refusal);
      return 1;
    }
    if (!workspace) {
      await print(report, null, `Dry run: nothing was written. ${plural(incidents.length, 'incident')} would be compared with what is published.`);
      return 0;
    }
    const { published, ...applied } = await importAndPublish(workspace, incidents, { fileName: report.file, sha256: report.sha256, reason, at: settings.clock() }, {
      log: textLog(output.err),
      onRow: (rows) => progress.tick(() => `storing: ${rows} of ${incidents.length}`),
      onStored: ({ version }) => { if (version !== null) progress.step(`version ${version} is stored`); },
      onStep: (step) => progress.step(`publishing: ${step}`),
    });
    progress.done();
    const outcome: ImportOutcome = {
      ...applied, published: published?.manifest.version ?? null, incidents: published?.manifest.count ?? 0, skipped: report.rejected,
      seconds: (Date.now() - started) / 1_000,
    };
    await print(report, outcome, summary(outcome));
    return 0;
  } finally {
    progress.done();
    await workspace?.close();
  }
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** Why nothing may be imported, or `null`. An error about the whole file stands even when rejected rows are skipped. */
function refusalOf(report: ImportReport, skipRejected: boolean): string | null {
  if (report.issues.some((issue) => issue.severity === 'error' && issue.line === 0)) return 'Nothing was imported: the file cannot be read as it is.';
  if (report.rejected > 0 && report.incidents === 0) return 'Nothing was imported: no row of the file is an incident.';
  if (report.rejected === 0 || skipRejected) return null;
  const them = report.rejected === 1 ? 'it' : 'them';
  return `Nothing was imported: ${plural(report.rejected, 'row')} rejected. Correct the file, or leave ${them} out with --skip-rejected.`;
}

function summary({ version, published, incidents, added, changed, unchanged, skipped, seconds }: ImportOutcome): string {
  const left = skipped ? ` ${plural(skipped, 'rejected row')} left out.` : '';
  if (version === null) {
    const state = published === null ? 'Nothing is published yet.' : `Version ${published} stays published.`;
    return `Nothing changed: ${plural(unchanged, 'incident')} already there. ${state}${left}`;
  }
  const counts = `${added} added, ${changed} changed, ${unchanged} unchanged; ${plural(incidents, 'incident')} in all`;
  return `Version ${published} is published: ${counts}, in ${seconds.toFixed(1)} s.${left}`;
}

/**
 * A mapping by the name of a file in the folder `mappings` of this program, or by the path of any other.
 * Throws UsageError when there is none, MappingError when it is wrong.
 */
async function readMapping(nameOrPath: string) {
  const files = await readdir(MAPPINGS).catch((): string[] => []);
  const known = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  const path = known.includes(nameOrPath) ? join(MAPPINGS, `${nameOrPath}.json`) : nameOrPath;
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`the mapping "${nameOrPath}" is neither a file that can be read (${error.message}) nor one of ${known.join(', ')}.${hint(nameOrPath, known)}`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`the mapping ${path} is not JSON: ${(error as Error).message}`);
  }
  return parseMapping(json);
}

function toReason(text: string | undefined): Reason {
  if (text === undefined) return 'import';
  if ((REASONS as readonly string[]).includes(text)) return text as Reason;
  throw new UsageError(`--reason "${text}" is none of ${REASONS.join(', ')}.${hint(text, REASONS)}`);
}
