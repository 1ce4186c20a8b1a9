import { CODE, type Language, type Topic, type WorkChallenge } from '@seesac/contract';
import type { ServiceError } from '@seesac/client';
import { challenge, confirm, subscribe } from '@seesac/client/newsletter.js';
import { solve } from '@seesac/client/proof-of-work.js';
import { isWebAddress } from '@seesac/client/web-address.js';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { SeesacNewsletterConfirmEvent } from '../events/newsletter-confirm.js';
import { SeesacNewsletterSubscribeEvent } from '../events/newsletter-subscribe.js';
import { adopt } from '../lib/adopt.js';
import { msg, plural } from '../lib/locale-controller.js';
import { VERSION } from '../version.js';
import styles from './desk.styles.js';
import { LANGUAGE_NAMES } from './language-names.js';
import type { SeesacNewsletterForm } from './newsletter-form.js';

/** Those that mails are written in; news in them may be in another one. */
const WRITTEN: readonly Language[] = ['en', 'sq', 'sr-Latn', 'sr-Cyrl'];
/** Something before and a name with a dot behind the sign; the service looks closer. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** Longest address of a page that the service notes. */
const MAX_PAGE = 500;
/** Milliseconds for which a task is surely good: the service gives ten minutes, of which a reader needs some. */
const FRESH = 300_000;
/** Milliseconds after which a reader who waits is told why. */
const LONG = 1_000;

type Field = 'email' | 'topics' | 'code';
/** Why nothing came of it: not from this page, too often, no answer, the code has ended, or what the service says. */
type Trouble = { kind: 'page' | 'away' | 'ended' } | { kind: 'often'; minutes: number } | { kind: 'refused'; words: string };
/** A task under way: what it brings, and since when, in milliseconds of the reader's clock. */
interface Work { solved: Promise<{ token: string; answer: string }>; at: number; stop: () => void }

/** What a reader does with the form: filling it in, sending it, typing the code. Comes with the first gesture; what is typed lives here and nowhere else. */
export class NewsletterDesk implements ReactiveController {
  typed: { email: string; topics: readonly Topic[]; lang: Language };
  isBusy = false;
  readonly #host;
  #step: 'form' | 'code' | 'done' = 'form';
  #wrong: Field | undefined;
  #trouble: Trouble | undefined;
  #work: Work | undefined;
  /** Token of the task that was sent last: each is good once. */
  #spent = '';
  /** How far the task is, 0 to 1; undefined while nobody need know. */
  #progress: number | undefined;
  /** When the button was pressed. */
  #pressed = 0;
  /** What the code is typed for, when that was given, and how often it was tried. */
  #ticket = { id: '', at: 0, tries: 0 };
  #run = new AbortController();

