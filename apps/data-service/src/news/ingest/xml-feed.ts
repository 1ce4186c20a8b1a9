import { Parser } from 'htmlparser2';
import { FeedError } from './decode.js';
import { Namespaces } from './namespaces.js';
import { CAPS, type RawFeed, type RawItem, type RawText } from './raw.js';
import { FIELD_MOST } from './text.js';
import { textMode, type TextMode } from './text-mode.js';

type Attributes = Readonly<Record<string, string>>;

/** Texts of an item by the element that has them. */
const ITEM_TEXTS: Readonly<Record<string, 'title' | 'summary' | 'content' | 'alt'>> = {
  'title': 'title', 'atom:title': 'title', 'dc:title': 'title', 'description': 'summary', 'atom:summary': 'summary', 'dc:description': 'summary', 'content:encoded': 'content',
  'atom:content': 'content', 'body': 'content', 'xhtml:body': 'content', 'fullitem': 'content', 'media:description': 'alt', 'media:title': 'alt',
};
/** Dates of an item, the best first. */
const ITEM_DATES = [
  'pubdate', 'atom:published', 'atom:issued', 'dcterms:issued', 'dc:date', 'atom:created', 'dcterms:created', 'atom:updated', 'atom:modified', 'dcterms:modified', 'lastmod',
];
const FEED_TEXTS: Readonly<Record<string, 'title' | 'description' | 'rights'>> = {
  'title': 'title', 'atom:title': 'title', 'dc:title': 'title', 'description': 'description', 'atom:subtitle': 'description', 'atom:tagline': 'description',
  'atom:info': 'description', 'dc:description': 'description', 'copyright': 'rights', 'atom:rights': 'rights', 'atom:copyright': 'rights', 'dc:rights': 'rights',
};
const ROOTS: Readonly<Record<string, string>> = { 'rss': 'RSS 2.0', 'rdf:rdf': 'RSS 1.0', 'atom:feed': 'Atom', 'feed': 'Atom', 'channel': 'RSS 1.1' };
/** Elements whose children are looked at as if they were the item's own. */
const TRANSPARENT = new Set(['media:group', 'media:content']);

/** The text of an element that is being read, and what to do with it at the end. */
interface Capture { depth: number; mode: TextMode; parts: string[]; length: number; take: (text: RawText) => void }
interface Level { name: string; what: 'root' | 'feed' | 'item' | 'within' | 'other'; base?: string | undefined; lang?: string | undefined }

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Reads RSS and Atom of any version as they come, without a tree, an entity of its own or a DTD: what a document costs grows with its length and nothing else. */
class FeedReader {
  readonly feed: RawFeed = { format: '', items: [], left: 0 };
  readonly #names = new Namespaces();
  readonly #levels: Level[] = [];
  #item: RawItem | null = null;
  #dates = new Map<string, string>();
  #capture: Capture | null = null;
  #attributes = 0;
  /** The root has ended by a tag of its own: nothing was cut off. */
  isWhole = false;

  onopentagname(): void {
    this.#attributes = 0;
    if (this.#levels.length >= CAPS.depth) throw new FeedError('depth', `elements are nested more than ${CAPS.depth} deep`);
  }

  onattribute(): void {
    if (++this.#attributes > CAPS.attributes) throw new FeedError('attributes', `an element has more than ${CAPS.attributes} attributes`);
  }

  onopentag(tag: string, attributes: Attributes): void {
    this.#names.enter(attributes);
    const name = this.#names.resolve(tag);
    const above = this.#levels.at(-1);
    const level: Level = { name, what: 'other', base: attributes['xml:base'] ?? above?.base, lang: attributes['xml:lang'] ?? above?.lang };
    this.#levels.push(level);
    if (this.#capture) {
      // only the name: what is read later are words
      if (this.#capture.mode.inner === 'tags') this.#add(`<${tag.replace(/^.*:/, '').toLowerCase()}>`);
      return;
    }
    if (!above) this.#root(level, attributes);
    else if (above.what === 'root' && name === 'channel') this.#enterFeed(level);
    else if ((above.what === 'root' || above.what === 'feed') && (name === 'item' || name === 'atom:entry' || name === 'entry')) this.#enterItem(level, attributes['rdf:about']);
    else if (above.what === 'feed') this.#inFeed(level, attributes);
    else if (above.what === 'item' || above.what === 'within') this.#inItem(level, attributes);
  }

  ontext(text: string): void {
    const capture = this.#capture;
    if (capture) this.#add(capture.mode.inner === 'tags' && capture.mode.escapes ? escape(text) : text);
  }

  onclosetag(tag: string, isImplied: boolean): void {
    const depth = this.#levels.length;
    const level = this.#levels.pop();
    this.#names.leave();
    const capture = this.#capture;
    if (capture && capture.depth === depth) {
      this.#capture = null;
      const value = capture.parts.join('');
      capture.take({ kind: capture.mode.kind, value: capture.mode.decode(value), ...(capture.length > FIELD_MOST && { isCut: true }) });
    } else if (capture?.mode.inner === 'tags') this.#add(`</${tag.replace(/^.*:/, '').toLowerCase()}>`);
    if (level?.what === 'item') this.#leaveItem();
    if (depth === 1) this.isWhole = !isImplied;
  }

  #root(level: Level, attributes: Attributes): void {
    const { name } = level;
    const format = ROOTS[name];
    if (format === undefined) {
      if (name === 'html' || name === 'xhtml:html') throw new FeedError('html', 'this is a page, no feed: look for the address of its feed');
      throw new FeedError('format', `the document is neither RSS nor Atom: it begins with <${name.slice(0, 40)}>`);
    }
    const version = attributes['version'] ?? '';
    this.feed.format = name === 'rss' ? `RSS ${/^[\d.]{1,5}$/.test(version) ? version : '2.0'}` : /^0\.\d$/.test(version) ? `Atom ${version}` : format;
    level.what = 'root';
    if (name === 'feed' || name === 'atom:feed' || name === 'channel') this.#enterFeed(level);
    else if (level.lang !== undefined) this.feed.lang = level.lang;
  }

  #enterFeed(level: Level): void {
    level.what = 'feed';
    if (level.lang !== undefined) this.feed.lang = level.lang;
  }

  #inFeed(level: Level, attributes: Attributes): void {
    const { feed } = this;
    const field = FEED_TEXTS[level.name];
    // a feed may say what it is in several ways: the longest text is the one that says most
    if (field) this.#start(level.name, attributes, (text) => { if (text.value.length > (feed[field]?.value.length ?? 0)) feed[field] = text; });
    else if (level.name === 'language' || level.name === 'dc:language') this.#start('', {}, (text) => { feed.lang = text.value.trim(); });
    else if (level.name === 'items') level.what = 'feed';
    else if (level.name === 'link') this.#start('', {}, (text) => { if (text.value.trim()) feed.id ??= text.value.trim(); });
    else if (level.name === 'atom:id' || level.name === 'id') this.#start('', {}, (text) => { feed.id = text.value.trim(); });
  }

