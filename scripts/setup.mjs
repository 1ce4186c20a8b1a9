// What a fresh clone needs before anything of it can run. Plain Node: nothing is installed yet when this is read.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CHROMIUM_NAMES, findOnPath } from './which.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };

/** Stops with a sentence that says what to do. */
export function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command in the root and waits for it; its output goes to `onOutput`, or to the terminal where none is given. */
export function run(command, args, { onOutput, extraEnv = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...env, ...extraEnv }, stdio: ['ignore', onOutput ? 'pipe' : 'inherit', onOutput ? 'pipe' : 'inherit'] });
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
    child.on('error', (error) => (onOutput?.(`${error.message}\n`), resolve(127)));
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Checks the version of Node. */
export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 20)) stop(`Node ${process.versions.node} is too old: this project needs Node 20.20 or later.`);
}

/** Installs the packages of the lock when they are missing or older than the lock. */
export async function ensurePackages() {
  const marker = `${root}node_modules/.package-lock.json`;
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs) return;
  console.log('Installing packages (npm ci)…');
  if ((await run('npm', ['ci', '--loglevel=error'])) !== 0) stop('npm ci failed: see above. Is the npm registry reachable?');
}

const may = () => process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']);

/** Installs Debian packages when a file of theirs is missing and the user may; gives whether they are there. */
function ensureDebian(packages, there) {
  if (there()) return true;
  if (!may()) return false;
  console.log(`Installing ${packages.join(' ')} (apt-get)…`);
  const apt = (...args) => spawnSync('apt-get', args, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const install = () => apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  // A fresh machine has no package lists yet.
  if (!install() && apt('update', '-q')) install();
  return there();
}

/** Finds Chromium, or installs Debian's. */
export function ensureChromium() {
  const there = () => Boolean(process.env.CHROME_PATH ?? findOnPath(CHROMIUM_NAMES));
  if (!ensureDebian(['chromium', 'fonts-noto-core'], there))
    stop('The browser tests need Chromium.\n  Debian, Ubuntu:  sudo apt-get install chromium fonts-noto-core\n  elsewhere:       install Chromium or Chrome and set CHROME_PATH to it.');
}

/** A PostgreSQL server for the store's tests. Without one those tests are skipped, and say so. */
export function ensurePostgres() {
  const there = () => Boolean(process.env.TEST_DATABASE_URL) || [13, 14, 15, 16, 17, 18].some((v) => existsSync(`/usr/lib/postgresql/${v}/bin/initdb`));
  if (!ensureDebian(['postgresql'], there)) console.log('No PostgreSQL server found: its tests will be skipped (install the package "postgresql", or set TEST_DATABASE_URL).');
}
