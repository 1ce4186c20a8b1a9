import type { Language } from '@seesac/contract';
import { speechIn, type ChartSpeech, type ChartWords } from '@seesac/contract/charts.js';
import { common } from '@seesac/contract/charts/words/en/common.js';

/** What charts say, by language: English is there, as far as the charts of the page need it; the others are fetched. */
const loaders: Partial<Record<Language, () => Promise<{ words: ChartWords }>>> = {
  sq: () => import('@seesac/contract/charts/words/sq.js'),
  'sr-Latn': () => import('@seesac/contract/charts/words/sr-latn.js'),
  'sr-Cyrl': () => import('@seesac/contract/charts/words/sr-cyrl.js'),
};

/** English: what all charts say, and what {@link addEnglish} brought. */
const texts = { ...common } as Record<string, string>;
const english = { lang: 'en', texts } as unknown as ChartWords;

/** Adds a part of the English words. Those of another language come all at once. */
export const addEnglish = (part: Readonly<Record<string, string>>): unknown => Object.assign(texts, part);

const speeches = new Map<Language, Promise<ChartSpeech>>();

/** How a language says what charts say. One that cannot be fetched is English: no reason to show nothing. */
export function chartSpeech(lang: Language): Promise<ChartSpeech> {
  let speech = speeches.get(lang);
  if (!speech) {
    const words = loaders[lang]?.().then((module) => module.words) ?? Promise.resolve(english);
    speech = words.then(speechIn, () => {
      // Asked for again by the next question.
      speeches.delete(lang);
      return speechIn(english);
    });
    speeches.set(lang, speech);
  }
  return speech;
}
