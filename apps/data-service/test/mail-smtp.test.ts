import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { readConfig } from '../src/config.ts';
import { transportOf } from '../src/mail/service.ts';
import type { Store } from '../src/store/store.ts';
import { DeliveryError, FolderTransport, SmtpTransport, type Fault as Meaning } from '../src/mail/transport.ts';
import { verifyDkim } from './support/dkim.ts';
import { CONTENT, outgoing, row, SENDER } from './support/mails.ts';
import { DOCUMENT, mailerOf, START } from './support/mail-store.ts';
import { MailServer, type Fault, type Phase } from './support/smtp.ts';

const TIMEOUTS = { connect: 20_000, greeting: 20_000, silence: 20_000, all: 30_000 };
/** For servers that are silent on purpose: whatever they would have said comes later. */
const SHORT = { ...TIMEOUTS, greeting: 100, silence: 100 };
const folder = mkdtempSync(join(tmpdir(), 'seesac-mail-'));
const server = new MailServer();
before(() => server.start());
after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  server.plan = () => null;
  server.received.length = 0;
});

const smtp = (sender = SENDER, timeouts = TIMEOUTS) => new SmtpTransport(server.url, sender, timeouts);
const failure = async (sent: Promise<void>): Promise<DeliveryError> => {
  const error = await sent.then(() => null, (thrown: unknown) => thrown);
  assert.ok(error instanceof DeliveryError, String(error));
  return error;
};

describe('a mail that is accepted', () => {
  test('has the headers of a machine, names its row in the envelope, and can be unsubscribed from with one click', async () => {
    await smtp().send(outgoing(1));
    const [mail] = server.received;
    assert.deepEqual([mail!.row, mail!.to, mail!.messageId], [row(1), ['reader1@example.org'], `<${row(1)}@example.org>`]);
    const { headerLines, text, html, subject } = await simpleParser(mail!.text);
    const header = (key: string) => headerLines.find((line) => line.key === key)?.line.replace(/^[^:]+: /, '').replace(/\r\n\s+/g, ' ');
    assert.deepEqual([subject, text, html], ['A subject', 'A text\n', '<p>A text</p>']);
    assert.equal(header('auto-submitted'), 'auto-generated');
    assert.equal(header('list-unsubscribe'), '<https://example.org/v1/newsletter/unsubscribe/t>');
    assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
    assert.equal(header('date'), 'Thu, 13 Feb 2025 12:00:00 +0000');
    assert.equal(header('from'), 'SEESAC news <newsletter@example.org>');
    assert.equal(header('to'), 'reader1@example.org');
    assert.equal(header('x-mailer'), undefined);
  });

  test('comes back to the address of the settings where there is one', async () => {
    await smtp({ ...SENDER, bounces: 'returns@mail.example.org' }).send(outgoing(2));
    assert.deepEqual([server.received[0]!.from, server.received[0]!.row], [`returns+${row(2)}@mail.example.org`, row(2)]);
  });

  test('is signed, both headers of the unsubscription among what is signed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const keyFile = join(folder, 'dkim.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await smtp({ ...SENDER, dkim: { domain: 'example.org', selector: 's1', keyFile } }).send(outgoing(3));
    const signed = verifyDkim(server.received[0]!.text, publicKey.export({ type: 'spki', format: 'pem' }) as string);
    assert.ok(signed.isValid);
    for (const name of ['from', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post']) assert.ok(signed.headers.includes(name), name);
    const forged = server.received[0]!.text.replace('unsubscribe/t>', 'unsubscribe/u>');
    assert.equal(verifyDkim(forged, publicKey.export({ type: 'spki', format: 'pem' }) as string).isValid, false);
  });
});

describe('a mail that is not accepted', () => {
  const at = (phase: Phase, fault: Fault) => () => { server.plan = (now) => (now === phase ? fault : null); };
  const cases: [name: string, arrange: () => void, meaning: Meaning, accepted?: number][] = [
    ['a server that is silent', at('connect', 'hang'), 'server'],
    ['a connection dropped before the greeting', at('connect', 'drop'), 'server'],
    ['one dropped at EHLO', at('EHLO', 'drop'), 'server'],
    ['one dropped at MAIL', at('MAIL', 'drop'), 'server'],
    ['one dropped at RCPT', at('RCPT', 'drop'), 'server'],
    ['one dropped at DATA', at('DATA', 'drop'), 'server'],
    ['one dropped in the data', at('data', 'drop'), 'server'],
    ['one dropped when all was accepted', at('accepted', 'drop'), 'server', 1],
    ['a server that hangs after RCPT', at('RCPT', 'hang'), 'server'],
    ['421 at RCPT', at('RCPT', { reply: '421 4.3.2 shutting down' }), 'server'],
    ['a sender that is refused', at('MAIL', { reply: '550 5.7.1 not you' }), 'server'],
    ['451, greylisted', at('RCPT', { reply: '451 4.7.1 come back later' }), 'again'],
    ['452, a full mailbox', at('RCPT', { reply: '452 4.2.2 full' }), 'again'],
    ['452 after the data', at('accepted', { reply: '452 4.3.1 no room' }), 'again', 1],
    ['550, no such mailbox', at('RCPT', { reply: '550 5.1.1 no such user' }), 'never'],
    ['554 for what it says', at('accepted', { reply: '554 5.7.1 spam' }), 'never', 1],
  ];
  for (const [name, arrange, meaning, accepted = 0] of cases) {
    test(`${name}: ${meaning}`, async () => {
      arrange();
      assert.equal((await failure(smtp(SENDER, /silent|hangs/.test(name) ? SHORT : TIMEOUTS).send(outgoing(9)))).fault, meaning);
      assert.equal(server.received.length, accepted);
    });
  }

  test('a server that is not there: server', async () => {
    await server.refuse();
    assert.equal((await failure(smtp().send(outgoing(9)))).fault, 'server');
    await server.open();
  });

  test('the status of RFC 3463 is read from the answer', async () => {
    server.plan = (phase) => (phase === 'RCPT' ? { reply: '550 5.1.1 <reader9@example.org>: no such user' } : null);
    assert.equal((await failure(smtp().send(outgoing(9)))).status, '5.1.1');
  });

  test('a server that takes several commands at once means the same by its answers', async () => {
    const answers = [[450, 'again'], [550, 'never']] as const;
    for (const [responseCode, meaning] of answers) {
      const plain = new SMTPServer({ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })) });
      plain.on('error', () => {}).listen(0, '127.0.0.1');
      await once(plain.server, 'listening');
      const { port } = plain.server.address() as AddressInfo;
      assert.equal((await failure(new SmtpTransport(`smtp://127.0.0.1:${port}`, SENDER, TIMEOUTS).send(outgoing(9)))).fault, meaning);
      await new Promise<void>((resolve) => { plain.close(() => resolve()); });
    }
  });

  test('a server that drips is left after the whole time', async () => {
    server.plan = (phase) => (phase === 'RCPT' ? 'hang' : null);
    const error = await failure(new SmtpTransport(server.url, SENDER, { ...TIMEOUTS, silence: 60_000, all: 100 }).send(outgoing(9)));
    assert.deepEqual([error.fault, error.message], ['again', 'the server took too long']);
  });
});

