import { decode, FeedError } from './decode.js';
import { itemOf, line } from './item.js';
import { readJsonNews } from './json-news.js';
import type { NewsIssue, ParsedItem, ParsedNews, ReadOptions } from './parsed.js';
import type { RawFeed } from './raw.js';
import { CAPS } from './raw.js';
import { shorten } from './text.js';
import { readXmlFeed } from './xml-feed.js';

/** Largest document, in bytes. */
export const MAX_DOCUMENT = 1 << 20;
/** Issues that are listed. */
const MAX_ISSUES = 500;

function rawOf(text: string): RawFeed {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (!start) throw new FeedError('empty', 'the document is empty');
  if (start.startsWith('{') || start.startsWith('[')) return readJsonNews(start);
  if (/^<!doctype\s+html/i.test(start)) throw new FeedError('html', 'this is a page, no feed: look for the address of its feed');
  if (!start.startsWith('<')) throw new FeedError('format', 'the document is neither RSS, Atom, JSON Feed nor a file of news');
  return readXmlFeed(start);
}

/**
 * Reads a document of news: RSS, Atom, JSON Feed, or our own file. It blocks for as long as that takes, so a service reads in a thread ({@link import('./reader.js')}).
 * @throws {FeedError} where nothing can be read
 */
export function readNews(bytes: Uint8Array, options: ReadOptions = {}): ParsedNews {
  if (bytes.length > MAX_DOCUMENT) throw new FeedError('too-large', `the document has ${bytes.length} bytes: at most ${MAX_DOCUMENT} are read`);
  const { text, encoding, isBroken } = decode(bytes, { asked: options.encoding, charset: options.charset });
  const feed = rawOf(text);
  const issues: NewsIssue[] = [];
  const report = (issue: NewsIssue) => { if (issues.length < MAX_ISSUES) issues.push(issue); };
  const whole = (field: string, rule: string, message: string) => report({ item: 0, field, rule, severity: 'warning', message });
  if (isBroken) whole('encoding', 'encoding-broken', `has bytes that are none of ${encoding}: they are shown as \uFFFD`);
  if (feed.left) whole('items', 'too-many', `are more than ${CAPS.items}: ${feed.left} were left out`);
  for (const { item, key } of feed.unknown ?? []) report({ item, field: shorten(key, 60), rule: 'unknown-key', severity: 'warning', message: 'is no key of a file of news: it was left out' });
  const items: ParsedItem[] = [];
  const seen = new Set<string>();
  feed.items.forEach((raw, n) => {
    const item = itemOf(raw, n + 1, feed, options, report);
    if (!item) return;
    if (seen.has(item.source)) report({ item: n + 1, field: 'source', rule: 'repeated', severity: 'error', message: 'has the identifier of an item before it', value: shorten(item.source, 80) });
    else items.push(item);
    seen.add(item.source);
  });
  return {
    format: feed.format, encoding, title: shorten(line(feed.title), 300), description: shorten(line(feed.description), 600), rights: shorten(line(feed.rights), 600),
    items, rejected: feed.items.length - items.length, issues,
  };
}
