/**
 * The map beside its peers, in Chromium: what showing all incidents, a filter, a movement and a zoom cost the main thread of a page, and what it holds in memory. Each
 * run of each contender has a browser of its own; all get the same incidents, and what they draw must add up to the same numbers before a time is printed.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { median } from '../format.mjs';
import { openBrowser } from './browser.mjs';
import { serve } from './server.mjs';
import { widget } from './widget.mjs';
import { HALF, OTHER_HALF, REGION, SIZE, TOWN } from './view.mjs';

const CONTENDERS = ['empty', 'canvas', 'seesac', 'supercluster', 'markercluster', 'maplibre'];
/** Times by which the main thread is slowed: a cheap phone has about a fourth of a desktop. */
const RATES = [1, 4];
/** Above this, only at full speed and without the whole widget: some would take many minutes. */
const MOST_REPEATED = 100_000;
/** Milliseconds after which nothing that an act has brought is left to do. */
const REST = 300;
/** A filter is set so often, unless that takes longer than this many milliseconds. */
const [FILTERS, FILTER_BUDGET] = [6, 20_000];
const [DRAGS, MOVES, STEP] = [3, 60, 5];
const ZOOMS = 4;
/** A drag of a slow contender has fewer frames: no more than it shows in so many milliseconds. */
const DRAG_BUDGET = 10_000;
/** A contender that needs longer than this for its runs gets no further one; a run that needs longer than the limit is given up. Milliseconds. */
const [RUNS_BUDGET, LIMIT] = [40_000, 420_000];

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** Incidents of the whole and of its halves, counted by a plain loop over the rows that all are given. */
function expected(folder) {
  const bytes = readFileSync(join(folder, 'points.bin'));
  const types = bytes.subarray((bytes.length / 9) * 8);
  const half = types.reduce((sum, type) => sum + (HALF.includes(type) ? 1 : 0), 0);
  return { all: types.length, half, other: types.length - half };
}

/** A time of a wrong picture says nothing. These two have no incidents. */
const EMPTY = ['empty', 'canvas'];
async function check(page, contender, wanted) {
  const sum = await page.evaluate('bench.sum()');
  if (!EMPTY.includes(contender) && sum !== wanted) throw new Error(`${contender} shows ${sum} incidents of ${wanted}`);
}

async function filters(browser, pids, contender, counts) {
  const times = [];
  const until = performance.now() + FILTER_BUDGET;
  for (let n = 0; n < FILTERS && (n < 2 || performance.now() < until); n++) {
    const [types, wanted] = n % 2 ? [OTHER_HALF, counts.other] : [HALF, counts.half];
    const { result: wall, ...cpu } = await browser.cpu(pids, () => browser.page.evaluate((list) => bench.filter(list), types), REST);
    await check(browser.page, contender, wanted);
    times.push({ wall, ...cpu });
  }
  const [first, ...rest] = times;
  return { first, wall: rest.map(({ wall }) => wall), main: median(rest.map(({ main }) => main)), worker: median(rest.map(({ worker }) => worker)), drawing: median(rest.map(({ drawing }) => drawing)) };
}

/** Drags by a mouse, one movement a frame. */
async function drags(browser, pids) {
  const [frames, costs] = [[], []];
  for (let n = 0; n < DRAGS; n++) {
    const way = n % 2 ? -1 : 1;
    const [x, y] = [SIZE.width / 2 - (way * MOVES * STEP) / 2, SIZE.height / 2];
    await browser.mouse('mousePressed', x, y);
    await browser.page.evaluate('bench.watchFrames()');
    const { result, main } = await browser.cpu(pids, async () => {
      const until = performance.now() + DRAG_BUDGET;
      for (let i = 1; i <= MOVES && performance.now() < until; i++) await browser.mouse('mouseMoved', x + way * STEP * i, y);
      const gaps = await browser.page.evaluate('bench.frames()');
      await browser.mouse('mouseReleased', x + way * STEP * MOVES, y);
      return gaps;
    }, REST);
    frames.push(...result);
    costs.push(main / result.length);
  }
  return { main: median(costs), p95: at(frames, 0.95) };
}

async function zooms(browser, pids) {
  const costs = [];
  for (let n = 0; n < ZOOMS; n++) costs.push((await browser.cpu(pids, () => browser.page.evaluate((step) => bench.zoom(step), n % 2 ? -1 : 1), REST)).main);
  return { main: median(costs) };
}

