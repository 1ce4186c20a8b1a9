import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Language } from '@seesac/contract';
import type { NewsDocument, NewsRecord, NewsStatus } from '../news/record.js';
import { slugOf } from '../news/slug.js';
import { appendAudit, type AuditActor } from './audit.js';
import { toInstant } from './documents.js';
import { StoreError } from './errors.js';
import { contentHash } from './leaves.js';
import type { NewsTable } from './news-tables.js';
import type { Database } from './schema.js';
import { VERSION_CHANNEL } from './version-channel.js';


/** An item to be written. Without a slug one is made of its title. */
export interface NewNews { slug?: string | undefined; lang: Language; status: NewsStatus; publishAt: string; source: string | null; document: NewsDocument }
/** An item of an import: what it comes from tells it from all others. */
export interface ImportedNews extends NewNews { source: string }
/** What became of an item of an import. `kept`: it was changed or withdrawn here, and an import does not overrule that; `taken`: its slug belongs to another item. */
export interface NewsOutcome { source: string; slug: string; outcome: 'added' | 'changed' | 'unchanged' | 'kept' | 'taken' }
/** What is changed of an item. Left out: it stays. */
export type NewsChange = Partial<Pick<NewsRecord, 'lang' | 'status' | 'publishAt' | 'document'>>;
/** A picture, known by the SHA-256 of its bytes. */
export interface NewsPicture { sha256: string; type: string; width: number; height: number; bytes: Uint8Array }
/** Who does it and when. */
export interface NewsAct extends AuditActor { at: Date }

/** News and their pictures. Each change is one transaction with its entry in the audit log, and is told to who listens for versions. */
export interface News {
  /** All of them, drafts too, newest first. */
  list(): Promise<NewsRecord[]>;
  find(slug: string): Promise<NewsRecord | null>;
  /** Another text after every change, so that nobody reads everything to see that nothing changed. */
  state(): Promise<string>;
  /** Rejects with `DUPLICATE` where the slug or the source is taken: a slug is never given twice. */
  create(item: NewNews, act: NewsAct): Promise<NewsRecord>;
  /** Rejects with `NOT_FOUND`, and with `CONFLICT` where the item has another revision by now. Nothing is written where nothing differs. */
  change(slug: string, revision: number, change: (record: NewsRecord) => NewsChange, act: NewsAct & { action: string }): Promise<NewsRecord>;
  /** All items or none, those known by their source brought up to date. */
  import(items: readonly ImportedNews[], act: NewsAct & { target: string }): Promise<NewsOutcome[]>;
  /** Keeps a picture; one that is there already stays. */
  addPicture(picture: NewsPicture, act: NewsAct): Promise<void>;
  picture(sha256: string): Promise<NewsPicture | null>;
  /** Fills an empty table with items that were kept elsewhere, and their pictures; nothing where there is an item already. */
  restore(items: readonly NewsRecord[], pictures: readonly NewsPicture[], act: NewsAct): Promise<void>;
}

const toRecord = (row: Selectable<NewsTable>): NewsRecord => ({
  slug: row.slug, lang: row.lang as Language, status: row.status, publishAt: toInstant(row.publish_at), source: row.source,
  document: row.document as unknown as NewsDocument, revision: row.revision, updatedAt: toInstant(row.updated_at),
});

/** What a reader would see of an item, as a hash. */
const hashOf = ({ lang, status, publishAt, document: { origin: _, ...document } }: NewNews): string => contentHash({ lang, status, publishAt, document });

const toRow = (item: NewNews & { slug: string }, revision: number, at: Date) => ({
  slug: item.slug, lang: item.lang, status: item.status, publish_at: item.publishAt, source: item.source, document: JSON.stringify(item.document),
  content_hash: hashOf(item), revision, updated_at: at.toISOString(),
});

