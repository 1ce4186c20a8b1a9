import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Topic } from '@seesac/contract';
import { appendAudit, type AuditActor } from './audit.js';
import { toInstant } from './documents.js';
import { StoreError } from './errors.js';
import type { DigestTable } from './newsletter-tables.js';
import { enqueue, outboxRow } from './outbox.js';
import type { Database } from './schema.js';

export interface DigestText { subject: string; /** Plain text; empty lines part paragraphs. */ intro?: string | undefined }
/** What a digest says: the news in it by slug, and subject and introduction by language. English is for every language without its own. */
export interface DigestDocument { slugs: string[]; texts: { en: DigestText } & { [lang in 'sq' | 'sr-Latn' | 'sr-Cyrl']?: DigestText | undefined } }

export type DigestState = DigestTable['state'];

/** A digest. Instants are ISO 8601 in UTC. */
export interface DigestRecord {
  id: string;
  topic: Topic;
  document: DigestDocument;
  state: DigestState;
  createdAt: string;
  scheduledAt: string | null;
  startedAt: string | null;
  endedAt: string | null;
  /** Mails so far: put into the outbox, and how these ended. */
  mails: { queued: number; waiting: number; sent: number; dead: number };
}

export interface DigestAct extends AuditActor { at: Date }

/** Digests of news. Each act is one transaction with its entry in the audit log. */
export interface Digests {
  create(topic: Topic, document: DigestDocument, act: DigestAct): Promise<DigestRecord>;
  /** Newest first. */
  list(): Promise<DigestRecord[]>;
  find(id: string): Promise<DigestRecord | null>;
  /** From then on it is sent by the clock. Rejects with `NOT_FOUND`, and with `CONFLICT` where it has begun or ended. */
  schedule(id: string, at: Date, act: DigestAct): Promise<DigestRecord>;
  /** Nobody is sent it any more who has not been. Rejects with `NOT_FOUND`, and with `CONFLICT` where it has ended. */
  cancel(id: string, act: DigestAct): Promise<DigestRecord>;
  /** Puts one mail of it into the outbox, for an address that need not be a subscriber's. Rejects with `NOT_FOUND`. */
  test(id: string, to: { email: string; lang: string }, act: DigestAct): Promise<void>;
  /**
   * Starts what has come due, puts the next readers of each digest that is being sent into the outbox as long as few of its mails wait there, and ends it when all were
   * sent. A step is one transaction: after a crash the next one goes on where the last one ended, and nobody has it twice.
   */
  step(now: Date): Promise<{ started: string[]; queued: number; ended: string[] }>;
}

/** Readers that are put into the outbox at once, and mails of a digest that wait there at most: so a digest of 200,000 is no load before its turn. */
export const DIGEST_BATCH = 500;

const instant = (text: string | null) => (text === null ? null : toInstant(text));

