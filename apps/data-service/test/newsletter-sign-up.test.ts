import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { SubscriptionRequest } from '@seesac/contract';
import { Challenges } from '../src/newsletter/challenge.ts';
import { DataDirs } from './support/data-dir.ts';
import { solve, type NewsletterHarness } from './support/newsletter.ts';
import { onPglite, type Opened } from './support/newsletter-store.ts';
import { shape, tally } from './support/newsletter-suite.ts';
import { NAUGHTY } from './routes-generate.ts';

const dirs = new DataDirs();
let opened: Opened;
let harness: NewsletterHarness;

before(async () => ({ harness } = opened = await onPglite(dirs)));
beforeEach(() => harness.clear());
after(async () => {
  await opened.close();
  dirs.remove();
});

const JSON_ROUTES = ['/subscriptions', '/confirmations'];
const ZWNJ = '\u200c';
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

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
      [consent!.event, consent!.text_id, consent!.text_sha256, consent!.page, consent!.widget, consent!.method, consent!.network],
      ['asked', 'newsletter-1-sq', meta.consent.sha256, 'https://partner.example.org/a', '0.1.0', 'widget', '127.0.0.0/24'],
    );
    const confirmed = await harness.post('/confirmations', { ticket: accepted.body.data.ticket, code: mail.code });
    assert.equal(confirmed.status, 200, confirmed.text);
    assert.deepEqual(confirmed.body, { data: { state: 'confirmed' } });
    assert.equal((await harness.subscriber('Reader+news@example.org'))!.state, 'confirmed');
    assert.deepEqual((await harness.db.selectFrom('consents').select(['event', 'method']).orderBy('event').execute()),
      [{ event: 'asked', method: 'widget' }, { event: 'confirmed', method: 'widget-code' }]);
  });

  const TRICKS: readonly (readonly [typed: string, recipient: string | null])[] = [
    ['reader@example.org', 'reader@example.org'],
    ['  reader@example.org ', 'reader@example.org'],
    ['Reader@EXAMPLE.ORG', 'Reader@example.org'],
    ['reader+tag@example.org', 'reader+tag@example.org'],
    ["o'reader@example.org", "o'reader@example.org"],
    ['reader@bücher.example.org', 'reader@xn--bcher-kva.example.org'],
    ['reader@пример.рф', 'reader@xn--e1afmkfd.xn--p1ai'],
    ['reader@ｅxample.org', 'reader@example.org'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
    ...[
      'a@example.org,b@example.org', 'a@example.org, b@example.org', 'a@example.org;b@example.org', 'a@example.org b@example.org', 'a@example.org\r\nBcc: b@example.org',
      'a@example.org\nBcc:b@example.org', 'a@example.org\u0000', '\u0000a@example.org', 'a\t@example.org', '"a b"@example.org', '"a@b"@example.org', 'a(comment)@example.org',
      'Name <a@example.org>', '<a@example.org>', 'a@b>@example.org', 'a@b@example.org', '@example.org', 'a@', 'a', '', ' ', '.a@example.org', 'a.@example.org', 'a..b@example.org',
      `${'a'.repeat(65)}@example.org`, `a@${'b'.repeat(64)}.example.org`, `a@${'b.'.repeat(130)}org`, 'a@example', 'a@localhost', 'a@printer.local', 'a@example.org.', 'a@.example.org',
      'a@-example.org', 'a@example-.org', 'a@[127.0.0.1]', 'a@127.0.0.1', 'a@0x7f.1', 'a@1.2.3.4', 'a%b@example.org', 'a!b@example.org', 'a|b@example.org', 'a`b@example.org', 'a\\@example.org',
      'ä@example.org', 'a@exa mple.org', 'a@example%2eorg', 'a@example.org/b', 'a@example.org#b', 'a@example.org:25', 'mailto:a@example.org?bcc=b@example.org', 'a＠example.org',
      'a@example。org', `a@exam${ZWNJ}ple.org`, 'a@exa\u202emple.org', 'a@xn--a.org', 'a@example.org\u2028', 'a@example.123',
    ].map((typed) => [typed, null] as const),
  ];

  test(`reads ${TRICKS.length} spellings of an address as one exact recipient or none`, async () => {
    for (const [typed, recipient] of TRICKS) {
      await harness.clear();
      const { status, body } = await harness.signUp(typed);
      const mails = (await harness.mails()).map(({ email }) => email);
      if (recipient === null) {
        assert.equal(status, 400, JSON.stringify(typed));
        assert.deepEqual(body.errors.map(({ parameter }: { parameter: string }) => parameter), ['email']);
      } else assert.equal(status, 202, JSON.stringify(typed));
      assert.deepEqual(mails, recipient === null ? [] : [recipient], JSON.stringify(typed));
    }
  });

  test('that a robot fills in is answered like any other, and sends nothing', async () => {
    const human = await harness.signUp('human@example.org');
    const before = await harness.mails();
    const robot = await harness.signUp('robot@example.org', { website: 'https://spam.example.org' });
    assert.equal(shape(robot), shape(human));
    assert.deepEqual(await harness.mails(), before);
    assert.equal(await harness.subscriber('robot@example.org'), undefined);
    // and it does not use up what the owner of the address has
    await harness.signUp('robot@example.org');
    assert.equal((await harness.mails('robot@example.org')).length, 1);
  });

  test('needs a challenge of this service, met, in time and once; which of it failed is not said', async () => {
    const other = new Challenges(new (harness.secrets.constructor as new (key: string) => typeof harness.secrets)('another secret, as long as the one of the tests'));
    const fresh = async () => (await harness.challenge()).data.token;
    const used = await harness.request('a@example.org');
    assert.equal((await harness.post('/subscriptions', used)).status, 202);
    const foreign = other.work(harness.now).token;
    const late = await fresh();
    const image = (await harness.ask('GET', '/challenge?kind=image')).body.data.token as string;
    harness.later(10);
    const token = await fresh();
    const [kindless, easier] = [token.replace(/^w/, 'p'), token.replace(/\.4\./, '.0.')];
    assert.notEqual(easier, token);
    const refused = [];
    for (const challenge of [
      used.challenge, { token: foreign, answer: solve(foreign) }, { token: late, answer: solve(late) }, { token: image, answer: '12345' }, { token: kindless, answer: '' },
      { token: easier, answer: '0' }, { token, answer: '' }, { token, answer: '-1' }, { token, answer: '1e3' }, { token, answer: `0${solve(token)}` }, { token: '', answer: '' },
      { token: `${token}x`, answer: solve(token) }, { token: '__proto__', answer: '1' },
    ]) refused.push(await harness.post('/subscriptions', { ...used, challenge }, {}, harness.client()));
    assert.deepEqual(tally(refused), { 400: refused.length });
    assert.equal(new Set(refused.map(shape)).size, 1);
    assert.match(refused[0]!.body.detail, /^challenge is not met/);
    assert.equal((await harness.post('/subscriptions', { ...used, challenge: { token, answer: solve(token) } })).status, 202);
  });

  test('must agree to the text in force, in the words that were shown', async () => {
    for (const consent of ['newsletter-0-en', 'newsletter-1-mk', '', '__proto__', 'constructor']) {
      const { status, body } = await harness.signUp('a@example.org', { consent });
      assert.deepEqual([status, body.errors[0].parameter], [400, 'consent']);
    }
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl', 'mk']) {
      const { meta } = (await harness.ask('GET', `/challenge?lang=${lang}`)).body;
      assert.equal(meta.consent.lang, lang === 'mk' ? 'en' : lang);
      assert.equal(meta.consent.sha256, (await crypto.subtle.digest('SHA-256', new TextEncoder().encode(meta.consent.text)).then((hash) => Buffer.from(hash).toString('hex'))));
    }
  });
});

