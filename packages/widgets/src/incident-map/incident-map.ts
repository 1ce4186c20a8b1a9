import type { Filters, Language, MarkKey, NoticeText, SummaryAnswer, Taxonomies } from '@seesac/contract';
import { ask } from '@seesac/client/ask.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, plural, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import type { MapDesk } from './desk.js';
import styles from './incident-map.styles.js';
import type { MapStage } from './stage.js';

/** Attributes that are filters, but the box. Written out: a map that has none does not carry the code of filters at its first breath. */
const FILTERS = /^(age|area|as_of|from|jurisdiction|lens|outcome|place|possession|q|release|sex|tag|to|type|weapon)$/;

/** What a map draws beside its base. */
export type MapLayer = 'clusters' | 'areas' | 'density';

/** What a map shows: the figures under its filters, and the words for them. */
export interface Answer extends SummaryAnswer {
  texts: readonly NoticeText[];
  terms: Taxonomies;
}

/**
 * Incidents under the filters on a map of the seven jurisdictions: clusters, single incidents as exactly as their place is known, areas by count or rate, density;
 * with the list of what is in view. Its base map is its own: no tile server, no third party.
 *
 * It reads the published columns by year and draws every view and filter from them in the page; where they are too many, or `source="service"` says so, it asks
 * the service for each view. Where its drawing code cannot run (Trusted Types without the embed files, an old browser) it is the list of the same incidents.
 * Its list is `seesac-incident-list`, whose events bubble through it. Its children are shown where scripts do not run and until the code is there: put a link to the
 * same figures in.
 *
 * @tagname seesac-incident-map
 * @summary A map of incidents with clusters, areas, density and the list of what is in view.
 * @status experimental
 * @since 0.1.0
 *
 * @attr {boolean} with-filters - Puts the filters above the map.
 * @attr {boolean} sync-url - Keeps the view in the page's address (`#map=zoom/latitude/longitude`), and begins there.
 *
 * @fires {SeesacLoadEvent} seesac-load - New figures are shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader filtered by legend, dates or area. Bubbles.
 *
 * @csspart heading - The heading.
 * @csspart count - How many incidents there are, and how many of them are on the map.
 * @csspart map - The frame of the map.
 * @csspart controls - The buttons on the map.
 * @csspart legend - What colours, shapes and areas mean.
 * @csspart tools - The disclosure with layers, colours, dates, export and keys.
 * @csspart list - The list of what is in view, or of what a reader opened.
 * @csspart about - The disclosure with downloads, definition, filters, citation and address.
 * @csspart error - The reason why there are no current data.
 *
 * @cssprop [--seesac-map-height=clamp(320px, 56cqi, 600px)] - Height of the map.
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links and of clusters.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentMap extends LitElement {
  static override styles = [base, styles];
  static override properties = {
    api: {}, by: {}, gestures: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' }, layer: {}, level: {}, months: { type: Number }, source: {},
    tiles: {}, tilesCredit: { attribute: 'tiles-credit' }, view: {},
  };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Field whose values have colours and shapes: `type`, `outcome` or `weapon`; none by default. */
  declare by: MarkKey | undefined;
  /** `cooperative` (default): one finger and the plain wheel are the page's; `greedy`: they are the map's. */
  declare gestures: 'cooperative' | 'greedy' | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  declare headingLevel: number | undefined;
  /** `clusters` (default), `areas` or `density`. */
  declare layer: MapLayer | undefined;
  /** Areas: `jurisdiction` (default) or `admin1`. */
  declare level: 'jurisdiction' | 'admin1' | undefined;
  /** Only the last so many months of the data, unless dates are set or shared. */
  declare months: number | undefined;
  /** `service`: asks the service for every view in place of reading the published columns. */
  declare source: 'service' | undefined;
  /** Address of tiles under the data, with `{z}`, `{x}` and `{y}`; none by default, so that nothing is fetched from elsewhere. */
  declare tiles: string | undefined;
  /** Credit that the operator of the tiles asks for. */
  declare tilesCredit: string | undefined;
  /** Where the map begins: `zoom/latitude/longitude`; by default the whole region. */
  declare view: string | undefined;

  readonly #locale = new LocaleController(this);
  /** @internal */
  readonly filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  /** What a reader chose in place of what the page set. @internal */
  chosen: { by?: MarkKey | ''; layer?: MapLayer; level?: 'jurisdiction' | 'admin1'; rate?: boolean } = {};
  /** What draws, once it is fetched. @internal */
  stage: MapStage | undefined;
  /** What a reader uses, once it is fetched. @internal */
  desk: MapDesk | undefined;
  /** The drawing code cannot run here. @internal */
  failed = false;
  /** The box whose incidents are listed, `west,south,east,north`, and what it is called; undefined while no list is open. @internal */
  listed: { bbox: string; heading: string } | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.filters.key, this.mark, this.months, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const words = this.#speech().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal })]));
      // Waited for later: what fails meanwhile is told then, and is no error of the page.
      words.catch(() => {});
      const drawing = this.#start();
      const query = await this.filters.query();
      const { mark } = this;
      const stage = await drawing;
      // A stage draws what it has of these filters before the service has answered.
      const dated = (await stage?.prepare(query, signal)) ?? query;
      const [figures, [texts, terms]] = await Promise.all([ask<SummaryAnswer>(api, signal, 'summary', dated, `facets=${mark ?? 'none'}`), words]);
      const answer = { ...figures, texts: texts.data, terms: terms.data };
      await stage?.complete(answer, signal);
      return answer;
    },
  );

  constructor() {
    super();
    for (const type of ['pointerover', 'focusin', 'click']) this.addEventListener(type, this.use);
  }

  /** Fetches what draws. Where that cannot be had or refuses to run, the list takes the place of the map. */
  async #start(): Promise<MapStage | undefined> {
    try {
      const { MapStage } = await import('./stage.js');
      return (this.stage ??= new MapStage(this));
    } catch {
      this.failed = true;
      this.requestUpdate();
      return undefined;
    }
  }

  /** Fetches what a reader uses. @internal */
  readonly use = async (): Promise<void> => {
    try {
      const { MapDesk } = await import('./desk.js');
      this.desk ??= new MapDesk(this);
      this.requestUpdate();
    } catch {
      // Asked for again at the next gesture; the map can be read and moved all the same.
    }
  };

  /** The field whose values have colours. @internal */
  get mark(): MarkKey | undefined {
    const mark = this.chosen.by ?? this.by;
    return mark && /^(type|outcome|weapon)$/.test(mark) ? mark : undefined;
  }

  /** Makes the element speak its language, with what only a map says. */
  async #speech(): Promise<Language> {
    const lang = await this.#locale.load();
    this.speak();
    // Of this element: by the time the words are there another one may speak.
    const own = speech;
    if (lang !== 'en') await import('../lib/own-words.js').then(({ addWords }) => addWords(own, 'map'), () => {});
    return lang;
  }

  /** Has `msg` and `speech` speak the language of this element outside of its rendering, as for what is written on a canvas. @internal */
  speak(): string {
    this.#locale.hostUpdate();
    return speech.lang;
  }

  /** What is drawn. @internal */
  get shown(): MapLayer {
    return this.chosen.layer ?? this.layer ?? 'clusters';
  }

  /** Filters of the figures that are shown. @internal */
  get figures(): Filters {
    return this.query.last?.meta.filters ?? {};
  }

  protected override updated(): void {
    // Its drawing has the element drawn again: that must not happen within.
    queueMicrotask(() => this.stage?.mount(this.isConnected ? this.renderRoot.querySelector<HTMLElement>('.plane') : null));
    if (this.desk) void this.desk.prepare();
    else if (this.mark || this.shown !== 'clusters') void this.use();
    const list = this.renderRoot.querySelector('seesac-incident-list');
    // What the page sets on the map holds for its list; the box of the list, or of the map, is one of them.
    for (const [name, value] of list ? this.#locks() : []) {
      if (value === null) list!.removeAttribute(name);
      else if (list!.getAttribute(name) !== value) list!.setAttribute(name, value);
    }
  }

  #locks(): [name: string, value: string | null][] {
    const { from } = this.figures;
    const dates = this.months && from ? { from } : {};
    const own: Record<string, string | null> = { ...dates, bbox: this.getAttribute('bbox'), ...(this.listed && { bbox: this.listed.bbox }) };
    for (const { name, value } of this.attributes) if (FILTERS.test(name)) own[name] = value;
    return Object.entries(own);
  }

  /** Opens the list of what lies in a box, or closes it. @internal */
  list(listed: SeesacIncidentMap['listed']): void {
    this.listed = listed;
    // Before this element is drawn: a widget that leaves has the others drawn, this one too.
    if (!listed) this.renderRoot.querySelector('seesac-incident-list')?.remove();
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const sample = { data: { total: 0, facets: {} }, meta: { asOf: '', notices: [], filters: {} }, links: {}, texts: [] } as unknown as Answer;
    return html`${this.hasAttribute('with-filters') ? (import('../define/incident-filters.js').catch(() => {}), html`<seesac-incident-filters api=${this.api ?? nothing}></seesac-incident-filters>`) : ''}
      ${view(this.query, sample, (answer) => this.#ready(answer))}`;
  }

  #ready({ data, meta, links, texts }: Answer): TemplateResult {
    const { stage, desk } = this;
    const count = plural(data.total, msg('{n} incident|{n} incidents', { id: 'n-incidents' }));
    return html`<p class="heading" part="heading" role="heading" aria-level=${this.headingLevel || 2}>${this.heading || msg('Where incidents happened', { id: 'map-heading' })}</p>
      <p part="count" role="status">${data.total ? count : msg('No incidents match.', { id: 'empty' })}${stage?.placed(data.total)}</p>
      ${this.failed
        ? this.#listOf(undefined)
        : html`<div class="frame" part="map">
            <div class="viewport" role="application" tabindex="0" aria-roledescription=${msg('map', { id: 'map' })} aria-label=${stage?.chooser.label() ?? count} aria-describedby="keys" aria-controls="view" aria-activedescendant=${stage?.chooser.active ?? nothing}>
              <div class="plane" aria-hidden="true" dir="ltr"></div>
              ${stage?.chooser.listbox()}
            </div>
            ${stage?.controls()}
          </div>
          ${stage?.lost ? html`<p part="error" role="alert">${msg('Current data cannot be shown now.', { id: 'error' })} <button type="button" @click=${() => stage.draw()}>${msg('Try again', { id: 'retry' })}</button></p>` : ''}
          <p id="keys" class="apart">${msg('Arrow keys choose a cluster, Enter opens it, Escape leaves it. Shift and arrow keys move the map, plus and minus zoom.', { id: 'map-keys' })}</p>
          <p class="apart" role="status">${stage?.chooser.status}</p>
          ${desk?.legend(data, meta)}
          <div class="bar">
            <button type="button" class="listing" aria-expanded=${Boolean(this.listed)} @click=${() => (this.listed ? stage?.chooser.close() : stage?.chooser.listView())}>${this.listed ? msg('Hide the list', { id: 'map-unlist' }) : msg('List what is in view', { id: 'map-list' })}</button>
            <details part="tools"><summary>${msg('Layers, dates, export', { id: 'map-tools' })}</summary>${desk?.tools()}</details>
          </div>
          ${this.listed ? this.#listOf(this.listed) : ''}
          <small class="credit">${msg('Map data: Natural Earth; place names: GeoNames (CC BY 4.0), filtered.', { id: 'map-credit' })} ${this.tiles ? this.tilesCredit : ''}</small>`}
      <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
      ${about(this, meta, links)} ${this.#notices.render(this.failed || meta.notices.includes('map') ? meta.notices : withMap(meta.notices), texts)}`;
  }

  /** The list of what is in a box; of everything where there is no map. Its filters are those of the map. */
  #listOf(listed: SeesacIncidentMap['listed']): TemplateResult {
    import('../define/incident-list.js').catch(() => {});
    return html`<div class="listed" part="list" role="group" aria-label=${listed?.heading ?? nothing} tabindex="-1" @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && !event.composedPath().some((node) => (node as Element).localName === 'dialog') && this.stage?.chooser.close()}>
      <seesac-incident-list
        api=${this.api ?? nothing}
        heading=${listed?.heading ?? nothing}
        heading-level=${(this.headingLevel || 2) + 1}
      ></seesac-incident-list>
    </div>`;
  }
}

/** The notice that goes with every map stands before that of the funding. */
const withMap = (keys: Answer['meta']['notices']): Answer['meta']['notices'] => keys.flatMap((key) => (key === 'eu' ? ['map', key] : [key]));

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-map': SeesacIncidentMap;
  }
}
