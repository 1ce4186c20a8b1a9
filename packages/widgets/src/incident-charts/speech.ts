import type { Language } from '@seesac/contract';
import { speechIn, type ChartSpeech, type ChartWords } from '@seesac/contract/charts.js';
import { en } from '@seesac/contract/charts/words/en.js';

/** What charts say, by language: English is there, the others are fetched. */
const loaders: Partial<Record<Language, () => Promise<{ words: ChartWords }>>> = {
  sq: () => import('@seesac/contract/charts/words/sq.js'),
  'sr-Latn': () => import('@seesac/contract/charts/words/sr-latn.js'),
  'sr-Cyrl': () => import('@seesac/contract/charts/words/sr-cyrl.js'),
};

const speeches = new Map<Language, Promise<ChartSpeech>>();

/** How a language says what charts say. One that cannot be fetched is English: no reason to show nothing. */
export function chartSpeech(lang: Language): Promise<ChartSpeech> {
  let speech = speeches.get(lang);
  if (!speech) {
    const words = loaders[lang]?.().then((module) => module.words) ?? Promise.resolve<ChartWords>({ lang: 'en', texts: en });
    speech = words.then(speechIn, () => {
      // Asked for again by the next question.
      speeches.delete(lang);
      return speechIn({ lang: 'en', texts: en });
    });
    speeches.set(lang, speech);
  }
  return speech;
}
