import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Topic } from '@seesac/contract';
import type { Database } from './schema.js';

/** What a confirmation mail needs. `token` and `code` are in the outbox until the mail was accepted or given up, and nowhere else. */
export interface ConfirmationPayload {
  /** The part of the link after `/v1/newsletter/confirm/`. */
  token: string;
  /** Six digits. */
  code: string;
  topics: readonly Topic[];
}

/** A mail to be sent. `email` is canonical; `at` is when it was asked for. */
export interface NewMail {
  kind: 'confirmation' | 'digest' | 'test';
  subscriber: string | null;
  email: string;
  lang: string;
  payload: ConfirmationPayload | Record<string, never>;
  digest?: string | null;
  at: Date;
}

/**
 * Puts a mail into the outbox, in the transaction of what it tells: either both are stored or neither. Returns the identifier of its row.
 * After the commit, tell the mailer (`store.outbox.tell()`), so that it does not wait for its next look.
 */
export async function enqueue(tx: Transaction<Database>, mail: NewMail): Promise<string> {
  const id = randomBytes(16).toString('hex');
  const at = mail.at.toISOString();
  await tx.insertInto('outbox').values({
    id, kind: mail.kind, subscriber: mail.subscriber, email: mail.email, lang: mail.lang, payload: JSON.stringify(mail.payload), digest: mail.digest ?? null,
    state: 'waiting', attempts: 0, due_at: at, lease_until: null, lease_owner: null, last_error: null, created_at: at, ended_at: null,
  }).execute();
  return id;
}

/** Mails that wait to be sent, of a store. */
export interface Outbox {
  /** Says that something was put in: whoever listens looks at once. */
  tell(): void;
  /** Calls back after each `tell`. Returns the end of it. */
  onTold(listener: () => void): () => void;
}

/** {@link Outbox} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlOutbox implements Outbox {
  readonly #listeners = new Set<() => void>();

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  onTold(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
