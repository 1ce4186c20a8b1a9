import { foldText } from '@seesac/incident-index';

/** Longest slug that is made, so that a number fits after it. */
const LENGTH = 70;

/** What an address can be made of: the words of a title in plain letters, as many as fit; the day where there are none. */
export function slugOf(title: string, publishAt: string): string {
  const words = foldText(title).replace(/[^a-z0-9]+/g, ' ').trim().split(' ').filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug.length + 1 + word.length > LENGTH) break;
    slug = slug ? `${slug}-${word}` : word;
  }
  return slug || words[0]?.slice(0, LENGTH) || `news-${publishAt.slice(0, 10)}`;
}
