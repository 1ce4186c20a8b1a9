import { DEFAULT_LIMIT, FILTER_KEYS, INCIDENT_ID, MAX_LIMIT } from '@seesac/contract';
import { CursorError } from '@seesac/incident-index';
import { badParameters, ProblemError } from '../http/problem.js';
import { canonicalPath, opaque, readQuery, wholeNumber } from '../http/query.js';
import type { Service } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { envelope, metaOf, pageLink, viewLink } from './envelope.js';
import { exportLinks } from './exports.js';
import { atomLink } from './incidents-feed.js';
import { ORDER, orderFits } from './order.js';
import { CURSOR, FILTER_PARAMETERS, LIMIT, SORT, STATE_PARAMETERS, INCIDENT } from './parameters.js';
import { IncidentAnswer, IncidentsAnswer } from './schemas.js';
import { answers } from './responses.js';

const PATH = '/v1/incidents';
const OWN = { cursor: opaque, limit: wholeNumber(1, MAX_LIMIT, DEFAULT_LIMIT), sort: ORDER };

/** `/v1/incidents`: one page of the incidents under the filters. */
export const incidents = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'incidents',
  tags: ['Incidents'],
  summary: 'A page of incidents',
  description: [
    'Newest first unless `sort` says otherwise. `meta.total` counts all pages;',
    '`links.next` is the next page and is missing on the last one. A cursor stays valid in later versions of the dataset.',
    'Withdrawn and merged incidents are not listed. `links.csv`, `links.geojson` and `links.jsonl` are files of all incidents under the filters, `links.atom` is a feed of the newest,',
    '`links.view` shows them on the main site, and `links.page` with an identifier for `{id}` shows one of them there, where the service knows of a main site.',
  ].join(' '),
  parameters: [CURSOR, LIMIT, SORT, ...FILTER_PARAMETERS],
  responses: answers('The page', IncidentsAnswer, 'dataset'),
}, async (c) => {
  const { filters, values: { cursor, limit = DEFAULT_LIMIT, sort = '-date' }, canonical } = readQuery(c.req.url, PATH, OWN, FILTER_KEYS, orderFits);
  const state = await service.state(filters);
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    try {
      const page = index.page(filters, { sort, limit, ...(cursor !== undefined && { after: cursor }) });
      const written = { limit: OWN.limit.write(limit), sort: OWN.sort.write(sort) };
      const own = Object.entries(written).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const sorted = own.filter(([key]) => key === 'sort');
      const data = `[${page.rows.map((row) => index.recordText(row)).join(',')}]`;
      const meta = metaOf(service, manifest, { filters, total: page.total, path: canonicalPath(PATH, filters) });
      return envelope(data, meta, {
        self: service.address(canonical),
        ...(page.next !== null && { next: service.address(canonicalPath(PATH, filters, [...own, ['cursor', page.next]])) }),
        ...exportLinks(service, filters, sorted), ...atomLink(service, filters), ...viewLink(service, filters), ...pageLink(service),
      });
    } catch (error) {
      if (error instanceof CursorError) throw badParameters([{ parameter: 'cursor', message: `must be the cursor of a former page: ${error.message}` }]);
      throw error;
    }
  }));
});

/** `/v1/incidents/{id}`: one incident of any status, with its sources and its changes. */
export const incident = (service: Service): Route => declare({
  method: 'get',
  path: `${PATH}/{id}`,
  operationId: 'incident',
  tags: ['Incidents'],
  summary: 'One incident with its sources and its changes',
  description: [
    'Incidents of every status: a withdrawn or merged one stays readable under its address.',
    '`changes` are the published changes, oldest first; the field `*` is its first appearance.',
  ].join(' '),
  parameters: [INCIDENT, ...STATE_PARAMETERS],
  responses: answers('The incident', IncidentAnswer, 'dataset', 'There is no such incident, or no such release'),
}, async (c) => {
  const id = c.req.param('id') ?? '';
  const { filters, canonical } = readQuery(c.req.url, `${PATH}/${encodeURIComponent(id)}`, {}, ['as_of', 'release']);
  const state = await service.state(filters);
  const row = INCIDENT_ID.test(id) ? state.index.find(id) : undefined;
  if (row === undefined) {
    throw new ProblemError(404, { title: 'No such incident', detail: 'There is no incident of this identifier in this state of the dataset. Identifiers are never reused.' });
  }
  return service.send(c.req.raw, service.fromDataset(state, canonical, () => {
    const { index, manifest } = state;
    const data = `${index.recordText(row).slice(0, -1)},"changes":${JSON.stringify(index.changesOf(id))}}`;
    const meta = metaOf(service, manifest, { filters, total: 1, path: canonical, what: `incident ${id}` });
    return envelope(data, meta, { self: service.address(canonical), ...pageLink(service) });
  }));
});
