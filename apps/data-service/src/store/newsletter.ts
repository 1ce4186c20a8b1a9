import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Language, Topic } from '@seesac/contract';
import { toInstant } from './documents.js';
import { confirmCode, confirmLink, note, type ConsentAct, type HashOf, type LinkOutcome } from './newsletter-confirm.js';
import { LimitedError, signUp, UsedError, type NewSignUp, type SignUpOutcome } from './newsletter-sign-up.js';
import type { SubscriberTable } from './newsletter-tables.js';
import { eraseSubscriber } from './subscribers-admin.js';
import type { Database } from './schema.js';

export type { ConsentAct, HashOf, LinkOutcome } from './newsletter-confirm.js';
export type { Allowance, NewSignUp, SignUpOutcome } from './newsletter-sign-up.js';

/** Milliseconds after which a sign-up that nobody confirmed is forgotten, and a link that was used. */
const UNCONFIRMED = 72 * 3_600_000;
const USED_LINK = 30 * 24 * 3_600_000;

/** A subscriber as links in mails show it. Instants are ISO 8601 in UTC. */
export interface Subscriber {
  id: string;
  email: string;
  state: SubscriberTable['state'];
  lang: Language;
  topics: Topic[];
  createdAt: string;
  confirmedAt: string | null;
  endedAt: string | null;
}

/** Where a confirmation stands. */
export interface ConfirmationState { state: 'open' | 'used' | 'expired'; lang: Language; topics: Topic[] }

/** Sign-ups and subscribers. Every method is one transaction. */
export interface Newsletter {
  signUp(request: NewSignUp): Promise<SignUpOutcome>;
  /** Takes a challenge that was answered wrongly, so that no other answer to it is tried. */
  spoil(challenge: NewSignUp['challenge']): Promise<void>;
  /** `null` where no link has that hash. */
  confirmation(tokenHash: string, at: Date): Promise<ConfirmationState | null>;
  confirmLink(tokenHash: string, act: ConsentAct, hashOf: HashOf): Promise<LinkOutcome>;
  confirmCode(ticketHash: string, isCode: (codeHash: string, tokenHash: string) => boolean, act: ConsentAct, hashOf: HashOf): Promise<boolean>;
  subscriber(id: string): Promise<Subscriber | null>;
  /** True where the subscriber was one until now. */
  unsubscribe(id: string, act: ConsentAct): Promise<boolean>;
  /** Changes what a confirmed subscriber is sent; false where there is none of that identifier. */
  change(id: string, choice: { lang: Language; topics: readonly Topic[] }, act: ConsentAct): Promise<boolean>;
  /** Removes the subscriber and everything that refers to it; a keyed hash of the address stays. False where there is none. */
  erase(id: string, at: Date, hashOf: HashOf): Promise<boolean>;
  /** Removes what has ended, and allowances that are older than `longest` milliseconds. */
  purge(at: Date, longest: number): Promise<void>;
}

const instant = (text: string | null) => (text === null ? null : toInstant(text));
const toSubscriber = (row: Selectable<SubscriberTable>): Subscriber => ({
  id: row.id, email: row.email, state: row.state, lang: row.lang as Language, topics: row.topics.split(' ') as Topic[], createdAt: toInstant(row.created_at),
  confirmedAt: instant(row.confirmed_at), endedAt: instant(row.ended_at),
});

