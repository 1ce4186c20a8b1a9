import type { ColumnType } from 'kysely';
import type { QuarterFigures } from '@seesac/contract';
import type { AuditTable } from './audit.js';
import type { KeyTable } from './keys.js';
import type { NewsImageTable, NewsTable } from './news-tables.js';
import type {
  AllowanceTable, BounceTable, CodeTryTable, ConfirmationTable, ConsentTable, DigestTable, OutboxTable, SubscriberTable, SuppressionTable, UsedChallengeTable,
} from './newsletter-tables.js';

/** JSON goes in as text, so that no driver takes an array of JSON for an array of SQL, and comes out parsed. */
type Json<T = unknown> = ColumnType<T, string, string>;

export interface IncidentTable {
  id: string;
  revision: number;
  status: string;
  /** The incident without `revision` and `reason`. */
  document: Json<Record<string, unknown>>;
  content_hash: string;
  /** Hash of what the privacy floors leave of the document; null in rows from before there was one. */
  public_hash: string | null;
  /** First day of the incident, as in the document. */
  day: string;
  first_version: number;
  last_version: number;
}

/** The ledger: one row for each leaf field that a version changed in an incident; the field `*` for its first appearance. */
export interface ChangeTable {
  version: number;
  incident: string;
  field: string;
  from_value: ColumnType<unknown, string | null, never>;
  to_value: ColumnType<unknown, string | null, never>;
  reason: string;
}

/** `import_id` is null for versions that were rebuilt from a snapshot. */
export interface VersionTable { number: number; at: string; import_id: string | null }

export interface ImportTable {
  id: string;
  sha256: string;
  file_name: string;
  at: string;
  kind: string;
  actor: string;
  added: number;
  changed: number;
  unchanged: number;
}

/** Rows of an import that runs. Empty outside of a transaction. */
export interface StagingTable {
  import_id: string;
  id: string;
  status: string;
  document: Json;
  content_hash: string;
  public_hash: string;
  day: string;
  reason: string;
}

/** How versions moved the figures of quarters: only those that they did move. */
export interface FiguresTable { version: number; quarter: string; from_figures: Json<QuarterFigures>; to_figures: Json<QuarterFigures> }

export interface ReleaseTable { name: string; version: number; at: string; note: string | null }

/** One row. `published` is the version that readers are told to use. */
export interface DatasetTable { id: number; published: number | null }

/** One row for each thing that only one transaction may do at a time; taken with FOR UPDATE. */
export interface LockTable { name: string }

export interface MigrationTable { name: string; at: string }

export interface Database {
  incidents: IncidentTable;
  changes: ChangeTable;
  versions: VersionTable;
  imports: ImportTable;
  staging: StagingTable;
  figures: FiguresTable;
  releases: ReleaseTable;
  dataset: DatasetTable;
  locks: LockTable;
  admin_keys: KeyTable;
  audit: AuditTable;
  news: NewsTable;
  news_images: NewsImageTable;
  subscribers: SubscriberTable;
  confirmations: ConfirmationTable;
  code_tries: CodeTryTable;
  consents: ConsentTable;
  suppressions: SuppressionTable;
  used_challenges: UsedChallengeTable;
  allowances: AllowanceTable;
  outbox: OutboxTable;
  digests: DigestTable;
  bounces: BounceTable;
  schema_migrations: MigrationTable;
}
