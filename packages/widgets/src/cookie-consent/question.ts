import { html, type ReactiveController, type TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { adopt } from '../lib/adopt.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import type { SeesacCookieConsent } from './cookie-consent.js';
import type { Optional } from './cookie-consent.model.js';
import { keep } from './keep.js';
import type { Panel } from './panel.js';
import styles from './question.styles.js';

/** The question, and the button that stands there after it where the page has no way back: what is fetched when there is something to ask, or a visitor opens the choices. */
export class Question implements ReactiveController {
  readonly #host;
  readonly #locale;
  /** The language that it has the words of. */
  #ready: string | undefined;
  #panel: Panel | undefined;
  /** The choices were asked for, are not here yet, and nobody answered meanwhile: what was turned off before. */
  #wanted: readonly Optional[] | undefined;
  #failed = false;
  /** What had the focus before the question got it. */
  #before: EventTarget | null = null;
  readonly #size = new ResizeObserver(([entry]) => {
    this.#find('.room')?.style.setProperty('block-size', `${entry!.borderBoxSize[0]!.blockSize}px`);
  });

  constructor(host: SeesacCookieConsent) {
    adopt((this.#host = host), styles);
    this.#locale = new LocaleController(host);
    host.addController(this);
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  hostConnected(): void {
    document.addEventListener('focusin', this.#aside);
    void this.#speak();
  }

  hostDisconnected(): void {
    document.removeEventListener('focusin', this.#aside);
    this.#size.disconnect();
  }

  hostUpdated(): void {
    void this.#speak();
    const bar = this.#find('.bar');
    // In the top layer no rule of the page can cover, clip or move it; by hand, so that neither Escape nor a click elsewhere takes it away.
    if (!bar?.isConnected || bar.matches(':popover-open')) return;
    bar.showPopover();
    this.#size.disconnect();
    this.#size.observe(bar);
  }

  async #speak(): Promise<void> {
    const { tag } = this.#locale;
    if (this.#ready === tag) return;
    await this.#locale.load('consent');
    this.#ready = tag;
    this.#host.requestUpdate();
  }

  /** Opens the choices, unless the visitor answers before they are here. @param withdrawn what was turned off just now */
  async open(withdrawn: readonly Optional[] = []): Promise<void> {
    this.#wanted = withdrawn;
    this.#failed = false;
    this.#host.requestUpdate();
    try {
      const [{ Panel }] = await Promise.all([this.#host.panel(), this.#speak()]);
      this.#panel ??= new Panel(this.#host, this);
      const wanted = this.#wanted;
      this.#wanted = undefined;
      if (wanted) await this.#panel.open(wanted);
    } catch (error) {
      this.#failed ||= !!this.#wanted;
      this.#wanted = undefined;
      this.#host.dispatchEvent(new SeesacErrorEvent(error));
    }
    this.#host.requestUpdate();
  }

  readonly #open = (): void => void this.open();
  /** By the time of the click they are mostly here; where they cannot be had, the click says so. */
  readonly #early = (): void => void this.#host.panel().catch(() => {});

  /** Takes an answer. */
  decide(agrees: (name: Optional) => boolean): void {
    this.#wanted = undefined;
    this.#panel?.close();
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement;
    const { used, policy, storage, days } = this.#host;
    const choice = { policy: policy ?? '', at: new Date().toISOString().slice(0, 10), given: Object.fromEntries(used.map((name) => [name, agrees(name)])) };
    keep(choice, storage, days);
    this.#host.decide(choice);
    // The question goes, and the focus with it, to where it came from.
    if (focused?.closest('.bar')) (this.#before as HTMLElement | null)?.focus();
  }

  readonly #enter = ({ relatedTarget }: FocusEvent): void => {
    this.#early();
    if (!this.#host.renderRoot.contains(relatedTarget as Node | null)) this.#before = relatedTarget;
  };

  /** What has the focus is never under the question: that goes to the other side. */
  readonly #aside = (event: FocusEvent): void => {
    const [target] = event.composedPath() as Element[];
    if (event.target === this.#host) return;
    // After the page has been scrolled to it.
    requestAnimationFrame(() => {
      const bar = this.#find('.bar');
      if (!bar) return;
      const [own, other] = [bar, target!].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect];
      if (other.bottom > own.top && other.top < own.bottom) bar.classList.toggle('top');
    });
  };

  /** The word for a kind. */
  name(kind: Optional): string {
    return {
      performance: msg('Performance', { id: 'consent-performance' }),
      functionality: msg('Functionality', { id: 'consent-functionality' }),
      targeting: msg('Targeting and advertising', { id: 'consent-targeting' }),
    }[kind];
  }

  /** To agree and to refuse look alike and cost the same. */
  button(text: string, act: () => void, kind = ''): TemplateResult {
    return html`<button type="button" class=${kind} @click=${act}>${text}</button>`;
  }

  /** The ways to answer. */
  answers(first: TemplateResult): TemplateResult {
    return html`<div class="answers" part="answers">
      ${first} ${this.button(msg('I agree', { id: 'consent-agree' }), () => this.decide(() => true))}
      ${this.button(msg("I don't agree", { id: 'consent-refuse' }), () => this.decide(() => false))}
    </div>`;
  }

  render(): TemplateResult {
    const host = this.#host;
    const { shows } = host;
    if (!this.#ready) return html``;
    // While the choices come their button says so in its own place, and keeps the focus.
    const waits = this.#wanted && msg('One moment …', { id: 'wait' });
    const note = html`<output>${this.#failed ? msg('The choices cannot be shown now. Try again.', { id: 'consent-error' }) : ''}</output>`;
    return html`${shows === 'question'
        ? html`<div class="room"></div>
            <div class="root bar" part="bar" popover="manual" role="region" aria-labelledby="question" lang=${speech.lang} @focusin=${this.#enter} @pointerover=${this.#early}>
              <div>
                <p id="question">${msg('Do you agree to use of cookies?', { id: 'consent-question' })}</p>
                <p>${msg('Beyond what is strictly necessary:', { id: 'consent-beyond' })} ${host.used.map((name) => this.name(name)).join(', ')}.</p>
                <p>${msg('On this site you can always turn cookies on/off on menu item “Cookie management”.', { id: 'consent-promise' })}</p>
                ${note}
              </div>
              ${this.answers(html`<button type="button" aria-busy=${!!waits} @click=${this.#open}>${waits || msg('Find out more', { id: 'consent-more' })}</button>`)}
            </div>`
        : shows
          ? html`<div class="root" lang=${speech.lang}>
              <button type="button" part="again" aria-busy=${!!waits} @click=${this.#open}>${waits || msg('Cookie management', { id: 'consent-heading' })}</button> ${note}
            </div>`
          : ''}
      ${this.#panel?.render()}`;
  }
}
