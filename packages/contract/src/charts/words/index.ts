import type { Language } from '../../languages.js';
import type { ChartWords } from '../speech.js';
import { en } from './en.js';

const WORDS: readonly ChartWords[] = [{ lang: 'en', texts: en }];

/** What charts say in a language, English where it has no texts of its own. All languages at once: a page fetches the one that it speaks. */
export const wordsIn = (lang: Language): ChartWords => WORDS.find((words) => words.lang === lang) ?? WORDS[0]!;
