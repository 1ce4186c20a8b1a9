import { sql, type Kysely } from 'kysely';
import type { Incident, Release } from '@seesac/contract';
import type { ImportedIncident } from '../import/types.js';
import { applyInto } from './apply.js';
import { appendAudit, SqlAudit, type AuditNote } from './audit.js';
import { contentOf } from './content.js';
import { SqlDigests } from './digests.js';
import { toIncident, toInstant } from './documents.js';
import { StoreError, toStoreError } from './errors.js';
import { SqlKeys } from './keys.js';
import { contentHash } from './leaves.js';
import { BATCH } from './ledger.js';
import { migrate } from './migrations.js';
import { SqlNewsletter } from './newsletter.js';
import { SqlOutbox } from './outbox.js';
import { SqlNews } from './news.js';
import { nameRelease, readReleases } from './releases.js';
import { restoreInto } from './restore.js';
import type { Database } from './schema.js';
import type { AppliedImport, ApplyImportOptions, Dump, ImportMeta, RestoreInput, Store, VersionContent } from './store.js';
import { SqlSubscribersAdmin } from './subscribers-admin.js';
import { dumpRows, loadRows, migrationsOf } from './tables.js';
import { VERSION_CHANNEL } from './version-channel.js';

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
  readonly news: SqlNews;
  readonly outbox: SqlOutbox;
  readonly digests: SqlDigests;
  readonly subscribers: SqlSubscribersAdmin;
  readonly newsletter: SqlNewsletter;
  readonly #backend: Backend;
  readonly #db: Kysely<Database>;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#db = backend.db;
    const run = <T>(work: () => Promise<T>) => this.#run('query', work);
    this.keys = new SqlKeys(this.#db, run);
    this.audit = new SqlAudit(this.#db, run);
    this.news = new SqlNews(this.#db, run);
    this.outbox = new SqlOutbox(this.#db, run);
    this.digests = new SqlDigests(this.#db, run);
    this.subscribers = new SqlSubscribersAdmin(this.#db, run);
    this.newsletter = new SqlNewsletter(this.#db, run, () => this.outbox.tell());
  }

  migrate(): Promise<void> {
    return this.#run('import', () => migrate(this.#db));
  }

  applyImport(
    incidents: Iterable<ImportedIncident> | AsyncIterable<ImportedIncident>, meta: ImportMeta, options: ApplyImportOptions = {},
  ): Promise<AppliedImport> {
    return this.#run('import', () => this.#db.transaction().execute((tx) => applyInto(tx, incidents, meta, options)));
  }

  incident(id: string): Promise<Incident | null> {
    return this.#run('query', async () => {
      const row = await this.#db.selectFrom('incidents').select(['revision', 'document']).where('id', '=', id).executeTakeFirst();
      return row ? toIncident(row.document, row.revision) : null;
    });
  }

  release(name: string, meta: Parameters<Store['release']>[1]): Promise<Release> {
    return this.#run('query', () => this.#db.transaction().execute((tx) => nameRelease(tx, name, meta)));
  }

  releases(): Promise<Release[]> {
    return this.#run('query', () => readReleases(this.#db));
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

  readForPublish<T>(version: number, read: (content: VersionContent) => Promise<T>): Promise<T> {
    return this.#run('import', () => this.#db.transaction().setIsolationLevel('repeatable read')
      .execute(async (tx) => read(await contentOf(tx, version))));
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

  dump<T>(read: (dump: Dump) => Promise<T>): Promise<T> {
    return this.#run('import', () => this.#db.transaction().setIsolationLevel('repeatable read').execute(async (tx) => {
      const latest = await tx.selectFrom('versions').select(({ fn }) => fn.max('number').as('number')).executeTakeFirst();
      return read({ migrations: await migrationsOf(tx), version: latest?.number ?? null, rows: dumpRows(tx) });
    }));
  }

  load({ migrations, rows }: Pick<Dump, 'migrations' | 'rows'>, note: AuditNote): Promise<void> {
    return this.#run('import', () => this.#db.transaction().execute(async (tx) => {
      const own = await migrationsOf(tx);
      if (own.join() !== migrations.join()) {
        throw new StoreError(`it was dumped by another version of this program (${migrations.join(', ')}; here: ${own.join(', ')}): restore it with that version, then update`,
          { code: 'SCHEMA' });
      }
      await loadRows(tx, rows);
      await appendAudit(tx, note);
    }));
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

  async #run<T>(kind: Work, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#backend.within(kind, work);
    } catch (error) {
      throw toStoreError(error);
    }
  }
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
