import type { Chart, ChartRow, ChartSpeech } from '@seesac/contract/charts.js';
import type { Frame } from '@seesac/contract/charts/draw/timeline.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { daysOf, indexAt, lengthOf, moved, wordsAt } from './timeline.model.js';
import { spoken } from './values.js';

/** Movement from which on a pointer draws a range, px. */
const DRAG = 5;
/** Pause after which a value is spoken, ms. */
const PAUSE = 150;

/** What a cursor moves over. */
export interface Shown { chart: Chart; speech: ChartSpeech; frame: Frame; width: number }

const part = (name: string): HTMLElement => Object.assign(document.createElement('div'), { className: name });

/** The day that a reader looks at, or a period of them: by pointer, touch or keys; of a period, the filter. */
export class TimelineCursor {
  readonly #host;
  readonly #plot;
  readonly #over;
  readonly #hair = part('hair');
  readonly #reach = part('reach');
  readonly #tip = part('tip');
  readonly #leave = new AbortController();
  #shown: Shown;
  /** Places of the value, and of the one where a period began. */
  #at: number | undefined;
  #since: number | undefined;
  /** It stays when the pointer leaves: it was tapped, or comes from the keys. */
  #stays = false;
  #pressed: { x: number; at: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param over lies over the drawing; what is chosen is drawn in it */
  constructor(host: SeesacIncidentCharts, plot: HTMLElement, over: HTMLElement, shown: Shown) {
    this.#host = host;
    this.#plot = plot;
    this.#over = over;
    this.#shown = shown;
    const { signal } = this.#leave;
    const on = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void) => plot.addEventListener(type, act, { signal });
    on('pointermove', (event) => this.#move(event));
    on('pointerdown', (event) => this.#press(event));
    on('pointerup', (event) => this.#release(event));
    on('pointercancel', () => this.clear());
    on('pointerleave', () => this.#stays || this.#pressed || this.clear());
    on('keydown', (event) => this.#key(event));
    on('focusout', () => this.clear());
    // Escape takes the words away wherever the focus is, for they may cover something; and nothing else, such as the dialog around.
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#at === undefined) return;
      event.preventDefault();
      this.clear();
    }, { capture: true, signal });
  }

  /** The chart as it is now. Of other days nothing is chosen. */
  set shown(shown: Shown) {
    const [before, now] = [this.#shown.chart.line!, shown.chart.line!];
    this.#shown = shown;
    if (now.first === before.first && now.step === before.step && lengthOf(now) === lengthOf(before)) this.#draw();
    else this.clear();
  }

  destroy(): void {
    this.clear();
    this.#leave.abort();
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#at = this.#since = this.#pressed = undefined;
    this.#stays = false;
    this.#over.querySelectorAll('.hair, .reach, .dot').forEach((node) => node.remove());
    this.#tip.remove();
  }

  // --- what is chosen

  #choose(at: number, stays: boolean, since?: number): void {
    const same = this.#at === at && this.#since === since;
    [this.#at, this.#since, this.#stays] = [at, since, stays];
    if (!same) this.#draw();
  }

  #draw(): void {
    const at = this.#at;
    if (at === undefined) return;
    const { chart, speech, frame } = this.#shown;
    const line = chart.line!;
    const [from, to] = [Math.min(at, this.#since ?? at), Math.max(at, this.#since ?? at)];
    const left = (place: number) => frame.x(line.first + place * line.step) - frame.left;
    const put = (node: HTMLElement, name: string, px: number) => node.style.setProperty(name, `${Math.round(px * 10) / 10}px`);
    this.#over.querySelectorAll('.dot').forEach((node) => node.remove());
    put(this.#hair, 'left', left(at));
    this.#over.append(this.#hair);
    if (from < to) {
      const [start, end] = [Math.max(left(from - 0.5), 0), Math.min(left(to + 0.5), this.#shown.width - frame.left)];
      put(this.#reach, 'left', start);
      put(this.#reach, 'width', end - start);
      this.#over.append(this.#reach);
    } else {
      this.#reach.remove();
      for (const { values } of line.series) {
        const value = values[at];
        if (value == null) continue;
        const dot = part('dot');
        put(dot, 'left', left(at));
        put(dot, 'top', frame.y(value) - frame.head);
        this.#over.append(dot);
      }
    }
    const words = wordsAt(chart, from, to, speech);
    this.#tip.replaceChildren(...[words.head, ...words.lines].map((said, i) => Object.assign(document.createElement('p'), { textContent: said, className: i ? '' : 'head' })));
    this.#plot.append(this.#tip);
    // Beside the day, where the line is not: on the side with more room.
    const [x, wide, room] = [frame.x(line.first + at * line.step), this.#tip.offsetWidth, this.#plot.clientWidth];
    put(this.#tip, 'left', Math.max(0, Math.min(x < room / 2 ? x + 10 : x - wide - 10, room - wide)));
    put(this.#tip, 'top', frame.head);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#host.desk?.say(spoken(words, speech)), PAUSE);
  }

  /** Shows only the period that is chosen, or the day. */
  #filter(): void {
    const { chart: { line } } = this.#shown;
    const at = this.#at!;
    const filters = daysOf(line!, Math.min(at, this.#since ?? at), Math.max(at, this.#since ?? at));
    const patch = this.#host.desk?.patchOf([{ key: '', label: '', filters } satisfies ChartRow]);
    if (patch) this.#host.desk!.filter(patch, true);
  }

  // --- gestures

  /** The value under a pointer; none under one that is in the words. */
  #under(event: PointerEvent): { x: number; at: number } | undefined {
    if (event.composedPath().includes(this.#tip)) return undefined;
    const { chart, frame, width } = this.#shown;
    const x = event.clientX - this.#over.getBoundingClientRect().left + frame.left;
    return { x, at: indexAt(chart.line!, frame, width, x) };
  }

  #move(event: PointerEvent): void {
    const under = this.#under(event);
    // Its words look as they should once the rest is there that a reader uses.
    if (!under || !this.#host.desk) return;
    if (this.#pressed) {
      if (this.#since !== undefined || Math.abs(under.x - this.#pressed.x) >= DRAG) this.#choose(under.at, true, this.#pressed.at);
    } else if (event.pointerType !== 'touch') this.#choose(under.at, false);
  }

  #press(event: PointerEvent): void {
    const under = event.button ? undefined : this.#under(event);
    if (!under) return;
    this.#pressed = under;
    this.#since = undefined;
    // A period that is being drawn goes on where the pointer leaves the chart.
    if (event.pointerId) try { this.#plot.setPointerCapture(event.pointerId); } catch { /* It has left already. */ }
  }

  #release(event: PointerEvent): void {
    const under = this.#pressed && this.#under(event);
    const drawn = this.#pressed && this.#since !== undefined;
    this.#pressed = undefined;
    if (drawn) this.#filter();
    else if (under) void this.#host.use().then(() => this.#choose(under.at, true));
  }

  #key(event: KeyboardEvent): void {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || event.composedPath()[0] !== this.#plot) return;
    const to = moved(this.#shown.chart.line!, this.#at, key);
    if (to === undefined && !(key === 'Enter' && this.#at !== undefined)) return;
    event.preventDefault();
    if (to === undefined && this.#host.desk) this.#filter();
    else if (to === undefined) void this.#host.use().then(() => this.#at !== undefined && this.#filter());
    else {
      this.#choose(to, true, shiftKey && this.#at !== undefined ? (this.#since ?? this.#at) : undefined);
      // Said, and looking as it should, once the rest is there that a reader uses.
      void this.#host.use().then(() => this.#draw());
    }
  }
}
