import { after, before, beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import type { BounceTable, ConsentTable, DigestTable, SubscriberTable } from '../../src/store/newsletter-tables.ts';
import type { Database } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { digest, FakeTransport, HOUR, keyOf, mail, mailerOf, MINUTE, rowsOf, seed, START, subscriber, textOf, type OutboxRow } from './mail-store.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const act = { actor: 'command', at: START };

/** A store with the database below it. `open`: another process on the same one, where there can be several. */
export interface MailPlace { store: Store; db: Kysely<Database>; open: (() => Promise<Store>) | null }

/** What the mails of every store do, whatever is below it. */
export function mailSuite(place: () => Promise<MailPlace>): void {
  let at: MailPlace;
  let store: Store;
  let now: Date;
  let transport: FakeTransport;
  const clock = () => now;
  before(async () => {
    at = await place();
    ({ store } = at);
    await store.migrate();
  });
  beforeEach(() => {
    now = START;
    transport = new FakeTransport();
  });
  after(() => store.close());
  const wait = (milliseconds: number) => { now = new Date(now.getTime() + milliseconds); };
  const mails = () => rowsOf<OutboxRow>(store, 'outbox');
  const of = async (n: number) => (await mails()).find(({ id }) => id === mail(n).id)!;

  test('each mail is sent once, and its secrets are gone then', async () => {
    await seed(at.db, { subscribers: numbers(30).map((n) => subscriber(n, { state: 'pending' })), outbox: numbers(30).map((n) => mail(n)) });
    const mailer = mailerOf(store, transport, clock);
    assert.equal(await mailer.pass(), 30);
    assert.equal(await mailer.pass(), 0);
    assert.equal(new Set(transport.sent.map(({ to }) => to)).size, 30);
    assert.match(transport.sent[0]!.content.text, /123456[\s\S]*https:\/\/data\.example\.org\/v1\/newsletter\/confirm\/secret-token-/);
    assert.deepEqual([...new Set((await mails()).map(({ state, payload, attempts, lease_owner }) => JSON.stringify({ state, payload, attempts, lease_owner })))],
      ['{"state":"sent","payload":{},"attempts":1,"lease_owner":null}']);
    assert.doesNotMatch(await textOf(store), /secret-token|123456/);
  });

  test('a mail that is not accepted waits 1, 5, 15 minutes, 1, 3 and 6 hours and is given up after 48 hours; one that is refused for good at once', async () => {
    await seed(at.db, { subscribers: [subscriber(1), subscriber(2)], outbox: [mail(1), mail(2)] });
    transport.fault = ({ to }) => (to.startsWith('reader2') ? 'never' : 'again');
    const mailer = mailerOf(store, transport, clock);
    await mailer.pass();
    assert.deepEqual([(await of(2)).state, (await of(2)).last_error, (await of(2)).payload], ['dead', 'said never to reader2@example.org', {}]);
    const waits: number[] = [];
    for (let row = await of(1); row.state === 'waiting'; row = await of(1)) {
      const due = new Date(row.due_at);
      waits.push((due.getTime() - now.getTime()) / MINUTE);
      now = new Date(due.getTime() - 1);
      assert.equal(await mailer.pass(), 0, 'not before');
      now = due;
      assert.equal(await mailer.pass(), 1);
    }
    const planned = [1, 5, 15, 60, 180, 360];
    waits.forEach((minutes, i) => assert.ok(Math.abs(minutes / planned[Math.min(i, 5)]! - 1) <= 0.2, `${i}: ${minutes}`));
    assert.ok(now.getTime() - START.getTime() > 40 * HOUR && now.getTime() - START.getTime() <= 48 * HOUR);
    const dead = await of(1);
    assert.match(dead.last_error!, /^given up after 48 hours: said again/);
    assert.deepEqual((await store.outbox.deadLetters(10)).map(({ id, lastError }) => [id, lastError]), [[mail(1).id, dead.last_error], [mail(2).id, 'said never to reader2@example.org']]);
  });

  test('where the server cannot be used, the others of the batch are not tried and lose no attempt', async () => {
    await seed(at.db, { subscribers: numbers(40).map((n) => subscriber(n)), outbox: numbers(40).map((n) => mail(n)) });
    transport.fault = () => 'server';
    const mailer = mailerOf(store, transport, clock, { timing: { parallel: 3 } });
    // two had begun another one before the third broken connection in a row was seen
    assert.equal(await mailer.pass(), 5);
    assert.equal((await mails()).filter(({ attempts }) => attempts === 0).length, 35);
    assert.equal((await mails()).filter(({ lease_owner }) => lease_owner !== null).length, 0);
    transport.fault = () => null;
    assert.equal(await mailer.pass(), 35);
  });

  test('a mail of a process that is gone is sent when its lease has ended, not before; where no other process can be, at once', async () => {
    await seed(at.db, { subscribers: [subscriber(1)], outbox: [mail(1)] });
    const leased = await store.outbox.lease({ owner: 'gone', now, until: new Date(now.getTime() + 20 * MINUTE), limit: 10, perHour: 100 });
    assert.equal(leased.length, 1);
    const mailer = mailerOf(store, transport, clock);
    wait(20 * MINUTE - 1);
    assert.equal(await mailer.pass(), 0);
    wait(1);
    assert.equal(await mailer.pass(), 1);
    await store.outbox.sent(leased[0]!.id, 'gone', now);
    assert.equal(transport.sent[0]!.id, leased[0]!.id);
    await store.outbox.releaseAll();
  });

  test('an address is sent one mail at a time, and personal mails come before digests and keep a tenth of the hour', async () => {
    const readers = numbers(30).map((n) => subscriber(n));
    await seed(at.db, {
      subscribers: readers, digests: [digest('d1')],
      outbox: [mail(101, { subscriber: readers[0]!.id, email: 'reader1@example.org' }), mail(102, { subscriber: readers[0]!.id, email: 'reader1@example.org' })],
    });
    const batches: string[][] = [[]];
    let under = 0;
    transport.meanwhile = async ({ to }) => {
      batches.at(-1)!.push(to);
      under += 1;
      assert.ok(under <= 5);
      await new Promise(setImmediate);
      under -= 1;
    };
    const mailer = mailerOf(store, transport, clock, { perHour: 20, timing: { batch: 100, parallel: 5 } });
    await mailer.pass();
    assert.deepEqual([transport.sent.length, transport.sent.filter(({ isBulk }) => isBulk).length], [20, 18], 'nine tenths of the hour are for digests');
    assert.ok([101, 102].every((n) => transport.sent.some(({ id }) => id === mail(n).id)));
    // in which order those of one moment are accepted is the server's; in which they are taken is ours
    const personal = mail(103, { subscriber: readers[29]!.id, email: 'reader30@example.org' });
    await at.db.insertInto('outbox').values({ ...personal, payload: JSON.stringify(personal.payload) }).execute();
    const lease = await store.outbox.lease({ owner: 'x', now, until: new Date(now.getTime() + MINUTE), limit: 100, perHour: 40 });
    assert.deepEqual([lease[0]!.id, new Set(lease.slice(1).map(({ kind }) => kind))], [personal.id, new Set(['digest'])]);
    assert.equal(new Set(lease.map(({ email }) => email)).size, lease.length);
    const again = await store.outbox.lease({ owner: 'y', now, until: new Date(now.getTime() + MINUTE), limit: 100, perHour: 100 });
    assert.equal(again.some(({ email }) => lease.some((held) => held.email === email)), false);
    await store.outbox.releaseAll();
    wait(HOUR + 1);
    await mailer.pass();
    assert.equal(transport.sent.length, 33);
  });

  test('a digest starts by the clock, reaches every confirmed reader of its topic once in his language, and ends', async () => {
    const readers = [
      ...numbers(520).map((n) => subscriber(n)), subscriber(601, { state: 'pending' }), subscriber(602, { state: 'ended' }), subscriber(603, { state: 'bounced' }),
      subscriber(604, { topics: 'monitor' }), subscriber(605, { topics: 'monitor news' }),
    ];
    await seed(at.db, { subscribers: readers, digests: [digest('d1', { scheduled_at: new Date(START.getTime() + HOUR).toISOString() })] });
    const mailer = mailerOf(store, transport, clock);
    assert.equal(await mailer.pass(), 0, 'not before');
    wait(HOUR);
    assert.equal(await mailer.pass(), 521);
    assert.equal(new Set(transport.sent.map(({ to }) => to)).size, 521);
    assert.equal(transport.sent.some(({ to }) => /60[1-4]@/.test(to)), false);
    const to = (n: number) => transport.sent.find((out) => out.to === `reader${n}@example.org`)!.content;
    assert.deepEqual([to(2).subject, to(1).subject, to(1).lang], ['News of March', 'Vesti marta', 'sr-Latn']);
    assert.match(to(1).text, /Prva vest\nhttps:\/\/www\.example\.org\/news\/prvi/);
    assert.equal(to(2).unsubscribe, `https://data.example.org/v1/newsletter/unsubscribe/${subscriber(2).id}.signed`);
    const [ended] = await store.digests.list();
    assert.deepEqual([ended!.state, ended!.mails], ['sent', { queued: 521, waiting: 0, sent: 521, dead: 0 }]);
    wait(31 * 24 * HOUR);
    assert.equal(await mailer.pass(), 0);
    assert.deepEqual([(await mails()).length, (await store.digests.list())[0]!.mails.sent], [0, 521]);
  });

  test('who unsubscribes, is suppressed or erased while a digest is being sent is sent nothing, and a digest that is cancelled ends', async () => {
    await seed(at.db, { subscribers: numbers(40).map((n) => subscriber(n)), digests: [digest('d1')] });
    // three of those who wait: mails of one moment are sent in any order, so the first may be to anyone
    let gone: string[] = [];
    transport.meanwhile = async ({ to }) => {
      transport.meanwhile = () => {};
      const [a, b, c] = numbers(4).filter((n) => to !== `reader${n}@example.org`) as [number, number, number];
      gone = [a, b, c].map((n) => `reader${n}@example.org`);
      await store.newsletter.unsubscribe(subscriber(a).id, { consentId: 'c1', method: 'one-click', network: '192.0.2.0/24', at: now });
      await store.subscribers.suppress(gone[1]!, keyOf(gone[1]!), 'admin', act);
      await store.subscribers.erase(subscriber(c).id, keyOf, act);
    };
    const mailer = mailerOf(store, transport, clock, { timing: { batch: 10, parallel: 1 } });
    await mailer.pass();
    assert.deepEqual([gone.length, transport.sent.filter(({ to }) => gone.includes(to))], [3, []]);
    assert.equal(transport.sent.length, 37);
    const { id } = await store.digests.create('news', { slugs: ['first'], texts: { en: { subject: 'Next' } } }, act);
    await store.digests.schedule(id, now, act);
    transport.meanwhile = async () => { await store.digests.cancel(id, { ...act, at: now }); };
    await mailer.pass();
    const cancelled = await store.digests.find(id);
    assert.equal(cancelled!.state, 'cancelled');
    assert.ok(transport.sent.length <= 38);
    assert.equal(await mailer.pass(), 0);
    await assert.rejects(store.digests.cancel(id, act), /is cancelled already/);
    await assert.rejects(store.digests.schedule(id, now, act), /cannot be scheduled/);
  });

  test('a report is believed for a mail that was sent, and counts once: hard at once, soft the fifth time in 30 days, a complaint as unsubscription', async () => {
    const sent = { state: 'sent', attempts: 1, payload: {} } as const;
    await seed(at.db, {
      subscribers: numbers(4).map((n) => subscriber(n)),
      outbox: [mail(1, sent), mail(2, { ...sent }), ...numbers(6).map((n) => mail(20 + n, { ...sent, subscriber: subscriber(3).id, email: 'reader3@example.org' })), mail(4)],
      bounces: [{ mail: 'old', subscriber: subscriber(3).id, kind: 'soft', status: '4.2.2', at: new Date(START.getTime() - 31 * 24 * HOUR).toISOString() }],
    });
    const report = (n: number, kind: BounceTable['kind'], status: string | null = null) => store.subscribers.bounce(mail(n).id, { kind, status }, keyOf, now);
    assert.equal(await report(99, 'hard', '5.1.1'), 'unknown', 'a mail that is not ours');
    assert.equal(await report(4, 'hard', '5.1.1'), 'unknown', 'a mail that was not tried');
    assert.equal(await report(1, 'hard', '5.1.1'), 'suppressed');
    assert.equal(await report(1, 'hard', '5.1.1'), 'known');
    assert.equal(await report(2, 'complaint'), 'unsubscribed');
    for (const n of [21, 22, 23, 24]) assert.equal(await report(n, 'soft', '4.2.2'), 'counted');
    assert.equal(await report(24, 'soft', '4.2.2'), 'known', 'again the same mail');
    assert.equal(await report(25, 'soft', '4.2.2'), 'suppressed');
    assert.equal(await report(21, 'hard', '5.1.1'), 'suppressed', 'what was soft may end hard');
    const states = (await rowsOf<SubscriberTable>(store, 'subscribers')).map(({ state }) => state);
    assert.deepEqual(states, ['bounced', 'ended', 'bounced', 'confirmed']);
    assert.deepEqual((await rowsOf<ConsentTable>(store, 'consents')).map(({ event, method }) => `${event} ${method}`).sort(), ['bounced dsn', 'bounced dsn', 'complained arf']);
    assert.equal((await store.subscribers.suppression(keyOf('reader1@example.org')))!.reason, 'bounced');
    assert.equal((await store.subscribers.suppression(keyOf('reader2@example.org')))!.reason, 'complaint');
  });

  test('an erased address is nowhere, and is written to never again', async () => {
    await seed(at.db, {
      subscribers: [subscriber(1, { email: 'canary-7f3a@example.org' }), subscriber(2)], digests: [digest('d1', { state: 'draft' })],
      outbox: [mail(1, { email: 'canary-7f3a@example.org' }), mail(2, { kind: 'test', subscriber: null, digest: 'd1', email: 'canary-7f3a@example.org' }), mail(3, { subscriber: subscriber(2).id })],
    });
    const file = await store.subscribers.file(subscriber(1).id);
    assert.deepEqual([file.subscriber.email, file.mails.length], ['canary-7f3a@example.org', 2]);
    await store.subscribers.erase(subscriber(1).id, () => 'hash', act);
    assert.doesNotMatch(await textOf(store), /canary/);
    assert.deepEqual([(await mails()).length, (await store.audit.page({ limit: 1 }))[0]!.action], [1, 'subscriber.erase']);
    assert.equal((await store.subscribers.suppression('hash'))!.reason, 'erased');
    await assert.rejects(store.subscribers.erase(subscriber(1).id, () => 'hash', act), { code: 'NOT_FOUND' });
  });

  test('a suppressed address is sent nothing, not even what it asks for; an erased one only the confirmation that it asks for anew', async () => {
    await seed(at.db, {
      subscribers: numbers(3).map((n) => subscriber(n)), digests: [digest('d1', { state: 'draft' })],
      outbox: [mail(1), mail(2), mail(3, { kind: 'test', subscriber: null, digest: 'd1' })],
    });
    const when = START.toISOString();
    for (const [n, reason] of [[1, 'bounced'], [2, 'erased'], [3, 'erased']] as const) await at.db.insertInto('suppressions').values({ email_hmac: keyOf(`reader${n}@example.org`), reason, at: when }).execute();
    await mailerOf(store, transport, clock).pass();
    assert.deepEqual(transport.sent.map(({ to }) => to), ['reader2@example.org']);
    assert.deepEqual((await of(1)).last_error, 'the address is on the list of those that are never written to');
  });

  test('several processes at once send each mail once, and no more in an hour than one would', async () => {
    await seed(at.db, { subscribers: numbers(400).map((n) => subscriber(n)), digests: [digest('d1')], outbox: numbers(60).map((n) => mail(n)) });
    const others = at.open ? [await at.open(), await at.open()] : [store, store];
    const at1 = [store, ...others].map((each) => mailerOf(each, transport, clock, { perHour: 300, timing: { batch: 7, parallel: 3 } }));
    await Promise.all(at1.map((mailer) => mailer.pass()));
    await Promise.all(at1.map((mailer) => mailer.pass()));
    assert.equal(new Set(transport.sent.map(({ id }) => id)).size, transport.sent.length);
    assert.equal(transport.sent.length, 270, 'nine tenths of the hour: the personal ones have had their turn');
    assert.equal(transport.sent.filter(({ isBulk }) => !isBulk).length, 60);
    wait(HOUR + 1);
    await Promise.all(at1.map((mailer) => mailer.pass()));
    assert.equal(transport.sent.length, 460);
    assert.equal(new Set(transport.sent.map(({ id }) => id)).size, 460);
    await Promise.all(at1.map((mailer) => mailer.pass()));
    const [ended] = await rowsOf<DigestTable>(store, 'digests');
    assert.deepEqual([ended!.state, ended!.queued, ended!.sent], ['sent', 400, 400]);
    if (at.open) await Promise.all(others.map((other) => other.close()));
  });

  test('what is put in while the mailer waits is sent without a look at the clock', async () => {
    await seed(at.db, { subscribers: [subscriber(1)], digests: [digest('d1', { state: 'draft' })] });
    const mailer = mailerOf(store, transport, clock, { timing: { poll: 3_600_000 } });
    mailer.start();
    const sent = new Promise<void>((resolve) => { transport.meanwhile = () => resolve(); });
    await store.digests.test('d1', { email: 'editor@example.org', lang: 'sr-Cyrl' }, act);
    store.outbox.tell();
    await sent;
    await mailer.stop();
    const [{ to, isBulk, content }] = transport.sent as [typeof transport.sent[0]];
    assert.deepEqual([to, isBulk, content.lang, content.subject], ['editor@example.org', false, 'sr-Cyrl', 'News of March']);
    assert.match(content.text, /Ово је проба/);
  });
}
