import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Hosts, type HostPage, type Visit } from './hosts.ts';

const COUNTER = 'seesac-incident-counter';
const LIST = 'seesac-incident-list';

describe('the loader', () => {
  const hosts = new Hosts();
  const visits: Visit[] = [];
  const open: Hosts['open'] = async (...given) => {
    const visit = await hosts.open(...given);
    visits.push(visit);
    return visit;
  };
  const page = (body: string, head = hosts.script): HostPage => ({ html: `<!doctype html><html lang="en"><title>Partner</title>${head}<body>${body}` });
  const far = '<div id="far" style="height:4000px"></div>';

  before(() => hosts.start());
  beforeEach(async () => {
    hosts.missing = undefined;
    for (const visit of visits.splice(0)) await visit.close();
  });
  after(() => hosts.stop());

  it('draws a widget that asks the host of the loader', async () => {
    const visit = await open(page(`<${COUNTER}><a href="/">fallback</a></${COUNTER}>`));
    await visit.drawn(COUNTER);
    await visit.page.waitForFunction((tag) => document.querySelector(tag)!.shadowRoot!.textContent!.includes('141'), COUNTER);
    assert.ok(hosts.asked.includes('/v1/counter'));
    assert.equal(await visit.has(LIST), false);
    assert.deepEqual(visit.console, []);
  });

  it('keeps its records under symbols of its own, and sets no other global, no cookie and no storage', async () => {
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`), {
      before: (tab) => tab.addInitScript(() => Object.assign(globalThis, { before: new Set(Reflect.ownKeys(globalThis).concat('before')) })),
    });
    await visit.drawn(COUNTER);
    const left = await visit.page.evaluate(async () => ({
      globals: Reflect.ownKeys(globalThis).filter((key) => !(globalThis as unknown as { before: Set<unknown> }).before.has(key)).map(String),
      cookie: document.cookie,
      kept: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length,
    }));
    // Lit's own: which copies are on the page, and what its decorators know.
    const own = left.globals.filter((name) => !/^(litHtmlVersions|litElementVersions|reactiveElementVersions|litPropertyMetadata)$/.test(name));
    assert.ok(own.includes('Symbol(org.seesac.widgets)'));
    assert.deepEqual(own.filter((name) => !name.startsWith('Symbol(org.seesac.')), []);
    assert.deepEqual({ cookie: left.cookie, kept: left.kept }, { cookie: '', kept: 0 });
    assert.deepEqual(await visit.context.cookies(), []);
  });

  it('finds tags that come later, alone or inside other nodes', async () => {
    const visit = await open(page('<main></main>'));
    await visit.page.evaluate((tag) => document.querySelector('main')!.append(document.createElement(tag)), COUNTER);
    await visit.drawn(COUNTER);
    await visit.page.evaluate((tag) => (document.querySelector('main')!.innerHTML = `<section><p><${tag}></${tag}></p></section>`), LIST);
    await visit.drawn(LIST);
  });

  it('works when it comes after the tags and as an async script', async () => {
    const visit = await open(page(`<${COUNTER}></${COUNTER}>${hosts.script.replace('<script', '<script async')}`, ''));
    await visit.drawn(COUNTER);
  });

  it('waits with a widget far below the fold until the reader comes near', async () => {
    const visit = await open(page(`${far}<${COUNTER}>fallback</${COUNTER}>`));
    await visit.page.waitForLoadState('networkidle');
    assert.equal(await visit.has(COUNTER), false);
    assert.deepEqual(hosts.asked, ['/v1/seesac.js']);
    // 250 px below the lower edge is near enough.
    await visit.page.evaluate((tag) => scrollTo(0, document.querySelector(tag)!.getBoundingClientRect().top - innerHeight - 250), COUNTER);
    await visit.drawn(COUNTER);
  });

  it('does not wait with loading="eager"', async () => {
    const visit = await open(page(`${far}<${COUNTER} loading="eager"></${COUNTER}>`));
    await visit.drawn(COUNTER);
    assert.equal(await visit.page.evaluate(() => scrollY), 0);
  });

  it('loads every widget before the page prints', async () => {
    const visit = await open(page(`${far}<${COUNTER}></${COUNTER}><${LIST}></${LIST}>`));
    await visit.page.waitForLoadState('networkidle');
    assert.equal(await visit.has(COUNTER), false);
    await visit.page.pdf();
    await visit.page.waitForFunction(([a, b]) => customElements.get(a!) && customElements.get(b!), [COUNTER, LIST]);
  });

  it('is silent when the same version is on the page twice', async () => {
    const again = hosts.script.replace('seesac.js', 'seesac.js?again');
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`, hosts.script + hosts.script + again));
    await visit.drawn(COUNTER);
    await visit.page.waitForLoadState('networkidle');
    assert.equal(hosts.asked.filter((path) => path.includes('/incident-counter-')).length, 1);
    assert.deepEqual(visit.console, []);
  });

  it('warns once when another version is on the page, and the first one serves', async () => {
    const other = hosts.script.replace('/v1/', '/v9/');
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`, hosts.script + other + other.replace('seesac.js', 'seesac.js?again')));
    await visit.drawn(COUNTER);
    await visit.page.waitForLoadState('networkidle');
    assert.equal(visit.console.length, 1, visit.console.join('\n'));
    assert.match(visit.console[0]!, /^warning: SEESAC widgets \d+\.\d+\.\d+\S* serve this page, 9\.9\.9 does not\.$/);
    assert.ok(!hosts.asked.some((path) => path.startsWith('/v9/chunks/')));
  });

  it('leaves the fallback in place and says so when the code cannot be had, and tries again with the next tag', async (t) => {
    hosts.missing = /chunks\/incident-counter/;
    const visit = await open(page(`<main><${COUNTER}><a href="/">141 incidents</a></${COUNTER}></main>`), {
      before: (tab) => tab.addInitScript(() => {
        const heard: unknown[] = [];
        Object.assign(globalThis, { heard });
        document.addEventListener('seesac-error', (event) =>
          heard.push([(event.target as Element).localName, event.bubbles, (event as ErrorEvent).error instanceof Error]), true);
      }),
    });
    const heard = () => visit.page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
    await visit.page.waitForFunction(() => (globalThis as unknown as { heard: unknown[] }).heard.length > 0);
    assert.deepEqual(await heard(), [[COUNTER, false, true]]);
    assert.ok(await visit.page.getByRole('link', { name: '141 incidents' }).isVisible());
    assert.ok(!visit.console.some((line) => line.startsWith('uncaught')), visit.console.join('\n'));

    hosts.missing = undefined;
    const count = () => hosts.asked.filter((path) => path.includes('chunks/incident-counter')).length;
    const before = count();
    await visit.page.evaluate((tag) => document.querySelector('main')!.append(document.createElement(tag)), COUNTER);
    await visit.page.waitForFunction(() => (globalThis as unknown as { heard: unknown[] }).heard.length > 1 || document.querySelector('main')!.lastElementChild!.shadowRoot);
    // Chromium up to 150 at least keeps a module that could not be fetched, whoever asks: the page then hears of it again.
    if (count() === before) {
      t.diagnostic(`this browser (${await visit.page.evaluate(() => navigator.userAgent.match(/Chrome\/\d+/)?.[0])}) does not fetch a module again that failed once`);
      assert.ok((await heard()).length > 1, 'it was tried again, and the page heard of it');
    } else await visit.drawn(COUNTER);
  });

  it('recovers by itself although not even the code that recovers could be fetched', async () => {
    hosts.missing = /counter$|chunks\/recover/;
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`), { before: (tab) => tab.clock.install() });
    await visit.page.locator(`${COUNTER} [part="error"]`).waitFor();
    assert.match(await visit.page.locator(`${COUNTER} [part="error"]`).innerText(), /No answer from 127\.0\.0\.1/);
    hosts.missing = undefined;
    await visit.page.clock.fastForward(60_000);
    await visit.page.locator(`${COUNTER} .root.ready`).waitFor();
    assert.ok(!visit.console.some((line) => line.startsWith('uncaught')), visit.console.join('\n'));
  });

  it('loads a list although the counter cannot be had', async () => {
    hosts.missing = /chunks\/incident-counter/;
    const visit = await open(page(`<${COUNTER}>fallback</${COUNTER}><${LIST}></${LIST}>`));
    await visit.drawn(LIST);
    assert.ok(await visit.page.getByText('fallback').isVisible());
  });

  it('runs under a policy that allows only its host, without a violation', async () => {
    const csp = `default-src 'none'; script-src ${hosts.service}; connect-src ${hosts.service}; style-src 'none'; report-uri /reports`;
    const visit = await open({ ...page(`<${COUNTER}></${COUNTER}><${LIST}></${LIST}>`), csp }, {
      before: (tab) => tab.addInitScript(() => {
        const violations: string[] = [];
        Object.assign(globalThis, { violations });
        document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
      }),
    });
    await visit.drawn(`${COUNTER}, ${LIST}`);
    await visit.page.waitForLoadState('networkidle');
    assert.deepEqual(await visit.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations), []);
    assert.deepEqual(visit.console, []);
  });

  it('runs under a policy with a nonce and Trusted Types', async () => {
    const csp = `script-src 'nonce-abc'; connect-src ${hosts.service}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
    const head = hosts.script.replace('<script', '<script nonce="abc"');
    const visit = await open({ ...page(`<${COUNTER}></${COUNTER}>`, head), csp });
    await visit.drawn(COUNTER);
    assert.deepEqual(visit.console, []);
  });

  it('shows the fallback where scripts are off', async () => {
    const visit = await open(page(`<${COUNTER}><a href="/">141 incidents</a></${COUNTER}>`), { javaScriptEnabled: false });
    assert.ok(await visit.page.getByRole('link', { name: '141 incidents' }).isVisible());
    assert.deepEqual(hosts.asked, []);
  });

  it('does not fetch a widget that the page has defined itself', async () => {
    const own = `<script type="module">customElements.define('${COUNTER}', class extends HTMLElement {});</script>`;
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`, own + hosts.script));
    await visit.page.waitForLoadState('networkidle');
    assert.deepEqual(hosts.asked, ['/v1/seesac.js']);
  });

  it('survives a page that has added to Array.prototype', async () => {
    const polluted = `<script>Array.prototype.extra = function () { return 1; };</script>`;
    const visit = await open(page(`<${COUNTER}></${COUNTER}>`, polluted + hosts.script));
    await visit.drawn(COUNTER);
    assert.deepEqual(visit.console, []);
  });
});
