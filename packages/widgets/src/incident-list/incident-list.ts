import { DEFAULT_LIMIT, MAX_LIMIT, type Incident, type IncidentsAnswer, type NoticeText, type Sort, type Taxonomies } from '@seesac/contract';
import { isWebAddress } from '@seesac/client/web-address.js';
import { incidents } from '@seesac/client/incidents.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import type { ListDesk } from './desk.js';
import { toCard } from './incident-list.model.js';
import styles from './incident-list.styles.js';

/** What a list shows: the incidents so far (a skeleton's are none), and how to get more. */
export interface Answer extends IncidentsAnswer {
  texts: readonly NoticeText[];
  terms: Taxonomies;
}

const small = (text: string) => text && html`<small>${text}</small>`;

/**
 * Incidents under the filters, as cards or as a table, page by page, each with its date, place, outcomes and sources. A click on one opens it in a panel, with its
 * precision, sources and revision history; its title is a real link all the same.
 *
 * What a reader uses (order, table, panel, downloads, the next page) is fetched when the pointer or the focus first comes to the list.
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-list
 * @summary A searchable list and table of incidents.
 * @status experimental
 * @since 0.1.0
 *
 * @attr {string} incident-page - Address of a page about one incident, `{id}` in place of its identifier; by default that of the main site, else the data.
 * @attr {boolean} with-filters - Puts the filters above the list.
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader took filters away that let nothing through. Bubbles.
 * @fires {SeesacIncidentSelectEvent} seesac-incident-select - A reader chose an incident. Bubbles; `preventDefault()` keeps the panel from being opened.
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader took shared filters away, where nothing matched. Bubbles.
 *
 * @csspart heading - The heading.
 * @csspart count - How many of how many are shown.
 * @csspart tools - The disclosure with order, view and page size.
 * @csspart list - The cards.
 * @csspart item - One card.
 * @csspart table - The box in which the table scrolls.
 * @csspart more - The button for the next page.
 * @csspart about - The disclosure with downloads, feed, definition, filters, citation and address.
 * @csspart panel - The dialog with one incident.
 * @csspart error - The reason why there are no current data.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentList extends LitElement {
  static override styles = [base, styles];
  static override properties = {
    api: {}, limit: { type: Number }, sort: {}, view: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Incidents on a page, 1 to 200. */
  declare limit: number | undefined;
  /** Order: `-date` (default), `date`, `-killed`, `-injured`, `-threatened`, `-suicide`; `relevance`, the default where words are searched for. */
  declare sort: Sort | undefined;
  /** `cards` (default) or `table`. */
  declare view: 'cards' | 'table' | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6; those of the incidents are one deeper. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  /** What a reader chose in place of what the page set. @internal */
  chosen: { sort?: Sort; view?: 'cards' | 'table'; limit?: number } = {};
  /** A title that is clicked is a plain link: the code that shows an incident was not to be had. @internal */
  plain = false;
  /** What a reader uses, once it is fetched. @internal */
  desk: ListDesk | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, this.size, this.chosen.sort ?? this.sort, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const words = this.#locale.load().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal })]));
      const asked = this.#filters.query().then((query) => {
        // Who types words looks for something: what fits best comes first, unless an order is wished for. Without words nothing can be in that order.
        const wish = this.chosen.sort ?? this.sort;
        const sort = wish !== 'relevance' && wish ? wish : /\bq=/.test(query) ? 'relevance' : undefined;
        return incidents(api, query, { limit: this.size, sort, signal });
      });
      const [first, [texts, terms]] = await Promise.all([asked, words]);
      return { ...first, texts: texts.data, terms: terms.data };
    },
  );

  constructor() {
    super();
    for (const type of ['pointerover', 'focusin', 'click']) this.addEventListener(type, this.use);
  }

  /**
   * Fetches what a reader uses, and has it do what was clicked. Without it the list can be read all the same, and its links work.
   * @internal
   */
  readonly use = async (event?: Partial<MouseEvent>): Promise<void> => {
    const target = event?.composedPath?.()[0] as HTMLElement;
    const isClick = event?.type === 'click';
    // A new tab, a window, a download: the link itself does that.
    const opens = isClick && !this.plain && target.matches('a.title') && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (opens) event.preventDefault!();
    try {
      const { ListDesk } = await import('./desk.js');
      this.desk ??= new ListDesk(this);
      await (isClick && this.desk.click(target, opens));
      await this.desk.prepare();
    } catch {
      // Asked for again at the next gesture; the link is followed now.
      this.plain = opens;
      if (opens) target.click();
    }
  };

  protected override updated(): void {
    const { data, meta } = this.query.last ?? {};
    if (this.desk || this.isTable || (data && (meta!.filters.q ?? (!data.length && Object.keys(meta!.filters)[0])))) void this.use();
  }

  override render(): TemplateResult {
    const sample = { data: Array(Math.min(this.size, DEFAULT_LIMIT)).fill(0), meta: { asOf: '', notices: [] }, links: {}, texts: [] } as unknown as Answer;
    const { desk } = this;
    return html`${this.hasAttribute('with-filters') ? (import('../define/incident-filters.js').catch(() => {}), html`<seesac-incident-filters api=${this.api ?? nothing}></seesac-incident-filters>`) : ''}
      ${view(this.query, sample, ({ data, meta, links, texts, terms }) => {
        const count = msg('{shown} of {total}', { id: 'shown' })
          .replace('{shown}', speech.number(data.length))
          .replace('{total}', speech.number(meta.total));
        return html`<p class="heading" part="heading" role="heading" aria-level=${this.level}>${this.heading || msg('Firearm incidents', { id: 'heading' })}</p>
          <p part="count" role="status">${data.length ? count : msg('No incidents match.', { id: 'empty' })}</p>
          <details part="tools"><summary>${msg('Sort and view', { id: 'tools' })}</summary>${desk?.tools()}</details>
          ${(this.isTable && desk?.table?.(data, terms)) || html`<ol part="list">${data.map((incident) => this.#card(incident, terms))}</ol>`} ${desk?.below()}
          ${links.next
            ? html`<button class="more" part="more" aria-disabled=${desk?.busy ?? false}>${msg('Show more', { id: 'more' })}</button>`
            : ''}
          <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
          ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
      })}
      ${desk?.panel?.render()}`;
  }

  /** Incidents on a page: what the reader or the page asks for, within what the service gives. @internal */
  get size(): number {
    return Math.min(Math.max(Math.trunc((this.chosen.limit ?? this.limit)!) || DEFAULT_LIMIT, 1), MAX_LIMIT);
  }

  /** @internal */
  get level(): number {
    return this.headingLevel || 2;
  }

  /** @internal */
  get isTable(): boolean {
    return (this.chosen.view ?? this.view) === 'table';
  }

  /** In a frame a link would open inside it. @internal */
  get target(): '_blank' | typeof nothing {
    return window === window.parent ? nothing : '_blank';
  }

  /** Address of an incident: its page, else its data. @internal */
  address(id: string): string | typeof nothing {
    const { page, self } = this.query.last!.links;
    const a = document.createElement('a');
    a.href = (this.getAttribute('incident-page') || page || self.replace(/\?.*|$/, '/{id}')).replace('{id}', encodeURIComponent(id));
    return isWebAddress(a.href) ? a.href : nothing;
  }

  /** The title of an incident. @internal */
  link(id: string, words: string): TemplateResult {
    return html`<a class="title" href=${this.address(id) as string} target=${this.target}>${words}</a>`;
  }

  #card(incident: Incident | undefined, terms: Taxonomies): TemplateResult {
    if (!incident) return html`<li class="blank"></li>`;
    const card = toCard(incident, terms);
    const mark = this.desk?.mark ?? String;
    return html`<li part="item">
      <p role="heading" aria-level=${this.level + 1}>${this.link(incident.id, card.type)}</p>
      <p class="when">${card.date}${card.status ? html` <small class="status">${card.status}</small>` : ''}</p>
      <p><span class="found">${mark(card.place)}</span>${small(card.precision)}</p>
      <p class="outcomes">${card.outcomes}${small(card.unreported)}</p>
      ${card.summary ? html`<p class="found" lang=${card.summary.lang}>${mark(card.summary.text)}</p>` : ''}
      ${card.weapons ? html`<p>${msg('Weapons:', { id: 'weapons' })} ${card.weapons}</p>` : ''}
      ${card.sources.length
        ? html`<small class="sources"
            >${msg('Sources:', { id: 'sources' })}
            ${card.sources.map(({ name, url }) => html`<a href=${(url ?? nothing) as string} rel="noopener nofollow" target=${this.target}>${name}</a>`)}</small
          >`
        : ''}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-list': SeesacIncidentList;
  }
}
