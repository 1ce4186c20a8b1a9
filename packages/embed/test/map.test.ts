import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, beforeEach, describe, it } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { seed, SEED_NOW, serviceInAPage } from '@seesac/testing';
import { DEMONSTRATION_END, generateDemonstration } from '@seesac/testing/demonstration.js';
import { rollup } from 'rollup';
import { Hosts, type Visit } from './hosts.ts';

const TAG = 'seesac-incident-map';
type MapElement = HTMLElement & { stage?: { map?: { getZoom(): number; getCenter(): { lat: number; lng: number } }; scene: { places: readonly unknown[] } }; failed: boolean };

/** Pixels that are of a colour of marks, which neither land nor sea has. */
const marks = (visit: Visit) => visit.page.evaluate((tag) => {
  let found = 0;
  for (const canvas of document.querySelector(tag)!.shadowRoot!.querySelectorAll('canvas')) {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) if (data[i] === 0 && data[i + 1] === 96 && data[i + 2] === 156 && data[i + 3] === 255) found++;
  }
  return found;
}, TAG);
const drawn = async (visit: Visit) => {
  await visit.page.waitForFunction((tag) => (document.querySelector(tag) as MapElement | null)?.stage?.scene.places.length, TAG);
  // The drawing follows in the same turn; what Leaflet moves follows in the next frames.
  await visit.page.waitForTimeout(300);
  // On a busy machine there is none in that time: a gesture before the first one is made at a page that is not there yet.
  await visit.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};
const zoomOf = (visit: Visit) => visit.page.evaluate((tag) => (document.querySelector(tag) as MapElement).stage!.map!.getZoom(), TAG);
const centreOf = (visit: Visit) => visit.page.evaluate((tag) => {
  const { lat, lng } = (document.querySelector(tag) as MapElement).stage!.map!.getCenter();
  return [lat, lng] as const;
}, TAG);

/** Counts what the policies of a page refuse, from before its first line. */
const watch = (page: Visit['page']) => page.addInitScript(() => {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => violations.push(`${effectiveDirective} ${blockedURI} ${sample}`));
});
const violations = (visit: Visit) => visit.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

