import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSnapshot, filesOf, parseManifest, type EncodedSnapshot, type IncidentIndex, type SnapshotManifest } from '@seesac/incident-index';
import { VARIANTS } from './compress.js';
import { replaceDurable, syncDirectory, writeDurable } from './durable.js';

/** A snapshot whose files have been read, verified and decoded. */
export interface LoadedSnapshot { index: IncidentIndex; manifest: SnapshotManifest }

/** A version that could not be used, and why. */
export interface RefusedSnapshot { version: number; reason: string }

/** The snapshot folder and the store cannot belong together, or a folder cannot be written. */
export class PublishError extends Error {
  override name = 'PublishError';
}

const MANIFEST = 'manifest.json';
const POINTER = 'current.json';
/** Temporary folders older than this were left by a process that died. */
const ABANDONED = 3_600_000;

/** Several times as fast as the index's own, which has to run anywhere. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * The folder of published versions: `<version>/manifest.json` with its content-addressed files, each also as `.br` and `.gz`; `current.json` names the version
 * that was published last. A version folder appears whole, by one rename, and is never changed afterwards.
 */
export class Snapshots {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Versions that have a folder, newest first. */
  async versions(): Promise<number[]> {
    const names = await readdir(this.directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    return names.filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number).sort((a, b) => b - a);
  }

  /** Manifest of one version. Rejects when it is not there or wrong. */
  async manifest(version: number): Promise<SnapshotManifest> {
    const manifest = parseManifest(JSON.parse(await readFile(this.#path(version, MANIFEST), 'utf8')));
    if (manifest.version !== version) throw new PublishError(`the manifest in folder ${version} is that of version ${manifest.version}`);
    return manifest;
  }

  /** Reads, verifies and decodes one version. Rejects when anything about it is wrong. */
  async load(version: number): Promise<LoadedSnapshot> {
    const manifest = await this.manifest(version);
    const files = new Map<string, Uint8Array>();
    for (const { name } of filesOf(manifest)) files.set(name, await readFile(this.#path(version, name)));
    return { manifest, index: decodeSnapshot(manifest, files, sha256) };
  }

  /** The newest version that verifies, and those above it that do not. */
  async loadNewest(): Promise<{ loaded: LoadedSnapshot | null; refused: RefusedSnapshot[] }> {
    const refused: RefusedSnapshot[] = [];
    for (const version of await this.versions()) {
      try {
        return { loaded: await this.load(version), refused };
      } catch (error) {
        refused.push({ version, reason: reasonOf(error) });
      }
    }
    return { loaded: null, refused };
  }

  /** The records of a loaded version as JSON Lines text, as they are published. */
  async records({ version, partitions }: SnapshotManifest): Promise<Uint8Array> {
    const years: Uint8Array[] = [];
    for (const { files } of partitions) years.push(await readFile(this.#path(version, files.records.name)));
    return Buffer.concat(years);
  }

  /** What is wrong with one version: its files, and the compressed forms of them. Empty when nothing is. */
  async faults(version: number): Promise<string[]> {
    try {
      const { manifest } = await this.load(version);
      const faults: string[] = [];
      for (const { name, sha256: expected } of filesOf(manifest)) {
        for (const [suffix, { unpack }] of Object.entries(VARIANTS)) {
          const plain = await readFile(this.#path(version, `${name}.${suffix}`)).then(unpack).catch(reasonOf);
          if (typeof plain === 'string') faults.push(`${name}.${suffix}: ${plain}`);
          else if (sha256(plain) !== expected) faults.push(`${name}.${suffix} does not hold what the manifest says`);
        }
      }
      return faults;
    } catch (error) {
      return [reasonOf(error)];
    }
  }

  /**
   * Writes a version so that it is either there, on the disk and whole, or not at all. A folder of that version that does not verify is set aside; the same
   * content is kept as it is. Rejects with {@link PublishError} when the folder holds another, valid content.
   */
  async write({ manifest, files }: EncodedSnapshot): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    await this.#sweep();
    const target = this.#path(manifest.version);
    if (await this.#keeps(manifest)) return;
    const temporary = join(this.directory, `.tmp-${manifest.version}-${randomBytes(6).toString('hex')}`);
    await mkdir(temporary);
    try {
      for (const [name, bytes] of files) {
        await writeDurable(join(temporary, name), bytes);
        for (const [suffix, { pack }] of Object.entries(VARIANTS)) await writeDurable(join(temporary, `${name}.${suffix}`), await pack(bytes));
      }
      await writeDurable(join(temporary, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
      await syncDirectory(temporary);
      await this.#setAside(manifest.version);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      // another process may have published the same version at this moment
      if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '') && (await this.#keeps(manifest))) return;
      throw error;
    }
    await syncDirectory(this.directory);
  }

  /** Points `current.json` at a version, never at an older one than it names. */
  async point({ version, publishedAt }: SnapshotManifest): Promise<void> {
    const current = await this.pointer();
    if (current !== null && current >= version) return;
    await replaceDurable(join(this.directory, POINTER), `${JSON.stringify({ version, publishedAt, manifest: `${version}/${MANIFEST}` })}\n`);
  }

  /** The version that `current.json` names; `null` when there is no such file or it is damaged. */
  async pointer(): Promise<number | null> {
    const text = await readFile(join(this.directory, POINTER), 'utf8').catch(() => '');
    const version = /"version":\s*(\d{1,9})\b/.exec(text)?.[1];
    return version === undefined ? null : Number(version);
  }

  #path(version: number, name = ''): string {
    return join(this.directory, String(version), name);
  }

  /** True when the version is there, valid and the same. */
  async #keeps(manifest: SnapshotManifest): Promise<boolean> {
    const there = await this.load(manifest.version).catch(() => null);
    if (!there) return false;
    if (JSON.stringify(there.manifest) === JSON.stringify(manifest)) return true;
    throw new PublishError(`${this.#path(manifest.version)} holds another version ${manifest.version} than the store: SNAPSHOT_DIR belongs to another store`);
  }

  /** Moves a damaged folder out of the way of its replacement. */
  async #setAside(version: number): Promise<void> {
    const exists = await stat(this.#path(version)).then(() => true, () => false);
    if (exists && !(await this.load(version).then(() => true, () => false))) {
      await rename(this.#path(version), join(this.directory, `.damaged-${version}-${Date.now()}`));
    }
  }

  /** Removes what dead writers left. */
  async #sweep(): Promise<void> {
    for (const name of await readdir(this.directory)) {
      if (!name.startsWith('.tmp-')) continue;
      const path = join(this.directory, name);
      const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
      if (age > ABANDONED) await rm(path, { recursive: true, force: true });
    }
  }
}
