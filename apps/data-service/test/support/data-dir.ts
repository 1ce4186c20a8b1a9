import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '../../src/config.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openPgliteStore } from '../../src/store/pglite.ts';

/**
 * Where temporary directories go: memory where there is enough of it, because a copy of a store is 40 MB and the first fsync after it waits until all of that is on
 * the disk.
 */
function temporary(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 4e9 ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Making the files of PGlite takes seconds: an empty, migrated store is made once for all test files and runs, and copied. */
async function template(): Promise<string> {
  const { dependencies } = createRequire(import.meta.url)('../../package.json') as { dependencies: Record<string, string> };
  const key = createHash('sha256').update(JSON.stringify([dependencies['@electric-sql/pglite'], MIGRATIONS])).digest('hex').slice(0, 16);
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  const made = join(cache, `empty-store-${key}`);
  if (existsSync(made)) return made;
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(join(cache, 'making-'));
  const store = await openPgliteStore(join(making, 'store'));
  await store.migrate();
  await store.close();
  try {
    renameSync(join(making, 'store'), made);
  } catch (error) {
    // another test file was faster
    if (!existsSync(made)) throw error;
  }
  rmSync(making, { recursive: true, force: true });
  return made;
}

/** Temporary directories of one test file, removed by `remove`. */
export class DataDirs {
  readonly #root = mkdtempSync(join(temporary(), 'seesac-data-'));
  #count = 0;

  /** An empty directory. */
  empty(): string {
    return mkdtempSync(join(this.#root, `${++this.#count}-`));
  }

  /** A directory with an empty store. */
  async withStore(): Promise<string> {
    return this.copy(await template(), 'pgdata');
  }

  /** A directory with a copy of another, or with one inside. */
  copy(from: string, name = ''): string {
    const directory = this.empty();
    cpSync(from, join(directory, name), { recursive: true });
    return directory;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** The instant that tests call now. */
export const NOW = '2025-02-13T12:00:00.000Z';

/** Environment of a service on a directory, with free ports and a fixed clock. */
export const environment = (dataDir: string, more: Record<string, string> = {}): Record<string, string> =>
  ({ DATA_DIR: dataDir, PORT: '0', ADMIN_PORT: '0', CLOCK: NOW, ...more });

export const configOf = (dataDir: string, more: Record<string, string> = {}): Config => readConfig(environment(dataDir, more));
