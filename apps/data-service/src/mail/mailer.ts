import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Edition } from '../news/shelf.js';
import type { Log } from '../publish/index.js';
import type { ConfirmationPayload, Hindrance, LeasedMail } from '../store/outbox.js';
import type { Store } from '../store/store.js';
import { confirmationMail, digestMail, type Addresses, type Composed, type Issue } from './compose.js';
import { nextTry, RETRIES, type RetrySchedule } from './schedule.js';
import { DeliveryError, toDeliveryError, type MailTransport } from './transport.js';

/** How the mailer works. Milliseconds. */
export interface MailerTiming {
  retries: RetrySchedule;
  /** Between two looks where nobody tells of a new mail: another process may have put one in. */
  poll: number;
  /** How long a batch belongs to this process. What it has not sent by then, because it was killed, is anybody's. */
  lease: number;
  /** Left of a lease without which no mail is begun: longer than the longest try. */
  margin: number;
  /** Waits after a server could not be used: the first, the second…; the last one for all that follow. */
  pauses: readonly number[];
  /** How long a stop waits for mails that are being sent, before it cuts them short. */
  stop: number;
  /** Mails leased at once, and sent at once. */
  batch: number;
  parallel: number;
}
export const MAILER_TIMING: MailerTiming = {
  retries: RETRIES, poll: 5_000, lease: 1_200_000, margin: 240_000, pauses: [1_000, 5_000, 15_000, 60_000], stop: 3_000, batch: 50, parallel: 5,
};

export interface MailerOptions {
  store: Pick<Store, 'outbox' | 'digests' | 'subscribers'>;
  transport: MailTransport;
  addresses: Addresses;
  /** By what a suppressed address is known. */
  suppressionKey: (email: string) => string;
  /** The news that digests show. */
  news: () => Promise<Edition>;
  clock: () => Date;
  perHour: number;
  /** No other process has the store: what is leased there belongs to one that is gone. */
  exclusive: boolean;
  /** The store has no time at this moment. */
  busy?: () => boolean;
  timing?: Partial<MailerTiming>;
  log: Log;
}

/** Days that mails which ended are kept: as long as reports about them come in. */
const KEPT_DAYS = 30;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** RFC 3463: there is no such mailbox, domain or host. What else a server refuses may be our fault. */
const NO_MAILBOX = /^5\.1\.(?:1|2|3|6|10)$/;
const WHY: Readonly<Record<Exclude<Hindrance, 'taken'>, string>> = {
  suppressed: 'the address is on the list of those that are never written to', unsubscribed: 'the reader has unsubscribed meanwhile', cancelled: 'the digest was cancelled',
};

/**
 * Sends what waits in the outbox, each mail until it is accepted or refused for good. A mail is taken with a lease and struck off when it was accepted: a process that is
 * killed loses none, and sends one twice only where it was killed between the two, with the same Message-ID.
 */
export class Mailer {
  readonly #options: MailerOptions;
  readonly #timing: MailerTiming;
  /** Names this process in leases. */
  readonly #owner = randomBytes(8).toString('hex');
  readonly #stop = new AbortController();
  readonly #cut = new AbortController();
  #running: Promise<void> | null = null;
  #wake = new AbortController();
  #troubles = 0;
  #purged = 0;

  constructor(options: MailerOptions) {
    this.#options = options;
    this.#timing = { ...MAILER_TIMING, ...options.timing };
  }

