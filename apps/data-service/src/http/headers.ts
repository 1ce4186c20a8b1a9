/** How long caches keep a public answer: a minute, ten more while a new one is fetched, a day when the service is gone. */
export const PUBLIC_CACHE = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

/** Of an answer from a state that is over: it stays as it is, unless a record must be withheld later, so caches ask again after an hour. */
export const PINNED_CACHE = 'public, max-age=3600, stale-while-revalidate=600, stale-if-error=86400';

/** Every origin may read everything public; credentials are never looked at, so `*` is safe. */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Disposition, ETag, Retry-After, X-Dataset-Version, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Timing-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
};

/** Data are never a document: opened in a tab they load, run and frame nothing. */
const DATA_HEADERS: Readonly<Record<string, string>> = { ...CORS_HEADERS, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" };

/** Of a public answer, without what differs for each. */
export const PUBLIC_HEADERS: Readonly<Record<string, string>> = { ...DATA_HEADERS, 'Cache-Control': PUBLIC_CACHE, Vary: 'Accept-Encoding' };

/** Of a picture, which is known by the hash of its bytes. */
export const PICTURE_HEADERS: Readonly<Record<string, string>> = {
  ...CORS_HEADERS, 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'Cache-Control': 'public, max-age=31536000, immutable',
};

/** Of every error. */
export const ERROR_HEADERS: Readonly<Record<string, string>> = { ...DATA_HEADERS, 'Cache-Control': 'no-store' };

/** What a public address can be asked with. */
export const ALLOW = 'GET, HEAD, OPTIONS';

/** Of the answer to a preflight. The header list is fixed, so that no request can make it long. */
export const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  ...CORS_HEADERS,
  Allow: ALLOW,
  'Access-Control-Allow-Methods': ALLOW,
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': '86400',
};
