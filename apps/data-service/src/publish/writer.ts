import { randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotFile, SnapshotManifest } from '@seesac/incident-index';
import { BUILD, SETTINGS, type Build, type BuiltYear } from './build.js';
import { VARIANTS } from './compress.js';
import { sha256InBackground } from './digest.js';
import { readWhole, syncDirectory, writeDurable } from './durable.js';
import { PublishError } from './publish-error.js';
import type { Snapshots } from './snapshots.js';

const MANIFEST = 'manifest.json';
/** Temporary folders older than this, in milliseconds, were left by a process that died. */
const ABANDONED = 3_600_000;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
/** What a disk answers that is full, read-only or not ours. */
const DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full', EDQUOT: 'the disk quota is used up', EFBIG: 'the file may not grow as large', EROFS: 'the disk is read-only', EACCES: 'it may not be written',
  EPERM: 'it may not be written', EIO: 'the disk has an error',
};

/**
 * Writes one version under a temporary name: files one by one, in any order, then the rest with {@link finish}. Until then nobody sees anything of it; after a
 * failure nothing is left.
 */
export class SnapshotWriter {
  readonly #snapshots: Snapshots;
  readonly #version: number;
  readonly #folder: string;
  readonly #earlier: { version: number; variants: Build['variants'] } | null;
  readonly #variants: Build['variants'] = {};
  /** Files that have no compressed forms yet. */
  readonly #plain: string[] = [];
  #open = true;

  private constructor(snapshots: Snapshots, version: number, folder: string, earlier: { version: number; variants: Build['variants'] } | null) {
    this.#snapshots = snapshots;
    this.#version = version;
    this.#folder = folder;
    this.#earlier = earlier;
  }

  static async begin(snapshots: Snapshots, version: number, earlier: number | null): Promise<SnapshotWriter> {
    const folder = join(snapshots.directory, `.tmp-${version}-${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(snapshots.directory, { recursive: true });
      await sweep(snapshots.directory);
      await mkdir(folder);
    } catch (error) {
      throw unwritable(error, snapshots, version);
    }
    const build = earlier === null ? null : await snapshots.build(earlier);
    return new SnapshotWriter(snapshots, version, folder, earlier === null ? null : { version: earlier, variants: build?.variants ?? {} });
  }

  /** Adds a file; one that the earlier version has as well is not written again. */
  async add(file: SnapshotFile, bytes: Uint8Array): Promise<void> {
    if (await this.reuse(file)) return;
    await this.#guarded(() => writeDurable(join(this.#folder, file.name), bytes));
    this.#plain.push(file.name);
  }

  /** Takes a file from the earlier version, with its compressed forms. False where it is not there, or not what it should be. */
  async reuse({ name, sha256 }: SnapshotFile): Promise<boolean> {
    if (!this.#earlier) return false;
    if (await exists(join(this.#folder, name))) return true;
    if (!(await this.#take(name, sha256))) return false;
    let whole = true;
    for (const suffix of Object.keys(VARIANTS)) {
      const variant = `${name}.${suffix}`;
      const hash = this.#earlier.variants[variant];
      if (hash !== undefined && (await this.#take(variant, hash))) this.#variants[variant] = hash;
      else whole = false;
    }
    if (!whole) this.#plain.push(name);
    return true;
  }

  /** Makes the compressed forms that are missing. */
  async compress(): Promise<void> {
    for (const name of this.#plain.splice(0)) {
      const bytes = await readWhole(join(this.#folder, name));
      for (const [suffix, { pack }] of Object.entries(VARIANTS)) {
        const variant = `${name}.${suffix}`;
        if (variant in this.#variants) continue;
        const packed = await pack(bytes);
        await this.#guarded(() => writeDurable(join(this.#folder, variant), packed));
        this.#variants[variant] = await sha256InBackground(packed);
      }
    }
  }

  /**
   * Puts the version in its place, on the disk and whole. A folder of that version that does not verify is set aside; the same content is kept as it is.
   * Rejects with {@link PublishError} where the folder holds another, valid content, or the disk cannot be written.
   */
  async finish(manifest: SnapshotManifest, years: readonly BuiltYear[]): Promise<void> {
    await this.compress();
    const build: Build = { settings: SETTINGS, years: [...years], variants: this.#variants };
    await this.#guarded(async () => {
      await writeDurable(join(this.#folder, BUILD), `${JSON.stringify(build)}\n`);
      await writeDurable(join(this.#folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
      await syncDirectory(this.#folder);
      if (await this.#keeps(manifest)) return;
      await this.#setAside();
      try {
        await rename(this.#folder, this.#snapshots.path(this.#version));
        this.#open = false;
      } catch (error) {
        // another process may have published the same version at this moment
        if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error)) && (await this.#keeps(manifest))) return;
        throw error;
      }
      await syncDirectory(this.#snapshots.directory);
    });
    await this.abandon();
  }

  /** Removes what was written, unless it is in its place. */
  async abandon(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** One file of the earlier version, by a second name or, where the disk has none, by a copy; only when it is what it should be. */
  async #take(name: string, sha256: string): Promise<boolean> {
    const [from, to] = [this.#snapshots.path(this.#earlier!.version, name), join(this.#folder, name)];
    const bytes = await readWhole(from).catch(() => null);
    if (!bytes || (await sha256InBackground(bytes)) !== sha256) return false;
    await this.#guarded(async () => {
      try {
        await link(from, to);
      } catch {
        await copyDurable(from, to);
      }
    });
    return true;
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw unwritable(error, this.#snapshots, this.#version);
    }
  }

  /** True when the version is there, valid and the same. */
  async #keeps(manifest: SnapshotManifest): Promise<boolean> {
    const there = await this.#snapshots.load(this.#version).catch(() => null);
    if (!there) return false;
    if (JSON.stringify(there.manifest) === JSON.stringify(manifest)) return true;
    throw new PublishError(`${this.#snapshots.path(this.#version)} holds another version ${this.#version} than the store: SNAPSHOT_DIR belongs to another store`);
  }

  /** Moves a damaged folder out of the way of its replacement. */
  async #setAside(): Promise<void> {
    const path = this.#snapshots.path(this.#version);
    if ((await exists(path)) && !(await this.#snapshots.load(this.#version).then(() => true, () => false))) {
      await rename(path, join(this.#snapshots.directory, `.damaged-${this.#version}-${Date.now()}`));
    }
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

async function copyDurable(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** An error of the disk in words for an operator; any other stays as it is. */
function unwritable(error: unknown, { directory }: Snapshots, version: number): unknown {
  const why = DISK[codeOf(error)];
  if (why === undefined) return error;
  return new PublishError(`version ${version} could not be written to ${directory}: ${why} (${(error as Error).message}). What is published stays; `
    + 'make room or mend the disk, then import again or start the service: both publish what is stored');
}

/** Removes what dead writers left. */
async function sweep(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith('.tmp-')) continue;
    const path = join(directory, name);
    const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > ABANDONED) await rm(path, { recursive: true, force: true });
  }
}
