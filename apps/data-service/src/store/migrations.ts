import { sql, type Kysely } from 'kysely';
import { StoreError } from './errors.js';
import type { Database } from './schema.js';

/** A named list of statements. A migration that has been released is never edited: what follows is a new one. */
export interface Migration { name: string; statements: readonly string[] }

/**
 * Plain statements that PGlite, PostgreSQL and what speaks its protocol run alike: no extension, trigger, generated column or temporary table.
 * They are written so that repeating one does no harm, because not every engine can undo DDL with its transaction.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: '0001-incidents',
    statements: [
      `create table if not exists imports (
        id text primary key, sha256 text not null, file_name text not null, at timestamptz not null,
        added integer not null, changed integer not null, unchanged integer not null)`,
      `create table if not exists versions (number integer primary key, at timestamptz not null, import_id text references imports (id))`,
      `create table if not exists incidents (
        id text primary key, revision integer not null check (revision > 0), status text not null, document jsonb not null, content_hash text not null,
        first_version integer not null, last_version integer not null)`,
      `create table if not exists changes (
        version integer not null, incident text not null, field text not null, from_value jsonb, to_value jsonb, reason text not null,
        primary key (version, incident, field))`,
      `create index if not exists changes_incident on changes (incident)`,
      `create table if not exists staging (
        import_id text not null, id text not null, status text not null, document jsonb not null, content_hash text not null, reason text not null,
        primary key (import_id, id))`,
      `create table if not exists dataset (id integer primary key check (id = 1), published integer)`,
      `insert into dataset (id) values (1) on conflict (id) do nothing`,
      `create table if not exists locks (name text primary key)`,
      `insert into locks (name) values ('import') on conflict (name) do nothing`,
    ],
  },
  {
    name: '0002-quarters-and-releases',
    statements: [
      `alter table imports add column if not exists kind text not null default 'import'`,
      `alter table imports add column if not exists actor text not null default 'command'`,
      `alter table incidents add column if not exists day date`,
      `alter table incidents add column if not exists public_hash text`,
      `update incidents set day = cast(document -> 'date' ->> 'start' as date) where day is null`,
      `alter table incidents alter column day set not null`,
      `create index if not exists incidents_day on incidents (day, id)`,
      `alter table staging add column if not exists day date`,
      `alter table staging add column if not exists public_hash text`,
      `create table if not exists releases (name text primary key, version integer not null, at timestamptz not null, note text)`,
      `create table if not exists figures (
        version integer not null, quarter text not null, from_figures jsonb not null, to_figures jsonb not null, primary key (version, quarter))`,
      // a store from before this table does not know which version moved what: its latest one is said to have brought everything
      `insert into figures (version, quarter, from_figures, to_figures)
        select (select max(number) from versions), to_char(day, 'YYYY"Q"Q'), jsonb_build_object('incidents', 0, 'killed', 0, 'injured', 0, 'threatened', 0, 'suicide', 0),
          jsonb_build_object('incidents', count(*),
            'killed', coalesce(sum(cast(document -> 'counts' ->> 'killed' as integer)), 0), 'injured', coalesce(sum(cast(document -> 'counts' ->> 'injured' as integer)), 0),
            'threatened', coalesce(sum(cast(document -> 'counts' ->> 'threatened' as integer)), 0),
            'suicide', coalesce(sum(cast(document -> 'counts' ->> 'suicide' as integer)), 0))
        from incidents where status in ('provisional', 'verified') group by 2 on conflict (version, quarter) do nothing`,
    ],
  },
  {
    name: '0003-admin',
    statements: [
      `create table if not exists admin_keys (
        id text primary key, label text not null, scopes text not null, hash text not null unique, created_at timestamptz not null, created_by text not null,
        expires_at timestamptz, revoked_at timestamptz, last_used_at timestamptz, replaces text)`,
      `create table if not exists audit (
        seq integer primary key, at timestamptz not null, actor text not null, action text not null, target text, request_id text, outcome text not null,
        detail text not null, previous text not null, hash text not null)`,
      `insert into locks (name) values ('audit') on conflict (name) do nothing`,
    ],
  },
  {
    name: '0004-news-and-newsletter',
    statements: [
      `create table if not exists news (
        slug text primary key, lang text not null, status text not null, publish_at timestamptz not null, source text unique, document jsonb not null,
        content_hash text not null, revision integer not null, updated_at timestamptz not null)`,
      `create table if not exists news_images (sha256 text primary key, type text not null, width integer not null, height integer not null, bytes text not null)`,
      `create table if not exists subscribers (
        id text primary key, email text not null unique, state text not null, lang text not null, topics text not null, created_at timestamptz not null,
        confirmed_at timestamptz, ended_at timestamptz)`,
      `create table if not exists confirmations (
        token_hash text primary key, subscriber text not null references subscribers (id) on delete cascade, code_hash text not null,
        lang text not null, topics text not null, created_at timestamptz not null, expires_at timestamptz not null, code_expires_at timestamptz not null,
        tries integer not null default 0, used_at timestamptz)`,
      `create index if not exists confirmations_subscriber on confirmations (subscriber)`,
      `create table if not exists code_tries (ticket_hash text primary key, confirmation text, tries integer not null, expires_at timestamptz not null)`,
      `create table if not exists consents (
        id text primary key, subscriber text not null references subscribers (id) on delete cascade, at timestamptz not null, event text not null, text_id text,
        text_sha256 text, lang text, topics text, page text, widget text, method text not null, network text)`,
      `create index if not exists consents_subscriber on consents (subscriber, at)`,
      `create table if not exists suppressions (email_hmac text primary key, reason text not null, at timestamptz not null)`,
      `create table if not exists used_challenges (nonce text primary key, expires_at timestamptz not null)`,
      `create table if not exists allowances (key text primary key, since timestamptz not null, count integer not null)`,
      `create table if not exists digests (
        id text primary key, topic text not null, document jsonb not null, state text not null, scheduled_at timestamptz, created_at timestamptz not null,
        started_at timestamptz, ended_at timestamptz, queued integer not null default 0, cursor text, sent integer not null default 0)`,
      `create table if not exists outbox (
        id text primary key, kind text not null, subscriber text references subscribers (id) on delete cascade, email text not null, lang text not null, payload jsonb not null,
        digest text references digests (id), state text not null, attempts integer not null default 0, due_at timestamptz not null, lease_until timestamptz,
        lease_owner text, last_error text, created_at timestamptz not null, ended_at timestamptz, unique (digest, subscriber))`,
      `create index if not exists outbox_due on outbox (state, due_at)`,
      `create index if not exists outbox_ended on outbox (ended_at)`,
      `create index if not exists outbox_subscriber on outbox (subscriber)`,
      `create table if not exists bounces (
        mail text primary key, subscriber text not null references subscribers (id) on delete cascade, kind text not null, status text, at timestamptz not null)`,
      `create index if not exists bounces_subscriber on bounces (subscriber, at)`,
      `insert into locks (name) values ('outbox') on conflict (name) do nothing`,
    ],
  },
];

/** Runs what has not been run, in order, and records it. Rejects with `SCHEMA` when the database knows a migration that this program does not. */
export async function migrate(db: Kysely<Database>, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await sql`create table if not exists schema_migrations (name text primary key, at timestamptz not null)`.execute(db).catch(ignoreRace);
  await db.transaction().execute(async (tx) => {
    // two processes that start at once on one server: the second waits here, then finds the work done
    await sql`lock table schema_migrations in exclusive mode`.execute(tx);
    const done = new Set((await tx.selectFrom('schema_migrations').select('name').execute()).map((row) => row.name));
    const known = new Set(migrations.map((migration) => migration.name));
    const unknown = [...done].filter((name) => !known.has(name));
    if (unknown.length) {
      throw new StoreError(`the database was changed by a newer version of this program (${unknown.join(', ')}): use that version`, { code: 'SCHEMA' });
    }
    for (const { name, statements } of migrations.filter((migration) => !done.has(migration.name))) {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await tx.insertInto('schema_migrations').values({ name, at: new Date().toISOString() }).execute();
    }
  });
}

/** PostgreSQL lets two `create table if not exists` collide in its catalogue (23505): then the table is there. */
function ignoreRace(error: unknown): void {
  if ((error as { code?: string }).code !== '23505') throw error;
}
