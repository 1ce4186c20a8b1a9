import type { RawText } from './raw.js';

/** How the content of an element is read: what its kind is, what becomes of elements in it, and whether what is written in it as text is text of markup too. */
export interface TextMode { kind: RawText['kind']; inner: 'tags' | 'none'; escapes: boolean; decode: (value: string) => string }

const same = (value: string) => value;
const ESCAPED_HTML: TextMode = { kind: 'html', inner: 'tags', escapes: false, decode: same };
const INLINE: TextMode = { kind: 'html', inner: 'tags', escapes: true, decode: same };
const PLAIN: TextMode = { kind: 'text', inner: 'none', escapes: false, decode: same };

const isHtml = (type: string) => type === 'html' || type === 'text/html' || type === 'text/x-html';
const isXhtml = (type: string) => type === 'xhtml' || type === 'application/xhtml+xml';

const fromBase64 = (value: string) => Buffer.from(value, 'base64').toString('utf8');

/** The mode of a text by the attributes of its element: RSS is HTML that was escaped, Atom says what it is (RFC 4287 §3.1.1, §4.1.3; Atom 0.3 by `mode`). */
export function textMode(name: string, attributes: Readonly<Record<string, string>>, format: string): TextMode {
  if (name === '') return PLAIN;
  const type = (attributes['type'] ?? '').toLowerCase().split(';')[0]!.trim();
  const mode = attributes['mode']?.toLowerCase();
  if (name === 'xhtml:body' || name === 'body') return INLINE;
  if (!name.startsWith('atom:') && !(format.startsWith('Atom') && !name.includes(':'))) return name === 'media:title' && type !== 'html' ? PLAIN : ESCAPED_HTML;
  if (mode === 'base64') return { ...(isHtml(type) || isXhtml(type) ? ESCAPED_HTML : PLAIN), decode: fromBase64 };
  if (mode === 'escaped') return isHtml(type) || isXhtml(type) ? ESCAPED_HTML : PLAIN;
  if (mode === 'xml' || format === 'Atom 0.3') return isHtml(type) || isXhtml(type) || type.endsWith('xml') ? INLINE : PLAIN;
  if (isXhtml(type)) return INLINE;
  if (isHtml(type)) return ESCAPED_HTML;
  if (type === '' || type === 'text' || type.startsWith('text/')) return PLAIN;
  return /[/+]xml$/.test(type) ? INLINE : { ...PLAIN, decode: name === 'atom:content' ? fromBase64 : same };
}
