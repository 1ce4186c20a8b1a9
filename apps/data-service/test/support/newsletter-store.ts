import { join } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { TEXT_TYPES } from '../../src/store/pglite-messages.ts';
import { PgliteThread } from '../../src/store/pglite-thread.ts';
import { openPglite } from '../../src/store/pglite.ts';
import { openPostgresStore } from '../../src/store/postgres.ts';
import type { Database } from '../../src/store/schema.ts';
import type { DataDirs } from './data-dir.ts';
import { NewsletterHarness } from './newsletter.ts';

/** A newsletter, and the end of it with its store. */
export interface Opened { harness: NewsletterHarness; close: () => Promise<void> }
type Options = Parameters<typeof NewsletterHarness.start>[2];

export async function onPglite(dirs: DataDirs, options: Options = {}): Promise<Opened> {
  const { store, db } = await openPglite(join(await dirs.withStore(), 'pgdata'));
  const harness = await NewsletterHarness.start(store, db, options);
  harness.statements = countStatements();
  return { harness, close: () => harness.stop().then(() => store.close()) };
}

/** On a database of a PostgreSQL server, which is migrated first. */
export async function onPostgres(url: string): Promise<Opened> {
  const store = openPostgresStore(url);
  await store.migrate();
  const types = { getTypeParser: ((oid: number) => (TEXT_TYPES.includes(oid) ? (text: string) => text : pg.types.getTypeParser(oid))) as typeof pg.types.getTypeParser };
  const pool = new pg.Pool({ connectionString: url, max: 2, types });
  const dialect = new PostgresDialect({ pool: pool as PostgresPool, onCreateConnection: async (connection) => void (await connection.executeQuery(CompiledQuery.raw(`set time zone 'UTC'`))) });
  const db = new Kysely<Database>({ dialect });
  const harness = await NewsletterHarness.start(store, db);
  harness.statements = countStatements();
  return { harness, close: () => harness.stop().then(() => store.close()).then(() => db.destroy()) };
}

let statements = 0;

/** Counts the statements of this process, whichever database they go to; what a new connection sets up does not count. */
function countStatements(): () => number {
  if (statements === 0) {
    const { ask } = PgliteThread.prototype;
    PgliteThread.prototype.ask = function (request, deadline) {
      statements += 1;
      return ask.call(this, request, deadline);
    };
    const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
    const { query } = client;
    client.query = function (...args) {
      const [first] = args as [string | { text?: string } | undefined];
      if (!/^set time zone/.test(typeof first === 'string' ? first : (first?.text ?? ''))) statements += 1;
      return query.apply(this, args);
    };
    statements = 1;
  }
  return () => statements;
}
