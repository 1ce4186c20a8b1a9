import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { CounterAnswer, IncidentsAnswer } from '@seesac/contract';
import { explorerTests } from './explorer.ts';
import { newsletterTests } from './newsletter.ts';
import { closeBrowser, npmStart, violationsOfAxe, visit, type Running } from './running.ts';

let running: Running;
before(async () => void (running = await npmStart()), { timeout: 300_000 });
after(async () => {
  await closeBrowser();
  await running?.end();
});

const json = async <T>(path: string): Promise<T> => (await fetch(running.service + path)).json() as Promise<T>;
/** Waits until a widget has its answer and gives the text that a reader sees in it. */
async function shown(page: Page, tag: string, nth = 0): Promise<string> {
  const widget = page.locator(tag).nth(nth);
  await widget.scrollIntoViewIfNeeded();
  await widget.locator('.root.ready').waitFor({ timeout: 15_000 });
  return widget.evaluate((el) => (el.shadowRoot!.querySelector('.root') as HTMLElement).innerText);
}

test('npm start ends with three addresses that work', async () => {
  for (const url of [`${running.service}/docs`, running.site, running.partner]) {
    assert.ok(running.output().includes(url.replace(/\/docs$/, '')), url);
    assert.equal((await fetch(url)).status, 200, url);
  }
  assert.match(running.output(), /synthetic/i);
});

test('the counter of 13 February 2025 shows 141, compared with the same days of the years before', async () => {
  const { data, meta } = await json<CounterAnswer>('/v1/counter');
  assert.equal(data.count, 141);
  assert.deepEqual(data.period, { from: '2025-02-01', to: '2025-02-13' });
  assert.deepEqual(data.comparison.map((c) => `${c.from} ${c.to}`), ['2024-02-01 2024-02-13', '2023-02-01 2023-02-13', '2022-02-01 2022-02-13']);
  for (const c of data.comparison)
    assert.equal((await json<IncidentsAnswer>(`/v1/incidents?limit=1&from=${c.from}&to=${c.to}`)).meta.total, c.count, `${c.year}`);
  assert.ok(meta.notices.includes('synthetic') && meta.notices.includes('kosovo') && meta.notices.includes('eu'));
});

test('on the partner page both widgets render under the strict CSP: no violation, no console message, no cookie, no storage', async () => {
  const { page, context, conduct } = await visit(`${running.partner}/`);
  const policy = (await fetch(`${running.partner}/`)).headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
  assert.match(await shown(page, 'seesac-incident-counter'), /141/);
  assert.match(await shown(page, 'seesac-incident-list'), /Serbia/);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(conduct.violations, []);
  assert.deepEqual(conduct.console, []);
  assert.deepEqual(conduct.failed, []);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches?.keys?.() ?? []).length]), ['', 0, 0, 0, 0]);
  assert.deepEqual([...conduct.hosts].sort(), [new URL(running.partner).host, new URL(running.service).host].sort());
  await context.close();
});

test('on the partner page each legal notice stands once and the mark of invented data with every widget', async () => {
  const { page, context } = await visit(`${running.partner}/`);
  const text = (await shown(page, 'seesac-incident-counter')) + (await shown(page, 'seesac-incident-list'));
  for (const [notice, times] of [[/Security Council Resolution 1244/g, 1], [/funded by the European Union/g, 1], [/Synthetic demonstration data/g, 2]] as const)
    assert.equal([...text.matchAll(notice)].length, times, `${notice}`);
  await context.close();
});

test('on the partner page a script of the partner sets its cookie after a yes, and takes it away after a no', async () => {
  const { page, context, conduct } = await visit(`${running.partner}/plain`);
  const bar = page.getByRole('region', { name: 'Do you agree to use of cookies?' });
  await bar.getByRole('button', { name: 'I agree' }).click();
  await page.getByText('It has run: visit 1.').waitFor();
  assert.deepEqual((await context.cookies()).map(({ name, value }) => [name, value]), [['partner-visits', '1']]);
  await page.reload();
  await page.getByText('It has run: visit 2.').waitFor();
  assert.equal(await bar.count(), 0, 'asked once in a session');
  await page.getByRole('link', { name: 'Cookie management' }).click();
  await page.getByRole('dialog').getByRole('button', { name: "I don't agree" }).click();
  await page.getByText('Its cookie is gone.').waitFor();
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual([conduct.violations, conduct.console], [[], []]);
  await context.close();
});

