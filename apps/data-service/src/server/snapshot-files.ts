import { open, readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { filesOf } from '@seesac/incident-index';
import type { PublishedFile, SnapshotFiles } from '../app.js';
import { ENCODINGS, type Encoding } from '../http/encoding.js';
import type { Snapshots } from '../publish/index.js';

/** Up to so many bytes are read at once, more is read as the client takes it. */
const WHOLE = 1 << 20;
/** Versions whose list of files is remembered. */
const KNOWN_VERSIONS = 50;
/** How a form is called beside the plain file. */
const SUFFIX: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

async function read(path: string, bytes: number): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  if (bytes <= WHOLE) return readFile(path) as Promise<Uint8Array<ArrayBuffer>>;
  // Opened first, so that a file that is gone is an error before anything is sent.
  const file = await open(path);
  return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
}

/** The files of published versions as they lie in the folder. A name is looked up in the manifest of its version: no part of a request becomes part of a path otherwise. */
export class FolderFiles implements SnapshotFiles {
  readonly #snapshots: Pick<Snapshots, 'manifest' | 'path'>;
  readonly #known = new Map<number, Map<string, PublishedFile>>();

  constructor(snapshots: Pick<Snapshots, 'manifest' | 'path'>) {
    this.#snapshots = snapshots;
  }

  async find(version: number, name: string): Promise<PublishedFile | null> {
    const files = this.#known.get(version) ?? (await this.#list(version));
    const file = files?.get(name);
    if (!file) return null;
    if (Object.keys(file.forms).length === 0) {
      for (const encoding of ENCODINGS) {
        const path = this.#snapshots.path(version, name + SUFFIX[encoding]);
        const bytes = await stat(path).then(({ size }) => size, () => undefined);
        if (bytes !== undefined) file.forms[encoding] = { bytes, read: () => read(path, bytes) };
      }
    }
    return file;
  }

  /** Names of the files of a version; `null` where there is no such version. */
  async #list(version: number): Promise<Map<string, PublishedFile> | null> {
    const manifest = await this.#snapshots.manifest(version).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    if (!manifest) return null;
    const files = new Map(filesOf(manifest).map(({ name, sha256 }): [string, PublishedFile] => [name, { sha256, forms: {} }]));
    if (this.#known.size >= KNOWN_VERSIONS) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(version, files);
    return files;
  }
}
