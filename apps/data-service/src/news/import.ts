import type { Language } from '@seesac/contract';
import { contentHash } from '../store/leaves.js';
import type { ImportedNews, NewsOutcome } from '../store/news.js';
import { FetchError, type GuardedFetch } from './fetch/guarded-fetch.js';
import { FeedError } from './ingest/decode.js';
import type { NewsIssue, ParsedItem, ParsedNews } from './ingest/parsed.js';
import { MAX_DOCUMENT } from './ingest/read.js';
import type { NewsReader } from './ingest/reader.js';
import { PICTURE_MOST, PictureError, readPicture, type Picture } from './picture.js';
import type { NewsStatus } from './record.js';

/** How a document is read and what becomes of its items. */
export interface NewsImportRequest {
  /** What the document is called in the report. */
  name: string;
  lang?: Language | undefined;
  encoding?: string | undefined;
  /** `published` also what has no date, as of now; `draft` everything. Left out: what has a date is published, the rest is a draft. */
  status?: Extract<NewsStatus, 'draft' | 'published'> | undefined;
  /** Fetch the pictures that have a text. */
  pictures?: boolean | undefined;
  dryRun?: boolean | undefined;
}
/** A document that is here, or where it is. */
export type NewsOrigin = { bytes: Uint8Array } | { url: string };

/** What was read, and every issue. `format` is empty where nothing could be read. */
export interface NewsReport { name: string; format: string; encoding: string; items: number; rejected: number; drafts: number; issues: NewsIssue[] }
export interface NewsImportResult { added: number; changed: number; unchanged: number; kept: number; items: { slug: string; outcome: NewsOutcome['outcome'] }[] }
/** `result` is `null` where nothing was imported: then `refusal` says why, or it was a dry run. */
export interface NewsImportAnswer { report: NewsReport; result: NewsImportResult | null; refusal: string | null }

/** Pictures that are fetched for one import. */
const MAX_PICTURES = 30;
export const ACCEPT_FEED = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8';
const ACCEPT_PICTURE = 'image/webp, image/png, image/jpeg, image/gif';

/** Reads a document, fetched or given. Rejects with FeedError or FetchError. */
export async function readOrigin(origin: NewsOrigin, { name, lang, encoding }: NewsImportRequest, reader: NewsReader, fetcher: GuardedFetch): Promise<ParsedNews> {
  if ('bytes' in origin) return reader.read(origin.bytes, { name, lang, encoding });
  const { bytes, charset, url } = await fetcher.fetch(origin.url, { most: MAX_DOCUMENT, accept: ACCEPT_FEED });
  return reader.read(bytes, { name, url, lang, encoding, charset });
}

/** The report on a document, and where it could not be read what refused it. */
export function reportOf(name: string, parsed: ParsedNews): NewsReport {
  const { format, encoding, items, rejected, issues } = parsed;
  return { name, format, encoding, items: items.length, rejected, drafts: items.filter(({ publishAt }) => publishAt === null).length, issues: [...issues] };
}
export function refusalOf(name: string, error: unknown): NewsImportAnswer {
  if (!(error instanceof FeedError || error instanceof FetchError)) throw error;
  const { rule, message } = error;
  const issue: NewsIssue = { item: 0, field: error instanceof FetchError ? 'url' : 'document', rule, severity: 'error', message };
  return { report: { name, format: '', encoding: '', items: 0, rejected: 0, drafts: 0, issues: [issue] }, result: null, refusal: `Nothing was imported: ${message}.` };
}

/** Fetches the pictures of items, by their addresses. What cannot be had is an issue, and its item goes without. */
export async function fetchPictures(items: readonly ParsedItem[], fetcher: GuardedFetch, report: (issue: NewsIssue) => void): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  const tried = new Set<string>();
  for (const { item, image } of items) {
    if (!image || tried.has(image.url)) continue;
    const warn = (rule: string, message: string) => report({ item, field: 'image', rule, severity: 'warning', message: `${message}: the item goes without its picture`, value: image.url.slice(0, 80) });
    if (tried.size >= MAX_PICTURES) {
      warn('too-many', `more than ${MAX_PICTURES} pictures are not fetched at once`);
      break;
    }
    tried.add(image.url);
    try {
      pictures.set(image.url, readPicture((await fetcher.fetch(image.url, { most: PICTURE_MOST.bytes, accept: ACCEPT_PICTURE })).bytes));
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof PictureError)) throw error;
      warn(error.rule, error.message);
    }
  }
  return pictures;
}

/** Parsed items as they are stored. The hash is of what the document said, so that it is the same for the same document. */
export function toImported(items: readonly ParsedItem[], { status, pictures }: NewsImportRequest, fetched: ReadonlyMap<string, Picture>, now: Date): ImportedNews[] {
  return items.map((parsed) => {
    const { source, lang, publishAt, slug, image } = parsed;
    const picture = image && fetched.get(image.url);
    const hash = contentHash({ lang, publishAt, document: parsed.document, status: parsed.status, image: pictures ? image : undefined });
    const wanted = status ?? parsed.status ?? 'published';
    return {
      slug, source, lang,
      status: wanted === 'published' && publishAt === null && status === undefined ? 'draft' : wanted,
      publishAt: publishAt ?? now.toISOString(),
      document: {
        ...parsed.document,
        ...(picture && { image: { file: picture.file, width: picture.width, height: picture.height, bytes: picture.bytes.length, alt: image.alt } }),
        origin: { hash },
      },
    };
  });
}
