import type { Speech } from './locale-controller.js';

type Load = () => Promise<{ templates: Readonly<Record<string, string>> }>;

/** What only one widget says, by language: files beside the one of the language, so that other widgets do not carry them. A folder is a line in `scripts/localize.mjs`. */
const loaders = {
  charts: {
    sq: () => import('../locales/charts/sq.js'),
    'sr-Latn': () => import('../locales/charts/sr-Latn.js'),
    'sr-Cyrl': () => import('../locales/charts/sr-Cyrl.js'),
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
} satisfies Record<string, Partial<Record<Speech['lang'], Load>>>;

/** Gives a language the words of one widget. Where they cannot be fetched it says these in English: no reason to show nothing. */
export async function addWords({ lang, messages }: Speech, of: keyof typeof loaders): Promise<void> {
  const words = await (loaders[of] as Partial<Record<string, Load>>)[lang]?.().catch(() => undefined);
  Object.assign(messages, words?.templates);
}
