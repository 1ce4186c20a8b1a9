import type { ColumnType } from 'kysely';

// Everything here is about people who signed up: it is kept apart from the data of incidents, and leaves the service in a backup only.

/** `email` is canonical: the local part as it was typed, the domain in lower case and ASCII. Unique. */
export interface SubscriberTable {
  /** 128 random bits in hexadecimal; links are made from it. */
  id: string;
  email: string;
  /** `pending` until confirmed; `ended` after an unsubscription; `bounced` after a hard bounce or too many soft ones. An erased subscriber has no row. */
  state: 'pending' | 'confirmed' | 'ended' | 'bounced';
  lang: string;
  /** Separated by spaces. */
  topics: string;
  created_at: string;
  confirmed_at: string | null;
  ended_at: string | null;
}

/** One confirmation that was asked for. Only hashes of link and code are kept. */
export interface ConfirmationTable {
  /** SHA-256 of the token in the link. */
  token_hash: string;
  subscriber: string;
  /** HMAC of the code and `token_hash`. */
  code_hash: string;
  lang: string;
  topics: string;
  created_at: string;
  /** End of the link, and of the code. */
  expires_at: string;
  code_expires_at: string;
  /** Of the code, with whatever ticket. */
  tries: number;
  used_at: string | null;
}

/**
 * Tickets that forms were given, and the tries of a code with each. `confirmation` is the one whose code the ticket takes: that of an earlier mail where an address asked
 * again too soon for another, none where nothing was sent. So no answer tells them apart.
 */
export interface CodeTryTable { ticket_hash: string; confirmation: string | null; tries: number; expires_at: string }

/** What somebody agreed to, asked for or took back: the record that GDPR article 7 (1) asks for. Ends with the subscriber's erasure. */
export interface ConsentTable {
  id: string;
  subscriber: string;
  at: string;
  event: 'asked' | 'confirmed' | 'changed' | 'unsubscribed' | 'bounced' | 'complained';
  /** Which text was shown, and the SHA-256 of it. */
  text_id: string | null;
  text_sha256: string | null;
  lang: string | null;
  topics: string | null;
  /** Address of the page with the form, and version of the widget. */
  page: string | null;
  widget: string | null;
  /** How: asked by `widget` or `page`; confirmed, changed or taken back by `widget-code`, `link`, `page`, `one-click`, `admin`, `dsn`, `arf`. */
  method: string;
  /** IPv4 to /24, IPv6 to /48. */
  network: string | null;
}

/** Addresses that are never written to again, known by an HMAC only. */
export interface SuppressionTable { email_hmac: string; reason: SuppressionReason; at: string }
export type SuppressionReason = 'erased' | 'bounced' | 'complaint' | 'admin';

/** Tokens of challenges that were used, until they would have ended anyway. */
export interface UsedChallengeTable { nonce: string; expires_at: string }

/** A mail that came back, or that its reader complained of; `mail` is its row in the outbox, so that one mail counts once however often it is reported. */
export interface BounceTable {
  mail: string;
  subscriber: string;
  kind: 'hard' | 'soft' | 'complaint';
  /** Enhanced status code of RFC 3463, where there is one. */
  status: string | null;
  at: string;
}

/** How often something happened since `since`: mails to an address, sign-ups of a network, all of them. `key` holds an HMAC where it is about an address. */
export interface AllowanceTable { key: string; since: string; count: number }

/** Mails to be sent: written in the transaction of what they tell. */
export interface OutboxTable {
  /** 128 random bits in hexadecimal; the Message-ID is made from it, so that a second delivery is known as such. */
  id: string;
  kind: 'confirmation' | 'digest' | 'test';
  /** Null for test mails. */
  subscriber: string | null;
  email: string;
  lang: string;
  /** What the template needs, as JSON; secrets in it (token and code) are removed when the mail was accepted or given up. */
  payload: ColumnType<Record<string, unknown>, string, string>;
  digest: string | null;
  state: 'waiting' | 'sent' | 'dead';
  attempts: number;
  /** Not before. Moved on by a lease and by each failure. */
  due_at: string;
  /** Whoever sends holds it until then. */
  lease_until: string | null;
  lease_owner: string | null;
  last_error: string | null;
  created_at: string;
  ended_at: string | null;
}

/** A digest of news that is sent to confirmed subscribers of its topic. */
export interface DigestTable {
  id: string;
  topic: string;
  /** Slugs of the items, and subject and introduction by language, as JSON. */
  document: ColumnType<Record<string, unknown>, string, string>;
  state: 'draft' | 'scheduled' | 'sending' | 'sent' | 'cancelled';
  scheduled_at: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  /** Mails of it that were put into the outbox so far, and the subscriber up to whom. */
  queued: number;
  cursor: string | null;
  /** Mails of it that were accepted, when it ended: those rows of the outbox are not kept. */
  sent: number;
}
