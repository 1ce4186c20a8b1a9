import { CODE, LINK_HOURS, type Language, type SubscriptionAccepted, type Topic } from '@seesac/contract';
import { badParameters, ProblemError } from '../http/problem.js';
import type { ConsentAct } from '../store/newsletter.js';
import type { Store } from '../store/store.js';
import { networkOf, parseAddress } from './address.js';
import type { Challenges } from './challenge.js';
import { consentOf } from './consent.js';
import { limitsOf } from './limits.js';
import type { Secrets } from './secrets.js';
import { isSame, newCode, newId, newToken, sha256, TOKEN } from './tokens.js';

/** A sign-up as it was read. */
export interface Asked {
  email: string;
  lang: Language;
  topics: readonly Topic[];
  /** Identifier of the text that was agreed to. */
  consent: string;
  challenge: { token: string; answer: string };
  page?: string | undefined;
  widget?: string | undefined;
  website?: string | undefined;
}

/** As much of the store as the newsletter works with. */
export type OpenStore = Pick<Store, 'newsletter' | 'subscribers'>;

/** One text for every way in which a challenge is not met: which of them it is helps nobody but a robot. */
const notMet = () => badParameters([{ parameter: 'challenge', message: 'is not met, or was used, or is too old: ask for another one' }]);

const limited = (retryAfter: number) => new ProblemError(429, {
  title: 'Too many sign-ups',
  detail: `There were too many sign-ups from your network, or altogether. Try again ${retryAfter > 3_600 ? 'tomorrow' : 'in an hour'}.`,
  headers: { 'Retry-After': String(retryAfter) },
});

/** What people do with the newsletter, whichever way they ask. */
export class Desk {
  readonly store: OpenStore;
  readonly secrets: Secrets;
  readonly challenges: Challenges;
  readonly clock: () => Date;

  constructor(store: OpenStore, secrets: Secrets, challenges: Challenges, clock: () => Date) {
    this.store = store;
    this.challenges = challenges;
    this.clock = clock;
    this.secrets = secrets;
  }

  /** How an address is known where only a hash of it is kept. */
  readonly hashOf = (email: string): string => this.secrets.addressHash(email);

  /** What a confirmation or a change is recorded with. */
  act(method: ConsentAct['method'], client: string): ConsentAct {
    return { consentId: newId(), method, network: networkOf(client), at: this.clock() };
  }

  /**
   * A sign-up: whatever is known of the address, the answer is the same.
   * Throws ProblemError: 400 for what is wrong with the request itself, 429 where too many came from one network or altogether.
   */
  async signUp(asked: Asked, client: string, method: 'widget' | 'page'): Promise<SubscriptionAccepted> {
    const at = this.clock();
    const email = parseAddress(asked.email);
    const text = consentOf(asked.consent);
    const errors = [
      ...(email === null ? [{ parameter: 'email', message: 'must be one address such as reader@example.org' }] : []),
      ...(text ? [] : [{ parameter: 'consent', message: 'must be the id of the text in force: ask for a challenge, it comes with it' }]),
    ];
    if (errors.length || email === null || !text) throw badParameters(errors);
    const { token, answer } = asked.challenge;
    const known = this.challenges.read(token, at);
    if (!known) throw notMet();
    const challenge = { nonce: known.nonce, expires: new Date(known.expires) };
    if (!this.challenges.accepts(token, known, answer, at)) {
      // a number of five digits is guessed soon by who may try again
      if (known.kind === 'image') await this.store.newsletter.spoil(challenge);
      throw notMet();
    }
    const robot = Boolean(asked.website);
    const [link, code, ticket] = [newToken(), newCode(), newToken()];
    const tokenHash = sha256(link);
    const codeExpires = new Date(at.getTime() + CODE.minutes * 60_000);
    const limits = limitsOf(this.secrets, { client, email, kind: known.kind, apart: robot });
    const outcome = await this.store.newsletter.signUp({
      challenge, ...limits, robot, email, emailHmac: this.hashOf(email), lang: asked.lang, topics: asked.topics,
      subscriber: newId(), consentId: newId(), token: link, tokenHash, code, codeHash: this.#codeHash(code, tokenHash), ticketHash: sha256(ticket),
      expires: new Date(at.getTime() + LINK_HOURS * 3_600_000), codeExpires, at,
      consent: { text, page: asked.page ?? null, widget: asked.widget ?? null, method, network: networkOf(client) },
    });
    if (outcome.outcome === 'used') throw notMet();
    if (outcome.outcome === 'limited') throw limited(outcome.retryAfter);
    return { ticket, codeExpires: codeExpires.toISOString() };
  }

  /** True where the code was right, in time and not used. Why not is not said: it would tell what is known of an address. */
  async confirmCode(ticket: string, code: string, client: string, method: 'widget-code' | 'page'): Promise<boolean> {
    if (!TOKEN.test(ticket)) return false;
    const isCode = (codeHash: string, tokenHash: string) => isSame(codeHash, this.#codeHash(code, tokenHash));
    return this.store.newsletter.confirmCode(sha256(ticket), isCode, this.act(method, client), this.hashOf);
  }

  #codeHash(code: string, tokenHash: string): string {
    return this.secrets.sign('code', `${tokenHash}:${code}`);
  }
}