test('a mailer that is stopped cuts short what hangs, and the mail waits for its next try', async () => {
  const now = START;
  const ends: string[] = [];
  const leased = { id: row(9), kind: 'test', subscriber: null, email: 'reader9@example.org', lang: 'en', digest: 'd', payload: {}, attempts: 0, createdAt: START.toISOString() } as const;
  const left = [leased];
  const store = {
    outbox: {
      onTold: () => () => {}, releaseAll: async () => {}, purge: async () => 0, known: async () => new Set<string>(), lease: async () => left.splice(0), begin: async () => null,
      release: async () => {}, retry: async (_id: string, _owner: string, due: Date, error: string) => void ends.push(`${(due.getTime() - now.getTime()) / 60_000} ${error}`),
    },
    digests: { step: async () => ({ started: [], queued: 0, ended: [] }), find: async () => ({ topic: 'news', document: DOCUMENT }) },
  } as unknown as Store;
  const hangs = new Promise<void>((resolve) => { server.plan = (phase) => { if (phase !== 'RCPT') return null; resolve(); return 'hang'; }; });
  const mailer = mailerOf(store, new SmtpTransport(server.url, SENDER, { ...TIMEOUTS, silence: 60_000, all: 60_000 }), () => now, {
    timing: { stop: 20, retries: { waits: [60_000], end: 3_600_000, jitter: 0 } },
  });
  mailer.start();
  await hangs;
  await mailer.stop();
  assert.deepEqual(ends, ['1 the service was stopped meanwhile']);
});

