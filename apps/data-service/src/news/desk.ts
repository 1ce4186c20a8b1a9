import type { Language } from '@seesac/contract';
import { RefusedError } from '../admin/errors.js';
import type { AuditActor } from '../store/audit.js';
import type { News, NewsChange } from '../store/news.js';
import { GuardedFetch } from './fetch/guarded-fetch.js';
import { fetchPictures, readOrigin, refusalOf, reportOf, toImported, type NewsImportAnswer, type NewsImportRequest, type NewsOrigin } from './import.js';
import type { ParsedNews } from './ingest/parsed.js';
import { NewsReader } from './ingest/reader.js';
import { readPicture, type Picture } from './picture.js';
import type { NewsDocument, NewsRecord } from './record.js';

export interface NewsDeskOptions {
  news: News;
  /** Shows what changed; resolves when readers see it. */
  changed: () => Promise<void>;
  clock: () => Date;
  /** Where documents and pictures are fetched; the public internet unless a test says otherwise. */
  fetcher?: GuardedFetch;
  reader?: NewsReader;
}

/** Texts and links of an item as an editor gives them, checked by the route. A picture by its name and its text. */
export type NewsInput = Omit<NewsDocument, 'image' | 'origin' | 'updated'> & { image?: { file: string; alt: string } };
export interface NewNewsItem extends NewsInput { slug?: string | undefined; lang: Language; publishAt?: string | undefined; status?: 'draft' | 'published' | undefined }
/** What is changed: `null` takes a value away. */
export type NewsPatch = { [K in keyof NewsInput]?: NewsInput[K] | null | undefined } & { lang?: Language | undefined; publishAt?: string | undefined };

/** Where news are changed: the routes and the commands use the same one. What is changed is shown when an act resolves. */
export class NewsDesk {
  readonly #options: NewsDeskOptions;
  readonly #reader: NewsReader;
  readonly #fetcher: GuardedFetch;

  constructor(options: NewsDeskOptions) {
    this.#options = options;
    this.#reader = options.reader ?? new NewsReader();
    this.#fetcher = options.fetcher ?? new GuardedFetch();
  }

  list(): Promise<NewsRecord[]> {
    return this.#options.news.list();
  }

  /** Rejects with RefusedError `not-found`. */
  async find(slug: string): Promise<NewsRecord> {
    const record = await this.#options.news.find(slug);
    if (!record) throw new RefusedError('not-found', `There is no news item ${slug}.`);
    return record;
  }

