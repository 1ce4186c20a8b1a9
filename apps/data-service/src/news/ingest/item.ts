import { createHash } from 'node:crypto';
import { NEWS_SLUG } from '@seesac/contract';
import { MOST, NEWS_STATUSES, type NewsStatus } from '../record.js';
import { tagKey } from '../shelf.js';
import { readDate } from './dates.js';
import { languageOf } from './language.js';
import { safeLink } from './link.js';
import type { NewsIssue, ParsedItem, ReadOptions } from './parsed.js';
import type { RawFeed, RawItem, RawText } from './raw.js';
import { clean, FIELD_MOST, htmlParagraphs, paragraphsOf, shorten } from './text.js';

/** A value in an issue, so that a hostile one makes no long report. */
const shown = (value: string) => shorten(clean(value.slice(0, 200)), 80);

const paragraphs = ({ kind, value }: RawText): string[] => (kind === 'html' ? htmlParagraphs(value) : paragraphsOf(value));
/** A raw text on one line. */
export const line = (text: RawText | undefined): string => (text ? paragraphs(text).join(' ') : '');

/** Checks one item. What is wrong with it goes to `report`; `null` where it is left out. */
export function itemOf(raw: RawItem, item: number, feed: RawFeed, options: ReadOptions, report: (issue: NewsIssue) => void): ParsedItem | null {
  const say = (severity: NewsIssue['severity']) => (field: string, rule: string, message: string, value?: string) =>
    report({ item, field, rule, severity, message, ...(value !== undefined && { value: shown(value) }) });
  const [warn, refuse] = [say('warning'), say('error')];
  const cut = (field: string, text: string, most: number) => {
    if (text.length > most) warn(field, 'too-long', `is longer than ${most} characters and was cut`);
    return shorten(text, most);
  };

  const title = line(raw.title);
  if (!title) {
    refuse('title', 'title-missing', 'there is no title');
    return null;
  }
  const { summary, text } = textsOf(raw, warn);
  const lang = options.lang ?? langOf(raw, feed, `${title} ${summary}`, warn);
  if (lang === null) {
    refuse('lang', 'language', 'is in a language that the platform does not have; name another one to take it as that', raw.lang ?? feed.lang);
    return null;
  }
  const own = raw.own ?? {};
  if (own.slug !== undefined && !NEWS_SLUG.test(own.slug)) {
    refuse('slug', 'slug', 'must be lower-case letters, digits and hyphens, at most 80', own.slug);
    return null;
  }
  if (own.status !== undefined && !(NEWS_STATUSES as readonly string[]).includes(own.status)) {
    refuse('status', 'status', `must be one of ${NEWS_STATUSES.join(', ')}`, own.status);
    return null;
  }
  const link = linkOf(raw, options, warn);
  if (!summary && link === undefined) {
    refuse('summary', 'text-missing', 'there is neither a summary nor a text, nor an address where one stands');
    return null;
  }
  const image = imageOf(raw, options, warn);
  return {
    item, lang,
    source: sourceOf(raw, link, title, feed, options),
    publishAt: dateOf(raw, warn),
    document: {
      title: cut('title', title, MOST.title),
      summary: cut('summary', summary, MOST.summary),
      text: text.slice(0, MOST.paragraphs).map((paragraph) => shorten(paragraph, MOST.paragraph)),
      tags: tagsOf(raw, warn),
      ...(link !== undefined && { link }),
      ...(own.group !== undefined && { group: shorten(clean(own.group), MOST.group) }),
      ...(feed.demonstration && { demonstration: true as const }),
    },
    ...(image && { image }),
    ...(own.slug !== undefined && { slug: own.slug }),
    ...(own.status !== undefined && { status: own.status as NewsStatus }),
  };
}

type Warn = (field: string, rule: string, message: string, value?: string) => void;

