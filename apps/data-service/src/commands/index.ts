import { readConfig, type Config } from '../config.js';
import { UsageError, hint } from './args.js';
import { BACKUP_HELP, RESTORE_HELP, backup, restore } from './backup.js';
import { CHECK_HELP, check } from './check.js';
import { DIGEST_HELP, MAIL_HELP, cancelDigest, createDigest, handInBounce, listDigests, mailStatus, previewDigest, scheduleDigest, sendDigest, testDigest } from './digests.js';
import { EDIT_HELP, MERGE_HELP, REINSTATE_HELP, SHOW_HELP, WITHDRAW_HELP, edit, merge, reinstate, show, withdraw } from './edits.js';
import { EXPORT_HELP, exportIncidents } from './export.js';
import { IMPORT_HELP, importIncidents } from './import.js';
import { KEYS_HELP, createKey, listKeys, revokeKey, rotateKey } from './keys.js';
import { NEWS_HELP, importNews } from './news.js';
import { write, type Output } from './output.js';
import { RELEASES_HELP, RELEASE_HELP, release, releases } from './releases.js';
import { SERVE_HELP, serve } from './serve.js';
import { SUBSCRIBERS_HELP, countSubscribers, eraseSubscriber, exportSubscribers, showSubscriber, suppressSubscriber } from './subscribers.js';

export { type Output } from './output.js';

/** Words after the name of a command, the settings when they are wanted, and where to write; resolves with the exit code. */
type Command = (words: readonly string[], config: () => Config, output: Output) => Promise<number>;

const COMMANDS = new Map<string, { run: Command; help: string; line: string }>([
  ['serve', { run: serve, help: SERVE_HELP, line: 'answer the API until stopped' }],
  ['import incidents', { run: importIncidents, help: IMPORT_HELP, line: 'read a file, report on it, publish a new version' }],
  ['import news', { run: importNews, help: NEWS_HELP, line: 'read a feed or a file of news, report on it, publish its items' }],
  ['edit', { run: edit, help: EDIT_HELP, line: 'correct an incident, with a reason' }],
  ['withdraw', { run: withdraw, help: WITHDRAW_HELP, line: 'take an incident out of the count, with a reason' }],
  ['merge', { run: merge, help: MERGE_HELP, line: 'say that an incident is the same as another' }],
  ['reinstate', { run: reinstate, help: REINSTATE_HELP, line: 'take a withdrawal or a merge back' }],
  ['show', { run: show, help: SHOW_HELP, line: 'print an incident as it is stored' }],
  ['release', { run: release, help: RELEASE_HELP, line: 'name the published version for good' }],
  ['releases', { run: releases, help: RELEASES_HELP, line: 'list the named versions' }],
  ['keys create', { run: createKey, help: KEYS_HELP, line: 'make a key for the admin routes' }],
  ['keys list', { run: listKeys, help: KEYS_HELP, line: 'list the keys' }],
  ['keys rotate', { run: rotateKey, help: KEYS_HELP, line: 'make the successor of a key' }],
  ['keys revoke', { run: revokeKey, help: KEYS_HELP, line: 'end a key' }],
  ['subscribers count', { run: countSubscribers, help: SUBSCRIBERS_HELP, line: 'how many are subscribed' }],
  ['subscribers export', { run: exportSubscribers, help: SUBSCRIBERS_HELP, line: 'write the subscribers to a file' }],
  ['subscribers show', { run: showSubscriber, help: SUBSCRIBERS_HELP, line: 'print all that is known of one' }],
  ['subscribers erase', { run: eraseSubscriber, help: SUBSCRIBERS_HELP, line: 'erase one' }],
  ['subscribers suppress', { run: suppressSubscriber, help: SUBSCRIBERS_HELP, line: 'never write to an address again' }],
  ['digest create', { run: createDigest, help: DIGEST_HELP, line: 'make a digest of news' }],
  ['digest list', { run: listDigests, help: DIGEST_HELP, line: 'list the digests' }],
  ['digest preview', { run: previewDigest, help: DIGEST_HELP, line: 'print a digest as it will be sent' }],
  ['digest test', { run: testDigest, help: DIGEST_HELP, line: 'send a digest to one address' }],
  ['digest schedule', { run: scheduleDigest, help: DIGEST_HELP, line: 'send a digest at an instant' }],
  ['digest send', { run: sendDigest, help: DIGEST_HELP, line: 'send a digest now' }],
  ['digest cancel', { run: cancelDigest, help: DIGEST_HELP, line: 'stop a digest' }],
  ['mail status', { run: mailStatus, help: MAIL_HELP, line: 'what waits to be sent, and what was given up' }],
  ['mail bounce', { run: handInBounce, help: MAIL_HELP, line: 'hand in a mail that came back' }],
  ['export', { run: exportIncidents, help: EXPORT_HELP, line: 'write the published incidents as JSON Lines' }],
  ['backup', { run: backup, help: BACKUP_HELP, line: 'write the whole store to one file' }],
  ['restore', { run: restore, help: RESTORE_HELP, line: 'fill an empty store from such a file' }],
  ['check', { run: check, help: CHECK_HELP, line: 'verify the snapshots and the store' }],
]);

