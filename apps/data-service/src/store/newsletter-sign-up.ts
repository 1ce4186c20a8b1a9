import { sql, type Transaction } from 'kysely';
import type { ConsentText, Language, Topic } from '@seesac/contract';
import { enqueue } from './outbox.js';
import type { Database } from './schema.js';

/** How often something may happen in a window of milliseconds that begins with the first time. */
export interface Allowance { key: string; window: number; most: number }

/** A sign-up that was read and checked. Instants are Dates; hashes are as in the tables. */
export interface NewSignUp {
  challenge: { nonce: string; expires: Date };
  /** Used up, the sign-up is refused. */
  refuse: readonly Allowance[];
  /** Used up, nothing is sent, and nothing tells. Each is taken only where those before it were: asking in vain does not use up a day. */
  silence: readonly Allowance[];
  /** Of all mails; used up, the sign-up is refused whatever is known of its address. */
  all: Allowance;
  /** Whether it looks sent by a robot: nothing is sent, and nothing tells. */
  robot: boolean;
  /** Canonical. */
  email: string;
  emailHmac: string;
  lang: Language;
  topics: readonly Topic[];
  /** Identifiers and secrets that are used where a mail is sent. */
  subscriber: string;
  consentId: string;
  token: string;
  tokenHash: string;
  code: string;
  codeHash: string;
  ticketHash: string;
  expires: Date;
  codeExpires: Date;
  consent: { text: ConsentText; page: string | null; widget: string | null; method: string; network: string };
  at: Date;
}

/** `used`: its challenge was used before. `limited`: the challenge is good still. Of both nothing is stored. */
export type SignUpOutcome = { outcome: 'accepted' } | { outcome: 'used' } | { outcome: 'limited'; key: string; retryAfter: number };

/** Thrown to undo the transaction of a sign-up whose challenge was used before. */
export class UsedError extends Error {}

/** Thrown to undo the transaction of a sign-up that is refused. */
export class LimitedError extends Error {
  readonly key: string;
  /** Seconds. */
  readonly retryAfter: number;

  constructor({ key, window }: Allowance) {
    super('an allowance is used up');
    this.key = key;
    this.retryAfter = window / 1_000;
  }
}

/** Takes `step` of an allowance; returns no row where it is used up. @param where nothing is taken where this does not hold */
function take({ key, window, most }: Allowance, at: Date, step: number, where = sql`true`) {
  const from = sql`cast(${new Date(at.getTime() - window).toISOString()} as timestamptz)`;
  return sql`
    insert into allowances as a (key, since, count) select ${key}, cast(${at.toISOString()} as timestamptz), cast(${step} as integer) where ${where}
    on conflict (key) do update set
      since = case when a.since <= ${from} then excluded.since else a.since end,
      count = case when a.since <= ${from} then excluded.count else a.count + excluded.count end
    where a.since <= ${from} or a.count < cast(${most} as integer)
    returning key`;
}

interface Seen { fresh: boolean; taken: boolean[]; suppressed: boolean; known: string | null; state: string | null }

/** Takes the challenge and the allowances of the sender and of the mailbox, in one statement, and looks up what is known of the address. */
async function look(tx: Transaction<Database>, { challenge, refuse, silence, email, emailHmac, at }: NewSignUp): Promise<Seen> {
  const name = (i: number) => sql.ref(`allowance_${i}`);
  const allowances = [...refuse, ...silence];
  // an erased address may come back: whoever reads its mail decides
  const { rows: [seen] } = await sql<Seen>`
    with challenge as (insert into used_challenges (nonce, expires_at) values (${challenge.nonce}, ${challenge.expires.toISOString()}) on conflict (nonce) do nothing returning nonce),
    ${sql.join(allowances.map((allowance, i) => sql`${name(i)} as (${take(allowance, at, 1, i > refuse.length ? sql`exists (select 1 from ${name(i - 1)})` : undefined)})`))}
    select exists (select 1 from challenge) as fresh,
      json_build_array(${sql.join(allowances.map((_, i) => sql`exists (select 1 from ${name(i)})`))}) as taken,
      exists (select 1 from suppressions where email_hmac = ${emailHmac} and reason <> 'erased') as suppressed,
      (select id from subscribers where email = ${email}) as known, (select state from subscribers where email = ${email}) as state`.execute(tx);
  return seen!;
}

/**
 * A sign-up, in a transaction. The same statements run for every address, whatever is known of it: where no mail may go their predicates let no row through, and the
 * mail is taken back before anybody can see it. So neither the answer nor the time that it takes tells one address from another.
 */
export async function signUp(tx: Transaction<Database>, request: NewSignUp): Promise<SignUpOutcome> {
  const { at, email, lang, tokenHash } = request;
  const { fresh, taken, suppressed, known, state } = await look(tx, request);
  if (!fresh) throw new UsedError();
  const full = request.refuse.find((_, i) => !taken[i]);
  if (full) throw new LimitedError(full);
  const isSilent = request.robot || taken.slice(request.refuse.length).includes(false);
  const isStopped = suppressed || state === 'bounced';
  const send = sql`cast(${!isSilent && !isStopped} as boolean)`;
  const again = sql`cast(${isSilent && !request.robot && !isStopped} as boolean)`;
  const instant = (date: Date) => sql`cast(${date.toISOString()} as timestamptz)`;
  const [now, codeExpires, topics, subscriber] = [instant(at), instant(request.codeExpires), request.topics.join(' '), known ?? request.subscriber];
  const { text, page, widget, method, network } = request.consent;
  // somebody who asks again too soon has, or will have, an earlier mail: its code is good for the new ticket
  const { rows: [written] } = await sql<{ counted: boolean }>`
    with mails as (${take(request.all, at, !isSilent && !isStopped ? 1 : 0)}),
    subscriber as (
      insert into subscribers (id, email, state, lang, topics, created_at)
      select ${subscriber}, ${email}, 'pending', ${lang}, ${topics}, ${now} where ${send} on conflict do nothing),
    earlier as (
      update confirmations set code_expires_at = ${codeExpires}
      where ${again} and token_hash = (
        select token_hash from confirmations where subscriber = ${subscriber} and used_at is null and expires_at > ${now} order by created_at desc limit 1)
      returning token_hash),
    confirmation as (
      insert into confirmations (token_hash, subscriber, code_hash, lang, topics, created_at, expires_at, code_expires_at)
      select ${tokenHash}, ${subscriber}, ${request.codeHash}, ${lang}, ${topics}, ${now}, ${instant(request.expires)}, ${codeExpires} where ${send}),
    ticket as (
      insert into code_tries (ticket_hash, confirmation, tries, expires_at)
      select ${request.ticketHash}, case when ${send} then ${tokenHash} else (select token_hash from earlier) end, 0, ${codeExpires}),
    consent as (
      insert into consents (id, subscriber, at, event, text_id, text_sha256, lang, topics, page, widget, method, network)
      select ${request.consentId}, ${subscriber}, ${now}, 'asked', ${text.id}, ${text.sha256}, ${lang}, ${topics}, cast(${page} as text), cast(${widget} as text), ${method}, ${network}
      where ${send})
    select exists (select 1 from mails) as counted`.execute(tx);
  if (!written!.counted) throw new LimitedError(request.all);
  const payload = { token: request.token, code: request.code, topics: request.topics, known: state === 'confirmed' };
  const mail = await enqueue(tx, { kind: 'confirmation', subscriber: isSilent || isStopped ? null : subscriber, email, lang, payload, at });
  await tx.deleteFrom('outbox').where('id', '=', mail).where(sql<boolean>`not ${send}`).execute();
  return { outcome: 'accepted' };
}
