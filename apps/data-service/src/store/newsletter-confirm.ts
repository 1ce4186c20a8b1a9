import { CODE } from '@seesac/contract';
import type { Selectable, Transaction } from 'kysely';
import type { ConfirmationTable } from './newsletter-tables.js';
import type { Database } from './schema.js';

/** Tries of one code with all of its tickets: somebody else's ticket must not use up the owner's tries, nor all tickets together guess it. */
const TRIES_OF_ALL = 2 * CODE.tries;

/** How a confirmation, or a change of what was confirmed, came. */
export interface ConsentAct { consentId: string; method: 'widget-code' | 'link' | 'page' | 'one-click'; network: string; at: Date }

export type LinkOutcome = 'confirmed' | 'used' | 'expired';

/** Hashes by which what was suppressed at somebody's own wish, or because mail came back, is lifted again. */
export type HashOf = (email: string) => string;

/** Confirms by the link of a mail: once, however many do it at a time. */
export async function confirmLink(tx: Transaction<Database>, tokenHash: string, act: ConsentAct, hashOf: HashOf): Promise<LinkOutcome> {
  const now = act.at.toISOString();
  const taken = await tx.updateTable('confirmations').set({ used_at: now })
    .where('token_hash', '=', tokenHash).where('used_at', 'is', null).where('expires_at', '>', now)
    .returningAll().executeTakeFirst();
  if (taken) {
    await settle(tx, taken, act, hashOf);
    return 'confirmed';
  }
  const used = await tx.selectFrom('confirmations').select('token_hash').where('token_hash', '=', tokenHash).where('used_at', 'is not', null).executeTakeFirst();
  return used ? 'used' : 'expired';
}

/**
 * Confirms by a code. Every try counts, for the ticket and for the code, also with tickets of addresses that were sent nothing.
 * @param isCode compares what was typed with the hash of a code, given what else is in it
 */
export async function confirmCode(
  tx: Transaction<Database>, ticketHash: string, isCode: (codeHash: string, tokenHash: string) => boolean, act: ConsentAct, hashOf: HashOf,
): Promise<boolean> {
  const now = act.at.toISOString();
  const ticket = await tx.updateTable('code_tries').set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('ticket_hash', '=', ticketHash).where('tries', '<', CODE.tries).where('expires_at', '>', now)
    .returning('confirmation').executeTakeFirst();
  const tried = await tx.updateTable('confirmations').set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('token_hash', '=', ticket?.confirmation ?? '').where('used_at', 'is', null).where('tries', '<', TRIES_OF_ALL).where('code_expires_at', '>', now)
    .returningAll().executeTakeFirst();
  // compared in any case: without a code to compare with, with nothing
  const isRight = isCode(tried?.code_hash ?? '', tried?.token_hash ?? '');
  if (!tried || !isRight) return false;
  await settle(tx, tried, act, hashOf);
  return true;
}

/** What follows from a confirmation. */
async function settle(tx: Transaction<Database>, { subscriber, lang, topics }: Selectable<ConfirmationTable>, act: ConsentAct, hashOf: HashOf): Promise<void> {
  const now = act.at.toISOString();
  // what is confirmed now is the last word: links in earlier mails change nothing any more
  await tx.updateTable('confirmations').set({ used_at: now }).where('subscriber', '=', subscriber).where('used_at', 'is', null).execute();
  const { email } = await tx.updateTable('subscribers').set({ state: 'confirmed', lang, topics, confirmed_at: now, ended_at: null })
    .where('id', '=', subscriber).returning('email').executeTakeFirstOrThrow();
  await tx.deleteFrom('suppressions').where('email_hmac', '=', hashOf(email)).where('reason', 'in', ['erased', 'bounced']).execute();
  await note(tx, subscriber, 'confirmed', act, { lang, topics });
}

/** An entry of the record of consents. */
export async function note(
  tx: Transaction<Database>, subscriber: string, event: 'confirmed' | 'changed' | 'unsubscribed', { consentId, method, network, at }: ConsentAct,
  { lang, topics }: { lang: string | null; topics: string | null },
): Promise<void> {
  await tx.insertInto('consents').values({
    id: consentId, subscriber, at: at.toISOString(), event, text_id: null, text_sha256: null, lang, topics, page: null, widget: null, method, network,
  }).execute();
}