const HELP = `seesac-data: incidents of the Armed Violence Monitoring Platform, from file to published API

${[...COMMANDS].map(([name, { line }]) => `  seesac-data ${name.padEnd(20)} ${line}`).join('\n')}

"seesac-data COMMAND --help" tells more. Settings come from the environment:

  PORT          port of the API (8787)                    HOST          address it listens on (127.0.0.1)
  ADMIN_PORT    port of the probes, loopback only (8788)  PUBLIC_URL    origin in links (http://localhost:PORT)
  DATA_DIR      directory of the embedded store (.data)   SNAPSHOT_DIR  published versions (DATA_DIR/snapshots)
  DATABASE_URL  a PostgreSQL server instead of DATA_DIR   EMBED_DIR     folder of the embed files
  LICENCE       licence named in answers                  TRUSTED_PROXY proxies in front: 10.0.0.0/8,2001:db8::/32
  SITE_URL      origin of the main site, for links to its pages
  POPULATION_FILE  populations for rates: CSV with area,year,population
  SMTP_URL      server for mails; else .eml files in      MAIL_FROM     sender: SEESAC <newsletter@example.org>
                DATA_DIR/outbox                           MAILS_PER_HOUR  most mails in an hour (2000)
  MAIL_BOUNCES  where mails come back to (bounce@…)       DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE  signature of mails
  SECRET_KEY    signs links and codes (kept in DATA_DIR)  NEWSLETTER_ORIGINS  pages that may send the sign-up form
  IMPORT_MAX_BYTES  largest file over HTTP (536870912)    CLOCK         fixes "now", for demonstrations: 2025-02-13T12:00:00Z

Exit codes: 0 done, 1 refused or failed, 2 wrong command line or setting.
`;

/** The command that the words name, and the words that are left for it. */
function find(words: readonly string[]): { run: Command; rest: readonly string[] } {
  const [first = '', second = ''] = words;
  const two = COMMANDS.get(`${first} ${second}`);
  if (two) return { run: two.run, rest: words.slice(2) };
  const one = COMMANDS.get(first);
  if (one) return { run: one.run, rest: words.slice(1) };
  const names = [...COMMANDS.keys()];
  const group = names.filter((name) => name.startsWith(`${first} `));
  if (group.length) throw new UsageError(`"${first}" needs to know what: ${group.join(', ')}.${hint(`${first} ${second}`, names)}`);
  const what = first.startsWith('-') ? 'option' : 'command';
  throw new UsageError(`unknown ${what} "${first}".${hint(first, names)} See "seesac-data --help".`);
}

/** Runs one command line. Resolves with the exit code; nothing is thrown for what a user can cause. */
export async function run(words: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<number> {
  try {
    const [first, second] = words;
    if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
      await write(first === undefined ? output.err : output.out, HELP);
      return first === undefined ? 2 : 0;
    }
    const group = second === '--help' || second === undefined ? [...COMMANDS].filter(([name]) => name.startsWith(`${first} `)) : [];
    if (group.length) {
      await write(second ? output.out : output.err, [...new Set(group.map(([, { help }]) => help))].join('\n'));
      return second ? 0 : 2;
    }
    const { run: command, rest } = find(words);
    return await command(rest, () => readConfig(env), output);
  } catch (error) {
    const { name, stack, code, path } = error as NodeJS.ErrnoException;
    const message = code === 'ENOENT' && path ? `there is no file ${path}` : (error as Error).message;
    const isBug = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    output.err.write(`error: ${isBug ? stack : message}${name === 'StoreError' && code ? ` (${code})` : ''}\n`);
    return name === 'UsageError' || name === 'ConfigError' || name === 'MappingError' ? 2 : 1;
  }
}
