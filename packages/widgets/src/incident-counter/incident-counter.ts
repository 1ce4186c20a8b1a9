import type { CounterAnswer, NoticeText, Period } from '@seesac/contract';
import { counter } from '@seesac/client/counter.js';
import { notices } from '@seesac/client/texts.js';
import { html, LitElement, type TemplateResult } from 'lit';
import { about } from '../lib/about.js';
import { defaultApi } from '../lib/api.js';
import { base } from '../lib/base.styles.js';
import { FilterController } from '../lib/filter-controller.js';
import { LocaleController, msg, plural, speech } from '../lib/locale-controller.js';
import { NoticesController } from '../lib/notices-controller.js';
import { QueryController } from '../lib/query-controller.js';
import { view } from '../lib/view.js';
import styles from './incident-counter.styles.js';

/** With the filters that were asked with. */
type Answer = readonly [CounterAnswer, readonly NoticeText[], string?];

/** Days that are asked for are no period to date. */
const hasDays = (query?: string) => /\b(from|to)=/.test(query!);

/** As high as an answer. */
const SAMPLE = [
  { data: { outcomes: {}, period: { from: '', to: '' }, comparison: [{}, {}, {}] }, meta: { asOf: '', notices: ['eu'] }, links: {} },
  Array(2).fill({ key: 'eu', text: '– '.repeat(140) }),
] as unknown as Answer;

/**
 * The number of incidents in a period to date, what they did to people, and the fair comparison: the same days of the years before.
 *
 * Its children are shown where scripts do not run and until the code is there: put a link to the same figures in.
 *
 * @tagname seesac-incident-counter
 * @summary How many incidents there were so far, compared with the same days of the years before.
 * @status experimental
 * @since 0.1.0
 *
 * @fires {SeesacLoadEvent} seesac-load - A new answer is shown. Does not bubble.
 * @fires {SeesacErrorEvent} seesac-error - The service gave no answer; `error` says why. Once for each failure. Does not bubble.
 *
 * @csspart label - What is counted, and on which days.
 * @csspart figure - The number.
 * @csspart comparison - The sentence of comparison.
 * @csspart outcomes - People killed, injured, threatened, and suicides apart.
 * @csspart about - The disclosure with definition, filters, citation and address.
 * @csspart error - The reason why there are no current data.
 *
 * @cssprop [--seesac-font=16px/1.5 system-ui, sans-serif] - Font of the widget; everything else is in proportion to its size.
 * @cssprop [--seesac-text=CanvasText] - Colour of texts.
 * @cssprop [--seesac-surface=Canvas] - Colour behind them.
 * @cssprop [--seesac-accent=light-dark(#00609c, #74b9ea)] - Colour of links and of the bar of this year.
 * @cssprop [--seesac-padding=20px] - Space around the content.
 */
export class SeesacIncidentCounter extends LitElement {
  static override styles = [base, styles];
  static override properties = { api: {}, period: {}, heading: {} };

  /** Origin of the data service; by default the host that served this code. */
  declare api: string | undefined;
  /** What is counted to date: `month` (default), `quarter`, `year` or `all`. Leave it out where `from` or `to` is given. */
  declare period: Period | undefined;
  /** The label of the number; a default in the language of the widget. */
  declare heading: string | undefined;

  readonly #locale = new LocaleController(this);
  readonly #filters = new FilterController(this);
  readonly #notices = new NoticesController(this);
  /** @internal */
  readonly query = new QueryController(
    this,
    () => [this.api, this.#filters.key, this.period, this.#locale.tag],
    async (signal): Promise<Answer> => {
      const api = this.api ?? defaultApi();
      const asked = this.#filters.query();
      const [query, answer, texts] = await Promise.all([
        asked,
        asked.then((filters) => counter(api, filters, { period: hasDays(filters) ? undefined : this.period, signal })),
        this.#locale.load().then((lang) => notices(api, lang, { signal })),
      ]);
      return [answer, texts.data, query];
    },
  );

  override render(): TemplateResult {
    return view(this.query, SAMPLE, ([{ data: { count, outcomes, period, comparison }, meta, links }, texts, query]) => {
      const years = [{ year: period.to.slice(0, 4), count }, ...comparison];
      const most = Math.max(...years.map((one) => one.count));
      return html`<p part="label">
          ${this.heading ||
          msg('Firearm incidents reported this month|Firearm incidents reported this quarter|Firearm incidents reported this year|Firearm incidents reported', { id: 'label' })
            .split('|')
            .at(hasDays(query) ? 3 : ['month', 'quarter', 'year'].indexOf(this.period ?? 'month'))}
          <small>${speech.date(period.from)} – ${speech.date(period.to)}</small>
        </p>
        <p class="figure" part="figure">${speech.number(count)}</p>
        ${comparison[0]
          ? html`<p part="comparison">
                ${plural(count, msg('{n} incident in these days|{n} incidents in these days', { id: 'these-days' }))}; ${msg('in the same days of', { id: 'same-days' })}
                ${comparison.map((one) => one.year).join(', ')}: ${comparison.map((one) => speech.number(one.count)).join(', ')}.
              </p>
              <table>
                ${years.map(
                  (one) => html`<tr>
                    <th scope="row">${one.year}</th>
                    <td>
                      <svg aria-hidden="true"><rect width="${(one.count / most) * 100 || 0}%" height="100%" /></svg>
                    </td>
                    <td>${speech.number(one.count)}</td>
                  </tr>`,
                )}
              </table>`
          : ''}
        <dl part="outcomes">
          ${(
            [
              [msg('Killed', { id: 'killed' }), outcomes.killed],
              [msg('Injured', { id: 'injured' }), outcomes.injured],
              [msg('Threatened', { id: 'threatened' }), outcomes.threatened],
              [msg('Suicides, counted apart', { id: 'suicide' }), outcomes.suicide],
            ] as const
          ).map(([name, n]) => html`<div><dt>${name}</dt><dd>${speech.number(n)}</dd></div>`)}
        </dl>
        <p>${msg('As of', { id: 'as-of' })} ${speech.date(meta.asOf)} · <a href=${links.data ?? links.self}>${msg('Data', { id: 'data' })}</a></p>
        ${about(this, meta, links)} ${this.#notices.render(meta.notices, texts)}`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'seesac-incident-counter': SeesacIncidentCounter;
  }
}
