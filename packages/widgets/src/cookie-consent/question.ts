import { html, type ReactiveController, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import type { SeesacCookieConsent } from './cookie-consent.js';
import type { Optional } from './cookie-consent.model.js';
import styles from './question.styles.js';
import { keep } from './keep.js';

/** An address of the page or of the web; `javascript:` and the like is none. */
const isLink = (address: string | undefined): address is string => !!address && URL.canParse(address, document.baseURI) && /^https?:$/.test(new URL(address, document.baseURI).protocol);

/** The question and the choices by kind: what is fetched when there is something to ask, or a visitor opens it. Closing the choices, by whatever means, chooses nothing. */
export class Question implements ReactiveController {
  readonly #host;
  readonly #locale;
  /** The language that it has the words of. */
  #ready: string | undefined;
  #isOpen = false;
  /** What was turned off and runs on. */
  #withdrawn: readonly Optional[] = [];
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

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.#host.renderRoot.querySelector<T>(selector);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#find('dialog');
  }

  hostConnected(): void {
    document.addEventListener('focusin', this.#aside);
    void this.#speak();
  }

  hostDisconnected(): void {
    document.removeEventListener('focusin', this.#aside);
    this.#size.disconnect();
    // A dialog that leaves the document is closed without a word.
    this.#isOpen = false;
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
    const lang = await this.#locale.load();
    this.#locale.hostUpdate();
    // Of this element: by the time the words are there another one may speak.
    const own = speech;
    if (lang !== 'en') await import('../lib/own-words.js').then(({ addWords }) => addWords(own, 'consent'), () => {});
    this.#ready = tag;
    this.#host.requestUpdate();
  }

  /** Opens the choices. @param withdrawn what was turned off just now */
  async open(withdrawn: readonly Optional[] = []): Promise<void> {
    await this.#speak();
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog?.isConnected || dialog.open) return;
    // As it is, not as it was left the last time without a choice.
    for (const box of dialog.querySelectorAll('input')) box.checked = this.#host.consent?.[box.name as Optional] === true;
    dialog.showModal();
    // A status is told when it changes, not when it is there from the start.
    this.#withdrawn = withdrawn;
    this.#host.requestUpdate();
  }

  readonly #closed = (): void => {
    // A late word of having closed, after it was opened again.
    if (this.#dialog?.open) return;
    this.#isOpen = false;
    this.#withdrawn = [];
    this.#host.requestUpdate();
  };
  /** The event of closing comes with the next frame, and a page in the background has none. */
  readonly #close = (): void => {
    this.#dialog?.close();
    this.#closed();
  };
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.#close();
  };

  readonly #open = (): void => void this.open();

  #decide(agrees: (name: Optional) => boolean): void {
    this.#close();
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement;
    const { used, policy, storage, days } = this.#host;
    const choice = { policy: policy ?? '', at: new Date().toISOString().slice(0, 10), given: Object.fromEntries(used.map((name) => [name, agrees(name)])) };
    keep(choice, storage, days);
    this.#host.decide(choice);
    // The question goes, and the focus with it, to where it came from.
    if (focused?.closest('.bar')) (this.#before as HTMLElement | null)?.focus();
  }

  readonly #enter = ({ relatedTarget }: FocusEvent): void => {
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

  #name(kind: Optional): string {
    return {
      performance: msg('Performance', { id: 'consent-performance' }),
      functionality: msg('Functionality', { id: 'consent-functionality' }),
      targeting: msg('Targeting and advertising', { id: 'consent-targeting' }),
    }[kind];
  }

  /** To agree and to refuse look alike and cost the same. */
  #button(text: string, act: () => void, kind = ''): TemplateResult {
    return html`<button type="button" class=${kind} @click=${act}>${text}</button>`;
  }

  #answers(first: TemplateResult): TemplateResult {
    return html`<div class="answers" part="answers">
      ${first} ${this.#button(msg('I agree', { id: 'consent-agree' }), () => this.#decide(() => true))}
      ${this.#button(msg("I don't agree", { id: 'consent-refuse' }), () => this.#decide(() => false))}
    </div>`;
  }

  render(): TemplateResult {
    const host = this.#host;
    const { shows } = host;
    if (!this.#ready) return html``;
    return html`${shows === 'question'
        ? html`<div class="room"></div>
            <div class="root bar" part="bar" popover="manual" role="region" aria-labelledby="question" lang=${speech.lang} @focusin=${this.#enter}>
              <div>
                <p id="question">${msg('Do you agree to use of cookies?', { id: 'consent-question' })}</p>
                <p>${msg('Beyond what is strictly necessary:', { id: 'consent-beyond' })} ${host.used.map((name) => this.#name(name)).join(', ')}.</p>
                <p>${msg('On this site you can always turn cookies on/off on menu item “Cookie management”.', { id: 'consent-promise' })}</p>
              </div>
              ${this.#answers(this.#button(msg('Find out more', { id: 'consent-more' }), this.#open))}
            </div>`
        : shows
          ? html`<div class="root" lang=${speech.lang}><button type="button" part="again" @click=${this.#open}>${msg('Cookie management', { id: 'consent-heading' })}</button></div>`
          : ''}
      ${this.#isOpen ? this.#panel() : ''}`;
  }

  #panel(): TemplateResult {
    const { used, policyUrl } = this.#host;
    const withdrawn = this.#withdrawn;
    const texts: Record<Optional, string> = {
      performance: msg('Counts visits and shows which pages are read, so that the site can become better.', { id: 'consent-performance-text' }),
      functionality: msg('Remembers what you have chosen here, such as language or region.', { id: 'consent-functionality-text' }),
      targeting: msg('Shows what may interest you, here and on other sites. Other companies may take part.', { id: 'consent-targeting-text' }),
    };
    const checked = (name: Optional) => this.#find<HTMLInputElement>(`[name=${name}]`)?.checked === true;
    const save = () => {
      // Read before the dialog, and its boxes with it, is gone.
      const on = used.filter(checked);
      this.#decide((name) => on.includes(name));
    };
    return html`<dialog class="panel" part="panel" aria-labelledby="kinds" closedby="any" @close=${this.#closed} @cancel=${this.#cancel}>
      <div class="root sheet" lang=${speech.lang}>
        <div class="head">
          <p class="heading" id="kinds" role="heading" aria-level="2">${msg('Cookie management', { id: 'consent-heading' })}</p>
          ${this.#button(msg('Close', { id: 'close' }), this.#close)}
        </div>
        <div>
          <div role="status">${withdrawn.length
            ? html`<p class="withdrawn">
                <strong>${msg('Turned off:', { id: 'consent-off' })} ${withdrawn.map((name) => this.#name(name)).join(', ')}.</strong>
                ${msg('What already runs on this page stops when it is loaded again.', { id: 'consent-runs-on' })}
              </p>`
            : ''}</div>
          ${withdrawn.length ? this.#button(msg('Load the page again', { id: 'consent-reload' }), () => location.reload(), 'again') : ''}
          <p>
            ${used.length
              ? msg('Nothing is on unless you turn it on. You can come back at any time.', { id: 'consent-intro' })
              : msg('This page uses nothing that needs your consent.', { id: 'consent-nothing' })}
          </p>
        </div>
        <ul>
          <li>
            <p class="kind">${msg('Strictly necessary', { id: 'consent-necessary' })} <span>${msg('Always on', { id: 'consent-always' })}</span></p>
            <p>${msg('Without this the site does not work; your choice here belongs to it.', { id: 'consent-necessary-text' })}</p>
          </li>
          ${(Object.keys(texts) as Optional[]).map(
            (name) => html`<li>
              ${used.includes(name)
                ? html`<label class="kind">${this.#name(name)} <input type="checkbox" name=${name} aria-describedby="text-${name}" /></label>`
                : html`<p class="kind">${this.#name(name)} <span>${msg('Not used', { id: 'consent-unused' })}</span></p>`}
              <p id="text-${name}">${texts[name]}</p>
            </li>`,
          )}
        </ul>
        ${isLink(policyUrl) ? html`<p><a href=${policyUrl}>${msg('More about cookies on this site', { id: 'consent-policy' })}</a></p>` : ''}
        ${used.length ? this.#answers(this.#button(msg('Save my choice', { id: 'consent-save' }), save)) : ''}
      </div>
    </dialog>`;
  }
}
