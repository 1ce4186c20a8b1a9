import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailOffice } from '../mail/office.js';
import { NewsDesk } from '../news/desk.js';
import type { LoadedSnapshot, Log, Snapshots } from '../publish/index.js';
import type { Store } from '../store/store.js';
import { createAdmin, type OpenOffice } from './admin.js';
import { Background } from './background.js';
import { Desk } from './desk.js';
import { hashKey } from './key-text.js';
import { KeyRing } from './key-ring.js';
import { RefusalLog } from './refusals.js';

/** Folder of files that are being received, in the data directory. */
const INCOMING = 'incoming';

export interface AdminServiceOptions {
  dataDir: string;
  snapshots: Snapshots;
  /** What is served, and how a newer version gets there. */
  feed: { readonly current: LoadedSnapshot | null; swap(next: LoadedSnapshot): void };
  /** Shows changes of the news. */
  news: { refresh(): Promise<void> };
  /** Other processes may use the store too: it is a server. */
  shared: boolean;
  importMaxBytes: number;
  clock: () => Date;
  publicUrl: string;
  /** The key of this process, for commands on this host. */
  controlKey: string | null;
  log: Log;
}

/** The admin routes of a running service: closed until the store is open, and closed again before it is. */
export class AdminService {
  readonly #options: AdminServiceOptions;
  readonly #background: Background;
  readonly fetch: (request: Request) => Promise<Response>;
  #office: OpenOffice | string = 'The store is being opened. Try again in a moment.';

  constructor(options: AdminServiceOptions) {
    this.#options = options;
    const { log } = options;
    this.#background = new Background((error) => log({ level: 'error', event: 'audit', message: `an entry of the audit log was not written: ${error.message}` }));
    this.fetch = createAdmin({
      office: () => this.#office,
      publicUrl: options.publicUrl,
      log: (entry) => log({ level: 'info', event: 'admin', message: '', ...entry }),
    });
  }

  /** Opens the routes. Files that an earlier process was receiving are removed. `mail` is a text where there is no desk for mails: why. */
  async open(store: Store, mail: MailOffice | string): Promise<void> {
    const { dataDir, snapshots, feed, news, shared, importMaxBytes, clock, controlKey, log } = this.#options;
    const incoming = join(dataDir, INCOMING);
    // several services may share the directory of snapshots, but a data directory is one's own
    await rm(incoming, { recursive: true, force: true });
    const ring = new KeyRing({ keys: store.keys, shared, controlHash: controlKey === null ? null : hashKey(controlKey), background: this.#background });
    await ring.refresh();
    const desk = new Desk({ store, snapshots, current: () => feed.current, onPublished: (loaded) => feed.swap(loaded), clock, log, wait: false });
    const newsDesk = new NewsDesk({ news: store.news, changed: () => news.refresh(), clock });
    const refusals = new RefusalLog(store.audit, this.#background);
    this.#office = { store, desk, news: newsDesk, ring, refusals, clock, incoming, importMaxBytes, exclusive: !shared, mail };
  }

  /** An import is under way in a store that answers nobody else meanwhile. */
  get busy(): boolean {
    const office = this.#office;
    return typeof office !== 'string' && office.exclusive && office.desk.importing;
  }

  /** Closes the routes, and says why. */
  shut(reason: string): void {
    this.#office = reason;
  }

  /** Closes the routes and resolves when nothing of theirs is under way any more. Requests must have been answered or cut before. */
  async close(): Promise<void> {
    const office = this.#office;
    this.shut('The service is stopping.');
    if (typeof office !== 'string') {
      await office.desk.idle();
      await office.news.close();
      office.refusals.flush(office.clock());
    }
    await this.#background.idle();
  }
}
