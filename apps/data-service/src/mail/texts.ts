import { toSerbianCyrillic, type Topic } from '@seesac/contract';

/** Languages in which mails are written. */
export const MAIL_LANGUAGES = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** What mails say. Braces are places for values. */
export interface MailTexts {
  topics: Readonly<Record<Topic, string>>;
  /** Subject of the confirmation. */
  confirmSubject: string;
  /** Who asked for what. */
  asked: string;
  askedTopics: string;
  /** Where the address is subscribed already. */
  known: string;
  code: string;
  codeHow: string;
  link: string;
  button: string;
  linkUntil: string;
  /** What happens without a confirmation. */
  ignore: string;
  ignoreKnown: string;
  sender: string;
  /** Foot of a digest. */
  because: string;
  unsubscribe: string;
  preferences: string;
  more: string;
  test: string;
  /** Where news in it are made up. */
  demonstration: string;
}

const en: MailTexts = {
  topics: { news: 'news of SEESAC', monitor: 'Armed Violence Monitor' },
  confirmSubject: 'Please confirm: news of SEESAC by e-mail',
  asked: 'Somebody, probably you, typed this address into the sign-up form for news of SEESAC.',
  askedTopics: 'Asked for: {topics}.',
  known: 'This address is subscribed already. Confirming sets its topics and its language to what was asked for now.',
  code: 'Your code is {code}',
  codeHow: 'Type it where you signed up. It is good for {minutes} minutes, until {time} UTC.',
  link: 'Or open this page and press the button there:',
  button: 'Open the confirmation page',
  linkUntil: 'The page is good for {hours} hours.',
  ignore: 'If it was not you, do nothing: without a confirmation you are sent no news, and the address is deleted after three days.',
  ignoreKnown: 'If it was not you, do nothing: without a confirmation everything stays as it is.',
  sender: 'SEESAC, South Eastern and Eastern Europe Clearinghouse for the Control of Small Arms and Light Weapons',
  because: 'You receive this because you subscribed to: {topic}.',
  unsubscribe: 'Unsubscribe',
  preferences: 'Topics, language, your data',
  more: 'Read more',
  test: 'This is a test. It was sent to this address only, and its links to unsubscribe do nothing.',
  demonstration: 'Some of these news are made up for demonstration.',
};

const sq: MailTexts = {
  topics: { news: 'lajme të SEESAC-ut', monitor: 'Monitori i dhunës me armë' },
  confirmSubject: 'Ju lutemi konfirmoni: lajme të SEESAC-ut me e-mail',
  asked: 'Dikush, me siguri ju, e shkroi këtë adresë në formularin e regjistrimit për lajme të SEESAC-ut.',
  askedTopics: 'U kërkua: {topics}.',
  known: 'Kjo adresë është tashmë e abonuar. Konfirmimi i ndryshon temat dhe gjuhën e saj sipas kërkesës së tanishme.',
  code: 'Kodi juaj është {code}',
  codeHow: 'Shkruajeni aty ku u regjistruat. Vlen {minutes} minuta, deri në orën {time} UTC.',
  link: 'Ose hapeni këtë faqe dhe shtypni butonin që gjendet aty:',
  button: 'Hap faqen e konfirmimit',
  linkUntil: 'Faqja vlen {hours} orë.',
  ignore: 'Nëse nuk ishit ju, mos bëni asgjë: pa konfirmim nuk ju dërgohen lajme dhe adresa fshihet pas tri ditësh.',
  ignoreKnown: 'Nëse nuk ishit ju, mos bëni asgjë: pa konfirmim gjithçka mbetet si është.',
  sender: 'SEESAC, Qendra e Evropës Juglindore dhe Lindore për Kontrollin e Armëve të Vogla dhe të Lehta',
  because: 'E merrni këtë mesazh sepse jeni abonuar në: {topic}.',
  unsubscribe: 'Çabonohu',
  preferences: 'Temat, gjuha, të dhënat tuaja',
  more: 'Lexo më shumë',
  test: 'Ky është një mesazh prove. U dërgua vetëm në këtë adresë dhe lidhjet e tij për çabonim nuk bëjnë asgjë.',
  demonstration: 'Disa nga këto lajme janë të trilluara, për demonstrim.',
};

const latin: MailTexts = {
  topics: { news: 'vesti SEESAC-a', monitor: 'Monitor oružanog nasilja' },
  confirmSubject: 'Molimo potvrdite: vesti SEESAC-a e-poštom',
  asked: 'Neko, verovatno vi, upisao je ovu adresu u obrazac za prijavu na vesti SEESAC-a.',
  askedTopics: 'Traženo je: {topics}.',
  known: 'Ova adresa je već prijavljena. Potvrdom se njene teme i jezik menjaju prema sadašnjem zahtevu.',
  code: 'Vaš kod je {code}',
  codeHow: 'Upišite ga tamo gde ste se prijavili. Važi {minutes} minuta, do {time} UTC.',
  link: 'Ili otvorite ovu stranicu i pritisnite dugme na njoj:',
  button: 'Otvori stranicu za potvrdu',
  linkUntil: 'Stranica važi {hours} sati.',
  ignore: 'Ako to niste bili vi, ne činite ništa: bez potvrde vam se vesti ne šalju, a adresa se briše posle tri dana.',
  ignoreKnown: 'Ako to niste bili vi, ne činite ništa: bez potvrde sve ostaje kako jeste.',
  sender: 'SEESAC, Centar za kontrolu streljačkog i lakog naoružanja u jugoistočnoj i istočnoj Evropi',
  because: 'Ovo ste dobili jer ste se prijavili na: {topic}.',
  unsubscribe: 'Odjava',
  preferences: 'Teme, jezik, vaši podaci',
  more: 'Pročitaj više',
  test: 'Ovo je proba. Poslata je samo na ovu adresu, a njene veze za odjavu ne čine ništa.',
  demonstration: 'Neke od ovih vesti su izmišljene, za prikaz.',
};

/** The Latin texts by rule. */
const cyrillic = Object.fromEntries(Object.entries(latin).map(([key, text]: [string, string | MailTexts['topics']]) => [
  key, typeof text === 'string' ? toSerbianCyrillic(text) : { news: toSerbianCyrillic(text.news), monitor: toSerbianCyrillic(text.monitor) },
])) as unknown as MailTexts;

const TEXTS: Readonly<Record<MailLanguage, MailTexts>> = { en, sq, 'sr-Latn': latin, 'sr-Cyrl': cyrillic };

/** The language of a mail to a reader of a language of the platform: that one, else English. */
export const mailLanguage = (lang: string): MailLanguage => MAIL_LANGUAGES.find((known) => known === lang) ?? 'en';
export const mailTexts = (lang: MailLanguage): MailTexts => TEXTS[lang];

/** A text with its values. A value that is missing is a fault of the program. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`a mail has no ${name}`);
    return String(values[name]);
  });
}
