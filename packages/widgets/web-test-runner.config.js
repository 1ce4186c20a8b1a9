import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleTests } from '../../scripts/bundle-tests.mjs';
import { args, executablePath } from '../../scripts/chromium.mjs';

/**
 * Tests run in two pages at a time. Each has a window of its own, for a page behind another has no animation frames, and acts as the one that has the focus, or it
 * would hear of no focus at all.
 */
async function createPage({ browser }) {
  const page = await (await browser.createBrowserContext()).newPage();
  await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const tests = fileURLToPath(new URL('test/', import.meta.url));
/** Fetches a second copy of a source, which has to share Lit with the first. */
const AS_WRITTEN = 'cookie-consent.test.ts';

/**
 * All tests, put together: a fifth of what a processor does for them is to compile modules that no test needs. Those that are named on the command line, are watched, or whose lines are
 * counted are served as they are written.
 */
async function together() {
  const built = await bundleTests({
    home: new URL('.', import.meta.url),
    entries: readdirSync(tests).filter((name) => name.endsWith('.test.ts') && name !== AS_WRITTEN).map((name) => join(tests, name)),
    outbase: tests,
    addressOf: (path) => `new URL(${JSON.stringify(`/${relative(root, path)}`)}, location.href).href`,
    // A module that only defines an element has no effect by the word of the package.
    options: { target: 'es2022', conditions: ['development', 'browser'], ignoreAnnotations: true, tsconfig: join(root, 'tsconfig.base.json') },
  });
  return [`test/${AS_WRITTEN}`, `${relative(fileURLToPath(new URL('.', import.meta.url)), built)}/*.test.js`];
}
const asWritten = process.argv.some((word) => /^--(files|watch|coverage|group|manual)/.test(word));

export default {
  files: asWritten ? 'test/*.test.ts' : await together(),
  rootDir: '../..',
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 2,
  // On a machine that does other things too a page has hundreds of modules compiled before its first test.
  testsStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)) })],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args }, createPage })],
  coverageConfig: { include: ['src/**'], exclude: ['**/locales/**'], report: true, reportDir: 'coverage', threshold: { statements: 80, branches: 50, functions: 70, lines: 80 } },
  testFramework: { config: { timeout: 30_000 } },
};
