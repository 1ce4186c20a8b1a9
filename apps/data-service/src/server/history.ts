import { platformDate, type IsoDate, type Release } from '@seesac/contract';
import type { SnapshotManifest } from '@seesac/incident-index';
import type { Dataset, History } from '../app.js';
import { ProblemError } from '../http/problem.js';
import type { Log, Snapshots } from '../publish/index.js';

/** Old states in memory at most: so many datasets, and so many records in all of them. One alone may have more. */
const MOST = { datasets: 4, records: 1_000_000 };
/** Loads that wait for their turn; one runs at a time, so that questions for many old states never take the service from those for the current one. */
const MOST_WAITING = 8;
/** Milliseconds for which a version that could not be read is not tried again. */
const PAUSE = 10_000;
/** Milliseconds for which the list of releases is taken as it was read. */
const FRESH = 1_000;

export interface HistoryOptions {
  snapshots: Pick<Snapshots, 'versions' | 'manifest' | 'load'>;
  /** Releases on disk, newest first. */
  readReleases: () => Promise<readonly Release[]>;
  current: () => Dataset | null;
  log: Log;
  most?: typeof MOST;
}

const unavailable = (version: number) => new ProblemError(503, {
  title: 'State not available',
  detail: `Version ${version} of the dataset, which that state is, cannot be read here at present. Other versions are not affected.`,
  headers: { 'Retry-After': String(PAUSE / 1_000) },
});

/** Earlier states of the dataset, from the folder of published versions. */
export class SnapshotHistory implements History {
  readonly #options: HistoryOptions;
  /** By version, least recently used first; loads under way among them. */
  readonly #loaded = new Map<number, { dataset: Promise<Dataset>; records: number }>();
  readonly #publishedOn = new Map<number, IsoDate>();
  /** Versions that could not be read, and until when they are left alone. */
  readonly #refused = new Map<number, number>();
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #releases: readonly Release[] = [];
  #looked = -Infinity;
  #looking: Promise<void> | undefined;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  async asOf(day: IsoDate): Promise<Dataset | null> {
    const { snapshots, current } = this.#options;
    const newest = current()?.manifest.version ?? 0;
    const versions = (await snapshots.versions()).filter((version) => version <= newest);
    const damaged: number[] = [];
    // Newest first, so the one in force is the first that is not after the day.
    let [low, high] = [0, versions.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const published = await this.#dayOf(versions[middle]!);
      if (published === undefined) {
        damaged.push(...versions.splice(middle, 1));
        high--;
      } else if (published <= day) high = middle;
      else low = middle + 1;
    }
    const found = versions[low];
    // One of those that cannot be read may be the one: between what was in force before the day and what came after it.
    const doubt = damaged.find((version) => version > (found ?? 0) && version < (versions[low - 1] ?? Infinity));
    if (doubt !== undefined) throw unavailable(doubt);
    return found === undefined ? null : this.#load(found);
  }

  async release(name: string): Promise<{ dataset: Dataset; release: Release } | null> {
    const named = () => this.#releases.find((release) => release.name === name);
    if (!named()) await this.refresh();
    const release = named();
    return release ? { release, dataset: await this.#load(release.version) } : null;
  }

  async manifest(version: number): Promise<SnapshotManifest> {
    try {
      return await this.#options.snapshots.manifest(version);
    } catch (error) {
      this.#refuse(version, error);
      throw unavailable(version);
    }
  }

  releases(): readonly Release[] {
    if (Date.now() - this.#looked > FRESH) void this.refresh();
    return this.#releases;
  }

  /** Reads the list of releases anew. */
  refresh(): Promise<void> {
    return (this.#looking ??= this.#look().finally(() => (this.#looking = undefined)));
  }

  async #look(): Promise<void> {
    try {
      const releases = await this.#options.readReleases();
      if (JSON.stringify(releases) !== JSON.stringify(this.#releases)) this.#releases = releases;
    } catch (error) {
      this.#options.log({ level: 'error', event: 'releases', message: `the list of releases could not be read, the last one holds: ${(error as Error).message}` });
    } finally {
      this.#looked = Date.now();
    }
  }

  /** The day in Belgrade on which a version was published; `undefined` where its manifest cannot be read. */
  async #dayOf(version: number): Promise<IsoDate | undefined> {
    const known = this.#publishedOn.get(version);
    if (known !== undefined) return known;
    try {
      const day = platformDate(new Date((await this.#options.snapshots.manifest(version)).publishedAt));
      this.#publishedOn.set(version, day);
      return day;
    } catch (error) {
      this.#refuse(version, error);
      return undefined;
    }
  }

  #load(version: number): Promise<Dataset> {
    const current = this.#options.current();
    if (current?.manifest.version === version) return Promise.resolve(current);
    const known = this.#loaded.get(version);
    if (known) {
      this.#loaded.delete(version);
      this.#loaded.set(version, known);
      return known.dataset;
    }
    if ((this.#refused.get(version) ?? 0) > Date.now()) return Promise.reject(unavailable(version));
    if (this.#waiting >= MOST_WAITING) {
      return Promise.reject(new ProblemError(503, {
        title: 'Too many earlier states at once', detail: 'Several earlier states of the dataset are being loaded. Try again soon.', headers: { 'Retry-After': '5' },
      }));
    }
    this.#waiting++;
    const entry = { dataset: this.#turn.then(() => this.#read(version)), records: 0 };
    this.#loaded.set(version, entry);
    this.#turn = entry.dataset.then(({ manifest }) => {
      entry.records = manifest.records;
      this.#forget();
    }, () => this.#loaded.delete(version)).finally(() => this.#waiting--);
    return entry.dataset;
  }

  async #read(version: number): Promise<Dataset> {
    try {
      return await this.#options.snapshots.load(version);
    } catch (error) {
      this.#refuse(version, error);
      throw unavailable(version);
    }
  }

  #refuse(version: number, error: unknown): void {
    if ((this.#refused.get(version) ?? 0) > Date.now()) return;
    this.#refused.set(version, Date.now() + PAUSE);
    this.#options.log({ level: 'error', event: 'snapshot-refused', version, message: `snapshot ${version} is asked for but not usable: ${(error as Error).message}` });
  }

  #forget(): void {
    const most = this.#options.most ?? MOST;
    let records = [...this.#loaded.values()].reduce((sum, entry) => sum + entry.records, 0);
    for (const [version, entry] of this.#loaded) {
      if (this.#loaded.size <= 1 || (this.#loaded.size <= most.datasets && records <= most.records)) break;
      this.#loaded.delete(version);
      records -= entry.records;
    }
  }
}
