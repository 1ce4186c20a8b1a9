import { domainToASCII } from 'node:url';
import { MAX_EMAIL } from '@seesac/contract';

/** A dot-atom (RFC 5321) without what relays once read as routes (`%`, `!`) or shells as commands. */
const LOCAL = /^[A-Za-z0-9#$&'*+/=?^_{}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_{}~-]+)*$/;
const MAX_LOCAL = 64;
/** Letters of any script, digits, dots and hyphens: nothing that the conversion to ASCII would decode or take for the end of a host. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{Nd}.-]+$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
/** Names that only a network of its own resolves, or none: the mail server of this service may stand in one. */
const NOT_PUBLIC = /\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|invalid|onion|arpa)$/;
/** Providers for which dots in the local part make no difference. */
const DOTLESS = /@(?:gmail|googlemail)\.com$/;

/**
 * The one recipient that a text names: the local part as typed, the domain in lower case and ASCII (punycode). `null` for anything that names none, several, or that two
 * mail servers could read in two ways: quoted local parts, comments, lists, source routes, address literals, control characters, no top level domain.
 */
export function parseAddress(text: string): string | null {
  const typed = text.replace(/^ +| +$/g, '');
  if (typed.length > MAX_EMAIL) return null;
  const at = typed.indexOf('@');
  const [local, given] = [typed.slice(0, at), typed.slice(at + 1)];
  if (at < 1 || local.length > MAX_LOCAL || !LOCAL.test(local) || !TYPED_DOMAIN.test(given)) return null;
  const domain = domainToASCII(given);
  const email = `${local}@${domain}`;
  return DOMAIN.test(domain) && domain.length <= 253 && email.length <= MAX_EMAIL && !NOT_PUBLIC.test(domain) ? email : null;
}

/** The mailbox behind an address, as far as its spelling tells: mails to all its spellings are counted as one. */
export function mailboxOf(email: string): string {
  const plain = email.toLowerCase().replace(/\+[^@]*@/, '@');
  return DOTLESS.test(plain) ? plain.replace(/\.(?=[^@]*@)/g, '') : plain;
}

/** IPv4 to /24, IPv6 to /48: what is kept of where a sign-up came from. @param client as `bucketOf` counts it */
export function networkOf(client: string): string {
  if (client.includes(':')) return `${client.split(':').slice(0, 3).join(':')}::/48`;
  return client.includes('.') ? `${client.split('.').slice(0, 3).join('.')}.0/24` : 'unknown';
}
