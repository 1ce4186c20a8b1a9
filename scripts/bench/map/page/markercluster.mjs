/** Leaflet.markercluster as its guide has it: its defaults, markers made once, `clearLayers` and `addLayers` at a filter. */
import * as L from 'leaflet/dist/leaflet-src.esm.js';
import { contend } from './harness.mjs';
import { leaflet, moves } from './leaflet.mjs';
import { rows, wanted } from './rows.mjs';

/** It is a classic script that adds itself to a global of this name. */
async function load() {
  globalThis.L = { ...L };
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: '/modules/leaflet.markercluster/dist/leaflet.markercluster.js', onload: resolve, onerror: reject });
    document.head.append(script);
  });
  return rows();
}

contend({
  load,
  open(element, data, region) {
    const map = leaflet(element, region);
    // One icon for all, and no picture to fetch: the cheapest marker there is.
    const icon = L.divIcon({ className: 'point', iconSize: [10, 10] });
    const markers = Array.from({ length: data.length }, (_, row) => L.marker([data.y[row] / 1000, data.x[row] / 1000], { icon }));
    const group = globalThis.L.markerClusterGroup();
    group.addLayers(markers);
    map.addLayer(group);
    return {
      ...moves(map),
      filter(types) {
        group.clearLayers();
        group.addLayers(wanted(markers, data, types));
      },
      sum() {
        let sum = 0;
        map.eachLayer((layer) => { if (layer instanceof L.Marker) sum += layer.getChildCount?.() ?? 1; });
        return sum;
      },
    };
  },
});
