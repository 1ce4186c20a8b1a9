import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { lives, thisProcess, type ProcessIdentity } from './process-identity.js';

/** Name of the lock file in the data directory. */
export const LOCK_FILE = 'seesac.lock';

/** The data directory is in use, or cannot be told not to be. The message is one line: who holds it, and what to do. */
export class LockError extends Error {
  override name: string = 'LockError';
}

/** No living process has the lock, but the disk is full, read-only or not ours: the data can be read, and nothing can be changed. */
export class UnwritableError extends LockError {
  override name = 'UnwritableError';
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

  /** Takes the lock at once or throws a {@link LockError}, {@link UnwritableError} being one. `onStale` hears of a lock that a dead process left. */
  static take(dataDir: string, onStale: (holder: ProcessIdentity) => void = () => {}): DirectoryLock {
    try {
      mkdirSync(dataDir, { recursive: true });
    } catch (error) {
      throw new UnwritableError(`the data directory ${dataDir} cannot be used: ${(error as Error).message}`);
    }
    const path = join(dataDir, LOCK_FILE);
    const text = `${JSON.stringify(thisProcess())}\n`;
    for (;;) {
      const stale = judge(path, dataDir);
      if (!stale && create(path, text)) break;
      // taken or given back at this moment: look again
      if (!stale) continue;
      takeOver(path, stale.text, text, dataDir);
      onStale(stale.holder);
      break;
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

/** Creates the file with all its content on the disk, at once where the disk has hard links, or answers false because it exists. */
function create(path: string, text: string): boolean {
  const next = `${path}.${process.pid}.new`;
  try {
    writeDurableSync(next, text, 'w');
    try {
      linkSync(next, path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // a disk without hard links: then the file is empty for a moment
      writeDurableSync(path, text, 'wx');
      return true;
    } finally {
      unlinkSync(next);
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new UnwritableError(`the lock file ${path} cannot be written: ${(error as Error).message}`);
  }
}

function writeDurableSync(path: string, text: string, flags: 'w' | 'wx'): void {
  const file = openSync(path, flags, 0o644);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

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

/** The text of a lock as soon as it is one; `null` when there is no file. Throws for one that never becomes it. */
function settled(path: string, dataDir: string): { text: string; holder: ProcessIdentity } | null {
  for (let tries = 0; ; tries += 1) {
    const text = read(path);
    if (text === null) return null;
    const holder = parse(text);
    if (holder) return { text, holder };
    if (tries === 20) throw new LockError(`${path} is not readable as a lock: if no seesac-data runs on ${dataDir}, delete that file`);
    // where the disk has no hard links, a lock is empty between its creation and its content
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
}

/** The dead holder of a lock with its text, `null` when the file has vanished. Throws when the lock must be respected. */
function judge(path: string, dataDir: string): { text: string; holder: ProcessIdentity } | null {
  const found = settled(path, dataDir);
  if (!found) return null;
  const { holder } = found;
  if (holder.host !== thisProcess().host) {
    throw new LockError(`${dataDir} is in use by process ${holder.pid} on host ${holder.host}: stop it there, or use DATABASE_URL for several processes; `
      + `if that host is gone for good, delete ${path}`);
  }
  if (lives(holder)) {
    throw new LockError(`${dataDir} is in use by process ${holder.pid} on this host: stop that seesac-data first, or use DATABASE_URL, with which several can run`);
  }
  return found;
}

/** The file that gives the right to replace a lock with this text. */
export const guardOf = (path: string, dead: string): string => `${path}.takeover-${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;

/**
 * Replaces the lock of a dead process. Of several starters one has the right to: whoever creates the guard that is named after the very lock that is to go. Where
 * that one dies as well, the next guard is named after both, so no file of a dead process stands in the way, and none is removed that another one may just have made.
 */
function takeOver(path: string, stale: string, text: string, dataDir: string): void {
  const guards: string[] = [];
  for (let dead = stale; ;) {
    const guard = guardOf(path, dead);
    guards.push(guard);
    if (create(guard, text)) break;
    const other = settled(guard, dataDir);
    if (other && (other.holder.host !== thisProcess().host || lives(other.holder))) {
      throw new LockError(`process ${other.holder.pid} is taking ${dataDir} over at this moment: try again`);
    }
    if (!other) throw new LockError(`${dataDir} was taken by another process at this moment`);
    dead += other.text;
  }
  try {
    // who had the right before may have used it since the lock was judged
    if (read(path) !== stale) {
      judge(path, dataDir);
      throw new LockError(`${dataDir} was taken by another process at this moment`);
    }
    const next = `${path}.next`;
    writeDurableSync(next, text, 'w');
    renameSync(next, path);
  } finally {
    for (const guard of guards.reverse()) rmSync(guard, { force: true });
  }
}
