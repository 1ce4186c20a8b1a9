import type { Speech } from './locale-controller.js';

/** What only a map says, by language: a file beside the one of the language, so that other widgets do not carry it. */
const loaders: Partial<Record<string, () => Promise<{ templates: Readonly<Record<string, string>> }>>> = {
  sq: () => import('../locales/map/sq.js'),
  'sr-Latn': () => import('../locales/map/sr-Latn.js'),
  'sr-Cyrl': () => import('../locales/map/sr-Cyrl.js'),
};

/** Gives a language the words of the map. Where they cannot be fetched the map is in English: no reason to show nothing. */
export async function addMapWords({ lang, messages }: Speech): Promise<void> {
  const words = await loaders[lang]?.().catch(() => undefined);
  Object.assign(messages, words?.templates);
}
