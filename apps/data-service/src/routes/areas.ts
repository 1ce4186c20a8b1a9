import { AREA_LEVELS } from '@seesac/contract';
import { ratedDays, withRate } from '@seesac/contract/rates.js';
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
  summary: 'Incidents by jurisdiction or by first-level unit, with rates where populations are known',
  description: [
    'In the order of the names; areas without incidents are left out. `known` of an area are its incidents with a point, `meta.known` those of all areas.',
    'A first-level unit is named as the sources name it, behind the code of its jurisdiction: `RS:Nišavski`; `unknown` where none is reported.',
    'The notice `map` goes with every map that is drawn from it.',
    '',
    '`rate` is incidents per 100,000 people and year, `interval` where it would lie by chance alone (95 %, exact for a Poisson count), `few` marks fewer than 20 incidents:',
    'the relative standard error is then above about 22 %. `population` is the mean of the years that the days of the filters touch, each year with the figure of the nearest',
    'year that `/v1/population` has (of two equally near the earlier), in whole people. The days are those from `from` to `to` on which there are data: from the dataset’s first',
    'day to its last where one is left out or lies beyond; half a year counts as half. An area without a population has none of these, and no area has under a `bbox`, which',
    'counts a part of an area.',
  ].join('\n'),
  parameters: [LEVEL, ...FILTER_PARAMETERS],
  responses: answers('The counts', AreasAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { level = 'jurisdiction' }, canonical } = readQuery(c.req.url, PATH, OWN);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const days = ratedDays(filters, manifest);
    const data = index.areas(filters, level).map((area) => withRate(area, service.population, days));
    const sum = (key: 'count' | 'known') => data.reduce((n, area) => n + area[key], 0);
    const meta = metaOf(service, manifest, { filters, total: sum('count'), known: sum('known'), path: canonical, onMap: true });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', filters)) });
  }));
});
