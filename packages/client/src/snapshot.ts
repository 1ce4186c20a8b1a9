import type { Envelope, Filters } from '@seesac/contract';
import { decodeMap, type MapIndex, type SnapshotFile, type SnapshotManifest } from '@seesac/incident-index/map.js';
import { ask, type AskOptions } from './ask.js';
import { ContractError } from './errors.js';
import { requestBytes } from './request-bytes.js';
import { isWebAddress } from './web-address.js';

/** Bytes of columns, uncompressed, beyond which a page had better ask the service: about 150,000 incidents, a megabyte over the wire. */
const MOST = 6_000_000;

/** The published columns of one service in this page: years are fetched once, when a question first reaches them. */
class Snapshot {
  #manifest: SnapshotManifest | undefined;
  #folder: string | undefined;
  readonly #files = new Map<string, Uint8Array>();
  #index: MapIndex | undefined;

  constructor(readonly api: string) {}

  /**
   * The index over the years that filters reach, undefined where the page cannot answer them: words need the search, another state of the data is not the published
   * one, the service gives no files, or the years are too large for a page.
   * @param version at least this one
   */
  async index({ from, q, release, as_of }: Filters, version: number, signal: AbortSignal | undefined): Promise<MapIndex | undefined> {
    if (q || release || as_of) return undefined;
    if (!this.#manifest || this.#manifest.version < version) await this.#renew(signal);
    const manifest = this.#manifest!;
    const wanted = manifest.partitions.filter(({ year }, at) => !at || !from || `${year}` >= from.slice(0, 4));
    if (!this.#folder || !wanted.length || wanted.reduce((sum, { files }) => sum + files.columns.bytes, 0) > MOST) return undefined;
    // One that covers more years answers as well.
    if (this.#index?.manifest === manifest && (!this.#index.since || (from && from >= this.#index.since))) return this.#index;
    await Promise.all(wanted.map(({ files }) => this.#fetch(files.columns, signal)));
    // Meanwhile another version may have come, or more years.
    return this.#manifest === manifest ? (this.#index = open(manifest, this.#files)) : this.index({ ...(from && { from }) }, version, signal);
  }

  async asOf(signal: AbortSignal | undefined): Promise<string> {
    if (!this.#manifest) await this.#renew(signal);
    return this.#manifest!.asOf;
  }

  async #renew(signal: AbortSignal | undefined): Promise<void> {
    const { data: manifest, links } = await ask<Envelope<SnapshotManifest>>(this.api, signal, 'snapshots/current');
    // What a manifest says of its years is held against their columns, so its shape is all that has to be looked at here.
    if (manifest.format !== 2 || !manifest.partitions) throw new ContractError('Not a manifest that this version reads');
    if (manifest.version === this.#manifest?.version) return;
    this.#manifest = manifest;
    this.#folder = isWebAddress(links.files) ? links.files : undefined;
    const names = new Set(manifest.partitions.map(({ files }) => files.columns.name));
    for (const name of this.#files.keys()) if (!names.has(name)) this.#files.delete(name);
  }

  async #fetch({ name, bytes: length, sha256 }: SnapshotFile, signal: AbortSignal | undefined): Promise<void> {
    if (this.#files.has(name)) return;
    const bytes = await requestBytes(this.#folder + name, signal);
    // A page that is not served securely has no hashes; what was cut short is found by its length all the same.
    const hash = await globalThis.crypto.subtle?.digest('SHA-256', bytes);
    if (bytes.byteLength !== length || (hash && hexOf(hash) !== sha256)) throw new ContractError(`${name} is not the file of the manifest`);
    this.#files.set(name, new Uint8Array(bytes));
  }
}

function open(manifest: SnapshotManifest, files: ReadonlyMap<string, Uint8Array>): MapIndex {
  try {
    return decodeMap(manifest, files);
  } catch (cause) {
    throw new ContractError('The files are not those of the manifest', { cause });
  }
}

const hexOf = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const snapshots = /* @__PURE__ */ new Map<string, Snapshot>();

function snapshotOf(api: string): Snapshot {
  let snapshot = snapshots.get(api);
  if (!snapshot) snapshots.set(api, (snapshot = new Snapshot(api)));
  return snapshot;
}

export interface MapIndexOptions extends AskOptions {
  /** Dataset version that another answer has: an older one is fetched anew. */
  version?: number | undefined;
}

/**
 * The published columns that filters reach, opened in this page, so that a map draws every view and filter without asking again: the years from `from` on, or
 * all. Shared by everything on the page that asks the same service. Undefined where the page cannot answer: ask the service itself.
 * @throws as every question, and a `ContractError` for files that are not those of the manifest
 */
export async function mapIndex(api: string, filters: Filters, { version = 0, signal }: MapIndexOptions = {}): Promise<MapIndex | undefined> {
  return snapshotOf(api).index(filters, version, signal);
}

/** Instant up to which the published data are known, ISO 8601 in UTC. */
export async function mapAsOf(api: string, { signal }: AskOptions = {}): Promise<string> {
  return snapshotOf(api).asOf(signal);
}

export type { MapCell, MapIndex } from '@seesac/incident-index/map.js';
export { latitudeOf, longitudeOf, MERCATOR_BITS, mercatorX, mercatorY } from '@seesac/incident-index/map.js';
