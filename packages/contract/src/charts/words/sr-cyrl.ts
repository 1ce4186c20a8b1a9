import { toSerbianCyrillic } from '../../transliterate.js';
import type { ChartWords } from '../speech.js';
import { words as latin } from './sr-latn.js';

/** What charts say in Serbian, Cyrillic script: the Latin texts by rule, their placeholders kept. */
export const words: ChartWords = { lang: 'sr-Cyrl', texts: Object.fromEntries(Object.entries(latin.texts).map(([id, text]) => [id, toSerbianCyrillic(text)])) as ChartWords['texts'] };
