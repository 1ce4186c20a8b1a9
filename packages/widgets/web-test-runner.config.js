import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
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

export default {
  files: ['test/**/*.test.ts', '!test/node/**'],
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
