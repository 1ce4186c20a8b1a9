import type { ColumnType } from 'kysely';

export interface NewsTable {
  slug: string;
  lang: string;
  /** `withdrawn` items keep their address, which says so. */
  status: 'draft' | 'published' | 'withdrawn';
  /** From when a published item is shown: in the future it is scheduled. */
  publish_at: string;
  /** Identifier in the feed or file that it came from, so that the same file changes nothing. Unique where it is not null. */
  source: string | null;
  /** The item in every detail, as JSON. */
  document: ColumnType<Record<string, unknown>, string, string>;
  content_hash: string;
  revision: number;
  updated_at: string;
}

/** Pictures of news items, known by the SHA-256 of their bytes; the bytes in base64, which every engine and every backup takes. */
export interface NewsImageTable { sha256: string; type: string; width: number; height: number; bytes: string }
