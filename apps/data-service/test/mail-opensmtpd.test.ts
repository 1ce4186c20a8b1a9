import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChallengeAnswer } from '@seesac/contract';
import { WORK_BITS } from '../src/newsletter/challenge.ts';
import { TO_ALL } from '../src/newsletter/limits.ts';
import { openPglite } from '../src/store/pglite.ts';
import { Child } from './support/child.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { verifyDkim } from './support/dkim.ts';
import { solve } from './support/newsletter.ts';
import { OpenSmtpd } from './support/opensmtpd.ts';

/** `SEESAC_OPENSMTPD=1000` signs up as many as the acceptance asks for, which takes minutes. */
const SIGN_UPS = Number(process.env['SEESAC_OPENSMTPD'] ?? 40);
/** Mails in the life of a service when it is killed, while more are asked for and sent. */
const KILL_AFTER = Math.min(120, SIGN_UPS / 2);

const dirs = new DataDirs();
const children: Child[] = [];
let server: OpenSmtpd | string = 'it was not started';
before(async () => {
  server = await OpenSmtpd.start();
});
after(async () => {
  for (const child of children) await child.kill();
  if (typeof server !== 'string') await server.stop();
  dirs.remove();
});

test(`${SIGN_UPS} sign-ups at the service as it is shipped, killed again and again, are as many confirmations in the maildir of OpenSMTPD, signed; what it refuses or sends back is not written to again`, { timeout: 90_000 + SIGN_UPS * 1_000 }, async (t) => {
  if (typeof server === 'string') {
    console.log(`# no mail goes to OpenSMTPD: ${server}`);
    return t.skip(server);
  }
  const peer = server;
  const dataDir = await dirs.withStore();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
  const keyFile = join(dataDir, 'dkim.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const env = environment(dataDir, {
    SMTP_URL: peer.url, MAIL_FROM: 'SEESAC <newsletter@example.org>', TRUSTED_PROXY: '127.0.0.1/32', DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's1', DKIM_KEY_FILE: keyFile,
  });

  const began = Date.now();
  const accepted = new Set<string>();
  let [asked, underWay, kills] = [0, 0, 0];
  let life = await start(env);
  for (;;) {
    const [stored, first] = [peer.count(), asked];
    let isOver = false;
    const four = Promise.all(Array.from({ length: 4 }, async () => {
      // the service takes no more in an hour
      while (accepted.size + underWay < SIGN_UPS && asked - first < TO_ALL.most && life.child.process.signalCode === null) {
        const email = `signed-up-${asked}@example.org`;
        underWay += 1;
        // one that nobody heard the answer of is not counted, and another takes its place
        if (await signUp(life.origin, email, asked++).catch(() => false)) accepted.add(email);
        underWay -= 1;
      }
    })).then(() => { isOver = true; });
    await until(() => isOver || peer.count() - stored >= KILL_AFTER);
    if (accepted.size === SIGN_UPS) break;
    await life.child.kill('SIGKILL');
    kills += 1;
    await four;
    await nextHour(dataDir);
    life = await start(env);
  }
  for (const email of ['gone@known.example.org', 'reader@elsewhere.example', 'reader@fails.example.org']) assert.ok(await signUp(life.origin, email, asked++), email);

  // a report has no sender, and quotes what came back
  const confirmations = () => peer.mails().filter(({ from, text }) => from !== '' && /^Subject: Please confirm/m.test(text));
  const isDone = () => {
    const to = new Set(confirmations().map((mail) => mail.to));
    return [...accepted].every((email) => to.has(email)) && peer.count() > confirmations().length;
  };
  await until(isDone, 500);
  life.child.process.kill('SIGTERM');
  assert.equal(await life.child.ends(), 0, life.child.errors);

  const stored = confirmations();
  const byReader = new Map<string, typeof stored>();
  for (const mail of stored) byReader.set(mail.to, [...(byReader.get(mail.to) ?? []), mail]);
  const twice = [...byReader.values()].filter((mails) => mails.length > 1);
  for (const mails of twice) assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 1, 'a second copy has the Message-ID of the first');
  // as many as are on their way at once
  assert.ok(twice.length <= kills * 5, `${twice.length} twice, ${kills} kills`);
  assert.ok(kills > 0);
  assert.equal(accepted.size, SIGN_UPS);
  for (const { from, messageId, text } of stored) {
    const row = /^<([0-9a-f]{32})@example\.org>$/.exec(messageId)?.[1];
    assert.equal(from, `bounce+${row}@example.org`);
    assert.ok(verifyDkim(text, publicPem).isValid, messageId);
    assert.match(text, /^Auto-Submitted: auto-generated\r$/m);
    assert.match(text, /\/v1\/newsletter\/confirm\//);
  }
  assert.equal(new Set(stored.map(({ messageId }) => messageId)).size, byReader.size);

  const { store, db } = await openPglite(join(dataDir, 'pgdata'));
  const dead = await db.selectFrom('outbox').select(['email', 'attempts', 'last_error']).where('state', '=', 'dead').orderBy('email').execute();
  const { waiting } = await store.outbox.state(new Date());
  await store.close();
  assert.equal(waiting, 0);
  assert.deepEqual(dead, [
    { email: 'gone@known.example.org', attempts: 1, last_error: '524 5.2.4 Mailing list expansion problem: <gone@known.example.org>' },
    { email: 'reader@elsewhere.example', attempts: 1, last_error: '550 Invalid recipient: <reader@elsewhere.example>' },
  ]);

  const report = join(dataDir, 'report.eml');
  writeFileSync(report, peer.mails().find(({ text }) => /^Subject: Delivery status notification: failed/m.test(text))!.text);
  assert.deepEqual(JSON.parse((await seesacData(['mail', 'bounce', report, '--json'], env)).out), { outcome: 'suppressed', kind: 'hard', status: '5.3.0' });
  t.diagnostic(`${accepted.size} sign-ups, ${kills} kill -9, ${stored.length} confirmations in the maildir for ${byReader.size} readers, ${twice.length} of them twice, ${Date.now() - began} ms`);
});

async function start(env: Record<string, string>): Promise<{ child: Child; origin: string }> {
  const child = new Child('../../src/cli.ts', ['serve'], env);
  children.push(child);
  await child.says('"event":"store-ready"');
  return { child, origin: `http://127.0.0.1:${/"port":(\d+)/.exec(child.output)![1]}` };
}

/** One sign-up as a browser does it, from a network of its own. True where it was accepted. */
async function signUp(origin: string, email: string, n: number): Promise<boolean> {
  const headers = { 'X-Forwarded-For': `203.${(n >> 8) & 255}.${n & 255}.7` };
  const asked = await fetch(`${origin}/v1/newsletter/challenge`, { headers });
  const { data, meta } = (await asked.json()) as ChallengeAnswer;
  const body = { email, lang: 'en', topics: ['news'], consent: meta.consent.id, challenge: { token: data.token, answer: solve(data.token, WORK_BITS) } };
  const answer = await fetch(`${origin}/v1/newsletter/subscriptions`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  await answer.text();
  return answer.status === 202;
}

/** What an hour does to the limits of sign-ups. */
async function nextHour(dataDir: string): Promise<void> {
  const { store, db } = await openPglite(join(dataDir, 'pgdata'));
  await db.deleteFrom('allowances').execute();
  await store.close();
}

async function until(condition: () => boolean, every = 20): Promise<void> {
  while (!condition()) await delay(every);
}
