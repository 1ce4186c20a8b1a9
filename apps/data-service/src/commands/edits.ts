import { INCIDENT_ID } from '@seesac/contract';
import type { Edited } from '../admin/desk.js';
import { EDIT_REASONS, type Edit, type EditReason } from '../admin/edit.js';
import type { Config } from '../config.js';
import { JsonError, parseJson } from '../import/json-text.js';
import { UsageError, hint, parseCommand } from './args.js';
import { openDesk, type DataDesk } from './data-desk.js';
import { write, type Output } from './output.js';

const REASON_LINE = `--reason CODE    why, for the public ledger: ${EDIT_REASONS.join(', ')}`;
const COMMON = `  --revision N     the revision that you have seen: the command changes nothing when there is a newer one; default: the current one
  --json           print one JSON object {version, incident, changes, warnings} instead of text
  --help           this text

The change is one new version, published at once. Where a service runs on the data directory, that service makes it.
`;

export const EDIT_HELP = `seesac-data edit ID --set JSON --reason CODE [options]

Corrects an incident. JSON is a merge patch (RFC 7396) on the full shape of docs/import.md: '{"counts":{"killed":2}}' changes one value, null makes one
*not reported*, a list is replaced whole. The record is checked by the rules of the import.

  --set JSON       what to change
  ${REASON_LINE}
${COMMON}`;

export const WITHDRAW_HELP = `seesac-data withdraw ID --reason CODE [options]

Withdraws an incident: it is counted no more, and stays readable under its address with the reason.

  ${REASON_LINE}
${COMMON}`;

export const MERGE_HELP = `seesac-data merge ID --into ID [options]

Merges an incident into another record of the same event: it is counted no more and names the other one. The reason is duplicate. Nothing is copied.

  --into ID        the incident that stays
${COMMON}`;

export const REINSTATE_HELP = `seesac-data reinstate ID --reason CODE [options]

Takes a withdrawal or a merge back: the incident is counted again, with the status that it had before.

  ${REASON_LINE}
${COMMON}`;

export const SHOW_HELP = `seesac-data show ID

Prints one incident as it is stored, without the privacy floors of the public answers: handle it with care.

  --help   this text
`;

const OPTIONS = { revision: { type: 'string' }, json: { type: 'boolean' } } as const;
const REASON = { ...OPTIONS, reason: { type: 'string' } } as const;

/** An edit without the revision, which is known only when the incident has been read. */
type Wanted<K extends Edit = Edit> = K extends Edit ? Omit<K, 'revision'> : never;

export const edit = (words: readonly string[], config: () => Config, output: Output): Promise<number> => {
  const { values, operands } = parseCommand('edit', words, { ...REASON, set: { type: 'string' } } as const, ['an ID']);
  return run(EDIT_HELP, values, operands, config, output, () => ({ kind: 'correction', reason: toReason(values.reason), set: toSet(values.set) }));
};

export const withdraw = (words: readonly string[], config: () => Config, output: Output): Promise<number> => {
  const { values, operands } = parseCommand('withdraw', words, REASON, ['an ID']);
  return run(WITHDRAW_HELP, values, operands, config, output, () => ({ kind: 'withdrawal', reason: toReason(values.reason) }));
};

export const merge = (words: readonly string[], config: () => Config, output: Output): Promise<number> => {
  const { values, operands } = parseCommand('merge', words, { ...OPTIONS, into: { type: 'string' } } as const, ['an ID']);
  return run(MERGE_HELP, values, operands, config, output, () => {
    if (values.into === undefined) throw new UsageError('--into is needed: the identifier of the incident that stays.');
    return { kind: 'merge', into: toId(values.into) };
  });
};

export const reinstate = (words: readonly string[], config: () => Config, output: Output): Promise<number> => {
  const { values, operands } = parseCommand('reinstate', words, REASON, ['an ID']);
  return run(REINSTATE_HELP, values, operands, config, output, () => ({ kind: 'restoration', reason: toReason(values.reason) }));
};

export async function show(words: readonly string[], config: () => Config, output: Output): Promise<number> {
  const { values, operands: [id] } = parseCommand('show', words, {}, ['an ID']);
  if (values.help) {
    await write(output.out, SHOW_HELP);
    return 0;
  }
  const incident = await withDesk(config(), output, (desk) => desk.incident(toId(id!)));
  await write(output.out, `${JSON.stringify(incident, null, 2)}\n`);
  return 0;
}

async function run(
  help: string, values: { help?: boolean | undefined; revision?: string | undefined; json?: boolean | undefined }, operands: readonly string[], config: () => Config,
  output: Output, wanted: () => Wanted,
): Promise<number> {
  if (values.help) {
    await write(output.out, help);
    return 0;
  }
  const id = toId(operands[0]!);
  const act = wanted();
  const seen = values.revision === undefined ? undefined : toRevision(values.revision);
  const edited = await withDesk(config(), output, async (desk) => {
    const revision = seen ?? (await desk.incident(id)).revision;
    return desk.edit(id, { ...act, revision } as Edit);
  });
  await write(output.out, values.json ? `${JSON.stringify(edited)}\n` : text(edited));
  return 0;
}

/** Opens the store or the service for one act. */
export async function withDesk<T>(config: Config, output: Output, act: (desk: DataDesk) => Promise<T>): Promise<T> {
  const desk = await openDesk(config, output);
  try {
    return await act(desk);
  } finally {
    await desk.close();
  }
}

function text({ version, incident, changes, warnings }: Edited): string {
  const warned = warnings.map(({ column, message }) => `warning: ${column === undefined ? '' : `${column}: `}${message}\n`).join('');
  if (version === null) return `${warned}Nothing changed: ${incident.id} is like that already, revision ${incident.revision}.\n`;
  const lines = changes.map(({ field, from, to, reason }) => `  ${field}: ${shown(from)} → ${shown(to)} (${reason})\n`).join('');
  return `${warned}Version ${version} is published: ${incident.id} is now revision ${incident.revision}, ${incident.status}.\n${lines}`;
}

const shown = (value: unknown) => (value === null ? 'not reported' : JSON.stringify(value));

function toId(word: string): string {
  if (INCIDENT_ID.test(word)) return word;
  throw new UsageError(`"${word}" is no identifier of an incident, such as AVMP-2025-000141.`);
}

function toRevision(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word);
  throw new UsageError(`--revision "${word}" is no whole number from 1 on.`);
}

function toReason(word: string | undefined): EditReason {
  if (word === undefined) throw new UsageError(`--reason is needed: ${EDIT_REASONS.join(', ')}.`);
  if ((EDIT_REASONS as readonly string[]).includes(word)) return word as EditReason;
  throw new UsageError(`--reason "${word}" is none of ${EDIT_REASONS.join(', ')}.${hint(word, EDIT_REASONS)}`);
}

function toSet(word: string | undefined): Record<string, unknown> {
  if (word === undefined) throw new UsageError(`--set is needed: a JSON object such as '{"counts":{"killed":2}}'.`);
  try {
    const { value } = parseJson(word);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UsageError(`--set is not JSON: ${error.message.replace(/\.$/, '')}, at character ${error.offset + 1}.`);
  }
  throw new UsageError('--set must be a JSON object.');
}