/** Fills `found` as it goes, so that of a run that is given up is known what there was. */
async function measure(browser, address, contender, rate, counts, found) {
  const { page } = browser;
  await page.goto(address);
  await page.waitForFunction('globalThis.bench');
  const pids = await browser.pids();
  await browser.throttle(rate);
  await page.evaluate('bench.load()');
  await page.waitForTimeout(REST);
  const { result: decoded, ...decode } = await browser.cpu(pids, () => page.evaluate('bench.decode()'), REST);
  const { result: wall, ...first } = await browser.cpu(pids, () => page.evaluate('bench.open()'), REST);
  await check(page, contender, counts.all);
  Object.assign(found, { decode: { wall: decoded, ...decode }, first: { wall, ...first }, nodes: await page.evaluate('bench.nodes()') });
  found.filter = await filters(browser, pids, contender, counts);
  await page.evaluate('bench.filter()');
  await page.evaluate((place) => bench.look(place), TOWN);
  await page.waitForTimeout(REST);
  found.drag = await drags(browser, pids);
  await page.evaluate((place) => bench.look(place), TOWN);
  await page.waitForTimeout(REST);
  found.zoom = await zooms(browser, pids);
  await page.evaluate((place) => bench.look(place), REGION);
  await page.waitForTimeout(REST);
  await browser.throttle(1);
  found.memory = await browser.memory();
  if (browser.faults.length) throw new Error(browser.faults[0]);
}

/** One run in a browser of its own: its figures, and why some are missing. @throws where not even the first paint was seen */
async function run(address, contender, rate, counts) {
  const browser = await openBrowser();
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done after ${LIMIT / 1000} s`)), LIMIT); });
  const found = { version: browser.version };
  try {
    await Promise.race([measure(browser, address, contender, rate, counts, found), browser.crashed, late]);
  } catch (error) {
    if (!found.first) throw error;
    found.missing = error.message.split('\n')[0];
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
  return found;
}

/** Of several runs: medians, and of the times to the paint the least as well. */
function summary(runs) {
  const known = (list) => list.filter((value) => value !== undefined);
  const of = (get) => median(known(runs.map(get)));
  const walls = (get) => {
    const all = known(runs.flatMap(get));
    return { min: Math.min(...all), median: median(all) };
  };
  const part = (get) => ({ main: of((r) => get(r)?.main), worker: of((r) => get(r)?.worker), drawing: of((r) => get(r)?.drawing) });
  return {
    runs: runs.length, nodes: of((r) => r.nodes),
    decode: { ...part((r) => r.decode), wall: walls((r) => [r.decode.wall]) }, first: { ...part((r) => r.first), wall: walls((r) => [r.first.wall]) },
    filter: { ...part((r) => r.filter), wall: walls((r) => r.filter?.wall), cold: { main: of((r) => r.filter?.first.main), wall: of((r) => r.filter?.first.wall) } },
    drag: { main: of((r) => r.drag?.main), p95: of((r) => r.drag?.p95) }, zoom: { main: of((r) => r.zoom?.main) },
    memory: { heap: of((r) => r.memory?.heap), buffers: of((r) => r.memory?.buffers) },
  };
}

/**
 * @param folders folder of the data by number of incidents
 * @param most runs of each contender
 * @param names which contenders; the empty map is always one
 */
export async function maps(folders, say, { most = 5, names = CONTENDERS, rates = RATES } = {}) {
  const contenders = ['empty', ...names.filter((name) => name !== 'empty')];
  const server = await serve(contenders);
  const sizes = {};
  const whole = {};
  let version;
  try {
    for (const [size, folder] of folders) {
      server.open(folder);
      const counts = expected(folder);
      const speeds = rates.filter((rate) => rate === 1 || size <= MOST_REPEATED);
      const all = contenders.flatMap((contender) => speeds.map((rate) => ({ contender, rate, runs: [], spent: 0, missing: undefined })));
      // One run of each after the other, so that what else the machine does meets all alike.
      for (let n = 1; n <= most; n++) {
        for (const one of all) {
          if (one.missing || one.spent > RUNS_BUDGET) continue;
          say(`map, ${size}, ${one.contender}${one.rate > 1 ? `, ${one.rate} times slower` : ''}, run ${n}`);
          const from = performance.now();
          try {
            one.runs.push(await run(`${server.origin}/${one.contender}.html`, one.contender, one.rate, counts));
            ({ version, missing: one.missing } = one.runs.at(-1));
            if (one.missing) say(`  ${one.missing}`);
          } catch (error) {
            one.missing = error.message.split('\n')[0];
            say(`  ${one.missing}`);
          }
          one.spent += performance.now() - from;
        }
      }
      sizes[size] = { points: counts.all, half: counts.half, load: loadavg()[0], rates: speeds, contenders: {} };
      for (const { contender, rate, runs, missing } of all) {
        (sizes[size].contenders[contender] ??= {})[rate] = { ...(runs.length && summary(runs)), missing };
      }
    }
    // The least of the sizes is what the platform has.
    const [size, folder] = [...folders].sort(([a], [b]) => a - b)[0];
    if (names.includes('seesac') && size <= MOST_REPEATED) {
      Object.assign(whole, { size, runs: await widget(folder, server.origin, most, say) });
    }
  } finally {
    server.close();
  }
  return { version, sizes, whole };
}
