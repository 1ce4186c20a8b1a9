import { noticesIn } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { atom } from '../feeds/atom.js';
import { tagUri, type Feed, type FeedItem, type FeedLink } from '../feeds/feed.js';
import { jsonFeed } from '../feeds/json-feed.js';
import { rss } from '../feeds/rss.js';
import { IMAGE_TYPES, type ImageKind, type NewsRecord } from '../news/record.js';
import { filtered, type Edition, type NewsFilter } from '../news/shelf.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { IMAGES_PATH, NEWS_PATH, newsLinks, noticesOfNews } from './news-item.js';
import { newsPath, NEWS_LANG, NEWS_TAG, readNewsQuery } from './news-query.js';
import { NewsFeedSchema } from './news-schemas.js';
import { answers, type Body } from './responses.js';

/** Items in a feed. */
const MOST = 30;
/** `updated` of a feed in which nothing is yet: an Atom feed must have one. */
const NEVER = '1970-01-01T00:00:00.000Z';

interface Format { format: string; name: string; type: string; body: Body; write: (feed: Feed) => string }
const FORMATS: readonly Format[] = [
  { format: 'rss', name: 'RSS 2.0', type: 'application/rss+xml; charset=utf-8', body: { 'application/rss+xml': { schema: z.string() } }, write: rss },
  { format: 'atom', name: 'Atom', type: 'application/atom+xml; charset=utf-8', body: { 'application/atom+xml': { schema: z.string() } }, write: atom },
  { format: 'json', name: 'JSON Feed 1.1', type: 'application/feed+json', body: { 'application/feed+json': { schema: NewsFeedSchema } }, write: jsonFeed },
];

/** `/v1/news.rss`, `.atom` and `.json`: the newest items, for a reader of news. */
export const newsFeeds = FORMATS.map(({ format, name, type, body, write }) => (service: Service): Route => {
  const path = `${NEWS_PATH}.${format}`;
  return declare({
    method: 'get',
    path,
    operationId: `news${format[0]!.toUpperCase()}${format.slice(1)}`,
    tags: ['News'],
    summary: `News as a feed (${name})`,
    description: `The ${MOST} newest items under the filters of \`/v1/news\`. Identifiers stay. An entry leads to the page of the item, or to where its whole text stands.`,
    parameters: [NEWS_LANG, NEWS_TAG],
    responses: answers('The feed', body, 'text'),
  }, (c) => {
    const { filter, canonical } = readNewsQuery(c.req.url, path, {});
    return service.send(c.req.raw, service.fromNews(canonical, (edition) => write(feedOf(service, edition, filter, canonical)), { 'Content-Type': type }));
  });
});

function feedOf(service: Service, edition: Edition, filter: NewsFilter, self: string): Feed {
  const items = filtered(edition, filter).slice(0, MOST);
  const [only, second] = filter.langs ?? [];
  const lang = second === undefined ? only ?? null : null;
  const { all, page } = newsLinks(service, self, filter);
  const notices = noticesOfNews(items);
  const demonstration = items.some(({ document }) => document.demonstration);
  const entries = items.map((item) => entryOf(service, item, page, lang));
  return {
    id: tagUri(service.publicUrl, newsPath('news', filter)),
    title: `${demonstration ? 'Demonstration: n' : 'N'}ews of SEESAC${filter.tags ? ` (${filter.tags.join(', ')})` : ''}`,
    description: demonstration ? 'Items that were made up to show what this service does.' : 'News on small arms control and armed violence in South East Europe.',
    self: service.address(self),
    about: all === undefined ? { href: service.address(newsPath(NEWS_PATH, filter)), type: 'application/json' } : { href: all, type: 'text/html' },
    updated: entries.map(({ updated }) => updated).sort().at(-1) ?? NEVER,
    lang,
    notices: noticesIn(lang ?? 'en').filter(({ key }) => notices.includes(key)),
    entries,
  };
}

function entryOf(service: Service, { slug, lang, publishAt, document }: NewsRecord, page: string | undefined, feedLang: string | null): FeedItem {
  const { title, summary, text, tags, image, updated } = document;
  return {
    id: tagUri(service.publicUrl, `news/${slug}`),
    title,
    published: publishAt,
    updated: updated !== undefined && updated > publishAt ? updated : publishAt,
    link: linkOf(service, slug, document.link, page),
    paragraphs: text.length ? text : [summary],
    lists: [],
    ...(lang !== feedLang && { lang }),
    tags,
    ...(image && { image: { url: service.address(`${IMAGES_PATH}/${image.file}`), type: IMAGE_TYPES[image.file.slice(65) as ImageKind], bytes: image.bytes } }),
  };
}

const linkOf = (service: Service, slug: string, link: string | undefined, page: string | undefined): FeedLink => {
  const href = page?.replace('{slug}', slug) ?? link;
  return href === undefined ? { href: service.address(`${NEWS_PATH}/${slug}`), type: 'application/json' } : { href, type: 'text/html' };
};
