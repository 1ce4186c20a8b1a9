/**
 * Serbian Latin to Serbian Cyrillic by rule. Placeholders in braces, addresses, words of two or more capitals (SEESAC, UNDP, CSV) and Roman numerals stay as they are.
 *
 * Digraphs are one letter (lj, nj, dž) but where a prefix ends in them: the listed stems (injekcij-, konjunk-, nadživ-) are written apart.
 */
const DIGRAPHS: readonly (readonly [string, string])[] = [['dž', 'џ'], ['lj', 'љ'], ['nj', 'њ']];
const LETTERS: Readonly<Record<string, string>> = {
  a: 'а', b: 'б', c: 'ц', č: 'ч', ć: 'ћ', d: 'д', đ: 'ђ', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'ј', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п',
  r: 'р', s: 'с', š: 'ш', t: 'т', u: 'у', v: 'в', z: 'з', ž: 'ж',
};
const APART = /(?<=in)(?=jekcij)|(?<=kon)(?=junk)|(?<=nad)(?=živ)/gi;
const KEPT = /\{[^}]*\}|https?:\/\/\S+|[\w.+-]+@[\w.-]+|<[^>]*>|\b(?=\p{Lu}{2})[\p{Lu}\d]+\b|\b[qwxy]\w*\b/gu;

function word(text: string): string {
  let out = text.replace(APART, '\u2060');
  for (const [latin, cyrillic] of DIGRAPHS)
    out = out.replace(new RegExp(latin, 'gi'), (m) => (m[0] === m[0]!.toLowerCase() ? cyrillic : cyrillic.toUpperCase()));
  return out
    .replace(/\p{L}/gu, (c) => {
      const lower = c.toLowerCase();
      const to = LETTERS[lower];
      return to === undefined ? c : c === lower ? to : to.toUpperCase();
    })
    .replace(/\u2060/g, '');
}

/** Serbian Latin text in Cyrillic; text that must not change is kept, see above. */
export function toSerbianCyrillic(text: string): string {
  let out = '';
  let at = 0;
  for (const kept of text.matchAll(KEPT)) {
    out += word(text.slice(at, kept.index)) + kept[0];
    at = kept.index + kept[0].length;
  }
  return out + word(text.slice(at));
}
