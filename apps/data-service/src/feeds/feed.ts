import type { NoticeText } from '@seesac/contract';
import type { FeedEntry } from './entries.js';

/** A feed of corrections, in no format yet. */
export interface Feed {
  /** Stable and never reused: a tag URI (RFC 4151). */
  id: string;
  title: string;
  description: string;
  /** Addresses: of the feed itself, and of the ledger that it tells of. */
  self: string;
  ledger: string;
  /** Instant of the newest version of the dataset. */
  updated: string;
  licence: string;
  citation: string;
  /** What must be shown with the data. */
  notices: readonly NoticeText[];
  entries: readonly (FeedEntry & { id: string; url: string })[];
}

/** Lines of an entry, in the order in which they are read. */
export const linesOf = ({ changes, more, quarters }: FeedEntry): string[] => [
  ...quarters, ...changes, ...(more ? ['There are more changes in this version: follow the link.'] : []),
];

export const escapeXml = (text: string): string => text
  // Characters that XML 1.0 cannot hold, not even escaped (§2.2).
  .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
  .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** An entry as HTML: nothing but paragraphs and lists, every text escaped. */
export function htmlOf(entry: FeedEntry, notices: readonly string[]): string {
  const list = (lines: readonly string[]) => (lines.length ? `<ul>${lines.map((line) => `<li>${escapeXml(line)}</li>`).join('')}</ul>` : '');
  const [quarters, changes] = [list(entry.quarters), list(linesOf({ ...entry, quarters: [] }))];
  return `${quarters && `<p>Figures of quarters:</p>${quarters}`}${changes}${notices.map((notice) => `<p>${escapeXml(notice)}</p>`).join('')}`;
}

/** The notices that an entry carries itself, for readers show entries without their feed: that data are invented, and that on Kosovo* where it is named. */
export function noticesFor(entry: FeedEntry, feed: Feed): string[] {
  const text = linesOf(entry).join('\n');
  return feed.notices.filter(({ key }) => key === 'synthetic' || (key === 'kosovo' && /(Kosov[oaë]|Косово)\*/.test(text))).map((notice) => notice.text);
}
