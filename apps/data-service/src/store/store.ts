import type { Incident, IncidentChange, QuarterChange, Reason, Release } from '@seesac/contract';
import type { SnapshotManifest } from '@seesac/incident-index';
import type { ImportedIncident } from '../import/types.js';
import type { Audit, AuditAct, AuditNote } from './audit.js';
import type { Digests } from './digests.js';
import type { Keys } from './keys.js';
import type { News } from './news.js';
import type { Newsletter } from './newsletter.js';
import type { Outbox } from './outbox.js';
import type { SubscribersAdmin } from './subscribers-admin.js';
import type { DumpedRow } from './tables.js';

/** What an import did. `version` is `null` when nothing changed. */
export interface AppliedImport { version: number | null; added: number; changed: number; unchanged: number }

/**
 * Where an import comes from: kept with the version that it made. `sha256` is a function where it is known only after the last row; `reason` is for rows that give
 * none themselves; `actor` is `command`, or the identifier of a key.
 */
export interface ImportMeta {
  kind: 'import' | 'edit';
  actor: string;
  fileName: string;
  sha256: string | (() => string);
  reason: Reason;
  at: Date;
  /** Entry of the audit log, written in the same transaction with the outcome added to its `detail`. */
  audit?: AuditAct | undefined;
}

export interface ApplyImportOptions {
  /** With `false` it rejects at once, with the SQLSTATE `55P03`, where another import runs; else it takes its turn. */
  wait?: boolean | undefined;
  /** Counts the staged rows. */
  onRow?: ((rows: number) => void) | undefined;
  /** Called after the last row. What it throws refuses the import: nothing is stored. */
  verdict?: (() => void) | undefined;
  /**
   * The import holds every incident there is: those that count and that it leaves out are withdrawn, for `out_of_scope` where it has no reason of its own. Rejects with
   * `MISSING` where that would be more than a fifth of them.
   */
  complete?: boolean | undefined;
  /** Nothing is stored, and the import rejects with `CONFLICT`, where the incident has another revision by now. */
  expect?: { id: string; revision: number } | undefined;
}

/** How one calendar year of `date.start` stands: it is as it was where neither number has changed. */
export interface YearState { year: number; records: number; lastVersion: number }

/** Incidents of a year, and all changes of these incidents. Whole, before the privacy floors. */
export interface YearContent { incidents: Incident[]; changes: IncidentChange[] }

/** All that one version publishes, read when asked for. `at` is the instant of the version, ISO 8601 in UTC. */
export interface VersionContent {
  at: string;
  /** Newest first; years without incidents are left out. */
  years: YearState[];
  year(year: number): Promise<YearContent>;
  /** Oldest first. */
  figures(): Promise<QuarterChange[]>;
  /** Instant of any version, `null` where there is none of that number. */
  instantOf(version: number): Promise<string | null>;
}

/** What a store can be rebuilt from: a published snapshot and the names of releases. The records come one by one. */
export interface RestoreInput {
  manifest: SnapshotManifest;
  records: Iterable<{ incident: Incident; changes: readonly IncidentChange[] }>;
  figures: readonly QuarterChange[];
  releases: readonly Release[];
}

/** All rows that are kept, the migrations that their tables have been through, and the latest version. */
export interface Dump { migrations: string[]; version: number | null; rows: AsyncIterable<DumpedRow> }

/**
 * The port to the database. Only imports, publishing and the commands use it: public reads never do.
 * Every method may reject with a {@link import('./errors.js').StoreError}.
 */
export interface Store {
  readonly keys: Keys;
  readonly audit: Audit;
  readonly news: News;
  readonly outbox: Outbox;
  readonly digests: Digests;
  readonly subscribers: SubscribersAdmin;
  readonly newsletter: Newsletter;
  /** Brings the tables to the shape that this program needs. Rejects with `SCHEMA` when a newer program has been here. */
  migrate(): Promise<void>;
  /** One transaction: version n+1 with its ledger and figures, or nothing. Imports that run at once take turns. The incidents are taken as they come. */
  applyImport(
    incidents: Iterable<ImportedIncident> | AsyncIterable<ImportedIncident>, meta: ImportMeta, options?: ApplyImportOptions,
  ): Promise<AppliedImport>;
  /** The whole record as it is stored, before the privacy floors. */
  incident(id: string): Promise<Incident | null>;
  /** Names the published version. Rejects with `NOT_FOUND` where nothing is published, and with `DUPLICATE` where the name is taken: a release never moves. */
  release(name: string, meta: { at: Date; note?: string | undefined; audit?: AuditAct | undefined }): Promise<Release>;
  /** Newest first. */
  releases(): Promise<Release[]>;
  latestVersion(): Promise<{ version: number; at: string } | null>;
  publishedVersion(): Promise<number | null>;
  /**
   * Hands the content of the latest version to `read`, in one transaction that sees no later change. Rejects with `SUPERSEDED` when `version` is not (or no longer)
   * the latest. On PGlite nobody else is answered until `read` has ended.
   */
  readForPublish<T>(version: number, read: (content: VersionContent) => Promise<T>): Promise<T>;
  /** Moves the pointer forward, never back, and notifies listeners in that transaction. */
  setPublished(version: number): Promise<void>;
  /** Rebuilds an empty store from snapshot files. Rejects with `NOT_EMPTY`. */
  restore(snapshot: RestoreInput): Promise<void>;
  /** Hands everything that is kept to `read`, in one transaction that sees no later change. On PGlite nobody else is answered until `read` has ended. */
  dump<T>(read: (dump: Dump) => Promise<T>): Promise<T>;
  /** Fills an empty store with what was dumped. Rejects with `NOT_EMPTY`, and with `SCHEMA` where the tables of the two differ. */
  load(dump: Pick<Dump, 'migrations' | 'rows'>, note: AuditNote): Promise<void>;
  /** Calls back with each published version from now on, and with the current one at once and after each reconnection. Returns the end of it. */
  listen(onVersion: (version: number) => void): Promise<() => Promise<void>>;
  /** Identifiers of incidents whose stored document no longer has the hash that was stored with it. */
  damaged(): Promise<string[]>;
  /** Keeps the files of PGlite small; nothing on PostgreSQL, which does so by itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}
