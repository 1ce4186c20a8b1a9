import { LitElement, type TemplateResult } from 'lit';
import { SeesacConsentEvent } from '../events/consent.js';
import { SeesacErrorEvent } from '../events/error.js';
import { base } from '../lib/base.styles.js';
import { categoriesOf, holds, OPTIONAL, wordsOf, type Categories, type Choice, type Optional } from './cookie-consent.model.js';
import { recall } from './memory.js';
import type { Question } from './question.js';
import { runScripts, WAITING, wanted } from './scripts.js';

/** Where a page leads back to its choice. */
const OPENERS = '[data-seesac-consent-open], a[href$="#cookie-management"]';

/** What elements of a page ask of each other; another copy of this code has other private names. */
type Public = Pick<SeesacCookieConsent, 'consent' | 'open' | 'requestUpdate'>;

/** What all elements of a page share. The first one is the one that asks. */
interface Page {
  readonly elements: Set<Public>;
  choice?: Choice | undefined;
  /** The choice that the page was told of, and what it allowed. */
  told?: Choice;
  on?: Categories;
  /** Who waits for a choice. */
  readonly waiting: ((categories: Categories) => void)[];
  running?: boolean;
}
const page: Page = ((globalThis as unknown as Record<symbol, Page | undefined>)[Symbol.for('org.seesac.consent/1')] ??= { elements: new Set(), waiting: [] });