/** {@link Newsletter} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError; `tell` says that there is a mail. */
export class SqlNewsletter implements Newsletter {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #tell: () => void;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>, tell: () => void) {
    this.#db = db;
    this.#run = run;
    this.#tell = tell;
  }

  async signUp(request: NewSignUp): Promise<SignUpOutcome> {
    try {
      const outcome = await this.#within((tx) => signUp(tx, request));
      // told in any case: who reads the outbox takes the time of nobody's answer
      this.#tell();
      return outcome;
    } catch (error) {
      if (error instanceof UsedError) return { outcome: 'used' };
      if (!(error instanceof LimitedError)) throw error;
      return { outcome: 'limited', key: error.key, retryAfter: error.retryAfter };
    }
  }

  spoil({ nonce, expires }: NewSignUp['challenge']): Promise<void> {
    return this.#run(async () => void (await this.#db.insertInto('used_challenges').values({ nonce, expires_at: expires.toISOString() })
      .onConflict((conflict) => conflict.column('nonce').doNothing()).execute()));
  }

  confirmation(tokenHash: string, at: Date): Promise<ConfirmationState | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('confirmations').select(['used_at', 'expires_at', 'lang', 'topics']).where('token_hash', '=', tokenHash).executeTakeFirst();
      if (!row) return null;
      const state = row.used_at !== null ? 'used' : new Date(toInstant(row.expires_at)) > at ? 'open' : 'expired';
      return { state, lang: row.lang as Language, topics: row.topics.split(' ') as Topic[] };
    });
  }

  confirmLink(tokenHash: string, act: ConsentAct, hashOf: HashOf): Promise<LinkOutcome> {
    return this.#within((tx) => confirmLink(tx, tokenHash, act, hashOf));
  }

  confirmCode(ticketHash: string, isCode: (codeHash: string, tokenHash: string) => boolean, act: ConsentAct, hashOf: HashOf): Promise<boolean> {
    return this.#within((tx) => confirmCode(tx, ticketHash, isCode, act, hashOf));
  }

  subscriber(id: string): Promise<Subscriber | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('subscribers').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toSubscriber(row) : null;
    });
  }

  unsubscribe(id: string, act: ConsentAct): Promise<boolean> {
    const now = act.at.toISOString();
    return this.#within(async (tx) => {
      // links and codes that are under way would sign up again
      await tx.deleteFrom('confirmations').where('subscriber', '=', id).where('used_at', 'is', null).execute();
      const ended = await tx.updateTable('subscribers').set({ state: 'ended', ended_at: now })
        .where('id', '=', id).where('state', 'in', ['pending', 'confirmed']).returning('id').executeTakeFirst();
      if (!ended) return false;
      await tx.updateTable('outbox').set({ state: 'dead', ended_at: now, payload: '{}', last_error: 'unsubscribed', lease_until: null, lease_owner: null })
        .where('subscriber', '=', id).where('state', '=', 'waiting').execute();
      await note(tx, id, 'unsubscribed', act, { lang: null, topics: null });
      return true;
    });
  }

  change(id: string, { lang, topics }: { lang: Language; topics: readonly Topic[] }, act: ConsentAct): Promise<boolean> {
    const choice = { lang, topics: topics.join(' ') };
    return this.#within(async (tx) => {
      const changed = await tx.updateTable('subscribers').set(choice).where('id', '=', id).where('state', '=', 'confirmed').returning('id').executeTakeFirst();
      if (changed) await note(tx, id, 'changed', act, choice);
      return changed !== undefined;
    });
  }

  erase(id: string, at: Date, hashOf: HashOf): Promise<boolean> {
    return this.#within(async (tx) => {
      const row = await tx.selectFrom('subscribers').select(['id', 'email']).where('id', '=', id).forUpdate().executeTakeFirst();
      if (!row) return false;
      await eraseSubscriber(tx, row, hashOf(row.email), at);
      return true;
    });
  }

  async purge(at: Date, longest: number): Promise<void> {
    const before = (milliseconds: number) => new Date(at.getTime() - milliseconds).toISOString();
    const now = at.toISOString();
    await this.#within(async (tx) => {
      await tx.deleteFrom('used_challenges').where('expires_at', '<', now).execute();
      await tx.deleteFrom('code_tries').where('expires_at', '<', now).execute();
      await tx.deleteFrom('allowances').where('since', '<', before(longest)).execute();
      await tx.deleteFrom('confirmations').where((eb) => eb.or([
        eb.and([eb('used_at', 'is', null), eb('expires_at', '<', now)]),
        eb('created_at', '<', before(USED_LINK)),
      ])).execute();
      await tx.deleteFrom('subscribers').where('state', '=', 'pending').where('created_at', '<', before(UNCONFIRMED))
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('confirmations').select('token_hash').whereRef('confirmations.subscriber', '=', 'subscribers.id'))))
        .execute();
    });
  }

  /** One transaction; tried once more where the database undid it for another one. */
  #within<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
    const once = () => this.#db.transaction().execute(work);
    return this.#run(() => once().catch((error: { code?: unknown }) => {
      if (!String(error.code).startsWith('40')) throw error;
      return once();
    }));
  }
}
