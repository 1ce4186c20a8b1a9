const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MAX_LENGTH = 400;

/** base64url (RFC 4648 §5, no padding) of ASCII. */
function toBase64Url(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 3) {
    const word = (text.charCodeAt(at) << 16) | ((text.charCodeAt(at + 1) || 0) << 8) | (text.charCodeAt(at + 2) || 0);
    for (let i = 0; i <= Math.min(3, text.length - at); i++) out += ALPHABET[(word >>> (18 - 6 * i)) & 63]!;
  }
  return out;
}

function fromBase64Url(text: string): string {
  let out = '';
  let word = 0;
  let bits = 0;
  for (const letter of text) {
    word = ((word << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    if ((bits += 6) < 8) continue;
    bits -= 8;
    out += String.fromCharCode((word >>> bits) & 255);
  }
  return out;
}

const toAscii = (json: string): string => json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Text of URL-safe letters for a list of JSON values: what a cursor is made of. */
export const encodeToken = (values: readonly unknown[]): string => toBase64Url(toAscii(JSON.stringify(values)));

/** The list of a text; `undefined` for anything but the text of {@link encodeToken}. */
export function decodeToken(text: string): unknown[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(fromBase64Url(text));
  } catch {
    return undefined;
  }
  // Writing it again refuses every second spelling, and characters outside the alphabet with them.
  return Array.isArray(values) && encodeToken(values) === text ? values : undefined;
}
