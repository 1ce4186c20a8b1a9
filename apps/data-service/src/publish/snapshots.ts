import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from '@seesac/contract';
import { decodeSnapshot, filesOf, parseManifest, type EncodedSnapshot, type IncidentIndex, type SnapshotFile, type SnapshotManifest } from '@seesac/incident-index';
import { wasmKernel } from '@seesac/incident-index/wasm-kernel.js';
import { BUILD, parseBuild, type Build } from './build.js';
import { VARIANTS } from './compress.js';
import { sha256, sha256InBackground } from './digest.js';
import { readWhole, replaceDurable } from './durable.js';
import { PublishError } from './publish-error.js';
import { parseReleases } from './releases.js';
import { SnapshotWriter } from './writer.js';

/** A snapshot whose files have been read, verified and decoded. */
export interface LoadedSnapshot { index: IncidentIndex; manifest: SnapshotManifest }

/** A version that could not be used, and why. */
export interface RefusedSnapshot { version: number; reason: string }

const MANIFEST = 'manifest.json';
const POINTER = 'current.json';
const RELEASES = 'releases.json';
/** Files read and hashed at once. */
const PARALLEL = 4;

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * The folder of published versions: `<version>/manifest.json` with its content-addressed files, each also as `.br` and `.gz`; `current.json` names the version
 * that was published last, `releases.json` those that have names. A version folder appears whole, by one rename, and is never changed afterwards. Files that two
 * versions have in common are one file on the disk, by hard links, where the disk can do that.
 */
export class Snapshots {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Versions that have a folder, newest first. */
  async versions(): Promise<number[]> {
    const names = await readdir(this.directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    });
    return names.filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number).sort((a, b) => b - a);
  }

  /** Manifest of one version. Rejects when it is not there or wrong. */
  async manifest(version: number): Promise<SnapshotManifest> {
    const manifest = parseManifest(JSON.parse(await readFile(this.path(version, MANIFEST), 'utf8')));
    if (manifest.version !== version) throw new PublishError(`the manifest in folder ${version} is that of version ${manifest.version}`);
    return manifest;
  }

  /** How one version was made; `null` where that is not known. */
  async build(version: number): Promise<Build | null> {
    return readFile(this.path(version, BUILD), 'utf8').then(parseBuild, () => null);
  }

  /** Reads, verifies and decodes one version. Rejects when anything about it is wrong. Files are read and hashed side by side, off the event loop. */
  async load(version: number): Promise<LoadedSnapshot> {
    const manifest = await this.manifest(version);
    const files = new Map<string, Uint8Array>();
    const hashes = new Map<Uint8Array, string>();
    const waiting = filesOf(manifest);
    const read = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const bytes = await readWhole(this.path(version, file.name));
        files.set(file.name, bytes);
        hashes.set(bytes, await sha256InBackground(bytes));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, read));
    return { manifest, index: decodeSnapshot(manifest, files, (bytes) => hashes.get(bytes) ?? sha256(bytes), wasmKernel) };
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
    for (const { files } of partitions) years.push(await readFile(this.path(version, files.records.name)));
    return Buffer.concat(years);
  }

  /**
   * What is wrong with one version: its files, and the compressed forms of them. Empty when nothing is.
   * @param good files that are known to be as they should, which versions share: they are read once, and added here
   */
  async faults(version: number, good = new Set<string>()): Promise<string[]> {
    try {
      const faults: string[] = [];
      for (const file of filesOf(await this.manifest(version))) {
        for (const suffix of ['', ...Object.keys(VARIANTS).map((name) => `.${name}`)]) faults.push(...(await this.#faultsOf(version, file, suffix, good)));
      }
      return faults;
    } catch (error) {
      return [reasonOf(error)];
    }
  }

  async #faultsOf(version: number, { name, sha256: expected }: SnapshotFile, suffix: string, good: Set<string>): Promise<string[]> {
    const path = this.path(version, `${name}${suffix}`);
    try {
      const { dev, ino, size, mtimeMs } = await stat(path);
      const known = [name, suffix, dev, ino, size, mtimeMs].join(' ');
      if (good.has(known)) return [];
      const bytes = await readWhole(path);
      const plain = suffix ? await VARIANTS[suffix.slice(1) as keyof typeof VARIANTS].unpack(bytes) : bytes;
      if ((await sha256InBackground(plain)) !== expected) return [`${name}${suffix} does not hold what the manifest says`];
      good.add(known);
      return [];
    } catch (error) {
      return [`${name}${suffix}: ${reasonOf(error)}`];
    }
  }

  /** Begins to write a version: {@link SnapshotWriter}. `earlier` is one whose files are used again where they are the same. */
  begin(version: number, earlier: number | null = null): Promise<SnapshotWriter> {
    return SnapshotWriter.begin(this, version, earlier);
  }

  /** Writes an encoded version as {@link begin} and what follows do. */
  async write({ manifest, files }: EncodedSnapshot): Promise<void> {
    const writer = await this.begin(manifest.version);
    try {
      for (const file of filesOf(manifest)) await writer.add(file, files.get(file.name)!);
      await writer.finish(manifest, []);
    } finally {
      await writer.abandon();
    }
  }

  /** The named versions, newest first; none where the file is not there. Rejects with PublishError where it is damaged: the next start writes it again. */
  async releases(): Promise<Release[]> {
    const text = await readFile(join(this.directory, RELEASES), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    return parseReleases(text, join(this.directory, RELEASES));
  }

  /** Writes the named versions, unless they are there already. */
  async writeReleases(releases: readonly Release[]): Promise<void> {
    const before = await this.releases().catch(() => null);
    if (JSON.stringify(before) !== JSON.stringify(releases)) await replaceDurable(join(this.directory, RELEASES), `${JSON.stringify(releases, null, 2)}\n`);
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

  /** Where a version, or a file of it, lies. */
  path(version: number, name = ''): string {
    return join(this.directory, String(version), name);
  }
}
