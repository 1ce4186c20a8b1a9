import type { Language } from '@seesac/contract';
import type { NewsDocument, NewsStatus } from '../record.js';

/** What was found in a document: `error` leaves an item out, `warning` does not. `item` counts from 1; 0 is the document. */
export interface NewsIssue { item: number; field: string; rule: string; severity: 'error' | 'warning'; message: string; value?: string }

/** An item that was read and checked: every text is plain text, every address one that may be followed. */
export interface ParsedItem {
  /** Its place in the document, from 1. */
  item: number;
  /** Tells it from every other item of every feed, and is the same when it is read again. */
  source: string;
  lang: Language;
  /** ISO 8601 in UTC; `null` where no date can be read. */
  publishAt: string | null;
  document: Omit<NewsDocument, 'image' | 'origin'>;
  /** A picture with a text for who does not see it, not fetched yet. */
  image?: { url: string; alt: string };
  slug?: string;
  status?: NewsStatus;
}

export interface ParsedNews {
  /** For example `RSS 2.0`, `Atom`, `JSON Feed`, `JSON`. */
  format: string;
  encoding: string;
  title: string;
  description: string;
  rights: string;
  items: ParsedItem[];
  /** Items that were left out. */
  rejected: number;
  issues: NewsIssue[];
}

export interface ReadOptions {
  /** What the document is called: a file name, or an address without its query. */
  name?: string;
  /** Address that it came from, for relative links. */
  url?: string | undefined;
  /** Language of every item, whatever the document says. */
  lang?: Language | undefined;
  /** Encoding, whatever the document says. */
  encoding?: string | undefined;
  /** Encoding that the server said. */
  charset?: string | undefined;
}
