import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import type { Drawing } from '@seesac/contract/charts/drawing.js';
import { msg } from '../lib/locale-controller.js';
import { isArrow, isOverTime, move, nearest, type Place } from './cursor.model.js';
import type { ChartsDesk } from './desk.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { drawingOf } from './plot.js';
import { rangeIn, spoken, valueIn, type ValueInWords } from './values.js';

const SVG = 'http://www.w3.org/2000/svg';
/** A picture whose values this moves over: a time line on its canvas has a cursor of its own. */
const PLOT = '.plot:not(.live)';
/** Room around a value that is chosen, px. */
const AROUND = 3;
/** Pause after which a value is spoken, ms: who holds a key down hears where it ends. */
const PAUSE = 150;

/** A value that is chosen, by what it is of: it is found again in another answer. `until` is the other end of a range over time. */
interface Chosen { at: number; row: string; series: string; until?: string }

/**
 * The value that a reader looks at: by pointer, touch or keys one outline around it, one box with its words, one spoken text. Drawn beside the templates, so that
 * a pointer that moves draws nothing else again.
 */
export class Cursor {
  readonly #host;
  readonly #desk;
  #chosen: Chosen | undefined;
  /** It stays when the pointer leaves: it was tapped, or comes from the keys. */
  #stays = false;
  /** Where a mouse or a pen was pressed. */
  #pressed: { at: number; row: string } | undefined;
  /** What the pointer is: a finger reads with its tap, others filter. */
  #isTouch = false;
  /** The click that ends the drawing of a range chooses nothing. */
  #skips = false;
  readonly #outline = document.createElementNS(SVG, 'rect');
  readonly #box = document.createElement('div');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SeesacIncidentCharts, desk: ChartsDesk) {
    this.#host = host;
    this.#desk = desk;
    this.#outline.setAttribute('class', 'cursor');
    this.#box.className = 'tip';
    const on = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void) => host.addEventListener(type, act);
    on('pointermove', (event) => this.#over(event));
    on('pointerleave', () => this.#stays || this.#pressed || this.clear());
    on('pointerdown', (event) => this.#press(event));
    on('pointerup', () => this.#release());
    on('pointercancel', () => (this.#pressed = undefined));
    on('click', (event) => this.#click(event));
    on('keydown', (event) => this.key(event, event.composedPath()[0] as HTMLElement));
    // In the shadow root: the element itself does not hear of a focus that stays within it.
    host.renderRoot.addEventListener('focusout', (event) => !this.#box.contains((event as FocusEvent).relatedTarget as Node | null) && this.clear());
    host.addController({ hostDisconnected: () => this.clear() });
  }

  // --- what is chosen

  #chart(at: number): { chart: Chart; drawing: Drawing; speech: ChartSpeech } | undefined {
    const { charts, speech } = this.#host.query.last ?? {};
    const chart = charts?.[at];
    return chart && speech && { chart, speech, drawing: drawingOf(chart, this.#host.widths.of(at), speech) };
  }

  #plot(at: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`.plot[data-at="${at}"]`);
  }

  #placeIn(chart: Chart, { row, series }: Pick<Chosen, 'row' | 'series'>): Place | undefined {
    const place = { row: chart.rows.findIndex(({ key }) => key === row), series: chart.series.findIndex(({ key }) => key === series) };
    return place.row < 0 || place.series < 0 ? undefined : place;
  }

  #choose(at: number, chart: Chart, { row, series }: Place, stays: boolean, until?: string): void {
    const chosen: Chosen = { at, row: chart.rows[row]!.key, series: chart.series[series]!.key, ...(until !== undefined && until !== chart.rows[row]!.key && { until }) };
    const before = this.#chosen;
    this.#stays = stays;
    if (before && before.at === at && before.row === chosen.row && before.series === chosen.series && before.until === chosen.until) return;
    this.#chosen = chosen;
    addEventListener('keydown', this.#dismiss, true);
    this.refresh();
  }

  /** Leaves what is chosen. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#chosen = this.#pressed = undefined;
    this.#stays = false;
    removeEventListener('keydown', this.#dismiss, true);
    this.#outline.remove();
    this.#box.remove();
  }

  /** Escape takes the words away wherever the focus is, for they may cover something; and nothing else, such as the dialog around. */
  readonly #dismiss = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.clear();
  };

  /** Draws what is chosen as the chart is now. */
  refresh(): void {
    const { at, until } = this.#chosen ?? {};
    if (at === undefined) return;
    const shown = this.#chart(at);
    const place = shown && this.#placeIn(shown.chart, this.#chosen!);
    const plot = this.#plot(at);
    if (!place || !plot) {
      this.clear();
      // Nothing is left to be read: what took it away can be undone.
      if (!plot) this.#host.renderRoot.querySelector<HTMLElement>('.chip')?.focus();
      return;
    }
    const { chart, drawing, speech } = shown;
    this.#host.speak();
    const end = until === undefined ? -1 : chart.rows.findIndex(({ key }) => key === until);
    const [from, to] = end < 0 ? [place.row, place.row] : [Math.min(place.row, end), Math.max(place.row, end)];
    const words = from === to ? valueIn(chart, place.row, place.series, speech) : rangeIn(chart, from, to, place.series, speech);
    this.#outlineOf(plot, drawing, from, to, place.series);
    this.#boxOf(plot, words);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#desk.say(spoken(words, speech)), PAUSE);
  }

  #outlineOf(plot: HTMLElement, { marks, width, height }: Drawing, from: number, to: number, series: number): void {
    const own = marks.filter((mark) => mark.row >= from && mark.row <= to && (from < to || mark.series === series));
    if (!own.length) return;
    const edges = { left: Math.min(...own.map(({ x }) => x)), top: Math.min(...own.map(({ y }) => y)), right: Math.max(...own.map((one) => one.x + one.width)), bottom: Math.max(...own.map((one) => one.y + one.height)) };
    // Within the drawing, whose edge cuts.
    const [x, y] = [Math.max(edges.left - AROUND, 1), Math.max(edges.top - AROUND, 1)];
    const box = { x, y, width: Math.min(edges.right + AROUND, width - 1) - x, height: Math.min(edges.bottom + AROUND, height - 1) - y };
    for (const [name, value] of Object.entries(box)) this.#outline.setAttribute(name, String(Math.max(value, 0)));
    plot.querySelector('svg')!.append(this.#outline);
  }

  #boxOf(plot: HTMLElement, { head, lines }: ValueInWords): void {
    const box = this.#box;
    const line = (words: string, name = '') => Object.assign(document.createElement('p'), { textContent: words, className: name });
    box.replaceChildren(line(head, 'head'), ...lines.map((words) => line(words)));
    if (this.#isTouch && this.#stays && this.#patch()) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: this.#desk.isSet(this.#patch()!) ? msg('Show all again', { id: 'charts-all' }) : msg('Show only these', { id: 'charts-only' }) });
      button.addEventListener('click', () => this.#filter());
      box.append(button);
    }
    plot.append(box);
    // Beside the value, above it where there is room; never beyond the plot.
    const [x, y, wide] = ['x', 'y', 'width'].map((name) => Number(this.#outline.getAttribute(name))) as [number, number, number];
    const sheet = plot.querySelector<HTMLElement>('.sheet')!;
    const left = Math.min(Math.max(x + wide / 2 - box.offsetWidth / 2, 0), Math.max(plot.clientWidth - box.offsetWidth, 0));
    const above = sheet.offsetTop + y - box.offsetHeight - 6;
    const below = sheet.offsetTop + y + Number(this.#outline.getAttribute('height')) + 6;
    box.style.setProperty('left', `${Math.round(left)}px`);
    box.style.setProperty('top', `${Math.round(above < -box.offsetHeight / 2 ? below : above)}px`);
  }

  // --- filters

  #patch(): ReturnType<ChartsDesk['patchOf']> {
    const { at, until } = this.#chosen ?? {};
    const chart = at === undefined ? undefined : this.#chart(at)?.chart;
    const place = chart && this.#placeIn(chart, this.#chosen!);
    if (!place) return undefined;
    const series = chart.series[place.series]!;
    if (until === undefined) return this.#desk.patchOf([chart.rows[place.row]!], series.cells?.[place.row] ?? series.filters);
    return this.#desk.patchOf([chart.rows[place.row]!, chart.rows.find(({ key }) => key === until)!]);
  }

  #filter(): void {
    const patch = this.#patch();
    if (patch) this.#desk.filter(patch);
  }

  // --- gestures

  /** The keys of a chart, while it has the focus. */
  key(event: KeyboardEvent, plot: HTMLElement): void {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (!plot.matches?.(PLOT) || altKey || ctrlKey || metaKey) return;
    const at = Number(plot.dataset['at']);
    const shown = this.#chart(at);
    if (!shown) return;
    const { chart, drawing } = shown;
    const chosen = this.#chosen?.at === at ? this.#chosen : undefined;
    if (isArrow(key) || key === 'Home' || key === 'End') {
      this.#isTouch = false;
      const widens = shiftKey && chosen && isOverTime(chart);
      const from = chosen && this.#placeIn(chart, widens ? { ...chosen, row: chosen.until ?? chosen.row } : chosen);
      const to = move(chart, drawing, from, key);
      if (widens) this.#choose(at, chart, this.#placeIn(chart, chosen)!, true, chart.rows[to.row]!.key);
      else this.#choose(at, chart, to, true);
    } else if (key === 'Enter' && chosen) this.#filter();
    else return;
    event.preventDefault();
  }

  /** The chart under a pointer and the value that it means. */
  #under(event: PointerEvent | MouseEvent): { at: number; chart: Chart; place: Place } | undefined {
    const path = event.composedPath() as Element[];
    const plot = path.find((node) => node.matches?.(PLOT)) as HTMLElement | undefined;
    // Whoever reads the words, or clicks in them, means no other value.
    if (!plot || path.includes(this.#box)) return undefined;
    const at = Number(plot.dataset['at']);
    const shown = this.#chart(at);
    const { left, top } = plot.querySelector('svg')!.getBoundingClientRect();
    const place = shown && nearest(shown.drawing, shown.chart.form, event.clientX - left, event.clientY - top);
    return place && { at, chart: shown.chart, place };
  }

  #over(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const under = this.#under(event);
    if (!under) {
      if (!this.#stays && !this.#pressed && !event.composedPath().includes(this.#box)) this.clear();
      return;
    }
    const { at, chart, place } = under;
    const start = this.#pressed?.at === at && isOverTime(chart) ? chart.rows.findIndex(({ key }) => key === this.#pressed!.row) : -1;
    this.#isTouch = false;
    if (start >= 0) this.#choose(at, chart, { row: start, series: place.series }, true, chart.rows[place.row]!.key);
    else this.#choose(at, chart, place, false);
  }

  #press(event: PointerEvent): void {
    this.#isTouch = event.pointerType === 'touch';
    const under = event.button || this.#isTouch ? undefined : this.#under(event);
    this.#pressed = under && { at: under.at, row: under.chart.rows[under.place.row]!.key };
    // A range that is being drawn goes on where the pointer leaves the chart.
    if (under && isOverTime(under.chart)) this.#plot(under.at)!.setPointerCapture(event.pointerId);
  }

  #release(): void {
    const drawn = this.#pressed && this.#chosen?.until !== undefined;
    if (drawn) this.#filter();
    this.#pressed = undefined;
    this.#stays = false;
    if (!drawn) return;
    this.#skips = true;
    setTimeout(() => (this.#skips = false));
  }

  #click(event: MouseEvent): void {
    const under = this.#skips ? undefined : this.#under(event);
    if (!under) return;
    const { at, chart, place } = under;
    this.#choose(at, chart, place, this.#isTouch);
    if (this.#isTouch) this.refresh();
    else this.#filter();
  }
}
