import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Challenges } from '../../src/newsletter/challenge.ts';
import type { Answered, NewsletterHarness } from './newsletter.ts';
import type { Opened } from './newsletter-store.ts';

const AT_ONCE = 200;

/** How an address can be known. */
export const STATES = ['new', 'pending', 'confirmed', 'ended', 'bounced', 'suppressed', 'complained', 'erased'] as const;

/** Brings an address into a state, and its mailbox out of any earlier allowance. */
export async function bring(harness: NewsletterHarness, email: string, state: (typeof STATES)[number]): Promise<void> {
  const { db, secrets, store } = harness;
  if (state === 'pending') await harness.signUp(email);
  else if (state !== 'new') {
    const { id, token } = await harness.confirmed(email);
    const at = harness.now.toISOString();
    const suppress = async (reason: 'bounced' | 'admin' | 'complaint') => void (await db.insertInto('suppressions').values({ email_hmac: secrets.addressHash(email), reason, at }).execute());
    if (state === 'ended') await harness.from('192.0.2.9', 'POST', `/unsubscribe/${token}`);
    if (state === 'bounced') await db.updateTable('subscribers').set({ state: 'bounced' }).where('id', '=', id).execute().then(() => suppress('bounced'));
    if (state === 'suppressed') await db.deleteFrom('subscribers').where('id', '=', id).execute().then(() => suppress('admin'));
    if (state === 'complained') await suppress('complaint');
    if (state === 'erased') assert.equal(await store.newsletter.erase(id, harness.now, secrets.addressHash.bind(secrets)), true);
  }
  await db.deleteFrom('allowances').execute();
}

