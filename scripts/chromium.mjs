// Where Chromium is and how every tool starts it: @web/test-runner, the story runner, the end-to-end tests and the screenshots.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const runnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of the browser, `undefined` where there is none. `CHROME_PATH` wins. */
export const findChromium = () =>
  process.env.CHROME_PATH ?? (process.env.PATH ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name))).find(runnable);

/** Path of the browser; a use of it without a browser says what to do. */
export const executablePath = findChromium();
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
