import type { Language } from '@seesac/contract';

/** Kinds of pictures that are taken. */
export const IMAGE_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', gif: 'image/gif' } as const;
export type ImageKind = keyof typeof IMAGE_TYPES;
/** Name of a picture: the SHA-256 of its bytes, and its kind. */
export const IMAGE_FILE = /^[0-9a-f]{64}\.(?:png|jpg|webp|gif)$/;

/** Most characters of each text of an item, of a tag and of an address, and most of each list. */
export const MOST = { title: 300, summary: 600, paragraph: 5_000, paragraphs: 200, tag: 40, tags: 12, link: 2_000, alt: 500, group: 80 } as const;

/** A picture of an item, whose bytes are kept by their hash. */
export interface RecordImage { file: string; width: number; height: number; /** Of the file. */ bytes: number; alt: string }

/** Texts and links of an item: plain text throughout. */
export interface NewsDocument {
  title: string;
  summary: string;
  text: string[];
  tags: string[];
  link?: string;
  image?: RecordImage;
  /** Items of one group are one news item in several languages. */
  group?: string;
  /** When the texts were changed after they had appeared, ISO 8601 in UTC. */
  updated?: string;
  /** Made up, to show what a page looks like. */
  demonstration?: true;
  /** What an import brought: its hash, and whether somebody has changed the item here since, whom no later import overrules. */
  origin?: { hash: string; edited?: true };
}

export const NEWS_STATUSES = ['draft', 'published', 'withdrawn'] as const;
export type NewsStatus = (typeof NEWS_STATUSES)[number];

/** An item as it is kept. */
export interface NewsRecord {
  slug: string;
  lang: Language;
  status: NewsStatus;
  /** From when a published item is shown, ISO 8601 in UTC: in the future it is scheduled. */
  publishAt: string;
  /** Identifier where it came from; `null` for what was written here. */
  source: string | null;
  document: NewsDocument;
  revision: number;
  updatedAt: string;
}
