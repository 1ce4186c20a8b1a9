import { AREA_LEVELS } from '@seesac/contract';
import { canonicalPath, oneOf, readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { FILTER_PARAMETERS, LEVEL } from './parameters.js';
import { answers } from './responses.js';
import { AreasAnswer } from './schemas.js';

const PATH = '/v1/areas';
const OWN = { level: oneOf(AREA_LEVELS, 'jurisdiction') };

/** `/v1/areas`: counts for a choropleth. */
export const areas = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'areas',
  tags: ['Figures'],
  summary: 'Incidents by jurisdiction or by first-level unit',
  description: [
    'In the order of the names; areas without incidents are left out. `known` of an area are its incidents with a point, `meta.known` those of all areas.',
    'A first-level unit is named as the sources name it, behind the code of its jurisdiction: `RS:Nišavski`; `unknown` where none is reported.',
    'The notice `map` goes with every map that is drawn from it.',
  ].join(' '),
  parameters: [LEVEL, ...FILTER_PARAMETERS],
  responses: answers('The counts', AreasAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { level = 'jurisdiction' }, canonical } = readQuery(c.req.url, PATH, OWN);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const data = index.areas(filters, level);
    const sum = (key: 'count' | 'known') => data.reduce((n, area) => n + area[key], 0);
    const meta = metaOf(service, manifest, { filters, total: sum('count'), known: sum('known'), path: canonical, onMap: true });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', filters)) });
  }));
});