/** What of an answer is the same however often it is asked: without random values and the request id. */
export function shape({ status, headers, text }: Answered): string {
  const kept = [...headers].filter(([name]) => !['x-request-id', 'date', 'keep-alive'].includes(name));
  return JSON.stringify([status, kept, text.replace(/"(ticket|requestId)":"[^"]*"/g, (_, name: string) => `"${name}":…`)]);
}

/** What holds on either database. */
export function newsletterSuite(open: () => Promise<Opened>): void {
  let opened: Opened;
  let harness: NewsletterHarness;
  before(async () => ({ harness } = opened = await open()));
  beforeEach(() => harness.clear());
  after(() => opened.close());

  test(`of ${AT_ONCE} uses of one answer at once, exactly one passes`, async () => {
    const request = await harness.request('');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => harness.post('/subscriptions', { ...request, email: `reader-${i}@example.org` })));
    assert.deepEqual(tally(answers), { 202: 1, 400: AT_ONCE - 1 });
    assert.equal(new Set(answers.filter(({ status }) => status === 400).map(shape)).size, 1);
    assert.equal((await harness.mails()).length, 1);
  });

  test(`of ${AT_ONCE} uses of one link at once, exactly one confirms`, async () => {
    await harness.signUp('a@example.org');
    const { token } = await harness.lastMail('a@example.org');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => harness.ask('POST', `/confirm/${token}`)));
    const titles = answers.map(({ text }) => /<h1>(.*?)<\/h1>/.exec(text)![1]);
    assert.deepEqual(tallyOf(titles), { 'You are subscribed': 1, 'Already confirmed': AT_ONCE - 1 });
    const events = await harness.db.selectFrom('consents').select('event').execute();
    assert.deepEqual(tallyOf(events.map(({ event }) => event)), { asked: 1, confirmed: 1 });
  });

  test(`of ${AT_ONCE} uses of one code at once, exactly one confirms`, async () => {
    const { body } = await harness.signUp('a@example.org');
    const { code } = await harness.lastMail('a@example.org');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => harness.post('/confirmations', { ticket: body.data.ticket, code })));
    assert.deepEqual(tally(answers), { 200: 1, 400: AT_ONCE - 1 });
    assert.equal((await harness.subscriber('a@example.org'))!.state, 'confirmed');
  });

  test('a code has five tries with a ticket, ten with all tickets, and ten minutes; why it is not taken is not said', async () => {
    const { body } = await harness.signUp('a@example.org');
    const { code, token } = await harness.lastMail('a@example.org');
    const wrong = code === '000000' ? '000001' : '000000';
    const confirm = (ticket: string, typed: string) => harness.post('/confirmations', { ticket, code: typed }, {}, harness.client());
    const refused = [];
    for (let i = 0; i < 5; i++) refused.push(await confirm(body.data.ticket, wrong));
    refused.push(await confirm(body.data.ticket, code));
    assert.deepEqual(tally(refused), { 400: 6 });
    // whoever asks again gets a ticket for the code that was sent: five tries more, and then no ticket helps
    const second = (await harness.signUp('a@example.org')).body.data.ticket;
    for (let i = 0; i < 5; i++) refused.push(await confirm(second, wrong));
    const third = (await harness.signUp('a@example.org')).body.data.ticket;
    refused.push(await confirm(third, code), await confirm('x'.repeat(43), code), await confirm('', code));
    assert.equal(new Set(refused.map(shape)).size, 1);
    assert.equal((await harness.subscriber('a@example.org'))!.state, 'pending');
    assert.equal((await harness.from('192.0.2.9', 'POST', `/confirm/${token}`)).status, 200, 'the link is good whatever became of the code');
    harness.later(24 * 60);
    const late = await harness.signUp('b@example.org');
    const mail = await harness.lastMail('b@example.org');
    harness.later(10);
    assert.equal(shape(await confirm(late.body.data.ticket, mail.code)), shape(refused[0]!));
  });

  test('whoever asks again before the mail is there confirms with the code of that mail', async () => {
    await harness.signUp('a@example.org');
    harness.later(9);
    const { body } = await harness.signUp('a@example.org', { topics: ['monitor'] });
    assert.equal((await harness.mails()).length, 1);
    harness.later(9);
    const { code } = await harness.lastMail('a@example.org');
    assert.equal((await harness.post('/confirmations', { ticket: body.data.ticket, code })).status, 200);
    const row = await harness.subscriber('a@example.org');
    assert.deepEqual([row!.state, row!.topics], ['confirmed', 'news'], 'what was confirmed is what the mail says');
  });

  test('every state of an address answers byte for byte the same, and runs the same statements', async () => {
    const seen = new Map<string, string>();
    const statements = new Map<string, number>();
    for (const state of STATES) {
      const email = `${state}@example.org`;
      await bring(harness, email, state);
      const before = harness.statements();
      const answer = await harness.signUp(email, { topics: ['monitor'] }, '192.0.2.20');
      statements.set(state, harness.statements() - before);
      seen.set(state, shape(answer));
      assert.equal(answer.status, 202);
      const again = await harness.signUp(email, {}, '192.0.2.21');
      assert.equal(shape(again), seen.get(state), 'also within the quarter of an hour');
    }
    assert.equal(new Set(seen.values()).size, 1);
    assert.equal(new Set(statements.values()).size, 1, JSON.stringify([...statements]));
    const sent = async (state: string) => (await harness.mails(`${state}@example.org`)).length;
    // one mail brought each into its state
    assert.deepEqual(
      Object.fromEntries(await Promise.all(STATES.map(async (state) => [state, await sent(state)]))),
      { new: 1, pending: 2, confirmed: 2, ended: 2, bounced: 1, suppressed: 0, complained: 1, erased: 1 },
    );
    assert.deepEqual((await harness.mails('confirmed@example.org')).map(({ known }) => known).sort(), [false, true]);
    for (const { email } of await harness.mails()) assert.match(email, /@example\.org$/);
  });

  test('an erased address may come back: by the mail that only its owner reads', async () => {
    await bring(harness, 'a@example.org', 'erased');
    const suppressed = () => harness.db.selectFrom('suppressions').select('reason').execute();
    assert.deepEqual(await suppressed(), [{ reason: 'erased' }]);
    await harness.signUp('a@example.org');
    assert.deepEqual(await suppressed(), [{ reason: 'erased' }]);
    const { token } = await harness.lastMail('a@example.org');
    await harness.from('192.0.2.9', 'POST', `/confirm/${token}`);
    assert.deepEqual(await suppressed(), []);
    assert.equal((await harness.subscriber('a@example.org'))!.state, 'confirmed');
  });

  test('one mail in a quarter of an hour and three in a day go to a mailbox, however it is spelled', async () => {
    const spelled = ['reader@example.org', 'READER@example.org', 'reader+a@example.org', 'Reader+b@EXAMPLE.org'];
    const sent: number[] = [];
    for (let quarter = 0; quarter < 6; quarter++) {
      for (const email of spelled) assert.equal((await harness.signUp(email)).status, 202);
      sent.push((await harness.mails()).length);
      harness.later(15);
    }
    assert.deepEqual(sent, [1, 2, 3, 3, 3, 3]);
    harness.later(24 * 60);
    await harness.signUp('reader@example.org');
    assert.equal((await harness.mails()).length, 4);
  });

  test('one client, one network and all together have their share, and are told so', async () => {
    const from = async (client: string, n: number) => {
      const answers = [];
      for (let i = 0; i < n; i++) answers.push(await harness.signUp(`${client.replaceAll(/\W/g, '-')}${i}@example.org`, {}, client));
      return tally(answers);
    };
    assert.deepEqual(await from('192.0.2.1', 11), { 202: 10, 429: 1 });
    assert.deepEqual([await from('192.0.2.2', 10), await from('192.0.2.3', 10), await from('192.0.2.4', 1)], [{ 202: 10 }, { 202: 10 }, { 429: 1 }]);
    assert.deepEqual([await from('2001:db8:1:1::/64', 11), await from('2001:db8:1:2::/64', 10), await from('2001:db8:1:3::/64', 11)], [{ 202: 10, 429: 1 }, { 202: 10 }, { 202: 10, 429: 1 }]);
    assert.deepEqual(await from('2001:db8:1:4::/64', 1), { 429: 1 });
    assert.deepEqual(await from('2001:db8:2:4::/64', 1), { 202: 1 });
    const refused = await harness.signUp('x@example.org', {}, '192.0.2.4');
    assert.equal(refused.headers.get('retry-after'), '3600');
    assert.match(refused.body.detail, /Try again in an hour/);
    await harness.db.updateTable('allowances').set({ count: 200 }).where('key', '=', 'all').execute();
    const request = await harness.request('late@example.org');
    assert.equal((await harness.post('/subscriptions', request, {}, harness.client())).status, 429);
    harness.now = new Date(harness.now.getTime() + 61 * 60_000);
    assert.equal((await harness.signUp('late@example.org')).status, 202);
  });

  test('a sign-up that is refused for its number leaves its challenge, and no trace', async () => {
    for (let i = 0; i < 10; i++) await harness.signUp(`a${i}@example.org`, {}, '192.0.2.1');
    const request = await harness.request('b@example.org');
    const before = await harness.dump();
    assert.equal((await harness.post('/subscriptions', request, {}, '192.0.2.1')).status, 429);
    assert.equal(await harness.dump(), before);
    assert.equal((await harness.post('/subscriptions', request, {}, '192.0.2.200')).status, 202);
  });

  test('a number that was copied wrongly has no second attempt', async () => {
    const challenges = new Challenges(harness.secrets);
    const { body } = await harness.from('192.0.2.9', 'GET', '/challenge?kind=image');
    const { token } = body.data;
    harness.later(1);
    const digits = challenges.digits(challenges.read(token, harness.now)!);
    const wrong = digits === '00000' ? '00001' : '00000';
    const post = async (answer: string, ticket = token) =>
      harness.post('/subscriptions', { ...(await harness.request('a@example.org')), challenge: { token: ticket, answer } }, {}, harness.client());
    assert.deepEqual([(await post(wrong)).status, (await post(digits)).status], [400, 400]);
    const next = (await harness.from('192.0.2.9', 'GET', '/challenge?kind=image')).body.data.token;
    assert.equal((await post(challenges.digits(challenges.read(next, harness.now)!), next)).status, 400, 'nobody copies five digits in no time');
    const third = (await harness.from('192.0.2.9', 'GET', '/challenge?kind=image')).body.data.token;
    harness.later(1);
    assert.equal((await post(challenges.digits(challenges.read(third, harness.now)!), third)).status, 202);
  });

  test('what has ended is removed: challenges, tickets, allowances, links, and whoever never confirmed', async () => {
    await harness.signUp('never@example.org');
    const { token } = await harness.confirmed('reader@example.org');
    const { newsletter } = harness.store;
    const count = async (table: 'subscribers' | 'confirmations' | 'code_tries' | 'used_challenges' | 'allowances' | 'consents') =>
      (await harness.db.selectFrom(table).selectAll().execute()).length;
    const counts = async () => Promise.all((['subscribers', 'confirmations', 'code_tries', 'used_challenges', 'allowances', 'consents'] as const).map(count));
    await newsletter.purge(harness.now, 24 * 3_600_000);
    assert.deepEqual(await counts(), [2, 2, 2, 2, 9, 3], 'nothing has ended yet');
    harness.later(25 * 60);
    await newsletter.purge(harness.now, 24 * 3_600_000);
    assert.deepEqual(await counts(), [2, 2, 0, 0, 0, 3]);
    harness.later(48 * 60);
    await newsletter.purge(harness.now, 24 * 3_600_000);
    assert.deepEqual(await counts(), [1, 1, 0, 0, 0, 2], 'the link that was used still says so');
    harness.later(30 * 24 * 60);
    await newsletter.purge(harness.now, 24 * 3_600_000);
    assert.deepEqual(await counts(), [1, 0, 0, 0, 0, 2]);
    assert.match((await harness.from('192.0.2.9', 'GET', `/preferences/${token}`)).text, /reader@example\.org/);
  });
}

export const tallyOf = (values: readonly unknown[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
};
export const tally = (answers: readonly Answered[]): Record<string, number> => tallyOf(answers.map(({ status }) => status));
