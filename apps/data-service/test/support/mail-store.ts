import { sql, type Kysely } from 'kysely';
import { DeliveryError, type Fault, type MailTransport, type Outgoing } from '../../src/mail/transport.ts';
import { Mailer, type MailerOptions } from '../../src/mail/mailer.ts';
import { NewsShelf } from '../../src/news/shelf.ts';
import type { NewsRecord } from '../../src/news/record.ts';
import type { BounceTable, DigestTable, OutboxTable, SubscriberTable } from '../../src/store/newsletter-tables.ts';
import type { Database } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import type { KeptTable } from '../../src/store/tables.ts';

export const START = new Date('2026-03-02T08:00:00.000Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The n-th subscriber; every second reads Serbian. */
export const subscriber = (n: number, more: Partial<SubscriberTable> = {}): SubscriberTable => ({
  id: n.toString(16).padStart(32, '0'), email: `reader${n}@example.org`, state: 'confirmed', lang: n % 2 ? 'sr-Latn' : 'en', topics: 'news', created_at: START.toISOString(),
  confirmed_at: START.toISOString(), ended_at: null, ...more,
});

export type OutboxRow = Omit<OutboxTable, 'payload'> & { payload: Record<string, unknown> };
/** The n-th mail: a confirmation to the n-th subscriber. */
export const mail = (n: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: n.toString(16).padStart(32, 'a'), kind: 'confirmation', subscriber: n.toString(16).padStart(32, '0'), email: `reader${n}@example.org`, lang: 'en',
  payload: { token: `secret-token-${n}`, code: '123456', topics: ['news'] }, digest: null, state: 'waiting', attempts: 0, due_at: START.toISOString(), lease_until: null, lease_owner: null,
  last_error: null, created_at: START.toISOString(), ended_at: null, ...more,
});

export type DigestRow = Omit<DigestTable, 'document'> & { document: Record<string, unknown> };
export const DOCUMENT = { slugs: ['first'], texts: { en: { subject: 'News of March', intro: 'Two things.\n\nAnd one more.' }, 'sr-Latn': { subject: 'Vesti marta' } } };
export const digest = (id: string, more: Partial<DigestRow> = {}): DigestRow => ({
  id, topic: 'news', document: DOCUMENT, state: 'scheduled', scheduled_at: START.toISOString(), created_at: START.toISOString(), started_at: null, ended_at: null, queued: 0, cursor: null,
  sent: 0, ...more,
});

interface Seed { subscribers?: SubscriberTable[]; digests?: DigestRow[]; outbox?: OutboxRow[]; bounces?: BounceTable[] }

/** Empties the tables of the newsletter and fills them. */
export async function seed(db: Kysely<Database>, { subscribers = [], digests = [], outbox = [], bounces = [] }: Seed): Promise<void> {
  await sql`truncate subscribers, confirmations, consents, suppressions, digests, outbox, bounces, audit`.execute(db);
  if (subscribers.length) await db.insertInto('subscribers').values(subscribers).execute();
  if (digests.length) await db.insertInto('digests').values(digests.map((row) => ({ ...row, document: JSON.stringify(row.document) }))).execute();
  if (outbox.length) await db.insertInto('outbox').values(outbox.map((row) => ({ ...row, payload: JSON.stringify(row.payload) }))).execute();
  if (bounces.length) await db.insertInto('bounces').values(bounces).execute();
}

/** All rows of a table, as they are stored. */
export async function rowsOf<T>(store: Store, table: KeptTable): Promise<T[]> {
  return store.dump(async ({ rows }) => {
    const found: T[] = [];
    for await (const entry of rows) if (entry.table === table) found.push(JSON.parse(entry.row) as T);
    return found;
  });
}

/** Everything that a store keeps, as one text. */
export const textOf = (store: Store): Promise<string> => store.dump(async ({ rows }) => {
  let text = '';
  for await (const { table, row } of rows) text += `${table} ${row}\n`;
  return text;
});

/** Takes every mail, or fails as a test says. */
export class FakeTransport implements MailTransport {
  readonly kind = 'smtp';
  readonly sent: Outgoing[] = [];
  tries = 0;
  fault: (mail: Outgoing) => Fault | null = () => null;
  /** Called before each answer. */
  meanwhile: (mail: Outgoing) => Promise<void> | void = () => {};

  async send(out: Outgoing): Promise<void> {
    this.tries += 1;
    await this.meanwhile(out);
    const fault = this.fault(out);
    if (fault) throw new DeliveryError(`said ${fault} to ${out.to}`, fault, fault === 'never' ? '5.7.1' : null);
    this.sent.push(out);
  }

  async forget(): Promise<void> {}
  async sweep(): Promise<void> {}
}

export const ITEM: NewsRecord = {
  slug: 'first', lang: 'en', status: 'published', publishAt: '2026-03-01T09:00:00.000Z', source: null, revision: 1, updatedAt: '2026-03-01T09:00:00.000Z',
  document: { title: 'First <item>', summary: 'A "summary" & more', text: ['A paragraph'], tags: [], group: 'g1' },
};
const shelf = new NewsShelf();
shelf.replace([ITEM, { ...ITEM, slug: 'prvi', lang: 'sr-Latn', document: { ...ITEM.document, title: 'Prva vest', summary: 'Sažetak' } }]);

/** How a suppressed address is known in tests. */
export const keyOf = (email: string): string => `key:${email}`;

/** A mailer with a clock that the test moves. */
export function mailerOf(store: Store, transport: MailTransport, clock: () => Date, more: Partial<MailerOptions> = {}): Mailer {
  return new Mailer({
    store, transport, addresses: { publicUrl: 'https://data.example.org', siteUrl: 'https://www.example.org', linkToken: (id) => `${id}.signed` }, suppressionKey: keyOf,
    news: async () => shelf.edition(START), clock, perHour: 10_000, exclusive: false, log: () => {}, ...more,
  });
}