/**
 * Asks whether cookies may be used, by kind, and lets a visitor change that at any time. It asks where the page has scripts that wait for consent
 * (`<script type="text/plain" data-seesac-consent="performance">`) or names kinds in `categories`; else there is nothing to agree to, and it shows nothing until it is opened.
 *
 * To refuse is one click, like to agree. Until then nothing runs, nothing is kept and the page can be used. Nothing is ever sent.
 * A link to `#cookie-management`, and any element with `data-seesac-consent-open`, opens it again; on a page without such a thing it shows a button where it stands.
 *
 * @tagname seesac-cookie-consent
 * @summary Asks for consent to cookies, and keeps the way back open.
 * @status experimental
 * @since 0.3.0
 *
 * @fires {SeesacConsentEvent} seesac-consent - A visitor chose, or a choice was found that was made before; `detail.categories` says what may be used, `detail.withdrawn` what no longer. Bubbles.
 * @fires {SeesacErrorEvent} seesac-error - The question, or the choices by kind, could not be fetched; `error` says why. Without an answer nothing runs. Does not bubble.
 *
 * @csspart bar - The question.
 * @csspart answers - The buttons that answer it.
 * @csspart panel - The choices by kind.
 * @csspart again - The button that opens them, where the page has none.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of what is on, and of links.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacCookieConsent extends LitElement {
  static override styles = [base];
  static override properties = { storage: {}, policy: {}, maxAge: { type: Number, attribute: 'max-age' }, categories: {}, policyUrl: { attribute: 'policy-url' } };

  /** Where the choice is kept: `none` (the default: it holds until the page is left), `session`, `local` or `cookie`. */
  declare storage: string | undefined;
  /** Version of the site's policy. Another one asks again. */
  declare policy: string | undefined;
  /** Days that a choice holds, to agree and to refuse alike; 180 by default. */
  declare maxAge: number | undefined;
  /** What the site uses besides its waiting scripts: `performance`, `functionality`, `targeting`. */
  declare categories: string | undefined;
  /** Address of the page that tells more about cookies. */
  declare policyUrl: string | undefined;

  #question: Question | undefined;
  #coming: Promise<void> | undefined;
  readonly #scripts = new MutationObserver((changes) => {
    const waits = (node: Node) => node instanceof Element && (node.matches(WAITING) || node.querySelector(WAITING));
    if (changes.some(({ addedNodes }) => [...addedNodes].some(waits))) this.requestUpdate();
  });

  override connectedCallback(): void {
    page.elements.add(this);
    super.connectedCallback();
    this.requestUpdate();
    this.#scripts.observe(document, { childList: true, subtree: true });
    document.addEventListener('click', this.#click);
    if (location.hash === '#cookie-management') void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    page.elements.delete(this);
    this.#scripts.disconnect();
    document.removeEventListener('click', this.#click);
    this.#others();
  }

  /** The element of the page that asks; itself where it stands in none. */
  get #first(): Public {
    return page.elements.values().next().value ?? this;
  }

  #others(): void {
    for (const one of page.elements) one.requestUpdate();
  }

  /** @internal */
  get days(): number {
    return this.maxAge || 180;
  }

  get #choice(): Choice | undefined {
    const choice = (page.choice ??= recall(this.storage));
    return choice && holds(choice, this.policy ?? '', this.days) ? choice : undefined;
  }

  /** @internal What needs consent: what the page uses, and what was chosen before. */
  get used(): Optional[] {
    const words = [...wordsOf(this.categories), ...wanted(), ...Object.keys(this.#choice?.given ?? {})];
    return OPTIONAL.filter((name) => words.includes(name));
  }

  /** What may be used; `undefined` as long as nothing was chosen. */
  get consent(): Categories | undefined {
    const first = this.#first;
    if (first !== this) return first.consent;
    const choice = this.#choice;
    return choice && categoriesOf(choice.given);
  }

  /** Resolves with what may be used as soon as the visitor has chosen, now or on an earlier visit. Never rejects. */
  whenDecided(): Promise<Categories> {
    const { consent } = this;
    return consent ? Promise.resolve(consent) : new Promise((resolve) => page.waiting.push(resolve));
  }

  /** Opens the choices by kind. Resolves when they are open. */
  async open(): Promise<void> {
    const first = this.#first;
    if (first !== this) return first.open();
    // Beside the question, not after it, which says so where they cannot be had.
    this.panel().catch(() => {});
    await this.#use();
    await this.#question?.open();
  }

  /** @internal Fetches the choices by kind. */
  panel(): Promise<typeof import('./panel.js')> {
    return import('./panel.js');
  }

  /** Fetches the question. Without it nothing runs; the next gesture asks for it again. */
  #use(): Promise<void> {
    return (this.#coming ??= import('./question.js')
      .then(({ Question }) => {
        this.#question = new Question(this);
      })
      .catch((error) => {
        this.#coming = undefined;
        this.dispatchEvent(new SeesacErrorEvent(error));
      }));
  }

  /** @internal Takes a choice. */
  decide(choice: Choice): void {
    page.choice = choice;
    this.#tell();
    this.#others();
  }

  /** Tells the page what it may use, once for each choice; then has its scripts run. */
  #tell(): void {
    const { consent } = this;
    const { choice, on } = page;
    if (consent && choice !== page.told) {
      const withdrawn = OPTIONAL.filter((name) => on?.[name] && !consent[name]);
      page.told = choice!;
      page.on = consent;
      this.dispatchEvent(new SeesacConsentEvent(consent, withdrawn));
      for (const resolve of page.waiting.splice(0)) resolve(consent);
      if (withdrawn.length) void this.#question?.open(withdrawn);
    }
    void runScripts(page, () => this.consent ?? { necessary: true });
  }

  /** @internal Whether this element asks now, has a button, or neither. */
  get shows(): 'question' | 'button' | undefined {
    const { used } = this;
    const given = this.#choice?.given;
    if (this.#first !== this || !used.length) return undefined;
    return used.some((name) => given?.[name] === undefined) ? 'question' : document.querySelector(OPENERS) ? undefined : 'button';
  }

  override updated(): void {
    if (this.#first !== this || !this.isConnected) return;
    this.#tell();
    if (this.shows) void this.#use();
  }

  readonly #click = (event: MouseEvent): void => {
    if (this.#first !== this || event.ctrlKey || event.metaKey || event.shiftKey || !event.composedPath().some((one) => one instanceof Element && one.matches(OPENERS))) return;
    event.preventDefault();
    void this.open();
  };

  override render(): TemplateResult | undefined {
    return this.#question?.render();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-cookie-consent': SeesacCookieConsent;
  }
}
