// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'news-all': `Sve vesti`,
  'news-demonstration': `Za demonstraciju: ove vesti su izmišljene.`,
  'news-empty': `Vesti još nema.`,
  'news-heading': `Najnovije vesti`,
  'news-rss': `Kanal vesti (RSS)`,
};
