// Puts the programs of tests together once for all. Each of them, a process or a page of its own, would else find, read and compile hundreds of modules of ours and
// of packages before its first test, most of them in vain.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** The one that tsx runs on. */
const { build } = createRequire(require.resolve('tsx/package.json'))('esbuild');

/** What tells a module where it lies goes on to be the address of its source. */
const addresses = (addressOf) => ({
  name: 'addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.[jt]s$/ }, async ({ path }) => {
      const text = path.includes('/node_modules/') ? '' : await readFile(path, 'utf8');
      return text.includes('import.meta.url') ? { contents: text.replaceAll('import.meta.url', addressOf(path)), loader: path.endsWith('.ts') ? 'ts' : 'js' } : undefined;
    });
  },
});

/**
 * Builds programs with what they share, in a folder of the package's cache that goes when the process ends.
 * @param home address of the package, with a slash at its end
 * @param entries paths of the programs
 * @param addressOf expression for the address of a source, from its path
 * @param options further ones for esbuild
 * @returns the folder, in which the programs lie as they do in `outbase`
 */
export async function bundleTests({ home, entries, outbase, addressOf, options }) {
  const cache = fileURLToPath(new URL('node_modules/.cache/', home));
  mkdirSync(cache, { recursive: true });
  const outdir = mkdtempSync(join(cache, 'tests-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({ entryPoints: entries, outdir, outbase, bundle: true, splitting: true, format: 'esm', sourcemap: true, sourcesContent: false, logLevel: 'warning', plugins: [addresses(addressOf)], ...options });
  return outdir;
}
