import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Topic } from '@seesac/contract';
import { toInstant } from './documents.js';
import type { OutboxTable } from './newsletter-tables.js';
import type { Database } from './schema.js';

/** What a confirmation mail needs. `token` and `code` are in the outbox until the mail was accepted or given up, and nowhere else. */
export interface ConfirmationPayload {
  /** The part of the link after `/v1/newsletter/confirm/`. */
  token: string;
  /** Six digits. */
  code: string;
  topics: readonly Topic[];
  /** The address is subscribed already: confirming changes its topics and language. Everybody who signs up is sent a mail of this kind; the mail alone may say so. */
  known?: boolean;
}

/** A mail to be sent. `email` is canonical; `at` is when it was asked for. */
export interface NewMail {
  kind: OutboxTable['kind'];
  /** Null for test mails. */
  subscriber: string | null;
  email: string;
  lang: string;
  /** Digests and tests of them need none: their text is that of the digest. */
  payload: ConfirmationPayload | Record<string, never>;
  digest?: string | null;
  at: Date;
}

/** A mail that one process has the right to send, once. Instants are ISO 8601 in UTC. */
export interface LeasedMail { id: string; kind: OutboxTable['kind']; subscriber: string | null; email: string; lang: string; digest: string | null; payload: Record<string, unknown>; attempts: number; createdAt: string }

/** Why a leased mail must not be sent after all. */
export type Hindrance = 'suppressed' | 'unsubscribed' | 'cancelled' | 'taken';

/** A mail as it may be shown: without its payload. */
export interface MailRecord {
  id: string;
  kind: OutboxTable['kind'];
  email: string;
  subscriber: string | null;
  digest: string | null;
  state: OutboxTable['state'];
  attempts: number;
  createdAt: string;
  dueAt: string;
  endedAt: string | null;
  lastError: string | null;
}

/** How the outbox is at an instant. */
export interface OutboxState { waiting: number; late: number; oldest: string | null; sentInHour: number; dead: number }

export interface LeaseOptions {
  /** Names the process: no other one touches what it leased, until the lease ends. */
  owner: string;
  now: Date;
  until: Date;
  /** Most mails at once, and most in an hour over all processes. */
  limit: number;
  perHour: number;
}

/** Mails that wait to be sent, of a store. Instants are those of the caller's clock. */
export interface Outbox {
  /** Says that something was put in: whoever listens looks at once. */
  tell(): void;
  /** Calls back after each `tell`. Returns the end of it. */
  onTold(listener: () => void): () => void;
  /**
   * Leases mails that are due, the personal ones before those of digests: at most one to an address, none to an address to which one is being sent, and no more than
   * the hour has left. Digests leave a tenth of the hour to the others.
   */
  lease(options: LeaseOptions): Promise<LeasedMail[]>;
  /**
   * Counts the attempt that is about to be made, and says what forbids it: `suppressionKey` is the one of the address. Who was erased and signs up again is sent the
   * confirmation that he asks for, and nothing else.
   */
  begin(mail: LeasedMail, owner: string, now: Date, suppressionKey: string): Promise<Hindrance | null>;
  /** It was accepted: its secrets are removed. */
  sent(id: string, owner: string, now: Date): Promise<void>;
  /** It was not accepted: not again before `due`. */
  retry(id: string, owner: string, due: Date, error: string): Promise<void>;
  /** It is given up: its secrets are removed, the reason stays. */
  dead(id: string, owner: string, now: Date, error: string): Promise<void>;
  /** Gives mails back that were leased and not tried. */
  release(ids: readonly string[], owner: string): Promise<void>;
  /** Gives everything back that is leased. Only for a store that no other process has: then whoever had leased it is gone. */
  releaseAll(): Promise<void>;
  state(now: Date): Promise<OutboxState>;
  /** Newest first. */
  deadLetters(limit: number): Promise<MailRecord[]>;
  /** Those of the identifiers that have a row. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Removes mails that ended before an instant: whom one wrote to is not kept for long. Returns how many. */
  purge(before: Date): Promise<number>;
}

const HOUR = 3_600_000;
/** The part of an hour that digests may use. */
const DIGEST_PART = 0.9;

/**
 * Puts a mail into the outbox, in the transaction of what it tells: either both are stored or neither. Returns the identifier of its row.
 * After the commit, tell the mailer (`store.outbox.tell()`), so that it does not wait for its next look.
 */
