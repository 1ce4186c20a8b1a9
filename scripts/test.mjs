// `npm test`: sets up what is missing, runs every check, and ends with one line `N passed, N failed`.
// Usage: npm test [-- STEP …]   runs only those steps (names below); --list prints them.
import { ensureChromium, ensureNode, ensurePackages, ensurePostgres, run, stop } from './setup.mjs';

const node = process.execPath;
const bin = (name) => `node_modules/.bin/${name}`;
const turbo = (...tasks) => [bin('turbo'), ['run', ...tasks, '--log-prefix=none', '--output-logs=full', '--ui=stream', '--concurrency=2', '--continue']];

/**
 * Every check, in stages: name, and the commands that make it up, one after the other. What is in a stage needs nothing of the others there, and runs beside them. A
 * command without counts of its own counts as one.
 */
const STAGES = [
  [['lock', [node, ['scripts/lockcheck.mjs']]], ['direction', [node, ['scripts/direction.mjs']]]],
  [['build', turbo('build')]],
  [
    // The sources are checked where they are built; their tests are one program, for what they share is most of it.
    ['types', [bin('tsc'), ['-p', 'scripts']], [bin('tsc'), ['-p', 'stories']]],
    ['lint', [bin('eslint'), ['.']], [bin('lit-analyzer'), ['packages/widgets/src', '--strict']]],
    ['packages', ...['contract', 'incident-index', 'client', 'basemap', 'widgets'].map((p) => [bin('publint'), [`packages/${p}`, '--strict']])],
    ['sizes', [bin('size-limit'), []]],
  ],
  [['tests', turbo('test')]],
  // Mostly these wait for one browser each.
  [
    ['checks', [node, ['--import', 'tsx', '--test', '--test-reporter=spec', 'scripts/test/direction.test.ts']]],
    ['stories', [bin('storybook'), ['build', '-o', 'storybook-static', '--quiet', '--disable-telemetry']], [node, ['scripts/run-stories.mjs']]],
    ['end-to-end', [node, ['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', 'scripts/e2e/whole-way.test.ts']]],
  ],
];
const NAMES = STAGES.flat().map(([name]) => name);

/** What a tool's output says it counted. Each tool has its own closing line; turbo replays those of cached tasks. */
function counts(text) {
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  const sum = (pattern) => [...plain.matchAll(pattern)].reduce((n, m) => n + Number(m[1]), 0);
  // Web Test Runner says how far it is, and its last line twice: only a whole run counts, and that once.
  const inBrowsers = new Set([...plain.matchAll(/\b(\d+)\/\1 test files \| (\d+ passed, \d+ failed)/g)].map((m) => m[2]));
  const inBrowser = (at) => [...inBrowsers].reduce((n, line) => n + Number(line.match(/\d+/g)[at]), 0);
  return {
    passed: sum(/^(?:ℹ|#) pass (\d+)$/gm) + sum(/^(\d+) passed, \d+ failed/gm) + inBrowser(0),
    failed: sum(/^(?:ℹ|#) fail (\d+)$/gm) + sum(/^\d+ passed, (\d+) failed/gm) + inBrowser(1),
    skipped: sum(/^(?:ℹ|#) skipped (\d+)$/gm),
    reasons: [...plain.matchAll(/^.*# (?:SKIP )?(skipped:.*)$/gim)].map((m) => m[1].trim()),
  };
}

/** What of a failed command's output says what failed, each with the lines that follow it: what it printed in full is far above the last line by then. */
function failures(text) {
  const lines = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').split('\n');
  const summary = lines.findIndex((line) => line.startsWith('✖ failing tests:'));
  const shown = new Set();
  lines.forEach((line, at) => {
    const isOne = /^\s*(?:❌|𐄂|✖ )|\bnot ok\b|did not finish|\berror TS\d|Could not import/.test(line) && (summary < 0 || at > summary || !line.includes('✖'));
    if (isOne) for (let n = at; n < Math.min(at + 8, lines.length); n += 1) shown.add(n);
  });
  const found = [...shown].map((n) => lines[n]).filter((line) => line.trim());
  return found.length ? found.slice(0, 60) : lines.filter((line) => line.trim()).slice(-20);
}

const wanted = process.argv.slice(2);
if (wanted.includes('--list')) {
  for (const name of NAMES) console.log(name);
  process.exit(0);
}
const unknown = wanted.find((name) => !NAMES.includes(name));
if (unknown) stop(`There is no step "${unknown}". Steps: ${NAMES.join(', ')}.`);

ensureNode();
await ensurePackages();
ensureChromium();
ensurePostgres();

const started = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map();
const failed = [];
async function take([name, ...commands]) {
  const from = Date.now();
  const step = { passed: 0, failed: 0, skipped: 0 };
  for (const [command, args] of commands) {
    let output = '';
    const code = await run(command, args, { onOutput: (text) => (output += text) });
    const found = counts(output);
    if (found.passed + found.failed === 0) found[code === 0 ? 'passed' : 'failed'] = 1;
    if (code !== 0 && found.failed === 0) found.failed = 1;
    for (const key of Object.keys(step)) step[key] += found[key];
    for (const reason of found.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (code !== 0 || process.env.VERBOSE) console.log(output);
    if (code !== 0) failed.push(`✖ ${name}, what failed of it:`, ...failures(output).map((line) => `  ${line}`));
    if (code !== 0 && name === 'build') stop('The build failed: nothing else can be checked.');
  }
  for (const key of Object.keys(total)) total[key] += step[key];
  console.log(`${step.failed ? '✖' : '✔'} ${name.padEnd(12)} ${step.passed} passed, ${step.failed} failed${step.skipped ? `, ${step.skipped} skipped` : ''}  (${Math.round((Date.now() - from) / 1000)} s)`.replace(/(\d+) passed, (\d+) failed/, '$1 ok, $2 not ok'));
}

for (const stage of STAGES) await Promise.all(stage.filter(([name]) => !wanted.length || wanted.includes(name)).map(take));
if (failed.length) console.log(failed.join('\n'));
for (const [reason, times] of reasons) console.log(`${reason} (${times} tests)`);
console.log(`all checks: ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
