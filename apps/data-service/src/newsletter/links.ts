import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed text is good for: one that was made for one purpose is nothing for another. */
export type Purpose = 'unsubscribe' | 'preferences' | 'suppression' | 'code' | 'challenge' | 'allowance';

/** The HMAC-SHA256 of a value for a purpose, 32 bytes. */
export const sign = (secret: string, purpose: Purpose, value: string): Buffer => createHmac('sha256', secret).update(`${purpose}\0${value}`).digest();

/** The part of a subscriber's link after `/v1/newsletter/{purpose}/`: always the same one, so that no table of links is needed. */
export const linkToken = (secret: string, purpose: 'unsubscribe' | 'preferences', subscriber: string): string =>
  `${subscriber}.${sign(secret, purpose, subscriber).toString('base64url')}`;

/** The subscriber of such a link; `null` for one that was not made here for this purpose. */
export function subscriberOf(secret: string, purpose: 'unsubscribe' | 'preferences', token: string): string | null {
  const [, subscriber, mac] = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(token) ?? [];
  if (subscriber === undefined || mac === undefined) return null;
  return timingSafeEqual(Buffer.from(mac, 'base64url'), sign(secret, purpose, subscriber)) ? subscriber : null;
}

/** How an address is known in the list of those that are never written to. Mailboxes that differ by case only are one here: rather too few mails than too many. */
export const suppressionKey = (secret: string, email: string): string => sign(secret, 'suppression', email.toLowerCase()).toString('hex');
