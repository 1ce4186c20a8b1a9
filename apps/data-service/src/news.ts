import { toImported, type NewsImportRequest } from './news/import.js';
import { readNews } from './news/ingest/read.js';
import type { ParsedNews, ReadOptions } from './news/ingest/parsed.js';
import type { NewsRecord } from './news/record.js';
import { slugOf } from './news/slug.js';

export { FeedError } from './news/ingest/decode.js';
export { GuardedFetch, FetchError } from './news/fetch/guarded-fetch.js';
export { NewsReader } from './news/ingest/reader.js';
export { NewsFeed } from './server/news-feed.js';
export { readNews } from './news/ingest/read.js';
export type { NewsIssue, ParsedItem, ParsedNews, ReadOptions } from './news/ingest/parsed.js';
export type { NewsDocument, NewsRecord } from './news/record.js';

/**
 * A document as the items that a service has after an import of it, without a store: published ones where they have a date, or with `status`. Slugs are made unique.
 * It blocks; a service reads in a thread.
 * @throws {FeedError} where the document cannot be read
 */
export function newsOf(bytes: Uint8Array, now: Date, { status, ...options }: ReadOptions & Pick<NewsImportRequest, 'status'> = {}): { records: NewsRecord[]; parsed: ParsedNews } {
  const parsed = readNews(bytes, options);
  const taken = new Set<string>();
  const records = toImported(parsed.items, { name: options.name ?? 'document', status }, new Map(), now).map((item): NewsRecord => {
    const wanted = item.slug ?? slugOf(item.document.title, item.publishAt);
    let slug = wanted;
    for (let n = 2; taken.has(slug); n += 1) slug = `${wanted}-${n}`;
    taken.add(slug);
    return { ...item, slug, revision: 1, updatedAt: now.toISOString() };
  });
  return { records, parsed };
}
