import { MAX_GRACE, type MadeKey } from '../admin/key-desk.js';
import { KEY_ID } from '../admin/key-text.js';
import type { Config } from '../config.js';
import { isAlive, SCOPES, type KeyRecord, type Scope } from '../store/keys.js';
import { UsageError, hint, parseCommand } from './args.js';
import { withDesk } from './edits.js';
import { write, type Output } from './output.js';

const SCOPE_LINES = `  import   import files                     edit     correct, withdraw, merge and reinstate incidents
  release  name the published version       read     read records without the privacy floors, list releases
  keys     make, rotate and revoke keys     audit    read the audit log
  news     write, import and withdraw news`;

export const KEYS_HELP = `seesac-data keys create|list|rotate|revoke

Keys open the admin routes of a running service (/v1/admin/…). What is stored of a key is its SHA-256: it is printed once, when it is made.

  seesac-data keys create --label TEXT --scopes LIST [--expires INSTANT]
  seesac-data keys list
  seesac-data keys rotate ID [--grace TIME] [--expires INSTANT]
  seesac-data keys revoke ID

  --label TEXT        the job or the system that uses the key, for example "night import"; never a person
  --scopes LIST       what it may do, separated by commas, or all
  --expires INSTANT   when it ends by itself, for example 2026-01-31 or 2026-01-31T12:00:00Z; default: never, a rotated one as long as before
  --grace TIME        how long the old key stays valid beside the new one: 90s, 15m, 24h, 7d; default 24h, at most 90d
  --json              print JSON instead of text
  --help              this text

Scopes:
${SCOPE_LINES}
`;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const JSON_OPTION = { json: { type: 'boolean' } } as const;

type Command = (words: readonly string[], config: () => Config, output: Output) => Promise<number>;

/** Prints the help where it is asked for, else what the act gives. */
async function print(help: boolean | undefined, output: Output, act: () => Promise<string>): Promise<number> {
  await write(output.out, help ? KEYS_HELP : await act());
  return 0;
}

export const createKey: Command = (words, config, output) => {
  const options = { ...JSON_OPTION, label: { type: 'string' }, scopes: { type: 'string' }, expires: { type: 'string' } } as const;
  const { values } = parseCommand('keys create', words, options, []);
  return print(values.help, output, async () => {
    const settings = config();
    const want = { label: toLabel(values.label), scopes: toScopes(values.scopes), expires: toExpiry(values.expires, settings.clock()) };
    return shownOnce(await withDesk(settings, output, (desk) => desk.createKey(want)), values.json);
  });
};

export const listKeys: Command = (words, config, output) => {
  const { values } = parseCommand('keys list', words, JSON_OPTION, []);
  return print(values.help, output, async () => {
    const settings = config();
    const keys = await withDesk(settings, output, (desk) => desk.keys());
    return values.json ? `${JSON.stringify(keys)}\n` : keys.map((key) => `${line(key, settings.clock())}\n`).join('') || 'no keys\n';
  });
};

export const rotateKey: Command = (words, config, output) => {
  const options = { ...JSON_OPTION, grace: { type: 'string' }, expires: { type: 'string' } } as const;
  const { values, operands } = parseCommand('keys rotate', words, options, ['the ID of a key']);
  return print(values.help, output, async () => {
    const settings = config();
    const [id, want] = [toKeyId(operands[0]!), { grace: toSeconds(values.grace ?? '24h'), expires: toExpiry(values.expires, settings.clock()) }];
    return shownOnce(await withDesk(settings, output, (desk) => desk.rotateKey(id, want)), values.json);
  });
};

export const revokeKey: Command = (words, config, output) => {
  const { values, operands } = parseCommand('keys revoke', words, JSON_OPTION, ['the ID of a key']);
  return print(values.help, output, async () => {
    const id = toKeyId(operands[0]!);
    const key = await withDesk(config(), output, (desk) => desk.revokeKey(id));
    return values.json ? `${JSON.stringify(key)}\n` : `Key ${id} (${key.label}) opens nothing any more.\n`;
  });
};

const shownOnce = ({ data, key }: MadeKey, json: boolean | undefined) => (json
  ? `${JSON.stringify({ data, key })}\n`
  : `${key}\n\nThat is key ${data.id} (${data.label}), with the scopes ${data.scopes.join(', ')}. `
    + 'It is shown this once: put it where the job finds it, and nowhere else.\n');

function line(key: KeyRecord, now: Date): string {
  const { id, label, scopes, createdAt, expiresAt, revokedAt, lastUsedAt, replaces } = key;
  const end = expiresAt === null ? 'no end' : `until ${expiresAt}`;
  const state = revokedAt !== null ? `revoked ${revokedAt}` : isAlive(key, now) ? end : `expired ${expiresAt}`;
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.slice(0, 16)}Z`;
  return [id, label, scopes.join(','), `made ${createdAt.slice(0, 10)}`, state, used, ...(replaces === null ? [] : [`replaces ${replaces}`])].join('  ');
}

function toLabel(text: string | undefined): string {
  const label = text?.trim() ?? '';
  if (label && label.length <= 80 && !/[\p{Cc}\p{Cf}]/u.test(label)) return label;
  throw new UsageError('--label is needed: 1 to 80 characters that name the job or the system, never a person.');
}

function toScopes(text: string | undefined): Scope[] {
  if (text === undefined) throw new UsageError(`--scopes is needed: some of ${SCOPES.join(', ')}, separated by commas, or all.`);
  if (text === 'all') return [...SCOPES];
  const words = text.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !(SCOPES as readonly string[]).includes(word));
  if (wrong !== undefined) throw new UsageError(`--scopes "${wrong}" is none of ${SCOPES.join(', ')}.${hint(wrong, SCOPES)}`);
  return SCOPES.filter((scope) => words.includes(scope));
}

function toExpiry(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(instant.getTime())) {
    throw new UsageError(`--expires "${text}" is no instant such as 2026-01-31 or 2026-01-31T12:00:00Z.`);
  }
  if (instant <= now) throw new UsageError(`--expires ${text} is over already.`);
  return instant;
}

function toSeconds(text: string): number {
  const [, n, unit] = /^(\d{1,8})([smhd])$/.exec(text) ?? [];
  const seconds = n === undefined ? Infinity : Number(n) * UNITS[unit!]!;
  if (seconds <= MAX_GRACE) return seconds;
  throw new UsageError(`--grace "${text}" is no time up to 90 days such as 90s, 15m, 24h or 7d.`);
}

function toKeyId(word: string): string {
  if (KEY_ID.test(word)) return word;
  throw new UsageError(`"${word.slice(0, 20)}" is no identifier of a key: that is the part between the two underscores. "seesac-data keys list" shows them.`);
}
