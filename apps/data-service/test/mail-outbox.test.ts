import { after, describe, test } from 'node:test';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPglite } from '../src/store/pglite.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import type { Database } from '../src/store/schema.ts';
import { DataDirs } from './support/data-dir.ts';
import { mailSuite } from './support/mail-suite.ts';
import { startPostgres } from './support/postgres.ts';

// a machine far from UTC: no answer may depend on it
process.env['TZ'] = 'Pacific/Kiritimati';

const dirs = new DataDirs();
after(() => dirs.remove());

describe('mails on PGlite', () => mailSuite(async () => ({ ...(await openPglite(join(await dirs.withStore(), 'pgdata'))), open: null })));

const server = await startPostgres();
if (typeof server === 'string') {
  test('mails on PostgreSQL', { skip: server }, () => {});
  console.log(`# the mails are not tested on a PostgreSQL server: ${server}`);
} else {
  const connectionString = await server.database();
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString }) }) });
  after(async () => {
    await db.destroy();
    await server.stop();
  });
  describe('mails on PostgreSQL', () => mailSuite(async () => ({ store: openPostgresStore(connectionString), db, open: async () => openPostgresStore(connectionString) })));
}
