import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { seed, SEED_NOW, serviceInAPage } from '@seesac/testing';
import { Hosts, type Visit } from './hosts.ts';

const TAG = 'seesac-incident-charts';
const CHUNKS = new URL('../dist/embed/chunks/', import.meta.url);

/** Counts what the policies of a page refuse, from before its first line. */
const watch = (page: Visit['page']) => page.addInitScript(() => {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => violations.push(`${effectiveDirective} ${blockedURI} ${sample}`));
});
const violations = (visit: Visit) => visit.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);
/** Pixels of the canvas that have the ink of the mean. */
const drawn = (visit: Visit) => visit.page.evaluate((tag) => {
  const canvas = document.querySelector(tag)!.shadowRoot!.querySelector<HTMLCanvasElement>('.canvas canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255 && data[i] === 0x12 && data[i + 1] === 0x43 && data[i + 2] === 0x6d) count++;
  return count;
}, TAG);

describe('a time line on a page of another origin', () => {
  const hosts = new Hosts();
  let opened: Visit | undefined;
  before(() => hosts.start());
  beforeEach(async () => {
    await opened?.close();
    opened = undefined;
    const service = serviceInAPage({ incidents: seed(), now: SEED_NOW, publicUrl: hosts.service });
    hosts.routes = (request) => service.app.fetch(request);
  });
  after(() => hosts.stop());

  const open = async (csp?: string, options: Parameters<Hosts['open']>[1] = {}) =>
    (opened = await hosts.open({ html: `<!doctype html><html lang="en"><title>Partner</title>${hosts.script}<body><${TAG} chart="timeline" theme="light"></${TAG}>`, ...(csp && { csp }) }, { before: watch, ...options }));
  const live = (visit: Visit) => visit.page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('.canvas canvas'), TAG);

  for (const [what, csp] of [
    ['allows no more than the script and its service', (service: string) => `default-src 'none'; script-src ${service}; connect-src ${service}; style-src 'none'; img-src 'none'`],
    ['lets only Lit write markup (Trusted Types)', () => `require-trusted-types-for 'script'; trusted-types lit-html`],
  ] as const)
    it(`is on its canvas and read by keys where the page ${what}`, async () => {
      const visit = await open(csp(hosts.service));
      await live(visit);
      await visit.page.waitForTimeout(200);
      assert.ok(await drawn(visit) > 100, 'uPlot as the embed files have it draws');
      await visit.page.locator(`${TAG} .plot`).focus();
      await visit.page.keyboard.press('End');
      await visit.page.keyboard.press('Shift+PageUp');
      await visit.page.waitForFunction((tag) => document.querySelector(tag)!.shadowRoot!.querySelector('.tip .head')?.textContent?.includes('–'), TAG);
      await visit.page.keyboard.press('Enter');
      await visit.page.waitForFunction((tag) => [...document.querySelector(tag)!.shadowRoot!.querySelectorAll('button')].some(({ textContent }) => textContent === 'Whole time'), TAG);
      assert.deepEqual(await violations(visit), []);
    });

  it('is a drawing where uPlot does not come', async () => {
    const [chunk] = readdirSync(CHUNKS).filter((name) => name.endsWith('.js') && readFileSync(new URL(name, CHUNKS), 'utf8').startsWith('/*! uPlot'));
    assert.ok(chunk);
    const visit = await open(undefined, { before: async (page) => { await page.route(`**/${chunk}`, (route) => route.abort()); } });
    await visit.page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('.plot path.line-1'), TAG);
    await visit.page.locator(`${TAG} .plot`).focus();
    await visit.page.keyboard.press('End');
    await visit.page.waitForFunction((tag) => document.querySelector(tag)!.shadowRoot!.querySelector('.tip'), TAG);
    assert.equal(await visit.page.locator(`${TAG} .canvas`).count(), 0);
  });
});
