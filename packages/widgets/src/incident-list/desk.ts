import type { Incident, Sort, Taxonomies } from '@seesac/contract';
import { moreIncidents } from '@seesac/client/incidents.js';
import { html, type TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { SeesacIncidentSelectEvent } from '../events/incident-select.js';
import type { IncidentPanel } from '../incident-panel/incident-panel.js';
import { defaultApi } from '../lib/api.js';
import { change, lockedBy, scopeOf, storeOf, type FilterPatch } from '../lib/filter-store.js';
import { msg, speech } from '../lib/locale-controller.js';
import { adopt } from '../lib/adopt.js';
import tools from '../lib/tools.styles.js';
import styles from './desk.styles.js';
import type { Highlighter } from './highlight.js';
import type { Answer, SeesacIncidentList } from './incident-list.js';

/** Sizes of a page that a reader may choose. */
const SIZES = [25, 50];

/** Orders in words; the last one only where words are searched for. */
const ORDERS = ['-date', 'date', '-killed', '-injured', '-threatened', '-suicide', 'relevance'] as const satisfies readonly Sort[];
const inWords = () =>
  msg('Newest first|Oldest first|Most killed first|Most injured first|Most threatened first|Most suicides first|Best match first', { id: 'sorts' }).split('|');

/**
 * What a reader uses of one list: order, view and page size, the next page, the way out of an empty list, downloads, the panel. Fetched when the pointer or the focus
 * comes to the list; what is larger is fetched by it in turn.
 */
export class ListDesk {
  readonly #host;
  /** The next page is on its way. */
  busy = false;
  /** Draws the table, once it is fetched. */
  table: ((incidents: readonly Incident[], terms: Taxonomies | undefined) => TemplateResult | undefined) | undefined;
  panel: IncidentPanel | undefined;
  #highlighter: Highlighter | undefined;
  /** Why there is no next page, and of which answer. */
  #failure: { of: Answer; error: unknown } | undefined;

  constructor(host: SeesacIncidentList) {
    this.#host = host;
    adopt(host, tools);
    adopt(host, styles);
    host.requestUpdate();
  }

  /** A text with the words that are searched for marked in it, where the browser cannot mark them by itself. */
  get mark(): ((text: string) => unknown) | undefined {
    return this.#highlighter?.mark;
  }

  /** Fetches what the list as it is now needs, and marks in it what is searched for. */
  async prepare(): Promise<void> {
    const host = this.#host;
    if (host.isTable && !this.table) {
      const { tableOf } = await import('./table.js');
      if (!this.table) host.requestUpdate();
      this.table = tableOf(host, this);
    }
    const q = this.#words;
    if (q && !this.#highlighter) {
      const { Highlighter } = await import('./highlight.js');
      if (!this.#highlighter) host.requestUpdate();
      this.#highlighter ??= new Highlighter(host);
    }
    this.#highlighter?.paint(q);
  }

  get #answer(): Answer | undefined {
    return this.#host.query.last;
  }

  /** The words that are searched for. */
  get #words(): string | undefined {
    return this.#answer?.meta.filters.q;
  }

  /** The order in which the incidents are. */
  get sort(): Sort {
    return (/[?&]sort=([\w-]+)/.exec(this.#answer?.links.self ?? '')?.[1] as Sort | undefined) ?? '-date';
  }

  /** The titles that are shown, in their order. */
  get titles(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('a.title')];
  }

  /** The incidents that are shown, in their order. */
  get incidents(): Incident[] {
    return this.#answer?.data ?? [];
  }

  /** Takes what a reader chose, and shows it. */
  choose(choice: SeesacIncidentList['chosen']): void {
    Object.assign(this.#host.chosen, choice);
    this.#host.requestUpdate();
  }

  /** Order, view and page size. */
  tools(): TemplateResult {
    const host = this.#host;
    const words = inWords();
    const toggle = (name: string, pressed: boolean, choice: SeesacIncidentList['chosen']) =>
      html`<button type="button" aria-pressed=${pressed} @click=${() => this.choose(choice)}>${name}</button>`;
    return html`<div class="tools">
      <label
        ><span>${msg('Sort by', { id: 'sort' })}</span>
        <select @change=${(event: Event) => this.choose({ sort: (event.target as HTMLSelectElement).value as Sort })}>
          ${ORDERS.map((key, i) => (key === 'relevance' && !this.#words ? '' : html`<option value=${key} .selected=${key === this.sort}>${words[i]}</option>`))}
        </select></label
      >
      <div role="group" aria-labelledby="view">
        <span id="view">${msg('View', { id: 'view' })}</span>
        <span class="toggles">${toggle(msg('Cards', { id: 'cards' }), !host.isTable, { view: 'cards' })}${toggle(msg('Table', { id: 'table' }), host.isTable, { view: 'table' })}</span>
      </div>
      <div role="group" aria-labelledby="size">
        <span id="size">${msg('Show at a time', { id: 'size' })}</span>
        <span class="toggles">${SIZES.map((limit) => toggle(speech.number(limit), host.size === limit, { limit }))}</span>
      </div>
    </div>`;
  }

  /** What stands below the list: why there is no next page, or what to do where nothing matches. */
  below(): TemplateResult | '' {
    const host = this.#host;
    const answer = this.#answer;
    if (this.#failure && this.#failure.of === answer) {
      const reason = (this.#failure.error as Error).message;
      return html`<p part="error" role="alert">${msg('The next page cannot be shown now.', { id: 'more-error' })} <small lang="en">${reason}</small></p>`;
    }
    if (!answer || answer.data.length || host.query.phase === 'loading') return '';
    const free = this.#free();
    if (!free.length) return '';
    return html`<p class="advice">
      ${msg('Remove a filter, or start again from all incidents.', { id: 'empty-advice' })}
      <button type="button" @click=${() => this.#clear(free)}>${msg('Remove the filters', { id: 'empty-clear' })}</button>
    </p>`;
  }

  /** Shared filters that nobody has locked. */
  #free(): (keyof FilterPatch)[] {
    const host = this.#host;
    const scope = scopeOf(host);
    if (!scope) return [];
    const { value, locked } = storeOf(scope);
    const kept = [...locked, ...lockedBy(host).keys];
    return (Object.keys(value) as (keyof FilterPatch)[]).filter((key) => !kept.includes(key));
  }

  async #clear(keys: (keyof FilterPatch)[]): Promise<void> {
    change(this.#host, Object.fromEntries(keys.map((key) => [key, undefined])));
    await this.#settled();
    // The button is gone with its reason: a reader goes on in what it brought.
    this.titles[0]?.focus();
  }

  async #settled(): Promise<void> {
    await this.#host.updateComplete;
    await this.#host.query.settled;
    await this.#host.updateComplete;
  }

  /** The next page. */
  async more(): Promise<void> {
    const host = this.#host;
    const answer = this.#answer;
    if (this.busy || !answer) return;
    this.busy = true;
    host.requestUpdate();
    let first: number | undefined;
    try {
      const next = await moreIncidents(host.api ?? defaultApi(), answer);
      // What comes late for an older question is nobody's.
      if (next && answer === this.#answer) {
        this.#failure = undefined;
        first = answer.data.length;
        host.query.last = { ...answer, data: [...answer.data, ...next.data], links: { ...answer.links, next: next.links.next! } };
      }
    } catch (error) {
      if (answer === this.#answer) {
        this.#failure = { of: answer, error };
        host.dispatchEvent(new SeesacErrorEvent(error));
      }
    }
    this.busy = false;
    host.requestUpdate();
    await host.updateComplete;
    // The first new incident takes the focus: a reader goes on from there, and is not left on a button that may be gone.
    if (first !== undefined) this.titles[first]?.focus();
  }

  /** What a click in the list does. Throws where the code for it cannot be fetched. */
  async click(target: HTMLElement, opens: boolean): Promise<void> {
    if (target.matches('.more')) return this.more();
    if (target.matches('dialog')) return this.panel?.beside();
    const incident = opens && this.incidents[this.titles.indexOf(target)];
    // A page that shows it itself has said so.
    if (!incident || !this.#host.dispatchEvent(new SeesacIncidentSelectEvent(incident))) return;
    const { IncidentPanel } = await import('../incident-panel/incident-panel.js');
    void (this.panel ??= new IncidentPanel(this.#host, this)).open(incident.id);
  }
}
