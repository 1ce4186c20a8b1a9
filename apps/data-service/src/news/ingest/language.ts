import { matchLanguage, type Language } from '@seesac/contract';

const BASES = new Set(['en', 'sq', 'bs', 'hr', 'cnr', 'sr', 'sh', 'mk', 'ro']);
const OTHER_NAMES: Readonly<Record<string, string>> = { al: 'sq', mo: 'ro', mne: 'cnr' };

/**
 * The language of the platform that a tag of a feed means; `null` for any other language. Serbian that does not say its script has the one that its text is written in.
 * @param sample text of the item
 */
export function languageOf(tag: string, sample: string): Language | null {
  const parts = tag.trim().toLowerCase().replace(/_/g, '-').split('-');
  const base = OTHER_NAMES[parts[0]!] ?? parts[0]!;
  if (!BASES.has(base)) return null;
  if ((base === 'sr' || base === 'sh') && !parts.includes('latn') && !parts.includes('cyrl')) {
    const [cyrillic, latin] = [/\p{Script=Cyrillic}/gu, /\p{Script=Latin}/gu].map((letters) => sample.match(letters)?.length ?? 0);
    return cyrillic! > latin! ? 'sr-Cyrl' : 'sr-Latn';
  }
  return matchLanguage([base, ...parts.slice(1)].join('-'));
}