  #enterItem(level: Level, about: string | undefined): void {
    level.what = 'item';
    if (this.feed.items.length >= CAPS.items) {
      this.feed.left += 1;
      level.what = 'other';
      return;
    }
    this.#dates = new Map();
    this.#item = { published: [], links: [], tags: [], images: [], base: level.base, ...(about !== undefined && { id: about }), ...(level.lang !== undefined && { lang: level.lang }) };
  }

  #leaveItem(): void {
    const item = this.#item!;
    item.published = ITEM_DATES.flatMap((name) => this.#dates.get(name) ?? []);
    this.feed.items.push(item);
    this.#item = null;
  }

  #inItem(level: Level, attributes: Attributes): void {
    const item = this.#item!;
    const { name } = level;
    const field = ITEM_TEXTS[name];
    const plain = (take: (value: string) => void) => this.#start('', {}, ({ value }) => take(value.trim()));
    if (field) {
      const { lang } = level;
      this.#start(name, attributes, (text) => {
        if (text.value.trim() && (text.value.length > (item[field]?.value.length ?? 0) || field === 'alt')) item[field] = text;
        if (lang !== undefined && field !== 'alt') item.lang ??= lang;
      });
    } else if (ITEM_DATES.includes(name)) plain((value) => { if (!this.#dates.has(name)) this.#dates.set(name, value); });
    else if (name === 'guid') plain((value) => this.#takeGuid(value, attributes));
    else if (name === 'atom:id' || name === 'id') plain((value) => { item.id = value; });
    else if (name === 'link') plain((value) => { if (value) item.links.unshift(value); });
    else if (name === 'atom:link') this.#takeLink(attributes);
    else if (name === 'category' || name === 'dc:subject') this.#start('', {}, (text) => item.tags.push({ kind: 'html', value: text.value }));
    else if (name === 'atom:category') item.tags.push({ kind: 'text', value: attributes['label'] ?? attributes['term'] ?? '' });
    else if (name === 'dc:language' || name === 'language') plain((value) => { item.lang = value; });
    else if (name === 'enclosure' || name === 'media:content' || name === 'media:thumbnail') this.#takeImage(name, attributes);
    if (TRANSPARENT.has(name) && !this.#capture) level.what = 'within';
  }

  #takeGuid(value: string, attributes: Attributes): void {
    const item = this.#item!;
    item.id = value;
    if ((attributes['isPermaLink'] ?? attributes['ispermalink']) !== 'false' && /^https?:\/\//i.test(value)) item.links.push(value);
  }

  /** The page of an entry comes before anything else that it links to. */
  #takeLink({ rel = 'alternate', href, type = '' }: Attributes): void {
    if (href === undefined || !this.#item) return;
    if (rel === 'alternate') this.#item.links.unshift(href);
    else if (rel === 'enclosure' && type.startsWith('image/')) this.#item.images.push({ url: href });
    else if (rel === 'related') this.#item.links.push(href);
  }

  #takeImage(name: string, { url, type = '', medium }: Attributes): void {
    if (url !== undefined && (name === 'media:thumbnail' || medium === 'image' || type.startsWith('image/'))) this.#item!.images.push({ url });
  }

  #start(name: string, attributes: Attributes, take: (text: RawText) => void): void {
    this.#capture = { depth: this.#levels.length, mode: textMode(name, attributes, this.feed.format), parts: [], length: 0, take };
  }

  /** Of a text only as much is kept as is looked at later. */
  #add(text: string): void {
    const capture = this.#capture!;
    if (capture.length <= FIELD_MOST * 2) capture.parts.push(text);
    capture.length += text.length;
  }
}

/**
 * Reads a document of RSS 0.9x, 1.0, 1.1 or 2.0, or of Atom 0.3 or 1.0.
 * @throws {FeedError} where it is none, was cut off, or is nested too deep or has too many attributes
 */
export function readXmlFeed(text: string): RawFeed {
  const reader = new FeedReader();
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true });
  parser.end(text);
  if (!reader.feed.format) throw new FeedError('format', 'the document is neither RSS, Atom, JSON Feed nor a file of news');
  if (!reader.isWhole) throw new FeedError('truncated', 'the document ends too early: it was cut off');
  return reader.feed;
}
