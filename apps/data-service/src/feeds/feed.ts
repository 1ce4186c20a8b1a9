import type { NoticeText } from '@seesac/contract';

/** One entry of a feed: lists of lines, each with a heading or without. */
export interface FeedItem {
  /** Stable and never reused, as that of the feed. */
  id: string;
  title: string;
  /** Instants of the last change of what it tells, and of its first appearance. */
  updated: string;
  published: string;
  link: FeedLink;
  lists: readonly { heading?: string; lines: readonly string[] }[];
  /** Text before the lists. */
  paragraphs?: readonly string[];
  /** BCP 47, where it is not the one of the feed. */
  lang?: string;
  tags?: readonly string[];
  image?: { url: string; type: string; /** Of the file. */ bytes: number };
}
/** Where a feed or an entry has its origin: a page, or data. */
export interface FeedLink { href: string; type: 'text/html' | 'application/json' }

/** A feed, in no format yet. */
export interface Feed {
  /** Stable and never reused: a tag URI (RFC 4151). */
  id: string;
  title: string;
  description: string;
  /** Address of the feed itself. */
  self: string;
  /** What it tells of. */
  about: FeedLink;
  /** Instant of the newest of what it tells. */
  updated: string;
  /** BCP 47; `null` where its entries are in several languages and say so themselves. */
  lang: string | null;
  licence?: string;
  citation?: string;
  /** What must be shown with the data. */
  notices: readonly NoticeText[];
  entries: readonly FeedItem[];
}

/** Lines of an entry, in the order in which they are read. */
export const linesOf = ({ lists, paragraphs = [] }: FeedItem): string[] => [...paragraphs, ...lists.flatMap(({ lines }) => lines)];

/** Licence, citation and notices, one a line. */
export const rightsOf = ({ licence, citation, notices }: Feed): string => [licence, citation, ...notices.map(({ text }) => text)].filter((text) => text !== undefined).join('\n');

export const escapeXml = (text: string): string => text
  // Characters that XML 1.0 cannot hold, not even escaped (§2.2).
  .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
  .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** An entry as HTML: nothing but paragraphs and lists, every text escaped. */
export function htmlOf({ lists, paragraphs = [] }: FeedItem, notices: readonly string[]): string {
  const paragraph = (text: string) => `<p>${escapeXml(text)}</p>`;
  const told = lists.filter(({ lines }) => lines.length)
    .map(({ heading, lines }) => `${heading === undefined ? '' : paragraph(heading)}<ul>${lines.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul>`);
  return [...paragraphs.map(paragraph), ...told, ...notices.map(paragraph)].join('');
}

/** The notices that an entry carries itself, for readers show entries without their feed: that data are invented, and that on Kosovo* where it is named. */
export function noticesFor(entry: FeedItem, feed: Feed): string[] {
  const text = [entry.title, ...linesOf(entry)].join('\n');
  return feed.notices.filter(({ key }) => key === 'synthetic' || (key === 'kosovo' && /(Kosov[oaë]|Косово)\*/.test(text))).map((notice) => notice.text);
}

/** Year since which the identifiers of feeds are given out (RFC 4151 wants a date on which the name was the publisher's). */
const SINCE = '2025';
/** An identifier for feeds and entries. The name in it is that of the service's host, which may not be an IPv6 address there (RFC 4151 §2.1). */
export const tagUri = (origin: string, what: string): string => `tag:${new URL(origin).hostname.replace(/[^a-z0-9.-]/g, '')},${SINCE}:avmp/${what}`;