  /** Begins, and goes on until `stop`. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Resolves when what is being sent has ended, one way or the other, and everything else was given back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.abort();
    const late = setTimeout(() => this.#cut.abort(), this.#timing.stop);
    await this.#running;
    clearTimeout(late);
  }

  /** Does everything that is due at this moment. Resolves with the number of mails that were tried. */
  async pass(): Promise<number> {
    const { store } = this.#options;
    await this.#purge();
    let tried = 0;
    for (;;) {
      const moved = await store.digests.step(this.#options.clock());
      for (const id of moved.started) this.#tell('info', 'digest-started', `digest ${id} is being sent`);
      for (const id of moved.ended) this.#tell('info', 'digest-ended', `digest ${id} was sent`);
      const before = tried;
      for (let batch; (batch = await this.#batch()) !== null; tried += batch) if (this.#stop.signal.aborted || this.#troubles) return tried + batch;
      if (this.#stop.signal.aborted || (tried === before && !moved.queued && !moved.started.length)) return tried;
    }
  }

  async #run(): Promise<void> {
    const { store, exclusive, busy } = this.#options;
    const unlisten = store.outbox.onTold(() => this.#wake.abort());
    const { signal } = this.#stop;
    let [isFresh, said] = [exclusive, ''];
    while (!signal.aborted) {
      this.#wake = new AbortController();
      if (signal.aborted) break;
      let wait = this.#timing.poll;
      try {
        if (!busy?.()) {
          if (isFresh) await store.outbox.releaseAll();
          isFresh = false;
          await this.pass();
        }
        said = '';
      } catch (error) {
        // a database that is away says the same at each look
        const { message } = error as Error;
        if (message !== said) this.#tell('error', 'mailer', `mails wait: ${message}`);
        said = message;
      }
      if (this.#troubles) wait = this.#timing.pauses[Math.min(this.#troubles, this.#timing.pauses.length) - 1]!;
      // a mail that was put in meanwhile wakes at once, but never a server that needs a rest
      await delay(wait, undefined, { signal: this.#troubles ? signal : AbortSignal.any([signal, this.#wake.signal]) }).catch(() => {});
    }
    unlisten();
  }

  /** Leases and sends one batch; `null` where nothing is due. */
  async #batch(): Promise<number | null> {
    const { store: { outbox }, clock, perHour } = this.#options;
    const { batch, parallel, lease, margin } = this.#timing;
    const now = clock();
    const until = new Date(now.getTime() + lease);
    const mails = await outbox.lease({ owner: this.#owner, now, until, limit: batch, perHour });
    if (!mails.length) return null;
    const issues = await this.#issues(mails);
    // one broken connection is no broken server; as many in a row as are sent at once are
    let [tried, broken] = [0, 0];
    const left = [...mails];
    const work = async () => {
      while (left.length && broken < parallel && !this.#stop.signal.aborted && until.getTime() - clock().getTime() > margin) {
        const mail = left.shift()!;
        tried += 1;
        const end = await this.#send(mail, mail.digest === null ? null : issues.get(mail.digest) ?? null);
        broken = end === 'server' ? broken + 1 : end === 'left' ? broken : 0;
      }
    };
    try {
      const workers = await Promise.allSettled(Array.from({ length: parallel }, work));
      const failed = workers.find((worker) => worker.status === 'rejected');
      if (failed) throw failed.reason;
    } finally {
      await outbox.release(left.map(({ id }) => id), this.#owner);
    }
    if (broken >= Math.min(parallel, tried) && broken > 0) {
      this.#troubles += 1;
      if (this.#troubles === 1) this.#tell('warn', 'mail-server', 'the mail server cannot be used: mails wait until it can');
    } else if (tried) {
      if (this.#troubles) this.#tell('info', 'mail-server', 'the mail server can be used again');
      this.#troubles = 0;
    }
    return tried;
  }

  /** What the digests among mails say. */
  async #issues(mails: readonly LeasedMail[]): Promise<ReadonlyMap<string, Issue>> {
    const issues = new Map<string, Issue>();
    const { store: { digests }, news } = this.#options;
    for (const id of new Set(mails.flatMap(({ digest }) => digest ?? []))) {
      const digest = await digests.find(id);
      if (digest) issues.set(id, { topic: digest.topic, document: digest.document, news: await news() });
    }
    return issues;
  }

  /** Sends one mail and writes down what became of it. */
  async #send(mail: LeasedMail, issue: Issue | null): Promise<DeliveryError['fault'] | 'sent' | 'left'> {
    const { store: { outbox }, transport, suppressionKey, clock } = this.#options;
    const hindrance = await outbox.begin(mail, this.#owner, clock(), suppressionKey(mail.email));
    if (hindrance === 'taken') return 'left';
    if (hindrance !== null) {
      await outbox.dead(mail.id, this.#owner, clock(), WHY[hindrance]);
      return 'left';
    }
    try {
      const content = this.#compose(mail, issue);
      await transport.send({ id: mail.id, to: mail.email, date: new Date(mail.createdAt), isBulk: mail.kind === 'digest', content }, this.#cut.signal);
    } catch (thrown) {
      return this.#failed(mail, toDeliveryError(thrown));
    }
    await outbox.sent(mail.id, this.#owner, clock());
    return 'sent';
  }

  async #failed(mail: LeasedMail, { message, fault, status }: DeliveryError): Promise<DeliveryError['fault']> {
    const { store: { outbox, subscribers }, suppressionKey, clock } = this.#options;
    const now = clock();
    const due = fault === 'never' ? null : nextTry(this.#timing.retries, mail.attempts + 1, new Date(mail.createdAt), now);
    if (due) await outbox.retry(mail.id, this.#owner, due, message);
    else {
      await outbox.dead(mail.id, this.#owner, now, fault === 'never' ? message : `given up after ${Math.round(this.#timing.retries.end / HOUR)} hours: ${message}`);
      this.#tell('warn', 'mail-dead', `mail ${mail.id} (${mail.kind}) is given up: ${withoutAddresses(message)}`);
      // the server knows that there is no such mailbox: what a report of it would say as well
      if (fault === 'never' && status !== null && NO_MAILBOX.test(status)) await subscribers.bounce(mail.id, { kind: 'hard', status }, suppressionKey, now);
    }
    return fault;
  }

  #compose(mail: LeasedMail, issue: Issue | null): Composed {
    const { addresses } = this.#options;
    if (mail.kind === 'confirmation') return confirmationMail(mail.payload as unknown as ConfirmationPayload, mail.lang, mail.createdAt, addresses);
    if (!issue) throw new DeliveryError('its digest is gone', 'never');
    return digestMail(issue, mail.lang, mail.kind === 'test' ? null : mail.subscriber, addresses);
  }

  /** Once a minute: whom was written to is not kept for long, and what was erased lies in no folder. */
  async #purge(): Promise<void> {
    const { store: { outbox }, transport, clock } = this.#options;
    const now = clock().getTime();
    if (Math.abs(now - this.#purged) < MINUTE) return;
    this.#purged = now;
    await outbox.purge(new Date(now - KEPT_DAYS * 24 * HOUR));
    await transport.sweep((ids) => outbox.known(ids));
  }

  #tell(level: 'info' | 'warn' | 'error', event: string, message: string): void {
    this.#options.log({ level, event, message: withoutAddresses(message) });
  }
}

/** Servers repeat addresses in what they say. The log is no place for them. */
export const withoutAddresses = (text: string): string => text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…');
