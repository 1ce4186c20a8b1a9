import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { ChallengeAnswer, SubscriptionRequest } from '@seesac/contract';
import { newsletterPatterns } from '../../src/newsletter/app.ts';
import { Secrets } from '../../src/newsletter/secrets.ts';
import { NewsletterService } from '../../src/newsletter/service.ts';
import { guard } from '../../src/server/guard.ts';
import { listen, type Listener } from '../../src/server/listener.ts';
import { Metrics } from '../../src/server/metrics.ts';
import { Overload } from '../../src/server/overload.ts';
import type { Database } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';

export const SECRET = 'a secret of the tests, long enough to be one';
export const START = '2026-03-01T09:00:00.000Z';
/** Of a solution, so that ten thousand of them take no time. */
const BITS = 4;

/** Every table that a request to the newsletter may write. */
const TABLES = ['subscribers', 'confirmations', 'code_tries', 'consents', 'suppressions', 'used_challenges', 'allowances', 'outbox'] as const;

/** The smallest answer to the task of a token. */
export function solve(token: string, bits = BITS): string {
  for (let n = 0; ; n++) if (createHash('sha256').update(`${token}:${n}`).digest().readUInt32BE(0) >>> (32 - bits) === 0) return String(n);
}

export interface Answered<T = any> { status: number; headers: Headers; text: string; body: T }
export interface SentMail { id: string; email: string; kind: string; subscriber: string; token: string; code: string; known: boolean }

/** The newsletter on a listener of its own, behind the guard and the metrics of the service, on a store that the test opened. */
export class NewsletterHarness {
  readonly secrets = new Secrets(SECRET);
  readonly log: Record<string, unknown>[] = [];
  readonly db: Kysely<Database>;
  readonly store: Store;
  now = new Date(START);
  service!: NewsletterService;
  metrics!: Metrics;
  busy = false;
  /** SQL statements so far. */
  statements: () => number = () => 0;
  #listener!: Listener;
  #overload = new Overload({ wait: 60_000, least: 10_000, waiting: 10_000, inFlight: 10_000 });

  private constructor(store: Store, db: Kysely<Database>) {
    this.store = store;
    this.db = db;
  }

  static async start(store: Store, db: Kysely<Database>, { dataDir = '', origins = ['https://news.example.org', 'null'], secret = SECRET as string | undefined } = {}): Promise<NewsletterHarness> {
    const harness = new NewsletterHarness(store, db);
    await harness.#listen({ dataDir, secretKey: secret, siteUrl: 'https://site.example.org', newsletterOrigins: origins });
    await harness.service.open(store);
    return harness;
  }

  async #listen(config: ConstructorParameters<typeof NewsletterService>[0]['config']): Promise<void> {
    this.#listener = await listen((port) => {
      const publicUrl = `http://127.0.0.1:${port}`;
      const log = (entry: Record<string, unknown>) => void this.log.push(entry);
      this.service = new NewsletterService({ config, publicUrl, clock: () => this.now, busy: () => this.busy, bits: BITS, log });
      this.metrics = new Metrics(newsletterPatterns(), {});
      return guard({ fetch: this.service.fetch }, this.#overload, this.metrics, log);
    }, '127.0.0.1', 0, { idle: 0, hard: 500 });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#listener.port}`;
  }

  /** Moves the clock. */
  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  async ask(method: string, path: string, init: Omit<RequestInit, 'method'> = {}): Promise<Answered> {
    const response = await fetch(`${this.origin}/v1/newsletter${path}`, { redirect: 'manual', ...init, method });
    return read(response);
  }

  /** As {@link ask}, from an address of the caller's choice and without a socket. */
  async from(client: string, method: string, path: string, init: RequestInit = {}): Promise<Answered> {
    return read(await this.service.fetch(new Request(`${this.origin}/v1/newsletter${path}`, { ...init, method }), { client: () => client }));
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}, client?: string): Promise<Answered> {
    const init = { headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) };
    return client === undefined ? this.ask('POST', path, init) : this.from(client, 'POST', path, init);
  }

  async challenge(): Promise<ChallengeAnswer & { data: { kind: 'work' } }> {
    return (await this.from('192.0.2.9', 'GET', '/challenge')).body;
  }

  /** A sign-up with its task done. */
  async request(email: string, more: Partial<SubscriptionRequest> = {}): Promise<SubscriptionRequest> {
    const { data } = await this.challenge();
    return { email, lang: 'en', topics: ['news'], consent: 'newsletter-1-en', challenge: { token: data.token, answer: solve(data.token) }, ...more };
  }

  /** Signs an address up; the client is another one each time, so that only limits on the address count. */
  async signUp(email: string, more: Partial<SubscriptionRequest> = {}, client = this.client()): Promise<Answered> {
    return this.post('/subscriptions', await this.request(email, more), {}, client);
  }

  #clients = 0;
  /** An address in a network that nobody else has. */
  client(): string {
    const n = ++this.#clients;
    return `10.${(n >> 8) & 255}.${n & 255}.7`;
  }

  async mails(email?: string): Promise<SentMail[]> {
    const rows = await this.db.selectFrom('outbox').selectAll().orderBy('created_at').orderBy('id').execute();
    return rows.filter((row) => email === undefined || row.email === email)
      .map((row) => ({ id: row.id, email: row.email, kind: row.kind, subscriber: row.subscriber!, ...(row.payload as { token: string; code: string; known: boolean }) }));
  }

  async lastMail(email: string): Promise<SentMail> {
    const mail = (await this.mails(email)).at(-1);
    assert.ok(mail, `no mail to ${email}`);
    return mail;
  }

  /** Signs an address up and confirms it. Returns the token of its links. */
  async confirmed(email: string, more: Partial<SubscriptionRequest> = {}): Promise<{ id: string; token: string }> {
    await this.signUp(email, more);
    const { token, subscriber } = await this.lastMail(email);
    assert.equal((await this.from('192.0.2.9', 'POST', `/confirm/${token}`)).status, 200);
    return { id: subscriber, token: this.secrets.linkToken(subscriber) };
  }

  async subscriber(email: string) {
    return this.db.selectFrom('subscribers').selectAll().where('email', '=', email).executeTakeFirst();
  }

  /** All rows of all tables that the newsletter writes, as text. */
  async dump(): Promise<string> {
    const parts: string[] = [];
    for (const table of TABLES) {
      const { rows } = await sql<{ row: string }>`select cast(row_to_json(t) as text) as row from ${sql.table(table)} t order by 1`.execute(this.db);
      parts.push(`${table}\n${rows.map(({ row }) => row).join('\n')}`);
    }
    return parts.join('\n');
  }

  async clear(): Promise<void> {
    for (const table of ['outbox', 'subscribers', 'code_tries', 'suppressions', 'used_challenges', 'allowances'] as const) await this.db.deleteFrom(table).execute();
  }

  async stop(): Promise<void> {
    await this.#listener.drain();
    await this.service.close();
    this.#overload.stop();
  }
}

async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}
