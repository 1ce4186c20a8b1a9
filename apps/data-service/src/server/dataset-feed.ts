import type { Log, LoadedSnapshot, Snapshots } from '../publish/index.js';
import type { Store } from '../store/store.js';

/** Milliseconds between looks at the published version where no notification comes. */
const POLL = 30_000;

/** The dataset that answers come from. It changes by one assignment, forward only, when the store tells of a newer version and its snapshot verifies. */
export class DatasetFeed {
  readonly #snapshots: Snapshots;
  readonly #log: Log;
  #current: LoadedSnapshot | null;
  #loading: Promise<void> = Promise.resolve();
  #stops: (() => unknown)[] = [];
  #told: ((dataset: LoadedSnapshot) => void)[] = [];
  #noticed: (() => void)[] = [];

  constructor(snapshots: Snapshots, first: LoadedSnapshot | null, log: Log) {
    this.#snapshots = snapshots;
    this.#current = first;
    this.#log = log;
  }

  get current(): LoadedSnapshot | null {
    return this.#current;
  }

  /** Tells of each version that is served from now on. */
  onVersion(told: (dataset: LoadedSnapshot) => void): void {
    this.#told.push(told);
  }

  /** Tells of each moment at which something in the store may be new, versions or other things. */
  onNotice(noticed: () => void): void {
    this.#noticed.push(noticed);
  }

  /** Takes over a newer snapshot. */
  swap(next: LoadedSnapshot): void {
    const before = this.#current?.manifest.version ?? 0;
    if (next.manifest.version <= before) return;
    this.#current = next;
    this.#log({ level: 'info', event: 'serving', version: next.manifest.version, message: `version ${next.manifest.version} is served: ${next.manifest.count} incidents` });
    for (const told of this.#told) told(next);
  }

  /** Follows the versions that the store publishes, by notification, and by looking now and then. */
  async follow(store: Store, poll = POLL): Promise<void> {
    const notice = () => { for (const noticed of this.#noticed) noticed(); };
    this.#stops.push(await store.listen((version) => {
      notice();
      this.#load(version);
    }));
    const look = () => store.publishedVersion().then(
      (version) => { if (version !== null) this.#load(version); },
      (error: Error) => this.#log({ level: 'warn', event: 'poll', message: `the published version could not be read: ${error.message}` }),
    );
    const timer = setInterval(() => {
      notice();
      void look();
    }, poll);
    this.#stops.push(() => clearInterval(timer));
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop();
    await this.#loading;
  }

  /** Loads one after the other, so that a late old version never replaces a newer one. */
  #load(version: number): void {
    this.#loading = this.#loading.then(async () => {
      if (version <= (this.#current?.manifest.version ?? 0)) return;
      try {
        this.swap(await this.#snapshots.load(version));
      } catch (error) {
        this.#log({ level: 'error', event: 'snapshot-refused', version, message: `snapshot ${version} is published but not usable here: ${(error as Error).message}` });
      }
    });
  }
}
