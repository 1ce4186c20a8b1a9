/** MapLibre with the clusters of its own GeoJSON source, which it makes in a worker. No style server: numbers are drawn with a font of the machine. */
import { Map as MapLibre } from '/modules/maplibre-gl/dist/maplibre-gl.mjs';
import { BACKGROUND, RADIUS, ZOOMS } from '../view.mjs';
import { contend } from './harness.mjs';
import { features, rows, wanted } from './rows.mjs';

/** Its zoom is that of tiles of 512 px. */
const zoomOf = (zoom) => zoom - 1;
const isCluster = ['has', 'point_count'];
const style = (data) => ({
  version: 8,
  sources: { incidents: { type: 'geojson', data, cluster: true, clusterRadius: RADIUS, clusterMaxZoom: zoomOf(ZOOMS.max), generateId: true } },
  layers: [
    { id: 'background', type: 'background', paint: { 'background-color': BACKGROUND } },
    {
      id: 'circles', type: 'circle', source: 'incidents',
      paint: {
        'circle-color': '#12436d', 'circle-stroke-color': '#fff', 'circle-stroke-width': 2,
        'circle-radius': ['case', isCluster, ['min', 22, ['+', 10, ['*', 3, ['log10', ['get', 'point_count']]]]], 5],
      },
    },
    {
      id: 'numbers', type: 'symbol', source: 'incidents', filter: isCluster,
      layout: { 'text-field': ['to-string', ['get', 'point_count']], 'text-size': 12, 'text-allow-overlap': true, 'text-font': ['sans-serif'] }, paint: { 'text-color': '#fff' },
    },
  ],
});
const collection = (list) => ({ type: 'FeatureCollection', features: list });

contend({
  load: rows,
  async open(container, data, { latitude, longitude, zoom }) {
    const points = features(data);
    const map = new MapLibre({
      container, style: style(collection(points)), center: [longitude, latitude], zoom: zoomOf(zoom), minZoom: zoomOf(ZOOMS.min), maxZoom: zoomOf(ZOOMS.max), attributionControl: false, fadeDuration: 0, dragRotate: false,
    });
    const idle = () => new Promise((resolve) => map.once('idle', resolve));
    await idle();
    return {
      filter(types) {
        map.getSource('incidents').setData(collection(wanted(points, data, types)));
        return idle();
      },
      look(place) {
        map.jumpTo({ center: [place.longitude, place.latitude], zoom: zoomOf(place.zoom) });
        return idle();
      },
      zoom(step) {
        map.zoomTo(map.getZoom() + step);
        return idle();
      },
      /** A circle at the edge of a tile is in both. */
      sum() {
        const seen = new Map(map.queryRenderedFeatures({ layers: ['circles'] }).map(({ id, properties }) => [`${properties.cluster_id ?? 'point'} ${id}`, properties.point_count ?? 1]));
        return [...seen.values()].reduce((sum, count) => sum + count, 0);
      },
    };
  },
});