describe('who may send it', () => {
  test('pages of the service, of the site and of the origins that the operator names, and whoever is no browser', async () => {
    const { port } = new URL(harness.origin);
    const own = [undefined, harness.origin, `http://localhost:${port}`, 'https://site.example.org', 'https://news.example.org', 'null'];
    const others = ['https://evil.example.org', 'https://site.example.org.evil.test', 'http://site.example.org', 'https://evilsite.example.org', 'https://site.example.org:8443', 'NULL', `http://localhost:1${port}`, 'x'.repeat(4_000)];
    for (const origin of [...own, ...others]) {
      const { status, body, headers } = await harness.post('/subscriptions', await harness.request(`a${Math.random()}@example.org`), origin === undefined ? {} : { origin }, harness.client());
      assert.equal(status, own.includes(origin) ? 202 : 403, origin);
      assert.deepEqual([headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')], ['*', null]);
      if (status === 403) assert.equal(body.form, `${harness.origin}/v1/newsletter/form`);
    }
  });

  test('a preflight says what may be sent, for every JSON route and for no page', async () => {
    const headers = { origin: 'https://any.example.org', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    for (const path of JSON_ROUTES) {
      const answer = await harness.ask('OPTIONS', path, { headers });
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('access-control-allow-methods'), 'POST, OPTIONS');
      assert.equal(answer.headers.get('access-control-allow-headers'), 'Content-Type');
    }
    const page = await harness.ask('OPTIONS', '/form', { headers });
    assert.deepEqual([page.status, page.headers.get('allow'), page.headers.get('access-control-allow-origin')], [204, 'GET, HEAD, POST, OPTIONS', null]);
  });
});

describe('requests that are none', () => {
  test('methods that are not there are 405 and say what is', async () => {
    const allow = { '/challenge': 'GET, HEAD, OPTIONS', '/subscriptions': 'POST, OPTIONS', '/confirmations': 'POST, OPTIONS', '/form': 'GET, HEAD, POST, OPTIONS', '/confirm/x': 'GET, HEAD, POST, OPTIONS', '/style.css': 'GET, HEAD, OPTIONS' };
    for (const [path, methods] of Object.entries(allow)) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter((one) => !methods.split(', ').includes(one))) {
        const { status, headers } = await harness.ask(method, path);
        assert.deepEqual([status, headers.get('allow')], [405, methods], `${method} ${path}`);
      }
    }
    assert.equal((await harness.ask('GET', '/nothing')).status, 404);
    assert.equal((await harness.ask('GET', `/form?${'a'.repeat(2_100)}`)).status, 414);
  });

  test('a body must be JSON, say so, and be small; a form must be a form', async () => {
    const request = JSON.stringify(await harness.request('a@example.org'));
    for (const path of JSON_ROUTES) {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonp']) {
        assert.equal((await harness.ask('POST', path, { headers: { 'content-type': type }, body: request })).status, 415, type);
      }
      assert.equal((await harness.ask('POST', path, { body: new Blob([request]) })).status, 415);
      const large = `{"email":"${'a'.repeat(20_000)}"}`;
      assert.equal((await harness.post(path, large)).status, 413);
      const stream = new ReadableStream({ start: (controller) => { for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(1_000))); controller.close(); } });
      assert.equal((await harness.ask('POST', path, { headers: { 'content-type': 'application/json' }, body: stream, duplex: 'half' } as RequestInit)).status, 413);
    }
    assert.equal((await harness.ask('POST', '/form', { headers: { 'content-type': 'application/json' }, body: request })).status, 415);
    assert.equal((await harness.mails()).length, 0);
  });

  test('keys that are unknown, given twice or of the wrong kind are named', async () => {
    const request = await harness.request('a@example.org');
    const wrong: [Record<string, unknown>, string][] = [
      [{ admin: true }, 'admin'], [{ lang: 'sr' }, 'lang'], [{ topics: [] }, 'topics'], [{ topics: ['news', 'news'] }, 'topics'], [{ topics: 'news' }, 'topics'], [{ topics: [null] }, 'topics[0]'],
      [{ email: ['a@example.org'] }, 'email'], [{ email: null }, 'email'], [{ challenge: null }, 'challenge'], [{ challenge: { ...request.challenge, x: 1 } }, 'challenge.x'],
      [{ page: 'javascript:alert(1)' }, 'page'], [{ page: 'not an address' }, 'page'], [{ widget: 'a b' }, 'widget'],
    ];
    for (const [more, name] of wrong) {
      const { status, body } = await harness.post('/subscriptions', { ...request, ...more } as unknown as SubscriptionRequest);
      assert.deepEqual([status, body.errors.map(({ parameter }: { parameter: string }) => parameter)], [400, [name]], name);
    }
    const text = JSON.stringify(request);
    for (const body of [`${text.slice(0, -1)},"email":"b@example.org"}`, `{"__proto__":{"email":"x"},${text.slice(1)}`, `{"constructor":{},${text.slice(1)}`]) assert.equal((await harness.post('/subscriptions', body)).status, 400);
    assert.equal(({} as { email?: string }).email, undefined);
    for (const query of ['?kind=audio', '?kind=work&kind=image', '?x=1', '?lang=xx']) assert.equal((await harness.ask('GET', `/challenge${query}`)).status, 400, query);
    assert.equal((await harness.mails()).length, 0);
  });

  test('a request that lies about its length changes nothing', async () => {
    const body = JSON.stringify(await harness.request('a@example.org'));
    const socket = connect(Number(new URL(harness.origin).port), '127.0.0.1');
    socket.end(`POST /v1/newsletter/subscriptions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 10}\r\n\r\n${body}`);
    await new Promise((resolve) => socket.on('close', resolve).resume());
    assert.equal((await harness.mails()).length, 0);
    assert.deepEqual(harness.log.filter(({ level }) => level === 'error'), [], 'nor is it a fault of the service');
  });

  const hostile = fileURLToPath(new URL('../../../../shared/data/hostile/JSONTestSuite/', import.meta.url));
  const folder = existsSync(hostile) ? readdirSync(hostile, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')) : [];
  test('the files of the JSON test suite are 400 at every JSON route, and never an error of the service', { skip: folder.length ? false : `no JSONTestSuite in ${hostile}` }, async () => {
    assert.ok(folder.length > 250);
    for (const path of JSON_ROUTES) {
      for (const name of folder) {
        const raw = readFileSync(hostile + name);
        const { status } = await harness.from('192.0.2.9', 'POST', path, { headers: { 'content-type': 'application/json' }, body: raw });
        assert.equal(status, raw.length > 16_384 ? 413 : 400, `${path} ${name}`);
      }
    }
  });

  test('whatever is sent, the answer is one that is meant, and nothing is stored but by what is right', async () => {
    const { meta } = await harness.challenge();
    const text = fc.oneof(fc.constantFrom(...NAUGHTY), fc.string({ unit: 'binary', maxLength: 60 }));
    const value = fc.oneof(text, fc.jsonValue(), fc.constantFrom('en', ['news'], meta.consent.id, 'a@example.org'));
    const body = fc.record({
      email: value, lang: value, topics: value, consent: value, challenge: fc.oneof(value, fc.record({ token: value, answer: value })), page: value, widget: value, website: value, ticket: value, code: value,
    }, { requiredKeys: [] });
    const path = fc.oneof(fc.constantFrom(...JSON_ROUTES, '/challenge', '/form', '/confirm/x', '/unsubscribe/x', '/preferences/x'), text.map((part) => `/${encodeURIComponent(wellFormed(part))}`), text.map((part) => `/confirm/${encodeURIComponent(wellFormed(part))}`));
    const type = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain');
    const before = await harness.dump();
    await fc.assert(fc.asyncProperty(fc.constantFrom('GET', 'POST', 'POST', 'POST'), path, type, fc.oneof(body.map((b) => JSON.stringify(b)), text), async (method, where, contentType, content) => {
      const { status } = await harness.from('192.0.2.9', method, where, method === 'POST' ? { headers: { 'content-type': contentType }, body: content } : {});
      assert.ok([200, 204, 400, 404, 405, 410, 413, 414, 415].includes(status), `${method} ${where} ${status}`);
    }), { numRuns: 600, examples: [['POST', '/preferences/x', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n']] });
    assert.equal(await harness.dump(), before);
    assert.deepEqual(harness.log.filter(({ level }) => level === 'error'), []);
  });
});

describe('while there is no store', () => {
  test('everything is 503 with a time to come again; during an import of PGlite only what needs the store', async () => {
    harness.busy = true;
    const answers = [await harness.ask('GET', '/challenge'), await harness.ask('GET', '/form'), await harness.post('/subscriptions', await harness.request('a@example.org')), await harness.ask('GET', '/confirm/x'), await harness.ask('POST', '/unsubscribe/x')];
    harness.busy = false;
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 503, 503, 503]);
    for (const { headers } of answers.slice(2)) assert.equal(headers.get('retry-after'), '5');
    harness.service.shut('Closed by the test.');
    const [shut, page] = [await harness.ask('GET', '/challenge'), await harness.ask('GET', '/form')];
    assert.deepEqual([shut.status, shut.body.detail, shut.headers.get('retry-after'), page.status, page.headers.get('retry-after')], [503, 'Closed by the test.', '5', 503, '5']);
    assert.match(page.text, /<h1>Not available at this moment<\/h1>/);
    await harness.service.open(harness.store);
    assert.equal((await harness.ask('GET', '/challenge')).status, 200);
  });
});
