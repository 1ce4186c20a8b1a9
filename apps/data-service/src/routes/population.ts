import { readQuery } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf } from './envelope.js';
import { answers } from './responses.js';
import { PopulationAnswer } from './schemas.js';

const PATH = '/v1/population';

/** `/v1/population`: the populations from which rates are made. */
export const population = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'population',
  tags: ['Figures'],
  summary: 'Populations, from which rates are made',
  description: [
    'People of jurisdictions and of first-level units by year, as the operator of the service supplied them, with who published each figure where that is known.',
    'The list is empty where none was supplied: then no answer has a rate, and a map must offer none.',
    'Areas are those of `/v1/areas`, in the order of the jurisdictions, each before its units. The figures are those of the service, not of a release:',
    'they may change without a new version of the dataset. `meta` is that of the current version.',
  ].join('\n'),
  parameters: [],
  responses: answers('The populations', PopulationAnswer, 'dataset'),
}, (c) => {
  readQuery(c.req.url, PATH, {}, []);
  const dataset = service.dataset();
  return service.send(c.req.raw, service.fromDataset(dataset, PATH, () => {
    const { manifest } = dataset;
    const meta = metaOf(service, manifest, { filters: {}, total: manifest.count, path: PATH, what: 'populations, as the operator of the service supplied them' });
    return envelope(JSON.stringify(service.population), meta, { self: service.address(PATH) });
  }));
});
