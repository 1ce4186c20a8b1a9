import { html } from 'hono/html';
import type { ProblemError } from '../http/problem.js';
import { PAGE_LANGUAGES, pageLanguage, type PageLanguage } from './consent.js';
import { NEWSLETTER_ROOT } from './route.js';
import { fill, textsOf, type Words } from './texts.js';

/** A piece of a page: its values are escaped. */
export type Piece = ReturnType<typeof html>;

/** Names of languages in themselves. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English', sq: 'Shqip', 'sr-Latn': 'Srpski (latinica)', 'sr-Cyrl': 'Српски (ћирилица)', bs: 'Bosanski', hr: 'Hrvatski', cnr: 'Crnogorski', mk: 'Македонски', ro: 'Română',
};

/** A page is no place for scripts, nor for anything from elsewhere. Its address may hold a token: it is told to nobody, kept by nobody and framed by nobody. */
const headers = (frames: string, referrer: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${frames}`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': referrer,
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
});

export interface Page {
  lang: PageLanguage;
  title: string;
  main: Piece;
  status?: number;
  /** Path and query of this page in another language; without it nothing is offered. */
  inLanguage?: (lang: PageLanguage) => string;
  /** Who may frame it. */
  frames?: string;
  more?: Readonly<Record<string, string>>;
}

/** A whole page. */
export async function page({ lang, title, main, status = 200, inLanguage, frames = "'none'", more = {} }: Page): Promise<Response> {
  const texts = textsOf(lang);
  const body = await html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${texts.brand}</title>
<link rel="icon" href="${NEWSLETTER_ROOT}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${NEWSLETTER_ROOT}/style.css">
</head>
<body>
<div class="page">
<header><p class="brand">${texts.brand}</p></header>
<main>
${main}
</main>
${inLanguage ? html`<footer><nav aria-label="${texts.languages}"><div class="row">${PAGE_LANGUAGES.map((other) => (other === lang
    ? html`<span aria-current="true" lang="${other}">${LANGUAGE_NAMES[other]}</span>`
    : html`<a href="${inLanguage(other)}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>`))}</div></nav></footer>` : ''}
</div>
</body>
</html>
`;
  // only a page whose address tells nothing may say where a form comes from: with `no-referrer` browsers call the origin of a form `null`
  return new Response(String(body), { status, headers: { ...headers(frames, frames === "'none'" ? 'no-referrer' : 'same-origin'), ...more } });
}

/** A heading and its paragraphs. */
export const words = ([heading, ...paragraphs]: Words, values: Readonly<Record<string, string | number>> = {}): Piece =>
  html`<h1>${heading}</h1>${paragraphs.map((text) => html`<p>${fill(text, values)}</p>`)}`;

/** What went wrong, told as soon as the page is there. */
export const alert = (lead: string, problems: readonly string[]): Piece =>
  html`<div class="alert" role="alert"><p>${lead}</p><ul class="list">${problems.map((text) => html`<li>${text}</li>`)}</ul></div>`;

/** The language of a page: the one that its address names, the one that is known of its reader, the first that the browser prefers. */
export function languageOf(request: Request, url: URL, known?: string): PageLanguage {
  const named = url.searchParams.get('lang') ?? known;
  if (named !== undefined) return pageLanguage(named);
  for (const preferred of (request.headers.get('accept-language') ?? '').split(',').slice(0, 10)) {
    const tag = preferred.split(';', 1)[0]!.trim().toLowerCase();
    if (/^sr-latn|^sr-me|^sh\b/.test(tag)) return 'sr-Latn';
    if (/^sr\b/.test(tag)) return 'sr-Cyrl';
    if (/^(en|sq)\b/.test(tag)) return pageLanguage(tag.slice(0, 2));
  }
  return 'en';
}

const KINDS: Readonly<Record<number, 'busy' | 'many' | 'fault'>> = { 503: 'busy', 429: 'many', 500: 'fault' };

/** An error as a page, for whoever pressed a button. */
export function errorPage({ status, options }: ProblemError, { request, url }: { request: Request; url: URL }): Promise<Response> {
  const lang = languageOf(request, url);
  const text = textsOf(lang).errors[KINDS[status] ?? 'request'];
  const detail = KINDS[status] ? '' : (options.detail ?? '');
  return page({ lang, status, title: text[0], main: html`${words(text)}${detail && html`<p class="help" lang="en">${detail}</p>`}`, more: options.headers ?? {} });
}
