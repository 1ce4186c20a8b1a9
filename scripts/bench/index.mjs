/**
 * The incident index, asked the same questions as the peers, in a process of its own: `node index.mjs FOLDER [wasm]`. Prints answers and times as JSON.
 * `wasm` is the kernel with which the service counts; a page, where a strict policy forbids WebAssembly, counts in JavaScript.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSnapshot, parseManifest } from '@seesac/incident-index';
import { wasmKernel } from '@seesac/incident-index/wasm-kernel.js';
import { measure, ownCpu } from './measure.mjs';
import { FACETS, FILTERS, MONTHS, THIS_MONTH, WORDS } from './questions.mjs';

const [folder, variant] = process.argv.slice(2);
const kernel = variant === 'wasm' ? [wasmKernel] : [];
const manifest = parseManifest(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const read = (names) => new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
const columns = read(manifest.partitions.map((p) => p.files.columns.name));
const others = read(manifest.partitions.flatMap(({ files }) => [files.search.name, files.records.name]));

const results = {};
const ask = async (question, run, view = (answer) => answer) => { results[question] = { ...await measure(run), answer: view(run()) }; };
await ask('decode columns', () => decodeSnapshot(manifest, columns, sha256, ...kernel), (index) => index.count({}));

const before = process.memoryUsage();
const index = decodeSnapshot(manifest, new Map([...columns, ...others]), sha256, ...kernel);
const first = async (question, run) => {
  const [cpu, at] = [ownCpu(), performance.now()];
  run();
  results[question] = { cpu: ownCpu() - cpu, p50: performance.now() - at, p95: performance.now() - at, runs: 1 };
};
await first('first facets', () => index.summary({ jurisdiction: ['RS'] }, { facets: FACETS }));
await first('first search', () => index.count({ q: WORDS.frequent }));

const named = ({ facets }) => Object.fromEntries(FACETS.map((key) => [key, Object.fromEntries(facets[key].map(({ code, count }) => [code, count]))]));
for (const [key, filters] of Object.entries(FILTERS)) {
  await ask(`facets ${key}`, () => index.summary(filters, { facets: FACETS }), named);
  await ask(`series ${key}`, () => index.summary(filters, { facets: [], series: 'month' }), ({ series }) => series.filter(({ count }) => count > 0).map(({ period, count }) => [monthOf(period), count]));
  await ask(`facets and series ${key}`, () => index.summary(filters, { facets: FACETS, series: 'month' }), ({ total, series }) => (series.length === MONTHS || filters.from ? total : NaN));
}
function monthOf(period) {
  return (Number(period.slice(0, 4)) - Number(manifest.from.slice(0, 4))) * 12 + Number(period.slice(5)) - 1;
}
await ask('this month', () => [index.count(THIS_MONTH), index.outcomes(THIS_MONTH)], ([count, { killed, injured }]) => [count, killed, injured]);
await ask('page F3', () => index.page(FILTERS.F3, { sort: '-date', limit: 25 }), ({ rows }) => rows.map((row) => index.incident(row).id));
for (const [key, q] of Object.entries(WORDS)) await ask(`search ${key}`, () => index.count({ q }));
const region = [13, 39, 31, 49.5];
await ask('clusters, region', () => index.clusters({ bbox: region }, { zoom: 6 }), (all) => all.reduce((sum, c) => sum + (c.cluster ? c.count : 1), 0));
await ask('clusters, one town', () => index.clusters({ bbox: [20.2, 44.6, 20.8, 45] }, { zoom: 11 }), (all) => all.reduce((sum, c) => sum + (c.cluster ? c.count : 1), 0));
const after = process.memoryUsage();
const bytes = (kind) => manifest.partitions.reduce((sum, p) => sum + p.files[kind].bytes, 0);
console.log(JSON.stringify({
  name: variant === 'wasm' ? 'index as the service has it' : 'index in JavaScript, as a page has it', memory: Math.round(after.rss / 2 ** 20), growth: Math.round((after.rss - before.rss) / 2 ** 20),
  files: { columns: bytes('columns'), records: bytes('records'), search: bytes('search') }, results,
}));
