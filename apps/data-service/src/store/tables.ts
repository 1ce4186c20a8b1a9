import { sql, type Kysely, type Transaction } from 'kysely';
import { StoreError } from './errors.js';
import type { Database } from './schema.js';

/** Tables that hold what is to be kept, each after those that it refers to, and the columns by which a row is known. */
export const KEPT_TABLES = {
  imports: ['id'], versions: ['number'], incidents: ['id'], changes: ['version', 'incident', 'field'], figures: ['version', 'quarter'], releases: ['name'],
  dataset: ['id'], admin_keys: ['id'], audit: ['seq'], news_images: ['sha256'], news: ['slug'], subscribers: ['id'], confirmations: ['token_hash'], consents: ['id'],
  suppressions: ['email_hmac'], digests: ['id'], outbox: ['id'], bounces: ['mail'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>;
export type KeptTable = keyof typeof KEPT_TABLES;
export const isKeptTable = (name: string): name is KeptTable => Object.hasOwn(KEPT_TABLES, name);
/** Tables that hold nothing of lasting value: rows of an import that runs, locks, counts of the last hours, and what the program itself writes there. */
export const OTHER_TABLES = ['staging', 'locks', 'schema_migrations', 'code_tries', 'used_challenges', 'allowances'] as const satisfies readonly (keyof Database)[];

/** A row as JSON text, as PostgreSQL writes it: column by column. */
export interface DumpedRow { table: KeptTable; row: string }

/** Rows read or written at once. */
const PAGE = 500;

/** Names of the migrations that the tables have been through. */
export const migrationsOf = async (db: Kysely<Database>): Promise<string[]> =>
  (await db.selectFrom('schema_migrations').select('name').orderBy('name').execute()).map(({ name }) => name);

/** Every row of the kept tables, in pages: no answer of the database is larger than one page. */
export async function* dumpRows(tx: Transaction<Database>): AsyncGenerator<DumpedRow> {
  for (const table of Object.keys(KEPT_TABLES) as KeptTable[]) {
    let page: { row: string; key: unknown[] }[];
    let after: readonly unknown[] | null = null;
    do {
      page = await pageOf(tx, table, after);
      for (const { row } of page) yield { table, row };
      after = page.at(-1)?.key ?? null;
    } while (page.length === PAGE);
  }
}

async function pageOf(tx: Transaction<Database>, table: KeptTable, after: readonly unknown[] | null): Promise<{ row: string; key: unknown[] }[]> {
  const key = sql.join(KEPT_TABLES[table].map((column) => sql.ref(column)));
  const where = after ? sql`where (${key}) > (${sql.join(after)})` : sql``;
  const { rows } = await sql<{ row: string; key: unknown[] }>`
    select cast(row_to_json(t) as text) as row, json_build_array(${key}) as key
    from (select * from ${sql.table(table)} ${where} order by ${key} limit ${PAGE}) t`.execute(tx);
  return rows;
}

/** Fills empty tables with dumped rows. Rejects with `NOT_EMPTY` where there is a row already. */
export async function loadRows(tx: Transaction<Database>, rows: AsyncIterable<DumpedRow>): Promise<void> {
  await tx.selectFrom('locks').select('name').forUpdate().execute();
  for (const table of Object.keys(KEPT_TABLES) as KeptTable[]) {
    const held = table === 'dataset' ? sql`published is not null` : sql`true`;
    const { rows: [first] } = await sql`select 1 as n from ${sql.table(table)} where ${held} limit 1`.execute(tx);
    if (first) throw new StoreError(`the store is not empty (there are rows in ${table}): nothing was restored`, { code: 'NOT_EMPTY' });
  }
  await tx.deleteFrom('dataset').execute();
  let [name, batch] = ['', [] as string[]];
  const flush = async () => {
    if (!batch.length) return;
    const table = sql.table(name);
    await sql`insert into ${table} select * from json_populate_recordset(cast(null as ${table}), cast(${`[${batch.join(',')}]`} as json))`.execute(tx);
    batch = [];
  };
  for await (const { table, row } of rows) {
    if (table !== name || batch.length === PAGE) await flush();
    name = table;
    batch.push(row);
  }
  await flush();
}
