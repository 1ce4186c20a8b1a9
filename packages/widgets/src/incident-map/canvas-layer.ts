import { Layer, type LatLng, type LeafletEventHandlerFn, type Map as LeafletMap, type Point, type ZoomAnimEvent } from '../vendor/leaflet.js';

/** Of the world's width at zoom 0, as a power of two less than the grid's: a pixel is 2^(16 - zoom) units of the 2^24 grid of the index. */
const PIXEL = 16;

/** Edges of a canvas that is smaller than the view are multiples of this, px: another filter seldom needs another size. */
const STEP = 64;

/** One drawing of a part of the map: where things are on the canvas, in CSS pixels, and which part of the grid it shows. */
export interface Frame {
  readonly ctx: CanvasRenderingContext2D;
  /** Where the view begins on the canvas: what is around it is seen in a movement. */
  readonly inset: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  /** Pixels in a unit of the grid. */
  readonly scale: number;
  /** Position on the canvas of a position on the grid. */
  x(gridX: number): number;
  y(gridY: number): number;
  /** Edges of the canvas on the grid. */
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** A part of a frame, px from its corner. */
export interface Extent { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** A canvas that moves and grows with the map, and is drawn anew when a movement has ended. */
export class CanvasLayer extends Layer {
  readonly canvas = document.createElement('canvas');
  /**
   * What is drawn around the view, as a part of it. None until somebody is about to move the map: most maps are only looked at, and a canvas costs by its area.
   */
  margin = 0;
  readonly #paint;
  readonly #extent;
  /** Corner of what was drawn, its size in px, and its zoom; and the corner of the canvas, which may show less. */
  #drawn: LatLng | undefined;
  #size: Point | undefined;
  #zoom = 0;
  #corner: LatLng | undefined;

  /** @param extent what of a frame there is something on, for the same reason; all where it does not know */
  constructor(paint: (frame: Frame) => void, extent: (frame: Frame) => Extent | undefined = () => undefined) {
    super();
    this.#paint = paint;
    this.#extent = extent;
    this.canvas.className = 'leaflet-zoom-animated';
  }

  override onAdd(map: LeafletMap): this {
    map.getPane('overlayPane')!.append(this.canvas);
    return this;
  }

  override onRemove(): this {
    this.canvas.remove();
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      zoomanim: (event) => this.#follow((event as ZoomAnimEvent).center, (event as ZoomAnimEvent).zoom),
      zoom: () => this.#follow(this._map.getCenter(), this._map.getZoom()),
    };
  }

  /** Draws what the map shows now. */
  draw(): void {
    const map = this._map;
    const pad = map.getSize().multiplyBy(this.margin).round();
    const size = (this.#size = map.getSize().add(pad.multiplyBy(2)));
    const start = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    this.#drawn = map.layerPointToLatLng(start);
    this.#zoom = map.getZoom();
    const { canvas } = this;
    const ctx = canvas.getContext('2d')!;
    const frame = (offset: Point, width: number, height: number) => frameOf(ctx, map.getPixelOrigin().add(start).add(offset), width, height, this.#zoom, pad.subtract(offset));
    const none = pad.multiplyBy(0);
    // Who moves the map has another extent at each step, and a canvas of another size is a new one: then it is as large as what is drawn.
    const { left, top, right, bottom } = (this.margin ? undefined : this.#extent(frame(none, size.x, size.y))) ?? { left: 0, top: 0, right: size.x, bottom: size.y };
    const within = (edge: number, most: number) => Math.max(0, Math.min(most, edge * STEP));
    const offset = none.add([within(Math.floor(left / STEP), size.x), within(Math.floor(top / STEP), size.y)]);
    const [width, height] = [within(Math.ceil(right / STEP), size.x) - offset.x, within(Math.ceil(bottom / STEP), size.y) - offset.y];
    this.#grow(width, height);
    const corner = start.add(offset);
    this.#corner = map.layerPointToLatLng(corner);
    this.#place(corner, 1);
    const ratio = devicePixelRatio;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    if (width > 0 && height > 0) this.#paint(frame(offset, width, height));
  }

  /** Setting the size of a canvas clears it and costs, so one that is too large stays as it is. */
  #grow(width: number, height: number): void {
    const { canvas } = this;
    const ratio = devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width < wide || canvas.height < high) [canvas.width, canvas.height] = [Math.max(canvas.width, wide), Math.max(canvas.height, high)];
    canvas.style.setProperty('width', `${canvas.width / ratio}px`);
    canvas.style.setProperty('height', `${canvas.height / ratio}px`);
  }

  /** Whether all that is in view has been drawn. */
  covers(): boolean {
    const map = this._map;
    if (!this.#drawn) return false;
    const view = map.getSize();
    const { x, y } = map.latLngToContainerPoint(this.#drawn);
    const { x: width, y: height } = this.#size!.multiplyBy(map.getZoomScale(map.getZoom(), this.#zoom));
    return x <= 0 && y <= 0 && x + width >= view.x && y + height >= view.y;
  }

  /** Where the canvas as it was drawn lies on a map that goes to another view. */
  #follow(center: LatLng, zoom: number): void {
    const map = this._map;
    if (!this.#corner) return;
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).subtract(map.containerPointToLayerPoint([0, 0])).round();
    this.#place(map.project(this.#corner, zoom).subtract(origin), map.getZoomScale(zoom, this.#zoom));
  }

  #place({ x, y }: Point, scale: number): void {
    this.canvas.style.setProperty('transform', `translate3d(${x}px,${y}px,0) scale(${scale})`);
  }
}

/** A frame whose upper left corner is at a pixel of the world at a zoom. */
export function frameOf(ctx: CanvasRenderingContext2D, { x: left, y: top }: { x: number; y: number }, width: number, height: number, zoom: number, inset: Frame['inset'] = { x: 0, y: 0 }): Frame {
  const scale = 2 ** (zoom - PIXEL);
  return {
    ctx, inset, width, height, zoom, scale,
    x: (gridX) => gridX * scale - left,
    y: (gridY) => gridY * scale - top,
    west: left / scale, north: top / scale, east: (left + width) / scale, south: (top + height) / scale,
  };
}