  constructor(host: SeesacNewsletterForm) {
    (this.#host = host).addController(this);
    this.typed = { email: '', topics: [], lang: host.query.last!.lang };
    adopt(host, styles);
  }

  hostDisconnected(): void {
    // After a move in the document it is connected again by then.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#run.abort();
      this.#work?.stop();
      this.#work = undefined;
      this.isBusy = false;
    });
  }

  /** Does what a gesture asks for. @param target where it was made; the event itself has forgotten that by the time this code is there */
  async use(type: string, target: Element, key?: string): Promise<void> {
    const button = type === 'click' && target.closest('button');
    if (type === 'input' && this.#step === 'form') {
      this.#read();
      // Somebody is about to sign up: now the task is worth its time. What becomes of it is asked when it is sent.
      this.#begin().solved.catch(() => {});
    }
    if (this.isBusy) return;
    if (button && button.part.contains('again')) await this.#restart();
    else if (button || (key === 'Enter' && target.matches('input'))) await this.#send();
  }

  #field<T extends HTMLElement>(id: string): T | null {
    return this.#host.renderRoot.querySelector<T>(`#${id}`);
  }

  #read(): void {
    const { offered, renderRoot } = this.#host;
    const topics = [...renderRoot.querySelectorAll<HTMLInputElement>('.topic :checked')].map(({ value }) => value as Topic);
    const lang = this.#field<HTMLSelectElement>('lang')!.value as Language;
    this.typed = { email: this.#field<HTMLInputElement>('email')!.value.trim(), topics: offered[1] ? topics : offered, lang: LANGUAGE_NAMES[lang] ? lang : this.typed.lang };
  }

  /** Goes on: sends what was filled in, or the code. */
  async #send(): Promise<void> {
    this.#run = new AbortController();
    this.isBusy = true;
    this.#pressed = Date.now();
    this.#trouble = this.#wrong = undefined;
    this.#host.requestUpdate();
    let next: string | undefined;
    try {
      next = await (this.#step === 'form' ? this.#subscribe() : this.#confirm());
    } catch (error) {
      // Nobody is there any more whom it could be told.
      if (this.#run.signal.aborted) return;
      this.#explain(error as ServiceError);
    }
    this.isBusy = false;
    this.#progress = undefined;
    await this.#focus(this.#wrong ?? next);
  }

  /** Moves the focus to a field, where there is one, once it is drawn. */
  async #focus(field: string | undefined): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (field) this.#host.renderRoot.querySelector<HTMLElement>(field === 'topics' ? '.topic input' : `#${field}`)?.focus();
  }

  /** The task of the form under way, or another one where that was sent or is old. */
  #begin(): Work {
    if (this.#work && Date.now() - this.#work.at < FRESH) return this.#work;
    this.#work?.stop();
    const { data, at, meta } = this.#host.query.last!;
    const { signal, stop } = stopper();
    const isFresh = data.token !== this.#spent && Date.now() - at < FRESH;
    const task = isFresh ? Promise.resolve(data) : challenge(this.#host.service, { lang: meta.consent.lang, signal }).then((answer) => answer.data);
    const solved = task.then(async (one) => ({ token: one.token, answer: await solve(one as WorkChallenge, { signal, progress: this.#tell }) }));
    const work = (this.#work = { solved, at: isFresh ? at : Date.now(), stop });
    // One that failed is no task: the next gesture begins another.
    solved.catch(() => this.#work === work && (this.#work = undefined));
    return work;
  }

  readonly #tell = (likely: number): void => {
    if (!this.isBusy || Date.now() - this.#pressed < LONG) return;
    this.#progress = likely;
    this.#host.requestUpdate();
  };

  /** @returns where the reader goes on */
  async #subscribe(isSecond = false): Promise<string | undefined> {
    this.#read();
    const { email, topics, lang } = this.typed;
    this.#wrong = !EMAIL.test(email) ? 'email' : !topics[0] ? 'topics' : undefined;
    if (this.#wrong) return undefined;
    const { service, query } = this.#host;
    const task = await this.#begin().solved;
    this.#work = undefined;
    this.#spent = task.token;
    const page = location.origin + location.pathname;
    const website = this.#field<HTMLInputElement>('website')?.value;
    try {
      const { data } = await subscribe(service, {
        email, topics: [...topics], lang, consent: query.last!.meta.consent.id, challenge: task, widget: VERSION,
        ...(isWebAddress(page) && page.length <= MAX_PAGE && { page }), ...(website && { website }),
      }, { signal: this.#run.signal });
      this.#ticket = { id: data.ticket, at: Date.now(), tries: 0 };
    } catch (error) {
      // A task that has ended, as where a device slept: another one, once.
      if (isSecond || !names(error as ServiceError, 'challenge')) throw error;
      return this.#subscribe(true);
    }
    this.#step = 'code';
    this.#host.dispatchEvent(new SeesacNewsletterSubscribeEvent(topics, lang));
    return 'code';
  }

  /** @returns where the reader goes on */
  async #confirm(): Promise<string | undefined> {
    const code = this.#field<HTMLInputElement>('code')!.value.replace(/\D/g, '');
    if (code.length !== CODE.digits) {
      this.#wrong = 'code';
      return undefined;
    }
    this.#ticket.tries++;
    await confirm(this.#host.service, { ticket: this.#ticket.id, code }, { signal: this.#run.signal });
    this.#step = 'done';
    this.#host.dispatchEvent(new SeesacNewsletterConfirmEvent(this.typed.topics, this.typed.lang));
    return 'message';
  }

  async #restart(): Promise<void> {
    this.#step = 'form';
    this.#trouble = this.#wrong = undefined;
    await this.#focus('email');
  }

  #explain(error: ServiceError): void {
    const { status = 0, retryAfter = 60 } = error;
    const { at, tries } = this.#ticket;
    const field = (['email', 'topics', 'code'] as const).find((name) => names(error, name));
    // The service does not say why a code is not right: that would tell what it knows of an address. Here it is known how old and how often tried it is.
    if (field === 'code' && (tries >= CODE.tries || Date.now() - at > CODE.minutes * 60_000)) this.#trouble = { kind: 'ended' };
    else if (field) this.#wrong = field;
    else if (status === 403) this.#trouble = { kind: 'page' };
    else if (status === 429) this.#trouble = { kind: 'often', minutes: Math.ceil(retryAfter / 60) };
    else this.#trouble = status >= 400 && status < 500 ? { kind: 'refused', words: error.message } : { kind: 'away' };
    // Another text is in force by now: it is shown, and agreed to by pressing again.
    if (names(error, 'consent')) void this.#host.query.retry();
  }

  /** Choices of the language of the mails: those that they are written in, and that of the page. */
  languages(): TemplateResult[] {
    return [...new Set([...WRITTEN, this.#host.query.last!.lang])].map((code) => html`<option value=${code} lang=${code} .selected=${code === this.typed.lang}>${LANGUAGE_NAMES[code]}</option>`);
  }

  /** A field for robots alone: nobody sees it, hears it or comes to it by a key. */
  trap(): TemplateResult {
    return html`<label class="trap" aria-hidden="true">Website <input id="website" tabindex="-1" autocomplete="off" /></label>`;
  }

  isWrong(field: Field): boolean {
    return this.#wrong === field;
  }

  /** What is not right in a field. */
  problem(field: Field): TemplateResult | '' {
    const words = {
      email: msg('Write an address like name@example.org.', { id: 'newsletter-wrong-email' }),
      topics: msg('Choose at least one.', { id: 'newsletter-wrong-topics' }),
      code: msg('This is not the code. It has six digits and stands in the last mail.', { id: 'newsletter-wrong-code' }),
    };
    return this.isWrong(field) ? html`<p id="${field}-problem" part="problem">${words[field]}</p>` : '';
  }

  /** What is under way, or why nothing came of it. */
  status(): TemplateResult | string {
    if (this.#progress !== undefined)
      return html`${msg('A calculation keeps robots away. On this device it takes a moment.', { id: 'newsletter-working' })} <progress max="1" .value=${this.#progress} aria-hidden="true"></progress>`;
    if (this.isBusy) return msg('Sending …', { id: 'newsletter-sending' });
    switch (this.#trouble?.kind) {
      case 'page':
        return html`${msg('The service takes no sign-ups from this page.', { id: 'newsletter-page' })} ${this.#host.form()}`;
      case 'often':
        return plural(this.#trouble.minutes, msg('Too many sign-ups at this time. What you typed is kept: try again in {n} minute.|Too many sign-ups at this time. What you typed is kept: try again in {n} minutes.', { id: 'newsletter-often' }));
      case 'away':
        return msg('The service does not answer now. What you typed is kept: try again.', { id: 'newsletter-away' });
      case 'ended':
        return msg('This code is not good any more. Start again for another one.', { id: 'newsletter-ended' });
      case 'refused':
        return html`${msg('The service did not take it.', { id: 'newsletter-refused' })} <span lang="en">${this.#trouble.words}.</span> ${this.#host.form()}`;
      default:
        return '';
    }
  }

  /** What stands in the place of the fields once they were sent. */
  after(): TemplateResult | undefined {
    if (this.#step === 'form') return undefined;
    if (this.#step === 'done') return html`<p id="message" part="message" tabindex="-1">${msg('Thank you: your subscription is confirmed. Every mail has a link to change or end it.', { id: 'newsletter-done' })}</p>`;
    const [before, behind] = msg('If a newsletter can be sent to {email}, a mail is on its way. Type the code from it here, or follow its link.', { id: 'newsletter-sent' }).split('{email}');
    return html`<p id="message" part="message">${before}<bdi>${this.typed.email}</bdi>${behind}</p>
      <label>${msg('Code of six digits', { id: 'newsletter-code' })}
        <input id="code" inputmode="numeric" spellcheck="false" .autocomplete=${'one-time-code'} .enterKeyHint=${'done'} aria-required="true" aria-invalid=${this.isWrong('code')} aria-describedby="code-problem message" />
      </label>
      ${this.problem('code')}
      <button class="main" part="submit" aria-disabled=${this.isBusy}>${msg('Confirm', { id: 'newsletter-confirm' })}</button>
      <small>${msg('No mail? Look where unwanted mails go. Another one can be asked for 15 minutes after the last.', { id: 'newsletter-no-mail' })}</small>
      <button part="again">${msg('Start again', { id: 'newsletter-again' })}</button>`;
  }
}

/** The desk of a form: one for all gestures that waited for this code. */
export const open = (host: SeesacNewsletterForm): NewsletterDesk => (host.desk ??= new NewsletterDesk(host));

const stopper = () => {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort() };
};

/** Whether a refusal names a parameter, or a part of it. */
const names = ({ problem }: ServiceError, parameter: string): boolean => problem?.errors?.some((one) => one.parameter.split('.')[0] === parameter) ?? false;
