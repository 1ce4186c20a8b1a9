import { FILTER_KEYS, type FilterKey, type Filters } from '@seesac/contract';
import { filtersOfAddress, storeOf, type FilterStore } from '../lib/filter-store.js';

const all = Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined]));

/** A name in an address, as the page wrote it. */
const nameOf = (pair: string) => new URLSearchParams(pair).keys().next().value as FilterKey;

/** Puts filters into the page's address; its other parameters stay as they are written. */
function writeAddress(query: string): void {
  const others = location.search.slice(1).split('&').filter((pair) => pair && !FILTER_KEYS.includes(nameOf(pair)));
  const search = [...others, query].filter(Boolean).map((part, i) => (i ? '&' : '?') + part).join('');
  if (search === location.search) return;
  try {
    history.pushState(history.state, '', location.pathname + search + location.hash);
  } catch {
    // A document without an address of its own, such as `srcdoc`.
  }
}

/** Whether a scope writes the address: a page has one that does. */
let taken = false;

/**
 * Links the widgets inside it: they share one set of filters, so that a choice in one of them moves all.
 *
 * Filters that are set as attributes are locked: nothing inside can widen them. `lang` and `theme` hold for what is inside, as everywhere.
 *
 * @tagname seesac-scope
 * @summary Links widgets through shared filters.
 * @status experimental
 * @since 0.2.0
 *
 * @slot - The widgets, with whatever the page has around them.
 *
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader changed filters inside. It comes from the widget that the reader used, and bubbles.
 */
export class SeesacScope extends HTMLElement {
  static readonly observedAttributes = [...FILTER_KEYS, 'sync-url', 'for', 'theme'];

  #leave: (() => void) | undefined;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { display: contents } :host([hidden]) { display: none } :host([theme="light"]) { color-scheme: light } :host([theme="dark"]) { color-scheme: dark }');
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(document.createElement('slot'));
    // What the page set before this code came stands on the element itself, in front of the accessor.
    if (!Object.hasOwn(this, 'filters')) return;
    const { filters } = this;
    delete (this as { filters?: Filters }).filters;
    this.filters = filters;
  }

  get #store(): FilterStore {
    return storeOf(this);
  }

  /** The filters now; a page that sets them replaces all but the locked ones. */
  get filters(): Filters {
    return this.#store.value;
  }

  set filters(filters: Filters) {
    this.#store.set({ ...all, ...filters });
  }

  /** Canonical string of the filters: the query of an address. */
  get query(): string {
    return this.#store.query;
  }

  /** @internal */
  connectedCallback(): void {
    if (!this.hasAttribute('sync-url') || this.#leave) return;
    if (taken) return console.warn('A page has one seesac-scope with sync-url: this one leaves the address alone.');
    taken = true;
    let reading = false;
    const stop = this.#store.subscribe(() => reading || writeAddress(this.query));
    const read = () => {
      reading = true;
      this.filters = filtersOfAddress(location.search);
      reading = false;
    };
    addEventListener('popstate', read);
    this.#leave = () => {
      stop();
      removeEventListener('popstate', read);
      taken = false;
    };
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  /** @internal */
  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (FILTER_KEYS.includes(name as FilterKey)) this.#store.set({});
    else if (name !== 'theme') {
      this.disconnectedCallback();
      this.connectedCallback();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-scope': SeesacScope;
  }
}
