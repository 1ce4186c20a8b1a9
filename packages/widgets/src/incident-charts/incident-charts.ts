import type { AreasAnswer, CountedOutcome, Language, MultiKey, NoticeText, Outcome, Role, SummaryAnswer, Taxonomies } from '@seesac/contract';
import { questionOf, type Chart, type ChartContext, type ChartId, type ChartOptions, type ChartQuestion, type ChartSpeech } from '@seesac/contract/charts.js';
import { ask } from '@seesac/client/ask.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { html, LitElement, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import type { ChartsDesk } from './desk.js';
import { figure } from './figure.js';
import styles from './incident-charts.styles.js';
import type { lenses } from './lenses.js';
import { make, parts } from './parts.js';
import type { patterns } from './patterns.js';
import { chartSpeech } from './speech.js';
import type { Timelines } from './timeline.js';
import { Widths } from './widths.js';

/** After the pictures are painted, or soon. */
const whenIdle = (act: () => void): unknown => globalThis.requestIdleCallback?.(act, { timeout: 500 }) ?? setTimeout(act);

/** What is shown where a page names no chart. */
const SET: readonly ChartId[] = ['trend', 'outcomes', 'people', 'breakdown', 'weapons', 'jurisdictions', 'seasons', 'pictogram'];

/** A question as the parameters of `/v1/summary`, in the order of their names. */
const pairsOf = (question: ChartQuestion): string[] => Object.entries(question).map(([name, value]) => `${name}=${String(value) || 'none'}`).sort();

/** What the charts show. */
export interface Answer extends Pick<SummaryAnswer, 'meta' | 'links'> {
  charts: readonly Chart[];
  /** Undefined in a skeleton, which has no charts. */
  speech: ChartSpeech | undefined;
  texts: readonly NoticeText[];
  terms: Taxonomies;
}

