import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { Challenges } from '../src/newsletter/challenge.ts';
import { startBrowser } from './support/chromium.ts';
import { DataDirs } from './support/data-dir.ts';
import type { Answered, NewsletterHarness } from './support/newsletter.ts';
import { onPglite, type Opened } from './support/newsletter-store.ts';
import { tallyOf } from './support/newsletter-suite.ts';

const dirs = new DataDirs();
let opened: Opened;
let harness: NewsletterHarness;
let browser: Browser;

before(async () => {
  ({ harness } = opened = await onPglite(dirs));
  browser = await startBrowser();
});
beforeEach(() => harness.clear());
after(async () => {
  await browser.close();
  await opened.close();
  dirs.remove();
});

const heading = ({ text }: Answered) => /<h1>(.*?)<\/h1>/.exec(text)?.[1];
const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });

/** Every address that a mail can have, with a subscriber behind each, and a mail that waits for its confirmation. */
async function mailLinks(): Promise<{ confirm: string; unsubscribe: string; preferences: string }> {
  const { token } = await harness.confirmed('reader@example.org');
  await harness.signUp('new@example.org');
  return { confirm: `/confirm/${(await harness.lastMail('new@example.org')).token}`, unsubscribe: `/unsubscribe/${token}`, preferences: `/preferences/${token}` };
}

