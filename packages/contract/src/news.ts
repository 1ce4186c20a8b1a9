import type { IsoDate } from './incident.js';
import type { Language } from './languages.js';
import type { NoticeKey } from './notices.js';

/** What the address of a news item looks like. It never changes and is never reused. */
export const NEWS_SLUG = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;
/** Items on a page of `/v1/news`. */
export const MAX_NEWS = 50;
export const DEFAULT_NEWS = 10;

/** A picture of a news item, kept by the service itself: no reader's browser is sent elsewhere for it. */
export interface NewsImage {
  /** Absolute address at the service. */
  url: string;
  /** What the picture says, for who does not see it; empty only where it says nothing. */
  alt: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** A news item. All texts are plain text: nothing in them is markup. */
export interface NewsItem {
  slug: string;
  lang: Language;
  title: string;
  /** One paragraph. */
  summary: string;
  /** When it appears, ISO 8601 in UTC. */
  published: string;
  /** The day of `published` in Belgrade. */
  day: IsoDate;
  /** When its texts were last changed after that. */
  updated?: string;
  tags: string[];
  /** Where the whole text stands, if that is not here: an http or https address. */
  link?: string;
  image?: NewsImage;
  /** The same news in other languages. */
  translations: { lang: Language; slug: string }[];
}

/** `data` of `/v1/news/{slug}`. */
export interface NewsDetail extends NewsItem {
  /** Paragraphs; empty where the text stands at `link`. */
  text: string[];
}

/** What every answer with news carries. */
export interface NewsMeta {
  /** Items under the filters. */
  total: number;
  /** Tags of the items in these languages, most used first. */
  tags: { tag: string; count: number }[];
  notices: NoticeKey[];
  /** Items here are made up for demonstration: whoever shows them says so. */
  demonstration: boolean;
}

/** Addresses of feeds, of the next page, and of the pages on the main site where the service knows of one. */
export interface NewsLinks {
  self: string;
  next?: string;
  rss: string;
  atom: string;
  json: string;
  /** All news on the main site. */
  all?: string;
  /** The page of an item there: its address with the literal `{slug}` in place of the slug. */
  page?: string;
}

export interface NewsAnswer { data: NewsItem[]; meta: NewsMeta; links: NewsLinks }
export interface NewsDetailAnswer { data: NewsDetail; meta: NewsMeta; links: NewsLinks }
