import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hosts, type Visit } from './hosts.ts';

const pinned = (hosts: Hosts, name: string) => `<script type="module" src="${hosts.service}/v1/pinned/seesac-${name}.js"></script>`;
/** What was asked of a route, without duplicates. */
const filtersOf = (hosts: Hosts, route: string) => [...new Set(hosts.questions.filter((url) => url.startsWith(`/v1/${route}`)).map((url) => url.split('?')[1] ?? ''))];

/** Changes the filters of the store that hangs on an element, as a widget of any copy would. */
const set = (visit: Visit, selector: string, key: string, patch: object) =>
  visit.page.evaluate(([s, k, p]) => (document.querySelector(s) as unknown as Record<symbol, { set(patch: object): boolean }>)[Symbol.for(k)]!.set(p), [selector, key, patch] as const);

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('widgets of several bundles, each with its own Lit', () => {
  const hosts = new Hosts();
  before(() => hosts.start());
  after(() => hosts.stop());

  for (const order of [['scope', 'incident-counter', 'incident-list'], ['incident-list', 'incident-counter', 'scope']])
    it(`follow one scope, whose code comes ${order[0] === 'scope' ? 'first' : 'last'}`, async () => {
      const visit = await hosts.open({
        html: `<!doctype html><html lang="en"><title>Partner</title>${order.map((name) => pinned(hosts, name)).join('')}
          <seesac-scope jurisdiction="RS"><seesac-incident-counter></seesac-incident-counter><seesac-incident-list limit="2"></seesac-incident-list></seesac-scope>
          <seesac-incident-counter id="alone"></seesac-incident-counter>`,
      });
      await visit.drawn('seesac-scope, seesac-incident-counter, seesac-incident-list');
      await visit.page.waitForLoadState('networkidle');
      assert.deepEqual(filtersOf(hosts, 'counter').sort(), ['', 'jurisdiction=RS']);
      assert.deepEqual(filtersOf(hosts, 'incidents'), ['jurisdiction=RS&limit=2']);
      hosts.questions = [];
      assert.equal(await set(visit, 'seesac-scope', 'org.seesac.filters/1', { type: ['suicide'], jurisdiction: undefined }), true);
      await until(() => hosts.questions.length >= 2);
      await visit.page.waitForLoadState('networkidle');
      assert.deepEqual(hosts.questions.sort(), ['/v1/counter?jurisdiction=RS&type=suicide', '/v1/incidents?jurisdiction=RS&type=suicide&limit=2'], 'each asks once, the one alone nothing');
      assert.equal(await visit.page.evaluate(() => (document.querySelector('seesac-scope') as unknown as { query: string }).query), 'jurisdiction=RS&type=suicide');
      await visit.close();
    });

  it('follow the page in separate blocks of a CMS where they ask to, and nobody else does', async () => {
    const visit = await hosts.open({
      html: `<!doctype html><html lang="en"><title>Partner</title>${pinned(hosts, 'incident-counter')}${pinned(hosts, 'incident-list')}
        <section><seesac-incident-counter for="page"></seesac-incident-counter></section><aside><seesac-incident-list for="page" limit="2"></seesac-incident-list></aside>
        <seesac-incident-list id="alone" limit="3"></seesac-incident-list>`,
    });
    await visit.drawn('seesac-incident-counter, seesac-incident-list');
    await visit.page.waitForLoadState('networkidle');
    hosts.questions = [];
    await set(visit, 'html', 'org.seesac.page-filters/1', { type: ['suicide'] });
    await until(() => hosts.questions.length >= 2);
    await visit.page.waitForLoadState('networkidle');
    assert.deepEqual(hosts.questions.sort(), ['/v1/counter?type=suicide', '/v1/incidents?type=suicide&limit=2']);
    await visit.close();
  });

  it('keep their last answers with their time while the service is gone, and recover without a reload', async () => {
    const visit = await hosts.open({
      html: `<!doctype html><html lang="en"><title>Partner</title>${hosts.script}
        <seesac-scope><seesac-incident-counter></seesac-incident-counter><seesac-incident-list limit="2"></seesac-incident-list><seesac-incident-filters></seesac-incident-filters></seesac-scope>`,
    });
    const WIDGETS = 'seesac-incident-counter, seesac-incident-list, seesac-incident-filters';
    await visit.drawn(WIDGETS);
    const phases = (phase: string) =>
      visit.page.waitForFunction(([s, p]) => [...document.querySelectorAll(s!)].every((e) => e.shadowRoot?.querySelector('.root')?.classList.contains(p!)), [WIDGETS, phase]);
    const texts = () => visit.page.evaluate((s) => [...document.querySelectorAll(s)].map((e) => (e.shadowRoot!.querySelector('.root') as HTMLElement).innerText), WIDGETS);
    await phases('ready');
    await set(visit, 'seesac-scope', 'org.seesac.filters/1', { type: ['suicide'] });
    await until(() => hosts.questions.filter((url) => url.includes('type=suicide')).length >= 3);
    await phases('ready');
    const revive = await hosts.kill();
    await set(visit, 'seesac-scope', 'org.seesac.filters/1', { type: undefined, jurisdiction: ['RS'] });
    await set(visit, 'seesac-scope', 'org.seesac.filters/1', { type: ['suicide'], jurisdiction: undefined });
    await visit.page.waitForFunction((s) => [...document.querySelectorAll(s)].every((e) => e.shadowRoot?.querySelector('[part=error]')), WIDGETS);
    for (const text of await texts()) {
      assert.match(text, /Current data cannot be shown now\.\s+No answer from/);
      assert.match(text, /As of 13 February 2025/);
    }
    assert.match((await texts())[0]!, /141/);
    await revive();
    await visit.page.evaluate(() => dispatchEvent(new Event('online')));
    await phases('ready');
    assert.ok((await texts()).every((text) => !text.includes('Current data cannot')));
    assert.deepEqual(visit.console.filter((line) => !/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(line)), [], 'nothing is thrown into the page');
    await visit.close();
  });
});