export async function enqueue(tx: Transaction<Database>, mail: NewMail): Promise<string> {
  const row = outboxRow(mail);
  await tx.insertInto('outbox').values(row).execute();
  return row.id;
}

/** The row of a new mail. */
export function outboxRow({ at, payload, digest = null, ...mail }: NewMail) {
  const now = at.toISOString();
  return {
    ...mail, id: randomBytes(16).toString('hex'), payload: JSON.stringify(payload), digest, state: 'waiting' as const, attempts: 0, due_at: now, lease_until: null,
    lease_owner: null, last_error: null, created_at: now, ended_at: null,
  };
}

/** {@link Outbox} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlOutbox implements Outbox {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #listeners = new Set<() => void>();

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  onTold(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  lease({ owner, now, until, limit, perHour }: LeaseOptions): Promise<LeasedMail[]> {
    const at = now.toISOString();
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      // processes take turns here, so that neither the hour nor an address is counted twice
      await tx.selectFrom('locks').select('name').where('name', '=', 'outbox').forUpdate().execute();
      const used = await usedOf(tx, now);
      const most = Math.min(limit, perHour - used);
      if (most <= 0) return [];
      const digests = Math.max(0, Math.min(most, Math.ceil(perHour * DIGEST_PART) - used));
      const { rows } = await sql<{ id: string }>`
        update outbox set lease_until = ${until.toISOString()}, lease_owner = ${owner} where id in (
          select id from (
            select id, due_at, is_digest, row_number() over (partition by is_digest order by due_at, id) as place from (
              select distinct on (email) id, email, due_at, kind = 'digest' as is_digest from outbox o
              where state = 'waiting' and due_at <= ${at} and (lease_until is null or lease_until <= ${at})
                and not exists (select 1 from outbox other where other.email = o.email and other.state = 'waiting' and other.lease_until > ${at})
              order by email, kind = 'digest', due_at, id
            ) single
          ) placed
          where not is_digest or place <= ${digests}
          order by is_digest, due_at, id limit ${most}
        ) returning id`.execute(tx);
      if (!rows.length) return [];
      const leased = await tx.selectFrom('outbox').selectAll().where('id', 'in', rows.map(({ id }) => id)).execute();
      const rank = (row: { kind: string; due_at: string; id: string }) => `${row.kind === 'digest' ? 1 : 0}${toInstant(row.due_at)}${row.id}`;
      return leased.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(({ id, kind, subscriber, email, lang, digest, payload, attempts, created_at }) =>
        ({ id, kind, subscriber, email, lang, digest, payload, attempts, createdAt: toInstant(created_at) }));
    }));
  }

  begin({ id, kind }: LeasedMail, owner: string, now: Date, suppressionKey: string): Promise<Hindrance | null> {
    return this.#run(async () => {
      const { rows: [row] } = await sql<{ suppressed: boolean; reader: string | null; issue: string | null }>`
        update outbox o set attempts = attempts + 1
        where id = ${id} and lease_owner = ${owner} and lease_until > ${now.toISOString()} and state = 'waiting'
        returning exists (select 1 from suppressions s where s.email_hmac = ${suppressionKey} and (s.reason <> 'erased' or o.kind <> 'confirmation')) as suppressed,
          (select s.state from subscribers s where s.id = o.subscriber) as reader, (select d.state from digests d where d.id = o.digest) as issue`.execute(this.#db);
      if (!row) return 'taken';
      if (row.suppressed) return 'suppressed';
      if (kind !== 'digest') return null;
      if (row.reader !== 'confirmed') return 'unsubscribed';
      return row.issue === 'sending' ? null : 'cancelled';
    });
  }

  sent(id: string, owner: string, now: Date): Promise<void> {
    return this.#end(id, owner, { state: 'sent', ended_at: now.toISOString(), last_error: null });
  }

  dead(id: string, owner: string, now: Date, error: string): Promise<void> {
    return this.#end(id, owner, { state: 'dead', ended_at: now.toISOString(), last_error: error });
  }

  #end(id: string, owner: string, end: { state: 'sent' | 'dead'; ended_at: string; last_error: string | null }): Promise<void> {
    return this.#run(async () => void (await this.#db.updateTable('outbox').set({ ...end, lease_until: null, lease_owner: null, payload: '{}' })
      .where('id', '=', id).where('lease_owner', '=', owner).where('state', '=', 'waiting').execute()));
  }

  retry(id: string, owner: string, due: Date, error: string): Promise<void> {
    return this.#run(async () => void (await this.#db.updateTable('outbox').set({ due_at: due.toISOString(), last_error: error, lease_until: null, lease_owner: null })
      .where('id', '=', id).where('lease_owner', '=', owner).where('state', '=', 'waiting').execute()));
  }

  release(ids: readonly string[], owner: string): Promise<void> {
    if (!ids.length) return Promise.resolve();
    return this.#run(async () => void (await this.#db.updateTable('outbox').set({ lease_until: null, lease_owner: null })
      .where('id', 'in', ids).where('lease_owner', '=', owner).where('state', '=', 'waiting').execute()));
  }

  releaseAll(): Promise<void> {
    return this.#run(async () => void (await this.#db.updateTable('outbox').set({ lease_until: null, lease_owner: null }).where('lease_owner', 'is not', null).execute()));
  }

  state(now: Date): Promise<OutboxState> {
    const at = now.toISOString();
    return this.#run(async () => {
      const { rows: [row] } = await sql<{ waiting: number; late: number; oldest: string | null; dead: number }>`
        select cast(count(*) filter (where state = 'waiting') as integer) as waiting, cast(count(*) filter (where state = 'waiting' and attempts > 0) as integer) as late,
          min(created_at) filter (where state = 'waiting') as oldest, cast(count(*) filter (where state = 'dead') as integer) as dead from outbox`.execute(this.#db);
      const { n } = await this.#db.selectFrom('outbox').select(({ fn }) => fn.countAll<string>().as('n'))
        .where('state', '=', 'sent').where('ended_at', '>', new Date(now.getTime() - HOUR).toISOString()).where('ended_at', '<=', at).executeTakeFirstOrThrow();
      return { waiting: row!.waiting, late: row!.late, oldest: row!.oldest === null ? null : toInstant(row!.oldest), sentInHour: Number(n), dead: row!.dead };
    });
  }

  deadLetters(limit: number): Promise<MailRecord[]> {
    return this.#run(async () => (await this.#db.selectFrom('outbox').selectAll().where('state', '=', 'dead').orderBy('ended_at', 'desc').orderBy('id').limit(limit).execute())
      .map(toMailRecord));
  }

  known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#run(async () => {
      const { rows } = await sql<{ id: string }>`select id from outbox where id in (select jsonb_array_elements_text(cast(${JSON.stringify(ids)} as jsonb)))`.execute(this.#db);
      return new Set(rows.map(({ id }) => id));
    });
  }

  purge(before: Date): Promise<number> {
    return this.#run(async () => {
      const { numDeletedRows } = await this.#db.deleteFrom('outbox').where('ended_at', '<', before.toISOString())
        // while a digest is being sent, its rows tell who has it already
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('digests').select('id').whereRef('digests.id', '=', 'outbox.digest').where('state', '=', 'sending'))))
        .executeTakeFirst();
      return Number(numDeletedRows);
    });
  }
}

/** Mails of the last hour, those among them that are being sent now. */
async function usedOf(tx: Transaction<Database>, now: Date): Promise<number> {
  const { n } = await tx.selectFrom('outbox').select(({ fn }) => fn.countAll<string>().as('n')).where(({ or, and, eb }) => or([
    and([eb('state', '=', 'sent'), eb('ended_at', '>', new Date(now.getTime() - HOUR).toISOString())]),
    and([eb('state', '=', 'waiting'), eb('lease_until', '>', now.toISOString())]),
  ])).executeTakeFirstOrThrow();
  return Number(n);
}

/** A row as it may be shown. */
export const toMailRecord = (row: {
  id: string; kind: OutboxTable['kind']; email: string; subscriber: string | null; digest: string | null; state: OutboxTable['state']; attempts: number;
  created_at: string; due_at: string; ended_at: string | null; last_error: string | null;
}): MailRecord => ({
  id: row.id, kind: row.kind, email: row.email, subscriber: row.subscriber, digest: row.digest, state: row.state, attempts: row.attempts,
  createdAt: toInstant(row.created_at), dueAt: toInstant(row.due_at), endedAt: row.ended_at === null ? null : toInstant(row.ended_at), lastError: row.last_error,
});