/**
 * Charts of the incidents under the filters: one, or a laid-out set. Each has a title and a sentence that are made from its figures, a table of the same, notes, and
 * files of exactly what it shows.
 *
 * A chart is one tab stop: arrow keys read its values, Enter filters by what is chosen, as a click does; over time a range can be drawn. What a reader uses (that,
 * options, files) is fetched when the pointer or the focus first comes to the charts.
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-charts
 * @summary Charts of incidents and of the people in them, each with its table and its sentence.
 * @status experimental
 * @since 0.1.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 * @fires {SeesacFiltersChangeEvent} seesac-filters-change - A reader filtered by what is in a chart, or chose a lens. Bubbles.
 *
 * @csspart heading - The heading of a set.
 * @csspart lens - The choice between all incidents, violence and misuse, and seizures, above a set.
 * @csspart chips - The filters that a reader set in the charts, each with a button that takes it away.
 * @csspart chart - A chart with its texts.
 * @csspart title - What a chart shows.
 * @csspart sentence - What is to be seen in it.
 * @csspart legend - What the colours mean.
 * @csspart plot - The picture.
 * @csspart coverage - Of how much the value is reported.
 * @csspart notes - How to read a chart.
 * @csspart table - The box in which the table scrolls.
 * @csspart options - The disclosure with the choices of a reader and what can be taken away.
 * @csspart about - The disclosure with downloads, definition, filters, citation and address.
 * @csspart error - The reason why there are no current data.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links and of the cursor.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentCharts extends LitElement {
  static override styles = [base, styles];
  static override properties = {
    api: {}, by: {}, chart: {}, compare: { type: Boolean }, figure: {}, grain: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' }, measure: {},
    patterns: { type: Boolean }, peopleOutcome: { attribute: 'people-outcome' }, peopleRole: { attribute: 'people-role' }, split: {}, step: {}, year: { type: Number },
  };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Charts to show, parted by spaces; by default a set of eight. `trend`, `cumulative`, `outcomes`, `breakdown`, `people`, `jurisdictions`, `weapons`, `seizures`, `seasons`, `calendar`, `pictogram`, `timeline`. */
  declare chart: string | undefined;
  /** Field of a `breakdown`: `type` (default), `weapon`, `outcome`, `sex`, `age`, `area`, `place`, `possession`, `tag`, `jurisdiction`. */
  declare by: MultiKey | undefined;
  /** Step of a `trend` (`month` by default) and of `jurisdictions` (`year` by default): `month`, `quarter`, `year`. */
  declare step: ChartOptions['step'];
  /** Field by whose values a `trend` is split; none by default. */
  declare split: MultiKey | undefined;
  /** A `trend` beside the same periods of the year before. */
  declare compare: boolean;
  /** Whom `people` is about: `victim` (default) or `perpetrator`. */
  declare peopleRole: Role | undefined;
  /** Only people of `people` with that outcome: `killed`, `injured`, `threatened`, `suicide`. */
  declare peopleOutcome: Outcome | undefined;
  /** What a `pictogram` counts: `killed` (default), `injured`, `threatened`, `suicide`. */
  declare figure: CountedOutcome | undefined;
  /** `jurisdictions` by `count` (default) or, where populations are known, by `rate`. */
  declare measure: ChartOptions['measure'];
  /** Year of a `calendar`; the last of the data by default. */
  declare year: number | undefined;
  /** What a `timeline` is drawn by: `day` (default) or `week`. */
  declare grain: ChartOptions['grain'];
  /** Patterns beside colours, until a reader switches them; always in forced colours. */
  declare patterns: boolean;
  /** The heading of a set; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  /** @internal */
  readonly widths = new Widths(this);
  /** What a reader chose in place of what the page set, by chart. @internal */
  readonly chosen = new Map<string, Partial<ChartOptions>>();
  /** Charts whose table is shown. @internal */
  readonly opened = new Set<number>();
  /** Patterns, as a reader switched them. @internal */
  switched: boolean | undefined;
  /** Tables are there: they come after the first sight of the pictures, which then is there sooner. @internal */
  hasTables = false;
  /** What a reader uses, once it is fetched. @internal */
  desk: ChartsDesk | undefined;
  /** Time lines on canvases, once that is fetched. @internal */
  lines: Timelines | undefined;
  #lenses: typeof lenses | undefined;
  #patterns: typeof patterns | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, JSON.stringify(this.options), this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const { options } = this;
      const words = this.#speech().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal }), chartSpeech(lang)]));
      const query = this.#filters.query();
      const rates = options.some(({ measure }) => measure === 'rate') && query.then((filters) => ask<AreasAnswer>(api, signal, 'areas', filters));
      // Charts that ask the same share one request: the client sees to that.
      const answers = options.map((one) => query.then((filters) => ask<SummaryAnswer>(api, signal, 'summary', filters, ...pairsOf(questionOf(one)))));
      const contexts = answers.map(async (answer): Promise<ChartContext> => {
        const [{ data, meta }, [, terms, chart], areas] = await Promise.all([answer, words, rates]);
        return { summary: data, filters: meta.filters, asOf: meta.asOf, terms: terms.data, speech: chart, ...(areas && { areas: areas.data }) };
      });
      // Waited for later: what fails meanwhile is told then, and is no error of the page.
      for (const one of contexts) one.catch(() => {});
      // A lone chart has the lens among its options.
      if (options.length > 1) this.#lenses ??= (await import('./lenses.js')).lenses;
      const charts = await Promise.all(options.map((one, i) => make(this, one, contexts[i]!)));
      const [{ meta, links }, [texts, terms, chart]] = await Promise.all([answers[0]!, words]);
      return { charts, meta, links, speech: chart, texts: texts.data, terms: terms.data };
    },
  );

  constructor() {
    super();
    for (const type of ['pointerover', 'focusin', 'keydown']) this.addEventListener(type, this.use);
  }

  /** Fetches what a reader uses, and gives it the key that was pressed meanwhile. @internal */
  readonly use = async (event?: Event): Promise<void> => {
    const [target, isEarly] = [event?.composedPath()[0], !this.desk];
    try {
      const { ChartsDesk } = await import('./desk.js');
      this.desk ??= new ChartsDesk(this, this.#filters);
      // Whichever gesture fetched it: it has not heard of a key that was pressed before it was there.
      if (isEarly && event?.type === 'keydown') this.desk.key(event as KeyboardEvent, target as HTMLElement);
    } catch {
      // Asked for again at the next gesture; the charts and their tables can be read all the same.
    }
  };

  /** Makes the element speak its language, with what only charts say. */
  async #speech(): Promise<Language> {
    const lang = await this.#locale.load();
    this.speak();
    // Of this element: by the time the words are there another one may speak.
    const own = speech;
    if (lang !== 'en') await import('../lib/own-words.js').then(({ addWords }) => addWords(own, 'charts'), () => {});
    return lang;
  }

  /** Has `msg` and `speech` speak the language of this element outside of its rendering. @internal */
  speak(): void {
    this.#locale.hostUpdate();
  }

  /** The charts that are shown, each with what the page or the reader chose. @internal */
  get options(): ChartOptions[] {
    const { by, compare, figure, grain, measure, peopleOutcome: outcome, peopleRole: role, split, step, year } = this;
    const known = (ids: readonly string[]) => ids.filter((id): id is ChartId => Object.hasOwn(parts, id));
    const asked = known((this.chart ?? '').split(/[\s,]+/));
    return (asked.length ? asked : known(SET)).map((chart, at) => ({ chart, by, compare, figure, grain, measure, outcome, role, split, step, year, ...this.chosen.get(chart + at) }));
  }

  /** Whether patterns are wished for. @internal */
  get isPatterned(): boolean {
    return this.switched ?? (this.patterns || matchMedia('(forced-colors: active)').matches);
  }

  /** Whether patterns are drawn: once they are there. @internal */
  get hasPatterns(): boolean {
    return this.isPatterned && Boolean(this.#patterns);
  }

  /** Shows the table of a chart, or hides it again. @internal */
  open(at: number): void {
    if (!this.opened.delete(at)) this.opened.add(at);
    this.hasTables = true;
    this.requestUpdate();
  }

  protected override updated(): void {
    if (this.query.last && !this.hasTables) whenIdle(() => this.#take(() => (this.hasTables = true)));
    if (this.isPatterned && !this.#patterns) import('./patterns.js').then((module) => this.#take(() => (this.#patterns = module.patterns)), () => {});
    if (!this.lines && this.query.last?.charts.some(({ line }) => line)) import('./timeline.js').then(({ Timelines }) => this.#take(() => (this.lines ??= new Timelines(this))), () => {});
    this.desk?.refresh();
  }

  #take(act: () => void): void {
    act();
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const sample = { charts: [], meta: { asOf: '', notices: ['eu'] }, links: {}, texts: [] } as unknown as Answer;
    return view(this.query, sample, (answer) => this.#ready(answer));
  }

  #ready({ charts, meta, links, texts, terms, speech: words }: Answer): TemplateResult {
    const level = this.headingLevel || 2;
    const isSet = this.options.length > 1;
    return html`${isSet || this.heading ? html`<p class="heading" part="heading" role="heading" aria-level=${level}>${this.heading || msg('Charts of firearm incidents', { id: 'charts-heading' })}</p>` : ''}
      ${isSet && words ? this.#lenses?.(this, meta.filters, terms) : ''} ${this.desk?.chips()}
      <svg class="apart" aria-hidden="true"><defs><pattern id="fill-unknown" patternUnits="userSpaceOnUse" width="6" height="6"><path class="ground" d="M0 0h6v6h-6z"/><path class="line-unknown" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/></pattern>${this.hasPatterns ? this.#patterns!(this) : ''}</defs></svg>
      <p id="keys" class="apart">${msg('Arrow keys, Home and End read the values, Enter filters by one, Escape leaves.', { id: 'charts-keys' })}</p>
      <div class="charts">${words ? charts.map((chart, at) => figure(this, chart, words, at, level + (isSet ? 1 : 0))) : this.options.map(() => html`<div class="blank"></div>`)}</div>
      <p class="apart" role="status" id="said"></p>
      <p class="as-of">${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
      ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-charts': SeesacIncidentCharts;
  }
}
