import { places } from '@seesac/client/places.js';
import { formatFilters, type PlaceSuggestion } from '@seesac/contract';
import { html, type TemplateResult } from 'lit';
import { defaultApi } from '../lib/api.js';
import type { FilterPatch } from '../lib/filter-store.js';
import { names, termsOf, wordOf } from '../lib/filter-words.js';
import { msg, speech } from '../lib/locale-controller.js';
import { begins } from './begins.js';
import type { Face } from './incident-filters.model.js';

/** Milliseconds without a key after which places are asked for. */
const PAUSE = 200;
/** Letters from which on something is suggested. */
const LETTERS = 2;
const MOST_TYPES = 4;

interface Suggestion {
  name: string;
  /** What distinguishes it from others of that name. */
  of: string;
  count: number | undefined;
  patch: FilterPatch;
}

/** What the search box suggests: places, and types of incidents. The pattern is the WAI's combobox with a list: the focus stays in the box. */
export class Suggestions {
  readonly #host;
  readonly #choose;
  #words = '';
  #places: readonly PlaceSuggestion[] = [];
  #at = -1;
  #run: AbortController | undefined;

  /** @param choose is told what a chosen suggestion changes */
  constructor(host: Face, choose: (patch: FilterPatch) => void) {
    this.#host = host;
    this.#choose = choose;
  }

  get open(): boolean {
    return this.#list.length > 0;
  }

  /** Identifier of the suggestion that the reader is at; empty for none. */
  get active(): string {
    return this.#list[this.#at] ? `option-${this.#at}` : '';
  }

  /** Suggests what begins with these words: types at once, places when they come. What was under way is of no use any more. */
  async ask(words: string): Promise<void> {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    this.#words = words.trim().length < LETTERS ? '' : words.trim();
    this.#at = -1;
    // Those that still fit stay until the others come.
    this.#places = this.#places.filter(({ name }) => this.#words && begins(name, this.#words));
    void this.#draw();
    if (!this.#words) return;
    try {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, PAUSE);
        signal.addEventListener('abort', () => clearTimeout(timer));
      });
      const { q: _, ...others } = this.#host.shown.value;
      const { data } = await places(this.#host.api ?? defaultApi(), formatFilters(others), this.#words, { signal });
      if (signal.aborted) return;
      this.#places = data;
      void this.#draw();
    } catch {
      // A search without suggestions still searches.
    }
  }

  readonly close = (): void => {
    this.#run?.abort();
    this.#words = '';
    this.#places = [];
    this.#at = -1;
    void this.#draw();
  };

  readonly key = (event: KeyboardEvent): void => {
    const { length } = this.#list;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!length || event.isComposing) return;
    // Over the ends there is the box itself, where no suggestion is active.
    if (step) this.#at = ((this.#at + 1 + step + length + 1) % (length + 1)) - 1;
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && this.active) this.#choose(this.#list[this.#at]!.patch);
    else return;
    event.preventDefault();
    void this.#draw();
  };

  get #list(): Suggestion[] {
    if (!this.#words) return [];
    const { value, terms, data, bar } = this.#host.shown;
    const counts = data.facets?.type;
    const countOf = (code: string) => counts && (counts.find((one) => one.code === code)?.count ?? 0);
    const types = bar.includes('type') ? termsOf(terms, 'type') : [];
    return [
      ...this.#places.map(({ name, municipality, jurisdiction, count }): Suggestion => ({
        // In quotes, which have search take the words whole: Niš is meant, not Nistru.
        name, count, of: [municipality, wordOf(terms, 'jurisdiction', jurisdiction)].filter(Boolean).join(', '), patch: { q: `"${name.replace(/["„“”«»]/g, ' ')}"` },
      })),
      ...types
        .filter(({ label, code }) => countOf(code) !== 0 && !value.type?.includes(code) && begins(label, this.#words))
        .slice(0, MOST_TYPES)
        .map(({ label, code }): Suggestion => ({ name: label, of: '', count: countOf(code), patch: { type: [...(value.type ?? []), code], q: undefined } })),
    ];
  }

  async #draw(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const list = this.#host.renderRoot.querySelector<HTMLElement>('.suggestions');
    if (list?.isConnected) list.togglePopover(this.open);
    this.#host.renderRoot.querySelector(`#${this.active || 'none'}`)?.scrollIntoView({ block: 'nearest' });
  }

  render(): TemplateResult {
    const label = msg('Search places, types and words', { id: 'search' });
    // The keys are those of the box, which keeps the focus.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`<div popover="manual" class="suggestions" id="options" role="listbox" aria-label=${label} @pointerdown=${(event: Event) => event.preventDefault()}>
      ${this.#list.map(
        ({ name, of, count, patch }, at) => html`<div role="option" id="option-${at}" aria-selected=${at === this.#at} @click=${() => this.#choose(patch)}>
          <span>${name} <small>${of || names()['type']}</small></span> <span class="n">${count === undefined ? '' : speech.number(count)}</span>
        </div>`,
      )}
    </div>`;
  }
}
