import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Topic } from '@seesac/contract';
import { appendAudit, type AuditActor } from './audit.js';
import { toInstant } from './documents.js';
import { StoreError } from './errors.js';
import type { BounceTable, ConsentTable, SubscriberTable, SuppressionReason } from './newsletter-tables.js';
import { toMailRecord, type MailRecord } from './outbox.js';
import type { Database } from './schema.js';

export const SUBSCRIBER_STATES = ['pending', 'confirmed', 'ended', 'bounced'] as const satisfies readonly SubscriberTable['state'][];
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

/** Instants are ISO 8601 in UTC. */
export interface SubscriberRecord {
  id: string;
  email: string;
  state: SubscriberState;
  lang: string;
  topics: Topic[];
  createdAt: string;
  confirmedAt: string | null;
  endedAt: string | null;
}
export interface ConsentRecord {
  at: string;
  event: ConsentTable['event'];
  method: string;
  textId: string | null;
  textSha256: string | null;
  lang: string | null;
  topics: string | null;
  page: string | null;
  widget: string | null;
  network: string | null;
}
export interface BounceRecord { mail: string; kind: BounceTable['kind']; status: string | null; at: string }
/** Everything that is known of one subscriber: what article 15 of the GDPR asks for. */
export interface SubscriberFile { subscriber: SubscriberRecord; consents: ConsentRecord[]; mails: MailRecord[]; bounces: BounceRecord[] }

export interface SubscriberFilter { state?: SubscriberState | undefined; topic?: Topic | undefined }
export interface SubscriberCounts { states: Record<SubscriberState, number>; /** Of confirmed subscribers. */ topics: Record<Topic, number>; suppressed: number }
export interface SubscriberAct extends AuditActor { at: Date }

/** What a report of a mail that came back did. */
export type BounceOutcome = 'unknown' | 'known' | 'counted' | 'suppressed' | 'unsubscribed';

/** Subscribers as their administrators see them. Acts are one transaction with their entry in the audit log, which never holds an address. */
export interface SubscribersAdmin {
  counts(): Promise<SubscriberCounts>;
  /** By identifier, in pages: `after` is the last one of the page before. */
  page(filter: SubscriberFilter, options: { limit: number; after?: string | undefined }): Promise<SubscriberRecord[]>;
  idOf(email: string): Promise<string | null>;
  /** Rejects with `NOT_FOUND`. */
  file(id: string): Promise<SubscriberFile>;
  /** Removes everything that is known of an address, but its hash in the list of those that are never written to. Rejects with `NOT_FOUND`. */
  erase(id: string, suppressionKey: (email: string) => string, act: SubscriberAct): Promise<{ email: string }>;
  /** Says that an address is never written to. A subscriber of it has ended. False where it was said before. */
  suppress(email: string, suppressionKey: string, reason: SuppressionReason, act: SubscriberAct): Promise<boolean>;
  /** Takes that back. Whoever has the address must sign up again. False where there was nothing to take back. */
  unsuppress(suppressionKey: string, act: SubscriberAct): Promise<boolean>;
  suppression(suppressionKey: string): Promise<{ reason: SuppressionReason; at: string } | null>;
  /** Writes that somebody has taken all subscribers out. */
  noteExport(filter: SubscriberFilter, act: SubscriberAct): Promise<void>;
  /** A report that a mail of the outbox came back, or was complained of: believed only for a mail that was sent, and once for each. */
  bounce(mail: string, what: { kind: BounceTable['kind']; status: string | null }, suppressionKey: (email: string) => string, at: Date): Promise<BounceOutcome>;
}

/** Soft bounces within so many days that end a subscription. */
export const SOFT_BOUNCES = { most: 5, days: 30 } as const;
const PAGE_ROWS = 1_000;

const instant = (text: string | null) => (text === null ? null : toInstant(text));
const toRecord = (row: Selectable<SubscriberTable>): SubscriberRecord => ({
  id: row.id, email: row.email, state: row.state, lang: row.lang, topics: row.topics.split(' ').filter(Boolean) as Topic[], createdAt: toInstant(row.created_at),
  confirmedAt: instant(row.confirmed_at), endedAt: instant(row.ended_at),
});

