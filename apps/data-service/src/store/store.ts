import type { Incident, IncidentChange, Reason } from '@seesac/contract';
import type { SnapshotManifest } from '@seesac/incident-index';
import type { ImportedIncident } from '../import/types.js';
import type { Audit } from './audit.js';
import type { Keys } from './keys.js';

/** What an import did. `version` is `null` when nothing changed. */
export interface AppliedImport { version: number | null; added: number; changed: number; unchanged: number }

/** Where an import comes from: kept with the version that it made. `reason` is for rows that give none themselves. */
export interface ImportMeta { fileName: string; sha256: string; reason: Reason; at: Date }

/** All that one version publishes. `at` is the instant of the version, ISO 8601 in UTC. */
export interface VersionContent { at: string; incidents: Incident[]; changes: IncidentChange[] }

/** What a store can be rebuilt from: the decoded files of a published snapshot. */
export interface RestoreInput { manifest: SnapshotManifest; incidents: Incident[]; changes: IncidentChange[] }

/**
 * The port to the database. Only imports, publishing and the commands use it: public reads never do.
 * Every method may reject with a {@link import('./errors.js').StoreError}.
 */
export interface Store {
  readonly keys: Keys;
  readonly audit: Audit;
  /** Brings the tables to the shape that this program needs. Rejects with `SCHEMA` when a newer program has been here. */
  migrate(): Promise<void>;
  /** One transaction: version n+1 with its ledger, or nothing. Imports that run at once take turns. `onRow` counts the staged rows. */
  applyImport(incidents: Iterable<ImportedIncident>, meta: ImportMeta, onRow?: (rows: number) => void): Promise<AppliedImport>;
  latestVersion(): Promise<{ version: number; at: string } | null>;
  publishedVersion(): Promise<number | null>;
  /** The content of the latest version. Rejects with `SUPERSEDED` when `version` is not (or no longer) the latest. */
  readForPublish(version: number): Promise<VersionContent>;
  /** Moves the pointer forward, never back, and notifies listeners in that transaction. */
  setPublished(version: number): Promise<void>;
  /** Rebuilds an empty store from snapshot files. Rejects with `NOT_EMPTY`. */
  restore(snapshot: RestoreInput): Promise<void>;
  /** Calls back with each published version from now on, and with the current one at once and after each reconnection. Returns the end of it. */
  listen(onVersion: (version: number) => void): Promise<() => Promise<void>>;
  /** Identifiers of incidents whose stored document no longer has the hash that was stored with it. */
  damaged(): Promise<string[]>;
  /** Keeps the files of PGlite small; nothing on PostgreSQL, which does so by itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}
