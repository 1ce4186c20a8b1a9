import { MOST } from '../record.js';

/**
 * An address that a reader may follow: absolute, http or https, without a user in it; `null` for every other. A relative one is taken from `base`, where there is one. What
 * begins with two slashes or has a control character in it is refused: no honest feed writes that.
 */
export function safeLink(text: string, base?: string): string | null {
  const written = text.trim();
  if (!written || written.length > MOST.link || /[\u0000-\u001F\u007F-\u009F\\]/.test(written) || written.startsWith('//')) return null;
  const isAbsolute = /^https?:\/\/[^/?#]/i.test(written);
  if (!isAbsolute && (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(written) || !/^https?:\/\//i.test(base))) return null;
  if (!URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname || url.href.length > MOST.link) return null;
  return url.href;
}
