import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PgliteThread } from '../src/store/pglite-thread.ts';
import { openPgliteStore } from '../src/store/pglite.ts';
import { openPostgresStore } from '../src/store/postgres.ts';
import type { Store } from '../src/store/store.ts';
import { DataDirs } from './support/data-dir.ts';
import { incidents } from './support/incidents.ts';
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
});
