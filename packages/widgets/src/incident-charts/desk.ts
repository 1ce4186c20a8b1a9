import type { Filters } from '@seesac/contract';
import type { ChartOptions, ChartRow } from '@seesac/contract/charts.js';
import { population } from '@seesac/client/population.js';
import { html, type TemplateResult } from 'lit';
import { chips, without } from '../incident-filters/chips.js';
import { adopt } from '../lib/adopt.js';
import { defaultApi } from '../lib/api.js';
import type { FilterController } from '../lib/filter-controller.js';
import { change, follow, lockedBy, scopeOf, storeOf, type FilterPatch, type FilterStore } from '../lib/filter-store.js';
import { msg } from '../lib/locale-controller.js';
import tools from '../lib/tools.styles.js';
import { Cursor } from './cursor.js';
import styles from './desk.styles.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { optionsOf } from './options.js';
import { Takeaway } from './takeaway.js';

/** What a reader uses of the charts: the cursor, filters by what is clicked, choices, files. Fetched when the pointer or the focus comes to them. */
export class ChartsDesk {
  readonly #host;
  readonly #filters;
  readonly #cursor;
  readonly #takeaway;
  /** What filters were before those that a reader set here, so that the same click brings them back. */
  readonly #before = new Map<string, FilterPatch>();
  /** Populations are known, so there are rates; undefined until that was asked. */
  #rates: boolean | undefined;

  constructor(host: SeesacIncidentCharts, filters: FilterController) {
    this.#host = host;
    this.#filters = filters;
    this.#cursor = new Cursor(host, this);
    this.#takeaway = new Takeaway(host);
    adopt(host, tools);
    adopt(host, styles);
    host.requestUpdate();
  }

  /** Draws what is chosen in a chart as the chart is now; called after each drawing of the element. */
  refresh(): void {
    this.#cursor.refresh();
  }

  key(event: KeyboardEvent, plot: HTMLElement): void {
    this.#cursor.key(event, plot);
  }

  /** Has a screen reader say something. */
  say(words: string): void {
    const said = this.#host.renderRoot.querySelector('#said');
    if (said) said.textContent = words;
  }

  // --- filters

  get #store(): FilterStore {
    return storeOf(scopeOf(this.#host) ?? this.#host);
  }

  get #locked(): readonly string[] {
    return [...this.#store.locked, ...lockedBy(this.#host).keys];
  }

  /** The filters that have just these rows and more, as far as nobody has locked them; undefined where nothing is left of them. */
  patchOf(rows: readonly ChartRow[], more?: Partial<Filters>): FilterPatch | undefined {
    const [first, last] = [rows[0]!.filters, rows.at(-1)!.filters];
    const range = first !== last && first?.from && last?.from ? { from: first.from < last.from ? first.from : last.from, to: (first.to! > last.to! ? first.to : last.to)! } : first;
    const patch = Object.entries({ ...range, ...more }).filter(([key]) => !this.#locked.includes(key));
    return patch.length ? Object.fromEntries(patch) : undefined;
  }

  /** Whether the filters are just these. */
  isSet(patch: FilterPatch): boolean {
    const { value } = this.#store;
    return Object.entries(patch).every(([key, one]) => String(value[key as keyof Filters] ?? '') === String(one ?? ''));
  }

  /** Filters by a patch; where that is so already, brings back what was before. @param only it is no switch that goes back */
  filter(patch: FilterPatch, only = false): void {
    // From now on a widget that stands alone follows its own filters.
    follow(this.#filters);
    const name = JSON.stringify(patch);
    const before = Object.fromEntries(Object.keys(patch).map((key) => [key, this.#store.value[key as keyof Filters]])) as FilterPatch;
    if (only || !this.isSet(patch)) {
      this.#before.set(name, before);
      change(this.#host, patch);
    } else change(this.#host, this.#before.get(name) ?? Object.fromEntries(Object.keys(patch).map((key) => [key, undefined])));
  }

  /** The filters that can be taken away, where no filter bar shows them. */
  chips(): TemplateResult | '' {
    const host = this.#host;
    const scope = scopeOf(host);
    const { value } = this.#store;
    const terms = host.query.last?.terms ?? {};
    if (scope?.querySelector('seesac-incident-filters')) return '';
    const shown = chips({ value, terms, locked: this.#locked } as unknown as Parameters<typeof chips>[0]).filter(({ fixed, key }) => !fixed && key !== 'lens');
    if (!shown.length) return '';
    const remove = async (chip: (typeof shown)[number], at: number) => {
      change(host, { [chip.key]: without(value, chip) });
      await host.updateComplete;
      // The button is gone: a reader goes on at the next one, else in the charts.
      const find = (selector: string) => [...host.renderRoot.querySelectorAll<HTMLElement>(selector)];
      (find('.chip')[at] ?? find('.chip').at(-1) ?? find('.plot')[0])?.focus();
    };
    return html`<ul class="chips" part="chips" aria-label=${msg('Active filters', { id: 'active' })}>
      ${shown.map((chip, at) => html`<li><button type="button" class="chip" aria-label=${msg('Remove filter {what}', { id: 'remove' }).replace('{what}', chip.text)} @click=${() => remove(chip, at)}>${chip.text} <span aria-hidden="true">×</span></button></li>`)}
    </ul>`;
  }

  // --- choices

  /** Takes what a reader chose of a chart. */
  choose(at: number, choice: Partial<ChartOptions>): void {
    const { chosen, options } = this.#host;
    const key = options[at]!.chart + at;
    chosen.set(key, { ...chosen.get(key), ...choice });
    this.#host.requestUpdate();
  }

  get hasRates(): boolean {
    if (this.#rates === undefined) {
      this.#rates = false;
      population(this.#host.api ?? defaultApi()).then(({ data }) => {
        this.#rates = data.length > 0;
        this.#host.requestUpdate();
      }, () => {});
    }
    return this.#rates;
  }

  /** In the disclosure of a chart. */
  options(at: number): TemplateResult | '' {
    const { last } = this.#host.query;
    return last?.charts[at] ? html`<div class="tools">${optionsOf(this.#host, this, at)}${this.#takeaway.render(at)}</div>` : '';
  }
}
