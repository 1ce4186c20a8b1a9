import { foldWords } from '@seesac/client/fold.js';

/** Whether each word of a search begins a word of the text, compared as the search of incidents compares them: in any script, with or without marks. */
export function begins(text: string, words: string): boolean {
  const there = foldWords(text).flat();
  return foldWords(words).every((spellings) => spellings.some((one) => there.some((word) => word.startsWith(one))));
}
