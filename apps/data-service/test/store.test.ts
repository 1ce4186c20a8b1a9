import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { contentHash } from '../src/store/leaves.ts';
import { MIGRATIONS, migrate } from '../src/store/migrations.ts';
import { PgliteThread } from '../src/store/pglite-thread.ts';
import { openPgliteStore } from '../src/store/pglite.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import type { Database } from '../src/store/schema.ts';
import type { Store } from '../src/store/store.ts';
import { Child } from './support/child.ts';
import { DataDirs } from './support/data-dir.ts';
import { contentOf } from './support/content.ts';
import { incident, incidents } from './support/incidents.ts';
import { startPostgres } from './support/postgres.ts';
import { ledgerSuite } from './support/ledger-suite.ts';
import { storeSuite, type Place } from './support/store-suite.ts';

// a machine far from UTC: no answer may depend on it
process.env['TZ'] = 'Pacific/Kiritimati';

const dirs = new DataDirs();
after(() => dirs.remove());

describe('store on PGlite', () => {
  const place = async (): Promise<Place> => {
    const directory = await dirs.withStore();
    return { open: () => openPgliteStore(join(directory, 'pgdata')), several: false };
  };
  describe('incidents, versions and releases', () => storeSuite(place));
  describe('figures, edits and floors', () => ledgerSuite(place));
});

const server = await startPostgres();
if (typeof server === 'string') {
  test('store on PostgreSQL', { skip: server }, () => {});
  console.log(`# the store suite does not run on a PostgreSQL server: ${server}`);
} else {
  after(() => server.stop());
  describe('store on PostgreSQL', () => {
    const place = async (): Promise<Place> => {
      const url = await server.database();
      return { open: async () => openPostgresStore(url), several: true };
    };
    describe('incidents, versions and releases', () => storeSuite(place));
    describe('figures, edits and floors', () => ledgerSuite(place));

    test('a store of the first shape is brought to this one: its incidents have their days, and its latest version is said to have brought the figures', async () => {
      const url = await server.database();
      const old = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
      await migrate(old, MIGRATIONS.slice(0, 1));
      const at = '2025-02-13T12:00:00.000Z';
      await sql`insert into versions values (1, ${at}, null), (2, ${at}, null)`.execute(old);
      for (const [n, status] of [[1, 'verified'], [2, 'withdrawn'], [3, 'provisional']] as const) {
        const { reason: _reason, ...document } = incident(n, { status });
        await sql`insert into incidents values (${document.id}, 1, ${status}, cast(${JSON.stringify(document)} as jsonb), ${contentHash(document)}, 1, 2)`.execute(old);
        await sql`insert into changes values (1, ${document.id}, '*', null, null, 'import')`.execute(old);
      }
      await old.destroy();
      const store = openPostgresStore(url);
      try {
        await store.migrate();
        await store.migrate();
        const { incidents: stored, figures } = await contentOf(store);
        assert.deepEqual(stored.map(({ id, date }) => [id, date.start]), [1, 2, 3].map((n) => [incident(n).id, incident(n).date.start]));
        const quarter = (incidentsThere: number, killed: number) => ({ incidents: incidentsThere, killed, injured: incidentsThere, threatened: 0, suicide: 0 });
        assert.deepEqual(figures, [
          { version: 2, at, quarter: '2024Q1', from: quarter(0, 0), to: quarter(1, 1) }, { version: 2, at, quarter: '2024Q2', from: quarter(0, 0), to: quarter(1, 0) },
        ]);
        const meta = { kind: 'import', actor: 'command', fileName: 'f.jsonl', sha256: 'x', reason: 'import', at: new Date(at) } as const;
        assert.equal((await store.applyImport([incident(1), incident(3, { status: 'provisional' })], meta)).version, null);
        assert.deepEqual(await store.releases(), []);
      } finally {
        await store.close();
      }
    });
  });
}

describe('PGlite in its thread', () => {
  let store: Store;
  before(async () => {
    store = await openPgliteStore(join(await dirs.withStore(), 'pgdata'), { query: 30_000, import: 1, maintain: 30_000 });
  });
  after(() => store.close());

  test('a statement past its deadline ends with DEADLINE, changes nothing, and the store goes on', async () => {
    const meta = { kind: 'import', actor: 'command', fileName: 'f.jsonl', sha256: 'x', reason: 'import', at: new Date() } as const;
    await assert.rejects(store.applyImport(incidents(2_000), meta), { name: 'StoreError', code: 'DEADLINE' });
    assert.equal(await store.latestVersion(), null);
    assert.equal(await store.publishedVersion(), null);
  });

  test('a thread that has ended is told from the next one before that one starts, so that no statement leaves its transaction', async () => {
    const thread = new PgliteThread(join(await dirs.withStore(), 'pgdata'));
    await thread.open();
    const { generation } = thread;
    await assert.rejects(thread.ask({ kind: 'query', sql: 'select pg_sleep(30)', params: [] }, 50), { code: 'DEADLINE' });
    assert.notEqual(thread.generation, generation);
    await thread.close();
  });

  test('ends with the store, also where nothing was asked of that', async () => {
    const child = new Child('close-store.ts', [join(await dirs.withStore(), 'pgdata')]);
    assert.equal(await child.ends(), 0, child.errors);
    assert.equal(child.output, 'some while open, 0 after\n');
  });
});
