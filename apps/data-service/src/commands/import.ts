import { readFile } from 'node:fs/promises';
import { REASONS, type Reason } from '@seesac/contract';
import { tryFile, type ImportAnswer, type ImportOutcome, type ImportStep } from '../admin/import-file.js';
import type { Config } from '../config.js';
import { formatReport, parseMapping } from '../import/index.js';
import { mappingNames, namedMapping } from '../import/mappings.js';
import { UsageError, hint, parseCommand } from './args.js';
import { openDesk, type FileRequest } from './data-desk.js';
import { Progress, write, type Output } from './output.js';

export const IMPORT_HELP = `seesac-data import incidents FILE [options]

Reads a file of incidents, checks every row, and publishes one new version, or none when nothing differs from what is published.
A file with a rejected row changes nothing, and the command ends with 1; the report names line, column and reason.
Where a service runs on the data directory, that service imports the file, and serves the new version at once.

  --mapping FILE|NAME   how to read a file that is not in the canonical form: a JSON file, or the name of one in the folder mappings
  --dry-run             read and report only; nothing is opened or written
  --reason CODE         why records change, where a row does not say so itself: ${REASONS.join(', ')}
  --encoding NAME       encoding of the file, for example windows-1250; default: byte order mark, else UTF-8
  --skip-rejected       import the good rows and leave the rejected ones out
  --complete            the file holds every incident: those that it leaves out are withdrawn (out_of_scope), unless they are more than a fifth
  --json                print one JSON object {report, result} instead of text
  --help                this text
`;

const OPTIONS = {
  mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, reason: { type: 'string' }, encoding: { type: 'string' },
  'skip-rejected': { type: 'boolean' }, complete: { type: 'boolean' }, json: { type: 'boolean' },
} as const;

/** `import incidents FILE`. Resolves with the exit code; throws UsageError, ConfigError, LockError, StoreError, PublishError and RefusedError. */
export async function importIncidents(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [file] } = parseCommand('import incidents', words, OPTIONS, ['a FILE']);
  if (values.help) {
    await write(output.out, IMPORT_HELP);
    return 0;
  }
  if (values.complete && values['skip-rejected']) throw new UsageError('--complete and --skip-rejected do not go together: a row that is left out would be withdrawn');
  const settings = config();
  const request: FileRequest = {
    reason: toReason(values.reason), skipRejected: values['skip-rejected'] ?? false, complete: values.complete ?? false, encoding: values.encoding,
    mapping: values.mapping === undefined ? undefined : await readMapping(values.mapping),
  };
  const progress = new Progress(output.err);
  const done = await (values['dry-run']
    ? tryFile(file!, { ...request, mapping: request.mapping?.parsed }, { now: settings.clock(), onStep: (step) => show(progress, step) })
    : importNow(file!, request, settings, output, progress))
    .finally(() => progress.done());
  const { report, result, refusal } = done;
  const said = refusal ?? (result ? summary(result) : `Dry run: nothing was written. ${plural(report.incidents, 'incident')} would be compared with what is published.`);
  await write(output.out, values.json ? `${JSON.stringify({ report, result })}\n` : `${formatReport(report).trimEnd()}\n${said}\n`);
  return refusal === null ? 0 : 1;
}

async function importNow(file: string, request: FileRequest, config: Config, output: Output, progress: Progress): Promise<ImportAnswer> {
  // the lock first: whoever cannot have it should know before a long file is read
  const desk = await openDesk(config, output);
  try {
    return await desk.import(file, request, (step) => show(progress, step));
  } finally {
    await desk.close();
  }
}

function show(progress: Progress, step: ImportStep): void {
  switch (step.step) {
    case 'reading': return progress.tick(() => `reading: ${step.rows} rows, ${Math.floor((100 * step.bytes) / Math.max(1, step.totalBytes))} %`);
    case 'stored': return progress.step(`version ${step.version} is stored`);
    case 'publishing': return progress.step(`publishing: ${step.part}`);
  }
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

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
async function readMapping(nameOrPath: string): Promise<NonNullable<FileRequest['mapping']>> {
  const named = await namedMapping(nameOrPath);
  if (named) return { parsed: named.mapping, json: named.json };
  const json = await readFile(nameOrPath, 'utf8').catch(async (error: Error) => {
    const known = await mappingNames();
    throw new UsageError(`the mapping "${nameOrPath}" is neither a file that can be read (${error.message}) nor one of ${known.join(', ')}.${hint(nameOrPath, known)}`);
  });
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new UsageError(`the mapping ${nameOrPath} is not JSON: ${(error as Error).message}`);
  }
  return { parsed: parseMapping(value), json };
}

function toReason(text: string | undefined): Reason {
  if (text === undefined) return 'import';
  if ((REASONS as readonly string[]).includes(text)) return text as Reason;
  throw new UsageError(`--reason "${text}" is none of ${REASONS.join(', ')}.${hint(text, REASONS)}`);
}
