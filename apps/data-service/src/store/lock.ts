import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { lives, thisProcess, type ProcessIdentity } from './process-identity.js';

/** Name of the lock file in the data directory. */
export const LOCK_FILE = 'seesac.lock';

/** The data directory is in use, or cannot be told not to be. The message is one line: who holds it, and what to do. */
export class LockError extends Error {
  override name = 'LockError';
}

/**
 * The right to open the PGlite files of a data directory. Exactly one process has it: PGlite itself refuses nobody, and two at once lose rows.
 * A lock whose process is gone is taken over; one of a living process, or of another host, never is.
 */
export class DirectoryLock {
  readonly #path: string;
  readonly #text: string;
  #held = true;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  /** Takes the lock at once or throws a {@link LockError}. `onStale` hears of a lock that a dead process left. */
  static take(dataDir: string, onStale: (holder: ProcessIdentity) => void = () => {}): DirectoryLock {
    try {
      mkdirSync(dataDir, { recursive: true });
    } catch (error) {
      throw new LockError(`the data directory ${dataDir} cannot be used: ${(error as Error).message}`);
    }
    const path = join(dataDir, LOCK_FILE);
    const text = `${JSON.stringify(thisProcess())}\n`;
    if (!create(path, text)) {
      const holder = judge(path, dataDir);
      takeOver(path, text, dataDir);
      if (holder) onStale(holder);
    }
    return new DirectoryLock(path, text);
  }

  /** Gives the lock back; call it after the store has closed. Does nothing when called again. */
  release(): void {
    if (!this.#held) return;
    this.#held = false;
    if (read(this.#path) === this.#text) unlinkSync(this.#path);
  }
}

/** Creates the file with all its content on the disk, or answers false because it exists. */
function create(path: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new LockError(`the lock file ${path} cannot be written: ${(error as Error).message}`);
  }
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return true;
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

function parse(text: string): ProcessIdentity | null {
  try {
    const { pid, started, host } = JSON.parse(text) as Partial<ProcessIdentity>;
    return Number.isSafeInteger(pid) && pid! > 0 && typeof started === 'string' && typeof host === 'string' ? { pid: pid!, started, host } : null;
  } catch {
    return null;
  }
}

/** Returns the dead holder of a lock, `null` when the file has vanished, and throws when the lock must be respected. */
function judge(path: string, dataDir: string): ProcessIdentity | null {
  let text = read(path);
  // between its creation and its content the file is empty for a moment
  for (let tries = 0; text !== null && !parse(text) && tries < 20; tries += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    text = read(path);
  }
  if (text === null) return null;
  const holder = parse(text);
  if (!holder) throw new LockError(`${path} is not readable as a lock: if no seesac-data runs on ${dataDir}, delete that file`);
  if (holder.host !== thisProcess().host) {
    throw new LockError(`${dataDir} is in use by process ${holder.pid} on host ${holder.host}: stop it there, or use DATABASE_URL for several processes; `
      + `if that host is gone for good, delete ${path}`);
  }
  if (lives(holder)) {
    throw new LockError(`${dataDir} is in use by process ${holder.pid} on this host: stop that seesac-data first, or use DATABASE_URL, with which several can run`);
  }
  return holder;
}

/** Replaces a stale lock under a second exclusive file, so that of two starters only one judges and replaces it. */
function takeOver(path: string, text: string, dataDir: string): void {
  const guard = `${path}.takeover`;
  if (!create(guard, text)) {
    throw new LockError(`another process is taking ${dataDir} over at this moment: try again; if none is, delete ${guard}`);
  }
  try {
    judge(path, dataDir);
    if (read(path) === null) {
      if (!create(path, text)) throw new LockError(`${dataDir} was taken by another process at this moment`);
      return;
    }
    const next = `${path}.next`;
    const file = openSync(next, 'w', 0o644);
    writeSync(file, text);
    fsyncSync(file);
    closeSync(file);
    renameSync(next, path);
  } finally {
    unlinkSync(guard);
  }
}
