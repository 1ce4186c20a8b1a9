/**
 * `npm run bench`: the index, the service and their peers, side by side in one run. Prints tables, writes `bench.json` and the growth curve of the guide.
 *
 *     npm run bench [-- --sizes 10000,100000] [--only index,http,overload,start,import,map,charts] [--peers postgres,sqlite,duckdb] [--runs 5]
 *
 * A run of some parts prints those, and leaves the figures of the others in `bench.json` as they were; `parts` there says when and where each was measured.
 * CPU milliseconds are what counts: wall time moves with whatever else the machine does. Every engine must give the same answers before a time is printed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { charts } from './charts/index.mjs';
import { dataset } from './data.mjs';
import { http } from './http.mjs';
import { maps } from './map/index.mjs';
import { overload } from './overload.mjs';
import { imports, starts } from './service.mjs';
import { growthCurve, tables } from './report.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({ options: {
  sizes: { type: 'string', default: '10000,100000,1000000' }, only: { type: 'string', default: 'index,http,overload,start,import,map,charts' }, peers: { type: 'string', default: 'postgres,sqlite,duckdb' },
  runs: { type: 'string', default: '5' },
} });
const sizes = values.sizes.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size >= 1000 && size <= 2_000_000)) throw new Error('--sizes must be whole numbers from 1000 to 2000000');
const parts = values.only.split(',');
const say = (text) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const installed = here('node_modules/.package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(here('package-lock.json')).mtimeMs) {
  say('installing the peers');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: here('.'), stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** Runs one engine in a process of its own and reads the JSON that it prints. */
function engine(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=8192', '--import', 'tsx', here(script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(Buffer.concat(chunks).toString())) : reject(new Error(`${script} ${args[0]} ended with ${code}`))));
  });
}

const bench = { at: new Date().toISOString(), machine: { cpu: cpus()[0].model, cores: cpus().length, node: process.version, loadAtStart: loadavg()[0] }, engines: {}, missing: {} };
const root = here('../../.data/bench');
const folders = new Map();
// Charts have data of their own.
if (parts.some((part) => part !== 'charts')) for (const size of sizes) folders.set(size, await dataset(root, size, say));

if (parts.includes('index')) {
  for (const size of sizes) {
    say(`index, ${size}`);
    const runs = { index: await engine('index.mjs', [folders.get(size)]) };
    runs.service = await engine('index.mjs', [folders.get(size), 'wasm']);
    for (const peer of values.peers.split(',').filter(Boolean)) {
      say(`${peer}, ${size}`);
      const answer = await engine('peers.mjs', [peer, folders.get(size)]);
      if (answer.missing) bench.missing[peer] = answer.missing;
      else runs[peer] = answer;
    }
    compare(runs, size);
    for (const run of Object.values(runs)) for (const result of Object.values(run.results)) delete result.answer;
    bench.engines[size] = runs;
  }
}
const middle = folders.get(sizes.includes(100_000) ? 100_000 : sizes[0]);
if (parts.includes('http')) bench.http = await http(middle, say);
if (parts.includes('overload')) bench.overload = await overload(middle, say);
if (parts.includes('start')) bench.start = await starts(folders, say);
if (parts.includes('import')) bench.imports = await imports(folders, say);
if (parts.includes('map')) bench.map = await maps(folders, say, { most: Number(values.runs) });
if (parts.includes('charts')) bench.charts = await charts(say, { most: Number(values.runs) });

/** A time of a wrong answer says nothing. */
function compare({ index, ...peers }, size) {
  for (const [peer, { results }] of Object.entries(peers)) {
    for (const [question, { answer }] of Object.entries(results)) {
      if (!isDeepStrictEqual(answer, index.results[question].answer)) {
        throw new Error(`${size} incidents, "${question}": ${peer} answers ${JSON.stringify(answer).slice(0, 300)}, the index ${JSON.stringify(index.results[question].answer).slice(0, 300)}`);
      }
    }
  }
}

const file = here('../../bench.json');
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const { engines, missing, ...fresh } = bench;
// A file of before the parts had days of their own has one for all.
const older = before.parts ?? Object.fromEntries(['http', 'overload', 'start', 'imports', 'map'].filter((part) => before[part]).map((part) => [part, { at: before.at, machine: before.machine }]));
const measured = Object.fromEntries(parts.map((part) => [part, { at: bench.at, machine: bench.machine }]));
writeFileSync(file, `${JSON.stringify({ ...before, ...fresh, ...((parts.includes('index') || !before.engines) && { engines, missing }), parts: { ...older, ...measured } }, null, 2)}\n`);
if (Object.keys(bench.engines).length > 1) writeFileSync(here('../../stories/images/growth.svg'), growthCurve(bench));
console.log(tables(bench));
