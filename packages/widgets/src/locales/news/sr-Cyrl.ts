// Do not modify this file by hand!
// Re-generate this file by running lit-localize

/* eslint-disable no-irregular-whitespace */
/* eslint-disable @typescript-eslint/no-explicit-any */

export const templates = {
  'news-all': `Све вести`,
  'news-demonstration': `За демонстрацију: ове вести су измишљене.`,
  'news-empty': `Вести још нема.`,
  'news-heading': `Најновије вести`,
  'news-rss': `Канал вести (RSS)`,
};
