import { formatFilters, MULTI_KEYS, type FilterKey, type Filters, type MultiKey, type NoticeText, type SummaryAnswer, type Taxonomies } from '@seesac/contract';
import { summary } from '@seesac/client/summary.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { defaultApi } from '../lib/api.js';
import { around } from '../lib/around.js';
import { base } from '../lib/base.styles.js';
import { lockedBy, scopeOf, storeOf, withLocks, type FilterStore } from '../lib/filter-store.js';
import { LocaleController, msg, plural, speech } from '../lib/locale-controller.js';
import { NOTICES, NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import type { Controls } from './controls.js';
import type { Shown } from './incident-filters.model.js';
import styles from './incident-filters.styles.js';

type Answer = readonly [SummaryAnswer, readonly NoticeText[]];

/** What is offered where the page does not say; every other key is behind the last button. */
const USUAL = 'q,date,lens,type,jurisdiction,weapon,outcome';

/** As high as an answer, without a count. */
const SAMPLE = [{ data: {}, meta: { notices: ['eu'] } }, Array(2).fill({ key: 'eu', text: '– '.repeat(140) })] as unknown as Answer;

/**
 * Filters with live counts: search, dates, kinds of incidents, jurisdictions, weapons and more. What is chosen moves the widgets that share its filters.
 *
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-filters
 * @summary Chooses which incidents the widgets around it show.
 * @status experimental
 * @since 0.2.0
 *
 * @attr {'page'} for - `page` shares the filters with every widget of the page that says the same; else with those in the same scope.
 *
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader changed the filters; `filters` and `query` say to what. Bubbles.
 * @fires {SeesacLoadEvent} seesac-load - New counts are shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 *
 * @csspart heading - The heading, where there is one.
 * @csspart search - The search box.
 * @csspart lens - The choice between all incidents, violence and misuse, and seizures.
 * @csspart open - The button of the sheet, in a narrow place.
 * @csspart bar - The buttons of the filters, in a wide place.
 * @csspart panel - What opens: the choices of one filter, or the sheet with all.
 * @csspart chips - The active filters.
 * @csspart count - How many incidents there are under them.
 * @csspart error - The reason why there are no current counts.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of what is chosen.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentFilters extends LitElement {
  static override styles = [base, styles];
  static override properties = { api: {}, keys: {}, heading: {} };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** What can be chosen, in this order: `q`, `date`, `lens` and names of filters that take several values, parted by commas. */
  declare keys: string | undefined;
  /** A heading; none by default. */
  declare heading: string | undefined;

  readonly #locale = new LocaleController(this);
  readonly #notices = new NoticesController(this);
  #store!: FilterStore;
  #leave: (() => void) | undefined;
  /** Until their labels are there the lenses have their codes. */
  #terms: Partial<Taxonomies> = { lens: ['all', 'violence', 'seizures'].map((code) => ({ code, label: code })) };
  /** What only a reader who filters needs; fetched at the first gesture, or where filters are set. */
  #controls: Controls | undefined;
  #coming: Promise<void> | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, formatFilters(this.#value), this.#facets, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const { tag } = this.#locale;
      const words = this.#locale.load().then(async (lang) => {
        // Labels are of use even where the counts fail, so nothing breaks this off.
        const { data } = await taxonomies(api, lang);
        if (tag === this.#locale.tag) this.#terms = data;
        this.requestUpdate();
        return notices(api, lang, { signal });
      });
      const filters = formatFilters(this.#value);
      const controls = (filters || this.keys) && this.#use();
      const [answer, { data }] = await Promise.all([summary(api, filters, { facets: this.#facets, signal }), words, controls]);
      return [answer, data];
    },
  );

  override connectedCallback(): void {
    this.#store = storeOf(scopeOf(this) ?? this);
    this.#leave = this.#store.subscribe(() => {
      this.#controls?.changed();
      this.requestUpdate();
    });
    document.addEventListener('seesac-load', this.#yield, true);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave!();
    this.#controls?.left();
    document.removeEventListener('seesac-load', this.#yield, true);
  }

  /** Notices stand best under the figures: another widget that now has its own shows them in full, and this one points to it. */
  readonly #yield = ({ target }: Event): void => {
    if (target !== this && (globalThis as unknown as Record<symbol, Map<unknown, unknown>>)[NOTICES]!.delete(this)) this.requestUpdate();
  };

  /** Whose attributes lock filters, beside those of the scope: its own, and those of the list that it stands in. */
  get #lockers(): Element[] {
    return [this, ...around(this).filter((one) => one.matches?.('[with-filters]'))];
  }

  get #locked(): FilterKey[] {
    return [...this.#store.locked, ...this.#lockers.flatMap((one) => lockedBy(one).keys)];
  }

  get #value(): Filters {
    return this.#lockers.reduceRight(withLocks, this.#store.value);
  }

  get #bar(): string[] {
    return (this.keys || USUAL).split(/[\s,]+/).filter((key) => !this.#locked.includes((key === 'date' ? 'from' : key) as FilterKey));
  }

  /** The keys that are offered. Those that are locked are not. */
  get #facets(): MultiKey[] {
    return MULTI_KEYS.filter((key) => (this.keys ? this.#bar.includes(key) : !this.#locked.includes(key)));
  }

  /** @internal */
  get shown(): Shown {
    const { last, phase } = this.query;
    // Where there is no answer to the question, not even an old one, there are no counts.
    const [{ data, meta }] = (phase !== 'error' && last) || SAMPLE;
    const bar = this.#bar;
    return { value: this.#value, locked: this.#locked, bar, more: this.#facets.filter((key) => !bar.includes(key)), terms: this.#terms, data, asOf: meta.asOf };
  }

  /** Has the controls do something, as soon as they are there. Without them nothing happens; the next gesture asks for them again. */
  async #use(act?: (controls: Controls) => unknown): Promise<void> {
    await (this.#coming ??= import('./controls.js').then(
      ({ Controls }) => {
        this.#controls = new Controls(this);
        this.requestUpdate();
      },
      () => (this.#coming = undefined),
    ));
    if (this.#controls) act?.(this.#controls);
  }

  override render(): TemplateResult {
    const { phase, error, retry, last } = this.query;
    const [{ meta }, own] = last ?? SAMPLE;
    const controls = this.#controls;
    const { bar, more, value, terms, data: { total } } = this.shown;
    const prefetch = () => void this.#use();
    const button = (name: string, text: string | undefined, keys: readonly string[]) => {
      const set = controls?.chosen(name, keys);
      const open = ({ currentTarget }: Event) => this.#use((it) => it.open(name, keys, currentTarget as HTMLElement));
      return html`<button type="button" class=${set ? 'on' : ''} aria-haspopup="dialog" aria-expanded=${controls?.panel === name} @click=${open}>${text ?? controls?.name(name) ?? name}${set}</button>`;
    };
    const texts: Record<string, string> = {
      date: msg('Date', { id: 'day' }),
      type: msg('Type', { id: 'type' }),
      jurisdiction: msg('Jurisdiction', { id: 'jurisdiction' }),
      weapon: msg('Weapon', { id: 'weapon' }),
      outcome: msg('Outcome', { id: 'outcome' }),
    };
    const search = msg('Search places, types and words', { id: 'search' });
    const filters = msg('Filters', { id: 'filters' });
    // Without the service the filters can be chosen all the same.
    return view({ error, retry, phase: phase === 'error' ? 'stale-error' : phase } as typeof this.query, SAMPLE, () => html`
      ${this.heading ? html`<h2 part="heading">${this.heading}</h2>` : ''}
      <div class="bar" @focusin=${prefetch} @pointerenter=${prefetch}>
        ${bar.includes('q')
          ? html`<form role="search" part="search" @submit=${(event: Event) => (event.preventDefault(), this.#use((it) => it.search()))}>
              <input
                .value=${controls?.words ?? value.q ?? ''}
                placeholder=${search}
                aria-label=${search}
                maxlength="200"
                autocomplete="off"
                enterkeyhint="search"
                role="combobox"
                aria-autocomplete="list"
                aria-controls="options"
                aria-expanded=${controls?.suggests ?? false}
                aria-activedescendant=${controls?.active || nothing}
                @input=${({ target }: Event) => this.#use((it) => it.type((target as HTMLInputElement).value))}
                @keydown=${controls?.key}
                @focusout=${controls?.left}
              />${controls?.box()}
              <button>${msg('Search', { id: 'search-button' })}</button>
            </form>`
          : ''}
        ${bar.includes('lens')
          ? html`<div class="lens" part="lens" role="radiogroup" aria-label=${msg('Selection', { id: 'lens' })}>
              ${terms.lens?.map(({ code, label }) => html`<label><input type="radio" name="lens" .checked=${(value.lens ?? 'all') === code} @change=${() => this.#use((it) => it.look(code))} />${label}</label>`)}
            </div>`
          : ''}
        <span part="open">${button('sheet', filters, [])}</span>
        <div class="keys" part="bar" role="group" aria-label=${filters}>
          ${bar.filter((key) => key === 'date' || MULTI_KEYS.includes(key as MultiKey)).map((key) => button(key, texts[key], [key]))}
          ${more[0] ? button('more', msg('More filters', { id: 'more-filters' }), more) : ''}
        </div>
      </div>
      ${controls?.chips()}
      <p part="count" role="status">
        ${total === undefined ? '' : plural(total, msg('{n} incident|{n} incidents', { id: 'n-incidents' }))}${phase === 'stale-error'
          ? ` · ${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)}`
          : ''}
      </p>
      ${controls?.show()} ${last || phase === 'loading' ? this.#notices.render(meta.notices, own) : ''}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-filters': SeesacIncidentFilters;
  }
}
