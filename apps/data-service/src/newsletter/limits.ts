import type { Allowance } from '../store/newsletter.js';
import { mailboxOf, networkOf } from './address.js';
import type { ChallengeKind } from './challenge.js';
import type { Secrets } from './secrets.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Mails to one mailbox. What is above that is answered like everything else, and nothing is sent. */
export const TO_MAILBOX = [{ window: 15 * MINUTE, most: 1 }, { window: DAY, most: 3 }] as const;
/** Sign-ups from one address (IPv6: from its /64), and from the network around it. An office or an operator's network has one address for many. */
export const FROM_CLIENT = { window: HOUR, most: 10 } as const;
export const FROM_NETWORK = { window: HOUR, most: 30 } as const;
/** Mails of all sign-ups. */
export const TO_ALL = { window: HOUR, most: 200 } as const;
/** Sign-ups without a task: of one client, and of all. */
export const PLAIN_FROM_CLIENT = { window: DAY, most: 1 } as const;
export const PLAIN_FROM_ALL = { window: HOUR, most: 20 } as const;

/** The longest of these windows, in milliseconds: what is older counts nowhere. */
export const LONGEST = DAY;

export interface SignUpLimits { refuse: Allowance[]; silence: Allowance[]; all: Allowance }

/** What a sign-up is counted under. Keys tell nobody an address or who asked: they are keyed hashes. @param apart counts it for a mailbox that nobody has: that of a robot */
export function limitsOf(secrets: Secrets, { client, email, kind, apart }: { client: string; email: string; kind: ChallengeKind; apart: boolean }): SignUpLimits {
  const key = (what: string, value: string) => `${what}:${secrets.sign('allowance', `${what}:${value}`)}`;
  return {
    refuse: [
      { key: key('client', client), ...FROM_CLIENT },
      { key: key('network', networkOf(client)), ...FROM_NETWORK },
      ...(kind === 'plain' ? [{ key: key('plain', client), ...PLAIN_FROM_CLIENT }, { key: 'plain', ...PLAIN_FROM_ALL }] : []),
    ],
    silence: TO_MAILBOX.map((limit) => ({ key: key(`mailbox-${limit.window}`, `${apart ? 'apart:' : ''}${mailboxOf(email)}`), ...limit })),
    all: { key: 'all', ...TO_ALL },
  };
}
