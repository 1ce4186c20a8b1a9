// Where Chromium is and how every tool starts it: @web/test-runner, the story runner, the end-to-end tests and the screenshots.
import { CHROMIUM_NAMES, findOnPath } from './which.mjs';

/** Path of the browser; `CHROME_PATH` wins. */
export const executablePath = process.env.CHROME_PATH ?? findOnPath(CHROMIUM_NAMES);
if (!executablePath) throw new Error('Chromium not found: install the package "chromium", or set CHROME_PATH to a Chromium or Chrome.');

export const args = [
  '--no-sandbox', // needed as root, as in most containers
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing may reach outside: without this Chromium looks up its maker's hosts at every start.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];
