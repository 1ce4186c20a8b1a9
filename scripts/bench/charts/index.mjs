/**
 * Charts beside their peers, in Chromium: what the first drawing and each further one cost the main thread of a page, and what a chart holds in memory. Each run of each
 * contender has a browser of its own; all get the same data, and what they show is looked at before a time is printed.
 */
import { loadavg } from 'node:os';
import { median } from '../format.mjs';
import { openBrowser } from '../map/browser.mjs';
import { MONTHS, POINTS, SIZE, peak } from './data.mjs';
import { serve } from './server.mjs';

/** Who draws which chart. */
const KINDS = { stack: ['ours', 'table', 'uplot', 'chartjs', 'echarts', 'plot'], line: ['ours', 'canvas', 'uplot', 'chartjs', 'echarts', 'plot'] };
const LENGTHS = { stack: MONTHS, line: POINTS };
/** Times by which the main thread is slowed: a cheap phone has about a fourth of a desktop. A slow run says about the same each time: fewer of them. */
const RATES = [1, 4];
const SLOW_RUNS = 2;
const REDRAWS = 8;
/** How often it is measured what a call costs that draws nothing. */
const CALLS = 3;
/** Milliseconds after which nothing that a drawing has brought is left to do. */
const REST = 150;
/** Below the names of lines and beside the axis, px. */
const [TOP, LEFT] = [26, 60];
/** How far from where it should be the greatest value may be seen, as a share of the width: axes take some. */
const NEAR = 0.05;

/** In another page, so that it is no work of the contender: where the highest coloured pixel of a picture is, and of how many colours there are many. */
const look = async ([base64, top, left]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const counts = new Map();
  let highest;
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = data.slice(i, i + 3);
    counts.set(`${r},${g},${b}`, (counts.get(`${r},${g},${b}`) ?? 0) + 1);
    const [x, y] = [(i / 4) % bitmap.width, Math.floor(i / 4 / bitmap.width)];
    if (highest === undefined && y >= top && x >= left && Math.max(r, g, b) - Math.min(r, g, b) > 40) highest = x;
  }
  return { highest, colours: [...counts.values()].filter((count) => count > 300).length };
};

/** A time of a wrong picture says nothing: the greatest value must be seen where it is, and every series. */
async function check(page, helper, kind, seed) {
  const png = await page.screenshot({ clip: { x: 0, y: 0, ...SIZE } });
  const { highest, colours } = await helper.evaluate(look, [png.toString('base64'), TOP, LEFT]);
  const wanted = (peak(seed, LENGTHS[kind]) / LENGTHS[kind]) * SIZE.width;
  if (!(Math.abs(highest - wanted) < NEAR * SIZE.width)) throw new Error(`the greatest value is seen at ${highest}, not at ${Math.round(wanted)} px`);
  // Six colours that are told apart, and what is behind them.
  if (kind === 'stack' && colours < 7) throw new Error(`only ${colours} colours are seen`);
}

async function run(origin, contender, kind, rate) {
  const browser = await openBrowser();
  try {
    const { page } = browser;
    const helper = await page.context().browser().newPage();
    await page.bringToFront();
    await page.goto(`${origin}/${contender}.html?kind=${kind}`);
    await page.waitForFunction(() => globalThis.bench);
    for (let seed = 0; seed <= REDRAWS; seed++) await page.evaluate((n) => bench.prepare(n), seed);
    const pids = await browser.pids();
    const before = await browser.memory();
    await browser.throttle(rate);
    await page.waitForTimeout(REST);
    const cpu = async (act) => {
      const { result: wall, main, drawing } = await browser.cpu(pids, act, REST);
      return { wall, main, drawing };
    };
    await page.evaluate(() => bench.nothing());
    const calls = [];
    for (let n = 0; n < CALLS; n++) calls.push(await cpu(() => page.evaluate(() => bench.nothing())));
    const call = median(calls.map(({ main }) => main));
    const first = await cpu(() => page.evaluate(() => bench.first(0)));
    const again = [];
    for (let seed = 1; seed <= REDRAWS; seed++) again.push(await cpu(() => page.evaluate((n) => bench.redraw(n), seed)));
    await browser.throttle(1);
    const after = await browser.memory();
    await check(page, helper, kind, REDRAWS);
    await page.evaluate(() => bench.redraw(0));
    await check(page, helper, kind, 0);
    if (browser.faults.length) throw new Error(browser.faults[0]);
    for (const one of [first, ...again]) one.main -= call;
    return { version: browser.version, call, first, again, memory: after.heap + after.buffers - before.heap - before.buffers, nodes: await page.evaluate(() => bench.nodes()) };
  } finally {
    await browser.close();
  }
}

function summary(runs) {
  const of = (get) => median(runs.map(get));
  const part = (get) => ({ main: of((r) => get(r).main), wall: of((r) => get(r).wall), drawing: of((r) => get(r).drawing) });
  const again = (name) => of((r) => median(r.again.map((one) => one[name])));
  return { runs: runs.length, call: of((r) => r.call), first: part((r) => r.first), redraw: { main: again('main'), wall: again('wall'), drawing: again('drawing') }, memory: of((r) => r.memory), nodes: runs[0].nodes };
}

/** @param most runs of each contender at full speed */
export async function charts(say, { most = 5 } = {}) {
  const names = [...new Set(Object.values(KINDS).flat())];
  const server = await serve(names);
  const found = { sizes: server.sizes, kinds: {} };
  try {
    for (const [kind, contenders] of Object.entries(KINDS)) {
      const all = contenders.flatMap((contender) => RATES.map((rate) => ({ contender, rate, runs: [] })));
      // One run of each after the other, so that what else the machine does meets all alike.
      for (let n = 1; n <= most; n++) {
        for (const one of all) {
          if (one.missing || (one.rate > 1 && n > SLOW_RUNS)) continue;
          say(`charts, ${kind}, ${one.contender}${one.rate > 1 ? `, ${one.rate} times slower` : ''}, run ${n}`);
          try {
            one.runs.push(await run(server.origin, one.contender, kind, one.rate));
            found.version = one.runs.at(-1).version;
          } catch (error) {
            one.missing = error.message.split('\n')[0];
            say(`  ${one.missing}`);
          }
        }
      }
      const results = {};
      for (const { contender, rate, runs, missing } of all) (results[contender] ??= {})[rate] = { ...(runs.length && !missing && summary(runs)), missing };
      found.kinds[kind] = { contenders: results, load: loadavg()[0] };
    }
  } finally {
    server.close();
  }
  return found;
}
