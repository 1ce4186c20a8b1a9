/**
 * Our map: the index over the published columns, and the canvas and the marks of the widget, as its stage puts them together. The land under them and the list beside
 * them are left out, as no peer has them.
 */
import { INCIDENT_TYPES } from '@seesac/contract';
import { decodeMap, parseManifest } from '@seesac/incident-index/map.js';
import { CanvasLayer } from '../../../../packages/widgets/dist/incident-map/canvas-layer.js';
import { extentOf, paintPlaces } from '../../../../packages/widgets/dist/incident-map/glyphs.js';
import { boxInView, padded, PADDING } from '../../../../packages/widgets/dist/incident-map/incident-map.model.js';
import { light } from '../../../../packages/widgets/dist/incident-map/palette.js';
import { contend } from './harness.mjs';
import { leaflet, moves } from './leaflet.mjs';

async function load() {
  const manifest = parseManifest(await (await fetch('/manifest.json')).json());
  const names = manifest.partitions.map(({ files }) => files.columns.name);
  return { manifest, files: new Map(await Promise.all(names.map(async (name) => [name, new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer())]))) };
}

/** What the bounding box of a filter has: four decimals. */
const rounded = (box) => box.map((edge) => Math.round(edge * 1e4) / 1e4);

contend({
  load,
  decode: ({ manifest, files }) => decodeMap(manifest, files),
  open(element, index, region) {
    const map = leaflet(element, region);
    let filters = {};
    let places = [];
    const layer = new CanvasLayer((frame) => paintPlaces(frame, light, places, String), (frame) => extentOf(frame, places));
    const draw = () => {
      places = index.clusters({ ...filters, bbox: rounded(padded(boxInView(map))) }, { zoom: map.getZoom() });
      layer.draw();
    };
    layer.addTo(map);
    map.once('movestart zoomstart', () => {
      layer.margin = PADDING;
      draw();
    });
    map.on('moveend resize viewreset', draw);
    map.on('move', () => layer.covers() || draw());
    draw();
    return {
      ...moves(map),
      filter(types) {
        filters = types ? { type: types.map((type) => INCIDENT_TYPES[type]) } : {};
        draw();
      },
      sum: () => places.reduce((sum, place) => sum + (place.cluster ? place.count : 1), 0),
    };
  },
});