describe('links of mails', () => {
  test('change nothing for programs that look into mails: HEAD, fifty times GET, a browser with scripts on the page for half a minute', async () => {
    const links = Object.values(await mailLinks());
    const before = await harness.dump();
    for (const link of links) {
      assert.equal((await harness.ask('HEAD', link)).text, '');
      const answers = await Promise.all(Array.from({ length: 50 }, () => harness.ask('GET', `${link}?utm_source=mail&x`)));
      assert.deepEqual(tallyOf(answers.map(({ status }) => status)), { 200: 50 });
    }
    const context = await browser.newContext();
    const asked: string[] = [];
    for (const link of links) {
      const page = await context.newPage();
      await page.clock.install();
      page.on('request', (made) => void asked.push(made.method()));
      await page.goto(`${harness.origin}/v1/newsletter${link}`, { waitUntil: 'load' });
      await page.clock.runFor(30_000);
      // what some of them do beside: they move, scroll and follow what looks like a link
      await page.mouse.move(100, 100);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      for (const href of await page.locator('a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))) await context.request.get(href);
      await page.close();
    }
    await delay(200);
    assert.deepEqual(asked.filter((method) => method !== 'GET'), []);
    assert.equal(await harness.dump(), before);
    await context.close();
  });

  test('have no script, tell nobody their address, are kept by nobody and framed by nobody', async () => {
    const links = await mailLinks();
    for (const link of [...Object.values(links), '/confirm/x', '/preferences/x', '/unsubscribe/x']) {
      const { headers, text } = await harness.ask('GET', link);
      assert.equal(headers.get('content-security-policy'), "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
      assert.deepEqual(
        ['cache-control', 'referrer-policy', 'x-content-type-options', 'x-robots-tag', 'access-control-allow-origin', 'set-cookie', 'content-type'].map((name) => headers.get(name)),
        ['no-store', 'no-referrer', 'nosniff', 'noindex', null, null, 'text/html; charset=utf-8'],
      );
      assert.doesNotMatch(text, /<script|\son\w+=|style=|https?:\/\//);
    }
    const open = await harness.ask('GET', '/form');
    assert.match(open.headers.get('content-security-policy')!, /frame-ancestors 'self' .*https:\/\/site\.example\.org https:\/\/news\.example\.org$/);
    assert.equal(open.headers.get('referrer-policy'), 'same-origin');
    const { port } = new URL(harness.origin);
    for (const name of ['localhost', '127.0.0.1']) assert.ok(open.headers.get('content-security-policy')!.includes(` http://${name}:${port} `));
  });

  test('confirm once: then they say so, and after two days that they are too old', async () => {
    const { confirm } = await mailLinks();
    const first = await harness.ask('GET', confirm);
    assert.match(first.text, /<li>News of SEESAC<\/li>[\s\S]*<form method="post"><button class="large">Confirm<\/button>/);
    assert.equal(heading(await harness.ask('POST', confirm)), 'You are subscribed');
    assert.equal((await harness.subscriber('new@example.org'))!.state, 'confirmed');
    const row = JSON.stringify(await harness.subscriber('new@example.org'));
    for (const method of ['GET', 'POST']) assert.equal(heading(await harness.ask(method, confirm)), 'Already confirmed');
    assert.equal(JSON.stringify(await harness.subscriber('new@example.org')), row);
    await harness.signUp('late@example.org');
    const late = `/confirm/${(await harness.lastMail('late@example.org')).token}`;
    harness.later(48 * 60);
    const bodies = [];
    for (const link of [late, `/confirm/${'x'.repeat(43)}`, '/confirm/nothing']) {
      for (const method of ['GET', 'POST']) {
        const answer = await harness.ask(method, link);
        assert.deepEqual([answer.status, heading(answer)], [410, 'This link is too old']);
        bodies.push(answer.text);
      }
    }
    assert.equal(new Set(bodies).size, 1);
    assert.match(bodies[0]!, /<a href="\/v1\/newsletter\/form\?lang=en">Sign up again<\/a>/);
    assert.equal((await harness.subscriber('late@example.org'))!.state, 'pending');
  });

  test('of several mails the one that is confirmed is the last word', async () => {
    await harness.signUp('a@example.org', { topics: ['news'] });
    harness.later(16);
    await harness.signUp('a@example.org', { topics: ['monitor'], lang: 'sq' });
    const [first, second] = await harness.mails('a@example.org');
    await harness.ask('POST', `/confirm/${second!.token}`);
    assert.match((await harness.ask('POST', `/confirm/${first!.token}`)).text, /lang="en"[\s\S]*Already confirmed/);
    const { state, topics, lang } = (await harness.subscriber('a@example.org'))!;
    assert.deepEqual([state, topics, lang], ['confirmed', 'monitor', 'sq']);
  });

  test('speak the language of their reader: that of the link, of the subscriber, of the browser', async () => {
    const { token } = await harness.confirmed('a@example.org', { lang: 'sr-Cyrl' });
    const langOf = async (path: string, accept = 'de, sq;q=0.8') => /<html lang="([^"]*)"/.exec((await harness.ask('GET', path, { headers: { 'accept-language': accept } })).text)![1];
    assert.deepEqual([await langOf(`/preferences/${token}`), await langOf(`/preferences/${token}?lang=sq`), await langOf('/preferences/x'), await langOf('/confirm/x', 'sr-ME'), await langOf('/unsubscribe/x', 'sr-RS'), await langOf('/form', 'xx')],
      ['sr-Cyrl', 'sq', 'sq', 'sr-Latn', 'sr-Cyrl', 'en']);
    for (const lang of ['en', 'sq', 'sr-Latn', 'sr-Cyrl']) {
      const { text } = await harness.ask('GET', `/preferences/${token}?lang=${lang}`);
      assert.doesNotMatch(text, /\{\w+\}|undefined/);
      if (lang === 'sr-Cyrl') assert.match(text, /Ваша пријава[\s\S]*a@example\.org/);
    }
  });
});

describe('the pages', () => {
  test('have nothing that axe finds fault with, and fit into 320 pixels, in light and dark', async () => {
    const { confirm, unsubscribe, preferences } = await mailLinks();
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
      const check = async (what: string) => {
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], `${what}, ${colorScheme}`);
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${what} is too wide`);
      };
      // only colours differ in the dark
      const more = colorScheme === 'light' ? ['/form?lang=sq&number=none', '/confirm/x', unsubscribe, '/preferences/x'] : [];
      for (const path of ['/form?lang=sr-Latn', confirm, ...more, preferences]) {
        await page.goto(`${harness.origin}/v1/newsletter${path}`);
        await check(path);
      }
      await page.getByRole('button', { name: /^Erase my data/ }).click();
      await check('erasure');
      await page.getByRole('link', { name: 'Keep them' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await check('saved');
      await page.getByRole('checkbox', { name: /^News/ }).uncheck();
      await page.getByRole('button', { name: 'Save' }).click();
      await check('no topic');
      await page.close();
    }
  });
});

describe('unsubscription', () => {
  /** As a mail program sends it: no header of a browser. */
  const oneClick = (path: string, type: string, body: string) => new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const { port } = new URL(harness.origin);
    const sent = request({ host: '127.0.0.1', port, path: `/v1/newsletter${path}`, method: 'POST', headers: { 'Content-Type': type, 'Content-Length': body.length } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    sent.on('error', reject).end(body);
  });

  test('by one click (RFC 8058): 200 in every case, without redirect and cookie, changed once', async () => {
    const { token } = await harness.confirmed('a@example.org');
    const urlencoded = ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'] as const;
    const multipart = ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'] as const;
    const answers = [];
    for (const [type, body] of [urlencoded, multipart, urlencoded, ['text/plain', ''], ['application/octet-stream', 'x'.repeat(50_000)]] as const) answers.push(await oneClick(`/unsubscribe/${token}`, type, body));
    for (const unknown of ['x', `${'0'.repeat(32)}.${'a'.repeat(43)}`, `${token.slice(0, -2)}AA`]) answers.push(await oneClick(`/unsubscribe/${unknown}`, ...urlencoded));
    for (const { status, headers, text } of answers) {
      assert.deepEqual([status, headers['location'], headers['set-cookie'], headers['content-type']], [200, undefined, undefined, 'text/plain; charset=utf-8']);
      assert.equal(text, answers[0]!.text);
    }
    const row = await harness.subscriber('a@example.org');
    assert.deepEqual([row!.state, row!.ended_at !== null], ['ended', true]);
    const events = await harness.db.selectFrom('consents').select(['event', 'method']).where('event', '=', 'unsubscribed').execute();
    assert.deepEqual(events, [{ event: 'unsubscribed', method: 'one-click' }]);
  });

  test('by the button of its page; what was under way is stopped', async () => {
    const { id, token } = await harness.confirmed('a@example.org');
    harness.later(16);
    await harness.signUp('a@example.org');
    const mail = await harness.lastMail('a@example.org');
    const waiting = () => harness.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').where('subscriber', '=', id).execute();
    assert.equal((await waiting()).length, 2);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${harness.origin}/v1/newsletter/unsubscribe/${token}`);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    assert.equal(await page.getByRole('heading').textContent(), 'You are unsubscribed');
    await page.close();
    assert.equal((await harness.subscriber('a@example.org'))!.state, 'ended');
    assert.equal((await waiting()).length, 0);
    assert.equal((await harness.ask('POST', `/confirm/${mail.token}`)).status, 410, 'a link from before does not subscribe again');
  });
});

