// Looks a program up on PATH, without a shell.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const runnable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of the first of these programs that is there, else `undefined`. */
export const findOnPath = (names) => (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name))).find(runnable);

/** Names under which distributions install Chromium or Chrome. */
export const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
