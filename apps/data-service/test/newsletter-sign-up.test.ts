import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openPglite } from '../src/store/pglite.ts';
import { DataDirs } from './support/data-dir.ts';
import { NewsletterHarness, solve } from './support/newsletter.ts';

const dirs = new DataDirs();
let harness: NewsletterHarness;

before(async () => {
  const { store, db } = await openPglite(join(await dirs.withStore(), 'pgdata'));
  harness = await NewsletterHarness.start(store, db);
});
beforeEach(() => harness.clear());
after(async () => {
  await harness.stop();
  await harness.store.close();
  dirs.remove();
});

describe('a sign-up', () => {
  test('is a challenge, a request, a mail and a code', async () => {
    const { body: { data, meta, links }, headers } = await harness.ask('GET', '/challenge?lang=sq');
    assert.equal(data.kind, 'work');
    assert.equal(meta.consent.id, 'newsletter-1-sq');
    assert.deepEqual(meta.topics, ['news', 'monitor']);
    assert.equal(links.form, `${harness.origin}/v1/newsletter/form?lang=sq`);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('cache-control'), 'no-store');
    const accepted = await harness.post('/subscriptions', {
      email: 'Reader+news@Example.org', lang: 'sr-Cyrl', topics: ['monitor', 'news'], consent: meta.consent.id,
      challenge: { token: data.token, answer: solve(data.token) }, page: 'https://partner.example.org/a?b=c#d', widget: '0.1.0',
    });
    assert.equal(accepted.status, 202, accepted.text);
    assert.deepEqual(Object.keys(accepted.body.data), ['ticket', 'codeExpires']);
    assert.equal(accepted.headers.get('access-control-allow-credentials'), null);
    const mail = await harness.lastMail('Reader+news@example.org');
    assert.match(mail.code, /^\d{6}$/);
    const row = await harness.subscriber('Reader+news@example.org');
    assert.deepEqual([row!.state, row!.lang, row!.topics, row!.confirmed_at], ['pending', 'sr-Cyrl', 'monitor news', null]);
    const [consent] = await harness.db.selectFrom('consents').selectAll().execute();
    assert.deepEqual(
      [consent!.event, consent!.text_id, consent!.text_sha256, consent!.page, consent!.widget, consent!.network],
      ['asked', 'newsletter-1-sq', meta.consent.sha256, 'https://partner.example.org/a', '0.1.0', '127.0.0.0/24'],
    );
    const confirmed = await harness.post('/confirmations', { ticket: accepted.body.data.ticket, code: mail.code });
    assert.equal(confirmed.status, 200, confirmed.text);
    assert.deepEqual(confirmed.body, { data: { state: 'confirmed' } });
    assert.equal((await harness.subscriber('Reader+news@example.org'))!.state, 'confirmed');
  });
});