describe('the page of a subscriber', () => {
  test('changes topics and language, and writes it down', async () => {
    const { token } = await harness.confirmed('a@example.org', { lang: 'mk' });
    const path = `/preferences/${token}`;
    assert.match((await harness.ask('GET', path)).text, /<option value="mk" lang="mk" selected>/);
    const none = await harness.ask('POST', path, form({ step: 'save', lang: 'sq' }));
    assert.deepEqual([none.status, /role="alert"/.test(none.text)], [400, true]);
    const body = new URLSearchParams([['step', 'save'], ['lang', 'sq'], ['topics', 'news'], ['topics', 'monitor']]);
    const saved = await harness.ask('POST', path, { body });
    assert.match(saved.text, /<html lang="sq">[\s\S]*role="status"[^>]*>U ruajt\./);
    const { topics, lang } = (await harness.subscriber('a@example.org'))!;
    assert.deepEqual([topics, lang], ['news monitor', 'sq']);
    const multipart = new FormData();
    for (const [name, value] of Object.entries({ step: 'save', lang: 'en', topics: 'monitor' })) multipart.append(name, value);
    assert.equal((await harness.ask('POST', path, { body: multipart })).status, 200);
    const changes = await harness.db.selectFrom('consents').select(['lang', 'topics']).where('event', '=', 'changed').orderBy('lang').execute();
    assert.deepEqual(changes, [{ lang: 'en', topics: 'monitor' }, { lang: 'sq', topics: 'news monitor' }]);
    multipart.append('file', new Blob(['x']), 'x.txt');
    for (const bad of [form({ step: 'save', lang: 'en', topics: 'news', admin: '1' }), { body: new URLSearchParams('step=save&lang=en&lang=sq&topics=news') }, form({ step: 'nothing' }), { body: multipart }]) {
      assert.equal((await harness.ask('POST', path, bad)).status, 400);
    }
  });

  test('gives everything that is kept, and erases it: afterwards the address is nowhere but as a keyed hash', async () => {
    const canary = 'canary-7f3a';
    const email = `${canary}@example.org`;
    const { id, token } = await harness.confirmed(email);
    harness.later(20);
    await harness.signUp(email, { topics: ['monitor'] });
    const path = `/preferences/${token}`;
    await harness.ask('POST', path, form({ step: 'save', lang: 'sq', topics: 'news' }));
    const data = await harness.ask('POST', path, form({ step: 'data' }));
    assert.match(data.headers.get('content-disposition')!, /^attachment; filename="seesac-newsletter\.json"$/);
    assert.equal(data.headers.get('access-control-allow-origin'), null);
    assert.deepEqual([data.body.subscriber.email, data.body.subscriber.state], [email, 'confirmed']);
    assert.deepEqual(data.body.consents.map(({ event }: { event: string }) => event).sort(), ['asked', 'asked', 'changed', 'confirmed']);
    assert.equal(data.body.mails.length, 2);
    assert.equal(data.body.consents.find(({ event }: { event: string }) => event === 'asked').textId, 'newsletter-1-en');

    const before = await harness.dump();
    assert.equal(heading(await harness.ask('POST', path, form({ step: 'erase' }))), 'Të fshihen të dhënat tuaja?');
    assert.equal(await harness.dump(), before, 'asking erases nothing');
    assert.equal(heading(await harness.ask('POST', path, form({ step: 'erase-for-good' }))), 'Të dhënat tuaja u fshinë');
    const kept = await harness.dump();
    const public_ = [];
    for (const link of [path, `/unsubscribe/${token}`, '/form', '/challenge']) public_.push((await harness.ask('GET', link)).text);
    public_.push((await harness.ask('POST', path, form({ step: 'data' }))).text);
    const text = [kept, harness.metrics.text(), JSON.stringify(harness.log), ...public_].join('\n');
    assert.ok(before.includes(canary) && !text.includes(canary), 'the address is nowhere');
    assert.ok(!kept.includes(id) && !JSON.stringify(harness.log).includes(token) && !harness.metrics.text().includes(token.slice(0, 20)));
    const { rows: suppressions } = { rows: await harness.db.selectFrom('suppressions').selectAll().execute() };
    assert.deepEqual(suppressions.map(({ reason, email_hmac: hash }) => [reason, hash]), [['erased', harness.secrets.addressHash(email.toUpperCase())]]);
    const gone = await harness.ask('GET', path);
    assert.deepEqual([gone.status, gone.text], [404, (await harness.ask('GET', '/preferences/x')).text], 'an erased subscriber is one who never was');
  });

  test('metrics and log hold routes and no tokens', async () => {
    const links = await mailLinks();
    for (const link of Object.values(links)) for (const method of ['GET', 'POST', 'PUT']) await harness.ask(method, link);
    await harness.ask('GET', '/something/else');
    const text = harness.metrics.text();
    for (const route of ['confirm/:token', 'unsubscribe/:token', 'preferences/:token', '*']) assert.ok(text.includes(`route="/v1/newsletter/${route}"`), route);
    for (const link of Object.values(links)) {
      const token = link.split('/')[2]!.slice(0, 30);
      assert.ok(!text.includes(token) && !JSON.stringify(harness.log).includes(token));
    }
  });
});

