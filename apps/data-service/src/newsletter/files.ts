import { Answer } from '../http/answers.js';
import { CORS_HEADERS } from '../http/headers.js';
import type { NewsletterRoute } from './route.js';
import { STYLE } from './style.js';
import { sha256 } from './tokens.js';

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a5aa0"/><path d="M6 10h20v13H6zM6 10l10 8 10-8" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>';

/** A file that all pages have; it changes with the program only. */
function file(path: string, type: string, text: string): NewsletterRoute {
  const answer = new Answer(text, sha256(text).slice(0, 16), { ...CORS_HEADERS, 'Cache-Control': 'public, max-age=3600', 'Content-Type': type });
  return { path, light: true, GET: ({ request }) => answer.respond(request) };
}

export const fileRoutes: readonly NewsletterRoute[] = [
  file('/style.css', 'text/css; charset=utf-8', STYLE),
  file('/icon.svg', 'image/svg+xml; charset=utf-8', ICON),
];
