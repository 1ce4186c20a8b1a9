import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LANGUAGES, type Language } from '@seesac/contract';
import type { Config } from '../config.js';
import { GuardedFetch } from '../news/fetch/guarded-fetch.js';
import { readOrigin, refusalOf, reportOf, type NewsImportAnswer, type NewsImportRequest, type NewsImportResult, type NewsOrigin, type NewsReport } from '../news/import.js';
import type { NewsIssue } from '../news/ingest/parsed.js';
import { NewsReader } from '../news/ingest/reader.js';
import { UsageError, hint, parseCommand } from './args.js';
import { withDesk } from './edits.js';
import { write, type Output } from './output.js';

export const NEWS_HELP = `seesac-data import news FILE|URL [options]

Reads RSS, Atom, JSON Feed or a JSON file of news, turns its texts into plain text, and publishes its items. The same document again changes nothing; what was changed
or withdrawn here since it came is left as it is. What has no date that can be read becomes a draft. An item that cannot be taken is left out; the report names item,
field and reason. A URL is fetched from the public internet alone (http, https), and where that fails nothing changes.

  --lang CODE       language of every item, whatever the document says: ${LANGUAGES.join(', ')}
  --publish         publish also what has no date, as of now
  --draft           make every new item a draft
  --pictures        fetch the pictures that have a text for who does not see them
  --encoding NAME   encoding of the document, for example windows-1250; default: byte order mark, XML declaration, what the server says, UTF-8
  --dry-run         read and report only; nothing is opened or written
  --json            print one JSON object {report, result} instead of text
  --help            this text

Where a service runs on the data directory, that service imports the document, and shows its items at once. docs/news.md has the form of the JSON file.
`;

const OPTIONS = {
  lang: { type: 'string' }, publish: { type: 'boolean' }, draft: { type: 'boolean' }, pictures: { type: 'boolean' }, encoding: { type: 'string' },
  'dry-run': { type: 'boolean' }, json: { type: 'boolean' },
} as const;

/** Issues that are printed; `--json` has all. */
const MAX_LINES = 50;

/** `import news FILE|URL`. Resolves with the exit code; throws UsageError, ConfigError, LockError, StoreError and RefusedError. */
export async function importNews(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [from] } = parseCommand('import news', words, OPTIONS, ['a FILE or a URL']);
  if (values.help) {
    await write(output.out, NEWS_HELP);
    return 0;
  }
  if (values.publish && values.draft) throw new UsageError('--publish and --draft do not go together');
  const settings = config();
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(from!);
  const origin: NewsOrigin = isUrl ? { url: from! } : { bytes: await readFile(from!) };
  const request: NewsImportRequest = {
    name: isUrl ? from!.split(/[?#]/)[0]! : basename(from!), lang: toLanguage(values.lang), encoding: values.encoding, pictures: values.pictures ?? false,
    status: values.publish ? 'published' : values.draft ? 'draft' : undefined,
  };
  const answer = await (values['dry-run'] ? tryNews(origin, request) : withDesk(settings, output, (desk) => desk.importNews(origin, request)));
  await write(output.out, values.json ? `${JSON.stringify({ report: answer.report, result: answer.result })}\n` : textOf(answer));
  return answer.refusal === null ? 0 : 1;
}

async function tryNews(origin: NewsOrigin, request: NewsImportRequest): Promise<NewsImportAnswer> {
  const reader = new NewsReader();
  try {
    return { report: reportOf(request.name, await readOrigin(origin, request, reader, new GuardedFetch())), result: null, refusal: null };
  } catch (error) {
    return refusalOf(request.name, error);
  } finally {
    await reader.close();
  }
}

function toLanguage(text: string | undefined): Language | undefined {
  if (text === undefined || (LANGUAGES as readonly string[]).includes(text)) return text as Language | undefined;
  throw new UsageError(`--lang "${text}" is none of ${LANGUAGES.join(', ')}.${hint(text, LANGUAGES)}`);
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

function textOf({ report, result, refusal }: NewsImportAnswer): string {
  const { issues } = report;
  const more = issues.length > MAX_LINES ? [`  … and ${issues.length - MAX_LINES} more: --json has all of them`] : [];
  return [head(report), ...issues.slice(0, MAX_LINES).map(lineOf), ...more, refusal ?? (result ? summary(result) : 'Dry run: nothing was written.'), ''].join('\n');
}

const head = ({ name, format, encoding, items, rejected, drafts }: NewsReport) => (format
  ? `${name}: ${format}, ${encoding}; ${plural(items, 'item')}${drafts ? `, ${drafts} without a date` : ''}${rejected ? `, ${rejected} left out` : ''}` : name);
const lineOf = ({ item, field, rule, severity, message, value }: NewsIssue) =>
  `  ${severity}: ${item ? `item ${item}, ` : ''}${field} ${message} (${rule})${value === undefined ? '' : `: ${JSON.stringify(value)}`}`;

function summary({ added, changed, unchanged, kept, items }: NewsImportResult): string {
  const left = items.filter(({ outcome }) => outcome === 'taken').length;
  const parts = [`${added} added`, `${changed} changed`, `${unchanged} unchanged`, ...(kept ? [`${kept} left as they are here`] : []), ...(left ? [`${left} left out`] : [])];
  return added || changed ? `News are imported: ${parts.join(', ')}.` : `Nothing changed: ${parts.slice(2).join(', ')}.`;
}
