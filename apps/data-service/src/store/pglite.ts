import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, sql, type PostgresPool } from 'kysely';
import { StoreError } from './errors.js';
import { PgliteThread } from './pglite-thread.js';
import type { Database } from './schema.js';
import { SqlStore, type Work } from './sql-store.js';
import type { Store } from './store.js';
import { VERSION_CHANNEL } from './version-channel.js';

/** Milliseconds that one statement may take, by the kind of work it belongs to. */
export type Deadlines = Readonly<Record<Work, number>>;
export const DEADLINES: Deadlines = { query: 30_000, import: 600_000, maintain: 900_000 };

/** kysely's view of PGlite: a pool of one connection, for which callers take turns. */
function pool(thread: PgliteThread, deadline: () => number): PostgresPool {
  let tail: Promise<void> = Promise.resolve();
  let free = () => {};
  let generation = 0;
  const client = {
    async query(sql: string, params: readonly unknown[]) {
      if (generation !== thread.generation) {
        // the thread was replaced in the middle of this turn: its transaction is gone, and no statement may run outside of it
        if (/^rollback\b/i.test(sql)) return { rows: [], rowCount: 0, command: 'ROLLBACK' as never };
        throw new StoreError('the database was restarted during this transaction', { code: 'WORKER' });
      }
      const { rows, affected, command } = await thread.ask({ kind: 'query', sql, params }, deadline());
      return { rows, rowCount: affected, command };
    },
    release: () => free(),
  };
  return {
    async connect() {
      const turn = tail;
      let done!: () => void;
      tail = new Promise((resolve) => (done = resolve));
      await turn;
      free = done;
      try {
        await thread.open();
      } catch (error) {
        done();
        throw error;
      }
      generation = thread.generation;
      return client;
    },
    end: () => thread.close(),
  } as PostgresPool;
}

/**
 * Opens (or creates) a PGlite store in a directory. The caller holds the lock of that directory: PGlite itself lets two processes in, and loses rows.
 * Rejects with a StoreError when the directory cannot be opened.
 */
export const openPgliteStore = async (dataDir: string, deadlines: Deadlines = DEADLINES): Promise<Store> => (await openPglite(dataDir, deadlines)).store;

/** The same store, with the database below it for whoever looks into its tables. */
export async function openPglite(dataDir: string, deadlines: Deadlines = DEADLINES): Promise<{ store: Store; db: Kysely<Database> }> {
  const thread = new PgliteThread(dataDir);
  await thread.open();
  const kind = new AsyncLocalStorage<Work>();
  const deadline = () => deadlines[kind.getStore() ?? 'query'];
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: pool(thread, deadline) }) });
  const store: Store = new SqlStore({
    db,
    within: (work, run) => kind.run(work, run),
    async listen(onVersion) {
      const stop = await thread.listen(VERSION_CHANNEL, (payload) => onVersion(Number(payload)));
      const current = await store.publishedVersion();
      if (current !== null) onVersion(current);
      return async () => stop();
    },
    async maintain() {
      // each takes its turn like any other statement: outside of it, one would run within somebody's transaction
      for (const statement of ['checkpoint', 'vacuum']) await sql.raw(statement).execute(db);
    },
    async close() {
      await db.destroy();
      // the database below is not asked to end where nothing was asked of it
      await thread.close();
    },
  });
  return { store, db };
}
