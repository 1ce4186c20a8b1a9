import type { Language, MonitorAnswer, NoticeText, Taxonomies } from '@seesac/contract';
import { monitor } from '@seesac/client/monitor.js';
import { notices, taxonomies } from '@seesac/client/texts.js';
import { isWebAddress } from '@seesac/client/web-address.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import { leadOf, sectionsOf, type Paragraph, type Section } from './monitor.model.js';
import styles from './monitor.styles.js';
import { dayAfter, form, periodAfter, periodName, STEPS } from './periods.js';

/** What a monitor shows. */
interface Answer extends MonitorAnswer {
  texts: readonly NoticeText[];
  terms: Partial<Taxonomies>;
  /** Filters hold here that a monitor does not know. */
  isWider: boolean;
}

/** Filters that narrow a monitor. */
const KNOWN = /^(as_of|jurisdiction|release)=/;

/** As high as an answer. */
const SAMPLE = {
  data: { period: '2024Q1', step: 'quarter', from: '', to: '', partial: true }, meta: { asOf: '', filters: {}, notices: ['eu'] }, links: {}, terms: {},
  texts: Array(2).fill({ key: 'eu', text: '– '.repeat(140) }),
} as unknown as Answer;
const blank = (...lengths: number[]): Paragraph[] => lengths.map((length) => ['– '.repeat(length)]);
const SAMPLE_LEAD = blank(150);
const SAMPLE_SECTIONS: Section[] = [[130, 90, 110], [120, 110, 110, 120, 50], [60, 50, 90], [90, 50, 90], [190, 70], [180, 50, 140], [80]].map((lengths) => ({ heading: '–', paragraphs: blank(...lengths) }));

/**
 * The monitor of a quarter, a month or a year as text: incidents, people harmed, types, victims, perpetrators, weapons and places, compared with the period before
 * and with that of the year before. Each number leads to the answer in which it can be checked.
 *
 * A reader goes to the period before and after. Filters other than `jurisdiction`, `release` and `as_of` do not narrow it, and it says so.
 * Its children are shown where scripts do not run and until the code is there: put the text, or a link to it, in.
 *
 * @tagname seesac-monitor
 * @summary The quarterly monitor as text, with its figures linked to where they can be checked.
 * @status experimental
 * @since 0.1.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 *
 * @csspart heading - The heading.
 * @csspart period - The period and its days.
 * @csspart periods - The buttons for the period before and after.
 * @csspart lead - What stands above the sections.
 * @csspart section - A heading and its paragraphs.
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
export class SeesacMonitor extends LitElement {
  static override styles = [base, styles];
  static override properties = { api: {}, period: {}, heading: {}, headingLevel: { type: Number, attribute: 'heading-level' } };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** A quarter (`2024Q4`), a year (`2024`) or a month (`2024-12`); by default the last quarter that has ended. */
  declare period: string | undefined;
  /** The heading; a default in the language of the widget. */
  declare heading: string | undefined;
  /** Level of the heading, 1 to 6; those of the sections are one deeper. */
  declare headingLevel: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  /** The period that a reader went to, as long as the page asks for the same one. */
  #chosen: { period: string; from: string | undefined } | undefined;

  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, this.#shown, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const words = this.#speech().then((lang) => Promise.all([notices(api, lang, { signal }), taxonomies(api, lang, { signal })]));
      const asked = this.#filters.query().then(async (query) => {
        const known = query.split('&').filter((pair) => KNOWN.test(pair)).join('&');
        return { ...(await monitor(api, known, { period: this.#shown, signal })), isWider: known !== query };
      });
      const [answer, [texts, terms]] = await Promise.all([asked, words]);
      return { ...answer, texts: texts.data, terms: terms.data };
    },
  );

  get #shown(): string | undefined {
    return this.#chosen?.from === this.period ? this.#chosen?.period : this.period;
  }

  /** Makes the element speak its language, with what only a monitor says. */
  async #speech(): Promise<Language> {
    const lang = await this.#locale.load();
    this.#locale.hostUpdate();
    // Of this element: by the time the words are there another one may speak.
    const own = speech;
    if (lang !== 'en') await import('../lib/own-words.js').then(({ addWords }) => addWords(own, 'monitor'), () => {});
    return lang;
  }

  override render(): TemplateResult {
    return view(this.query, SAMPLE, (answer) => {
      const { data, meta, links, texts, terms, isWider } = answer;
      const isSample = answer === SAMPLE;
      const places = terms.jurisdiction?.filter(({ code }) => (meta.filters.jurisdiction as readonly string[] | undefined)?.includes(code));
      return html`<p class="heading" part="heading" role="heading" aria-level=${this.#level}>
          ${this.heading || msg('Armed Violence Monitor', { id: 'monitor-heading' })}
        </p>
        <p class="period" part="period" role="status">
          ${periodName(data)}
          <small
            >${speech.date(data.from)} – ${speech.date(data.to)} ·
            ${places?.length ? places.map(({ label }) => label).join(', ') : msg('South East Europe, all seven jurisdictions', { id: 'monitor-region' })}</small
          >
        </p>
        <div class="periods" part="periods">
          ${this.#step(msg('Previous month|Previous quarter|Previous year', { id: 'monitor-previous' }), data.before?.period)}
          ${this.#step(msg('Next month|Next quarter|Next year', { id: 'monitor-next' }), data.partial || dayAfter(data.to) > meta.asOf.slice(0, 10) ? undefined : periodAfter(data))}
        </div>
        <div class="lead" part="lead">${(isSample ? SAMPLE_LEAD : leadOf(data, terms)).map(this.#paragraph)}</div>
        <div class="sections">${(isSample ? SAMPLE_SECTIONS : sectionsOf(data, terms)).map(this.#section)}</div>
        <small>${msg('Each number leads to the answer of the data service in which it can be checked.', { id: 'monitor-check' })}</small>
        ${isWider ? html`<small>${msg('Of the filters, only jurisdiction and version narrow this text.', { id: 'monitor-wider' })}</small>` : ''}
        <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
        ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
    });
  }

  get #level(): number {
    return this.headingLevel || 2;
  }

  /** A button to another period; it keeps its place, and the focus, where there is none. */
  #step(names: string, period: string | undefined): TemplateResult {
    const { step } = this.query.last?.data ?? SAMPLE.data;
    const go = () => {
      if (!period) return;
      this.#chosen = { period, from: this.period };
      this.requestUpdate();
    };
    return html`<button type="button" aria-disabled=${!period} @click=${go}>
      ${form(names, STEPS.indexOf(step))}${period ? html` <small>${periodName({ period, step })}</small>` : ''}
    </button>`;
  }

  readonly #section = ({ heading, paragraphs }: Section): TemplateResult =>
    html`<div class="section" part="section">
      <p class="title" role="heading" aria-level=${this.#level + 1}>${heading}</p>
      ${paragraphs.map(this.#paragraph)}
    </div>`;

  readonly #paragraph = (parts: Paragraph): TemplateResult => {
    // In a frame a link would open inside it.
    const target = window === window.parent ? nothing : '_blank';
    return html`<p>${parts.map((part) =>
      typeof part === 'string'
        ? part
        : isWebAddress(part.link)
          ? html`<a class=${part.isItem ? 'item' : 'figure'} href=${part.link as string} rel="noopener" target=${target}>${part.text}</a>`
          : html`<strong>${part.text}</strong>`,
    )}</p>`;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-monitor': SeesacMonitor;
  }
}
