import { NewsShelf } from '../../src/news/shelf.ts';
import { AT } from '../routes-support.ts';

/** Name of the picture of each item. */
export const PICTURE = `${'ab'.repeat(32)}.png`;
const shelf = new NewsShelf();
shelf.replace((['en', 'sq', 'mk'] as const).flatMap((lang) => [0, 1, 2, 3].map((n) => ({
  slug: `news-${lang}-${n}`, lang, status: n === 3 ? 'withdrawn' as const : 'published' as const, publishAt: `2025-02-0${n + 1}T08:00:00.000Z`, source: null, revision: 1, updatedAt: AT,
  document: {
    title: `<b>${n}</b>`, summary: 'Kosovo*', text: ['a'], tags: ['alpha', 'monitor'], link: 'https://example.org/1', group: `g${n}`,
    image: { file: PICTURE, width: 1, height: 1, bytes: 3, alt: 'x' },
  },
}))));
/** Four items in three languages, the last of them withdrawn, as the application is given them. */
export const NEWS = { edition: (now: Date) => shelf.edition(now), picture: async (file: string) => (file === PICTURE ? new Uint8Array([1, 2, 3]) : null) };
