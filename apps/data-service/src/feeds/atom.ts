import { escapeXml, htmlOf, noticesFor, rightsOf, type Feed, type FeedLink } from './feed.js';

const element = (name: string, text: string, attributes = '') => `<${name}${attributes}>${escapeXml(text)}</${name}>`;
const link = (rel: string, href: string, type?: string) => `<link rel="${rel}"${type === undefined ? '' : ` type="${type}"`} href="${escapeXml(href)}"/>`;
/** Of data nothing is said of their type, which RFC 4287 leaves to the answer: readers in wide use lead to no other type than HTML, and to the identifier in its place. */
const alternate = ({ href, type }: FeedLink) => link('alternate', href, type === 'text/html' ? type : undefined);

/** A feed as Atom (RFC 4287). */
export function atom(feed: Feed): string {
  const entries = feed.entries.map((entry) => [
    entry.lang === undefined ? '<entry>' : `<entry xml:lang="${entry.lang}">`,
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.updated),
    element('published', entry.published),
    alternate(entry.link),
    ...(entry.image ? [`<link rel="enclosure" type="${entry.image.type}" length="${entry.image.bytes}" href="${escapeXml(entry.image.url)}"/>`] : []),
    ...(entry.tags ?? []).map((tag) => `<category term="${escapeXml(tag)}"/>`),
    element('content', htmlOf(entry, noticesFor(entry, feed)), ' type="html"'),
    '</entry>',
  ].join(''));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${feed.lang === null ? '' : ` xml:lang="${feed.lang}"`}>`,
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', feed.updated),
    link('self', feed.self, 'application/atom+xml'),
    alternate(feed.about),
    '<author><name>SEESAC</name><uri>https://www.seesac.org</uri></author>',
    element('rights', rightsOf(feed)),
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
