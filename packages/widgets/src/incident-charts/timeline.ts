import type { Chart, ChartSpeech } from '@seesac/contract/charts.js';
import { frameOf, type Frame } from '@seesac/contract/charts/draw/timeline.js';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { lockedBy, scopeOf, storeOf } from '../lib/filter-store.js';
import { Plot, styles as plotStyles, type PlotOptions } from '../vendor/uplot.js';
import type { SeesacIncidentCharts } from './incident-charts.js';
import { TimelineCursor } from './timeline-cursor.js';
import { lengthOf, pointsOf } from './timeline.model.js';
import styles from './timeline.styles.js';

/** Room above and below the lines, px: a line at an end of the scale is not cut. */
const ROOM = 4;
/** Names of keys as they stand on them. */
const KEYS = { page: 'Page Up / Page Down', home: 'Home', end: 'End', shift: 'Shift', enter: 'Enter', escape: 'Escape' };

/**
 * One time line: its lines on a canvas by uPlot, over the drawing whose axes and names stay, and the cursor. Days are numbers, so that no time zone moves them.
 */
class Timeline {
  readonly plot;
  readonly #host;
  readonly #over = document.createElement('div');
  readonly #keys = document.createElement('p');
  readonly #cursor;
  readonly #described;
  readonly #repaint = (): void => this.#paint();
  #lines: Plot;
  #chart: Chart;
  #frame: Frame;
  #width: number;

  constructor(host: SeesacIncidentCharts, plot: HTMLElement, at: number, chart: Chart, width: number, speech: ChartSpeech) {
    this.#host = host;
    this.plot = plot;
    this.#over.className = 'canvas';
    this.#over.ariaHidden = 'true';
    this.#chart = chart;
    this.#frame = frameOf(chart, width, speech);
    this.#width = width;
    this.#keys.id = `line-keys${at}`;
    this.#keys.className = 'apart';
    this.#keys.textContent = speech.say('timeline-keys', KEYS);
    this.#described = plot.getAttribute('aria-describedby') ?? '';
    plot.setAttribute('aria-describedby', `sentence${at} ${this.#keys.id}`);
    plot.append(this.#over, this.#keys);
    this.#place();
    this.#lines = this.#make();
    plot.classList.add('live');
    // A colour that changed has a transition, whatever changed it: the reader's scheme, an attribute, the page.
    plot.addEventListener('transitionend', this.#repaint);
    this.#cursor = new TimelineCursor(host, plot, this.#over, { chart, speech, frame: this.#frame, width });
  }

  update(chart: Chart, width: number, speech: ChartSpeech): void {
    const [before, wasWide] = [this.#chart, this.#width];
    if (before === chart && wasWide === width) return;
    [this.#chart, this.#width, this.#frame] = [chart, width, frameOf(chart, width, speech)];
    this.#keys.textContent = speech.say('timeline-keys', KEYS);
    this.#place();
    if (before.line!.series.length !== chart.line!.series.length) {
      this.#lines.destroy();
      this.#lines = this.#make();
    } else {
      if (wasWide !== width) this.#lines.setSize(this.#size());
      this.#lines.setData(this.#points());
    }
    this.#cursor.shown = { chart, speech, frame: this.#frame, width };
  }

  destroy(): void {
    this.#cursor.destroy();
    this.#lines.destroy();
    this.plot.removeEventListener('transitionend', this.#repaint);
    this.plot.classList.remove('live');
    this.plot.setAttribute('aria-describedby', this.#described);
    this.#over.remove();
    this.#keys.remove();
  }

  #size(): { width: number; height: number } {
    return { width: this.#width - this.#frame.left, height: this.#frame.foot - this.#frame.head + 2 * ROOM };
  }

  #points(): ReturnType<typeof pointsOf> {
    return pointsOf(this.#chart.line!, Math.ceil(this.#size().width * devicePixelRatio));
  }

  #place(): void {
    const { left, head, foot } = this.#frame;
    for (const [name, px] of Object.entries({ left, top: head, width: this.#width - left, height: foot - head })) this.#over.style.setProperty(name, `${px}px`);
  }

  #make(): Plot {
    const ink = (place: number) => getComputedStyle(this.plot.querySelector(`.sheet .line-${this.#chart.line!.series[place]!.ink}`) ?? this.plot).stroke;
    const options: PlotOptions = {
      ...this.#size(),
      padding: [ROOM, 0, ROOM, 0],
      pxAlign: 0,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, range: () => [this.#frame.from, this.#frame.to] }, y: { range: () => [0, this.#frame.scale.top] } },
      axes: [{ show: false }, { show: false }],
      series: [{}, ...this.#chart.line!.series.map(({ ink: name }, place) => ({
        stroke: () => ink(place), width: name === 'past' ? 1 : 2, points: { size: 5, width: 0, fill: () => ink(place) },
      }))],
    };
    const lines = new Plot(options, this.#points(), this.#over);
    lines.root.style.setProperty('margin-top', `${-ROOM}px`);
    return lines;
  }

  #paint(): void {
    this.#lines.redraw(false);
  }
}

/** The time lines of an element, which are on canvases as long as they are in the page. Without this the drawing is there all the same, with the months as its values. */
export class Timelines implements ReactiveController {
  readonly #host;
  readonly #lines = new Map<number, Timeline>();

  constructor(host: SeesacIncidentCharts) {
    (this.#host = host).addController(this);
    adopt(host, plotStyles);
    adopt(host, styles);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { charts = [], speech } = host.query.last ?? {};
    const shown = new Map<number, HTMLElement>();
    for (const plot of host.renderRoot.querySelectorAll<HTMLElement>('.plot')) {
      const at = Number(plot.dataset['at']);
      if (charts[at]?.line && lengthOf(charts[at].line)) shown.set(at, plot);
    }
    for (const [at, line] of this.#lines)
      if (shown.get(at) !== line.plot) {
        line.destroy();
        this.#lines.delete(at);
      }
    if (!host.isConnected || !speech) return;
    for (const [at, plot] of shown) {
      const [chart, width] = [charts[at]!, host.widths.of(at)];
      const line = this.#lines.get(at);
      if (line) line.update(chart, width, speech);
      else this.#lines.set(at, new Timeline(host, plot, at, chart, width, speech));
    }
  }

  hostDisconnected(): void {
    for (const line of this.#lines.values()) line.destroy();
    this.#lines.clear();
  }

  /** Takes the filter of a period away again; none where there is none, or the page has set it. */
  whole(chart: Chart): TemplateResult | '' {
    const host = this.#host;
    const { meta, speech } = host.query.last!;
    const store = storeOf(scopeOf(host) ?? host);
    if (!chart.line || !(meta.filters.from || meta.filters.to) || [...store.locked, ...lockedBy(host).keys].includes('from')) return '';
    const show = async () => {
      await host.use();
      host.desk?.filter({ from: undefined, to: undefined }, true);
    };
    return html`<button type="button" class="link" @click=${show}>${speech!.say('timeline-whole')}</button>`;
  }
}
