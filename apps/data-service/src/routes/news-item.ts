import { platformDate, type NewsDetail, type NewsItem, type NewsLinks, type NewsMeta, type NoticeKey } from '@seesac/contract';
import type { NewsRecord } from '../news/record.js';
import { inLanguages, tagKey, type Edition, type NewsFilter } from '../news/shelf.js';
import type { Service } from '../http/service.js';
import { newsPath } from './news-query.js';

export const NEWS_PATH = '/v1/news';
export const IMAGES_PATH = `${NEWS_PATH}/images`;
/** Where news have their pages on the main site. */
const SITE_PATH = '/news';

/** An item as lists have it. */
export function itemOf(service: Service, edition: Edition, record: NewsRecord): NewsItem {
  const { slug, lang, publishAt, document } = record;
  const { title, summary, tags, link, image, updated } = document;
  return {
    slug, lang, title, summary, published: publishAt, day: platformDate(new Date(publishAt)),
    ...(updated !== undefined && { updated }),
    tags,
    ...(link !== undefined && { link }),
    ...(image && { image: { url: service.address(`${IMAGES_PATH}/${image.file}`), alt: image.alt, width: image.width, height: image.height } }),
    translations: edition.translations(record).map((other) => ({ lang: other.lang, slug: other.slug })),
  };
}

export const detailOf = (service: Service, edition: Edition, record: NewsRecord): NewsDetail =>
  ({ ...itemOf(service, edition, record), text: record.document.text });

const namesKosovo = ({ document: { title, summary, text } }: NewsRecord) => [title, summary, ...text].some((words) => /(Kosov[oaëiu]|Косов[оуа])\*/u.test(words));

/** Notices that go with items. */
export const noticesOfNews = (items: readonly NewsRecord[]): NoticeKey[] => [...(items.some(namesKosovo) ? ['kosovo' as const] : []), 'eu'];

/** @param shown the items in the answer */
export function newsMeta(edition: Edition, filter: NewsFilter, total: number, shown: readonly NewsRecord[]): NewsMeta {
  const tags = new Map<string, { tag: string; count: number }>();
  for (const { document } of inLanguages(edition, filter.langs)) {
    for (const tag of document.tags) {
      const known = tags.get(tagKey(tag));
      if (known) known.count += 1;
      else tags.set(tagKey(tag), { tag, count: 1 });
    }
  }
  return {
    total,
    tags: [...tags.values()].sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)),
    notices: noticesOfNews(shown),
    demonstration: shown.some(({ document }) => document.demonstration),
  };
}

export function newsLinks(service: Service, self: string, filter: NewsFilter, next?: string): NewsLinks {
  const feed = (format: string) => service.address(newsPath(`${NEWS_PATH}.${format}`, filter));
  const [all, page] = [service.siteAddress(SITE_PATH), service.siteAddress(`${SITE_PATH}/{slug}`)];
  return {
    self: service.address(self),
    ...(next !== undefined && { next: service.address(next) }),
    rss: feed('rss'), atom: feed('atom'), json: feed('json'),
    ...(all !== undefined && { all }),
    ...(page !== undefined && { page }),
  };
}
