import { escapeXml, htmlOf, noticesFor, rightsOf, type Feed } from './feed.js';

const element = (name: string, text: string, attributes = '') => `<${name}${attributes}>${escapeXml(text)}</${name}>`;
const link = (rel: string, href: string, type: string) => `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;

/** A feed as Atom (RFC 4287). */
export function atom(feed: Feed): string {
  const entries = feed.entries.map((entry) => [
    entry.lang === undefined ? '<entry>' : `<entry xml:lang="${entry.lang}">`,
    element('id', entry.id),
    element('title', entry.title),
    element('updated', entry.updated),
    element('published', entry.published),
    link('alternate', entry.link.href, entry.link.type),
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
    link('alternate', feed.about.href, feed.about.type),
    '<author><name>SEESAC</name><uri>https://www.seesac.org</uri></author>',
    element('rights', rightsOf(feed)),
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
