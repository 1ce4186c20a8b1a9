import { FILTER_KEYS, MULTI_KEYS, SERIES_STEPS, type Filters, type MultiKey, type ParameterError, type SeriesStep } from '@seesac/contract';
import { canonicalPath, choice, oneOf, readQuery, someOf } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf, viewLink } from './envelope.js';
import { FACETS, FILTER_PARAMETERS, PEOPLE, SERIES, SPLIT, WEAPONS } from './parameters.js';
import { answers } from './responses.js';
import { SummaryAnswer } from './schemas.js';

const PATH = '/v1/summary';
const OWN = { facets: someOf(MULTI_KEYS), people: oneOf(['true', 'false'], 'false'), series: choice(SERIES_STEPS), split: choice(MULTI_KEYS), weapons: oneOf(['true', 'false'], 'false') };

const splitFits = (_filters: Filters, { series, split }: { series?: SeriesStep; split?: MultiKey }): ParameterError[] =>
  split !== undefined && series === undefined ? [{ parameter: 'split', message: 'must be given with "series": it splits each period of it' }] : [];

/** `/v1/summary`: what charts and filter bars are drawn from, in one answer. */
export const summary = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'summary',
  tags: ['Figures'],
  summary: 'Total, outcomes, facets, and a series over time',
  description: [
    'Every facet is counted under all filters but its own, so that a reader sees what another choice would give. A field with several values counts an incident once',
    'for each of them: the counts of such a facet may add up to more than the total, and are no shares of it. `unknown` is *not reported*; values without incidents are left out.',
    '',
    '`outcomes` and `people` sum people, as far as they are reported; suicides are never counted as killed. `people` has only those whom the records list one by one.',
    '',
    '`weapons` has the pairs of category and possession that incidents list, an incident once in each of its own, and the incidents by number of weapons: all pieces but ammunition,',
    'a lower bound counting as its number. `unsized` are those of which that number is not known. It is left out of versions that a service before 1.4.0 published.',
    '',
    '`series` has every period from the first day to the last that filters and data cover, those without incidents with 0.',
    'A period that the filters or the end of the data cut is `partial`: it must not be compared with a whole one. Weeks are those of ISO 8601.',
  ].join('\n'),
  parameters: [FACETS, PEOPLE, WEAPONS, SERIES, SPLIT, ...FILTER_PARAMETERS],
  responses: answers('The figures', SummaryAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { facets = MULTI_KEYS, people, series, split, weapons }, canonical } = readQuery(c.req.url, PATH, OWN, FILTER_KEYS, splitFits);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const data = index.summary(filters, {
      facets, people: people === 'true', weapons: weapons === 'true', until: service.knownUntil(state), ...(series !== undefined && { series }), ...(split !== undefined && { split }),
    });
    const meta = metaOf(service, manifest, { filters, total: data.total, path: canonical });
    return envelope(JSON.stringify(data), meta, { self: service.address(canonical), data: service.address(canonicalPath('/v1/incidents', filters)), ...viewLink(service, filters) });
  }));
});
