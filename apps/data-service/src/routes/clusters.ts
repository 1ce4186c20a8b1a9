import { MARK_KEYS, MAX_ZOOM, type BBox, type Cluster, type ClusterCollection, type ClusterPoint } from '@seesac/contract';
import { badParameters } from '../http/problem.js';
import { canonicalPath, choice, readQuery, wholeNumber } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { BY, DEFAULT_ZOOM, FILTER_PARAMETERS, ZOOM } from './parameters.js';
import { answers } from './responses.js';
import { ClustersAnswer } from './schemas.js';

const PATH = '/v1/clusters';
const OWN = { zoom: wholeNumber(0, MAX_ZOOM, DEFAULT_ZOOM), by: choice(MARK_KEYS) };
/** More than any screen can show; a map that is nearer shows a smaller part of the world. It bounds the work of an answer too. */
const MOST = 50_000;
/** Incidents nearer than so many pixels are one cluster. */
const PIXELS = 16;
/** Up to this zoom the region itself has fewer clusters, whatever the view. */
const FAR = 8;
const WORLD: BBox = [-180, -90, 180, 90];

/** Vertical position in Web Mercator, 0 to 1; its map ends at 85.05°. */
const mercator = (latitude: number) => {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

/** Clusters and points that a view may have at most, by its size on the map. */
function room([west, south, east, north]: BBox, zoom: number): number {
  const across = (256 * 2 ** zoom) / PIXELS;
  return Math.ceil(((east - west) / 360) * across + 1) * Math.ceil((mercator(south) - mercator(north)) * across + 1);
}

/** Refuses a view that is too large for its zoom. @throws {ProblemError} 400 */
function checkView(zoom: number, bbox: BBox | undefined, known: number): void {
  if (zoom <= FAR || Math.min(known, bbox ? room(bbox, zoom) : Infinity) <= MOST) return;
  const message = `must be ${bbox ? 'smaller' : 'given'} at zoom ${zoom}: there are ${known} incidents in the view, more than a map can show`;
  throw badParameters([{ parameter: 'bbox', message }]);
}

function featureOf(place: Cluster | ClusterPoint): ClusterCollection['features'][number] {
  const geometry = { type: 'Point' as const, coordinates: place.point };
  if (place.cluster) {
    const { count, bbox, marks } = place;
    return { type: 'Feature', geometry, properties: { cluster: true, count, bbox, ...(marks && { marks }) } };
  }
  const { id, type, date, placePrecision, mark } = place;
  return { type: 'Feature', id, geometry, properties: { cluster: false, id, type, date, place_precision: placePrecision, ...(mark !== undefined && { mark }) } };
}

/** `/v1/clusters`: what a map shows of a view. */
export const clusters = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'clusters',
  tags: ['Figures'],
  summary: 'Incidents on a map: clusters and points',
  description: [
    'GeoJSON (RFC 7946) of the incidents that have a point, gathered as they lie together at a zoom (Web Mercator, tiles of 256 px). `bbox` is the view.',
    'A cluster has the number of its incidents and the box that holds them, a point is one incident. All counts together are `meta.known`;',
    '`meta.total` also counts incidents without a point, where no `bbox` leaves them out.',
    `A point is no more exact than its \`place_precision\`. A view that may have more than ${MOST.toLocaleString('en')} clusters and points is refused: give a smaller \`bbox\`.`,
    'The notice `map` goes with every map that is drawn from it.',
  ].join('\n'),
  parameters: [ZOOM, BY, ...FILTER_PARAMETERS],
  responses: answers('The clusters and points', ClustersAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { zoom = DEFAULT_ZOOM, by }, canonical } = readQuery(c.req.url, PATH, OWN);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const known = index.count({ ...filters, bbox: filters.bbox ?? WORLD });
    checkView(zoom, filters.bbox, known);
    const data: ClusterCollection = { type: 'FeatureCollection', features: index.clusters(filters, { zoom, ...(by && { by }) }).map(featureOf) };
    const meta = metaOf(service, manifest, { filters, total: index.count(filters), known, path: canonical, onMap: true });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', filters)) });
  }));
});
