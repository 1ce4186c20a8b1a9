import type { Incident, Reason, Release } from '@seesac/contract';
import { PublishError, publishLatest, type Log, type LoadedSnapshot, type Snapshots } from '../publish/index.js';
import type { AuditActor } from '../store/audit.js';
import { writeBackup } from '../store/backup-file.js';
import { toDocument } from '../store/documents.js';
import { StoreError } from '../store/errors.js';
import { changedLeaves } from '../store/leaves.js';
import type { ApplyImportOptions, AppliedImport, ImportMeta, Store } from '../store/store.js';
import { revise, type Edit, type EditKind } from './edit.js';
import { RefusedError, type RecordIssue } from './errors.js';
import { importFile, type ImportAnswer, type ImportRequest, type ImportStep } from './import-file.js';

export interface DeskOptions {
  store: Store;
  snapshots: Snapshots;
  /** What is published, `null` while nothing is. */
  current: () => LoadedSnapshot | null;
  /** Hears of each version that is published here. */
  onPublished: (loaded: LoadedSnapshot) => void;
  clock: () => Date;
  log: Log;
  /** Whether acts wait for an import of another process, which may take minutes, or are refused at once (`busy`). */
  wait: boolean;
}

/** One changed field of a record; `null` is *not reported*. */
export interface RecordChange { field: string; from: unknown; to: unknown; reason: Reason }

/** What an act on one incident did; `version` is `null` where nothing differed. */
export interface Edited { version: number | null; incident: Incident; changes: RecordChange[]; warnings: RecordIssue[] }

/** Names of the acts in the audit log. */
export const ACTION: Readonly<Record<EditKind, string>> = { correction: 'edit', withdrawal: 'withdraw', merge: 'merge', restoration: 'reinstate' };

const BUSY = 'An import is under way. Try again when it is done.';
/** SQLSTATE of a lock that another transaction has. */
const LOCKED = '55P03';

/**
 * Where the data are changed: imports, edits and releases, each published before it is answered. The routes and the commands use the same one, so both do the same.
 * Acts take turns; while an import runs every other one is refused at once (`busy`), for it may take minutes.
 */
export class Desk {
  readonly #options: DeskOptions;
  #importing = false;
  #reserved = false;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** True while a file is imported here. */
  get importing(): boolean {
    return this.#importing;
  }

