import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { StoreError } from '../store/errors.js';
import { DirectoryLock, UnwritableError } from '../store/lock.js';
import { openPgliteStore } from '../store/pglite.js';
import { openPostgresStore } from '../store/postgres.js';
import type { Store } from '../store/store.js';
import { writeDurable } from './durable.js';
import type { Log } from './publish.js';
import { standing } from './reconcile.js';
import { Snapshots, type LoadedSnapshot, type RefusedSnapshot } from './snapshots.js';

/** Folder of the PGlite files in the data directory. */
const FILES = 'pgdata';
/** Lies beside the folder until it has been created whole: what is there then never held a version. */
const CREATING = 'pgdata.creating';

/** Errors after which the files of PGlite may still be good. */
const KEEP_FILES = ['SCHEMA', 'DEADLINE'];

/**
 * The data of one installation: its lock, its snapshots, and its store when that is asked for. Reads need only the snapshots, so those come first.
 */
export class Workspace {
  readonly snapshots: Snapshots;
  /** The newest snapshot that verifies, at the time of opening. */
  readonly newest: LoadedSnapshot | null;
  /** Newer ones that do not. */
  readonly refused: readonly RefusedSnapshot[];
  readonly #config: Config;
  readonly #log: Log;
  readonly #lock: DirectoryLock | null;
  /** Why the lock could not be had, though nobody else has it. */
  readonly #unwritable: string | null;
  #store: Store | null = null;

  private constructor(
    config: Config, log: Log, lock: DirectoryLock | null, unwritable: string | null, snapshots: Snapshots, found: { loaded: LoadedSnapshot | null; refused: RefusedSnapshot[] },
  ) {
    this.#config = config;
    this.#log = log;
    this.#lock = lock;
    this.#unwritable = unwritable;
    this.snapshots = snapshots;
    this.newest = found.loaded;
    this.refused = found.refused;
  }

  /** True where the store is a server, which may come back when it is away. */
  get remote(): boolean {
    return this.#config.databaseUrl !== undefined;
  }

  /**
   * Takes the lock (on PGlite) and reads the snapshots. Throws LockError at once when another process has the directory. Where it cannot be written, what is
   * published can be read, and {@link openStore} rejects; where nothing is published either, this throws UnwritableError.
   */
  static async open(config: Config, log: Log): Promise<Workspace> {
    let lock: DirectoryLock | null = null;
    let unwritable: UnwritableError | null = null;
    try {
      lock = config.databaseUrl ? null : DirectoryLock.take(config.dataDir, (holder) => log({
        level: 'warn', event: 'stale-lock', message: `process ${holder.pid} ended without closing ${config.dataDir}; its lock was taken over`,
      }));
    } catch (error) {
      if (!(error instanceof UnwritableError)) throw error;
      unwritable = error;
    }
    try {
      const snapshots = new Snapshots(config.snapshotDir);
      const found = await snapshots.loadNewest();
      for (const { version, reason } of found.refused) {
        log({ level: 'error', event: 'snapshot-refused', version, message: `snapshot ${version} is damaged and not used: ${reason}` });
      }
      if (found.refused.length && found.loaded) {
        log({ level: 'warn', event: 'fallback', version: found.loaded.manifest.version, message: `falling back to version ${found.loaded.manifest.version}` });
      }
      if (unwritable && !found.loaded) throw unwritable;
      return new Workspace(config, log, lock, unwritable?.message ?? null, snapshots, found);
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  /**
   * Opens the store and brings its tables up to date. PGlite files that do not open, or are behind the snapshots, are set aside (never deleted) and a new store
   * is made, which `reconcile` fills from the snapshot; with `rebuild: false` they are left alone.
   * Rejects with StoreError where there is no snapshot to rebuild from, and with `DISK` where nothing can be written.
   */
  async openStore({ rebuild = true } = {}): Promise<Store> {
    const { databaseUrl } = this.#config;
    if (this.#unwritable !== null) {
      throw new StoreError(`${this.#unwritable}. What is published can be read; nothing can be changed until the disk is mended and the program started again`, { code: 'DISK' });
    }
    this.#store ??= await (databaseUrl ? this.#openServer(databaseUrl) : rebuild ? this.#openFiles() : this.#open());
    return this.#store;
  }

  /** False when there is no PGlite store yet: opening one would make it. */
  exists(): boolean {
    return this.remote || existsSync(join(this.#config.dataDir, FILES));
  }

  /** Closes the store and keeps the lock. */
  async closeStore(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    await store?.close();
  }

  async close(): Promise<void> {
    await this.closeStore();
    this.#lock?.release();
  }

  async #openServer(url: string): Promise<Store> {
    const store = openPostgresStore(url, (error) => this.#log({ level: 'warn', event: 'database', message: `a database connection broke: ${error.message}` }));
    try {
      await store.migrate();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  async #openFiles(): Promise<Store> {
    const { newest } = this;
    let reason: string;
    try {
      const store = await this.#open();
      if (newest && (await standing(store, newest)) === 'behind') {
        await store.close();
        reason = `is behind snapshot ${newest.manifest.version}`;
      } else return store;
    } catch (error) {
      if (!newest || (error instanceof StoreError && KEEP_FILES.includes(error.code))) throw error;
      reason = `does not open (${(error as Error).message})`;
      // nothing opens on a disk that cannot be written: the files may be as good as ever
      const why = await unwritable(this.#config.dataDir);
      if (why) throw new StoreError(`the store ${reason}, because ${this.#config.dataDir} cannot be written: ${why}. Its files are left as they are`, { code: 'DISK', cause: error });
    }
    const files = join(this.#config.dataDir, FILES);
    const aside = `${files}.set-aside-${new Date().toISOString().replace(/[:.]/g, '-')}`;
    await rename(files, aside).catch((error: Error) => {
      throw new StoreError(`the store ${reason}, and its files cannot be set aside: ${error.message}`, { code: 'DISK', cause: error });
    });
    const message = `the store ${reason}: its files are kept in ${aside}, a new store is made from snapshot ${newest.manifest.version}`;
    this.#log({ level: 'warn', event: 'store-set-aside', message });
    try {
      return await this.#open();
    } catch (error) {
      // a full disk: leave things as they were, without the mark that would have the next start remove them
      await rm(files, { recursive: true, force: true });
      await rm(join(this.#config.dataDir, CREATING), { force: true });
      await rename(aside, files);
      throw new StoreError(`the store ${reason}, and a new one cannot be made: ${(error as Error).message}. Its files are left as they are`, { code: 'DISK', cause: error });
    }
  }

  async #open(): Promise<Store> {
    const { dataDir } = this.#config;
    const [files, creating] = [join(dataDir, FILES), join(dataDir, CREATING)];
    if (existsSync(creating)) await rm(files, { recursive: true, force: true });
    const isNew = !existsSync(files);
    if (isNew) {
      await mkdir(dataDir, { recursive: true });
      await writeFile(creating, 'The folder pgdata beside this file is being created. If this file is left over, pgdata holds nothing and is made again.\n');
    }
    const store = await openPgliteStore(files);
    try {
      await store.migrate();
    } catch (error) {
      await store.close();
      throw error;
    }
    if (isNew) await rm(creating);
    return store;
  }
}

/** Why nothing can be written to a directory; `null` where it can. */
async function unwritable(directory: string): Promise<string | null> {
  const probe = join(directory, `.probe-${process.pid}`);
  try {
    await writeDurable(probe, new Uint8Array(1 << 20));
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await rm(probe, { force: true }).catch(() => {});
  }
}
