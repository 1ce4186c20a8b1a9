import type { MarkKey, Meta, Population, Summary } from '@seesac/contract';
import { population } from '@seesac/client/population.js';
import { html, type TemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';
import { defaultApi } from '../lib/api.js';
import { names } from '../lib/filter-words.js';
import { msg } from '../lib/locale-controller.js';
import type { AreaLayer } from './areas.js';
import type { DensityLayer } from './density.js';
import type { MapLayer, SeesacIncidentMap } from './incident-map.js';
import type * as Legend from './legend.js';
import styles from './layers.styles.js';

type Choice = SeesacIncidentMap['chosen'];
interface Populations { api: string; table: readonly Population[] }

/** Which layer is drawn and by which field incidents have colours; the legend of both. */
export class LayerTools {
  readonly #host;
  #legend: typeof Legend | undefined;
  #areas: AreaLayer | undefined;
  #density: DensityLayer | undefined;
  /** Asked for once, when areas are first shown. Without rows there are no rates. */
  #population: Populations | undefined;
  #asking: AbortController | undefined;
  /** What the map was last drawn as. */
  #drawn = 'clusters,false,false';

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    adopt(host, styles);
    host.addEventListener('pointermove', (event) => this.#point(event));
    host.addController({ hostDisconnected: () => this.#asking?.abort() });
  }

  /** Fetches what the map as it is now needs, and has it drawn where it is another than before. What cannot be fetched is asked for again at the next drawing. */
  async prepare(): Promise<void> {
    const host = this.#host;
    // What is drawn anew asks for another drawing of the element, which must not be asked for within one.
    await host.updateComplete;
    if (!host.isConnected) return;
    if (!this.#legend) {
      this.#legend = await fetched(import('./legend.js'));
      if (!this.#legend) return;
      host.requestUpdate();
    }
    const { shown } = this;
    const level = this.#level;
    if (shown === 'areas') {
      const code = await fetched(import('./areas.js'));
      if (!code) return;
      this.#areas ??= new code.AreaLayer(host);
      void this.#askPopulation();
      if (level !== this.#areas.level) this.#areas.told = undefined;
      this.#areas.level = level;
      this.#areas.rates = this.#rated ? this.#population!.table : undefined;
      await fetched(this.#areas.prepare());
      if (!this.#areas.ready) return;
    } else if (shown === 'density') {
      const code = await fetched(import('./density.js'));
      if (!code) return;
      this.#density ??= new code.DensityLayer(host);
    }
    // Meanwhile the reader may have chosen something else, which comes here by itself.
    const { stage } = host;
    const drawn = [shown, shown === 'areas' && level, shown === 'areas' && this.#rated].join();
    if (!stage?.map || shown !== this.shown || level !== this.#level || (drawn === this.#drawn && stage.overlay === this.#overlay)) return;
    this.#drawn = drawn;
    stage.overlay = this.#overlay;
    stage.draw();
  }

  /** What is drawn: a density needs the columns in the page, and clusters take its place without them. */
  get shown(): MapLayer {
    const { shown, stage } = this.#host;
    return shown === 'areas' || (shown === 'density' && stage?.index) ? shown : 'clusters';
  }

  get #level(): AreaLayer['level'] {
    const { chosen, level } = this.#host;
    return (chosen.level ?? level) === 'admin1' ? 'admin1' : 'jurisdiction';
  }

  get #overlay(): AreaLayer | DensityLayer | undefined {
    return { areas: this.#areas, density: this.#density, clusters: undefined }[this.shown];
  }

  /** A part of an area has no rate: nobody knows how many people live there. */
  get #canRate(): boolean {
    return Boolean(this.#population?.table.length) && !this.#host.stage?.filters.bbox;
  }

  get #rated(): boolean {
    return Boolean(this.#host.chosen.rate) && this.#canRate;
  }

  async #askPopulation(): Promise<void> {
    const host = this.#host;
    const api = host.api ?? defaultApi();
    // A map that has left the page meanwhile asks for nothing.
    if (!host.isConnected || this.#population?.api === api) return;
    const asked: Populations = (this.#population = { api, table: [] });
    const { signal } = (this.#asking = new AbortController());
    try {
      asked.table = (await population(api, { signal })).data;
      host.requestUpdate();
    } catch {
      if (signal.aborted) this.#population = undefined;
      // Counts are shown all the same; the next time that the map is opened it asks again.
    }
  }

  /** The name of what is under the pointer, as the tip of the map. */
  #point(event: PointerEvent): void {
    const { stage } = this.#host;
    const plane = this.#host.renderRoot.querySelector<HTMLElement>('.plane');
    if (!plane || !stage?.map) return;
    const { left, top } = plane.getBoundingClientRect();
    const over = event.composedPath().includes(plane) && event.pointerType === 'mouse';
    this.#host.speak();
    const name = (over && stage.overlay?.at(event.clientX - left, event.clientY - top)?.name) || '';
    if (plane.title !== name) plane.title = name;
  }

  /** Under the map: what its colours and shapes mean. */
  legend(data: Summary, _meta: Meta): TemplateResult | '' {
    const host = this.#host;
    const terms = host.query.last?.terms;
    const parts = this.#legend;
    if (!parts || !terms || !host.stage?.map) return '';
    const close = () => {
      this.#areas!.told = undefined;
      host.requestUpdate();
      host.renderRoot.querySelector<HTMLElement>('.viewport')?.focus();
    };
    const { mark } = host;
    const content =
      this.shown === 'areas' ? this.#areas && parts.legendOfAreas(this.#areas, close)
      : this.shown === 'density' ? this.#density && parts.legendOfDensity(this.#density)
      : mark && parts.legendOfMarks(host, mark, data, terms);
    return content ? html`<div class="legend" part="legend">${this.#pointed()} ${content}</div>` : '';
  }

  /** What the mark of one incident says of its place: in the disclosure, since what comes at a first gesture must not move what the gesture is for. */
  places(): TemplateResult | '' {
    const terms = this.#host.query.last?.terms;
    return terms && this.shown === 'clusters' ? (this.#legend?.legendOfPlaces(terms) ?? '') : '';
  }

  /** The value of what the keys have come to, for whoever sees the map: its colour alone does not tell it. A screen reader has it from the list. */
  #pointed(): TemplateResult | '' {
    const { overlay, chooser } = this.#host.stage!;
    const item = chooser.active === undefined ? undefined : overlay?.items()[Number(chooser.active.slice(1))];
    return item && item.key !== this.#areas?.told ? html`<p class="pointed" aria-hidden="true">${item.name}</p>` : '';
  }

  #choose(choice: Choice): void {
    Object.assign(this.#host.chosen, choice);
    this.#host.requestUpdate();
  }

  /** In the disclosure: layer, level and figure of areas, colours of clusters. */
  render(): TemplateResult | '' {
    const host = this.#host;
    const [show, clusters, areas, density, needs, level, unit, figure, count, rate, colours, none] = msg(
      'Show|Clusters and incidents|Areas|Density|A density needs the published columns, which this map does not read now.|Level|First-level unit|Figure|Count|Rate|Colours|None',
      { id: 'map-layers' },
    ).split('|') as string[];
    const { jurisdiction, type, outcome, weapon } = names();
    const { shown } = this;
    const noDensity = Boolean(host.stage) && !host.stage!.index;
    return html`${select(show!, shown, [['clusters', clusters!], ['areas', areas!], ['density', density!, noDensity]], (layer) => this.#choose({ layer: layer as MapLayer }), noDensity ? needs : '')}
      ${shown !== 'areas' ? '' : select(level!, this.#level, [['jurisdiction', jurisdiction!], ['admin1', unit!]], (value) => this.#choose({ level: value as AreaLayer['level'] }))}
      ${shown !== 'areas' || !this.#canRate ? '' : select(figure!, this.#rated ? 'rate' : 'count', [['count', count!], ['rate', rate!]], (value) => this.#choose({ rate: value === 'rate' }))}
      ${shown !== 'clusters' ? '' : select(colours!, host.mark ?? '', [['', none!], ['type', type!], ['outcome', outcome!], ['weapon', weapon!]], (by) => this.#choose({ by: by as MarkKey | '' }))}`;
  }
}

/** A part of the code; undefined where it cannot be had now. */
const fetched = <T>(code: Promise<T>): Promise<T | undefined> => code.catch(() => undefined);

/** A choice of one of some. @param note what is to be known of it */
const select = (label: string, value: string, options: readonly [value: string, label: string, disabled?: boolean][], act: (value: string) => void, note = ''): TemplateResult =>
  html`<label
    ><span>${label}</span>
    <select @change=${({ target }: Event) => act((target as HTMLSelectElement).value)}>
      ${options.map(([code, words, disabled]) => html`<option value=${code} .selected=${code === value} ?disabled=${disabled}>${words}</option>`)}
    </select>
    ${note ? html`<small>${note}</small>` : ''}</label
  >`;