  /** Keeps every other file out while one is received and imported; throws RefusedError `busy` where one is. Returns the end of it. */
  reserve(): () => void {
    if (this.#reserved || this.#importing) throw new RefusedError('busy', BUSY);
    this.#reserved = true;
    return () => { this.#reserved = false; };
  }

  /** Resolves when no act is under way. */
  idle(): Promise<void> {
    return this.#tail.then(() => {}, () => {});
  }

  /**
   * Imports a file as one version or none, and publishes it. Rejects with RefusedError `busy` at once while another import runs; with the reason of `signal` where that
   * comes before the commit.
   */
  import(
    path: string, request: ImportRequest, by: AuditActor, { signal, onStep }: { signal?: AbortSignal; onStep?: (step: ImportStep) => void } = {},
  ): Promise<ImportAnswer> {
    const started = performance.now();
    const { clock } = this.#options;
    const now = clock();
    this.#refuseWhileImporting();
    this.#importing = true;
    return this.#inTurn(async () => {
      const { report, applied, refusal } = await importFile(path, request, { now, signal, onStep }, (rows, meta, verdict) =>
        this.#apply(rows, { ...meta, kind: 'import', at: now, ...audited(by, 'import', meta.fileName, { reason: meta.reason }) }, { verdict, complete: request.complete }));
      if (!applied) return { report, result: null, refusal };
      if (applied.version !== null) onStep?.({ step: 'stored', version: applied.version });
      const published = await this.#publish((part) => onStep?.({ step: 'publishing', part }));
      const { version = null, count = 0 } = published?.manifest ?? {};
      const seconds = Math.round(performance.now() - started) / 1_000;
      return { report, result: { ...applied, published: version, incidents: count, skipped: report.rejected, seconds }, refusal: null };
    }).finally(() => { this.#importing = false; });
  }

  /** The whole record, before the privacy floors. Rejects with RefusedError `not-found`. */
  async incident(id: string): Promise<Incident> {
    const incident = await this.#options.store.incident(id);
    if (!incident) throw new RefusedError('not-found', `There is no incident ${id}.`);
    return incident;
  }

  /**
   * Corrects, withdraws, merges or restores one incident: an import of one, through the importer's own rules, published when this resolves.
   * Rejects with RefusedError where the incident or its state, the revision, a rule or a running import forbids it.
   */
  edit(id: string, edit: Edit, by: AuditActor): Promise<Edited> {
    this.#refuseWhileImporting();
    return this.#inTurn(async () => {
      const incident = await this.incident(id);
      if (edit.kind === 'merge') await this.#checkTarget(id, edit.into);
      const now = this.#options.clock();
      const { incident: revised, reason, warnings } = revise(incident, edit, { now, statusBefore: this.#statusBefore(id) });
      const changes = changedLeaves(toDocument(incident), toDocument(revised))
        .map(({ field, from, to }): RecordChange => ({ field, from: parsed(from), to: parsed(to), reason }));
      const note = { reason, fields: changes.map(({ field }) => field), ...(edit.kind === 'merge' && { into: edit.into }) };
      const { version } = await this.#apply([revised], {
        kind: 'edit', fileName: `${ACTION[edit.kind]} ${id}`, sha256: '', reason, at: now, ...audited(by, ACTION[edit.kind], id, note),
      }, { expect: { id, revision: edit.revision } });
      await this.#publish();
      return { version, incident: await this.incident(id), changes: version === null ? [] : changes, warnings };
    });
  }

  /** Names the published version. Rejects with RefusedError `conflict` where the name is taken or nothing is published. */
  release(name: string, note: string | undefined, by: AuditActor): Promise<Release> {
    this.#refuseWhileImporting();
    return this.#inTurn(async () => {
      const { store, snapshots, clock } = this.#options;
      await this.#publish();
      const release = await store.release(name, { at: clock(), ...(note !== undefined && { note }), audit: { ...by, action: 'release', target: name } });
      await snapshots.writeReleases(await store.releases());
      return release;
    });
  }

  releases(): Promise<Release[]> {
    return this.#options.store.releases();
  }

  /** Writes everything that the store keeps to a new file. */
  backup(path: string, by: AuditActor): Promise<void> {
    this.#refuseWhileImporting();
    return this.#inTurn(async () => {
      const { store, clock } = this.#options;
      const at = clock();
      await store.audit.append({ ...by, at, action: 'backup', outcome: 'done' });
      await store.dump(({ rows, ...head }) => writeBackup(path, { madeAt: at.toISOString(), ...head }, rows));
    });
  }

  #refuseWhileImporting(): void {
    if (this.#importing) throw new RefusedError('busy', BUSY);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(act, act);
    this.#tail = done.catch(() => {});
    return done;
  }

  #apply(rows: Parameters<Store['applyImport']>[0], meta: ImportMeta, options: ApplyImportOptions): Promise<AppliedImport> {
    return this.#options.store.applyImport(rows, meta, { ...options, wait: this.#options.wait });
  }

  /** Publishes what the store holds and readers do not have: the version of this act, or one whose publishing was interrupted. */
  async #publish(onPart: (part: string) => void = () => {}): Promise<LoadedSnapshot | null> {
    const { store, snapshots, current, onPublished, log } = this.#options;
    const latest = await store.latestVersion();
    const before = current();
    if (!latest || latest.version === before?.manifest.version) return before;
    const published = await publishLatest(store, snapshots, { log, onStep: onPart }).catch((error: Error) => {
      throw new PublishError(`version ${latest.version} is stored, but could not be published: ${error.message}; the next start or change publishes it`);
    });
    if (published) onPublished(published);
    return published;
  }

  async #checkTarget(id: string, into: string): Promise<void> {
    if (into === id) throw new RefusedError('conflict', `${id} cannot be merged into itself.`);
    const target = await this.#options.store.incident(into);
    if (!target) throw new RefusedError('conflict', `There is no incident ${into} to merge ${id} into.`);
    if (target.status === 'provisional' || target.status === 'verified') return;
    const is = target.status === 'merged' ? `merged into ${target.mergedInto}` : target.status;
    throw new RefusedError('conflict', `${into} is ${is}, so ${id} would be counted nowhere. Merge it into one that is counted.`, { status: target.status });
  }

  /** The status that an incident had before it was withdrawn or merged, as the ledger tells it. */
  #statusBefore(id: string): Incident['status'] {
    const changes = this.#options.current()?.index.changesOf(id) ?? [];
    const last = changes.filter(({ field, from }) => field === 'status' && (from === 'provisional' || from === 'verified')).sort((a, b) => b.version - a.version)[0];
    return (last?.from as Incident['status'] | undefined) ?? 'provisional';
  }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
const audited = (by: AuditActor, action: string, target: string, detail: Record<string, unknown>) => ({ actor: by.actor, audit: { ...by, action, target, detail } });

/** A refusal of the store in the words of the desk; other errors stay as they are. */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  if (error.code === LOCKED) return new RefusedError('busy', BUSY);
  const kind = ({ NOT_FOUND: 'not-found', CONFLICT: 'conflict', DUPLICATE: 'conflict' } as const)[error.code];
  return kind ? new RefusedError(kind, `${error.message}.`) : error;
}
