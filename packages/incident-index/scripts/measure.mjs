// Times the questions of the index in this process. Usage: node scripts/measure.mjs [ROWS] [RUNS] [wasm], after `npm run build`.
import { wasmKernel } from '../dist/wasm-kernel.js';
import { FACETS, FILTERS, generateColumns, indexOfColumns } from './generate-columns.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const runs = Number(process.argv[3] ?? 101);

/** Best and median of the wall time and mean of the CPU time in milliseconds, the first rounds left out: the engine compiles in them. */
function timed(ask) {
  for (let i = 0; i < 20; i++) ask();
  const before = process.cpuUsage();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    ask();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  return [times[0], times[runs >> 1], (user + system) / 1000 / runs].map((ms) => ms.toFixed(2)).join(' / ');
}

const index = indexOfColumns(generateColumns(rows), process.argv[4] === 'wasm' ? wasmKernel : undefined);
const started = performance.now();
index.warm();
console.log(`${rows} incidents, all bitmaps and places built in ${Math.round(performance.now() - started)} ms; best / p50 / CPU, ms`);

const QUESTIONS = {
  'six facets, outcomes': (by) => index.summary(by, { facets: FACETS }),
  'the same and months': (by) => index.summary(by, { facets: FACETS, series: 'month' }),
  'the same and months by type': (by) => index.summary(by, { facets: FACETS, series: 'month', split: 'type' }),
  'days by type': (by) => index.summary(by, { facets: [], series: 'day', split: 'type' }),
  'people': (by) => index.summary(by, { facets: [], people: true }),
  'weapons': (by) => index.summary(by, { facets: [], weapons: true }),
  'areas, admin1': (by) => index.areas(by, 'admin1'),
  'clusters, region, zoom 6': (by) => index.clusters({ ...by, bbox: [13, 39, 31, 49.5] }, { zoom: 6 }),
  'clusters, a city, zoom 11': (by) => index.clusters({ ...by, bbox: [20.2, 44.5, 20.8, 45.1] }, { zoom: 11 }),
  'page by date': (by) => index.page(by, { sort: '-date', limit: 25 }),
  'page by killed': (by) => index.page(by, { sort: '-killed', limit: 25 }),
};
const cell = (text) => String(text).padStart(22);
console.log(''.padEnd(30) + Object.keys(FILTERS).map(cell).join(''));
console.log('matches'.padEnd(30) + Object.values(FILTERS).map((by) => cell(index.count(by))).join(''));
for (const [name, ask] of Object.entries(QUESTIONS)) {
  console.log(name.padEnd(30) + Object.values(FILTERS).map((by) => cell(timed(() => ask(by)))).join(''));
}
