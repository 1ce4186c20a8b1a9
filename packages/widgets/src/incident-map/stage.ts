import { formatFilters, type BBox, type Cluster, type ClusterPoint, type Filters } from '@seesac/contract';
import { clusters } from '@seesac/client/areas.js';
import { mapAsOf, mapIndex, type MapIndex } from '@seesac/client/snapshot.js';
import type { TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { defaultApi } from '../lib/api.js';
import { follow, scopeOf, storeOf, withLocks } from '../lib/filter-store.js';
import { msg, plural } from '../lib/locale-controller.js';
import { Map as LeafletMap } from '../vendor/leaflet.js';
import { boundsOf } from './boxes.js';
import { CanvasLayer } from './canvas-layer.js';
import { Chooser } from './chooser.js';
import { controls } from './controls.js';
import { Gestures } from './gestures.js';
import type { Answer, SeesacIncidentMap } from './incident-map.js';
import {
  BOUNDS, boxInView, boxOf, filtersOf, monthsBefore, overlap, padded, PADDING, REGION, viewOf, viewText, WORLD, ZOOMS, type MapView,
} from './incident-map.model.js';
import { paletteOf, type Palette } from './palette.js';
import { Scene, type Overlay } from './scene.js';

/** Room around what a view is to show, px: half a cluster. */
const MARGIN: [number, number] = [16, 16];

/**
 * What draws the map of one element: Leaflet for movement, two canvases for land and incidents, and the words for both. Fetched with its element's first question;
 * it begins to draw when its box is in the document.
 */
export class MapStage {
  /** Part of the filters that the reader looks at for a moment: the dates of the time slider. */
  span: { from: string; to: string } | undefined;
  /** Drawn in place of the clusters. */
  overlay: Overlay | undefined;
  map: LeafletMap | undefined;
  readonly chooser: Chooser;
  readonly #host;
  readonly scene: Scene;
  readonly #land = new CanvasLayer((frame) => this.scene.paintGround(frame, this.palette));
  readonly #marks = new CanvasLayer((frame) => {
    const { palette } = this;
    this.scene.paintPlaces(frame, palette);
    this.chooser.paint(frame, palette);
  }, (frame) => this.scene.extent(frame));
  #box: HTMLElement | null = null;
  #filters: Filters = {};
  /** Whether these are those of a question: the box is there before. */
  #told = false;
  #index: MapIndex | undefined;
  /** Incidents under the filters that have a point; unknown until they are counted. */
  #known: number | undefined;
  /** The months that the page asks for are among the filters. */
  #dated = false;
  #asking: AbortController | undefined;
  #end: AbortController | undefined;
  /** The service has not answered for this view: what is drawn is that of another. */
  lost = false;
  /** A reader has moved the map: what comes later does not move it. */
  moved = false;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    this.chooser = new Chooser(host, this);
    this.scene = new Scene(host, this);
    host.addController({
      hostDisconnected: () => queueMicrotask(() => !host.isConnected && this.mount(null)),
    });
  }

  // --- data

  /** Takes the filters of a question, draws what the columns have under them, and gives the question with the dates that the map adds. */
  async prepare(query: string, signal: AbortSignal): Promise<string> {
    const host = this.#host;
    const api = host.api ?? defaultApi();
    const filters = filtersOf(query);
    if (host.months! >= 1 && !filters.from && !filters.to && !this.#dated) {
      filters.from = monthsBefore((await mapAsOf(api, { signal })).slice(0, 10), host.months!);
      // Where the filters are the map's own, a reader sees the dates among them and can take them away; those of a scope are not the map's to set.
      this.#dated = !scopeOf(host)?.matches('seesac-scope,html');
      if (this.#dated) {
        const store = storeOf(scopeOf(host) ?? host);
        // Asked for already: a change that the map makes itself is no other question.
        host.filters.asked = formatFilters(withLocks({ ...store.value, from: filters.from }, host));
        store.set({ from: filters.from });
      }
    }
    this.#take(filters, host.source === 'service' ? undefined : await mapIndex(api, filters, { signal }));
    return formatFilters(filters);
  }

  /** Takes the figures of the same question: another version of the data is fetched and drawn. */
  async complete({ meta }: Answer, signal: AbortSignal): Promise<void> {
    const api = this.#host.api ?? defaultApi();
    if (this.#index && this.#index.manifest.version < meta.version) this.#take(this.#filters, await mapIndex(api, this.#filters, { version: meta.version, signal }));
    if (!this.#index) this.#known = (await clusters(api, formatFilters(this.#filters), 0, { signal })).meta.known;
  }

  #take(filters: Filters, index: MapIndex | undefined): void {
    this.#filters = filters;
    this.#told = true;
    this.#index = index;
    this.#known = index?.count({ ...filters, bbox: filters.bbox ?? WORLD });
    this.draw();
    if (this.map) this.chooser.settle();
  }

  /** The filters that are drawn now. */
  get filters(): Filters {
    return { ...this.#filters, ...this.span };
  }

  /** The columns in the page; undefined where the service is asked. */
  get index(): MapIndex | undefined {
    return this.#index;
  }

  /** Has the columns of all years, for dates before those of the filters. @returns false where the page draws without columns, or cannot hold them all */
  async loadAll(): Promise<boolean> {
    const { from: _, ...filters } = this.#filters;
    const all = this.#index?.since ? await mapIndex(this.#host.api ?? defaultApi(), filters) : this.#index;
    if (all) this.#index = all;
    return Boolean(all);
  }

  /** What of a box lies within the filter by area. */
  within(box: BBox): BBox | undefined {
    return overlap(box, this.#filters.bbox);
  }

  // --- the map

  /** Begins to draw in a box, or ends where there is none any more. */
  mount(box: HTMLElement | null): void {
    if (box === this.#box) return;
    this.#end?.abort();
    this.#asking?.abort();
    // Leaflet ends a zoom by a timer, also on a map that is gone by then, unless it has no zoom to end.
    if (this.map) Object.assign(this.map, { _animatingZoom: false }).remove();
    this.map = undefined;
    this.#box = box;
    if (!box) return;
    const host = this.#host;
    const { signal } = (this.#end = new AbortController());
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const map = (this.map = new LeafletMap(box, {
      attributionControl: false, zoomControl: false, keyboard: false, boxZoom: false, scrollWheelZoom: true, zoomSnap: 0.25, wheelPxPerZoomLevel: 100,
      minZoom: ZOOMS[0], maxZoom: ZOOMS[1], maxBounds: [[BOUNDS[1], BOUNDS[0]], [BOUNDS[3], BOUNDS[2]]], maxBoundsViscosity: 0.8,
      zoomAnimation: !still, inertia: !still,
    }));
    this.#toStart();
    this.#land.addTo(map);
    this.#marks.addTo(map);
    map.on('moveend resize viewreset', () => this.#settled());
    map.on('move', () => this.#marks.covers() || this.draw());
    map.on('click', ({ containerPoint: { x, y } }) => this.chooser.click(x, y));
    map.on('dragstart', () => (this.moved = true));
    // Who comes to the map may move it.
    for (const type of ['pointerover', 'focusin']) box.closest('.frame')!.addEventListener(type, () => this.#widen(), { once: true, signal });
    new Gestures(host, box, map, signal);
    // In the next frame: drawing changes sizes again, which a page would be told of as an error.
    const sizes = new ResizeObserver(() => requestAnimationFrame(() => this.map === map && this.#resize()));
    sizes.observe(box);
    signal.addEventListener('abort', () => sizes.disconnect());
    const redraw = () => this.draw();
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', `(resolution: ${devicePixelRatio}dppx)`]) matchMedia(query).addEventListener('change', redraw, { signal });
    // A lone map has filters of its own, and nobody else to hear of them from.
    follow(host.filters);
    this.draw();
  }

  /** A box that was hidden, or has another size. */
  #resize(): void {
    const map = this.map!;
    const box = this.#box!;
    // While it is hidden it stays as it was.
    if (!box.clientWidth || !box.clientHeight) return;
    if (!map.getSize().x || !map.getSize().y) {
      // One that began without a size is moved about in vain by the bounds of the map, and goes on to be for a while: it begins anew.
      this.mount(null);
      return this.mount(box);
    }
    map.invalidateSize({ animate: false });
    if (!this.moved) this.#toStart();
    this.draw();
  }

  #toStart(): void {
    const host = this.#host;
    const address = host.hasAttribute('sync-url') ? /^#map=([\d./-]+)$/.exec(location.hash)?.[1] : undefined;
    const start = viewOf(address) ?? viewOf(host.view);
    if (start) this.map!.setView([start.lat, start.lon], start.zoom, { animate: false });
    else this.map!.fitBounds(boundsOf(this.#filters.bbox ?? REGION), { animate: false, padding: MARGIN });
  }

  /** Draws what is around the view too, from now on. */
  #widen(): void {
    this.#land.margin = this.#marks.margin = PADDING;
    this.draw();
  }

  #settled(): void {
    this.draw();
    const host = this.#host;
    if (host.hasAttribute('sync-url') && this.moved) history.replaceState(history.state, '', `#map=${viewText(this.view)}`);
    this.chooser.settle();
  }

  get view(): MapView {
    const { lat, lng } = this.map!.getCenter();
    return { zoom: this.map!.getZoom(), lat, lon: lng };
  }

  // --- drawing

  /** Draws what the map shows now: at once from the columns, else from what the service says of this view. */
  draw(): void {
    const { map } = this;
    if (!map?.getSize().x || !map.getSize().y) return;
    this.#host.speak();
    this.scene.tile(this.#host.tiles || undefined);
    this.#find();
    this.#land.draw();
    this.#marks.draw();
    this.#host.requestUpdate();
  }

  #find(): void {
    if (this.overlay) return this.chooser.take(this.overlay.items());
    const view = this.within(padded(boxInView(this.map!)));
    // A map between two zooms shows the clusters of the nearer one.
    const zoom = Math.round(this.map!.getZoom());
    const { mark } = this.#host;
    if (!view) this.#show([]);
    else if (this.#index) this.#show(this.#index.clusters({ ...this.filters, bbox: view }, { zoom, by: mark }));
    else if (this.#told) void this.#ask(formatFilters({ ...this.filters, bbox: view }), zoom);
  }

  #show(places: readonly (Cluster | ClusterPoint)[]): void {
    this.scene.take(places);
    this.chooser.take(this.scene.itemsIn(this.map!));
  }

  async #ask(query: string, zoom: number): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const host = this.#host;
    // What was there stays where it is until the answer comes.
    this.#show(this.scene.places);
    try {
      const { data } = await clusters(host.api ?? defaultApi(), query, zoom, { by: host.mark, signal });
      this.lost = false;
      this.#show(data.features.map(({ geometry: { coordinates: point }, properties }) =>
        properties.cluster ? { ...properties, point } : { ...properties, placePrecision: properties.place_precision, point }));
      this.#land.draw();
      this.#marks.draw();
      this.chooser.settle();
    } catch (error) {
      if (signal.aborted) return;
      this.lost = true;
      host.requestUpdate();
      host.dispatchEvent(new SeesacErrorEvent(error));
    }
  }

  /** Colours of the moment. */
  get palette(): Palette {
    return paletteOf(this.#box!.closest('.frame')!);
  }

  /** Draws only what may be chosen, and what is. */
  drawMarks(): void {
    this.#marks.draw();
  }

  /** The buttons on the map. */
  controls(): TemplateResult {
    return controls(this, () => this.#box?.closest<HTMLElement>('.frame') ?? null);
  }

  // --- movement

  /** Moves the view by a quarter of itself. */
  pan(dx: number, dy: number): void {
    this.moved = true;
    const { x, y } = this.map!.getSize();
    this.map!.panBy([(dx * x) / 4, (dy * y) / 4]);
  }

  zoomBy(by: number): void {
    this.moved = true;
    this.map!.setZoom(this.map!.getZoom() + by);
  }

  reset(): void {
    this.moved = false;
    this.map!.fitBounds(boundsOf(REGION), { padding: MARGIN });
  }

  /** Shows where all incidents under the filters are. */
  fit(): void {
    this.moved = true;
    const all = this.#index?.clusters(this.filters, { zoom: 0 }) ?? this.scene.places;
    const boxes = all.map((place) => (place.cluster ? place.bbox : boxOf(place.point)));
    if (boxes.length) this.map!.fitBounds(boundsOf([0, 1, 2, 3].map((edge) => Math[edge < 2 ? 'min' : 'max'](...boxes.map((box) => box[edge]!))) as unknown as BBox), { maxZoom: 12 });
  }

  /** How many incidents of the total are not on the map. */
  placed(total: number): string {
    const without = total - (this.#known ?? total);
    return without > 0 ? `; ${plural(without, msg('{n} without a known point is not on the map|{n} without a known point are not on the map', { id: 'n-unplaced' }))}` : '';
  }
}
