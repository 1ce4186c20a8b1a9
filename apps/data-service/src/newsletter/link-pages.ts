import { html } from 'hono/html';
import { LINK_HOURS } from '@seesac/contract';
import { checkStatedLength } from '../admin/body.js';
import type { PageLanguage } from './consent.js';
import { errorPage, languageOf, page, words } from './page.js';
import { MAX_BODY, NEWSLETTER_ROOT, type Ask, type NewsletterRoute } from './route.js';
import { textsOf } from './texts.js';
import { sha256, TOKEN } from './tokens.js';

// A form sends to the address of its page, query included, so that its token is written nowhere else. Links of mails may have grown a query on their way: it is not looked at.

const inLanguage = (lang: PageLanguage) => `?lang=${lang}`;
const again = (lang: PageLanguage) => html`<p><a href="${NEWSLETTER_ROOT}/form?lang=${lang}">${textsOf(lang).again}</a></p>`;

function settled(lang: PageLanguage, state: 'used' | 'expired'): Promise<Response> {
  const texts = textsOf(lang);
  if (state === 'used') return page({ lang, title: texts.already[0], main: words(texts.already), inLanguage });
  return page({ lang, status: 410, title: texts.expired[0], main: html`${words(texts.expired, { hours: LINK_HOURS })}${again(lang)}`, inLanguage });
}

/** The link of a confirmation mail: a page with one large button, and what the button does. */
export const confirmPage: NewsletterRoute = {
  path: '/confirm/{token}',
  page: errorPage,
  async GET({ desk, request, url, token }) {
    const found = TOKEN.test(token) ? await desk.store.newsletter.confirmation(sha256(token), desk.clock()) : null;
    const lang = languageOf(request, url, found?.lang);
    if (found?.state !== 'open') return settled(lang, found?.state ?? 'expired');
    const texts = textsOf(lang);
    const main = html`${words(texts.ask)}
<ul class="list">${found.topics.map((topic) => html`<li>${texts.topics[topic]}</li>`)}</ul>
<form method="post"><button class="large">${texts.confirm}</button></form>
<p class="help">${texts.notYou}</p>`;
    return page({ lang, title: texts.ask[0], main, inLanguage });
  },
  async POST({ desk, request, url, token, client }) {
    checkStatedLength(request, MAX_BODY);
    const isToken = TOKEN.test(token);
    const found = isToken ? await desk.store.newsletter.confirmation(sha256(token), desk.clock()) : null;
    const lang = languageOf(request, url, found?.lang);
    const outcome = isToken ? await desk.store.newsletter.confirmLink(sha256(token), desk.act('link', client), desk.hashOf) : 'expired';
    if (outcome !== 'confirmed') return settled(lang, outcome);
    const texts = textsOf(lang);
    return page({ lang, title: texts.done[0], main: words(texts.done) });
  },
};

/** A browser asks for a page, a mail program (RFC 8058) for nothing in particular. */
const isBrowser = ({ headers }: Ask['request']) => (headers.get('accept') ?? '').includes('text/html');

/** The link by which a reader unsubscribes: a page with a button, or one request of the mail program. Whatever its body says, and whatever the token is, the answer is 200. */
export const unsubscribePage: NewsletterRoute = {
  path: '/unsubscribe/{token}',
  page: errorPage,
  async GET({ desk, request, url, token }) {
    const id = desk.secrets.subscriberOf(token);
    const lang = languageOf(request, url, (id === null ? null : await desk.store.newsletter.subscriber(id))?.lang);
    const texts = textsOf(lang);
    const main = html`${words(texts.leave)}<form method="post"><button class="large">${texts.leaveButton}</button></form>`;
    return page({ lang, title: texts.leave[0], main, inLanguage });
  },
  async POST({ desk, request, url, token, client }) {
    const id = desk.secrets.subscriberOf(token);
    const browser = isBrowser(request);
    const known = id === null ? null : await desk.store.newsletter.subscriber(id);
    if (id !== null) await desk.store.newsletter.unsubscribe(id, desk.act(browser ? 'page' : 'one-click', client));
    const lang = languageOf(request, url, known?.lang);
    const texts = textsOf(lang);
    if (browser) return page({ lang, title: texts.left[0], main: html`${words(texts.left)}${again(lang)}` });
    return new Response(`${texts.left.join('. ')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' } });
  },
};
