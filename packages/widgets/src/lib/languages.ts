import type { OwnWords } from './own-words.js';
import { english, msg, type Speech } from './locale-controller.js';

/** Languages other than English, one chunk each. */
const loaders = {
  sq: () => import('../locales/sq.js'),
  'sr-Latn': () => import('../locales/sr-Latn.js'),
  'sr-Cyrl': () => import('../locales/sr-Cyrl.js'),
};

/** Of those, the one that a tag asks for; a test holds it to `matchLanguage` of the contract, whose module this chunk need not carry. */
const match = (tag: string): keyof typeof loaders | undefined =>
  /^sq\b/i.test(tag) ? 'sq' : !/^s[hr]\b/i.test(tag) ? undefined : !/\bcyrl\b/i.test(tag) && /^sh|\b(latn|me)\b/i.test(tag) ? 'sr-Latn' : 'sr-Cyrl';

/**
 * What a tag of the page makes the widgets speak; English for a language that they do not have.
 *
 * Numbers and dates come from the messages, not from Intl: Chromium has no data for Albanian and Macedonian and only a stub for Bosnian, yet says that it has.
 * Plural rules come from Intl, whose plural data are complete.
 */
export async function speechOf(tag: string, own?: OwnWords): Promise<Speech> {
  const lang = match(tag);
  // Only what is asked of the service in a language that the widgets do not speak has to know which one that is.
  if (!lang) return own ? import('./match-language.js').then(({ matchLanguage }) => ({ ...english, asked: matchLanguage(tag) })) : english;
  const messages: Readonly<Record<string, string>> = (await loaders[lang]()).templates;
  const rules = new Intl.PluralRules(lang);
  const speech: Speech = {
    lang,
    messages,
    number: (n = 0) => String(n).replace(/\B(?=(\d{3})+$)/g, msg(',', { id: 'thousands', desc: 'What stands between groups of three digits' })),
    date: (iso) =>
      msg('{d} {month} {y}', { id: 'date', desc: 'A date' })
        .replace('{d}', String(Number(iso.slice(8, 10))))
        .replace('{month}', msg('January|February|March|April|May|June|July|August|September|October|November|December', { id: 'months', desc: 'Months in a date' }).split('|')[Number(iso.slice(5, 7)) - 1]!)
        .replace('{y}', iso.slice(0, 4)),
    form: (n, forms) => forms[['one', 'few'].indexOf(rules.select(n))] ?? forms.at(-1)!,
  };
  if (own) await import('./own-words.js').then(({ addWords }) => addWords(speech, own)).catch(() => {});
  return speech;
}
