/**
 * Search normalisation, the same for stored text and for what a reader types: any script and any spelling habit of the region meets in lower-case
 * Latin letters without marks. `Niš`, `Ниш` and `nis` are one word; so are `Đakovica`, `Ђаковица`, `Djakovica` and `Dakovica`. Peć and Peja are two
 * names of one place, not two spellings: that is a gazetteer's work.
 */

/**
 * Letters that do not decompose into a Latin letter and marks. Cyrillic is Serbian, Macedonian and what Russian, Ukrainian and Bulgarian add to them.
 * `ð` and `ɖ` are what a wrong keyboard or font makes of `đ`.
 */
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'dj', ð: 'dj', ɖ: 'dj', ǵ: 'gj', ḱ: 'kj', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', ı: 'i', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k',
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', ѓ: 'gj', е: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', ј: 'j', к: 'k', ќ: 'kj', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's',
  ё: 'e', й: 'j', щ: 'sc', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'ju', я: 'ja', ґ: 'g', є: 'je', і: 'i', ї: 'i', ў: 'u',
};

/** The other way in which the same letters are written: the stroke or the acute is simply left out. */
const PLAIN: Readonly<Record<string, string>> = { ...LETTERS, đ: 'd', ð: 'd', ɖ: 'd', ђ: 'd', ǵ: 'g', ѓ: 'g', ḱ: 'k', ќ: 'k', ø: 'oe' };

/** Ukrainian reads two letters otherwise than Serbian and Russian do (Київ is Kyiv). A word is taken for Ukrainian by the letters that only it has. */
const UKRAINIAN: Readonly<Record<string, string>> = { ...PLAIN, и: 'y', г: 'h' };
const IS_UKRAINIAN = /[ґєії]/;

const replace = (text: string, table: Readonly<Record<string, string>>): string => {
  let out = '';
  for (const letter of text) out += table[letter] ?? letter;
  return out;
};

/** Letters come first, or Ѓ and Ќ lose their accent and become Г and К; and again after the marks, for `ǽ` and the like. */
const fold = (word: string, table: Readonly<Record<string, string>>): string =>
  replace(replace(word, table).normalize('NFD').replace(/\p{M}/gu, ''), table);

/**
 * The words of a text, each in all spellings under which it is to be found: one or two, the first being that of {@link foldText}. NFKC undoes
 * ligatures and full-width letters and joins letters with their loose accents; invisible characters vanish; everything else that is neither letter
 * nor digit parts words.
 */
export function foldWords(text: string): string[][] {
  const words: string[][] = [];
  for (const word of text.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '').split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const first = fold(word, LETTERS);
    if (!first) continue;
    const other = fold(word, IS_UKRAINIAN.test(word) ? UKRAINIAN : PLAIN);
    words.push(first === other ? [first] : [first, other]);
  }
  return words;
}

/** A text as search compares it: folded words with one space between them. Folding twice changes nothing. */
export function foldText(text: string): string {
  return foldWords(text).map(([first]) => first).join(' ');
}
