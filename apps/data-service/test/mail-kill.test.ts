import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChallengeAnswer } from '@seesac/contract';
import { openPglite } from '../src/store/pglite.ts';
import { sha256 } from '../src/newsletter/tokens.ts';
import { Child } from './support/child.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { digest, mail, seed, subscriber } from './support/mail-store.ts';
import { solve } from './support/newsletter.ts';
import { MailServer, type Fault, type Phase } from './support/smtp.ts';

/** Sign-ups that are in the outbox when the service starts, and over HTTP while it is being killed: no more are taken in an hour. */
const SEEDED = 820;
const SIGN_UPS = 180;
const READERS = 2_000;
/** Numbers of mails after which the service is killed, and one after which the mail server refuses connections for a while. */
const KILLS = [150, 900, 2_100];
const REFUSES = 1_500;
/** Eighty seconds go by in one. */
const SPEED = 80;

const dirs = new DataDirs();
const server = new MailServer();
const children: Child[] = [];
after(async () => {
  for (const child of children) await child.kill();
  await server.stop();
  dirs.remove();
});

/** Faults of a first try, by the row; every 13th row has one of them. */
const BY_ROW: readonly { phase: Phase; fault: Fault; tries?: number }[] = [
  { phase: 'MAIL', fault: 'drop' }, { phase: 'RCPT', fault: 'drop' }, { phase: 'DATA', fault: 'drop' }, { phase: 'data', fault: 'drop' }, { phase: 'accepted', fault: 'drop' },
  { phase: 'RCPT', fault: { reply: '451 4.7.1 greylisted' }, tries: 3 }, { phase: 'RCPT', fault: { reply: '452 4.2.2 mailbox full' } },
  { phase: 'RCPT', fault: { reply: '421 4.3.2 closing' } }, { phase: 'RCPT', fault: 'hang' },
];
const tries = new Map<string, number>();
const lost = new Set<string>();
const seen = new Map<string, number>();

function plan(phase: Phase, row: string | null, connection: number): Fault | null {
  const count = (name: string) => void seen.set(name, (seen.get(name) ?? 0) + 1);
  const does = (name: string, fault: Fault): Fault => {
    count(name);
    return fault;
  };
  if (phase === 'connect' && connection % 701 === 0) return does('silent', 'hang');
  if (phase === 'connect' && connection % 103 === 0) return does('connect drop', 'drop');
  if (phase === 'EHLO' && connection % 107 === 0) return does('EHLO drop', 'drop');
  if (row === null) return null;
  if (phase === 'MAIL') tries.set(row, (tries.get(row) ?? 0) + 1);
  const number = parseInt(row.slice(0, 6), 16);
  const planned = number % 13 === 0 ? BY_ROW[Math.floor(number / 13) % BY_ROW.length]! : null;
  // a server that hangs keeps a test waiting: a few are enough
  if (!planned || planned.phase !== phase || (planned.fault === 'hang' && (seen.get('RCPT hang') ?? 0) >= 3) || tries.get(row)! > (planned.tries ?? 1)) return null;
  if (phase === 'accepted') lost.add(row);
  return does(`${phase} ${typeof planned.fault === 'object' ? planned.fault.reply.slice(0, 3) : planned.fault}`, planned.fault);
}

