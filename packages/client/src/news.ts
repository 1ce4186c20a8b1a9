import type { Language, NewsAnswer, NewsDetailAnswer } from '@seesac/contract';
import { address, type AskOptions } from './ask.js';
import { request } from './request.js';
import { isWebAddress } from './web-address.js';

export interface NewsOptions extends AskOptions {
  /** Items in this language, and in English where they are not translated. */
  lang?: Language | undefined;
  tag?: string | undefined;
  /** Items on a page, 1 to 50. */
  limit?: number | undefined;
  /** Where the page before ended: that of its `links.next`. */
  cursor?: string | undefined;
}

const isNews = (body: NewsAnswer | NewsDetailAnswer | null) => body?.data && body.meta?.notices && isWebAddress(body.links?.self);

/** A page of news, the newest first. */
export const news = async (api: string, { lang, tag, limit, cursor, signal }: NewsOptions = {}): Promise<NewsAnswer> =>
  request<NewsAnswer>(address(api, 'news', [lang && `lang=${lang}`, lang && lang !== 'en' && 'lang=en', tag && `tag=${encodeURIComponent(tag)}`, limit && `limit=${limit}`, cursor && `cursor=${cursor}`].filter(Boolean).join('&')), isNews, signal);

/** One item with its whole text. */
export const newsItem = async (api: string, slug: string, { signal }: AskOptions = {}): Promise<NewsDetailAnswer> =>
  request<NewsDetailAnswer>(address(api, `news/${encodeURIComponent(slug)}`, ''), isNews, signal);
