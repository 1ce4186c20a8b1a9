import type { Language } from '@seesac/contract';

/** Languages of the platform by the names that they have for themselves: the same before somebody uses the form and after. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English', sq: 'Shqip', 'sr-Latn': 'Srpski (latinica)', 'sr-Cyrl': 'Српски (ћирилица)', bs: 'Bosanski', hr: 'Hrvatski', cnr: 'Crnogorski', mk: 'Македонски', ro: 'Română',
};
