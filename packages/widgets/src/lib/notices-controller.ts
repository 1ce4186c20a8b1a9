import type { NoticeKey, NoticeText } from '@seesac/contract';
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { msg } from './locale-controller.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Which widget needs which notices, in the order in which they came: one record for all copies of this code on the page. */
const page = globalThis as unknown as Record<symbol, Map<Host, readonly NoticeKey[]>>;
/** Where that record is. */
export const NOTICES = /* @__PURE__ */ Symbol.for('org.seesac.notices/1');

const isShown = (host: HTMLElement) => host.checkVisibility?.() !== false;

/**
 * The legal notices of one widget. The first widget on a page that needs a notice shows it in full, the others point to it; when the first leaves, the next one
 * takes over. Not an element, slot or option: nothing outside can take a notice away. Invented data are marked on every widget.
 */
export class NoticesController implements ReactiveController {
  readonly #host: Host;
  readonly #record = (page[NOTICES] ??= new Map());
  readonly #sizes;
  #shown = true;

  constructor(host: Host) {
    (this.#host = host).addController(this);
    // A page that hides or shows the element later (a tab, a menu) changes its size. Drawn in the next frame: drawing changes sizes again.
    this.#sizes = new ResizeObserver(() => this.#shown !== (this.#shown = isShown(host)) && requestAnimationFrame(() => this.#redraw()));
  }

  hostConnected(): void {
    this.#sizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.hostUpdated();
  }

  /** One that has left, or that drew no notices this time (its answer failed), keeps none from the others. */
  hostUpdated(): void {
    if (!(this.#host.isConnected && this.#host.shadowRoot!.querySelector('.notices')) && this.#record.delete(this.#host)) this.#redraw();
  }

  #redraw(): void {
    this.#record.forEach((_, host) => host.requestUpdate());
  }

  /** The notices that an answer asks for. */
  render(keys: readonly NoticeKey[], texts: readonly NoticeText[]): TemplateResult {
    this.#record.set(this.#host, keys);
    // One that the page hides shows nothing to anybody, so it does not count.
    const first = (key: NoticeKey) => [...this.#record].find(([host, shown]) => shown.includes(key) && isShown(host))?.[0];
    const own = texts.filter(({ key }) => keys.includes(key) && (key === 'synthetic' || first(key) === this.#host));
    return html`<small class="notices"
      >${own.map(({ key, lang, text }) => html`<p class=${key} lang=${lang}>${text}</p>`)}
      ${own[keys.length - 1] ? '' : msg('* Notices: at the first SEESAC widget on this page.', { id: 'notices' })}</small
    >`;
  }
}