/** {@link SubscribersAdmin} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlSubscribersAdmin implements SubscribersAdmin {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  counts(): Promise<SubscriberCounts> {
    return this.#run(async () => {
      const states = await this.#db.selectFrom('subscribers').select(({ fn }) => ['state', fn.countAll<string>().as('n')]).groupBy('state').execute();
      const topics = await this.#db.selectFrom('subscribers').select(({ fn }) => ['topics', fn.countAll<string>().as('n')]).where('state', '=', 'confirmed').groupBy('topics').execute();
      const { n } = await this.#db.selectFrom('suppressions').select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
      const sum = (topic: Topic) => topics.filter((row) => row.topics.split(' ').includes(topic)).reduce((total, row) => total + Number(row.n), 0);
      const of = (state: SubscriberState) => Number(states.find((row) => row.state === state)?.n ?? 0);
      return {
        states: { pending: of('pending'), confirmed: of('confirmed'), ended: of('ended'), bounced: of('bounced') }, topics: { news: sum('news'), monitor: sum('monitor') },
        suppressed: Number(n),
      };
    });
  }

  page({ state, topic }: SubscriberFilter, { limit, after = '' }: { limit: number; after?: string | undefined }): Promise<SubscriberRecord[]> {
    return this.#run(async () => {
      let rows = this.#db.selectFrom('subscribers').selectAll().where('id', '>', after).orderBy('id').limit(limit);
      if (state !== undefined) rows = rows.where('state', '=', state);
      if (topic !== undefined) rows = rows.where(sql<boolean>`' ' || topics || ' ' like ${`% ${topic} %`}`);
      return (await rows.execute()).map(toRecord);
    });
  }

  idOf(email: string): Promise<string | null> {
    return this.#run(async () => (await this.#db.selectFrom('subscribers').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null);
  }

  file(id: string): Promise<SubscriberFile> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const subscriber = toRecord(await rowOf(tx, id));
      const consents = await tx.selectFrom('consents').selectAll().where('subscriber', '=', id).orderBy('at').orderBy('id').execute();
      const mails = await tx.selectFrom('outbox').selectAll().where(({ or, eb }) => or([eb('subscriber', '=', id), eb('email', '=', subscriber.email)]))
        .orderBy('created_at').orderBy('id').limit(PAGE_ROWS).execute();
      const bounces = await tx.selectFrom('bounces').selectAll().where('subscriber', '=', id).orderBy('at').execute();
      return {
        subscriber,
        consents: consents.map(({ at, event, method, text_id: textId, text_sha256: textSha256, lang, topics, page, widget, network }) =>
          ({ at: toInstant(at), event, method, textId, textSha256, lang, topics, page, widget, network })),
        mails: mails.map(toMailRecord),
        bounces: bounces.map(({ mail, kind, status, at }) => ({ mail, kind, status, at: toInstant(at) })),
      };
    }));
  }

  erase(id: string, suppressionKey: (email: string) => string, act: SubscriberAct): Promise<{ email: string }> {
    return this.#change(async (tx) => {
      const { email } = await rowOf(tx, id);
      await eraseSubscriber(tx, { id, email }, suppressionKey(email), act.at);
      await note(tx, act, 'subscriber.erase', id);
      return { email };
    });
  }

  suppress(email: string, suppressionKey: string, reason: SuppressionReason, act: SubscriberAct): Promise<boolean> {
    return this.#change(async (tx) => {
      const isNew = await insertSuppression(tx, suppressionKey, reason, act.at);
      const row = await tx.selectFrom('subscribers').selectAll().where('email', '=', email).forUpdate().executeTakeFirst();
      if (row && row.state !== 'ended') await end(tx, row, 'ended', { event: 'unsubscribed', method: 'admin' }, act.at);
      if (isNew) await note(tx, act, 'subscriber.suppress', row?.id ?? null, { reason });
      return isNew;
    });
  }

  unsuppress(suppressionKey: string, act: SubscriberAct): Promise<boolean> {
    return this.#change(async (tx) => {
      const { numDeletedRows } = await tx.deleteFrom('suppressions').where('email_hmac', '=', suppressionKey).executeTakeFirst();
      if (numDeletedRows > 0n) await note(tx, act, 'subscriber.unsuppress', null);
      return numDeletedRows > 0n;
    });
  }

  suppression(suppressionKey: string): Promise<{ reason: SuppressionReason; at: string } | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('suppressions').select(['reason', 'at']).where('email_hmac', '=', suppressionKey).executeTakeFirst();
      return row ? { reason: row.reason, at: toInstant(row.at) } : null;
    });
  }

  noteExport(filter: SubscriberFilter, act: SubscriberAct): Promise<void> {
    return this.#change(async (tx) => note(tx, act, 'subscriber.export', null, { ...filter }));
  }

  bounce(mail: string, { kind, status }: { kind: BounceTable['kind']; status: string | null }, suppressionKey: (email: string) => string, at: Date): Promise<BounceOutcome> {
    return this.#change(async (tx) => {
      const sent = await tx.selectFrom('outbox').select(['subscriber', 'email', 'attempts']).where('id', '=', mail).executeTakeFirst();
      // a mail that was never tried cannot come back; one whose acceptance was not noted can
      if (!sent || sent.subscriber === null || sent.attempts === 0) return 'unknown';
      const row = await tx.selectFrom('subscribers').selectAll().where('id', '=', sent.subscriber).forUpdate().executeTakeFirst();
      if (!row) return 'unknown';
      const bounce = { kind, status, at: at.toISOString() };
      // one mail counts once; but what was called a lasting trouble may end as a refusal, or a complaint
      const known = await tx.selectFrom('bounces').select('kind').where('mail', '=', mail).executeTakeFirst();
      if (known && (known.kind === kind || known.kind !== 'soft')) return 'known';
      if (known) await tx.updateTable('bounces').set(bounce).where('mail', '=', mail).execute();
      else await tx.insertInto('bounces').values({ mail, subscriber: row.id, ...bounce }).execute();
      if (kind === 'soft' && !(await isTooSoft(tx, row.id, at))) return 'counted';
      const isComplaint = kind === 'complaint';
      await insertSuppression(tx, suppressionKey(row.email), isComplaint ? 'complaint' : 'bounced', at);
      if (row.state === 'pending' || row.state === 'confirmed') {
        await end(tx, row, isComplaint ? 'ended' : 'bounced', { event: isComplaint ? 'complained' : 'bounced', method: isComplaint ? 'arf' : 'dsn' }, at);
      }
      return isComplaint ? 'unsubscribed' : 'suppressed';
    });
  }

  #change<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
    return this.#run(() => this.#db.transaction().execute(work));
  }
}

/** Removes a subscriber with all that hangs on it: consents, confirmations, mails, bounces. What is left is the hash of the address among those never written to. */
export async function eraseSubscriber(tx: Transaction<Database>, { id, email }: { id: string; email: string }, suppressionKey: string, at: Date): Promise<void> {
  await tx.deleteFrom('outbox').where(({ or, eb }) => or([eb('subscriber', '=', id), eb('email', '=', email)])).execute();
  await tx.deleteFrom('subscribers').where('id', '=', id).execute();
  await insertSuppression(tx, suppressionKey, 'erased', at);
}