test('1,000 sign-ups and a digest of 2,000 through 12 faults of the mail server and three kill -9: every mail arrives, a second copy only of what was accepted, with its Message-ID', async (t) => {
  const dataDir = await dirs.withStore();
  const began = Date.now();
  {
    const { store, db } = await openPglite(join(dataDir, 'pgdata'));
    await seed(db, {
      subscribers: [...Array.from({ length: READERS }, (_, i) => subscriber(i + 1)), ...Array.from({ length: SEEDED }, (_, i) => subscriber(10_001 + i, { state: 'pending', confirmed_at: null, created_at: new Date(began).toISOString() }))],
      outbox: Array.from({ length: SEEDED }, (_, i) => mail(10_001 + i, { id: sha256(String(i)).slice(0, 32), due_at: new Date(began).toISOString(), created_at: new Date(began).toISOString() })),
      digests: [digest('d1', { scheduled_at: new Date(began).toISOString() })],
    });
    await store.close();
  }
  server.plan = plan;
  await server.start();
  const env = environment(dataDir, {
    SMTP_URL: server.url, MAIL_FROM: 'SEESAC <newsletter@example.org>', MAILS_PER_HOUR: '100000', TRUSTED_PROXY: '127.0.0.1/32', SPEED: String(SPEED), BEGAN: String(began),
    SECRET_KEY: 'a secret of the tests, long enough to be one',
  });
  // how many mails there were each time that all connections were cut
  const life = { child: null as Child | null, origin: '', cuts: [] as number[] };
  const start = async () => {
    const child = new Child('./serve-mail.ts', [], env);
    children.push(child);
    await child.says('ready ');
    life.origin = `http://127.0.0.1:${/ready (\d+)/.exec(child.output)![1]}`;
    life.child = child;
  };
  await start();

  const accepted = new Set<string>();
  const signUps = (async () => {
    for (let n = 0, under = new Set<Promise<void>>(); accepted.size < SIGN_UPS || under.size;) {
      while (accepted.size + under.size < SIGN_UPS && under.size < 8) {
        const sent = signUp(life.origin, n++).then((email) => void (email && accepted.add(email)), () => delay(20)).finally(() => under.delete(sent));
        under.add(sent);
      }
      await Promise.race(under);
    }
  })();

  for (const at of [...KILLS, REFUSES].sort((a, b) => a - b)) {
    await server.until(() => server.received.length >= at);
    if (at === REFUSES) {
      await server.refuse();
      life.cuts.push(server.received.length);
      await delay(300);
      await server.open();
      continue;
    }
    await life.child!.kill('SIGKILL');
    life.cuts.push(server.received.length);
    await start();
  }
  await signUps;
  const isConfirmation = (text: string) => /^Subject: Please confirm/m.test(text);
  const reached = (kind: boolean) => new Set(server.received.filter(({ text }) => isConfirmation(text) === kind).map(({ to }) => to[0]!));
  const enough = SEEDED + SIGN_UPS + READERS;
  await server.until(() => server.received.length >= enough && reached(false).size === READERS && reached(true).size >= SEEDED + accepted.size && [...accepted].every((email) => reached(true).has(email)));
  await delay(200);
  life.child!.process.kill('SIGTERM');
  assert.equal(await life.child!.ends(), 0, life.child!.errors);

  assert.equal(accepted.size, SIGN_UPS);
  const arrived = reached(true);
  for (let i = 0; i < SEEDED; i += 1) assert.ok(arrived.has(`reader${10_001 + i}@example.org`));
  assert.ok(server.received.every(({ to }) => to.length === 1));
  const copies = new Map<string, typeof server.received>();
  for (const mail of server.received) copies.set(mail.row, [...(copies.get(mail.row) ?? []), mail]);
  const second = [...copies.values()].filter((list) => list.length > 1);
  for (const list of second) {
    assert.equal(new Set(list.map(({ messageId }) => messageId)).size, 1);
    assert.equal(new Set(list.map(({ to }) => to[0])).size, 1);
    // accepted right before a kill or a cut, what was on its way then among it, or the answer to it was lost, or came when the service had hung up
    const place = server.received.indexOf(list[0]!);
    assert.ok(lost.has(list[0]!.row) || server.unheard.has(list[0]!.row) || life.cuts.some((cut) => cut - place >= -5 && cut - place <= 10), `${list[0]!.row} at ${place}, cut at ${life.cuts}`);
  }
  const to = new Map<string, Set<string>>();
  for (const { to: [email], messageId, text } of server.received) {
    const key = `${isConfirmation(text)} ${email}`;
    to.set(key, (to.get(key) ?? new Set()).add(messageId));
  }
  assert.ok([...to.values()].every((ids) => ids.size === 1), 'nobody has two different mails of a kind');
  assert.deepEqual([...seen.keys()].sort(), [
    'DATA drop', 'EHLO drop', 'MAIL drop', 'RCPT 421', 'RCPT 451', 'RCPT 452', 'RCPT drop', 'RCPT hang', 'accepted drop', 'connect drop', 'data drop', 'silent',
  ]);
  t.diagnostic(`${server.received.length} mails received, ${second.length} of them twice, ${server.connections} connections, ${JSON.stringify(Object.fromEntries(seen))}, ${Date.now() - began} ms`);

  const { store } = await openPglite(join(dataDir, 'pgdata'));
  const { waiting, dead } = await store.outbox.state(new Date());
  const [sent] = await store.digests.list();
  await store.close();
  assert.deepEqual([waiting, dead, sent!.state, sent!.mails], [0, 0, 'sent', { queued: READERS, waiting: 0, sent: READERS, dead: 0 }]);
});

/** One sign-up, over HTTP, from a network of its own; the address where it was accepted. */
async function signUp(origin: string, n: number): Promise<string | null> {
  const headers = { 'X-Forwarded-For': `203.${(n >> 8) & 255}.${n & 255}.7` };
  const asked = await fetch(`${origin}/v1/newsletter/challenge`, { headers });
  const { data, meta } = (await asked.json()) as ChallengeAnswer;
  const email = `signed-up-${n}@example.org`;
  const body = { email, lang: 'en', topics: ['news'], consent: meta.consent.id, challenge: { token: data.token, answer: solve(data.token, 1) } };
  const answer = await fetch(`${origin}/v1/newsletter/subscriptions`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  await answer.text();
  return answer.status === 202 ? email : null;
}