test('with scripts off the partner page and the site show their fallbacks', async () => {
  for (const url of [`${running.partner}/`, `${running.site}/`]) {
    const { page, context } = await visit(url, { javaScriptEnabled: false });
    const fallback = page.locator('seesac-incident-counter a');
    assert.equal(await fallback.first().isVisible(), true, url);
    await context.close();
  }
});

test('the list pages through to the same incidents as the API', async () => {
  const { page, context } = await visit(`${running.site}/platform/incidents`);
  await shown(page, 'seesac-incident-list');
  const list = page.locator('seesac-incident-list');
  const ids = () => list.locator('[part="item"] a.title').evaluateAll((links) => links.map((a) => decodeURIComponent((a as HTMLAnchorElement).pathname.split('/').at(-1)!)));
  const first = await ids();
  await list.getByRole('button', { name: /show more/i }).click();
  await page.waitForFunction((n) => document.querySelector('seesac-incident-list')!.shadowRoot!.querySelectorAll('[part="item"]').length > n, first.length);
  const shownIds = await ids();
  const { data } = await json<IncidentsAnswer>(`/v1/incidents?limit=${shownIds.length}`);
  assert.deepEqual(shownIds, data.map((i) => i.id));
  await context.close();
});

for (const [lang, words] of [['sr-Latn', /incidenata|incident/], ['sr-Cyrl', /инцидент/], ['sq', /incidente/]] as const)
  test(`the widgets speak ${lang}, and keep the asterisk of Kosovo*`, async () => {
    const { page, context } = await visit(`${running.site}/platform?lang=${lang}`);
    assert.match(await shown(page, 'seesac-incident-counter'), words);
    await page.goto(`${running.site}/platform/incidents?jurisdiction=XK&lang=${lang}`);
    const text = await shown(page, 'seesac-incident-list');
    const names = text.replace(/\*For the United Nations[\s\S]*?Declaration of Independence\./gi, '').match(/(?<!\p{L})(?:Kosov[oaë]|Косово)(?!\p{L})[^]?/gu) ?? [];
    assert.ok(names.length > 0);
    for (const name of names) assert.match(name, /\*$/);
    await context.close();
  });

for (const [name, path] of [['home', '/'], ['platform', '/platform'], ['insights', '/platform/insights'], ['incidents', '/platform/incidents']] as const)
  test(`the ${name} page passes axe in light and dark and does not scroll sideways at 320 px`, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context, conduct } = await visit(running.site + path, { colorScheme, viewport: { width: 320, height: 800 }, reducedMotion: 'reduce' });
      for (const tag of ['seesac-incident-counter', 'seesac-incident-list']) if (await page.locator(tag).count()) await shown(page, tag);
      assert.deepEqual(await violationsOfAxe(page), [], colorScheme);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'scrolls sideways');
      assert.deepEqual(conduct.console.filter((m) => !m.startsWith('debug')), []);
      await context.close();
    }
  });

test('a reader with a keyboard alone opens what the number means and comes back', async () => {
  const { page, context } = await visit(`${running.site}/platform`);
  await shown(page, 'seesac-incident-counter');
  const inWidget = () => page.evaluate(() => (document.activeElement?.localName === 'seesac-incident-counter' ? document.activeElement.shadowRoot!.activeElement?.localName : undefined));
  for (let tabs = 0; (await inWidget()) !== 'summary'; tabs++) {
    assert.ok(tabs < 60, 'the tab key never reaches the disclosure');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const passport = page.locator('seesac-incident-counter .passport');
  await passport.waitFor();
  const text = await passport.innerText();
  for (const expected of [/Definition/, /Version of the data/, /Licence/, /not for citation/, /13 February 2025/]) assert.match(text, expected);
  await page.keyboard.press('Enter');
  await passport.waitFor({ state: 'hidden' });
  assert.equal(await inWidget(), 'summary');
  await context.close();
});

test('no address outside this machine is asked by any page', async () => {
  const allowed = new Set([running.service, running.site, running.partner].map((u) => new URL(u).host));
  for (const url of [running.site, `${running.site}/platform`, running.partner, `${running.service}/docs`]) {
    const { context, conduct } = await visit(url);
    for (const host of conduct.hosts) assert.ok(allowed.has(host) || host === '', `${url} asks ${host}`);
    await context.close();
  }
});

explorerTests(() => running);
newsletterTests(() => running);
