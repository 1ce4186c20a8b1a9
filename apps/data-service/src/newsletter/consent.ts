import { toSerbianCyrillic, type ConsentText, type Language } from '@seesac/contract';
import { sha256 } from './tokens.js';

/** Languages of the consent text and of the pages; who reads another is given English. */
export const PAGE_LANGUAGES = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const satisfies readonly Language[];
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const pageLanguage = (lang: string): PageLanguage => PAGE_LANGUAGES.find((page) => page === lang) ?? 'en';

/** Changes with every change of a text: what somebody agreed to must be found by it for good. */
const EDITION = 'newsletter-1';

const LATIN = 'Pristajem da mi SEESAC šalje svoj bilten e-poštom i da u tu svrhu čuva moju adresu, moj izbor tema i jezika i zapis o ovoj saglasnosti. Saglasnost mogu povući u svakom trenutku putem veze u svakom pismu.';
const TEXTS: Readonly<Record<PageLanguage, string>> = {
  en: 'I agree that SEESAC sends me its newsletter by e-mail and, for that purpose, keeps my address, my choice of topics and language, and a record of this consent. I can take it back at any time with the link in every mail.',
  sq: 'Pajtohem që SEESAC-u të më dërgojë buletinin e tij me e-mail dhe, për këtë qëllim, të ruajë adresën time, zgjedhjen time të temave e të gjuhës dhe një dëshmi të këtij pëlqimi. Mund ta tërheq në çdo kohë me lidhjen që gjendet në çdo mesazh.',
  'sr-Latn': LATIN,
  'sr-Cyrl': toSerbianCyrillic(LATIN),
};

const made = new Map(PAGE_LANGUAGES.map((lang): [string, ConsentText] => {
  const text = TEXTS[lang];
  return [`${EDITION}-${lang}`, { id: `${EDITION}-${lang}`, sha256: sha256(text), lang, text }];
}));

/** The text in force, in a language or in English. */
export const consentText = (lang: string): ConsentText => made.get(`${EDITION}-${pageLanguage(lang)}`)!;

/** A text in force by its identifier. */
export const consentOf = (id: string): ConsentText | undefined => made.get(id);
