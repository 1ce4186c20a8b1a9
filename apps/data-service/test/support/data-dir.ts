import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../../src/config.ts';
import { openPgliteStore } from '../../src/store/pglite.ts';

/** Temporary directories of one test file, removed by `remove`. Making PGlite files takes seconds, so they are made once and copied. */
export class DataDirs {
  readonly #root = mkdtempSync(join(tmpdir(), 'seesac-data-'));
  #template: string | null = null;
  #count = 0;

  /** An empty directory. */
  empty(): string {
    return mkdtempSync(join(this.#root, `${++this.#count}-`));
  }

  /** A directory with an empty store. */
  async withStore(): Promise<string> {
    if (!this.#template) {
      this.#template = join(this.#root, 'template');
      const store = await openPgliteStore(this.#template);
      await store.migrate();
      await store.close();
    }
    const directory = this.empty();
    cpSync(this.#template, join(directory, 'pgdata'), { recursive: true });
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
