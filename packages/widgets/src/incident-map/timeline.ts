import { formatFilters, type Filters, type SeriesPoint, type SummaryAnswer } from '@seesac/contract';
import { ask } from '@seesac/client/ask.js';
import { html, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { defaultApi } from '../lib/api.js';
import { change, scopeOf, storeOf } from '../lib/filter-store.js';
import { names } from '../lib/filter-words.js';
import { msg, plural, speech } from '../lib/locale-controller.js';
import type { SeesacIncidentMap } from './incident-map.js';
import { bars, countOf, datesOf, daysOf, monthInWords, monthsOf, next, type Months } from './timeline.model.js';
import styles from './timeline.styles.js';

/** How long a month is shown while the film runs, ms: drawn from the columns, asked of the service, for a reader who wants no motion. */
const [PACE, ASKED_PACE, STILL_PACE] = [250, 1200, 1500];
/** Height of the histogram in its own units. */
const HEIGHT = 40;
/** Months that Page Up and Page Down go. */
const PAGES: Readonly<Record<string, number>> = { PageUp: 12, PageDown: -12 };

/**
 * First and last month of what the map shows, over the number of incidents in each month, and a film of them.
 *
 * While a reader slides or the film runs only this map follows, from the columns of the page. Let go or stopped, the months become the dates of the shared filter.
 */
export class Timeline {
  readonly #host;
  /** All months under the other filters. */
  #row: readonly SeriesPoint[] = [];
  /** The filters, without dates, that the months were asked under. */
  #asked: string | undefined;
  /** Months that a reader is about to choose. */
  #chosen: Months | undefined;
  /** Whether the page has the columns of all years; asked for when a reader first slides. */
  #columns: Promise<boolean> | undefined;
  #loading = false;
  #playing = false;
  #frame = 0;
  /** What was chosen, said once it is. */
  #said = '';
  /** The filters that held when months were chosen: until there are others, the choice stays where the reader left it. */
  #before: Filters | undefined;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    adopt(host, styles);
    host.addController({ hostUpdated: () => void this.#prepare(), hostDisconnected: () => this.#stop() });
    // The event does not bubble; a reader who opens the disclosure asks for the months.
    host.renderRoot.addEventListener('toggle', () => void this.#prepare(), true);
  }

  /** Asks for the months, once the disclosure is open, and again under other filters. */
  async #prepare(): Promise<void> {
    const host = this.#host;
    // It has the element drawn again, which must not be asked for within a drawing.
    await host.updateComplete;
    if (this.#before && this.#before !== host.figures) {
      this.#before = this.#chosen = undefined;
      host.requestUpdate();
    }
    const { from: _, to: __, ...others } = host.figures;
    const query = formatFilters(others);
    if (query === this.#asked || !host.query.last || !host.renderRoot.querySelector<HTMLDetailsElement>('[part="tools"]')?.open) return;
    this.#asked = query;
    this.#columns = undefined;
    this.#stop();
    try {
      const { data } = await ask<SummaryAnswer>(host.api ?? defaultApi(), undefined, 'summary', query, 'facets=none', 'series=month');
      if (query === this.#asked) this.#row = data.series ?? [];
    } catch {
      // Asked for again at the next change of the map; until then there is no slider.
      if (query === this.#asked) this.#asked = undefined;
      return;
    }
    host.requestUpdate();
  }

  get #months(): Months {
    return this.#chosen ?? monthsOf(this.#row, this.#host.figures);
  }

  /** Whether the dates are the page's. */
  get #locked(): boolean {
    const host = this.#host;
    return storeOf(scopeOf(host) ?? host).locked.includes('from') || host.hasAttribute('from') || host.hasAttribute('to');
  }

  // --- what a reader does

  /** Shows months for the moment. */
  async #show(months: Months): Promise<void> {
    this.#chosen = months;
    this.#before = undefined;
    const host = this.#host;
    host.requestUpdate();
    if (!(await this.#reach()) && !this.#playing) return;
    // Meanwhile the reader may have gone further, or let go.
    if (this.#chosen !== months || this.#before) return;
    const { from, to } = { from: daysOf(this.#row[months.first]!).from, to: daysOf(this.#row[months.last]!).to };
    host.stage!.span = { from, to };
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => host.stage?.draw());
  }

  /** Has the columns of all years fetched, where the page draws from columns. */
  #reach(): Promise<boolean> {
    const host = this.#host;
    if (this.#columns) return this.#columns;
    this.#loading = Boolean(host.stage?.index?.since);
    this.#columns = host.stage!.loadAll().catch(() => false).finally(() => {
      this.#loading = false;
      host.requestUpdate();
    });
    return this.#columns;
  }

  /** Makes what was chosen the filter of everything that shares it. */
  #settle(): void {
    const host = this.#host;
    const months = this.#chosen;
    if (!months) return;
    host.stage!.span = undefined;
    host.speak();
    this.#said = this.#words(months);
    this.#before = host.figures;
    const store = storeOf(scopeOf(host) ?? host);
    const { query } = store;
    change(host, datesOf(this.#row, months, Boolean(host.months)));
    if (query === store.query) {
      // The same dates as before: nobody draws anew, but the film may have stopped elsewhere.
      this.#before = this.#chosen = undefined;
      host.stage!.draw();
    }
    host.requestUpdate();
  }

  #slide(input: HTMLInputElement): void {
    const [first, end] = this.#inputs();
    // An end does not go beyond the other: at least one month stays.
    if (input === first) first.value = String(Math.min(+first.value, +end.value - 1));
    else end.value = String(Math.max(+end.value, +first.value + 1));
    this.#playing = false;
    void this.#show({ first: +first.value, last: +end.value - 1 });
  }

  #inputs(): [first: HTMLInputElement, end: HTMLInputElement] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLInputElement>('.months input')] as [HTMLInputElement, HTMLInputElement];
  }

  readonly #input = (event: Event) => this.#slide(event.target as HTMLInputElement);

  readonly #key = (event: KeyboardEvent) => {
    const by = PAGES[event.key];
    if (!by) return;
    event.preventDefault();
    const input = event.target as HTMLInputElement;
    input.value = String(+input.value + by);
    this.#slide(input);
    this.#settle();
  };

  readonly #toggle = () => {
    if (this.#playing) {
      this.#stop();
      this.#settle();
    } else void this.#play();
  };

  #stop(): void {
    this.#playing = false;
    cancelAnimationFrame(this.#frame);
    this.#host.requestUpdate();
  }

  /** Goes month by month with a window of the length that is chosen; of a year where that is everything. */
  async #play(): Promise<void> {
    const host = this.#host;
    this.#playing = true;
    host.requestUpdate();
    const { first, last } = this.#months;
    const all = !first && last === this.#row.length - 1;
    let months = all ? { first: 0, last: Math.min(11, last) } : { first, last };
    const drawn = await this.#reach();
    const pace = matchMedia('(prefers-reduced-motion: reduce)').matches ? STILL_PACE : drawn ? PACE : ASKED_PACE;
    while (this.#playing && host.isConnected) {
      await this.#show(months);
      await elapsed(pace, () => this.#playing);
      months = next(this.#row, months);
    }
  }

  // --- words

  /** The span and its number. Dates that a reader set elsewhere may lie within months, so their number is that of the answer. */
  #words({ first, last }: Months): string {
    const { figures, query } = this.#host;
    const [start, end] = [this.#row[first]!, this.#row[last]!];
    const within = (day: string | undefined, edge: string) => (this.#chosen || !day || day === edge ? undefined : speech.date(day));
    const [from, to] = [within(figures.from, daysOf(start).from) ?? monthInWords(start), within(figures.to, daysOf(end).to) ?? monthInWords(end)];
    const count = this.#chosen ? countOf(this.#row, { first, last }) : query.last!.data.total;
    return `${from === to ? from : `${from} – ${to}`}: ${plural(count, msg('{n} incident|{n} incidents', { id: 'n-incidents' }))}`;
  }

  render(): TemplateResult | '' {
    const row = this.#row;
    if (!row.length) return '';
    const months = this.#months;
    const locked = this.#locked;
    const { from, to } = names();
    const slider = (name: string, value: number, month: number) =>
      html`<input type="range" min="0" max=${row.length} .value=${String(value)} ?disabled=${locked} aria-label=${name} aria-valuetext=${monthInWords(row[month]!)} @input=${this.#input} @change=${() => this.#settle()} @keydown=${this.#key} />`;
    return html`<div role="group" aria-labelledby="time" class="time">
      <span id="time">${msg('Date', { id: 'day' })}</span>
      <div class="months">
        <svg viewBox="0 0 ${row.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
          <path d=${bars(row, { first: 0, last: row.length - 1 }, HEIGHT)}></path>
          <path class="chosen" d=${bars(row, months, HEIGHT)}></path>
        </svg>
        ${slider(from!, months.first, months.first)} ${slider(to!, months.last + 1, months.last)}
      </div>
      <div class="film">
        <button type="button" ?disabled=${locked} @click=${this.#toggle}>${this.#playing ? msg('Pause', { id: 'pause' }) : msg('Play', { id: 'play' })}</button>
        <span>${this.#words(months)}</span>
      </div>
      <p class="more">${locked ? msg('The page sets the dates.', { id: 'map-dated' }) : this.#loading ? msg('Loading older years…', { id: 'map-older' }) : ''}</p>
      <span class="apart" role="status">${this.#said}</span>
    </div>`;
  }
}

/** Waits by frames, which a page in the background has none of: a film that nobody sees stands still. */
async function elapsed(ms: number, holds: () => boolean): Promise<void> {
  const start = performance.now();
  while (holds() && performance.now() - start < ms) await new Promise(requestAnimationFrame);
}
