import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { ImportedIncident } from '../import/types.js';
import { SqlAudit } from './audit.js';
import { contentHash } from './leaves.js';
import { toChange, toDocument, toIncident, toInstant } from './documents.js';
import { StoreError, toStoreError } from './errors.js';
import { SqlKeys } from './keys.js';
import { BATCH, batches, writeChangedLedger } from './ledger.js';
import { migrate } from './migrations.js';
import { restoreInto } from './restore.js';
import type { Database } from './schema.js';
import type { AppliedImport, ImportMeta, RestoreInput, Store, VersionContent } from './store.js';

/** Channel on which a newly published version is told. */
export const VERSION_CHANNEL = 'seesac_version';

/** How long one statement may take; an import must not be killed by the deadline of a query. */
export type Work = 'query' | 'import' | 'maintain';

/** What differs between PGlite and a server. */
export interface Backend {
  db: Kysely<Database>;
  /** Runs `work` with the deadline of its kind for each of its statements. */
  within<T>(kind: Work, work: () => Promise<T>): Promise<T>;
  listen: Store['listen'];
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** The {@link Store} in the SQL that PGlite and PostgreSQL share. */
export class SqlStore implements Store {
  readonly keys: SqlKeys;
  readonly audit: SqlAudit;
  readonly #backend: Backend;
  readonly #db: Kysely<Database>;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#db = backend.db;
    const run = <T>(work: () => Promise<T>) => this.#run('query', work);
    this.keys = new SqlKeys(this.#db, run);
    this.audit = new SqlAudit(this.#db, run);
  }

  migrate(): Promise<void> {
    return this.#run('import', () => migrate(this.#db));
  }

  applyImport(incidents: Iterable<ImportedIncident>, meta: ImportMeta, onRow?: (rows: number) => void): Promise<AppliedImport> {
    return this.#run('import', () => this.#db.transaction().execute(async (tx) => {
      // imports take turns: the second one compares with what the first one left
      await tx.selectFrom('locks').select('name').where('name', '=', 'import').forUpdate().execute();
      const importId = randomUUID();
      const staged = await stage(tx, importId, incidents, meta, onRow);
      const { added, changed } = await difference(tx, importId);
      const outcome = { added, changed, unchanged: staged - added - changed };
      const version = added + changed > 0 ? await this.#newVersion(tx, importId, meta, outcome) : null;
      await tx.deleteFrom('staging').where('import_id', '=', importId).execute();
      return { version, ...outcome };
    }));
  }

  latestVersion(): Promise<{ version: number; at: string } | null> {
    return this.#run('query', async () => {
      const row = await this.#db.selectFrom('versions').select(['number', 'at']).orderBy('number', 'desc').limit(1).executeTakeFirst();
      return row ? { version: row.number, at: toInstant(row.at) } : null;
    });
  }

  publishedVersion(): Promise<number | null> {
    return this.#run('query', async () => {
      const row = await this.#db.selectFrom('dataset').select('published').where('id', '=', 1).executeTakeFirst();
      return row?.published ?? null;
    });
  }

  readForPublish(version: number): Promise<VersionContent> {
    return this.#run('import', () => this.#db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
      const latest = await tx.selectFrom('versions').select(['number', 'at']).orderBy('number', 'desc').limit(1).executeTakeFirst();
      if (latest?.number !== version) {
        throw new StoreError(`version ${version} is not the latest: ${latest ? `that is ${latest.number}` : 'there is none'}`, { code: 'SUPERSEDED' });
      }
      return { at: toInstant(latest.at), incidents: await readIncidents(tx), changes: await readChanges(tx) };
    }));
  }

  setPublished(version: number): Promise<void> {
    return this.#run('query', () => this.#db.transaction().execute(async (tx) => {
      const moved = await tx.updateTable('dataset').set({ published: version })
        .where('id', '=', 1)
        .where((eb) => eb.or([eb('published', 'is', null), eb('published', '<', version)]))
        .executeTakeFirst();
      if (moved.numUpdatedRows > 0n) await sql`select pg_notify(${VERSION_CHANNEL}, ${String(version)})`.execute(tx);
    }));
  }

  restore(snapshot: RestoreInput): Promise<void> {
    return this.#run('import', () => this.#db.transaction().execute((tx) => restoreInto(tx, snapshot)));
  }

  listen(onVersion: (version: number) => void): Promise<() => Promise<void>> {
    return this.#backend.listen(onVersion);
  }

  damaged(): Promise<string[]> {
    return this.#run('import', async () => {
      const damaged: string[] = [];
      for await (const rows of pages(this.#db)) {
        damaged.push(...rows.filter((row) => contentHash(row.document) !== row.content_hash).map((row) => row.id));
      }
      return damaged;
    });
  }

  maintain(): Promise<void> {
    return this.#run('maintain', () => this.#backend.maintain());
  }

  close(): Promise<void> {
    return this.#backend.close();
  }

  /** Writes version n+1 from the staged rows: ledger first, while the old documents are still there. */
  async #newVersion(tx: Transaction<Database>, importId: string, meta: ImportMeta, outcome: Omit<AppliedImport, 'version'>): Promise<number> {
    const last = await tx.selectFrom('versions').select(({ fn }) => fn.max('number').as('number')).executeTakeFirst();
    const version = Number(last?.number ?? 0) + 1;
    const at = meta.at.toISOString();
    await tx.insertInto('imports').values({ id: importId, sha256: meta.sha256, file_name: meta.fileName, at, ...outcome }).execute();
    await tx.insertInto('versions').values({ number: version, at, import_id: importId }).execute();
    await tx.insertInto('changes').columns(['version', 'incident', 'field', 'reason'])
      .expression((eb) => eb.selectFrom('staging').leftJoin('incidents', 'incidents.id', 'staging.id')
        .select([sql<number>`cast(${version} as integer)`.as('version'), 'staging.id as incident', sql<string>`'*'`.as('field'), 'staging.reason as reason'])
        .where('staging.import_id', '=', importId).where('incidents.id', 'is', null))
      .execute();
    if (outcome.changed > 0) await writeChangedLedger(tx, importId, version);
    await tx.insertInto('incidents').columns(['id', 'revision', 'status', 'document', 'content_hash', 'first_version', 'last_version'])
      .expression((eb) => eb.selectFrom('staging')
        .select([
          'id', sql<number>`1`.as('revision'), 'status', 'document', 'content_hash',
          sql<number>`cast(${version} as integer)`.as('first_version'), sql<number>`cast(${version} as integer)`.as('last_version'),
        ])
        .where('import_id', '=', importId))
      .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({
        revision: sql<number>`incidents.revision + 1`,
        status: eb.ref('excluded.status'),
        document: eb.ref('excluded.document'),
        content_hash: eb.ref('excluded.content_hash'),
        last_version: eb.ref('excluded.last_version'),
        // rows that are equal are not touched, so they leave no dead tuples behind
      })).whereRef('incidents.content_hash', '<>', 'excluded.content_hash'))
      .execute();
    return version;
  }

  async #run<T>(kind: Work, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#backend.within(kind, work);
    } catch (error) {
      throw toStoreError(error);
    }
  }
}

