/** A browser of its own for one run of one contender, and what can be read of it: CPU of the page's main thread, of its other threads and of the GPU process, memory. */
import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { args, executablePath } from '../../chromium.mjs';
import { SIZE } from './view.mjs';

/** WebGL where there is no GPU: without it MapLibre shows nothing. */
const SOFTWARE_WEBGL = '--enable-unsafe-swiftshader';

/** Milliseconds that each thread of a process has run, by name. A thread that has just ended is left out. */
function threads(pid) {
  const sums = {};
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      const name = task === String(pid) ? 'main' : readFileSync(`/proc/${pid}/task/${task}/comm`, 'utf8').trim();
      sums[name] = (sums[name] ?? 0) + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    } catch { /* it has ended since */ }
  }
  return sums;
}
const total = (sums, wanted) => Object.entries(sums).reduce((sum, [name, ms]) => (wanted(name) ? sum + ms : sum), 0);

export async function openBrowser() {
  const browser = await chromium.launch({ executablePath, args: [...args, SOFTWARE_WEBGL] });
  const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1 });
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error('the page crashed'))));
  crashed.catch(() => undefined);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processes = async () => (await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo')).processInfo;

  /** Milliseconds of the main thread so far: the thread's own clock, so that other programs of the machine do not count. */
  const main = async () => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;

  /** The process of this page is the one that works when the page does. */
  async function pids() {
    const renderers = (await processes()).filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => ({ id, cpuTime }));
    await page.evaluate(() => { for (const end = performance.now() + 60; performance.now() < end;); });
    const after = await processes();
    const gained = ({ id, cpuTime }) => after.find((p) => p.id === id).cpuTime - cpuTime;
    return { renderer: renderers.sort((a, b) => gained(b) - gained(a))[0].id, gpu: after.find(({ type }) => type === 'GPU')?.id };
  }

  return {
    page,
    faults,
    crashed,
    version: browser.version(),
    pids,
    throttle: (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate }),
    mouse: (type, x, y) => cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: type === 'mouseMoved' ? 0 : 1 }),
    /** CPU of what `act` does and of what follows it in `rest` milliseconds. `drawing` is the work of all other threads and of the GPU process, workers left out. */
    async cpu({ renderer, gpu }, act, rest) {
      const read = async () => ({ main: await main(), own: threads(renderer), gpu: gpu ? threads(gpu) : {} });
      const before = await read();
      const result = await act();
      await page.waitForTimeout(rest);
      const after = await read();
      const worker = (name) => name.startsWith('DedicatedWorker');
      const gain = (part, wanted) => total(after[part], wanted) - total(before[part], wanted);
      return { result, main: after.main - before.main, worker: gain('own', worker), drawing: gain('own', (name) => name !== 'main' && !worker(name)) + gain('gpu', () => true) };
    },
    /** Megabytes after what is not needed has been collected. */
    async memory() {
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
      return { heap: usedSize / 2 ** 20, buffers: backingStorageSize / 2 ** 20 };
    },
    close: () => browser.close(),
  };
}
