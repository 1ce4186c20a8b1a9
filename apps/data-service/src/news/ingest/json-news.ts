import { JsonError, parseJson } from '../../import/json-text.js';
import { FeedError } from './decode.js';
import { CAPS, type RawFeed, type RawItem, type RawText } from './raw.js';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const string = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : typeof value === 'number' ? String(value) : undefined);
const text = (value: unknown, kind: RawText['kind'] = 'text'): RawText | undefined => {
  const found = string(value);
  return found === undefined ? undefined : { kind, value: found };
};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** Leaves out what is not there: an absent key and `undefined` are two things here. */
const given = <T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;

/** An item of JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). */
const feedItem = (item: Json): RawItem => ({
  published: [item['date_published'], item['date_modified']].flatMap((date) => string(date) ?? []),
  links: [item['url'], item['external_url']].flatMap((link) => string(link) ?? []),
  tags: list(item['tags']).flatMap((tag) => text(tag) ?? []),
  images: [item['image'], item['banner_image']].flatMap((url) => (string(url) === undefined ? [] : [{ url: string(url)! }])),
  ...given<Pick<RawItem, 'id' | 'title' | 'summary' | 'content' | 'lang'>>({
    id: string(item['id']), title: text(item['title']), summary: text(item['summary']),
    content: text(item['content_text']) ?? text(item['content_html'], 'html'), lang: string(item['language']),
  }),
});

/** Keys of an item of our own file; the second name of some is what others call it. */
const OWN_KEYS = ['slug', 'lang', 'title', 'summary', 'text', 'published', 'date', 'tags', 'link', 'url', 'image', 'group', 'source', 'status', 'from'];

function ownItem(item: Json): RawItem {
  const { text: whole, image } = item;
  const paragraphs = Array.isArray(whole) ? whole.flatMap((paragraph) => string(paragraph) ?? []) : undefined;
  return {
    published: [item['published'], item['date']].flatMap((date) => string(date) ?? []),
    links: [item['link'], item['url']].flatMap((link) => string(link) ?? []),
    tags: list(item['tags']).flatMap((tag) => text(tag) ?? []),
    images: isObject(image) && string(image['url']) !== undefined ? [{ url: string(image['url'])!, alt: text(image['alt']) }] : [],
    own: given<NonNullable<RawItem['own']>>({ slug: string(item['slug']), group: string(item['group']), status: string(item['status']), text: paragraphs }),
    ...given<Pick<RawItem, 'id' | 'title' | 'summary' | 'content' | 'lang'>>({
      id: string(item['source']), title: text(item['title']), summary: text(item['summary']), content: text(whole), lang: string(item['lang']),
    }),
  };
}

/**
 * Reads JSON Feed, or a file of news: a list of items, or an object with one under `news` (docs/news.md).
 * @throws {FeedError}
 */
export function readJsonNews(source: string): RawFeed {
  let document: unknown;
  try {
    document = parseJson(source).value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new FeedError('json', `this is no JSON that is taken here: ${error.message.replace(/\.$/, '')}, at character ${error.offset + 1}`);
  }
  const head = isObject(document) ? document : {};
  const isFeed = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(string(head['version']) ?? '');
  const all = Array.isArray(document) ? document : isFeed ? head['items'] : head['news'];
  if (!Array.isArray(all)) throw new FeedError('format', 'this is neither JSON Feed nor a file of news: there is no list of items');
  const objects = all.map((item: unknown): Json => (isObject(item) ? item : {}));
  const items = objects.slice(0, CAPS.items);
  const unknown = isFeed ? [] : items.flatMap((item, n) => Object.keys(item).filter((key) => !OWN_KEYS.includes(key)).slice(0, 5).map((key) => ({ item: n + 1, key })));
  return {
    format: isFeed ? 'JSON Feed' : 'JSON',
    items: items.map(isFeed ? feedItem : ownItem),
    left: objects.length - items.length,
    ...(head['demonstration'] === true && !isFeed && { demonstration: true as const }),
    ...(unknown.length && { unknown }),
    ...given<Pick<RawFeed, 'title' | 'description' | 'id' | 'lang'>>({
      title: text(head['title']), description: text(head['description']), id: string(head['feed_url']) ?? string(head['home_page_url']), lang: string(head['language']) ?? string(head['lang']),
    }),
  };
}
