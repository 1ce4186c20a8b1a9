import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { LANGUAGES } from '@seesac/contract';
import type { Config } from '../config.js';
import { MAIL_LANGUAGES, type MailLanguage } from '../mail/texts.js';
import type { DigestRecord } from '../store/digests.js';
import { UsageError, parseCommand } from './args.js';
import { COMMAND } from './data-desk.js';
import { write, type Output } from './output.js';
import { oneOf, withMail } from './subscribers.js';

export const DIGEST_HELP = `seesac-data digest create|list|preview|test|schedule|send|cancel

News by e-mail for confirmed subscribers, each in his language. The running service sends: at most MAILS_PER_HOUR mails in an hour, and nobody is sent one twice.

  seesac-data digest create FILE              make a draft from a JSON file, or from - (the terminal)
  seesac-data digest list                     all digests, and how far they are
  seesac-data digest preview ID [--lang CODE] [--html]
  seesac-data digest test ID EMAIL [--lang CODE]
  seesac-data digest schedule ID --at INSTANT
  seesac-data digest send ID                  now
  seesac-data digest cancel ID                nobody is sent it any more

  --lang CODE     ${MAIL_LANGUAGES.join(', ')}; default: en
  --at INSTANT    for example 2026-01-31T09:00:00Z
  --html          print the HTML, not the plain text
  --json          print JSON instead of text
  --help          this text

FILE: {"topic": "news", "news": ["slug-of-an-item", …], "texts": {"en": {"subject": "…", "intro": "…"}, "sq": …, "sr-Latn": …, "sr-Cyrl": …}}
`;

export const MAIL_HELP = `seesac-data mail status|bounce

  seesac-data mail status          what waits, what was sent in the last hour, what was given up and why
  seesac-data mail bounce FILE     hand in a mail that came back (RFC 3464) or a complaint (RFC 5965); - reads it from the terminal

  --json   print JSON instead of text
  --help   this text

For a mailbox of mails that come back, let its mail server hand each one in: seesac-data mail bounce -
`;

type Command = (words: readonly string[], config: () => Config, output: Output) => Promise<number>;
const JSON_OPTION = { json: { type: 'boolean' } } as const;
const LANG = { lang: { type: 'string' } } as const;

async function print(help: string | false | undefined, output: Output, act: () => Promise<string>): Promise<number> {
  await write(output.out, help || await act());
  return 0;
}

const bytesOf = (path: string): Promise<Buffer> => (path === '-' ? buffer(process.stdin) : readFile(path));

function line({ id, state, topic, scheduledAt, endedAt, mails, document }: DigestRecord): string {
  const when = endedAt !== null ? `${state} ${endedAt}` : scheduledAt !== null ? `${state} for ${scheduledAt}` : state;
  const dead = mails.dead ? `, ${mails.dead} given up` : '';
  return `${id}  ${topic}  ${when}  ${mails.sent} of ${mails.queued} sent${dead}  ${document.texts.en.subject}\n`;
}

/** An act on one digest, that prints how it is then. */
const onDigest = (name: string, act: (desk: Parameters<Parameters<typeof withMail>[2]>[0], id: string) => Promise<DigestRecord>): Command => (words, config, output) => {
  const { values, operands: [id = ''] } = parseCommand(name, words, JSON_OPTION, ['the ID of a digest']);
  return print(values.help && DIGEST_HELP, output, async () => {
    const digest = await withMail(config(), output, (desk) => act(desk, toId(id)));
    return values.json ? `${JSON.stringify(digest)}\n` : line(digest);
  });
};

export const createDigest: Command = (words, config, output) => {
  const { values, operands: [path = ''] } = parseCommand('digest create', words, JSON_OPTION, ['a FILE']);
  return print(values.help && DIGEST_HELP, output, async () => {
    const { NewDigest } = await import('../admin/newsletter-schemas.js');
    const read = NewDigest.safeParse(toJson(path, await bytesOf(path)));
    if (!read.success) throw new UsageError(`${path} is no digest: ${read.error.issues.map((issue) => `${issue.path.join('.') || 'the file'} ${issue.message}`).join('; ')}. See "seesac-data digest --help".`);
    const { topic, news, texts } = read.data;
    const digest = await withMail(config(), output, (desk) => desk.createDigest(topic, { slugs: news, texts }, COMMAND));
    return values.json ? `${JSON.stringify(digest)}\n` : line(digest);
  });
};

