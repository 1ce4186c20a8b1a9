import { DEFAULT_PLACES, FILTER_KEYS, MAX_PLACES, type Filters, type ParameterError } from '@seesac/contract';
import { readQuery, wholeNumber } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { PLACE_WORDS, PLACES_LIMIT, refer } from './parameters.js';
import { answers } from './responses.js';
import { PlacesAnswer } from './schemas.js';

const PATH = '/v1/places';
const OWN = { limit: wholeNumber(1, MAX_PLACES, DEFAULT_PLACES) };

const isAsked = ({ q }: Filters): ParameterError[] => (q === undefined ? [{ parameter: 'q', message: 'must be given: the words with which the name of a place begins' }] : []);

/** `/v1/places`: what a search box suggests while a reader types the name of a place. */
export const places = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'places',
  tags: ['Incidents'],
  summary: 'Places of incidents by the beginning of their name',
  description: [
    'Settlements and municipalities, those with most incidents under the other filters first, none without any: what a search box suggests while somebody types.',
    '`nis`, `Niš` and `Ниш` find the same place, and `Peja` finds Peć: names are compared as `q` of `/v1/incidents` compares them, in any script and spelling, and by other names of the place too.',
    'A place that the sources spell in several ways is one, under the commonest of them; its `name` in double quotes as `q` of the filters finds its incidents,',
    'and those whose summary has the word.',
    '`meta.total` counts the incidents under the other filters, places or not.',
  ].join('\n'),
  parameters: [PLACE_WORDS, PLACES_LIMIT, ...FILTER_KEYS.filter((key) => key !== 'q').map(refer)],
  responses: answers('The places', PlacesAnswer, 'dataset'),
}, async (c) => {
  const { filters: { q = '', ...filters }, values: { limit = DEFAULT_PLACES }, canonical } = readQuery(c.req.url, PATH, OWN, FILTER_KEYS, isAsked);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const meta = metaOf(service, manifest, { filters, total: index.count(filters), path: canonical });
    return envelope(JSON.stringify(index.places(filters, q, limit)), meta, { self: service.address(canonical) });
  }));
});