/** {@link Digests} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlDigests implements Digests {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  create(topic: Topic, document: DigestDocument, act: DigestAct): Promise<DigestRecord> {
    return this.#change(async (tx) => {
      const id = randomBytes(6).toString('hex');
      await tx.insertInto('digests').values({
        id, topic, document: JSON.stringify(document), state: 'draft', scheduled_at: null, created_at: act.at.toISOString(), started_at: null, ended_at: null, queued: 0, cursor: null, sent: 0,
      }).execute();
      await note(tx, act, 'digest.create', id, { topic, news: document.slugs });
      return one(tx, id);
    });
  }

  list(): Promise<DigestRecord[]> {
    return this.#run(() => read(this.#db));
  }

  find(id: string): Promise<DigestRecord | null> {
    return this.#run(async () => (await read(this.#db, id))[0] ?? null);
  }

  schedule(id: string, at: Date, act: DigestAct): Promise<DigestRecord> {
    return this.#change(async (tx) => {
      const { state } = await lock(tx, id);
      if (state !== 'draft' && state !== 'scheduled') throw new StoreError(`digest ${id} is ${state}: it cannot be scheduled`, { code: 'CONFLICT' });
      await tx.updateTable('digests').set({ state: 'scheduled', scheduled_at: at.toISOString() }).where('id', '=', id).execute();
      await note(tx, act, 'digest.schedule', id, { for: at.toISOString() });
      return one(tx, id);
    });
  }

  cancel(id: string, act: DigestAct): Promise<DigestRecord> {
    return this.#change(async (tx) => {
      const { state } = await lock(tx, id);
      if (state === 'sent' || state === 'cancelled') throw new StoreError(`digest ${id} is ${state} already`, { code: 'CONFLICT' });
      await end(tx, id, 'cancelled', act.at);
      // one that is being sent at this moment is looked at once more before it goes, and one that has gone is told as sent
      const { numDeletedRows } = await tx.deleteFrom('outbox').where('digest', '=', id).where('kind', '=', 'digest').where('state', '=', 'waiting')
        .where(({ or, eb }) => or([eb('lease_until', 'is', null), eb('lease_until', '<=', act.at.toISOString())])).executeTakeFirst();
      await note(tx, act, 'digest.cancel', id, { notSent: Number(numDeletedRows) });
      return one(tx, id);
    });
  }

  test(id: string, { email, lang }: { email: string; lang: string }, act: DigestAct): Promise<void> {
    return this.#change(async (tx) => {
      await lock(tx, id);
      await enqueue(tx, { kind: 'test', subscriber: null, email, lang, payload: {}, digest: id, at: act.at });
      // the address is no business of the audit log, which nobody can be erased from
      await note(tx, act, 'digest.test', id, { lang });
    });
  }

  async step(now: Date): Promise<{ started: string[]; queued: number; ended: string[] }> {
    const at = now.toISOString();
    const active = await this.#run(() => this.#db.selectFrom('digests').select(['id', 'state']).where(({ or, and, eb }) => or([
      eb('state', '=', 'sending'), and([eb('state', '=', 'scheduled'), eb('scheduled_at', '<=', at)]),
    ])).orderBy('scheduled_at').orderBy('id').execute());
    const done = { started: [] as string[], queued: 0, ended: [] as string[] };
    for (const { id, state } of active) {
      const { queued, ended } = await this.#change((tx) => advance(tx, id, now));
      if (state === 'scheduled') done.started.push(id);
      done.queued += queued;
      if (ended) done.ended.push(id);
    }
    return done;
  }

  #change<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
    return this.#run(() => this.#db.transaction().execute(work));
  }
}

/** One step of one digest. */
async function advance(tx: Transaction<Database>, id: string, now: Date): Promise<{ queued: number; ended: boolean }> {
  const at = now.toISOString();
  const { state, topic, cursor } = await lock(tx, id);
  if (state !== 'sending' && state !== 'scheduled') return { queued: 0, ended: false };
  if (state === 'scheduled') await tx.updateTable('digests').set({ state: 'sending', started_at: at }).where('id', '=', id).execute();
  const { n } = await tx.selectFrom('outbox').select(({ fn }) => fn.countAll<string>().as('n'))
    .where('digest', '=', id).where('kind', '=', 'digest').where('state', '=', 'waiting').executeTakeFirstOrThrow();
  const waiting = Number(n);
  if (waiting >= DIGEST_BATCH) return { queued: 0, ended: false };
  const readers = await tx.selectFrom('subscribers').select(['id', 'email', 'lang']).where('id', '>', cursor ?? '').where('state', '=', 'confirmed')
    .where(sql<boolean>`' ' || topics || ' ' like ${`% ${topic} %`}`).orderBy('id').limit(DIGEST_BATCH).execute();
  if (!readers.length) {
    if (waiting === 0) await end(tx, id, 'sent', now);
    return { queued: 0, ended: waiting === 0 };
  }
  await tx.insertInto('outbox').values(readers.map(({ id: subscriber, email, lang }) => outboxRow({ kind: 'digest', subscriber, email, lang, payload: {}, digest: id, at: now })))
    .onConflict((conflict) => conflict.columns(['digest', 'subscriber']).doNothing()).execute();
  await tx.updateTable('digests').set(({ eb }) => ({ cursor: readers.at(-1)!.id, queued: eb('queued', '+', readers.length) })).where('id', '=', id).execute();
  return { queued: readers.length, ended: false };
}

async function end(tx: Transaction<Database>, id: string, state: 'sent' | 'cancelled', at: Date): Promise<void> {
  const { n } = await tx.selectFrom('outbox').select(({ fn }) => fn.countAll<string>().as('n'))
    .where('digest', '=', id).where('kind', '=', 'digest').where('state', '=', 'sent').executeTakeFirstOrThrow();
  await tx.updateTable('digests').set({ state, ended_at: at.toISOString(), sent: Number(n) }).where('id', '=', id).execute();
}

async function lock(tx: Transaction<Database>, id: string): Promise<Selectable<DigestTable>> {
  const row = await tx.selectFrom('digests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new StoreError(`there is no digest ${id}`, { code: 'NOT_FOUND' });
  return row;
}

async function read(db: Kysely<Database>, id?: string): Promise<DigestRecord[]> {
  const rows = await db.selectFrom('digests').selectAll().$if(id !== undefined, (query) => query.where('id', '=', id!)).orderBy('created_at', 'desc').orderBy('id').execute();
  const counts = await db.selectFrom('outbox').select(({ fn }) => ['digest', 'state', fn.countAll<string>().as('n')])
    .where('digest', 'is not', null).where('kind', '=', 'digest').$if(id !== undefined, (query) => query.where('digest', '=', id!)).groupBy(['digest', 'state']).execute();
  const count = (digest: string, state: string) => Number(counts.find((row) => row.digest === digest && row.state === state)?.n ?? 0);
  return rows.map((row): DigestRecord => ({
    id: row.id, topic: row.topic as Topic, document: row.document as unknown as DigestDocument, state: row.state, createdAt: toInstant(row.created_at),
    scheduledAt: instant(row.scheduled_at), startedAt: instant(row.started_at), endedAt: instant(row.ended_at),
    mails: { queued: row.queued, waiting: count(row.id, 'waiting'), sent: Math.max(row.sent, count(row.id, 'sent')), dead: count(row.id, 'dead') },
  }));
}

const one = async (tx: Transaction<Database>, id: string): Promise<DigestRecord> => (await read(tx, id))[0]!;

const note = (tx: Transaction<Database>, { at, ...by }: DigestAct, action: string, target: string, detail: Record<string, unknown>) =>
  appendAudit(tx, { ...by, at, action, target, outcome: 'done', detail });
