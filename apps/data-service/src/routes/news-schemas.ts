import { NEWS_SLUG } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { address, day, instant, language, natural, notice } from './schemas.js';

// Descriptions of the shapes of `/v1/news`, beside those of the other answers.

const slug = z.string().regex(NEWS_SLUG).openapi({ description: 'Address of the item: it never changes and is never reused.', example: 'quarterly-monitor' });
const item = {
  slug, lang: language, title: z.string(), summary: z.string().openapi({ description: 'One paragraph.' }),
  published: instant.openapi({ description: 'When it appeared.' }),
  day: day.openapi({ description: 'The day of `published` in Belgrade.' }),
  updated: instant.optional().openapi({ description: 'When its texts were last changed after that.' }),
  tags: z.array(z.string()),
  link: address.optional().openapi({ description: 'Where the whole text stands, if that is not here.' }),
  image: z.object({
    url: address, alt: z.string().openapi({ description: 'What the picture says, for who does not see it.' }), width: z.int().min(1), height: z.int().min(1),
  }).openapi('NewsImage').optional(),
  translations: z.array(z.object({ lang: language, slug })).openapi({ description: 'The same news in other languages.' }),
};
const meta = z.object({
  total: natural.openapi({ description: 'Items under the filters.' }),
  tags: z.array(z.object({ tag: z.string(), count: natural })).openapi({ description: 'Tags of the items in these languages, most used first.' }),
  notices: z.array(notice),
  demonstration: z.boolean().openapi({ description: 'Items here are made up for demonstration: whoever shows them says so.' }),
}).openapi('NewsMeta');
const links = z.object({
  self: address, next: address.optional(), rss: address, atom: address, json: address,
  all: address.optional().openapi({ description: 'All news on the main site.' }),
  page: z.string().optional().openapi({ description: 'The page of an item there, with `{slug}` in place of the slug.' }),
}).openapi('NewsLinks');
export const NewsAnswerSchema = z.object({
  data: z.array(z.object(item).openapi('NewsItem', { description: 'All texts are plain text: nothing in them is markup.' })), meta, links,
}).openapi('NewsAnswer');
export const NewsDetailSchema = z.object({
  data: z.object({ ...item, text: z.array(z.string()).openapi({ description: 'Paragraphs; empty where the text stands at `link`.' }) }).openapi('NewsDetail'), meta, links,
}).openapi('NewsDetailAnswer');

export const NewsFeedSchema = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(), home_page_url: address, feed_url: address, description: z.string(), language: language.optional(),
  authors: z.array(z.object({ name: z.string(), url: address })),
  _seesac: z.object({ about: address, notices: z.array(z.string()) }).openapi({ description: 'Notices that must be shown with the news.' }),
  items: z.array(z.object({
    id: z.string(), url: address, title: z.string(), content_html: z.string(), content_text: z.string(), date_published: instant, date_modified: instant.optional(),
    language: language.optional(), tags: z.array(z.string()).optional(), image: address.optional(),
  })),
}).openapi('NewsFeed', { description: 'JSON Feed 1.1.' });
