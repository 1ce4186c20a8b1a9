import { DEFAULT_LIMIT, MAX_LIMIT, type Incident, type IncidentsAnswer, type NoticeText, type Taxonomies } from '@seesac/contract';
import { incidents, moreIncidents } from '@seesac/client/incidents.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { SeesacIncidentSelectEvent } from '../events/incident-select.js';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import { toCard } from './incident-list.model.js';
import styles from './incident-list.styles.js';

interface Answer {
  pages: IncidentsAnswer[];
  texts: readonly NoticeText[];
  terms: Taxonomies;
}

/** A card of the usual height. */
const BLANK = {
  date: { start: '2025-01-01', end: '2025-01-01', precision: 'day' }, place: { precision: 'locality' }, counts: {}, weapons: [{ possession: 'unknown' }],
  sources: [{ publisher: '–' }], summary: { en: '– '.repeat(50) }, status: 'verified', type: '–',
} as unknown as Incident;

/**
 * Incidents, newest first, each with its date, place, outcomes and sources.
 *
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-list
 * @summary A paged list of incidents.
 * @status experimental
 * @since 0.1.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 * @fires {SeesacIncidentSelectEvent} seesac-incident-select - A reader chose an incident. Bubbles; `preventDefault()` keeps its address from being opened.
 *
 * @csspart heading - The heading.
 * @csspart count - How many of how many are shown.
 * @csspart list - The list.
 * @csspart item - One incident.
 * @csspart more - The button for the next page.
 * @csspart about - The disclosure with definition, filters, citation and address.
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
  static override properties = { api: {}, limit: { type: Number }, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' } };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Incidents on a page, 1 to 200. */
  declare limit: number | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6; those of the incidents are one deeper. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  #loadingMore = false;
  #moreError: unknown;
  /** Index of the incident that takes the focus after the next update. */
  #focus: number | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, this.limit, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const words = this.#locale.load().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal })]));
      const [first, [texts, terms]] = await Promise.all([this.#filters.query().then((query) => incidents(api, query, { limit: this.#limit, signal })), words]);
      this.#moreError = undefined;
      return { pages: [first], texts: texts.data, terms: terms.data };
    },
  );

  readonly #more = async (): Promise<void> => {
    const answer = this.query.last!;
    if (this.#loadingMore) return;
    this.#loadingMore = true;
    this.requestUpdate();
    try {
      const next = await moreIncidents(this.api ?? defaultApi(), answer.pages.at(-1)!);
      this.#moreError = undefined;
      if (next) {
        // The first new incident takes the focus: a reader goes on from there, and is not left on a button that may be gone.
        if (answer === this.query.last) this.#focus = answer.pages.flatMap(({ data }) => data).length;
        answer.pages.push(next);
      }
    } catch (error) {
      // What failed for an older question is nobody's.
      if (answer === this.query.last) {
        this.#moreError = error;
        this.dispatchEvent(new SeesacErrorEvent(error));
      }
    }
    this.#loadingMore = false;
    this.requestUpdate();
  };

  protected override updated(): void {
    if (this.#focus === undefined) return;
    this.renderRoot.querySelectorAll<HTMLElement>('.title a')[this.#focus]?.focus();
    this.#focus = undefined;
  }

  override render(): TemplateResult {
    const blank = { data: Array<Incident>(Math.min(this.#limit, DEFAULT_LIMIT)).fill(BLANK), meta: { asOf: '', notices: ['eu'] }, links: {} };
    const sample = { pages: [blank], texts: Array(2).fill({ key: 'eu', text: '– '.repeat(140) }), terms: {} } as unknown as Answer;
    return view(this.query, sample, ({ pages, texts, terms }) => {
      const all = pages.flatMap(({ data }) => data);
      const { meta, links } = pages[0]!;
      const count = msg('{shown} of {total}', { id: 'shown' })
        .replace('{shown}', speech.number(all.length))
        .replace('{total}', speech.number(meta.total));
      return html`<p class="heading" part="heading" role="heading" aria-level=${this.#level}>${this.heading || msg('Firearm incidents', { id: 'heading' })}</p>
        <p part="count" role="status">${all.length ? count : msg('No incidents match.', { id: 'empty' })}</p>
        <ol part="list">${all.map((incident) => this.#card(incident, terms))}</ol>
        ${this.#moreError ? html`<p part="error" role="alert">${msg('The next page cannot be shown now.', { id: 'more-error' })} <small lang="en">${(this.#moreError as Error).message}</small></p>` : ''}
        ${pages.at(-1)!.links.next
          ? html`<button type="button" class="more" part="more" aria-disabled=${this.#loadingMore} @click=${this.#more}>${msg('Show more', { id: 'more' })}</button>`
          : ''}
        <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
        ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
    });
  }

  /** Incidents on a page: what the page asks for, within what the service gives. */
  get #limit(): number {
    return Math.min(Math.max(Math.trunc(this.limit!) || DEFAULT_LIMIT, 1), MAX_LIMIT);
  }

  get #level(): number {
    return Math.min(Math.max(Math.trunc(this.headingLevel!) || 2, 1), 6);
  }

  #card(incident: Incident, terms: Taxonomies): TemplateResult {
    const card = toCard(incident, terms);
    // In a frame a link would open inside it.
    const target = window === window.parent ? nothing : '_blank';
    const select = (event: Event) => {
      if (!this.dispatchEvent(new SeesacIncidentSelectEvent(incident))) event.preventDefault();
    };
    const address = new URL(`v1/incidents/${encodeURIComponent(incident.id)}`, this.query.last?.pages[0]!.links.self.replace(/v1\/.*/, '') ?? document.baseURI).href;
    return html`<li part="item">
      <p class="title" role="heading" aria-level=${this.#level + 1}><a href=${address} rel="noopener" target=${target} @click=${select}>${card.type}</a></p>
      <p class="when">${card.date}${card.status ? html` <small><span class="status">${card.status}</span></small>` : ''}</p>
      <p>${card.place}${card.precision ? html`<small>${card.precision}</small>` : ''}</p>
      <p class="outcomes">${card.outcomes}${card.unreported ? html`<small>${card.unreported}</small>` : ''}</p>
      ${card.summary ? html`<p lang=${card.summary.lang}>${card.summary.text}</p>` : ''}
      ${card.weapons ? html`<p>${msg('Weapons:', { id: 'weapons' })} ${card.weapons}</p>` : ''}
      ${card.sources.length
        ? html`<small class="sources"
            >${msg('Sources:', { id: 'sources' })}
            ${card.sources.map(({ name, url }) => (url ? html`<a href=${url} rel="noopener nofollow" target=${target}>${name}</a>` : html`<span>${name}</span>`))}</small
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
