/** The Leaflet map under every contender but MapLibre: nothing on it but its background. */
import * as L from 'leaflet/dist/leaflet-src.esm.js';
import { BACKGROUND, ZOOMS } from '../view.mjs';

export function leaflet(element, { latitude, longitude, zoom }) {
  element.style.background = BACKGROUND;
  return L.map(element, { center: [latitude, longitude], zoom, minZoom: ZOOMS.min, maxZoom: ZOOMS.max, zoomControl: false, attributionControl: false, inertia: false });
}

/** Moving and zooming, as a contender gives them. @param settled resolves when what a zoom has brought is drawn; the end of Leaflet's own animation where left out */
export const moves = (map, settled = () => undefined) => ({
  look: ({ latitude, longitude, zoom }) => void map.setView([latitude, longitude], zoom, { animate: false }),
  async zoom(step) {
    await new Promise((resolve) => map.once('zoomend', resolve).zoomIn(step));
    await settled();
  },
});
