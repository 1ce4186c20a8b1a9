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
  /** Used up, nothing is sent, and nothing tells. */
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

/** `used`: its challenge was used before. `limited`: nothing was stored, the challenge is good still. */
export type SignUpOutcome = { outcome: 'accepted'; sent: boolean } | { outcome: 'used' } | { outcome: 'limited'; key: string; retryAfter: number };

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

/** Takes a challenge. False where that was done before: of any number at once, one takes it. */
export async function takeChallenge(tx: Transaction<Database>, { nonce, expires }: NewSignUp['challenge']): Promise<boolean> {
  const taken = await tx.insertInto('used_challenges').values({ nonce, expires_at: expires.toISOString() })
    .onConflict((conflict) => conflict.column('nonce').doNothing()).returning('nonce').executeTakeFirst();
  return taken !== undefined;
}

/** Takes `step` of an allowance in one statement. False where it is used up. */
async function take(tx: Transaction<Database>, { key, window, most }: Allowance, at: Date, step = 1): Promise<boolean> {
  const [now, from] = [at.toISOString(), new Date(at.getTime() - window).toISOString()];
  const { rows } = await sql`
    insert into allowances as a (key, since, count) values (${key}, ${now}, ${step})
    on conflict (key) do update set
      since = case when a.since <= cast(${from} as timestamptz) then excluded.since else a.since end,
      count = case when a.since <= cast(${from} as timestamptz) then excluded.count else a.count + excluded.count end
    where a.since <= cast(${from} as timestamptz) or a.count < cast(${most} as integer)
    returning key`.execute(tx);
  return rows.length === 1;
}

/**
 * A sign-up, in a transaction. The same statements run for every address, whatever is known of it: where no mail may go their predicates let no row through, and the
 * mail is taken back before anybody can see it. So neither the answer nor the time that it takes tells one address from another.
 */
export async function signUp(tx: Transaction<Database>, request: NewSignUp): Promise<SignUpOutcome> {
  const { at, email, lang, tokenHash } = request;
  const [now, topics] = [at.toISOString(), request.topics.join(' ')];
  if (!(await takeChallenge(tx, request.challenge))) return { outcome: 'used' };
  for (const allowance of request.refuse) if (!(await take(tx, allowance, at))) throw new LimitedError(allowance);
  let silent = request.robot;
  for (const allowance of request.silence) if (!(await take(tx, allowance, at))) silent = true;
  // an erased address may come back: whoever reads its mail decides
  const suppressed = await tx.selectFrom('suppressions').select('reason').where('email_hmac', '=', request.emailHmac).where('reason', '<>', 'erased').executeTakeFirst();
  const known = await tx.selectFrom('subscribers').select(['id', 'state']).where('email', '=', email).executeTakeFirst();
  const stopped = suppressed !== undefined || known?.state === 'bounced';
  const send = !silent && !stopped;
  if (!(await take(tx, request.all, at, send ? 1 : 0))) throw new LimitedError(request.all);

  const subscriber = known?.id ?? request.subscriber;
  await sql`
    insert into subscribers (id, email, state, lang, topics, created_at)
    select ${subscriber}, ${email}, 'pending', ${lang}, ${topics}, cast(${now} as timestamptz) where cast(${send} as boolean)
    on conflict do nothing`.execute(tx);
  // somebody who asks again too soon has, or will have, an earlier mail: its code is good for the new ticket
  const { rows: [earlier] } = await sql<{ token_hash: string }>`
    update confirmations set code_expires_at = cast(${request.codeExpires.toISOString()} as timestamptz)
    where not cast(${send || request.robot || stopped} as boolean) and token_hash = (
      select token_hash from confirmations where subscriber = ${subscriber} and used_at is null and expires_at > cast(${now} as timestamptz)
      order by created_at desc limit 1)
    returning token_hash`.execute(tx);
  await sql`
    insert into confirmations (token_hash, subscriber, code_hash, lang, topics, created_at, expires_at, code_expires_at)
    select ${tokenHash}, ${subscriber}, ${request.codeHash}, ${lang}, ${topics}, cast(${now} as timestamptz),
      cast(${request.expires.toISOString()} as timestamptz), cast(${request.codeExpires.toISOString()} as timestamptz)
    where cast(${send} as boolean)`.execute(tx);
  await tx.insertInto('code_tries').values({
    ticket_hash: request.ticketHash, confirmation: send ? tokenHash : (earlier?.token_hash ?? null), tries: 0, expires_at: request.codeExpires.toISOString(),
  }).execute();
  const { text, page, widget, method, network } = request.consent;
  await sql`
    insert into consents (id, subscriber, at, event, text_id, text_sha256, lang, topics, page, widget, method, network)
    select ${request.consentId}, ${subscriber}, cast(${now} as timestamptz), 'asked', ${text.id}, ${text.sha256}, ${lang}, ${topics},
      cast(${page} as text), cast(${widget} as text), ${method}, ${network}
    where cast(${send} as boolean)`.execute(tx);
  const payload = { token: request.token, code: request.code, topics: request.topics, known: known?.state === 'confirmed' };
  const mail = await enqueue(tx, { kind: 'confirmation', subscriber: send ? subscriber : null, email, lang, payload, at });
  await tx.deleteFrom('outbox').where('id', '=', mail).where(sql<boolean>`not cast(${send} as boolean)`).execute();
  return { outcome: 'accepted', sent: send };
}