/** Puts the rows of an import beside the published ones and returns how many they are. */
async function stage(
  tx: Transaction<Database>, importId: string, incidents: Iterable<ImportedIncident>, meta: ImportMeta, onRow?: (rows: number) => void,
): Promise<number> {
  let staged = 0;
  for (const batch of batches(incidents, BATCH)) {
    await tx.insertInto('staging').values(batch.map((incident) => {
      const document = toDocument(incident);
      return {
        import_id: importId, id: incident.id, status: incident.status, document: sql<string>`cast(${JSON.stringify(document)} as jsonb)`,
        content_hash: contentHash(document), reason: incident.reason ?? meta.reason,
      };
    })).execute();
    staged += batch.length;
    onRow?.(staged);
  }
  return staged;
}

/** How many of the staged rows are new, and how many differ from what is there. */
async function difference(tx: Transaction<Database>, importId: string): Promise<{ added: number; changed: number }> {
  const row = await tx.selectFrom('staging').leftJoin('incidents', 'incidents.id', 'staging.id')
    .select([
      sql<number>`cast(count(*) filter (where incidents.id is null) as integer)`.as('added'),
      sql<number>`cast(count(*) filter (where incidents.content_hash <> staging.content_hash) as integer)`.as('changed'),
    ])
    .where('staging.import_id', '=', importId).executeTakeFirstOrThrow();
  return row;
}

/** All incidents in pages, by identifier: no answer of the database is larger than one page. */
async function* pages(db: Kysely<Database>) {
  for (let after = ''; ;) {
    const rows = await db.selectFrom('incidents').select(['id', 'revision', 'document', 'content_hash'])
      .where('id', '>', after).orderBy('id').limit(BATCH * 4).execute();
    if (!rows.length) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

async function readIncidents(tx: Transaction<Database>) {
  const incidents = [];
  for await (const rows of pages(tx)) incidents.push(...rows.map((row) => toIncident(row.document, row.revision)));
  return incidents;
}

async function readChanges(tx: Transaction<Database>) {
  const changes = [];
  for (let version = 0, incident = '', field = ''; ;) {
    const rows = await tx.selectFrom('changes').innerJoin('versions', 'versions.number', 'changes.version')
      .select(['version', 'versions.at as at', 'incident', 'field', 'from_value', 'to_value', 'reason'])
      .where(sql<boolean>`(version, incident, field) > (${version}, ${incident}, ${field})`)
      .orderBy('version').orderBy('incident').orderBy('field').limit(BATCH * 8).execute();
    if (!rows.length) return changes;
    changes.push(...rows.map(toChange));
    ({ version, incident, field } = rows.at(-1)!);
  }
}
