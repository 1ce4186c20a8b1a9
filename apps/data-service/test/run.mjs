// Runs the tests of this package: `node test/run.mjs [FILE OR FLAG …]`, all of them where no file is named. They are put together before: through tsx each process
// would take two seconds of a processor more. A single file runs without this too: `node --import tsx --test test/NAME.test.ts`.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleTests } from '../../../scripts/bundle-tests.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const given = process.argv.slice(2);
const flags = given.filter((word) => word.startsWith('-'));
const named = given.filter((word) => !word.startsWith('-')).map((file) => basename(file));
const tests = named.length ? named : readdirSync(here).filter((name) => name.endsWith('.test.ts'));

/** Modules that look for files beside themselves, or that a process has from elsewhere. */
const EXTERNAL = ['@electric-sql/pglite', 'pg-native', 'playwright-core', 'typescript'];

const built = await bundleTests({
  home: new URL('../', import.meta.url),
  entries: [...tests.map((name) => join(here, name)), ...readdirSync(join(here, 'support')).map((name) => join(here, 'support', name))],
  outbase: here,
  addressOf: (path) => JSON.stringify(pathToFileURL(path).href),
  options: {
    outExtension: { '.js': '.mjs' }, platform: 'node', target: `node${process.versions.node}`, external: EXTERNAL, keepNames: true,
    banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
  },
});

const files = tests.map((name) => join(built, name.replace(/\.ts$/, '.mjs')));
// A file that something keeps from ending is said to have failed, after far longer than any takes, and does not hold up the others for ever.
const run = spawn(process.execPath, ['--liftoff-only', '--enable-source-maps', '--test', '--test-concurrency=2', '--test-timeout=600000', '--test-reporter=spec', ...flags, ...files], {
  // BUILT_THREADS: the program was built from these sources, and its threads can be taken from there; BUILT_TESTS: where the programs of tests are
  env: { ...process.env, BUILT_THREADS: '1', BUILT_TESTS: built }, stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
run.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
