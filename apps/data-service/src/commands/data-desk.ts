import { basename } from 'node:path';
import type { Incident, Release } from '@seesac/contract';
import { readControl } from '../admin/control.js';
import { ACTION, Desk, toRefusal, type Edited } from '../admin/desk.js';
import type { Edit } from '../admin/edit.js';
import { RefusedError } from '../admin/errors.js';
import type { ImportAnswer, ImportRequest, ImportStep } from '../admin/import-file.js';
import { createKey, rotateKey, type MadeKey } from '../admin/key-desk.js';
import { MAX_WHY } from '../admin/refusals.js';
import type { Config } from '../config.js';
import type { MailDesk } from '../mail/office.js';
import { NewsDesk } from '../news/desk.js';
import type { NewsImportAnswer, NewsImportRequest, NewsOrigin } from '../news/import.js';
import { openSecrets } from '../newsletter/secrets.js';
import { Workspace, reconcile, type Log } from '../publish/index.js';
import { NewsFeed } from '../server/news-feed.js';
import type { KeyRecord, Scope } from '../store/keys.js';
import { LockError } from '../store/lock.js';
import type { Store } from '../store/store.js';
import { textLog, type Output } from './output.js';
import { RemoteDesk } from './remote-desk.js';

/** A file to import, and its mapping as JSON text where it has one. */
export interface FileRequest extends Omit<ImportRequest, 'mapping'> { mapping: { parsed: NonNullable<ImportRequest['mapping']>; json: string } | undefined }

