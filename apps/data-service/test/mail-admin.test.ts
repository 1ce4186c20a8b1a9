import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { cell } from '../src/mail/export.ts';
import { openPglite } from '../src/store/pglite.ts';
import { startAdmin, type AdminHarness } from './support/admin.ts';
import { seesacData } from './support/command.ts';
import { DataDirs, environment } from './support/data-dir.ts';
import { seed, START, subscriber } from './support/mail-store.ts';

const dirs = new DataDirs();
const CANARY = 'canary-51c9@example.org';
let admin: AdminHarness;
let dataDir: string;
let env: Record<string, string>;

before(async () => {
  dataDir = await dirs.withStore();
  env = environment(dataDir, { SITE_URL: 'https://www.example.org', SECRET_KEY: 'a secret of the tests, long enough to be one' });
  const { store, db } = await openPglite(join(dataDir, 'pgdata'));
  await seed(db, {
    subscribers: [
      subscriber(1), subscriber(2, { topics: 'monitor news' }), subscriber(3, { state: 'pending', confirmed_at: null, created_at: new Date().toISOString() }), subscriber(4, { email: CANARY }), subscriber(5, { topics: 'monitor' }),
      subscriber(6, { email: '=cmd|x@example.org' }), subscriber(7, { lang: 'sr-Cyrl' }),
    ],
  });
  await sql`insert into consents (id, subscriber, at, event, text_id, method) values ('c1', ${subscriber(4).id}, ${START.toISOString()}, 'confirmed', 'newsletter-1-en', 'link')`.execute(db);
  const item = (slug: string, lang: string, title: string, status = 'published') => ({
    slug, lang, status, source: null, publishAt: '2025-02-12T09:00:00.000Z', document: { title, summary: `About ${title}`, text: ['A <b>paragraph</b>'], tags: [], group: slug.slice(0, 2) },
  }) as Parameters<typeof store.news.create>[0];
  const act = { actor: 'command', at: START };
  for (const one of [item('aa-kosovo', 'en', 'A meeting in Kosovo* & "more"'), item('aa-sastanak', 'sr-Latn', 'Sastanak'), item('bb-draft', 'en', 'Not yet', 'draft')]) await store.news.create(one, act);
  await store.close();
  admin = await startAdmin(dataDir, env);
});
after(async () => {
  await admin?.stop();
  dirs.remove();
});

/** What lies in the folder whole: a mail has another name while it is being written. */
const files = () => { try { return readdirSync(join(dataDir, 'outbox')).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(dataDir, 'outbox', name), 'utf8')); } catch { return []; } };
const until = async (condition: () => boolean | Promise<boolean>) => { while (!(await condition())) await delay(20); };
/** Quoted-printable, undone. */
const plain = (text: string) => Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