describe('an address', () => {
  const tricks = [
    'a@example.org, b@example.org', 'a@example.org;b@example.org', 'a@example.org\r\nBcc: b@example.org', 'a@example.org\nRCPT TO:<b@example.org>', 'a\0@example.org', '"a b"@example.org',
    'a@example.org>', '<a@example.org>', 'X <a@example.org>', 'group: a@example.org, b@example.org;', 'a@[127.0.0.1]', '@relay.example.org:a@example.org', 'a%b@example.org', 'a!b@example.org',
    '.a@example.org', 'a..b@example.org', 'a@example', `${'a'.repeat(65)}@example.org`, `a@${'b'.repeat(250)}.org`, 'a@exämple.org', 'A@EXAMPLE.ORG', 'a@example.org ', '', 'a@localhost',
  ];
  test('that is not one plain recipient is written to nobody', async () => {
    const connections = server.connections;
    for (const to of tricks) {
      assert.equal((await failure(smtp().send(outgoing(5, { to })))).fault, 'never', JSON.stringify(to));
      assert.equal((await failure(new FolderTransport(join(folder, 'none'), SENDER).send(outgoing(5, { to })))).fault, 'never', JSON.stringify(to));
    }
    assert.deepEqual([server.connections - connections, server.received], [0, []]);
  });

  test('with a tag, or of a domain in punycode, is exactly that recipient', async () => {
    for (const to of ['a+tag@example.org', 'o\'neil@example.org', 'a@xn--exmple-cua.org']) await smtp().send(outgoing(5, { to }));
    // the server shows the domain in its letters
    assert.deepEqual(server.received.map((mail) => mail.to), [['a+tag@example.org'], ['o\'neil@example.org'], ['a@exämple.org']]);
    assert.match(server.received[2]!.text, /^To: a@xn--exmple-cua\.org\r$/m);
  });

  test('nothing that a mail says adds a header', async () => {
    await smtp().send(outgoing(5, { content: { ...CONTENT, subject: 'A\r\nBcc: b@example.org', unsubscribe: null } }));
    assert.deepEqual(server.received[0]!.to, ['reader5@example.org']);
    assert.doesNotMatch(server.received[0]!.text, /^Bcc/im);
    assert.doesNotMatch(server.received[0]!.text, /^List-Unsubscribe/im);
  });
});

test('settings that are wrong, or half, name themselves', () => {
  const wrong = (env: Record<string, string>, what: RegExp) => assert.throws(() => readConfig(env), { name: 'ConfigError', message: what });
  wrong({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's' }, /DKIM_KEY_FILE are needed together/);
  wrong({ MAIL_BOUNCES: 'bounce+x@example.org' }, /^MAIL_BOUNCES must be an address/);
  wrong({ MAILS_PER_HOUR: '0' }, /^MAILS_PER_HOUR must be a whole number/);
  wrong({ SMTP_URL: 'http://mail.example.org' }, /^SMTP_URL must be an address such as smtp:/);
  const config = readConfig({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's', DKIM_KEY_FILE: join(folder, 'nowhere.pem') });
  assert.throws(() => transportOf(config), { name: 'ConfigError', message: /^DKIM_KEY_FILE .*nowhere\.pem is not there$/ });
});

describe('without a mail server', () => {
  const outbox = join(folder, 'outbox');
  test('a mail is a file that only the user of the service reads, one for each row however often it is sent', async () => {
    const transport = new FolderTransport(outbox, SENDER);
    await transport.send(outgoing(6));
    await transport.send(outgoing(6));
    const names = readdirSync(outbox);
    assert.deepEqual(names, [`2025-02-13T120000Z-${row(6)}.eml`]);
    assert.equal(statSync(join(outbox, names[0]!)).mode & 0o777, 0o600);
    assert.equal(statSync(outbox).mode & 0o777, 0o700);
    const { messageId, subject, to } = await simpleParser(readFileSync(join(outbox, names[0]!)));
    assert.deepEqual([messageId, subject, (to as { text: string }).text], [`<${row(6)}@example.org>`, 'A subject', 'reader6@example.org']);
  });

  test('files of an erased address go, and those of rows that are gone', async () => {
    const transport = new FolderTransport(outbox, SENDER);
    await transport.send(outgoing(7));
    await transport.send(outgoing(8));
    await transport.forget('reader7@example.org');
    assert.equal(readdirSync(outbox).some((name) => name.includes(row(7))), false);
    await transport.sweep(async (ids) => new Set(ids.filter((id) => id === row(8))));
    assert.deepEqual(readdirSync(outbox), [`2025-02-13T120000Z-${row(8)}.eml`]);
  });

  test('a folder that cannot be written is a trouble of the server: the mail waits', async () => {
    writeFileSync(join(folder, 'file'), '');
    assert.equal((await failure(new FolderTransport(join(folder, 'file'), SENDER).send(outgoing(1)))).fault, 'server');
  });
});
