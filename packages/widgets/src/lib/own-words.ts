import type { Speech } from './locale-controller.js';

type Load = () => Promise<{ templates: Readonly<Record<string, string>> }>;

/** What only one widget says, by language: files beside the one of the language, so that other widgets do not carry them. A folder is a line in `scripts/localize.mjs`. */
const loaders = {
  charts: {
    sq: () => import('../locales/charts/sq.js'),
    'sr-Latn': () => import('../locales/charts/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/charts/sr-Cyrl.js'),
  },
  consent: {
    sq: () => import('../locales/consent/sq.js'),
    'sr-Latn': () => import('../locales/consent/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/consent/sr-Cyrl.js'),
  },
  map: {
    sq: () => import('../locales/map/sq.js'),
    'sr-Latn': () => import('../locales/map/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/map/sr-Cyrl.js'),
  },
  monitor: {
    sq: () => import('../locales/monitor/sq.js'),
    'sr-Latn': () => import('../locales/monitor/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/monitor/sr-Cyrl.js'),
  },
  news: {
    sq: () => import('../locales/news/sq.js'),
    'sr-Latn': () => import('../locales/news/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/news/sr-Cyrl.js'),
  },
  newsletter: {
    sq: () => import('../locales/newsletter/sq.js'),
    'sr-Latn': () => import('../locales/newsletter/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/newsletter/sr-Cyrl.js'),
  },
} satisfies Record<string, Partial<Record<Speech['lang'], Load>>>;

export type OwnWords = keyof typeof loaders;

/** Gives a language the words of one widget. Where they cannot be fetched it says these in English: no reason to show nothing. */
export async function addWords({ lang, messages }: Speech, of: OwnWords): Promise<void> {
  const words = await (loaders[of] as Partial<Record<string, Load>>)[lang]?.().catch(() => undefined);
  Object.assign(messages, words?.templates);
}
