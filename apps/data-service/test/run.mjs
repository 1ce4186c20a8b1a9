// Runs the tests of this package: `node test/run.mjs [FILE OR FLAG …]`, all of them where no file is named.
//
// Each file is a process of its own. Through tsx it would find, read and compile a thousand modules of ours and of packages before its first test, most of them in
// vain, for two seconds of a processor. Here they are put together once for all. `import.meta.url` stays that of the source, and so does what a stack names.
// A single file runs without this too: `node --import tsx --test test/NAME.test.ts`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
/** The one that tsx runs on. */
const { build } = createRequire(require.resolve('tsx/package.json'))('esbuild');

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const given = process.argv.slice(2);
const flags = given.filter((word) => word.startsWith('-'));
const named = given.filter((word) => !word.startsWith('-')).map((file) => basename(file));
const tests = named.length ? named : readdirSync(here).filter((name) => name.endsWith('.test.ts'));

/** Modules that look for files beside themselves, or that a process has from elsewhere. */
const EXTERNAL = ['@electric-sql/pglite', 'pg-native', 'playwright-core', 'typescript'];

/** What tells a module where it lies goes on to be the address of its source. */
const addresses = {
  name: 'addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const text = await readFile(path, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

mkdirSync(cache, { recursive: true });
const built = mkdtempSync(join(cache, 'tests-'));
process.once('exit', () => rmSync(built, { recursive: true, force: true }));
await build({
  entryPoints: [...tests.map((name) => join(here, name)), ...readdirSync(join(here, 'support')).map((name) => join(here, 'support', name))],
  outdir: built, outbase: here, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, format: 'esm', platform: 'node', target: `node${process.versions.node}`,
  external: EXTERNAL, keepNames: true, sourcemap: true, sourcesContent: false, logLevel: 'warning', plugins: [addresses],
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" },
});

const files = tests.map((name) => join(built, name.replace(/\.ts$/, '.mjs')));
const run = spawn(process.execPath, ['--liftoff-only', '--enable-source-maps', '--test', '--test-concurrency=2', '--test-reporter=spec', ...flags, ...files], {
  // BUILT_THREADS: the program was built from these sources, and its threads can be taken from there; BUILT_TESTS: where the programs of tests are
  env: { ...process.env, BUILT_THREADS: '1', BUILT_TESTS: built }, stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
run.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
