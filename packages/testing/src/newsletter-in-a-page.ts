import {
  CODE, LANGUAGES, PROBLEM_TYPE, TOPICS, type ChallengeAnswer, type ConfirmationRequest, type Language, type ParameterError, type SubscriptionRequest, type Topic,
} from '@seesac/contract';
import { sha256Hex } from '@seesac/incident-index';

/** A mail that is on its way. */
export interface MailInAPage { email: string; lang: Language; topics: readonly Topic[]; code: string }

const CONSENT = 'I agree that SEESAC sends me its newsletter by e-mail and, for that purpose, keeps my address, my choice of topics and language, and a record of this consent. I can take it back at any time with the link in every mail.';
/** Zero bits of a solution: it takes no time. */
const BITS = 6;
/** Milliseconds that a challenge is good for. */
const LIFE = 600_000;

/**
 * The newsletter as a form in a page meets it: challenge, sign-up and confirmation by code, by the contract, in memory. Tasks are checked, used once and end. The routes of
 * the service itself need a store, hence Node: the form is tested with them in `packages/embed`.
 */
export class NewsletterInAPage {
  /** Newest last. */
  readonly mails: MailInAPage[] = [];
  /** What was sent to sign up, in order, whatever became of it. */
  readonly asked: SubscriptionRequest[] = [];
  /** Sign-ups from this page are refused. */
  forbidden = false;
  bits = BITS;
  readonly #origin: string;
  readonly #clock: () => Date;
  readonly #tasks = new Map<string, number>();
  readonly #tickets = new Map<string, { mail: MailInAPage; tries: number; ends: number }>();
  #made = 0;

  constructor(origin: string, clock: () => Date) {
    this.#origin = origin;
    this.#clock = clock;
  }

  /** Ends every task and code that is out. */
  age(): void {
    for (const token of this.#tasks.keys()) this.#tasks.set(token, 0);
    for (const ticket of this.#tickets.values()) ticket.ends = 0;
  }

  async answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace('/v1/newsletter/', '');
    if (request.method === 'GET' && path === 'challenge') return json(200, this.#challenge((searchParams.get('lang') ?? 'en') as Language));
    if (request.method === 'POST' && path === 'subscriptions') return this.#subscribe((await request.json()) as SubscriptionRequest);
    if (request.method === 'POST' && path === 'confirmations') return this.#confirm((await request.json()) as ConfirmationRequest);
    return problem(404, { detail: 'There is nothing at this address.' });
  }

  #now(): number {
    return this.#clock().getTime();
  }

  #challenge(lang: Language): ChallengeAnswer {
    const token = `w${String(++this.#made).padStart(78, '0')}`;
    this.#tasks.set(token, this.#now() + LIFE);
    return {
      data: { kind: 'work', token, bits: this.bits, expires: new Date(this.#now() + LIFE).toISOString() },
      meta: { consent: { id: 'newsletter-1-en', sha256: sha256Hex(new TextEncoder().encode(CONSENT)), lang: 'en', text: CONSENT }, topics: TOPICS },
      links: { form: `${this.#origin}/v1/newsletter/form?lang=${LANGUAGES.includes(lang) ? lang : 'en'}` },
    };
  }

  #subscribe(asked: SubscriptionRequest): Response {
    this.asked.push(asked);
    if (this.forbidden) return problem(403, { title: 'Not from this page', detail: 'Pages of this origin may not sign readers up.' });
    const { email, lang, topics, consent, challenge: { token, answer }, website } = asked;
    const wrong = (parameter: string, message: string) => problem(400, { errors: [{ parameter, message }] });
    if (!/^[\w.+-]+@[\w.-]+\.[a-z]+$/i.test(email)) return wrong('email', 'must be one address such as reader@example.org');
    if (consent !== 'newsletter-1-en') return wrong('consent', 'must be the id of the text in force');
    const ends = this.#tasks.get(token) ?? 0;
    this.#tasks.delete(token);
    const hash = sha256Hex(new TextEncoder().encode(`${token}:${answer}`));
    if (ends <= this.#now() || Math.clz32(parseInt(hash.slice(0, 8), 16)) < this.bits) return wrong('challenge', 'is not met, or was used, or is too old');
    const mail = { email, lang, topics, code: String(123_456 + this.mails.length * 1_111).slice(-CODE.digits) };
    if (!website) this.mails.push(mail);
    const ticket = `ticket-${this.asked.length}`;
    this.#tickets.set(ticket, { mail, tries: 0, ends: this.#now() + CODE.minutes * 60_000 });
    return json(202, { data: { ticket, codeExpires: new Date(this.#now() + CODE.minutes * 60_000).toISOString() } });
  }

  #confirm({ ticket, code }: ConfirmationRequest): Response {
    const known = this.#tickets.get(ticket);
    if (known && ++known.tries <= CODE.tries && known.ends > this.#now() && known.mail.code === code) return json(200, { data: { state: 'confirmed' } });
    return problem(400, { errors: [{ parameter: 'code', message: 'is not right, or was used, or is too old' }] });
  }
}

const json = (status: number, body: unknown, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' } });
const problem = (status: number, more: { title?: string; detail?: string; errors?: ParameterError[] }) => json(status, { type: 'about:blank', title: 'Not accepted', status, ...more }, PROBLEM_TYPE);