/** One paragraph that says what it is about, and the text where there is more of it than that. */
function textsOf(raw: RawItem, warn: Warn): { summary: string; text: string[] } {
  for (const field of ['title', 'summary', 'content'] as const) {
    const { value, isCut } = raw[field] ?? { value: '' };
    if (isCut || value.length > FIELD_MOST) warn(field === 'content' ? 'text' : field, 'too-long', `is longer than ${FIELD_MOST} characters: the rest was left out`);
  }
  const whole = raw.own?.text ? raw.own.text.map((paragraph) => clean(paragraph.slice(0, FIELD_MOST))).filter(Boolean) : raw.content ? paragraphs(raw.content) : [];
  const told = raw.summary ? paragraphs(raw.summary) : [];
  const summary = told.join(' ');
  if (!whole.length && summary.length > MOST.summary) return { summary: shorten(told[0]!, MOST.summary), text: told };
  if (!summary && whole.length === 1 && whole[0]!.length <= MOST.summary) return { summary: whole[0]!, text: [] };
  return { summary: summary || shorten(whole[0] ?? '', MOST.summary), text: whole };
}

function langOf(raw: RawItem, feed: RawFeed, sample: string, warn: Warn) {
  const said = raw.lang?.trim() || feed.lang?.trim();
  if (said) return languageOf(said, sample);
  warn('lang', 'language-missing', 'does not say its language: it was taken as English');
  return 'en' as const;
}

function linkOf({ links, base }: RawItem, { url }: ReadOptions, warn: Warn): string | undefined {
  const start = base === undefined ? url : safeLink(base, url) ?? url;
  const good = links.map((link) => safeLink(link, start));
  const bad = links.find((_, n) => good[n] === null);
  const link = good.find((one) => one !== null) ?? undefined;
  if (link === undefined && bad !== undefined) warn('link', 'link', 'is no address that may be followed (http or https, whole, without a user): it was left out', bad);
  return link;
}

function imageOf({ images, alt, base }: RawItem, { url }: ReadOptions, warn: Warn): ParsedItem['image'] {
  const first = images[0];
  if (!first) return undefined;
  const address = safeLink(first.url, base ?? url);
  const words = line(first.alt ?? alt);
  if (address === null) warn('image', 'link', 'is no address that may be followed: the picture was left out', first.url);
  else if (!words) warn('image', 'alt-missing', 'has no text for who does not see it: the picture was left out', first.url);
  else return { url: address, alt: shorten(words, MOST.alt) };
  return undefined;
}

function dateOf({ published }: RawItem, warn: Warn): string | null {
  const instant = published.map(readDate).find((date) => date !== null) ?? null;
  if (instant !== null) return instant;
  const [written] = published.filter((date) => date.trim());
  if (written === undefined) warn('published', 'date-missing', 'has no date: it is a draft until it gets one');
  else warn('published', 'date', 'is no date that can be read in one way: the item is a draft until it gets one', written);
  return null;
}

function tagsOf({ tags }: RawItem, warn: Warn): string[] {
  const found = new Map<string, string>();
  for (const raw of tags) {
    const tag = line(raw);
    if (tag.length > MOST.tag) warn('tags', 'too-long', `is longer than ${MOST.tag} characters and was left out`, tag);
    else if (tag && !found.has(tagKey(tag))) found.set(tagKey(tag), tag);
  }
  if (found.size > MOST.tags) warn('tags', 'too-many', `are more than ${MOST.tags}: the rest was left out`);
  return [...found.values()].slice(0, MOST.tags);
}

/** An identifier is unique in its feed alone, unless it is an address. What has none is known by its link, and without one by its title and date. */
function sourceOf({ id, own, published }: RawItem, link: string | undefined, title: string, feed: RawFeed, { name = 'document', url }: ReadOptions): string {
  const scope = feed.id ?? url ?? name;
  const said = id === undefined ? '' : clean(id);
  if (/^[a-z][a-z0-9+.-]*:./i.test(said)) return bounded(said);
  if (said) return bounded(`${scope}#${said}`);
  if (own?.slug !== undefined) return `slug:${own.slug}`;
  return bounded(link ?? `${scope}#${title} ${published[0] ?? ''}`);
}

/** Hostile identifiers may be long; the column is indexed. */
const bounded = (source: string) => (source.length <= 500 ? source : `sha256:${createHash('sha256').update(source).digest('hex')}`);
