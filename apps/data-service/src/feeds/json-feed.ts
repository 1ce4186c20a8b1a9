import { htmlOf, linesOf, noticesFor, type Feed } from './feed.js';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What it has no place for is in `_seesac`. */
export function jsonFeed(feed: Feed): string {
  const { title, description, self, about, entries, notices, licence, citation, lang } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: about.href,
    feed_url: self,
    description,
    ...(lang !== null && { language: lang }),
    authors: [{ name: 'SEESAC', url: 'https://www.seesac.org' }],
    _seesac: { about: about.href, licence, citation, notices: notices.map(({ text }) => text) },
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.link.href,
      title: entry.title,
      content_html: htmlOf(entry, noticesFor(entry, feed)),
      content_text: [...linesOf(entry), ...noticesFor(entry, feed)].join('\n'),
      date_published: entry.published,
      ...(entry.updated > entry.published && { date_modified: entry.updated }),
      ...((entry.lang ?? lang) !== null && { language: entry.lang ?? lang }),
      ...(entry.tags?.length && { tags: entry.tags }),
      ...(entry.image && { image: entry.image.url }),
    })),
  });
}
