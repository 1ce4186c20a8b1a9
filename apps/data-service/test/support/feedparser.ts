import { spawnSync } from 'node:child_process';

/** A feed as feedparser reads it; `fault` where it is not well-formed, or its encoding is not what it says. */
export interface Read { fault: string | null; version: string; title: string; language: string | null; links: string[]; updated: string | null; entries: ReadEntry[] }
export interface ReadEntry { id: string; title: string; language: string | null; link: string; published: string | null; content: string; tags: string[]; enclosures: string[] }

/** Nothing is made clean or whole on the way: what a document says is what is compared. */
const PROGRAM = `
import calendar, datetime, json, sys
import feedparser
def instant(parsed):
    return parsed and datetime.datetime.fromtimestamp(calendar.timegm(parsed), datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
def entry(one):
    detail = one.content[0] if one.get('content') else one.get('summary_detail', {})
    return {'id': one.get('id', ''), 'title': one.get('title', ''), 'language': one.get('dc_language') or one.get('language') or one.get('title_detail', {}).get('language'), 'link': one.get('link', ''),
            'published': instant(one.get('published_parsed')), 'content': detail.get('value', ''), 'tags': [tag.term for tag in one.get('tags', [])],
            'enclosures': [' '.join([e.get('href', ''), e.get('type', ''), str(e.get('length', ''))]) for e in one.get('enclosures', [])]}
def read(document):
    d = feedparser.parse(document.encode(), sanitize_html=False, resolve_relative_uris=False)
    return {'fault': repr(d.bozo_exception) if d.bozo else None, 'version': d.version, 'title': d.feed.get('title', ''), 'language': d.feed.get('language'), 'links': [l.rel + ' ' + l.href for l in d.feed.get('links', [])],
            'updated': instant(d.feed.get('updated_parsed')), 'entries': [entry(one) for one in d.entries]}
json.dump([read(document) for document in json.load(sys.stdin)], sys.stdout)
`;

/** Python with feedparser, or why there is none. */
function find(): { python: string } | string {
  const tried = ['python3', '/usr/bin/python3'];
  const python = tried.find((command) => spawnSync(command, ['-c', 'import feedparser']).status === 0);
  return python === undefined ? `skipped: no feedparser (Debian: python3-feedparser) in ${tried.join(' or ')}` : { python };
}
const found = find();
/** Why feedparser reads nothing here, or `false`. */
export const skip = typeof found === 'string' ? found : false;

/** Documents as feedparser reads them, all in one run. */
export function readFeeds(documents: readonly string[]): Read[] {
  if (typeof found === 'string') throw new Error(found);
  const { status, stdout, stderr } = spawnSync(found.python, ['-c', PROGRAM], { input: JSON.stringify(documents), encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' }, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Read[];
}