export const listDigests: Command = (words, config, output) => {
  const { values } = parseCommand('digest list', words, JSON_OPTION, []);
  return print(values.help && DIGEST_HELP, output, async () => {
    const digests = await withMail(config(), output, (desk) => desk.digests());
    return values.json ? `${JSON.stringify(digests)}\n` : digests.map(line).join('') || 'no digests\n';
  });
};

export const previewDigest: Command = (words, config, output) => {
  const { values, operands: [id = ''] } = parseCommand('digest preview', words, { ...JSON_OPTION, ...LANG, html: { type: 'boolean' } }, ['the ID of a digest']);
  return print(values.help && DIGEST_HELP, output, async () => {
    const lang = oneOf('--lang', values.lang ?? 'en', MAIL_LANGUAGES) as MailLanguage;
    const preview = await withMail(config(), output, (desk) => desk.preview(toId(id)));
    if (values.json) return `${JSON.stringify(preview)}\n`;
    const { subject, text, html } = preview[lang]!;
    return values.html ? html : `${subject}\n\n${text}`;
  });
};

export const testDigest: Command = (words, config, output) => {
  const { values, operands: [id = '', email = ''] } = parseCommand('digest test', words, LANG, ['the ID of a digest', 'an EMAIL']);
  return print(values.help && DIGEST_HELP, output, async () => {
    const lang = oneOf('--lang', values.lang ?? 'en', LANGUAGES);
    await withMail(config(), output, (desk) => desk.testDigest(toId(id), email, lang, COMMAND));
    return 'The test mail is in the outbox: the running service sends it.\n';
  });
};

export const scheduleDigest: Command = (words, config, output) => {
  const { values, operands: [id = ''] } = parseCommand('digest schedule', words, { ...JSON_OPTION, at: { type: 'string' } }, ['the ID of a digest']);
  return print(values.help && DIGEST_HELP, output, async () => {
    const at = toInstant(values.at);
    const digest = await withMail(config(), output, (desk) => desk.scheduleDigest(toId(id), at, COMMAND));
    return values.json ? `${JSON.stringify(digest)}\n` : line(digest);
  });
};

export const sendDigest = onDigest('digest send', (desk, id) => desk.scheduleDigest(id, null, COMMAND));
export const cancelDigest = onDigest('digest cancel', (desk, id) => desk.cancelDigest(id, COMMAND));

export const mailStatus: Command = (words, config, output) => {
  const { values } = parseCommand('mail status', words, JSON_OPTION, []);
  return print(values.help && MAIL_HELP, output, async () => {
    const status = await withMail(config(), output, (desk) => desk.status());
    if (values.json) return `${JSON.stringify(status)}\n`;
    const { transport, outbox: { waiting, late, oldest, sentInHour, dead }, dead: letters } = status;
    const since = oldest === null ? '' : `, the oldest since ${oldest}`;
    return `mails go to ${transport}\n${waiting} wait (${late} were tried)${since}; ${sentInHour} sent in the last hour; ${dead} given up\n`
      + letters.map(({ endedAt, kind, email, attempts, lastError }) => `  ${endedAt}  ${kind}  ${email}  ${attempts} tries  ${lastError}\n`).join('');
  });
};

export const handInBounce: Command = (words, config, output) => {
  const { values, operands: [path = ''] } = parseCommand('mail bounce', words, JSON_OPTION, ['a FILE']);
  return print(values.help && MAIL_HELP, output, async () => {
    const message = await bytesOf(path);
    const answer = await withMail(config(), output, (desk) => desk.bounce(message));
    if (values.json) return `${JSON.stringify(answer)}\n`;
    return `${({
      unreadable: 'This is no report of a mail that came back: nothing changed.', unknown: 'The report is about no mail that was sent from here: nothing changed.',
      known: 'The report was handed in before: nothing changed.', counted: 'The failure is counted; the fifth in 30 days ends the subscription.',
      suppressed: 'The subscription has ended: the address is never written to again.', unsubscribed: 'The complaint is taken as an unsubscription: the address is never written to again.',
    })[answer.outcome]}\n`;
  });
};

function toId(word: string): string {
  if (/^[0-9a-f]{12}$/.test(word)) return word;
  throw new UsageError(`"${word}" is no identifier of a digest, such as 3f9c0a51be72: see "seesac-data digest list".`);
}

function toInstant(text: string | undefined): Date {
  const at = new Date(text ?? '');
  if (text !== undefined && /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(text) && !Number.isNaN(at.getTime())) return at;
  throw new UsageError('--at is needed: an instant such as 2026-01-31T09:00:00Z.');
}

function toJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${(error as Error).message}.`);
  }
}