describe('the form as a page', () => {
  test('signs up in a browser without scripts: number, mail, code', async () => {
    const challenges = new Challenges(harness.secrets);
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await page.goto(`${harness.origin}/v1/newsletter/form?lang=en`);
    assert.equal(await page.getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth), 200);
    const copy = async (change = 0) => {
      const token = (await page.locator('input[name=token]').getAttribute('value'))!;
      const number = Number(challenges.digits(challenges.read(token, harness.now)!));
      await page.getByLabel('The five digits in the picture').fill(String((number + change) % 100_000).padStart(5, '0'));
      harness.later(1);
      await page.getByRole('button', { name: 'Sign up' }).click();
    };
    assert.equal(await page.locator('input:checked').count(), 0, 'who signs up says what to send, and agrees: nothing is ticked before');
    await page.getByLabel('E-mail address').fill('reader@example.org');
    await page.getByLabel('News of SEESAC').check();
    await page.getByLabel('Armed Violence Monitor').check();
    await page.getByLabel('Language of the mails').selectOption('sq');
    await page.getByLabel(/^I agree/).check();
    await copy(1);
    assert.match((await page.getByRole('alert').textContent())!, /The number was not right/);
    assert.equal(await page.getByLabel('E-mail address').inputValue(), 'reader@example.org', 'what was typed is there still');
    assert.equal(await page.getByLabel('The five digits in the picture').getAttribute('aria-invalid'), 'true');
    await copy();
    assert.equal(await page.getByRole('heading').textContent(), 'Look into your mailbox');
    const { code } = await harness.lastMail('reader@example.org');
    await page.getByLabel('Code from the mail').fill(code === '000000' ? '111111' : '000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    assert.match((await page.getByRole('alert').textContent())!, /The code is not right/);
    await page.getByLabel('Code from the mail').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole('button', { name: 'Confirm' }).click();
    assert.equal(await page.getByRole('heading').textContent(), 'You are subscribed');
    const { state, topics, lang } = (await harness.subscriber('reader@example.org'))!;
    assert.deepEqual([state, topics, lang], ['confirmed', 'news monitor', 'sq']);
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
    await page.close();
  });

  test('has a way for who cannot read the number: once a day for one, twenty times an hour for all', async () => {
    const send = async (client: string, email: string) => {
      const { text } = await harness.from(client, 'GET', '/form?lang=en&number=none');
      assert.doesNotMatch(text, /<img|name="answer"/);
      const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
      return harness.from(client, 'POST', '/form?lang=en&number=none', form({ step: 'sign-up', email, lang: 'en', topics: 'news', consent: 'newsletter-1-en', token, website: '' }));
    };
    assert.match((await harness.ask('GET', '/form?lang=en')).text, /<a href="\/v1\/newsletter\/form\?lang=en&amp;number=none">I cannot read the number<\/a>/);
    assert.equal(heading(await send('192.0.2.1', 'a@example.org')), 'Look into your mailbox');
    assert.equal((await harness.subscriber('a@example.org'))!.state, 'pending', 'still to be confirmed');
    const second = await send('192.0.2.1', 'b@example.org');
    assert.equal(second.status, 429);
    assert.match(second.text, /role="alert"[\s\S]*Try again tomorrow/);
    for (let i = 1; i < 20; i++) assert.equal((await send(harness.client(), `c${i}@example.org`)).status, 200);
    assert.equal((await send(harness.client(), 'd@example.org')).status, 429);
    harness.later(24 * 60);
    assert.equal((await send('192.0.2.1', 'b@example.org')).status, 200);
  });

  test('says what is missing, and is sent from pages that may', async () => {
    const fresh = async () => /name="token" value="([^"]+)"/.exec((await harness.ask('GET', '/form')).text)![1]!;
    const missing = await harness.ask('POST', '/form?lang=en', form({ step: 'sign-up', email: '<b>x', lang: 'en', token: await fresh() }));
    assert.equal(missing.status, 400);
    for (const words of [/must be one address/, /Choose at least one/, /Without your consent/]) assert.match(missing.text, words);
    assert.match(missing.text, /value="&lt;b&gt;x"/);
    const evil = await harness.ask('POST', '/form', { ...form({ step: 'sign-up' }), headers: { origin: 'https://evil.example.org' } });
    assert.deepEqual([evil.status, heading(evil)], [403, 'This cannot be done']);
    const fields = form({ step: 'sign-up', email: 'x', lang: 'en', token: await fresh() });
    assert.equal((await harness.ask('POST', '/form', { ...fields, headers: { origin: harness.origin } })).status, 400);
  });

  test('shows the picture on the ground of the page, light or dark, with digits that stand out from it', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme });
      await page.goto(`${harness.origin}/v1/newsletter/form?lang=en`);
      const [ground, ink, behind] = await page.getByRole('img').evaluate(async (img: HTMLImageElement) => {
        await img.decode();
        const context = Object.assign(document.createElement('canvas'), { width: 200, height: 72 }).getContext('2d')!;
        context.drawImage(img, 0, 0);
        const pixels = context.getImageData(0, 0, 200, 72).data;
        const light = Array.from({ length: pixels.length / 4 }, (_, at) => 0.2126 * pixels[at * 4]! + 0.7152 * pixels[at * 4 + 1]! + 0.0722 * pixels[at * 4 + 2]!);
        const [first] = light;
        const colour = /(\d+), (\d+), (\d+)/.exec(getComputedStyle(document.body).backgroundColor)!.slice(1).map(Number);
        return [first!, light.reduce((most, one) => (Math.abs(one - first!) > Math.abs(most - first!) ? one : most)), 0.2126 * colour[0]! + 0.7152 * colour[1]! + 0.0722 * colour[2]!];
      });
      assert.ok(Math.abs(ground! - behind!) < 2, `${colorScheme}: ${ground} on ${behind}`);
      assert.ok(Math.abs(ink! - ground!) > 150, `${colorScheme}: ${ink} on ${ground}`);
      await page.close();
    }
  });

  test('draws digits that no text holds, differently each time', async () => {
    const { data } = (await harness.ask('GET', '/challenge?kind=image')).body;
    assert.equal(data.image, `${harness.origin}/v1/newsletter/challenge/${data.token}.svg`);
    const pictures = [];
    for (let i = 0; i < 2; i++) pictures.push(await harness.ask('GET', `/challenge/${data.token}.svg`));
    const challenges = new Challenges(harness.secrets);
    const digits = challenges.digits(challenges.read(data.token, harness.now)!);
    assert.match(digits, /^\d{5}$/);
    for (const { headers, text } of pictures) {
      assert.deepEqual([headers.get('content-type'), headers.get('cache-control')], ['image/svg+xml; charset=utf-8', 'no-store']);
      assert.doesNotMatch(text, /<text|<title|<script|font/);
      assert.ok(!text.includes(digits));
    }
    assert.notEqual(pictures[0]!.text, pictures[1]!.text);
    const work = (await harness.ask('GET', '/challenge')).body.data.token;
    assert.equal((await harness.ask('GET', `/challenge/${work}.svg`)).status, 404);
    harness.later(10);
    assert.equal((await harness.ask('GET', `/challenge/${data.token}.svg`)).status, 404);
  });
});
