import type { Language } from './languages.js';

/** What somebody can be sent. */
export const TOPICS = ['news', 'monitor'] as const;
export type Topic = (typeof TOPICS)[number];

/** Decimal digits of the code in a confirmation mail, tries for it, and minutes that it is good for. */
export const CODE = { digits: 6, tries: 5, minutes: 10 } as const;
/** Hours that the link in a confirmation mail is good for. */
export const LINK_HOURS = 48;
/** Longest e-mail address, in characters (RFC 5321 §4.5.3.1.3). */
export const MAX_EMAIL = 254;

/**
 * A task that is dear to do a thousand times and cheap once: find a whole number n ≥ 0 such that the SHA-256 of the text `token:n` begins with `bits` zero bits.
 * A token is good for one sign-up, until `expires`.
 */
export interface WorkChallenge { kind: 'work'; token: string; bits: number; /** ISO 8601 in UTC. */ expires: string }
/** A number to copy from a picture, where there are no scripts. */
export interface ImageChallenge { kind: 'image'; token: string; expires: string; /** Absolute address of an SVG. */ image: string }
/** `data` of `/v1/newsletter/challenge`. */
export type Challenge = WorkChallenge | ImageChallenge;

/** What is consented to: `id` names the text for good, `sha256` is that of its UTF-8 bytes. */
export interface ConsentText { id: string; sha256: string; lang: Language; text: string }

/** What `/v1/newsletter/challenge` says beside the task. */
export interface ChallengeAnswer { data: Challenge; meta: { consent: ConsentText; topics: readonly Topic[] }; links: { /** A form that needs no script. */ form: string } }

/** Body of `POST /v1/newsletter/subscriptions`. */
export interface SubscriptionRequest {
  email: string;
  /** Of the mails. */
  lang: Language;
  /** At least one. */
  topics: Topic[];
  /** `id` of the text that was shown and agreed to. */
  consent: string;
  challenge: { token: string; /** A whole number in decimal digits. */ answer: string };
  /** Address of the page with the form, without query and fragment. */
  page?: string;
  /** Version of the widget. */
  widget?: string;
  /** A field that no human sees: whoever fills it in is answered like anybody else and gets no mail. */
  website?: string;
}

/**
 * `data` of a sign-up, 202: the same for every address, whatever is known of it. `ticket` is what the code is typed for; it opens nothing without the code.
 */
export interface SubscriptionAccepted { ticket: string; /** ISO 8601 in UTC, when the code ends. */ codeExpires: string }

/** Body of `POST /v1/newsletter/confirmations`. */
export interface ConfirmationRequest { ticket: string; /** Six digits. */ code: string }
/** `data` of a confirmation, 200. */
export interface Confirmed { state: 'confirmed' }
