import { formatFilters, type BBox, type Cluster, type ClusterPoint, type Filters } from '@seesac/contract';
import { clusters } from '@seesac/client/areas.js';
import { mapAsOf, mapIndex, mercatorX, mercatorY, type MapIndex } from '@seesac/client/snapshot.js';
import { labels, type Label } from '@seesac/basemap/labels.js';
import type { TemplateResult } from 'lit';
import { SeesacErrorEvent } from '../events/error.js';
import { defaultApi } from '../lib/api.js';
import { follow, scopeOf, storeOf, withLocks } from '../lib/filter-store.js';
import { msg, plural, speech } from '../lib/locale-controller.js';
import { Map as LeafletMap } from '../vendor/leaflet.js';
import { boundsOf } from './boxes.js';
import { CanvasLayer, type Frame } from './canvas-layer.js';
import { Chooser } from './chooser.js';
import { controls } from './controls.js';
import { Gestures } from './gestures.js';
import { clusterRadius, paintCluster, paintPoint, POINT_RADIUS } from './glyphs.js';
import type { Answer, SeesacIncidentMap } from './incident-map.js';
import {
  BOUNDS, boxInView, boxOf, filtersOf, monthsBefore, overlap, padded, REGION, viewOf, viewText, WORLD, ZOOMS, type Item, type MapView,
} from './incident-map.model.js';
import { paintLabels, paintLand, paintLines, type Disc } from './land.js';
import { paletteOf, type Palette } from './palette.js';
import type { Tiles } from './tiles.js';

/** Room around what a view is to show, px: half a cluster. */
const MARGIN: [number, number] = [16, 16];

/** What is drawn in place of the clusters, between land and names, and what of it a reader can choose. */
export interface Overlay {
  paint(frame: Frame, palette: Palette): void;
  /** What a reader can choose in the view, the greatest first. */
  items(): readonly Item[];
  /** The one at a point of the container, in px. */
  at(x: number, y: number): Item | undefined;
}