describe('a map on a page of another origin', () => {
  const hosts = new Hosts();
  let opened: Visit | undefined;
  before(() => hosts.start());
  beforeEach(async () => {
    await opened?.close();
    opened = undefined;
    serve(seed(), SEED_NOW);
  });
  after(() => hosts.stop());

  function serve(incidents: Parameters<typeof serviceInAPage>[0]['incidents'], now: Date): void {
    const service = serviceInAPage({ incidents, now, publicUrl: hosts.service });
    hosts.routes = (request) => service.app.fetch(request);
  }
  const open = async (body: string, csp?: string, options: Parameters<Hosts['open']>[1] = {}, head = hosts.script) => {
    return (opened = await hosts.open({ html: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Partner</title>${head}<body>${body}`, ...(csp && { csp }) }, { before: watch, ...options }));
  };
  const strict = () => `default-src 'none'; script-src ${hosts.service}; connect-src ${hosts.service}; style-src 'none'; img-src 'none'`;
  /** Goes nearer, opens the list and what a reader uses, and comes back. */
  async function use({ page }: Visit): Promise<void> {
    const before = await page.evaluate((tag) => (document.querySelector(tag) as MapElement).stage!.map!.getZoom(), TAG);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(([tag, zoom]) => (document.querySelector(tag!) as MapElement).stage!.map!.getZoom() > Number(zoom), [TAG, String(before)]);
    await page.getByRole('button', { name: 'List what is in view' }).click();
    await page.waitForFunction((tag) => document.querySelector(tag)!.shadowRoot!.querySelector('seesac-incident-list')?.shadowRoot?.querySelector('li'), TAG);
    await page.getByText('Layers, dates, export').click();
    await page.getByRole('button', { name: 'Search this area' }).waitFor();
    await page.waitForLoadState('networkidle');
  }

  it('draws under a policy that allows neither styles nor pictures, and breaks it in nothing that a reader does', async () => {
    const visit = await open(`<${TAG}></${TAG}>`, strict());
    await drawn(visit);
    assert.ok((await marks(visit)) > 300, 'something is drawn');
    await use(visit);
    assert.deepEqual(await violations(visit), []);
    assert.deepEqual(visit.console, []);
  });

  it('asks nobody but the service, and leaves the L of the page alone', async () => {
    const asked = new Set<string>();
    const visit = await open(`<${TAG}></${TAG}>`, undefined, {
      before: async (page) => {
        await watch(page);
        await page.addInitScript(() => Object.assign(globalThis, { L: { version: 'the page’s own' } }));
        page.on('request', (request) => asked.add(new URL(request.url()).origin));
      },
    });
    await drawn(visit);
    await use(visit);
    assert.deepEqual([...asked].sort(), [hosts.host, hosts.service].sort());
    assert.deepEqual(await visit.page.evaluate(() => (globalThis as unknown as { L: unknown }).L), { version: 'the page’s own' });
    assert.deepEqual(await visit.page.evaluate(() => [document.cookie, localStorage.length + sessionStorage.length]), ['', 0]);
    assert.deepEqual(visit.console, []);
  });

  it('draws where only Lit may write markup (Trusted Types)', async () => {
    const visit = await open(`<${TAG}></${TAG}>`, `require-trusted-types-for 'script'; trusted-types lit-html`);
    await drawn(visit);
    assert.ok((await marks(visit)) > 300);
    await use(visit);
    assert.deepEqual(await violations(visit), []);
    assert.deepEqual(visit.console, []);
  });

  it('of the npm modules is the list there, and throws nothing into the page', async () => {
    const bundle = await rollup({
      input: fileURLToPath(new URL('../../widgets/dist/define/incident-map.js', import.meta.url)),
      plugins: [nodeResolve({ browser: true, exportConditions: ['production', 'browser'] })], onwarn: () => {},
    });
    const { output } = await bundle.generate({ format: 'es', entryFileNames: 'npm-map.js', chunkFileNames: 'npm-[hash].js' });
    for (const chunk of output) if (chunk.type === 'chunk') hosts.modules.set(`/v1/${chunk.fileName}`, chunk.code);
    const head = `<script type="module" src="${hosts.service}/v1/npm-map.js"></script>`;
    const visit = await open(`<${TAG} api="${hosts.service}"></${TAG}>`, `require-trusted-types-for 'script'; trusted-types lit-html`, {}, head);
    await visit.page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('seesac-incident-list')?.shadowRoot?.querySelector('li'), TAG);
    assert.equal(await visit.page.evaluate((tag) => (document.querySelector(tag) as MapElement).failed, TAG), true);
    assert.deepEqual(visit.console.filter((line) => line.startsWith('uncaught')), []);
    const plain = await open(`<${TAG} api="${hosts.service}"></${TAG}>`, undefined, {}, head);
    await drawn(plain);
    assert.ok((await marks(plain)) > 300, 'without that policy the same modules draw');
    assert.equal(await plain.page.evaluate(() => 'L' in globalThis), false);
    await visit.close();
  });

  it('of one file draws', async () => {
    const visit = await open(`<${TAG}></${TAG}>`, strict(), {}, `<script type="module" crossorigin src="${hosts.service}/v1/pinned/${TAG}.js"></script>`);
    await drawn(visit);
    assert.ok((await marks(visit)) > 300);
    assert.deepEqual(await violations(visit), []);
    assert.deepEqual(visit.console, []);
  });

  it('of the last twelve months loads no more than 60 KiB of data', async (t) => {
    serve(generateDemonstration({ until: DEMONSTRATION_END }).map((one) => ({ ...one, revision: 1 })), new Date(`${DEMONSTRATION_END}T12:00:00Z`));
    const visit = await open(`<${TAG} months="12"></${TAG}>`);
    await drawn(visit);
    await visit.page.waitForLoadState('networkidle');
    const data = [...hosts.sent].filter(([path]) => !path.endsWith('.js'));
    const bytes = data.reduce((sum, [, length]) => sum + length, 0);
    const seen = await visit.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    assert.ok(data.every(([path]) => seen.includes(path.split('?')[0]!)));
    assert.ok(data.some(([path]) => path.endsWith('.bin')));
    assert.ok(!data.some(([path]) => path.includes('clusters')), 'the columns are enough');
    t.diagnostic(`${bytes} bytes of data, packed: ${data.map(([path, length]) => `${path.replace(/^\/v1\//, '')} ${length}`).join(', ')}`);
    assert.ok(bytes <= 60 * 1024, `${bytes} bytes`);
  });

  describe('shares the gestures with the page', () => {
    const page = (attributes = '') => `<p>Above</p><${TAG} ${attributes}></${TAG}><p>Below</p><div>${'<p>Further text</p>'.repeat(60)}</div>`;
    const scrolled = ({ page: tab }: Visit) => tab.evaluate(() => Math.round(scrollY));
    const middle = async (visit: Visit) => {
      const box = (await visit.page.locator('.viewport').boundingBox())!;
      return { x: box.x + box.width / 2, y: Math.min(box.y + box.height / 2, 500) };
    };
    const hint = (visit: Visit) => visit.page.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.querySelector('.hint.seen')?.textContent, TAG);
    const touch = async (visit: Visit, steps: { x: number; y: number }[][]) => {
      const session = await visit.context.newCDPSession(visit.page);
      for (const [at, touchPoints] of steps.entries()) {
        await session.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints: touchPoints.map((one, id) => ({ ...one, id })) });
        await visit.page.waitForTimeout(30);
      }
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await visit.page.waitForTimeout(500);
    };
    const steps = (count: number, at: (step: number) => { x: number; y: number }[]) => Array.from({ length: count }, (_, step) => at(step));

    it('the wheel scrolls the page and says how to zoom; with Ctrl it zooms the map alone', async () => {
      const visit = await open(page());
      await drawn(visit);
      const { x, y } = await middle(visit);
      const zoom = await zoomOf(visit);
      await visit.page.mouse.move(x, y);
      await visit.page.mouse.wheel(0, 120);
      await visit.page.waitForFunction(() => scrollY > 60);
      assert.equal(await hint(visit), 'Hold Ctrl while you scroll to zoom the map');
      await visit.page.waitForTimeout(400);
      assert.equal(await zoomOf(visit), zoom);
      const before = await scrolled(visit);
      await visit.page.keyboard.down('Control');
      await visit.page.mouse.wheel(0, -200);
      await visit.page.keyboard.up('Control');
      await visit.page.waitForFunction(([tag, was]) => (document.querySelector(tag!) as MapElement).stage!.map!.getZoom() > Number(was), [TAG, String(zoom)]);
      await visit.page.waitForTimeout(500);
      assert.equal(await scrolled(visit), before);
      assert.equal(await visit.page.evaluate(() => visualViewport!.scale), 1, 'the page is as large as before');
      assert.deepEqual(visit.console, []);
    });

    it('a greedy map takes the wheel', async () => {
      const visit = await open(page('gestures="greedy"'));
      await drawn(visit);
      const { x, y } = await middle(visit);
      const zoom = await zoomOf(visit);
      await visit.page.mouse.move(x, y);
      await visit.page.mouse.wheel(0, -200);
      await visit.page.waitForFunction(([tag, was]) => (document.querySelector(tag!) as MapElement).stage!.map!.getZoom() > Number(was), [TAG, String(zoom)]);
      assert.equal(await scrolled(visit), 0);
    });

    it('the mouse moves the map, and the page stays', async () => {
      const visit = await open(page());
      await drawn(visit);
      const { x, y } = await middle(visit);
      const [, lon] = await centreOf(visit);
      await visit.page.mouse.move(x, y);
      await visit.page.mouse.down();
      await visit.page.mouse.move(x - 120, y, { steps: 6 });
      await visit.page.mouse.up();
      await visit.page.waitForTimeout(600);
      assert.ok((await centreOf(visit))[1] > lon + 1);
      assert.equal(await scrolled(visit), 0);
      assert.equal(await visit.page.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.activeElement?.className, TAG), 'viewport', 'and the keys are the map’s now');
    });

    it('one finger scrolls the page and says how to move the map', async () => {
      const visit = await open(page(), undefined, { hasTouch: true });
      await drawn(visit);
      const { x, y } = await middle(visit);
      const [zoom, centre] = [await zoomOf(visit), await centreOf(visit)];
      await touch(visit, steps(12, (step) => [{ x, y: y - step * 20 }]));
      assert.ok((await scrolled(visit)) > 100, `${await scrolled(visit)}`);
      assert.deepEqual([await zoomOf(visit), await centreOf(visit)], [zoom, centre]);
      assert.equal(await hint(visit), 'Use two fingers to move the map');
    });

    it('two fingers move and zoom the map, and the page stays', async () => {
      const visit = await open(page(), undefined, { hasTouch: true });
      await drawn(visit);
      const { x, y } = await middle(visit);
      const [zoom, centre] = [await zoomOf(visit), await centreOf(visit)];
      await touch(visit, steps(12, (step) => [{ x: x - 40 - step * 8, y }, { x: x + 40 + step * 8, y }]));
      assert.ok((await zoomOf(visit)) > zoom + 0.5, `${await zoomOf(visit)}`);
      const nearer = await zoomOf(visit);
      await touch(visit, steps(12, (step) => [{ x: x - 40 + step * 8, y: y + step * 4 }, { x: x + 40 + step * 8, y: y + step * 4 }]));
      assert.ok(Math.abs((await zoomOf(visit)) - nearer) < 0.3);
      assert.notDeepEqual(await centreOf(visit), centre);
      assert.equal(await scrolled(visit), 0);
      assert.equal(await visit.page.evaluate(() => visualViewport!.scale), 1);
    });
  });
});