async function insertSuppression(tx: Transaction<Database>, key: string, reason: SuppressionReason, at: Date): Promise<boolean> {
  const done = await tx.insertInto('suppressions').values({ email_hmac: key, reason, at: at.toISOString() }).onConflict((conflict) => conflict.column('email_hmac').doNothing()).executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function isTooSoft(tx: Transaction<Database>, subscriber: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - SOFT_BOUNCES.days * 86_400_000).toISOString();
  const { n } = await tx.selectFrom('bounces').select(({ fn }) => fn.countAll<string>().as('n'))
    .where('subscriber', '=', subscriber).where('kind', '=', 'soft').where('at', '>', since).executeTakeFirstOrThrow();
  return Number(n) >= SOFT_BOUNCES.most;
}

/** Ends a subscription, with its line in the record of consents. */
async function end(
  tx: Transaction<Database>, { id, lang, topics }: Selectable<SubscriberTable>, state: 'ended' | 'bounced', { event, method }: Pick<ConsentTable, 'event' | 'method'>, at: Date,
): Promise<void> {
  await tx.updateTable('subscribers').set({ state, ended_at: at.toISOString() }).where('id', '=', id).execute();
  // links and codes that are under way would sign up again
  await tx.deleteFrom('confirmations').where('subscriber', '=', id).where('used_at', 'is', null).execute();
  await tx.insertInto('consents').values({
    id: randomBytes(16).toString('hex'), subscriber: id, at: at.toISOString(), event, text_id: null, text_sha256: null, lang, topics, page: null,
    widget: null, method, network: null,
  }).execute();
}

async function rowOf(tx: Transaction<Database>, id: string): Promise<Selectable<SubscriberTable>> {
  const row = await tx.selectFrom('subscribers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new StoreError(`there is no subscriber ${id}`, { code: 'NOT_FOUND' });
  return row;
}

const note = async (tx: Transaction<Database>, { at, ...by }: SubscriberAct, action: string, target: string | null, detail: Record<string, unknown> = {}): Promise<void> =>
  void (await appendAudit(tx, { ...by, at, action, ...(target !== null && { target }), outcome: 'done', detail }));