/** Distance in px within which an incident is said to be at a town, of the map as it is drawn. */
const NEAR = 60;
/** The same on the grid of positions, however near the map is: about five kilometres. */
const NEAR_LEAST = 2_900;

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
  readonly #land = new CanvasLayer((frame) => this.#paintLand(frame, this.palette));
  readonly #marks = new CanvasLayer((frame) => {
    const { palette } = this;
    this.#paintPlaces(frame, palette);
    this.chooser.paint(frame, palette);
  });
  #box: HTMLElement | null = null;
  #filters: Filters = {};
  /** Whether these are those of a question: the box is there before. */
  #told = false;
  #index: MapIndex | undefined;
  /** Incidents under the filters that have a point; unknown until they are counted. */
  #known: number | undefined;
  /** The tiles that the page names, and by which address. */
  #template: string | undefined;
  #tiles: Tiles | undefined;
  /** The months that the page asks for are among the filters. */
  #dated = false;
  #labels: { lang: string; names: readonly Label[] } | undefined;
  /** What the padded view shows. */
  #places: readonly (Cluster | ClusterPoint)[] = [];
  #asking: AbortController | undefined;
  #end: AbortController | undefined;
  /** A reader has moved the map: what comes later does not move it. */
  moved = false;

  constructor(host: SeesacIncidentMap) {
    this.#host = host;
    this.chooser = new Chooser(host, this);
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

  /** Clusters and incidents that are drawn: of the view, and of what the canvases have around it. */
  get places(): readonly (Cluster | ClusterPoint)[] {
    return this.#places;
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
    map.on('move', () => this.#beyond() && this.draw());
    map.on('click', ({ containerPoint: { x, y } }) => this.chooser.click(x, y));
    map.on('dragstart', () => (this.moved = true));
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

  /** Whether what is in view has not been drawn. */
  #beyond(): boolean {
    const { x, y } = this.map!.getSize();
    const box = this.#marks.canvas.getBoundingClientRect();
    const view = this.#box!.getBoundingClientRect();
    return !(box.left <= view.left && box.top <= view.top && box.right >= view.left + x && box.bottom >= view.top + y);
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
    this.#tile(this.#host.tiles || undefined);
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
    // Clusters come in the order of their greatest squares; what is drawn, walked and said goes by the whole.
    this.#places = [...places].sort((a, b) => countOf(b) - countOf(a));
    this.chooser.take(this.#itemsOf(this.#places));
  }

  async #ask(query: string, zoom: number): Promise<void> {
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const host = this.#host;
    // What was there stays where it is until the answer comes.
    this.#show(this.#places);
    try {
      const { data } = await clusters(host.api ?? defaultApi(), query, zoom, { by: host.mark, signal });
      this.#show(data.features.map(({ geometry: { coordinates: point }, properties }) =>
        properties.cluster ? { ...properties, point } : { ...properties, placePrecision: properties.place_precision, point }));
      this.#land.draw();
      this.#marks.draw();
      this.chooser.settle();
    } catch (error) {
      if (!signal.aborted) host.dispatchEvent(new SeesacErrorEvent(error));
    }
  }

  #itemsOf(places: readonly (Cluster | ClusterPoint)[]): Item[] {
    const map = this.map!;
    const { x: width, y: height } = map.getSize();
    const scale = 2 ** (map.getZoom() - 16);
    const towns = this.#names().filter(({ kind }) => kind === 'place');
    return places.flatMap((place): Item[] => {
      const { x, y } = map.latLngToContainerPoint([place.point[1], place.point[0]]);
      if (x < 0 || y < 0 || x > width || y > height) return [];
      const [gridX, gridY] = [mercatorX(place.point[0]), mercatorY(place.point[1])];
      let near = '';
      let least = Math.max(NEAR / scale, NEAR_LEAST);
      for (const town of towns) {
        const distance = Math.hypot(town.x - gridX, town.y - gridY);
        if (distance < least) [near, least] = [town.text, distance];
      }
      return [{ key: place.point.join(), place, count: countOf(place), x, y, radius: place.cluster ? clusterRadius(place.count) : POINT_RADIUS, near }];
    });
  }

  #paintLand(frame: Frame, palette: Palette): void {
    // Tiles have lines and names of their own.
    const tiles = this.#tiles;
    if (tiles) tiles.paint(frame);
    else paintLand(frame, palette);
    this.overlay?.paint(frame, palette);
    if (tiles) return;
    paintLines(frame, palette);
    paintLabels(frame, palette, this.#names(), this.overlay ? [] : this.#discs(frame));
  }

  /** The tiles that the page names; without them, or until their code is there, the map is our own. */
  #tile(template: string | undefined): void {
    if (this.#template === template) return;
    this.#template = template;
    this.#tiles = undefined;
    if (!template) return;
    import('./tiles.js').then(({ Tiles }) => {
      if (this.#template === template) this.#tiles = new Tiles(template, () => this.draw());
      this.draw();
    }, () => (this.#template = undefined));
  }

  /** Names in the language of the element. */
  #names(): readonly Label[] {
    const lang = this.#host.speak();
    if (this.#labels?.lang !== lang) this.#labels = { lang, names: labels(lang) };
    return this.#labels.names;
  }

  /** Where clusters are on a canvas: names keep off them. */
  #discs(frame: Frame): Disc[] {
    return this.#places.flatMap((place) => (place.cluster ? [{ x: frame.x(mercatorX(place.point[0])), y: frame.y(mercatorY(place.point[1])), radius: clusterRadius(place.count) }] : []));
  }

  /** Colours of the moment. */
  get palette(): Palette {
    return paletteOf(this.#box!.closest('.frame')!);
  }

  /** Draws only what may be chosen, and what is. */
  drawMarks(): void {
    this.#marks.draw();
  }

  /** Draws all that the map shows, but what is chosen, into any frame: a picture. */
  paint(frame: Frame, palette: Palette): void {
    // On our own land: tiles of others are no lines, and a canvas that has them may not be saved.
    const tiles = this.#tiles;
    this.#tiles = undefined;
    this.#paintLand(frame, palette);
    this.#paintPlaces(frame, palette);
    this.#tiles = tiles;
  }

  /** Draws clusters and incidents, the smallest first, so that the greatest are on top. */
  #paintPlaces(frame: Frame, palette: Palette): void {
    if (!this.overlay) {
      for (let i = this.#places.length - 1; i >= 0; i--) {
        const place = this.#places[i]!;
        const [gridX, gridY] = [mercatorX(place.point[0]), mercatorY(place.point[1])];
        const [x, y] = [frame.x(gridX), frame.y(gridY)];
        if (place.cluster) paintCluster(frame.ctx, palette, x, y, place.count, short(place.count), place.marks);
        else paintPoint(frame.ctx, palette, x, y, place, metreAt(place.point[1], frame.zoom));
      }
    }
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
    const all = this.#index?.clusters(this.filters, { zoom: 0 }) ?? this.#places;
    const boxes = all.map((place) => (place.cluster ? place.bbox : boxOf(place.point)));
    if (boxes.length) this.map!.fitBounds(boundsOf([0, 1, 2, 3].map((edge) => Math[edge < 2 ? 'min' : 'max'](...boxes.map((box) => box[edge]!))) as unknown as BBox), { maxZoom: 12 });
  }

  /** How many incidents of the total are not on the map. */
  placed(total: number): string {
    const without = total - (this.#known ?? total);
    return without > 0 ? `; ${plural(without, msg('{n} without a known point is not on the map|{n} without a known point are not on the map', { id: 'n-unplaced' }))}` : '';
  }
}

const countOf = (place: Cluster | ClusterPoint): number => (place.cluster ? place.count : 1);

/** Pixels of a metre at a latitude. */
const metreAt = (latitude: number, zoom: number): number => (256 * 2 ** zoom) / (40_075_016.7 * Math.cos((latitude * Math.PI) / 180));

/** A count that fits a circle: up to 9,999 in full, then in thousands. */
const short = (count: number): string => (count < 10_000 ? speech.number(count) : `${speech.number(Math.round(count / 1000))}k`);
