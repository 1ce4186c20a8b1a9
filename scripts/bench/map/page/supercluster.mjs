/** supercluster on the main thread, drawn on one canvas. Its points are made once; a filter loads those that are wanted. */
import Supercluster from 'supercluster';
import { RADIUS, ZOOMS } from '../view.mjs';
import { CanvasLayer } from './canvas-layer.mjs';
import { contend } from './harness.mjs';
import { leaflet, moves } from './leaflet.mjs';
import { features, rows, wanted } from './rows.mjs';

// Its tiles are 512 px where nothing else is said, Leaflet's 256.
const indexOf = (points) => new Supercluster({ minZoom: ZOOMS.min, maxZoom: ZOOMS.max, radius: RADIUS, extent: 256 }).load(points);

contend({
  load: rows,
  open(element, data, region) {
    const map = leaflet(element, region);
    const points = features(data);
    let index = indexOf(points);
    const layer = new CanvasLayer((box, zoom) => index.getClusters(box, zoom).map(({ geometry: { coordinates: [longitude, latitude] }, properties }) => ({
      longitude, latitude, count: properties.point_count ?? 1,
    })));
    map.addLayer(layer);
    return {
      ...moves(map),
      filter(types) {
        index = indexOf(wanted(points, data, types));
        layer.draw();
      },
      sum: () => layer.shown.reduce((sum, { count }) => sum + count, 0),
    };
  },
});
