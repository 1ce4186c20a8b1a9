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
  /** Something is to be mended on it, which the title says before anything else. */
  isWrong?: boolean;
  main: Piece;
  status?: number;
  /** Path and query of this page in another language; without it nothing is offered. */
  inLanguage?: (lang: PageLanguage) => string;
  /** Who may frame it. */
  frames?: string;
  more?: Readonly<Record<string, string>>;
}

/** A whole page. */
export async function page({ lang, title, isWrong = false, main, status = 200, inLanguage, frames = "'none'", more = {} }: Page): Promise<Response> {
  const texts = textsOf(lang);
  const body = await html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isWrong ? `${texts.mistake}: ` : ''}${title} – ${texts.brand}</title>
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

/** What is not right, and in which field, by its id, where it is one. */
export interface Mistake { text: string; field?: string | undefined }

/**
 * All that is not right, with a way to each field. The focus is on it as soon as the page is there: a page without scripts has no other way to have it read, since what
 * is in a page from its beginning is no news to a screen reader, whatever its role.
 */
export const alert = (lead: string, mistakes: readonly Mistake[]): Piece =>
  html`<div class="alert" id="mistakes" role="alert" tabindex="-1" autofocus aria-labelledby="mistakes"><p>${lead}</p><ul class="list">${mistakes.map(({ text, field }) =>
    html`<li>${field === undefined ? text : html`<a href="#${field}">${text}</a>`}</li>`)}</ul></div>`;

/** What a button has done on a page that is otherwise as before: the focus is on it, see {@link alert}. */
export const done = (text: string): Piece => html`<p class="status" role="status" tabindex="-1" autofocus>${text}</p>`;

/** What is not right in a field, beside it. */
export const mistake = (field: string, text: string | undefined): Piece | '' => (text === undefined ? '' : html`<p class="mistake" id="${field}-mistake">${text}</p>`);

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
