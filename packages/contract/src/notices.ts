import type { Language } from './languages.js';

/** Notices that travel with the data. `synthetic` marks invented data; the others are legal texts. */
export type NoticeKey = 'synthetic' | 'kosovo' | 'map' | 'eu';

/** One notice: its text by language. A language without an entry shows the English text, marked as English: nobody but SEESAC translates a legal text. */
export interface Notice { key: NoticeKey; text: Partial<Record<Language, string>> & { en: string } }

/** Grows with each change of a wording, so that a page can be checked against the text that it showed. */
export const NOTICES_VERSION = '2025-02';

/**
 * Wording of seesac.org, February 2025 (capitals restored). When each is shown: `kosovo` wherever "Kosovo*" appears, `map` on every map, `eu` with every widget.
 * Two points are open with SEESAC: the capitals of "Declaration of Independence", and official translations.
 */
export const NOTICES: readonly Notice[] = [
  {
    key: 'synthetic',
    text: {
      en: 'Synthetic demonstration data. These incidents are invented. Do not cite them.',
      sq: 'Të dhëna sintetike për demonstrim. Këto incidente janë të sajuara. Mos i citoni.',
      'sr-Latn': 'Sintetički podaci za demonstraciju. Ovi incidenti su izmišljeni. Ne navodite ih kao izvor.',
      'sr-Cyrl': 'Синтетички подаци за демонстрацију. Ови инциденти су измишљени. Не наводите их као извор.',
    },
  },
  {
    key: 'kosovo',
    text: {
      en: '*For the United Nations Development Programme, references to Kosovo shall be understood to be in the context of Security Council Resolution 1244 (1999). For the European Union, this designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo Declaration of Independence.',
    },
  },
  {
    key: 'map',
    text: {
      en: '*The designations employed and the presentation of material on this map do not imply the expression of any opinion whatsoever on the part of the Secretariat of the United Nations or UNDP concerning the legal status of any country, territory, city or area or its authorities, or concerning the delimitation of its frontiers or boundaries.',
    },
  },
  {
    key: 'eu',
    text: {
      en: 'This website is funded by the European Union. Its contents are the sole responsibility of UNDP SEESAC and do not necessarily reflect the views of the European Union.',
    },
  },
];

/** One notice in one language, as `/v1/notices` answers it. */
export interface NoticeText { key: NoticeKey; text: string; /** Language that the text is really in. */ lang: Language }

/** All notices in a language, English where there is no translation. */
export function noticesIn(lang: Language): NoticeText[] {
  return NOTICES.map(({ key, text }) => {
    const own = text[lang];
    return own === undefined ? { key, text: text.en, lang: 'en' } : { key, text: own, lang };
  });
}
