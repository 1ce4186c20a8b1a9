import { labels, type Label } from '@seesac/basemap/labels.js';
import { mercatorX, mercatorY } from '@seesac/client/snapshot.js';
import type { Cluster, ClusterPoint } from '@seesac/contract';
import { speech } from '../lib/locale-controller.js';
import type { Map as LeafletMap } from '../vendor/leaflet.js';
import type { Extent, Frame } from './canvas-layer.js';
import { clusterRadius, extentOf, paintPlaces, POINT_RADIUS } from './glyphs.js';
import type { SeesacIncidentMap } from './incident-map.js';
import type { Item } from './incident-map.model.js';
import { paintLabels, paintLand, paintLines, type Disc } from './land.js';
import type { Palette } from './palette.js';
import type { MapStage } from './stage.js';
import type { Tiles } from './tiles.js';

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

/** What a map draws: land or tiles, names, and the clusters and incidents of its view. */
export class Scene {
  /** Clusters and incidents that are drawn, the largest first: of the view, and of what the canvases have around it. */
  places: readonly (Cluster | ClusterPoint)[] = [];
  readonly #host;
  readonly #stage;
  #labels: { lang: string; names: readonly Label[] } | undefined;
  /** The tiles that the page names, and by which address. */
  #template: string | undefined;
  #tiles: Tiles | undefined;

  constructor(host: SeesacIncidentMap, stage: MapStage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Takes what is to be drawn. Clusters come in the order of their greatest squares; what is drawn, walked and said goes by the whole. */
  take(places: readonly (Cluster | ClusterPoint)[]): void {
    this.places = [...places].sort((a, b) => countOf(b) - countOf(a));
  }

  /** What a reader can choose of it in the view, the largest first. */
  itemsIn(map: LeafletMap): Item[] {
    const { x: width, y: height } = map.getSize();
    const scale = 2 ** (map.getZoom() - 16);
    const towns = this.#names().filter(({ kind }) => kind === 'place');
    return this.places.flatMap((place): Item[] => {
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

  /** Draws land or tiles, what is laid over them, lines and names. */
  paintGround(frame: Frame, palette: Palette): void {
    // Tiles have lines and names of their own.
    const tiles = this.#tiles;
    if (tiles) tiles.paint(frame);
    else paintLand(frame, palette);
    this.#stage.overlay?.paint(frame, palette);
    if (tiles) return;
    paintLines(frame, palette);
    paintLabels(frame, palette, this.#names(), this.#stage.overlay ? [] : this.#discs(frame));
  }

  /** Draws all that the map shows, but what is chosen, into any frame: a picture. */
  paint(frame: Frame, palette: Palette): void {
    // On our own land: tiles of others are no lines, and a canvas that has them may not be saved.
    const tiles = this.#tiles;
    this.#tiles = undefined;
    this.paintGround(frame, palette);
    this.paintPlaces(frame, palette);
    this.#tiles = tiles;
  }

  paintPlaces(frame: Frame, palette: Palette): void {
    if (!this.#stage.overlay) paintPlaces(frame, palette, this.places, short);
  }

  /** What of a frame they take; whatever is laid over the land in their place takes none, but what is chosen of it may be anywhere. */
  extent(frame: Frame): Extent | undefined {
    return this.#stage.overlay ? undefined : extentOf(frame, this.places);
  }

  /** The tiles that the page names; without them, or until their code is there, the map is our own. */
  tile(template: string | undefined): void {
    if (this.#template === template) return;
    this.#template = template;
    this.#tiles = undefined;
    if (!template) return;
    import('./tiles.js').then(({ Tiles }) => {
      if (this.#template === template) this.#tiles = new Tiles(template, () => this.#stage.draw());
      this.#stage.draw();
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
    return this.places.flatMap((place) => (place.cluster ? [{ x: frame.x(mercatorX(place.point[0])), y: frame.y(mercatorY(place.point[1])), radius: clusterRadius(place.count) }] : []));
  }
}

const countOf = (place: Cluster | ClusterPoint): number => (place.cluster ? place.count : 1);

/** A count that fits a circle: up to 9,999 in full, then in thousands. */
const short = (count: number): string => (count < 10_000 ? speech.number(count) : `${speech.number(Math.round(count / 1000))}k`);
