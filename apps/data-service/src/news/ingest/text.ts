import { Parser } from 'htmlparser2';

/** Characters of a field that are looked at. Real texts are far below it; what is above is written to cost time. */
export const FIELD_MOST = 32_768;

/** Elements whose content is no text for a reader. */
const DROPPED = new Set(['script', 'style', 'template', 'head', 'datalist']);
/** Elements whose content a browser takes as text, and which is markup for those that do not know them; so deep it is looked at. */
const FALLBACK = new Set(['iframe', 'noframes', 'noembed']);
const MAX_FALLBACK = 3;
/** Elements within which a text stands apart from what is around it. */
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'center', 'dd', 'details', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form',
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'optgroup', 'option', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr',
  'ul', 'title', 'textarea', 'plaintext', 'xmp', 'listing',
]);
/** A line may end after these without the end of the paragraph. */
const APART = new Set(['td', 'th']);

/** Marks that are seen by nobody and change how the text around them is read: direction, tags, joins without width at which words are broken. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
/** What windows-1252 has from 0x80 on, where Unicode has control characters; a decoder of Node 20 leaves them. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** A text without control characters and unseen marks, every stretch of white space one space, in NFC. Half a character becomes U+FFFD. */
export function clean(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
    // numbers of windows-1252 that were written as if they were Unicode
    .replace(/[\u0080-\u009F]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80]!)
    .replace(CONTROL, '').replace(UNSEEN, '').replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .normalize('NFC').trim();
}

/** Paragraphs of a text of any length: empty lines end them. */
export const paragraphsOf = (text: string): string[] => text.slice(0, FIELD_MOST).split(/(?:\r\n?|\n|\u2029)[^\S\n]*(?:\r\n?|\n|\u2029)/u).map(clean).filter(Boolean);

/**
 * What a reader sees of HTML: its paragraphs as plain text. No markup comes through, whatever it is: only texts are taken, from a parser that never throws.
 * What looks like markup in the result was written as text (`&lt;b&gt;`), and is shown as text.
 */
export function htmlParagraphs(html: string, depth = 0): string[] {
  const paragraphs: string[] = [];
  let [text, dropped, breaks, fallback] = ['', 0, 0, 0];
  const end = () => {
    const cleaned = clean(text);
    if (cleaned) paragraphs.push(cleaned);
    [text, breaks] = ['', 0];
  };
  const turn = (name: string) => {
    if (dropped > 0) return;
    if (name === 'br') {
      breaks += 1;
      if (breaks > 1) end();
      else text += ' ';
    } else if (BLOCKS.has(name)) end();
    else if (APART.has(name)) text += ' ';
  };
  const parser = new Parser({
    onopentagname(name) {
      if (DROPPED.has(name)) dropped += 1;
      if (FALLBACK.has(name)) fallback += 1;
      turn(name);
    },
    onclosetag(name) {
      if (DROPPED.has(name)) dropped -= 1;
      if (FALLBACK.has(name)) fallback -= 1;
      if (name !== 'br') turn(name);
    },
    ontext(data) {
      if (dropped > 0) return;
      if (data.trim()) breaks = 0;
      text += fallback && depth < MAX_FALLBACK ? ` ${htmlParagraphs(data, depth + 1).join(' ')} ` : data;
    },
  }, { decodeEntities: true });
  parser.end(html.slice(0, FIELD_MOST));
  end();
  return paragraphs;
}

/** What a reader sees of HTML on one line. */
export const htmlLine = (html: string): string => htmlParagraphs(html).join(' ');

/** At most so many characters, cut between words, with an ellipsis where something was cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–-]+$/, '')}…`;
}
