import { escapeXml, htmlOf, noticesFor, rightsOf, type Feed } from './feed.js';

const element = (name: string, text: string, attributes = '') => `<${name}${attributes}>${escapeXml(text)}</${name}>`;
/** A date of RFC 822, with a year of four digits as RSS wants it. */
const date = (instant: string) => new Date(instant).toUTCString().replace('GMT', '+0000');

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification). A description is HTML there, so its text is escaped twice. */
export function rss(feed: Feed): string {
  const items = feed.entries.map((entry) => [
    '<item>',
    element('title', entry.title),
    element('link', entry.link.href),
    element('guid', entry.id, ' isPermaLink="false"'),
    element('pubDate', date(entry.published)),
    element('description', htmlOf(entry, noticesFor(entry, feed))),
    ...(entry.tags ?? []).map((tag) => element('category', tag)),
    ...(entry.image ? [`<enclosure url="${escapeXml(entry.image.url)}" length="${entry.image.bytes}" type="${entry.image.type}"/>`] : []),
    ...(entry.lang === undefined ? [] : [element('dc:language', entry.lang)]),
    '</item>',
  ].join(''));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', feed.title),
    element('link', feed.about.href),
    element('description', feed.description),
    ...(feed.lang === null ? [] : [element('language', feed.lang)]),
    element('copyright', rightsOf(feed)),
    element('lastBuildDate', date(feed.updated)),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(feed.self)}"/>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}