/** {@link News} in SQL. `run` gives each call its deadline and turns what a driver throws into a StoreError. */
export class SqlNews implements News {
  readonly #db: Kysely<Database>;
  readonly #run: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(db: Kysely<Database>, run: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#db = db;
    this.#run = run;
  }

  list(): Promise<NewsRecord[]> {
    return this.#run(async () => (await this.#db.selectFrom('news').selectAll().orderBy('publish_at', 'desc').orderBy('slug').execute()).map(toRecord));
  }

  find(slug: string): Promise<NewsRecord | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('news').selectAll().where('slug', '=', slug).executeTakeFirst();
      return row ? toRecord(row) : null;
    });
  }

  state(): Promise<string> {
    return this.#run(async () => {
      const { rows: [row] } = await sql<{ state: string }>`select count(*) || ':' || coalesce(sum(revision), 0) as state from news`.execute(this.#db);
      return row!.state;
    });
  }

  create(item: NewNews, act: NewsAct): Promise<NewsRecord> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      await takeTurn(tx);
      if (item.slug !== undefined && await hasSlug(tx, item.slug)) {
        throw new StoreError(`the slug ${item.slug} belongs to another news item, and is never given twice`, { code: 'DUPLICATE' });
      }
      const slug = item.slug ?? await freeSlug(tx, slugOf(item.document.title, item.publishAt));
      await tx.insertInto('news').values(toRow({ ...item, slug }, 1, act.at)).execute();
      await appendAudit(tx, { actor: act.actor, ...requestOf(act), at: act.at, action: 'news.create', target: slug, outcome: 'done', detail: { status: item.status } });
      await tell(tx);
      return lock(tx, slug);
    }));
  }

  change(slug: string, revision: number, change: (record: NewsRecord) => NewsChange, act: NewsAct & { action: string }): Promise<NewsRecord> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const before = await lock(tx, slug);
      if (before.revision !== revision) throw new StoreError(`${slug} has revision ${before.revision} by now, not ${revision}`, { code: 'CONFLICT' });
      const after = { ...before, ...change(before) };
      if (hashOf(after) === hashOf(before)) return before;
      const { slug: _slug, source: _source, ...row } = toRow(after, revision + 1, act.at);
      await tx.updateTable('news').set(row).where('slug', '=', slug).execute();
      await appendAudit(tx, {
        actor: act.actor, ...requestOf(act), at: act.at, action: act.action, target: slug, outcome: 'done', detail: { revision: revision + 1, status: after.status },
      });
      await tell(tx);
      return lock(tx, slug);
    }));
  }

  import(items: readonly ImportedNews[], act: NewsAct & { target: string }): Promise<NewsOutcome[]> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      await takeTurn(tx);
      const outcomes: NewsOutcome[] = [];
      for (const item of items) outcomes.push({ source: item.source, ...(await importOne(tx, item, act.at)) });
      const counts: Record<string, number> = {};
      for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
      await appendAudit(tx, { actor: act.actor, ...requestOf(act), at: act.at, action: 'news.import', target: act.target.slice(0, 200), outcome: 'done', detail: counts });
      if (counts['added'] || counts['changed']) await tell(tx);
      return outcomes;
    }));
  }

  addPicture(picture: NewsPicture, act: NewsAct): Promise<void> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      const added = await tx.insertInto('news_images').values(pictureRow(picture))
        .onConflict((conflict) => conflict.column('sha256').doNothing()).executeTakeFirst();
      if (!added.numInsertedOrUpdatedRows) return;
      await appendAudit(tx, { actor: act.actor, ...requestOf(act), at: act.at, action: 'news.picture', target: picture.sha256, outcome: 'done', detail: { bytes: picture.bytes.length } });
    }));
  }

  picture(sha256: string): Promise<NewsPicture | null> {
    return this.#run(async () => {
      const row = await this.#db.selectFrom('news_images').selectAll().where('sha256', '=', sha256).executeTakeFirst();
      return row ? { ...row, bytes: Buffer.from(row.bytes, 'base64') } : null;
    });
  }

  restore(items: readonly NewsRecord[], pictures: readonly NewsPicture[], act: NewsAct): Promise<void> {
    return this.#run(() => this.#db.transaction().execute(async (tx) => {
      await takeTurn(tx);
      if (await tx.selectFrom('news').select('slug').limit(1).executeTakeFirst()) return;
      for (const picture of pictures) await tx.insertInto('news_images').values(pictureRow(picture)).onConflict((conflict) => conflict.column('sha256').doNothing()).execute();
      for (const item of items) await tx.insertInto('news').values(toRow(item, item.revision, new Date(item.updatedAt))).execute();
      await appendAudit(tx, { actor: act.actor, ...requestOf(act), at: act.at, action: 'news.restore', outcome: 'done', detail: { items: items.length } });
    }));
  }
}

const pictureRow = ({ bytes, ...picture }: NewsPicture) => ({ ...picture, bytes: Buffer.from(bytes).toString('base64') });
const requestOf = ({ requestId }: NewsAct) => (requestId === undefined ? {} : { requestId });

async function importOne(tx: Transaction<Database>, item: ImportedNews, at: Date): Promise<Omit<NewsOutcome, 'source'>> {
  const row = await tx.selectFrom('news').selectAll().where('source', '=', item.source).executeTakeFirst();
  if (!row) {
    if (item.slug !== undefined && await hasSlug(tx, item.slug)) return { slug: item.slug, outcome: 'taken' };
    const slug = item.slug ?? await freeSlug(tx, slugOf(item.document.title, item.publishAt));
    await tx.insertInto('news').values(toRow({ ...item, slug }, 1, at)).execute();
    return { slug, outcome: 'added' };
  }
  const before = toRecord(row);
  const { slug } = before;
  if (before.document.origin?.hash === item.document.origin?.hash) return { slug, outcome: 'unchanged' };
  if (before.document.origin?.edited || before.status === 'withdrawn') return { slug, outcome: 'kept' };
  const hasAppeared = before.status === 'published' && Date.parse(before.publishAt) <= at.getTime();
  const document: NewsDocument = { ...item.document, ...(hasAppeared && { updated: at.toISOString() }) };
  // a draft stays one until somebody publishes it
  const after = { ...item, slug, document, status: before.status };
  await tx.updateTable('news').set(toRow(after, before.revision + 1, at)).where('slug', '=', slug).execute();
  return { slug, outcome: 'changed' };
}

/** Writers take turns, so that a slug that was free still is when it is written. */
const takeTurn = (tx: Transaction<Database>) => tx.selectFrom('locks').select('name').where('name', '=', 'audit').forUpdate().execute();
const tell = (tx: Transaction<Database>) =>
  sql`select pg_notify(${VERSION_CHANNEL}, (select coalesce(max(published), 0)::text from dataset))`.execute(tx);
const hasSlug = async (tx: Transaction<Database>, slug: string) =>
  (await tx.selectFrom('news').select('slug').where('slug', '=', slug).executeTakeFirst()) !== undefined;

async function freeSlug(tx: Transaction<Database>, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!(await hasSlug(tx, slug))) return slug;
  }
}

async function lock(tx: Transaction<Database>, slug: string): Promise<NewsRecord> {
  const row = await tx.selectFrom('news').selectAll().where('slug', '=', slug).forUpdate().executeTakeFirst();
  if (!row) throw new StoreError(`there is no news item ${slug}`, { code: 'NOT_FOUND' });
  return toRecord(row);
}
