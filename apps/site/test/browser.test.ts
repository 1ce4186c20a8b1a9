import { serve, type ServerType } from '@hono/node-server';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { args, executablePath } from '../../../scripts/chromium.mjs';
import { createSiteApp } from '../src/index.ts';
import { fakeService, type FakeService } from './service.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['/', '/what-we-do', '/news', '/news/year-in-review', '/news/withdrawn', '/cookie-management', '/platform', '/platform/insights', '/platform/incidents', '/platform/incidents?q=Ni%C5%A1&type=suicide&type=weapon_seizure', '/platform/incidents/SYNTHETIC-2', '/platform/incidents/SYNTHETIC-4', '/nothing'];

describe('the site in a browser', () => {
  let service: FakeService;
  let server: ServerType;
  let browser: Browser;
  let site = '';
  before(async () => {
    service = await fakeService();
    const app = createSiteApp({ serviceUrl: service.url });
    server = await new Promise((resolve) => {
      const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started));
    });
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: executablePath!, args });
  });
  after(async () => {
    await browser.close();
    server.close();
    service.close();
  });

  async function visit<T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    try {
      const page = await context.newPage();
      const violations: string[] = [];
      page.on('console', (message) => void (/Content Security Policy/.test(message.text()) && violations.push(message.text())));
      await page.goto(site + path, { waitUntil: 'load' });
      const seen = await look(page);
      assert.deepEqual(violations, [], path);
      return seen;
    } finally {
      await context.close();
    }
  }

  for (const [width, colorScheme] of [[320, 'light'], [1280, 'dark']] as const)
    it(`passes axe on every page at ${width} px in ${colorScheme}, without scrolling sideways`, async () => {
      for (const path of PAGES)
        await visit(path, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
          await page.evaluate(axe);
          const found = await page.evaluate(async () => {
            const { run } = (globalThis as unknown as { axe: { run(o: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> } }).axe;
            return (await run({ resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
          });
          assert.deepEqual(found, [], path);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path);
        });
    });

  for (const javaScriptEnabled of [false, true])
    it(`opens the menu by keyboard on a phone ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      await visit('/', { viewport: { width: 360, height: 740 }, javaScriptEnabled }, async (page) => {
        const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'What we do' });
        assert.equal(await link.isVisible(), false);
        await page.getByRole('button', { name: 'Menu' }).focus();
        await page.keyboard.press('Enter');
        assert.equal(await link.isVisible(), true);
        await page.keyboard.press('Escape');
        assert.equal(await link.isVisible(), false);
      });
    });

  it('closes the menu after a link to a place on the same page', async () => {
    await visit('/', { viewport: { width: 360, height: 740 } }, async (page) => {
      await page.getByRole('button', { name: 'Menu' }).click();
      const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Contact' });
      await link.click();
      assert.equal(await link.isVisible(), false);
      assert.match(page.url(), /#contact$/);
    });
  });

  it('closes the submenu on Escape and gives the focus back', async () => {
    await visit('/', { viewport: { width: 1280, height: 800 } }, async (page) => {
      const summary = page.locator('#menu summary');
      await summary.click();
      const link = page.locator('#menu a', { hasText: 'Searchable incidents list' });
      assert.equal(await link.isVisible(), true);
      await link.focus();
      await page.keyboard.press('Escape');
      assert.equal(await link.isVisible(), false);
      assert.equal(await summary.evaluate((element) => element === document.activeElement), true);
    });
  });

  it('shows the number of the service with scripts off', async () => {
    await visit('/', { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.getByText('1,141').isVisible(), true);
      assert.equal(await page.getByText('Synthetic demonstration data').isVisible(), true);
    });
  });

  it('is filtered by its form and read from page to page without scripts', async () => {
    await visit('/platform/incidents', { javaScriptEnabled: false, viewport: { width: 320, height: 700 } }, async (page) => {
      await page.getByRole('searchbox', { name: 'Words' }).fill('Niš Пећ');
      await page.getByRole('combobox', { name: 'Type' }).selectOption('suicide');
      await page.getByRole('button', { name: 'Show' }).click();
      assert.equal(new URL(page.url()).search, '?q=Ni%C5%A1%20%D0%9F%D0%B5%D1%9B&type=suicide');
      assert.equal(await page.getByRole('combobox', { name: 'Type' }).inputValue(), 'suicide');
      await page.getByRole('link', { name: 'Next page' }).click();
      assert.equal(new URL(page.url()).search, '?cursor=QUJD&q=Ni%C5%A1%20%D0%9F%D0%B5%D1%9B&type=suicide');
      await page.getByRole('link', { name: 'Weapon seizure' }).click();
      assert.equal(new URL(page.url()).pathname, '/platform/incidents/SYNTHETIC-2');
      await page.getByRole('main').getByRole('link', { name: 'Searchable incidents list' }).click();
      assert.equal(new URL(page.url()).search, '?cursor=QUJD&q=Ni%C5%A1%20%D0%9F%D0%B5%D1%9B&type=suicide');
    });
  });

  it('has map, list and number side by side on a wide screen, filters above all, and one column on a phone', async () => {
    const boxes = (width: number) => visit('/platform/incidents', { viewport: { width, height: 900 } }, (page) =>
      page.evaluate(() => ['filters', 'map', 'list', 'number', 'charts', 'reading'].map((name) => document.querySelector(`.explorer-${name}`)!.getBoundingClientRect().toJSON() as DOMRect)));
    const [filters, map, list, number, charts, reading] = (await boxes(1280)) as [DOMRect, DOMRect, DOMRect, DOMRect, DOMRect, DOMRect];
    assert.ok(filters.bottom < map.top && map.top === number.top && map.bottom < list.top && list.right < number.left && number.bottom < charts.top && charts.bottom < reading.top);
    const narrow = await boxes(320);
    assert.ok(narrow.every(({ left, right }) => left === narrow[0]!.left && right === narrow[0]!.right), 'one column');
    const order = [0, 3, 1, 2, 4, 5].map((at) => narrow[at]!);
    assert.ok(order.every(({ bottom }, at) => at === 5 || bottom < order[at + 1]!.top), 'filters, number, map, list, charts, text');
  });

  it('has four cards in one row or two rows of two, never an orphan', async () => {
    for (const [width, rows] of [[1280, 1], [1024, 2], [768, 2], [360, 4]] as const)
      await visit('/', { viewport: { width, height: 800 } }, async (page) => {
        const tops = await page.locator('.card').evaluateAll((cards) => new Set(cards.map((card) => Math.round(card.getBoundingClientRect().top))).size);
        assert.equal(tops, rows, `${width} px`);
      });
  });
});