  /** Writes a draft, or with `status` a published item. Rejects with StoreError `DUPLICATE` where the slug is taken, RefusedError `conflict` for a picture that is not here. */
  async create({ slug, lang, publishAt, status = 'draft', image, ...document }: NewNewsItem, by: AuditActor): Promise<NewsRecord> {
    const act = this.#act(by);
    const record = await this.#options.news.create({
      slug, lang, status, source: null, publishAt: publishAt ?? act.at.toISOString(), document: { ...document, ...(image && { image: await this.#image(image) }) },
    }, act);
    await this.#options.changed();
    return record;
  }

  /** Changes an item. Texts that change after they appeared are dated. Rejects with StoreError `NOT_FOUND` and `CONFLICT`. */
  async patch(slug: string, revision: number, { lang, publishAt, image, ...set }: NewsPatch, by: AuditActor): Promise<NewsRecord> {
    const picture = image ? await this.#image(image) : image;
    return this.#change(slug, revision, 'news.edit', by, ({ document, status, publishAt: before, lang: spoken }, now) => {
      const next = { ...document } as Record<string, unknown>;
      for (const [key, value] of Object.entries({ ...set, ...(picture !== undefined && { image: picture }) })) {
        if (value === null) delete next[key];
        else if (value !== undefined) next[key] = value;
      }
      const hasAppeared = status === 'published' && new Date(before) <= now;
      const isChanged = JSON.stringify(next) !== JSON.stringify(document) || (lang !== undefined && lang !== spoken);
      if (hasAppeared && isChanged) next['updated'] = now.toISOString();
      return { document: next as unknown as NewsDocument, ...(lang !== undefined && { lang }), ...(publishAt !== undefined && { publishAt }) };
    });
  }

  /** Publishes an item, now or at `at`: also one that was withdrawn. One that has appeared keeps its date. */
  publish(slug: string, revision: number, at: string | undefined, by: AuditActor): Promise<NewsRecord> {
    return this.#change(slug, revision, 'news.publish', by, ({ status, publishAt }, now) => {
      const hasAppeared = status !== 'draft' && new Date(publishAt) <= now;
      return { status: 'published', publishAt: at ?? (hasAppeared ? publishAt : now.toISOString()) };
    });
  }

  /** Takes an item away from readers; its address says so. */
  withdraw(slug: string, revision: number, by: AuditActor): Promise<NewsRecord> {
    return this.#change(slug, revision, 'news.withdraw', by, () => ({ status: 'withdrawn' }));
  }

  /** Keeps a picture. Rejects with PictureError. */
  async addPicture(bytes: Uint8Array, by: AuditActor): Promise<Picture> {
    const picture = readPicture(bytes);
    const { sha256, type, width, height } = picture;
    await this.#options.news.addPicture({ sha256, type, width, height, bytes }, this.#act(by));
    return picture;
  }

  /** Imports a document, all of its good items or nothing. What cannot be read or fetched changes nothing, and the answer says why. */
  async import(origin: NewsOrigin, request: NewsImportRequest, by: AuditActor): Promise<NewsImportAnswer> {
    const { news, changed } = this.#options;
    const act = this.#act(by);
    let parsed: ParsedNews;
    try {
      parsed = await readOrigin(origin, request, this.#reader, this.#fetcher);
    } catch (error) {
      return refusalOf(request.name, error);
    }
    const report = reportOf(request.name, parsed);
    if (parsed.rejected && !parsed.items.length) return { report, result: null, refusal: 'Nothing was imported: no item of the document can be taken.' };
    if (request.dryRun) return { report, result: null, refusal: null };
    const pictures = request.pictures ? await fetchPictures(parsed.items, this.#fetcher, (issue) => report.issues.push(issue)) : new Map<string, Picture>();
    for (const { sha256, type, width, height, bytes } of pictures.values()) await news.addPicture({ sha256, type, width, height, bytes }, act);
    const outcomes = await news.import(toImported(parsed.items, request, pictures, act.at), { ...act, target: request.name });
    for (const { source, slug, outcome } of outcomes) {
      const item = parsed.items.find((one) => one.source === source)!.item;
      if (outcome === 'taken') report.issues.push({ item, field: 'slug', rule: 'slug-taken', severity: 'error', message: 'belongs to another item, and is never given twice: the item was left out', value: slug });
      else if (outcome === 'kept') report.issues.push({ item, field: 'item', rule: 'changed-here', severity: 'warning', message: 'was changed or withdrawn here since it came: it was left as it is', value: slug });
    }
    await changed();
    const count = (which: string) => outcomes.filter(({ outcome }) => outcome === which).length;
    return {
      report,
      result: { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), kept: count('kept'), items: outcomes.map(({ slug, outcome }) => ({ slug, outcome })) },
      refusal: null,
    };
  }

  /** Ends the thread that reads. */
  close(): Promise<void> {
    return this.#reader.close();
  }

  async #change(slug: string, revision: number, action: string, by: AuditActor, change: (record: NewsRecord, now: Date) => NewsChange): Promise<NewsRecord> {
    const act = this.#act(by);
    const record = await this.#options.news.change(slug, revision, (before) => {
      const after = change(before, act.at);
      const { origin } = before.document;
      // what somebody has changed here, no later import overrules
      return origin ? { ...after, document: { ...(after.document ?? before.document), origin: { ...origin, edited: true } } } : after;
    }, { ...act, action });
    await this.#options.changed();
    return record;
  }

  #act(by: AuditActor) {
    return { ...by, at: this.#options.clock() };
  }

  async #image({ file, alt }: { file: string; alt: string }): Promise<NonNullable<NewsDocument['image']>> {
    const picture = await this.#options.news.picture(file.slice(0, 64));
    if (!picture) throw new RefusedError('conflict', `There is no picture ${file}. Send it first, to /v1/admin/news/pictures.`);
    return { file, width: picture.width, height: picture.height, bytes: picture.bytes.length, alt };
  }
}
