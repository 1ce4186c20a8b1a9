import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { formatFilters, parseFilters, type Filters, type IncidentsAnswer, type SummaryAnswer } from '@seesac/contract';
import { visit, type Running } from './running.ts';

/** What a page holds under its scope now. */
interface Shown { address: string; counter: string; list: string; filters: string; map: string }

const total = (text: string) => Number((/^No incidents match/.test(text) ? '0' : text.match(/of ([\d,]+)/)?.[1] ?? text.match(/[\d,]+/)?.[0] ?? 'NaN').replace(/,/g, ''));

/** What the widgets show once all of them have their answers. */
async function shown(page: Page): Promise<Shown> {
  await page.waitForFunction(() => ['counter', 'list', 'filters', 'map'].every((name) => document.querySelector(`seesac-incident-${name}`)?.shadowRoot?.querySelector('.root.ready')));
  const [counter, list, filters, map] = await Promise.all(
    [['counter', 'figure'], ['list', 'count'], ['filters', 'count'], ['map', 'count']].map(async ([name, part]) => (await page.locator(`seesac-incident-${name} [part~=${part}]`).innerText()).trim()),
  );
  return { address: new URL(page.url()).search.slice(1), counter: counter!, list: list!, filters: filters!, map: map! };
}

/** Sets the filters and waits until every widget shows the answer to them. */
async function choose(page: Page, filters: Filters): Promise<Shown> {
  await page.evaluate(async (next) => {
    const widgets = ['counter', 'list', 'filters', 'map'].map((name) => document.querySelector(`seesac-incident-${name}`)!);
    const scope = document.querySelector('seesac-scope') as unknown as { filters: object; query: string };
    const before = scope.query;
    const loads = widgets.map((widget) => new Promise((resolve) => widget.addEventListener('seesac-load', resolve, { once: true })));
    scope.filters = next;
    if (scope.query !== before) await Promise.all(loads);
    await Promise.all(widgets.map((widget) => (widget as unknown as { updateComplete: Promise<void> }).updateComplete));
  }, filters as Record<string, unknown>);
  return shown(page);
}

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const anyFilters: fc.Arbitrary<Filters> = fc.record(
  {
    jurisdiction: some(['AL', 'BA', 'XK', 'ME', 'MD', 'MK', 'RS']),
    type: some(['weapon_seizure', 'criminal_context', 'public_dispute', 'domestic_violence', 'suicide', 'armed_robbery']),
    weapon: some(['handgun', 'automatic_military', 'unknown']),
    outcome: some(['killed', 'injured', 'unknown']),
    from: fc.constantFrom('2023-01-01', '2024-03-07', '2024-12-31'),
    to: fc.constantFrom('2024-12-31', '2025-01-15'),
    lens: fc.constantFrom('violence' as const, 'seizures' as const),
    q: fc.constantFrom('Ниш', 'Peja', 'Tirana', 'beo'),
  },
  { requiredKeys: ['from'] },
);

interface Focus { role: string; text: string; href: string }

/** What has the focus, through shadow roots. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return { role: element?.getAttribute('role') ?? element?.localName ?? '', text: element?.textContent?.trim() ?? '', href: element?.getAttribute('href') ?? '' };
  });

async function tabUntil(page: Page, is: (at: Focus) => boolean): Promise<Focus> {
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab');
    const at = await focusOf(page);
    if (is(at)) return at;
  }
  throw new Error('the focus does not get there in 90 steps');
}

/** What the widgets of the explorer ask for each view: the map's figures are those without facets; what it draws it has in the page. */
const QUESTIONS = ['/v1/counter', '/v1/incidents', '/v1/summary', '/v1/summary'];

