import type { Topic } from '@seesac/contract';
import { RefusedError } from '../admin/errors.js';
import { parseAddress } from '../newsletter/address.js';
import type { AuditActor } from '../store/audit.js';
import type { DigestDocument, DigestRecord } from '../store/digests.js';
import type { SuppressionReason } from '../store/newsletter-tables.js';
import type { MailRecord, OutboxState } from '../store/outbox.js';
import type { Store } from '../store/store.js';
import type { BounceOutcome, SubscriberCounts, SubscriberFile, SubscriberFilter, SubscriberRecord } from '../store/subscribers-admin.js';
import { readBounce } from './bounce.js';
import { digestMail, type Addresses, type Composed } from './compose.js';
import { exportLines, type ExportFormat } from './export.js';
import type { NewsEditions } from './news-editions.js';
import { MAIL_LANGUAGES, type MailLanguage } from './texts.js';

/** What an operator is told of mails. `transport` is `smtp`, or the folder that `.eml` files land in. */
export interface MailStatus { transport: string; outbox: OutboxState; dead: MailRecord[] }
/** What a report did: `unreadable` is no report of a mail that came back. */
export type BounceAnswer = { outcome: BounceOutcome | 'unreadable'; kind: 'hard' | 'soft' | 'complaint' | null; status: string | null };
export interface SuppressionAnswer { suppressed: boolean; changed: boolean; reason: SuppressionReason | null }
export type DigestPreview = Partial<Record<MailLanguage, Pick<Composed, 'subject' | 'text' | 'html'>>>;

/** What is done about subscribers, digests and mails, over the routes and the commands alike. Rejects with RefusedError where an act is refused. */
export interface MailDesk {
  status(): Promise<MailStatus>;
  bounce(message: Uint8Array): Promise<BounceAnswer>;
  counts(): Promise<SubscriberCounts>;
  /** The file of subscribers, in pieces. */
  export(format: ExportFormat, filter: SubscriberFilter, by: AuditActor): Promise<AsyncIterable<string>>;
  /** Everything that is known of the subscriber with an address. */
  find(email: string): Promise<SubscriberFile>;
  erase(id: string, by: AuditActor): Promise<void>;
  suppress(email: string, by: AuditActor): Promise<SuppressionAnswer>;
  unsuppress(email: string, by: AuditActor): Promise<SuppressionAnswer>;
  digests(): Promise<DigestRecord[]>;
  createDigest(topic: Topic, document: DigestDocument, by: AuditActor): Promise<DigestRecord>;
  preview(id: string): Promise<DigestPreview>;
  testDigest(id: string, email: string, lang: string, by: AuditActor): Promise<void>;
  /** `null` for now. */
  scheduleDigest(id: string, at: Date | null, by: AuditActor): Promise<DigestRecord>;
  cancelDigest(id: string, by: AuditActor): Promise<DigestRecord>;
}

export interface MailOfficeOptions {
  store: Pick<Store, 'outbox' | 'digests' | 'subscribers'>;
  addresses: Addresses;
  suppressionKey: (email: string) => string;
  news: NewsEditions;
  /** Of the news: it may be fixed where a demonstration is shown. */
  newsClock: () => Date;
  /** `smtp`, or a folder. */
  transport: string;
  /** Removes files of mails to an address. */
  forget: (email: string) => Promise<void>;
  clock: () => Date;
}

/** Subscribers read at once for a file of all. */
const PAGE = 1_000;
const DEAD_SHOWN = 50;

/** The {@link MailDesk} on a store. */
export class MailOffice implements MailDesk {
  readonly #options: MailOfficeOptions;

  constructor(options: MailOfficeOptions) {
    this.#options = options;
  }

  async status(): Promise<MailStatus> {
    const { store: { outbox }, transport, clock } = this.#options;
    return { transport, outbox: await outbox.state(clock()), dead: await outbox.deadLetters(DEAD_SHOWN) };
  }

  async bounce(message: Uint8Array): Promise<BounceAnswer> {
    const { store: { subscribers }, suppressionKey, clock } = this.#options;
    const report = await readBounce(message);
    if (!report) return { outcome: 'unreadable', kind: null, status: null };
    const { kind, status } = report;
    for (const mail of report.mails) {
      const outcome = await subscribers.bounce(mail, { kind, status }, suppressionKey, clock());
      if (outcome !== 'unknown') return { outcome, kind, status };
    }
    return { outcome: 'unknown', kind, status };
  }

  counts(): Promise<SubscriberCounts> {
    return this.#options.store.subscribers.counts();
  }

  /** One page of subscribers by identifier. */
  page(filter: SubscriberFilter, options: { limit: number; after?: string | undefined }): Promise<SubscriberRecord[]> {
    return this.#options.store.subscribers.page(filter, options);
  }

