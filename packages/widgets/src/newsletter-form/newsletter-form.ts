import type { ChallengeAnswer, Language, NoticeText, Topic } from '@seesac/contract';
import { challenge } from '@seesac/client/newsletter-challenge.js';
import { notices } from '@seesac/client/texts.js';
import { html, LitElement, type TemplateResult } from 'lit';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import type { NewsletterDesk } from './desk.js';
import { LANGUAGE_NAMES } from './language-names.js';
import styles from './newsletter-form.styles.js';

/** What the form is made of. */
export interface Answer extends ChallengeAnswer {
  texts: readonly NoticeText[];
  /** Of the platform: what mails are in unless a reader chooses another one. */
  lang: Language;
  /** When it came, in milliseconds of the reader's clock. */
  at: number;
}

const SAMPLE = {
  meta: { consent: { text: '– '.repeat(90) }, topics: ['news', 'monitor'] }, texts: [{ key: 'eu', text: '– '.repeat(90) }],
} as unknown as Answer;

/**
 * Sign-up for the newsletter: an address, topics, the language of the mails, and one button under the sentence that is agreed to. What comes then is the same for every
 * address: a mail with a link, and with a code of six digits that can be typed here.
 *
 * It works in frames that may not submit forms, and keeps nothing. Where the service does not take sign-ups from the page it leads to the service's own form.
 * Its children are shown where scripts do not run and until the code is there: put a link to that form in.
 *
 * @tagname seesac-newsletter-form
 * @summary Sign-up for the newsletter, confirmed by a mail.
 * @status experimental
 * @since 0.2.0
 *
 * @fires {SeesacLoadEvent} seesac-load - The form is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no form; `error` says why. Once for each failure. Does not bubble.
 * @fires {SeesacNewsletterSubscribeEvent} seesac-newsletter-subscribe - The service took a sign-up, which is to be confirmed. Carries no address. Bubbles.
 * @fires {SeesacNewsletterConfirmEvent} seesac-newsletter-confirm - A sign-up was confirmed by its code. Carries no address. Bubbles.
 *
 * @csspart heading - The heading.
 * @csspart form - The fields, and what follows them.
 * @csspart consent - The sentence that is agreed to.
 * @csspart submit - The button that goes on.
 * @csspart again - The button that goes back to the beginning.
 * @csspart message - What happened, and what to do now.
 * @csspart problem - What is not right in a field, or why the service took nothing.
 * @csspart status - What is under way.
 * @csspart error - The reason why there is no form now.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links and of the button that goes on.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacNewsletterForm extends LitElement {
  static override styles = [base, styles];
  static override properties = { api: {}, topics: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' } };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Topics that are offered, parted by spaces: `news`, `monitor`. By default all; one alone is named, and there is nothing to choose. */
  declare topics: string | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #notices = new NoticesController(this);
  /** What a reader uses, once it is fetched. @internal */
  desk: NewsletterDesk | undefined;
  /** That code was not to be had: what is left is the service's own form. */
  #isBare = false;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const lang = await this.#locale.load('newsletter');
      this.#locale.hostUpdate();
      const { asked = lang } = speech;
      const [answer, texts] = await Promise.all([challenge(this.service, { lang, signal }), notices(this.service, lang, { signal })]);
      return { ...answer, texts: texts.data, lang: asked, at: Date.now() };
    },
  );

  /** @internal */
  get service(): string {
    return this.api ?? defaultApi();
  }

  /** Topics that a reader may choose from. @internal */
  get offered(): readonly Topic[] {
    const { topics } = (this.query.last ?? SAMPLE).meta;
    const own = topics.filter((topic) => this.topics?.includes(topic));
    return own[0] ? own : topics;
  }

  /** The way to the service's own form. @internal */
  form(): TemplateResult {
    return html`<a href=${this.query.last!.links.form} rel="noopener" target="_blank">${msg('Go to the form of the service', { id: 'newsletter-form' })}</a>`;
  }

  /** Fetches what a reader uses, at the first gesture; then it does what the gesture asks for. */
  readonly #use = async ({ type, target, key }: Event & { key?: string }): Promise<void> => {
    try {
      // Several gestures may wait for it: one desk is for all of them.
      await (this.desk ?? (await import('./desk.js')).open(this)).use(type, target as Element, key);
    } catch {
      // Asked for again at the next gesture.
      this.#isBare = true;
    }
    this.requestUpdate();
  };

  override render(): TemplateResult {
    const use = this.#use;
    const { desk, offered } = this;
    const typed = desk?.typed;
    const isWrong = (field: 'email' | 'topics') => desk?.isWrong(field) ?? false;
    const sent = msg('What we send', { id: 'newsletter-topics' });
    const name = (topic: Topic) => msg('News of SEESAC|The quarterly Armed Violence Monitor', { id: 'newsletter-names' }).split('|')[+(topic !== 'news')];
    return view(this.query, SAMPLE, ({ meta: { consent }, texts }) => html`
      <p class="heading" part="heading" role="heading" aria-level=${this.headingLevel || 2} id="heading">${this.heading || msg('Newsletter', { id: 'newsletter' })}</p>
      <div class="form" part="form" role="group" aria-labelledby="heading" @focusin=${use} @input=${use} @click=${use} @keydown=${use}>
        ${desk?.after() ||
        html`<label>${msg('E-mail address', { id: 'newsletter-email' })}
            <input id="email" type="email" inputmode="email" autocomplete="email" aria-required="true" aria-describedby="email-problem" .value=${typed?.email ?? ''} aria-invalid=${isWrong('email')} />
          </label>
          ${desk?.problem('email')}
          ${offered[1]
            ? html`<fieldset>
                <legend>${sent}</legend>
                ${offered.map((topic) => html`<label class="topic"><input type="checkbox" value=${topic} .checked=${typed?.topics.includes(topic) ?? false} aria-invalid=${isWrong('topics')} aria-describedby="topics-problem" />${name(topic)}</label>`)}
              </fieldset>`
            : html`<p><b>${sent}</b><br />${name(offered[0]!)}</p>`}
          ${desk?.problem('topics')}
          ${desk?.trap()}
          <label>${msg('Language of the mails', { id: 'newsletter-lang' })}
            <select id="lang">${desk?.languages() ?? html`<option>${LANGUAGE_NAMES[this.query.last?.lang ?? 'en']}</option>`}</select>
          </label>
          <p id="consent" part="consent" lang=${consent.lang}>${consent.text}</p>
          <button class="main" part="submit" aria-describedby="consent" aria-disabled=${desk?.isBusy ?? false}>${msg('Subscribe', { id: 'newsletter-subscribe' })}</button>`}
        <p part="status" role="status">${desk?.status() ?? (this.#isBare ? this.form() : '')}</p>
      </div>
      ${this.#notices.render(['eu'], texts)}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-newsletter-form': SeesacNewsletterForm;
  }
}
