import type { MultiKey, NoticeText, SummaryAnswer } from '@seesac/contract';
import { CHARTS, chartOf, questionOf, type Chart, type ChartId, type ChartOptions, type ChartSpeech } from '@seesac/contract/charts.js';
import { draw } from '@seesac/contract/charts/draw.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { summary } from '@seesac/client/summary.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import styles from './incident-charts.styles.js';
import { plot } from './plot.js';
import { chartSpeech } from './speech.js';
import { table } from './table.js';
import { Widths } from './widths.js';

/** What the charts show. */
interface Answer extends Pick<SummaryAnswer, 'meta' | 'links'> {
  charts: readonly Chart[];
  speech: ChartSpeech | undefined;
  texts: readonly NoticeText[];
}

/**
 * Charts of the incidents under the filters: one, or a laid-out set. Each has a title and a sentence that are made from its figures, a table of the same, notes, and
 * files of exactly what it shows.
 *
 * What a reader uses (the cursor, choices, files) is fetched when the pointer or the focus first comes to the charts.
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-charts
 * @summary Charts of incidents and of the people in them, each with its table and its sentence.
 * @status experimental
 * @since 0.1.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 *
 * @csspart heading - The heading of a set.
 * @csspart chart - A chart with its texts.
 * @csspart title - What a chart shows.
 * @csspart sentence - What is to be seen in it.
 * @csspart plot - The picture.
 * @csspart table - The box in which the table scrolls.
 * @csspart notes - How to read a chart.
 * @csspart about - The disclosure with downloads, definition, filters, citation and address.
 * @csspart error - The reason why there are no current data.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links.
 * @cssprop [--seesac-border=#8886] - Colour of lines.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentCharts extends LitElement {
  static override styles = [base, styles];
  static override properties = {
    api: {}, chart: {}, by: {}, step: {}, split: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** Charts to show, parted by spaces; by default a set. */
  declare chart: string | undefined;
  /** Field of a `breakdown`: `type` (default), `weapon`, `outcome`, `sex`, `age`, `area`, `place`, `possession`, `tag`, `jurisdiction`. */
  declare by: MultiKey | undefined;
  /** Step of a `trend`: `month` (default), `quarter`, `year`. */
  declare step: ChartOptions['step'];
  /** Field by whose values a `trend` is split; none by default. */
  declare split: MultiKey | undefined;
  /** The heading of a set; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  readonly #widths = new Widths(this);

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, JSON.stringify(this.options), this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const { options } = this;
      const words = this.#locale.load().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal }), chartSpeech(lang)]));
      // Waited for later: what fails meanwhile is told then, and is no error of the page.
      words.catch(() => {});
      const query = await this.#filters.query();
      // Charts that ask the same share one request: the client sees to that.
      const answers = await Promise.all(options.map((one) => summary(api, query, { ...questionOf(one), signal })));
      const [texts, terms, chart] = await words;
      const { meta, links } = answers[0]!;
      return {
        charts: options.map((one, i) => chartOf(one, { summary: answers[i]!.data, filters: meta.filters, asOf: meta.asOf, terms: terms.data, speech: chart })),
        meta, links, speech: chart, texts: texts.data,
      };
    },
  );

  /** The charts that are shown, each with what the page or the reader chose. @internal */
  get options(): ChartOptions[] {
    const { by, step, split } = this;
    const asked = this.chart?.split(/\s+/).filter((id): id is ChartId => (CHARTS as readonly string[]).includes(id));
    return (asked?.length ? asked : (['trend', 'breakdown'] as const)).map((chart) => ({ chart, by, step, split }));
  }

  override render(): TemplateResult {
    const sample = { charts: [], meta: { asOf: '', notices: ['eu'] }, links: {}, texts: [] } as unknown as Answer;
    return view(this.query, sample, ({ charts, meta, links, texts, speech: words }) => {
      const level = this.headingLevel || 2;
      const isSet = charts.length > 1;
      return html`${isSet || this.heading ? html`<p class="heading" part="heading" role="heading" aria-level=${level}>${this.heading || msg('Charts of firearm incidents', { id: 'charts-heading' })}</p>` : ''}
        <div class="charts">${charts.map((chart, i) => this.#figure(chart, words!, i, level + (isSet ? 1 : 0)))}</div>
        <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
        ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
    });
  }

  #figure(chart: Chart, words: ChartSpeech, at: number, level: number): TemplateResult {
    return html`<div class="chart" part="chart" role="group" aria-labelledby="title${at}">
      <p id="title${at}" class="title" part="title" role="heading" aria-level=${level}>${chart.title}</p>
      <p part="sentence">${chart.sentence}</p>
      ${chart.series.length > 1
        ? html`<ul class="legend">${chart.series.map(({ ink, label }) => html`<li><svg aria-hidden="true" width="14" height="14"><rect class="fill-${ink}" width="14" height="14" /></svg> ${label}</li>`)}</ul>`
        : ''}
      <div class="plot" part="plot" dir="ltr" data-at=${at}>${plot(chart, draw(chart, this.#widths.of(at), words))}</div>
      ${table(chart, words)}
      <div class="notes" part="notes">${chart.coverage ? html`<small>${chart.coverage.text}</small>` : nothing}${chart.notes.map((note) => html`<small>${note}</small>`)}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-charts': SeesacIncidentCharts;
  }
}
