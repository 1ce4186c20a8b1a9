import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TOPICS, type Topic } from '@seesac/contract';
import type { Config } from '../config.js';
import { EXPORT_FORMATS, type ExportFormat } from '../mail/export.js';
import type { MailDesk } from '../mail/office.js';
import { SUBSCRIBER_STATES, type SubscriberState } from '../store/subscribers-admin.js';
import { UsageError, hint, parseCommand } from './args.js';
import { COMMAND } from './data-desk.js';
import { withDesk } from './edits.js';
import { write, type Output } from './output.js';

export const SUBSCRIBERS_HELP = `seesac-data subscribers count|export|show|erase|suppress

Who is subscribed to news by e-mail. These are data of persons: what is written to a file or a terminal is for whoever may have it.

  seesac-data subscribers count [--json]
  seesac-data subscribers export FILE [--format csv|listmonk] [--state STATE] [--topic TOPIC]
  seesac-data subscribers show EMAIL
  seesac-data subscribers erase EMAIL
  seesac-data subscribers suppress EMAIL [--remove]

  FILE              a new file, for its owner only, or - for the terminal
  --format FORMAT   csv, or listmonk: the columns email, name and attributes that listmonk and tools like it import
  --state STATE     ${SUBSCRIBER_STATES.join(', ')}; default of export: confirmed, those who may be written to
  --topic TOPIC     ${TOPICS.join(' or ')}
  --remove          take the suppression back: the address can sign up again
  --help            this text

"show" prints everything that is known of one person as JSON, with the record of consents. "erase" removes all of it and keeps a keyed hash of the address, by which it
is never written to again. "suppress" says that for an address that may not be subscribed.
`;

type Command = (words: readonly string[], config: () => Config, output: Output) => Promise<number>;

/** Opens the desk for mails, for one act. */
export const withMail = <T>(config: Config, output: Output, act: (desk: MailDesk) => Promise<T>): Promise<T> =>
  withDesk(config, output, async (desk) => act(await desk.mail()));

/** Prints the help where it is asked for, else what the act gives. */
async function print(help: boolean | undefined, output: Output, act: () => Promise<string>): Promise<number> {
  await write(output.out, help ? SUBSCRIBERS_HELP : await act());
  return 0;
}

export const countSubscribers: Command = (words, config, output) => {
  const { values } = parseCommand('subscribers count', words, { json: { type: 'boolean' } }, []);
  return print(values.help, output, async () => {
    const counts = await withMail(config(), output, (desk) => desk.counts());
    if (values.json) return `${JSON.stringify(counts)}\n`;
    const list = (of: Record<string, number>) => Object.entries(of).map(([name, n]) => `${n} ${name}`).join(', ');
    return `${list(counts.states)}\nconfirmed by topic: ${list(counts.topics)}\n${counts.suppressed} addresses are never written to\n`;
  });
};

export const exportSubscribers: Command = async (words, config, output) => {
  const options = { format: { type: 'string' }, state: { type: 'string' }, topic: { type: 'string' } } as const;
  const { values, operands: [path = ''] } = parseCommand('subscribers export', words, options, ['a FILE']);
  if (values.help) return print(true, output, async () => '');
  const format = oneOf('--format', values.format ?? 'csv', EXPORT_FORMATS) as ExportFormat;
  const filter = {
    state: oneOf('--state', values.state ?? 'confirmed', SUBSCRIBER_STATES) as SubscriberState,
    ...(values.topic !== undefined && { topic: oneOf('--topic', values.topic, TOPICS) as Topic }),
  };
  return withMail(config(), output, async (desk) => {
    const lines = await desk.export(format, filter, COMMAND);
    if (path === '-') for await (const line of lines) await write(output.out, line);
    else await pipeline(Readable.from(lines), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return 0;
  });
};

export const showSubscriber: Command = (words, config, output) => {
  const { values, operands: [email = ''] } = parseCommand('subscribers show', words, {}, ['an EMAIL']);
  return print(values.help, output, async () => `${JSON.stringify(await withMail(config(), output, (desk) => desk.find(email)), null, 2)}\n`);
};

export const eraseSubscriber: Command = (words, config, output) => {
  const { values, operands: [email = ''] } = parseCommand('subscribers erase', words, {}, ['an EMAIL']);
  return print(values.help, output, () => withMail(config(), output, async (desk) => {
    const { subscriber } = await desk.find(email);
    await desk.erase(subscriber.id, COMMAND);
    return 'Everything that was known of this person is erased. The address is never written to again.\n';
  }));
};

export const suppressSubscriber: Command = (words, config, output) => {
  const { values, operands: [email = ''] } = parseCommand('subscribers suppress', words, { remove: { type: 'boolean' } }, ['an EMAIL']);
  return print(values.help, output, () => withMail(config(), output, async (desk) => {
    const { changed, suppressed } = await (values.remove ? desk.unsuppress(email, COMMAND) : desk.suppress(email, COMMAND));
    if (!changed) return `Nothing changed: the address was ${suppressed ? 'suppressed already' : 'not suppressed'}.\n`;
    return suppressed ? 'The address is never written to again.\n' : 'The address can sign up again.\n';
  }));
};

/** A word of a list. @throws {UsageError} */
export function oneOf(option: string, word: string, list: readonly string[]): string {
  if (list.includes(word)) return word;
  throw new UsageError(`${option} "${word}" is none of ${list.join(', ')}.${hint(word, list)}`);
}
