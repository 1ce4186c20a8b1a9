import type { Kysely, Selectable } from 'kysely';
import { appendAudit, type AuditActor, type AuditNote } from './audit.js';
import { toInstant } from './documents.js';
import { StoreError } from './errors.js';
import type { Database } from './schema.js';

/** What a key may do. */
export const SCOPES = ['import', 'edit', 'release', 'news', 'subscribers', 'keys', 'audit', 'read'] as const;
export type Scope = (typeof SCOPES)[number];

/** `scopes` are separated by spaces. `hash` is the SHA-256 of the key: the key itself is nowhere. */
export interface KeyTable {
  id: string;
  label: string;
  scopes: string;
  hash: string;
  created_at: string;
  created_by: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
  replaces: string | null;
}

/** A key as it may be shown. Instants are ISO 8601 in UTC. */
export interface KeyRecord {
  id: string;
  /** The job or system that uses it, never a person. */
  label: string;
  scopes: Scope[];
  createdAt: string;
  /** `command`, or the identifier of the key that made this one. */
  createdBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** To the minute, so that using a key is not a write each time. */
  lastUsedAt: string | null;
  /** The key that this one was made to take over from. */
  replaces: string | null;
}
export interface StoredKey extends KeyRecord { hash: string }

export interface NewKey { id: string; label: string; scopes: readonly Scope[]; hash: string; expiresAt: Date | null }
/** Who does it and when. */
export interface KeyAct extends AuditActor { at: Date }

/** Keys of the admin routes. Each change is one transaction with its entry in the audit log. */
export interface Keys {
  create(key: NewKey, act: KeyAct): Promise<KeyRecord>;
  /**
   * Makes the successor of a key, which from then on lives until `until` at most. Rejects with `NOT_FOUND`, and with `CONFLICT` where the key is no longer alive or
   * has a living successor already: at most two keys of one job are valid at once.
   */
  rotate(id: string, successor: NewKey, until: Date, act: KeyAct): Promise<KeyRecord>;
  /** Ends a key at once. Rejects with `NOT_FOUND`, and with `CONFLICT` where it is revoked already. */
  revoke(id: string, act: KeyAct): Promise<KeyRecord>;
  /** Newest first. */
  list(): Promise<StoredKey[]>;
  find(id: string): Promise<StoredKey | null>;
  used(id: string, at: Date): Promise<void>;
}

/** True while a key opens anything. */
export const isAlive = ({ revokedAt, expiresAt }: KeyRecord, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || new Date(expiresAt) > now);

const instant = (text: string | null) => (text === null ? null : toInstant(text));

const toKey = (row: Selectable<KeyTable>): StoredKey => ({
  id: row.id, label: row.label, scopes: row.scopes.split(' ') as Scope[], createdAt: toInstant(row.created_at), createdBy: row.created_by,
  expiresAt: instant(row.expires_at), revokedAt: instant(row.revoked_at), lastUsedAt: instant(row.last_used_at), replaces: row.replaces, hash: row.hash,
});
const shown = ({ hash: _hash, ...record }: StoredKey): KeyRecord => record;

/** {@link Keys} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlKeys implements Keys {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  create(key: NewKey, act: KeyAct): Promise<KeyRecord> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const record = await insert(tx, key, act, null);
      await appendAudit(tx, note(act, 'key.create', record));
      return record;
    }));
  }

  rotate(id: string, successor: NewKey, until: Date, act: KeyAct): Promise<KeyRecord> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const key = await lock(tx, id);
      if (!isAlive(key, act.at)) throw new StoreError(`key ${id} ended at ${key.revokedAt ?? key.expiresAt}: create a new one`, { code: 'CONFLICT' });
      const others = (await tx.selectFrom('admin_keys').selectAll().where('replaces', '=', id).execute()).map(toKey);
      const living = others.find((other) => isAlive(other, act.at));
      if (living) throw new StoreError(`key ${id} was rotated already: ${living.id} takes over from it. Revoke one of the two first`, { code: 'CONFLICT' });
      const record = await insert(tx, successor, act, id);
      const end = key.expiresAt === null || new Date(key.expiresAt) > until ? until.toISOString() : key.expiresAt;
      await tx.updateTable('admin_keys').set({ expires_at: end }).where('id', '=', id).execute();
      await appendAudit(tx, note(act, 'key.rotate', record, { replaces: id, oldExpiresAt: end }));
      return record;
    }));
  }

  revoke(id: string, act: KeyAct): Promise<KeyRecord> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const key = await lock(tx, id);
      if (key.revokedAt !== null) throw new StoreError(`key ${id} was revoked at ${key.revokedAt} already`, { code: 'CONFLICT' });
      const revokedAt = act.at.toISOString();
      await tx.updateTable('admin_keys').set({ revoked_at: revokedAt }).where('id', '=', id).execute();
      await appendAudit(tx, note(act, 'key.revoke', key));
      return shown({ ...key, revokedAt });
    }));
  }

  list(): Promise<StoredKey[]> {
    return this.#run(async () => (await this.#db.selectFrom('admin_keys').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()).map(toKey));
  }

  find(id: string): Promise<StoredKey | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('admin_keys').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toKey(row) : null;
    });
  }

  used(id: string, at: Date): Promise<void> {
    return this.#run(async () => void (await this.#db.updateTable('admin_keys').set({ last_used_at: at.toISOString() }).where('id', '=', id).execute()));
  }
}

async function insert(db: Kysely<Database>, key: NewKey, act: KeyAct, replaces: string | null): Promise<KeyRecord> {
  const row: Selectable<KeyTable> = {
    id: key.id, label: key.label, scopes: key.scopes.join(' '), hash: key.hash, created_at: act.at.toISOString(), created_by: act.actor,
    expires_at: key.expiresAt?.toISOString() ?? null, revoked_at: null, last_used_at: null, replaces,
  };
  await db.insertInto('admin_keys').values(row).execute();
  return shown(toKey(row));
}

async function lock(db: Kysely<Database>, id: string): Promise<StoredKey> {
  const row = await db.selectFrom('admin_keys').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new StoreError(`there is no key ${id}`, { code: 'NOT_FOUND' });
  return toKey(row);
}

const note = (act: KeyAct, action: string, { id, label, scopes, expiresAt }: KeyRecord, more: Record<string, unknown> = {}): AuditNote =>
  ({ ...act, action, target: id, outcome: 'done', detail: { label, scopes, expiresAt, ...more } });