/** What commands do with the data: here, or through the service that has the lock of the data directory. Rejects with RefusedError where an act is refused. */
export interface DataDesk {
  import(path: string, request: FileRequest, onStep: (step: ImportStep) => void): Promise<ImportAnswer>;
  importNews(origin: NewsOrigin, request: NewsImportRequest): Promise<NewsImportAnswer>;
  incident(id: string): Promise<Incident>;
  edit(id: string, edit: Edit): Promise<Edited>;
  release(name: string, note: string | undefined): Promise<Release>;
  releases(): Promise<Release[]>;
  keys(): Promise<KeyRecord[]>;
  createKey(want: { label: string; scopes: readonly Scope[]; expires: Date | null }): Promise<MadeKey>;
  rotateKey(id: string, want: { grace: number; expires: Date | null }): Promise<MadeKey>;
  revokeKey(id: string): Promise<KeyRecord>;
  /** Subscribers, digests and mails. */
  mail(): Promise<MailDesk>;
  /** Writes everything that is kept to a new file. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Who commands are in the audit log. */
export const COMMAND = { actor: 'command' };

/**
 * Opens the store of the settings, settled with its snapshots. Where a running service has the lock of the data directory, that service does what is asked.
 * Rejects with LockError when another process has it and cannot be asked.
 */
export async function openDesk(config: Config, output: Output): Promise<DataDesk> {
  let workspace;
  try {
    workspace = await Workspace.open(config, textLog(output.err));
  } catch (error) {
    const control = error instanceof LockError ? await readControl(config.dataDir) : null;
    if (!control) throw error;
    return new RemoteDesk(control);
  }
  try {
    return await LocalDesk.open(workspace, config, output);
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** Does what is asked on the store itself. */
class LocalDesk implements DataDesk {
  readonly #workspace: Workspace;
  readonly #store: Store;
  readonly #desk: Desk;
  readonly #clock: () => Date;
  readonly #log: Log;
  readonly #config: Config;

  private constructor(workspace: Workspace, store: Store, desk: Desk, config: Config, log: Log) {
    this.#workspace = workspace;
    this.#store = store;
    this.#desk = desk;
    this.#clock = config.clock;
    this.#config = config;
    this.#log = log;
  }

  static async open(workspace: Workspace, config: Config, output: Output): Promise<LocalDesk> {
    const { clock } = config;
    const log = textLog(output.err);
    const store = await workspace.openStore();
    let current = await reconcile(store, workspace.snapshots, workspace.newest, { log });
    const desk = new Desk({ store, snapshots: workspace.snapshots, current: () => current, onPublished: (loaded) => { current = loaded; }, clock, log, wait: true });
    return new LocalDesk(workspace, store, desk, config, log);
  }

  async import(path: string, { mapping, ...request }: FileRequest, onStep: (step: ImportStep) => void): Promise<ImportAnswer> {
    const done = await this.#desk.import(path, { ...request, mapping: mapping?.parsed }, COMMAND, { onStep });
    if (done.refusal !== null) await this.#noteRefusal('import', basename(path), done.refusal);
    return done;
  }

  /** What readers are shown is written beside the versions, as a service does: the next one has it at its start. */
  async importNews(origin: NewsOrigin, request: NewsImportRequest): Promise<NewsImportAnswer> {
    const feed = await NewsFeed.open(this.#workspace.snapshots.directory, this.#log);
    await feed.follow(this.#store.news, this.#clock());
    const desk = new NewsDesk({ news: this.#store.news, changed: () => feed.refresh(), clock: this.#clock });
    try {
      const done = await desk.import(origin, request, COMMAND);
      if (done.refusal !== null) await this.#noteRefusal('news.import', request.name, done.refusal);
      return done;
    } finally {
      await desk.close();
      await feed.stop();
    }
  }

  incident(id: string): Promise<Incident> {
    return this.#desk.incident(id);
  }

  edit(id: string, edit: Edit): Promise<Edited> {
    return this.#noted(ACTION[edit.kind], id, this.#desk.edit(id, edit, COMMAND));
  }

  release(name: string, note: string | undefined): Promise<Release> {
    return this.#noted('release', name, this.#desk.release(name, note, COMMAND));
  }

  releases(): Promise<Release[]> {
    return this.#desk.releases();
  }

  async keys(): Promise<KeyRecord[]> {
    return (await this.#store.keys.list()).map(({ hash: _hash, ...record }) => record);
  }

  createKey(want: { label: string; scopes: readonly Scope[]; expires: Date | null }): Promise<MadeKey> {
    return createKey(this.#store.keys, want, this.#act());
  }

  rotateKey(id: string, want: { grace: number; expires: Date | null }): Promise<MadeKey> {
    return this.#noted('key.rotate', id, rotateKey(this.#store.keys, id, want, this.#act()));
  }

  revokeKey(id: string): Promise<KeyRecord> {
    return this.#noted('key.revoke', id, this.#store.keys.revoke(id, this.#act()));
  }

  /** Whatever is put into the outbox here is sent by the service that runs next. */
  async mail(): Promise<MailDesk> {
    // programs for mails are much code: no other command waits for it
    const { officeOf, transportOf } = await import('../mail/service.js');
    const secrets = await openSecrets(this.#config);
    const publicUrl = this.#config.publicUrl || `http://localhost:${this.#config.port}`;
    return officeOf(this.#config, {
      store: this.#store, secrets, publicUrl, clock: () => new Date(), newsClock: this.#clock, transport: transportOf(this.#config),
    }).office;
  }

  backup(path: string): Promise<void> {
    return this.#desk.backup(path, COMMAND);
  }

  close(): Promise<void> {
    return this.#workspace.close();
  }

  #act() {
    return { ...COMMAND, at: this.#clock() };
  }

  /** Waits for an act. One that is refused has its entry in the audit log too, as in the routes. */
  async #noted<T>(action: string, target: string, act: Promise<T>): Promise<T> {
    try {
      return await act;
    } catch (thrown) {
      const error = toRefusal(thrown);
      if (error instanceof RefusedError) await this.#noteRefusal(action, target, error.message);
      throw error;
    }
  }

  async #noteRefusal(action: string, target: string, why: string): Promise<void> {
    await this.#store.audit.append({ ...this.#act(), action, target: target.slice(0, 200), outcome: 'refused', detail: { why: why.slice(0, MAX_WHY) } });
  }
}