  async export(format: ExportFormat, filter: SubscriberFilter, by: AuditActor): Promise<AsyncIterable<string>> {
    const { store: { subscribers }, clock } = this.#options;
    await subscribers.noteExport(filter, { ...by, at: clock() });
    async function* pages() {
      for (let after = ''; ;) {
        const page = await subscribers.page(filter, { limit: PAGE, after });
        if (page.length) yield page;
        if (page.length < PAGE) return;
        after = page.at(-1)!.id;
      }
    }
    return exportLines(format, pages());
  }

  file(id: string): Promise<SubscriberFile> {
    return this.#options.store.subscribers.file(id);
  }

  async find(email: string): Promise<SubscriberFile> {
    const { store: { subscribers } } = this.#options;
    const id = await subscribers.idOf(addressOf(email));
    if (id === null) throw new RefusedError('not-found', 'There is no subscriber with this address.');
    return subscribers.file(id);
  }

  async erase(id: string, by: AuditActor): Promise<void> {
    const { store: { subscribers }, suppressionKey, forget, clock } = this.#options;
    const { email } = await subscribers.erase(id, suppressionKey, { ...by, at: clock() });
    await forget(email);
  }

  async suppress(email: string, by: AuditActor): Promise<SuppressionAnswer> {
    const { store: { subscribers }, suppressionKey, clock } = this.#options;
    const address = addressOf(email);
    const changed = await subscribers.suppress(address, suppressionKey(address), 'admin', { ...by, at: clock() });
    return { suppressed: true, changed, reason: (await subscribers.suppression(suppressionKey(address)))?.reason ?? null };
  }

  async unsuppress(email: string, by: AuditActor): Promise<SuppressionAnswer> {
    const { store: { subscribers }, suppressionKey, clock } = this.#options;
    return { suppressed: false, changed: await subscribers.unsuppress(suppressionKey(addressOf(email)), { ...by, at: clock() }), reason: null };
  }

  digests(): Promise<DigestRecord[]> {
    return this.#options.store.digests.list();
  }

  async createDigest(topic: Topic, document: DigestDocument, by: AuditActor): Promise<DigestRecord> {
    const published = new Set((await this.#options.news.records()).filter(({ status }) => status === 'published').map(({ slug }) => slug));
    const missing = document.slugs.filter((slug) => !published.has(slug));
    if (missing.length) throw new RefusedError('conflict', `These news are not published: ${missing.join(', ')}.`);
    return this.#options.store.digests.create(topic, document, this.#act(by));
  }

  async digest(id: string): Promise<DigestRecord> {
    const digest = await this.#options.store.digests.find(id);
    if (!digest) throw new RefusedError('not-found', `There is no digest ${id}.`);
    return digest;
  }

  async preview(id: string): Promise<DigestPreview> {
    const { topic, document, scheduledAt } = await this.digest(id);
    const { news, addresses, newsClock } = this.#options;
    const issue = { topic, document, news: await news.at(new Date(Math.max(newsClock().getTime(), Date.parse(scheduledAt ?? '0')))) };
    return Object.fromEntries(MAIL_LANGUAGES.map((lang) => {
      const { subject, text, html } = digestMail(issue, lang, null, addresses);
      return [lang, { subject, text, html }];
    }));
  }

  async testDigest(id: string, email: string, lang: string, by: AuditActor): Promise<void> {
    const { store: { digests, outbox } } = this.#options;
    await digests.test(id, { email: addressOf(email), lang }, this.#act(by));
    outbox.tell();
  }

  async scheduleDigest(id: string, at: Date | null, by: AuditActor): Promise<DigestRecord> {
    const { store: { digests, outbox } } = this.#options;
    const act = this.#act(by);
    const from = at ?? act.at;
    const { document: { slugs } } = await this.digest(id);
    const later = (await this.#options.news.records()).filter(({ slug, publishAt }) => slugs.includes(slug) && new Date(publishAt) > from);
    if (later.length) throw new RefusedError('conflict', `These news appear only after that: ${later.map(({ slug, publishAt }) => `${slug} (${publishAt})`).join(', ')}.`);
    const digest = await digests.schedule(id, from, act);
    outbox.tell();
    return digest;
  }

  cancelDigest(id: string, by: AuditActor): Promise<DigestRecord> {
    return this.#options.store.digests.cancel(id, this.#act(by));
  }

  #act(by: AuditActor) {
    return { ...by, at: this.#options.clock() };
  }
}

/** The one recipient that a text names. Rejects with RefusedError `rules`. */
function addressOf(text: string): string {
  const email = parseAddress(text);
  if (email === null) throw new RefusedError('rules', 'This is not one e-mail address such as reader@example.org.');
  return email;
}
