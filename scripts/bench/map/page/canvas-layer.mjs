/** Circles with numbers on one canvas over a Leaflet map, drawn anew when a movement has ended: what an experienced developer would put under supercluster. */
import { DomUtil, Layer } from 'leaflet/dist/leaflet-src.esm.js';

/** Part of the map's size that is drawn beyond each edge, from the first movement on: the map of ours does the same. */
const MARGIN = 0.25;

export class CanvasLayer extends Layer {
  #find;
  #corner;
  #zoom;
  #margin = 0;
  shown = [];

  /** @param find what lies in a box of degrees at a zoom: `{longitude, latitude, count}` */
  constructor(find) {
    super();
    this.#find = find;
  }

  onAdd(map) {
    this.canvas = DomUtil.create('canvas', 'leaflet-zoom-animated');
    this.canvas.style.transformOrigin = '0 0';
    map.getPane('overlayPane').append(this.canvas);
    this.draw();
    map.once('movestart zoomstart', () => {
      this.#margin = MARGIN;
      this.draw();
    });
    return this;
  }

  onRemove() {
    this.canvas.remove();
  }

  getEvents() {
    return { moveend: this.draw, resize: this.draw, zoomanim: this.follow };
  }

  draw() {
    const map = this._map;
    const pad = map.getSize().multiplyBy(this.#margin).round();
    const { x: width, y: height } = map.getSize().add(pad.multiplyBy(2));
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1));
    this.#corner = map.layerPointToLatLng(corner);
    this.#zoom = map.getZoom();
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    DomUtil.setTransform(this.canvas, corner, 1);
    const end = map.layerPointToLatLng(corner.add([width, height]));
    this.shown = this.#find([this.#corner.lng, end.lat, end.lng, this.#corner.lat], this.#zoom);

    const context = this.canvas.getContext('2d');
    context.clearRect(0, 0, width, height);
    context.font = '600 12px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineWidth = 2;
    context.strokeStyle = '#fff';
    for (const { longitude, latitude, count } of this.shown) {
      const { x, y } = map.latLngToLayerPoint([latitude, longitude]).subtract(corner);
      const radius = count === 1 ? 5 : Math.min(22, 10 + 3 * Math.log10(count));
      context.fillStyle = '#12436d';
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
      if (count === 1) continue;
      context.fillStyle = '#fff';
      context.fillText(String(count), x, y);
    }
  }

  /** Keeps the picture in its place while Leaflet animates a zoom. */
  follow({ center, zoom }) {
    const map = this._map;
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(DomUtil.getPosition(map.getPane('mapPane'))).round();
    DomUtil.setTransform(this.canvas, map.project(this.#corner, zoom).subtract(origin), map.getZoomScale(zoom, this.#zoom));
  }
}
