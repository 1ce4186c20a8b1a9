import type { Language } from '../../languages.js';
import type { ChartWords } from '../speech.js';
import { en } from './en.js';
import { words as sq } from './sq.js';
import { words as srCyrl } from './sr-cyrl.js';
import { words as srLatn } from './sr-latn.js';

const ENGLISH: ChartWords = { lang: 'en', texts: en };
const WORDS: Partial<Record<Language, ChartWords>> = { en: ENGLISH, sq, 'sr-Cyrl': srCyrl, 'sr-Latn': srLatn };

/** What charts say in a language, English where it has no texts of its own. All languages at once: a page fetches the one that it speaks. */
export const wordsIn = (lang: Language): ChartWords => WORDS[lang] ?? ENGLISH;
