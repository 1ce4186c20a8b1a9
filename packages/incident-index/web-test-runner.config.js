import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { args, executablePath } from '../../scripts/chromium.mjs';

export default {
  files: 'test/browser/*.test.ts',
  rootDir: '../..',
  nodeResolve: true,
  testsFinishTimeout: 240_000,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)) })],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args } })],
  testFramework: { config: { timeout: 120_000 } },
};