describe('digests', () => {
  let id: string;

  test('are made of news that are published, and of nothing else', async () => {
    const texts = { en: { subject: 'News of February', intro: 'First.\n\nSecond <i>one</i>.' }, 'sr-Cyrl': { subject: 'Вести фебруара' } };
    const refused = await admin.ask('POST', '/digests', { body: { news: ['aa-kosovo', 'bb-draft', 'nowhere'], texts } });
    assert.deepEqual([refused.status, refused.body['detail']], [409, 'These news are not published: bb-draft, nowhere.']);
    for (const body of [{ news: [], texts }, { news: ['aa-kosovo'], texts: {} }, { news: ['aa-kosovo'], texts: { en: { subject: 'two\nlines' } } }, { news: ['aa-kosovo'], texts, topic: 'all' }]) {
      assert.equal((await admin.ask('POST', '/digests', { body })).status, 400);
    }
    const made = await admin.ask<{ data: { id: string; state: string } }>('POST', '/digests', { body: { news: ['aa-kosovo'], texts } });
    assert.deepEqual([made.status, made.body.data.state], [201, 'draft']);
    ({ id } = made.body.data);
  });

  test('are previewed in each language, as text and as HTML in which nothing is markup of somebody else', async () => {
    const { body } = await admin.ask<Record<string, { subject: string; text: string; html: string }>>('GET', `/digests/${id}/preview`);
    assert.deepEqual(Object.keys(body), ['en', 'sq', 'sr-Latn', 'sr-Cyrl']);
    assert.deepEqual([body['en']!.subject, body['sq']!.subject, body['sr-Cyrl']!.subject], ['News of February', 'News of February', 'Вести фебруара']);
    assert.match(body['en']!.text, /A meeting in Kosovo\* & "more"\nhttps:\/\/www\.example\.org\/news\/aa-kosovo\n\n12\.02\.2025\n\nAbout/);
    assert.match(body['sr-Latn']!.text, /Sastanak\nhttps:\/\/www\.example\.org\/news\/aa-sastanak/);
    assert.match(body['en']!.html, /Kosovo\* &amp; &quot;more&quot;/);
    assert.match(body['en']!.html, /Second &lt;i&gt;one&lt;\/i&gt;\./);
    assert.doesNotMatch(body['en']!.html, /<(?:script|img|link|i)\b/);
    // the notice travels with the name
    assert.match(body['en']!.text, /Security Council Resolution 1244/);
    const shown = await seesacData(['digest', 'preview', id, '--lang', 'sq'], env);
    assert.equal(shown.out, `${body['sq']!.subject}\n\n${body['sq']!.text}`);
  });

  test('are sent to one address as a test, whose links do nothing', async () => {
    assert.equal((await admin.ask('POST', `/digests/${id}/test`, { body: { email: 'a@example.org, b@example.org' } })).status, 422);
    assert.equal((await seesacData(['digest', 'test', id, 'editor@example.org', '--lang', 'sr-Cyrl'], env)).code, 0);
    await until(() => files().length === 1);
    const [file] = files();
    assert.match(file!, /^Delivered-To: editor@example\.org\r$/m);
    assert.match(plain(file!), /Ово је проба[\s\S]*newsletter\/unsubscribe\/test/);
    const { code, err } = await seesacData(['digest', 'test', 'ffffffffffff', 'editor@example.org'], env);
    assert.deepEqual([code, /there is no digest ffffffffffff/.test(err)], [1, true]);
  });

  test('go to the readers of their topic, each with his own links', async () => {
    const sent = await seesacData(['digest', 'send', id], env);
    assert.match(sent.out, new RegExp(`^${id}  news  scheduled for `));
    await until(async () => (await admin.ask<{ data: { state: string } }>('GET', `/digests/${id}`)).body.data.state === 'sent');
    const { body } = await admin.ask<{ data: { mails: object }[] }>('GET', '/digests');
    // the address that is no plain recipient is given up, and is not written to
    assert.deepEqual(body.data[0]!.mails, { queued: 5, waiting: 0, sent: 4, dead: 1 });
    assert.deepEqual(files().map((file) => /^Delivered-To: (.*)\r$/m.exec(file)![1]).sort(), [CANARY, 'editor@example.org', 'reader1@example.org', 'reader2@example.org', 'reader7@example.org']);
    const tokens = files().map((file) => /^List-Unsubscribe: <.*\/unsubscribe\/(.*)>\r$/m.exec(file.replace(/\r\n /g, ''))![1]);
    assert.equal(new Set(tokens).size, 5);
    assert.match((await seesacData(['digest', 'list'], env)).out, /4 of 5 sent, 1 given up {2}News of February/);
    const again = await admin.ask('POST', `/digests/${id}/schedule`, { body: {} });
    assert.equal(again.status, 409);
    const unsubscribed = await fetch(`${admin.origin}/v1/newsletter/unsubscribe/${tokens.find((token) => token!.startsWith(subscriber(1).id))}`, {
      method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(unsubscribed.status, 200);
    assert.equal((await admin.ask<{ meta: { states: { ended: number } } }>('GET', '/subscribers')).body.meta.states.ended, 1);
  });

  test('that are scheduled can be scheduled anew and cancelled', async () => {
    const { body: { data } } = await admin.ask<{ data: { id: string } }>('POST', '/digests', { body: { news: ['aa-kosovo'], texts: { en: { subject: 'Later' } } } });
    assert.equal((await admin.ask<{ data: { scheduledAt: string } }>('POST', `/digests/${data.id}/schedule`, { body: { at: '2999-01-31T09:00:00Z' } })).body.data.scheduledAt, '2999-01-31T09:00:00.000Z');
    assert.equal((await seesacData(['digest', 'schedule', data.id, '--at', '2998-01-31T09:00:00Z', '--json'], env)).code, 0);
    assert.match((await seesacData(['digest', 'cancel', data.id], env)).out, /cancelled/);
    assert.equal((await admin.ask('POST', `/digests/${data.id}/cancellation`, {})).status, 409);
  });
});

describe('subscribers', () => {
  test('are listed in pages, by state and topic, and counted', async () => {
    const first = await admin.ask<{ data: { id: string }[]; meta: object; links: { next: string } }>('GET', '/subscribers?state=confirmed&topic=monitor&limit=1');
    assert.deepEqual([first.body.data.map(({ id }) => id), first.body.meta], [[subscriber(2).id],
      { states: { pending: 1, confirmed: 5, ended: 1, bounced: 0 }, topics: { news: 4, monitor: 2 }, suppressed: 0 }]);
    const next = await admin.ask<{ data: { id: string }[] }>('GET', first.body.links.next.replace('/v1/admin', ''));
    assert.deepEqual(next.body.data.map(({ id }) => id), [subscriber(5).id]);
    assert.match((await seesacData(['subscribers', 'count'], env)).out, /^1 pending, 5 confirmed, 1 ended, 0 bounced\nconfirmed by topic: 4 news, 2 monitor\n/);
    assert.equal((await admin.ask('GET', '/subscribers?state=all')).status, 400);
  });

  test('are exported for the tool that sends, and no cell is a formula', async () => {
    const own = await admin.ask('GET', '/subscribers.csv?state=confirmed');
    assert.match(own.headers.get('content-type')!, /^text\/csv/);
    assert.match(own.text, /^email,state,lang,topics,created_at,confirmed_at,ended_at\r\nreader2@example\.org,confirmed,en,monitor news,2026-03-02T08:00:00\.000Z,/);
    assert.match(own.text, /^'=cmd\|x@example\.org,/m);
    const path = join(dirs.empty(), 'list.csv');
    assert.equal((await seesacData(['subscribers', 'export', path, '--format', 'listmonk', '--topic', 'monitor'], env)).code, 0);
    assert.equal(readFileSync(path, 'utf8'), 'email,name,attributes\r\n'
      + 'reader2@example.org,,"{""lang"":""en"",""topics"":[""monitor"",""news""]}"\r\nreader5@example.org,,"{""lang"":""sr-Latn"",""topics"":[""monitor""]}"\r\n');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(['=1', '+1', '-1', '@a', '\t=1', '\0', ' =1', '"=1"', 'a', 'a,b'].map(cell), ["'=1", "'+1", "'-1", "'@a", "'\t=1", "'\0", "' =1", "\"'\"\"=1\"\"\"", 'a', '"a,b"']);
  });

  test('end when a mail comes back, by a report that names a mail of theirs', async () => {
    const [mail] = files().filter((file) => file.includes('Delivered-To: reader2@example.org'));
    const row = /\+([0-9a-f]{32})@/.exec(mail!)![1]!;
    const report = (id: string) => [
      'From: MAILER-DAEMON@mx.example.org', `To: bounce+${id}@localhost`, 'Subject: Undelivered', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
      '--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.org', '', 'Final-Recipient: rfc822; reader2@example.org',
      'Action: failed', 'Status: 5.1.1', '', '--b--', '',
    ].join('\r\n');
    const hand = async (text: string) => (await admin.ask<{ outcome: string }>('POST', '/mail/bounces', { raw: text, headers: { 'content-type': 'message/rfc822' } })).body.outcome;
    assert.equal(await hand(report('f'.repeat(32))), 'unknown');
    assert.equal(await hand('From: a@example.org\r\nSubject: Out of office\r\n\r\nI am away.'), 'unreadable');
    assert.equal(await hand(''), 'unreadable');
    const path = join(dirs.empty(), 'bounce.eml');
    writeFileSync(path, report(row));
    assert.match((await seesacData(['mail', 'bounce', path], env)).out, /^The subscription has ended/);
    assert.equal(await hand(report(row)), 'known');
    const { body } = await admin.ask<{ subscriber: { state: string }; bounces: { status: string }[] }>('POST', '/subscribers/search', { body: { email: 'reader2@example.org' } });
    assert.deepEqual([body.subscriber.state, body.bounces.map(({ status }) => status)], ['bounced', ['5.1.1']]);
  });

  test('are never written to where they are suppressed, until that is taken back', async () => {
    assert.match((await seesacData(['subscribers', 'suppress', 'Reader7@EXAMPLE.org'], env)).out, /^The address is never written to/);
    const suppress = await admin.ask('POST', '/suppressions', { body: { email: 'reader7@example.org' } });
    assert.deepEqual(suppress.body, { suppressed: true, changed: false, reason: 'admin' }, 'capital letters make no other address');
    assert.deepEqual((await admin.ask('POST', '/suppressions/removal', { body: { email: 'reader7@example.org' } })).body, { suppressed: false, changed: true, reason: null });
    assert.equal((await admin.ask('POST', '/suppressions', { body: { email: 'no address' } })).status, 422);
  });

  test('that are erased are nowhere: not in the store, its log, its files, its answers, or a backup', async () => {
    const shown = await seesacData(['subscribers', 'show', CANARY], env);
    const file = JSON.parse(shown.out) as { subscriber: { id: string; email: string }; consents: { event: string; textId: string }[]; mails: unknown[] };
    assert.deepEqual([file.subscriber.email, file.consents.map(({ event, textId }) => [event, textId]), file.mails.length], [CANARY, [['confirmed', 'newsletter-1-en']], 1]);
    assert.equal((await seesacData(['subscribers', 'erase', CANARY], env)).code, 0);
    assert.equal((await admin.ask('GET', `/subscribers/${file.subscriber.id}`)).status, 404);
    assert.match((await seesacData(['subscribers', 'show', CANARY], env)).err, /There is no subscriber/);
    const backup = join(dirs.empty(), 'backup.gz');
    assert.equal((await seesacData(['backup', backup], env)).code, 0);
    const { gunzipSync } = await import('node:zlib');
    const places: [name: string, text: string][] = [
      ['the backup', gunzipSync(readFileSync(backup)).toString('utf8')], ['the log', JSON.stringify(admin.log)], ['files', files().join()],
      ['the audit log', (await admin.ask('GET', '/audit?limit=100')).text], ['subscribers', (await admin.ask('GET', '/subscribers.csv')).text], ['mails', (await admin.ask('GET', '/mail')).text],
      ['metrics', await (await fetch(`http://127.0.0.1:${admin.service.adminPort}/metrics`)).text()],
    ];
    for (const [name, text] of places) assert.equal(text.includes('canary-51c9'), false, name);
    assert.match(places[0]![1], /"reason":"erased"/);
    assert.match(places[3]![1], /subscriber\.erase/);
  });
});

test('mails have a state that says what was given up and why', async () => {
  const { body } = await admin.ask<{ transport: string; outbox: { waiting: number; dead: number }; dead: { lastError: string }[] }>('GET', '/mail');
  assert.deepEqual([body.transport, body.outbox.waiting, body.dead.map(({ lastError }) => lastError)], [join(dataDir, 'outbox'), 0, ['the address is not one plain recipient']]);
  assert.match((await seesacData(['mail', 'status'], env)).out, /mails go to .*outbox\n0 wait \(0 were tried\); \d+ sent in the last hour; 1 given up\n/);
});

test('a key without the scope `subscribers` sees and changes nothing of it', async () => {
  const { key } = await admin.keyWith(['read', 'edit', 'import', 'news']);
  for (const [method, path] of [['GET', '/subscribers'], ['GET', '/subscribers.csv'], ['GET', '/mail'], ['GET', '/digests'], ['POST', '/suppressions']] as const) {
    assert.equal((await admin.ask(method, path, { key, ...(method === 'POST' && { body: { email: 'a@example.org' } }) })).status, 403, path);
  }
});
