/** Languages of the platform (BCP 47; `cnr` is Montenegrin). `sr` alone is never used: it does not say which script. */
export const LANGUAGES = ['en', 'sq', 'bs', 'hr', 'cnr', 'sr-Latn', 'sr-Cyrl', 'mk', 'ro'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The language of the platform that a BCP 47 tag asks for: the longest tag that fits, a script that is named winning, `sr` and `sr-RS` being Cyrillic as everywhere
 * else, `sr-ME` and `sh` Latin, English where none fits.
 */
export function matchLanguage(tag: string): Language {
  const parts = tag.trim().toLowerCase().replace(/_/g, '-').split('-');
  const base = parts[0] === 'sh' ? 'sr' : parts[0];
  if (base === 'sr' && parts.includes('cyrl')) return 'sr-Cyrl';
  if (base === 'sr') return parts.includes('latn') || parts.includes('me') || parts[0] === 'sh' ? 'sr-Latn' : 'sr-Cyrl';
  return LANGUAGES.find((l) => l === base) ?? 'en';
}
