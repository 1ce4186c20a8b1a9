import { Layer, type LatLng, type LeafletEventHandlerFn, type Map as LeafletMap, type Point, type ZoomAnimEvent } from '../vendor/leaflet.js';

/** Of the world's width at zoom 0, as a power of two less than the grid's: a pixel is 2^(16 - zoom) units of the 2^24 grid of the index. */
const PIXEL = 16;

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

/** A canvas that moves and grows with the map, and is drawn anew when a movement has ended. */
export class CanvasLayer extends Layer {
  readonly canvas = document.createElement('canvas');
  /**
   * What is drawn around the view, as a part of it. None until somebody is about to move the map: most maps are only looked at, and a canvas costs by its area.
   */
  margin = 0;
  readonly #paint;
  /** Corner of the canvas as it was drawn. */
  #corner: LatLng | undefined;
  #zoom = 0;

  constructor(paint: (frame: Frame) => void) {
    super();
    this.#paint = paint;
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
    const size = map.getSize();
    const pad = size.multiplyBy(this.margin).round();
    const [width, height] = [size.x + 2 * pad.x, size.y + 2 * pad.y];
    const ratio = devicePixelRatio;
    const { canvas } = this;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    // Setting the size clears a canvas and costs, so only another size is set.
    if (canvas.width !== wide || canvas.height !== high) {
      [canvas.width, canvas.height] = [wide, high];
      canvas.style.setProperty('width', `${width}px`);
      canvas.style.setProperty('height', `${height}px`);
    }
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    this.#corner = map.layerPointToLatLng(corner);
    this.#zoom = map.getZoom();
    this.#place(corner, 1);
    const ctx = canvas.getContext('2d')!;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    this.#paint(frameOf(ctx, map.getPixelOrigin().add(corner), width, height, this.#zoom, pad));
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