/** The explorer page of the main site, as its readers use it. */
export function explorerTests(running: () => Running): void {
  const json = async <T>(path: string): Promise<T> => (await fetch(running().service + path)).json() as Promise<T>;
  const explorer = () => `${running().site}/platform/incidents`;

  test('the same filters give the same number in each widget, in the API, in the file and in the address', async () => {
    const { page, context, conduct } = await visit(explorer());
    await shown(page);
    await fc.assert(
      fc.asyncProperty(anyFilters, async (filters) => {
        const query = formatFilters(filters);
        const now = await choose(page, filters);
        assert.equal(now.address, query);
        assert.deepEqual(parseFilters(now.address).filters, parseFilters(query).filters);
        const expected = (await json<SummaryAnswer>(`/v1/summary?${query}&facets=none`)).data.total;
        assert.deepEqual([now.list, now.filters, now.counter, now.map].map(total), [expected, expected, expected, expected], query);
        assert.equal((await json<IncidentsAnswer>(`/v1/incidents?${query}&limit=1`)).meta.total, expected);
        const csv = await (await fetch(`${running().service}/v1/incidents.csv?${query}`)).text();
        // Comment lines before the header carry notices and citation; quoted cells may have line breaks in them.
        const rows = csv.replace(/^\uFEFF/, '').replace(/"(?:[^"]|"")*"/g, '""').split('\r\n').filter((line) => line && !line.startsWith('#'));
        assert.equal(rows.length - 1, expected, `${query}: rows of the file`);
      }),
      { numRuns: 12, seed: 20_250_213 },
    );
    assert.deepEqual(conduct.console, []);
    assert.deepEqual(conduct.violations, []);
    await context.close();
  });

  test('the address of a view shows the same view in another browser, and back and forward go through the views', async () => {
    const one = await visit(explorer());
    await shown(one.page);
    const first = await choose(one.page, { type: ['suicide'], from: '2024-01-01' });
    const second = await choose(one.page, { type: ['suicide'], jurisdiction: ['RS'], q: 'Ниш' });
    const other = await visit(one.page.url());
    assert.deepEqual(await shown(other.page), second);
    await other.context.close();
    await one.page.goBack();
    await one.page.waitForFunction((list) => document.querySelector('seesac-incident-list')!.shadowRoot!.querySelector('[part~=count]')!.textContent!.trim() === list, first.list);
    assert.deepEqual(await shown(one.page), first);
    await one.page.goForward();
    await one.page.waitForFunction((list) => document.querySelector('seesac-incident-list')!.shadowRoot!.querySelector('[part~=count]')!.textContent!.trim() === list, second.list);
    assert.deepEqual(await shown(one.page), second);
    await one.context.close();
  });

  test('a page of linked widgets asks each question once, for each view', async () => {
    const { page, context, conduct } = await visit(explorer());
    await shown(page);
    /** Paths of what was asked, but of the charts: they come when the page is scrolled near to them. */
    const questions = () => {
      const asked = conduct.requests.filter((url) => /\/v1\/(counter|summary|incidents)\b/.test(url));
      assert.equal(new Set(asked).size, asked.length, asked.join(' '));
      return asked.filter((url) => !url.includes('people=true')).map((url) => new URL(url).pathname).sort();
    };
    assert.deepEqual(questions(), QUESTIONS);
    conduct.requests.length = 0;
    await choose(page, { type: ['suicide'] });
    assert.deepEqual(questions(), QUESTIONS);
    await context.close();
  });

  test('with the keyboard alone a reader finds an incident in Niš by typing “Ниш”, opens it, reads its sources and returns to the same place', async () => {
    const { page, context, conduct } = await visit(explorer(), { viewport: { width: 1280, height: 800 } });
    await shown(page);
    const tabTo = (is: (at: Focus) => boolean) => tabUntil(page, is);
    const focus = () => focusOf(page);
    await tabTo(({ role }) => role === 'combobox');
    await page.keyboard.type('Ниш', { delay: 30 });
    const option = page.getByRole('option').filter({ hasText: 'Niš' }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === '"Niš"');
    const { data } = await json<IncidentsAnswer>(`/v1/incidents?q=${encodeURIComponent('"Niš"')}&sort=relevance&limit=1`);
    await page.locator('seesac-incident-list a.title').first().and(page.locator(`[href$="/${data[0]!.id}"]`)).waitFor();
    const title = await tabTo(({ href }) => /\/platform\/incidents\/[^?]+$/.test(href));
    // The page scrolls smoothly to what has the focus.
    const scrolled = async () => {
      for (let before = -1; ; await page.waitForTimeout(100)) {
        const now = await page.evaluate(() => scrollY);
        if (now === before) return now;
        before = now;
      }
    };
    const scroll = await scrolled();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByText(/Sources/).first().waitFor();
    const tree = await dialog.ariaSnapshot();
    assert.match(tree, /- heading /, 'a heading in the tree that a screen reader has');
    assert.match(tree, /Niš/);
    assert.match(tree, /Sources/);
    assert.match(tree, /button ".*[Cc]lose.*"/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.deepEqual(await focus(), title, 'the focus is where it was');
    assert.equal(await scrolled(), scroll, 'and so is the page');
    assert.deepEqual(conduct.console, []);
    // The link itself opens the page of the incident, and the way back is the same view.
    const view = page.url();
    await page.goto(new URL(title.href, page.url()).href);
    assert.match(await page.locator('main').innerText(), /Niš/);
    await page.goBack();
    await shown(page);
    assert.equal(page.url(), view);
    await context.close();
  });

  test('with the keyboard alone a reader finds an incident in Niš on the map, opens it, and returns to the map', async () => {
    const { page, context, conduct } = await visit(`${explorer()}?q=%22Ni%C5%A1%22`, { viewport: { width: 1280, height: 800 } });
    await shown(page);
    const map = page.locator('seesac-incident-map');
    await tabUntil(page, ({ role }) => role === 'application');
    const list = map.locator('seesac-incident-list');
    // Each Enter goes nearer, until what is chosen lies in one place and is listed.
    for (let i = 0; i < 15 && !(await list.count()); i++) {
      await page.keyboard.press('Home');
      const id = await map.locator('[role=application]').getAttribute('aria-activedescendant');
      assert.match(await map.locator(`#${id}`).innerText(), /Niš/, 'the option says where it is');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(700);
    }
    const title = list.locator('a.title').first();
    await title.waitFor();
    assert.match(await list.locator('[part~=item]').first().innerText(), /Niš/);
    await tabUntil(page, ({ href }) => /\/platform\/incidents\/[^?]+$/.test(href));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Sources/).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.ok(await list.count(), 'the list is still there');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    assert.equal((await focusOf(page)).role, 'application', 'the focus is on the map again');
    assert.match(new URL(page.url()).hash, /^#map=\d/, 'the address has the view');
    assert.deepEqual(conduct.console, []);
    assert.deepEqual(conduct.violations, []);
    await context.close();
  });
}
