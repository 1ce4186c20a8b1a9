import { html, type ReactiveController, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import dialog from '../lib/dialog.styles.js';
import { msg, speech } from '../lib/locale-controller.js';
import type { SeesacCookieConsent } from './cookie-consent.js';
import type { Optional } from './cookie-consent.model.js';
import styles from './panel.styles.js';
import type { Question } from './question.js';

/** An address of the page or of the web; `javascript:` and the like is none. */
const isLink = (address: string | undefined): address is string => !!address && URL.canParse(address, document.baseURI) && /^https?:$/.test(new URL(address, document.baseURI).protocol);

/** The choices by kind: what is fetched when a visitor goes for them. Closing them, by whatever means, chooses nothing. */
export class Panel implements ReactiveController {
  readonly #host;
  readonly #question;
  #isOpen = false;
  /** What was turned off and runs on. */
  #withdrawn: readonly Optional[] = [];

  constructor(host: SeesacCookieConsent, question: Question) {
    this.#host = host;
    for (const one of [dialog, styles]) adopt(host, one);
    this.#question = question;
    host.addController(this);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  hostDisconnected(): void {
    // A dialog that leaves the document is closed without a word.
    this.#isOpen = false;
    this.#withdrawn = [];
  }

  /** Shows the choices. @param withdrawn what was turned off just now */
  async open(withdrawn: readonly Optional[]): Promise<void> {
    if (!this.#host.isConnected) return;
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (!dialog?.isConnected) return;
    if (!dialog.open) {
      // As it is, not as it was left the last time without a choice.
      for (const box of dialog.querySelectorAll('input')) box.checked = this.#host.consent?.[box.name as Optional] === true;
      dialog.showModal();
    }
    if (!withdrawn.length) return;
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
  readonly close = (): void => {
    this.#dialog?.close();
    this.#closed();
  };
  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  render(): TemplateResult | undefined {
    if (!this.#isOpen) return undefined;
    const question = this.#question;
    const { used, policyUrl } = this.#host;
    const withdrawn = this.#withdrawn;
    const texts: Record<Optional, string> = {
      performance: msg('Counts visits and shows which pages are read, so that the site can become better.', { id: 'consent-performance-text' }),
      functionality: msg('Remembers what you have chosen here, such as language or region.', { id: 'consent-functionality-text' }),
      targeting: msg('Shows what may interest you, here and on other sites. Other companies may take part.', { id: 'consent-targeting-text' }),
    };
    const save = () => {
      // Read before the dialog, and its boxes with it, is gone.
      const on = [...this.#dialog!.querySelectorAll('input')].filter(({ checked }) => checked).map(({ name }) => name);
      question.decide((name) => on.includes(name));
    };
    return html`<dialog class="panel" part="panel" aria-labelledby="kinds" closedby="any" @close=${this.#closed} @cancel=${this.#cancel}>
      <div class="root sheet" lang=${speech.lang}>
        <div class="head">
          <p class="heading" id="kinds" role="heading" aria-level="2">${msg('Cookie management', { id: 'consent-heading' })}</p>
          ${question.button(msg('Close', { id: 'close' }), this.close)}
        </div>
        <div>
          <div role="status">${withdrawn.length
            ? html`<p class="withdrawn">
                <strong>${msg('Turned off:', { id: 'consent-off' })} ${withdrawn.map((name) => question.name(name)).join(', ')}.</strong>
                ${msg('What already runs on this page stops when it is loaded again.', { id: 'consent-runs-on' })}
              </p>`
            : ''}</div>
          ${withdrawn.length ? question.button(msg('Load the page again', { id: 'consent-reload' }), () => location.reload(), 'again') : ''}
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
                ? html`<label class="kind">${question.name(name)} <input type="checkbox" name=${name} aria-describedby="text-${name}" /></label>`
                : html`<p class="kind">${question.name(name)} <span>${msg('Not used', { id: 'consent-unused' })}</span></p>`}
              <p id="text-${name}">${texts[name]}</p>
            </li>`,
          )}
        </ul>
        ${isLink(policyUrl) ? html`<p><a href=${policyUrl}>${msg('More about cookies on this site', { id: 'consent-policy' })}</a></p>` : ''}
        ${used.length ? question.answers(question.button(msg('Save my choice', { id: 'consent-save' }), save)) : ''}
      </div>
    </dialog>`;
  }
}
