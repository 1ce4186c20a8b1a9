import { html } from 'hono/html';
import { z } from '@hono/zod-openapi';
import { TOPICS } from '@seesac/contract';
import type { Subscriber } from '../store/newsletter.js';
import type { PageLanguage } from './consent.js';
import { readForm } from './form-body.js';
import { languageChoice, topicChoice } from './form-page.js';
import { alert, done, errorPage, languageOf, page, words, type Piece } from './page.js';
import { NEWSLETTER_ROOT, type Ask, type NewsletterRoute } from './route.js';
import { lang } from './schemas.js';
import { textsOf } from './texts.js';

const PreferencesForm = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('save'), lang, topics: z.array(z.enum(TOPICS)).optional() }),
  ...(['unsubscribe', 'data', 'erase', 'erase-for-good'] as const).map((step) => z.strictObject({ step: z.literal(step) })),
], { error: 'must be one of the buttons' });

/** Where a form of this page is sent: here, but without the fragment that a link to a field has left, with which a browser would look for that field on the next page too. */
const here = ({ search }: URL) => search || '?';
const button = (url: URL, step: string, label: string, look: string): Piece =>
  html`<form method="post" action="${here(url)}"><input type="hidden" name="step" value="${step}"><button class="${look}">${label}</button></form>`;
const inLanguage = (lang: PageLanguage) => `?lang=${lang}`;

/** What a subscriber may see and change; `said` is what became of the last button. */
function preferences(url: URL, subscriber: Subscriber, language: PageLanguage, said: { saved?: boolean; noTopic?: boolean } = {}): Promise<Response> {
  const texts = textsOf(language);
  const isSubscribed = subscriber.state === 'confirmed';
  const choice = isSubscribed
    ? html`<form method="post" action="${here(url)}"><input type="hidden" name="step" value="save">${topicChoice(texts, subscriber.topics, said.noTopic)}${languageChoice(texts, subscriber.lang)}<button>${texts.save}</button></form>
<section><h2>${texts.leave[0]}</h2><p>${texts.leave[1]}</p>${button(url, 'unsubscribe', texts.leaveButton, 'quiet')}</section>`
    : html`<p>${texts.notSubscribed} <a href="${NEWSLETTER_ROOT}/form?lang=${language}">${texts.again}</a></p>`;
  const main = html`
${words(texts.preferences, { email: subscriber.email })}
${said.saved ? done(texts.saved) : ''}
${said.noTopic ? alert(texts.look, [{ text: texts.wrong.topics, field: 'topics' }]) : ''}
${choice}
<section><h2>${texts.yourData[0]}</h2><p>${texts.yourData[1]}</p><div class="row">${button(url, 'data', texts.download, 'quiet')}${button(url, 'erase', texts.erase, 'bad')}</div></section>`;
  const title = said.saved ? `${texts.saved} ${texts.preferences[0]}` : texts.preferences[0];
  return page({ lang: language, title, isWrong: said.noTopic ?? false, main, status: said.noTopic ? 400 : 200, inLanguage });
}

/** One page for links that were never made here and for those whose subscriber was erased. */
const gone = (language: PageLanguage) => {
  const texts = textsOf(language);
  return page({ lang: language, status: 404, title: texts.gone[0], main: html`${words(texts.gone)}<p><a href="${NEWSLETTER_ROOT}/form?lang=${language}">${texts.again}</a></p>`, inLanguage });
};

async function subscriberOf({ desk, token }: Ask): Promise<Subscriber | null> {
  const id = desk.secrets.subscriberOf(token);
  return id === null ? null : desk.store.newsletter.subscriber(id);
}

/** The link by which a subscriber changes the choice, unsubscribes, takes the data or has them erased. */
export const preferencesPage: NewsletterRoute = {
  path: '/preferences/{token}',
  page: errorPage,
  async GET(ask) {
    const subscriber = await subscriberOf(ask);
    const language = languageOf(ask.request, ask.url, subscriber?.lang);
    return subscriber ? preferences(ask.url, subscriber, language) : gone(language);
  },
  async POST(ask) {
    const { desk, request, url, client } = ask;
    const body = await readForm(request, PreferencesForm, ['topics']);
    const subscriber = await subscriberOf(ask);
    const language = languageOf(request, url, subscriber?.lang);
    if (!subscriber) return gone(language);
    const { id } = subscriber;
    const texts = textsOf(language);
    const { newsletter, subscribers } = desk.store;
    switch (body.step) {
      case 'save': {
        const { lang: mailLang, topics = [] } = body as { lang: Subscriber['lang']; topics?: Subscriber['topics'] };
        // what was chosen is there still, not what it was before
        if (!topics.length) return preferences(url, { ...subscriber, lang: mailLang, topics }, language, { noTopic: true });
        const saved = await newsletter.change(id, { lang: mailLang, topics: [...new Set(topics)] }, desk.act('page', client));
        const now = await newsletter.subscriber(id);
        return now ? preferences(url, now, languageOf(request, url, mailLang), { saved }) : gone(language);
      }
      case 'unsubscribe':
        await newsletter.unsubscribe(id, desk.act('page', client));
        return page({ lang: language, title: texts.left[0], main: words(texts.left) });
      case 'data': {
        const file = await subscribers.file(id);
        return new Response(`${JSON.stringify(file, null, 2)}\n`, {
          headers: {
            'Content-Type': 'application/json', 'Content-Disposition': 'attachment; filename="seesac-newsletter.json"', 'Cache-Control': 'no-store',
            'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
          },
        });
      }
      case 'erase': {
        const main = html`${words(texts.sure)}<div class="row">${button(url, 'erase-for-good', texts.eraseForGood, 'bad')}<a href="${here(url)}">${texts.keep}</a></div>`;
        return page({ lang: language, title: texts.sure[0], main });
      }
      case 'erase-for-good':
        await newsletter.erase(id, desk.clock(), desk.hashOf);
        return page({ lang: language, title: texts.erased[0], main: words(texts.erased) });
    }
  },
};
