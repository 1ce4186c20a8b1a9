// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'news-all': `Të gjitha lajmet`,
  'news-demonstration': `Për demonstrim: këto lajme janë të sajuara.`,
  'news-empty': `Ende nuk ka lajme.`,
  'news-heading': `Lajmet e fundit`,
  'news-rss': `Furnizimi (RSS)`,
};
