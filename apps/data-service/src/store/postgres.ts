import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { TEXT_TYPES } from './pglite-messages.js';
import type { Database } from './schema.js';
import { SqlStore } from './sql-store.js';
import type { Store } from './store.js';
import { VERSION_CHANNEL } from './version-channel.js';

/** Milliseconds between tries to listen again after the connection broke: the poll of the service bridges them. */
const RECONNECT = 1_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TEXT_TYPES.includes(oid) ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

/** Opens a store on a PostgreSQL server. `onError` hears of connections that break while nothing is asked of them. */
export function openPostgresStore(url: string, onError: (error: Error) => void = () => {}): Store {
  const pool = new pg.Pool({ connectionString: url, types, max: 4, connectionTimeoutMillis: 10_000, application_name: 'seesac-data' });
  pool.on('error', onError);
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool, onCreateConnection: async (connection) => void (await connection.executeQuery(CompiledQuery.raw(`set time zone 'UTC'`))) }),
  });
  const store: Store = new SqlStore({
    db,
    within: (_kind, run) => run(),
    listen: (onVersion) => listen(url, store, onVersion, onError),
    maintain: async () => {},
    close: () => db.destroy(),
  });
  return store;
}

/** Listens on a connection of its own, because a pool may hand any connection to anybody. */
async function listen(url: string, store: Store, onVersion: (version: number) => void, onError: (error: Error) => void): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const again = (failed: pg.Client, error?: Error) => {
    if (stopped || failed !== client) return;
    client = null;
    if (error) onError(error);
    failed.end().catch(() => {});
    timer = setTimeout(() => void connect().catch(() => {}), RECONNECT);
  };
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'seesac-data listen' });
    client = next;
    next.on('notification', ({ payload }) => onVersion(Number(payload)));
    next.on('error', (error) => again(next, error));
    next.on('end', () => again(next));
    try {
      await next.connect();
      await next.query(`listen ${VERSION_CHANNEL}`);
      // a notification sent before this moment is not repeated
      const current = await store.publishedVersion();
      if (current !== null && !stopped) onVersion(current);
    } catch (error) {
      again(next, error as Error);
      throw error;
    }
  };
  await connect().catch(() => {});
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
