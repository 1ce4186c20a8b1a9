/** What a browser takes for any picture of this size: the empty map with a canvas as ours and supercluster have it, and one circle on it. */
import { contend } from './harness.mjs';
import { CanvasLayer } from './canvas-layer.mjs';
import { leaflet, moves } from './leaflet.mjs';

contend({
  open(element, _data, region) {
    const map = leaflet(element, region);
    const layer = new CanvasLayer(() => [{ longitude: region.longitude, latitude: region.latitude, count: 100 }]);
    map.addLayer(layer);
    return { ...moves(map), filter: () => layer.draw(), sum: () => undefined };
  },
});
