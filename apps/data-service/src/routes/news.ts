import { DEFAULT_NEWS, NEWS_SLUG } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { IMAGE_FILE, IMAGE_TYPES, type ImageKind, type NewsRecord } from '../news/record.js';
import { filtered } from '../news/shelf.js';
import { ProblemError } from '../http/problem.js';
import { readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope } from './envelope.js';
import { detailOf, IMAGES_PATH, itemOf, newsLinks, newsMeta, NEWS_PATH } from './news-item.js';
import { cursorOf, newsPath, NEWS_LANG, NEWS_LIMIT, NEWS_TAG, PAGE_QUERY, readCursor, readNewsQuery } from './news-query.js';
import { NewsAnswerSchema, NewsDetailSchema } from './news-schemas.js';
import { CURSOR } from './parameters.js';
import { answers, problem } from './responses.js';

const isAfter = (last: { publishAt: string; slug: string }) => ({ publishAt, slug }: NewsRecord) =>
  publishAt < last.publishAt || (publishAt === last.publishAt && slug > last.slug);

/** `/v1/news`: the newest items. */
export const news = (service: Service): Route => declare({
  method: 'get',
  path: NEWS_PATH,
  operationId: 'news',
  tags: ['News'],
  summary: 'News, newest first',
  description: [
    'One entry for each news item, in one language: that named first by `lang` of those that it is there in, all languages with English first where none is named.',
    'Texts are plain text. Where an item has no text of its own, `link` leads to it. The answer does not depend on the dataset.',
  ].join('\n'),
  parameters: [NEWS_LANG, NEWS_TAG, NEWS_LIMIT, { ...CURSOR, description: 'Where the page before ended. Opaque: follow `links.next`.' }],
  responses: answers('The page', NewsAnswerSchema, 'text'),
}, (c) => {
  const { filter, values: { limit = DEFAULT_NEWS, cursor }, canonical } = readNewsQuery(c.req.url, NEWS_PATH, PAGE_QUERY);
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return service.send(c.req.raw, service.fromNews(canonical, (edition) => {
    const items = filtered(edition, filter);
    const rest = after ? items.filter(isAfter(after)) : items;
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    const written = PAGE_QUERY.limit.write(limit);
    const next = last && rest.length > page.length
      ? newsPath(NEWS_PATH, filter, [['cursor', cursorOf(last.publishAt, last.slug)], ...(written === undefined ? [] : [['limit', written] as const])])
      : undefined;
    return envelope(JSON.stringify(page.map((item) => itemOf(service, edition, item))), newsMeta(edition, filter, items.length, page), newsLinks(service, canonical, filter, next));
  }));
});

/** `/v1/news/{slug}`: one item with its text. */
export const newsItem = (service: Service): Route => declare({
  method: 'get',
  path: `${NEWS_PATH}/{slug}`,
  operationId: 'newsItem',
  tags: ['News'],
  summary: 'One news item with its text',
  description: 'An item that was withdrawn answers 410: its address is never given to another one.',
  parameters: [{
    name: 'slug', in: 'path', required: true, description: 'Address of the item.', schema: { type: 'string', pattern: NEWS_SLUG.source }, example: 'quarterly-monitor',
  }],
  responses: { ...answers('The item', NewsDetailSchema, 'text', 'There is no such item'), 410: problem('The item was withdrawn') },
}, (c) => {
  const slug = c.req.param('slug') ?? '';
  const path = `${NEWS_PATH}/${slug}`;
  readQuery(c.req.url, path, {}, []);
  const found = NEWS_SLUG.test(slug) ? service.news().find(slug) : undefined;
  if (found === undefined) throw new ProblemError(404, { title: 'No such news item', detail: 'There is no news item at this address. All of them are listed at /v1/news.' });
  if (found === 'withdrawn') throw new ProblemError(410, { title: 'Withdrawn', detail: 'This news item was withdrawn. What there is now is listed at /v1/news.' });
  return service.send(c.req.raw, service.fromNews(path, (edition) => {
    const filter = { langs: [found.lang] };
    return envelope(JSON.stringify(detailOf(service, edition, found)), newsMeta(edition, filter, 1, [found]), newsLinks(service, path, filter));
  }));
});

/** `/v1/news/images/{file}`: a picture, known by the hash of its bytes, so it never changes. */
export const newsImages = (service: Service): Route => declare({
  method: 'get',
  path: `${IMAGES_PATH}/{file}`,
  operationId: 'newsImage',
  tags: ['News'],
  summary: 'A picture of a news item',
  description: 'Its name is the SHA-256 of its bytes: it may be kept for good.',
  parameters: [{
    name: 'file', in: 'path', required: true, description: 'Name of a picture, from the address in an item.', schema: { type: 'string', pattern: IMAGE_FILE.source },
    example: `${'0'.repeat(64)}.png`,
  }],
  responses: answers('The picture', Object.fromEntries(Object.values(IMAGE_TYPES).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }])), 'text', 'There is no such picture'),
}, async (c) => {
  const file = c.req.param('file') ?? '';
  readQuery(c.req.url, `${IMAGES_PATH}/${file}`, {}, []);
  const answer = IMAGE_FILE.test(file) ? await service.picture(file, IMAGE_TYPES[file.slice(65) as ImageKind]) : null;
  if (!answer) throw new ProblemError(404, { title: 'No such picture', detail: 'There is no picture at this address. News items have the addresses of theirs.' });
  return answer.respond(c.req.raw);
});
