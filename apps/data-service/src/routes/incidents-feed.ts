import { noticesIn, type Filters, type Links } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { atom } from '../feeds/atom.js';
import { tagUri, type Feed, type FeedItem, type FeedLink } from '../feeds/feed.js';
import { incidentInWords } from '../feeds/incident-entry.js';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service, State } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { citation, filtersInWords, noticesOf } from './envelope.js';
import { FILTER_PARAMETERS } from './parameters.js';
import { answers } from './responses.js';

const PATH = '/v1/incidents.atom';
const LIST = '/v1/incidents';
/** Incidents in the feed. */
const MOST = 50;

/** Where the newest incidents under filters can be followed. */
export const atomLink = (service: Service, filters: Filters): Pick<Links, 'atom'> => ({ atom: service.address(canonicalPath(PATH, filters)) });

/** `/v1/incidents.atom`: the newest incidents under the filters, for a reader of news. */
export const incidentsAtom = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'incidentsAtom',
  tags: ['Incidents'],
  summary: 'The newest incidents under the filters as a feed (Atom)',
  description: [
    `The ${MOST} newest incidents by their date, one entry for each, in English words: when and where, and how exactly that is known, what happened to people, weapons, sources.`,
    'An entry has the address of the incident, the instant of its last published change, and an identifier that stays. Title, citation and address of the feed say its filters; notices are inside.',
    'What is published late about older days may not be among the newest: `/v1/changes.atom` tells of everything that is new.',
  ].join('\n'),
  parameters: FILTER_PARAMETERS,
  responses: answers('The feed', { 'application/atom+xml': { schema: z.string() } }, 'dataset'),
}, async (c) => {
  const { filters, canonical } = readQuery(c.req.url, PATH, {});
  const state = await service.state(filters);
  const make = () => atom(feedOf(service, state, filters, canonical));
  return service.send(c.req.raw, service.fromDataset(state, canonical, make, undefined, { 'Content-Type': 'application/atom+xml; charset=utf-8' }));
});

/** A page of the main site where there is one, else the data. */
const linkOf = (service: Service, page: string, data: string): FeedLink => {
  const href = service.siteAddress(page);
  return href === undefined ? { href: service.address(data), type: 'application/json' } : { href, type: 'text/html' };
};

function feedOf(service: Service, { index, manifest }: State, filters: Filters, canonical: string): Feed {
  const entries = index.page(filters, { sort: '-date', limit: MOST }).rows.map((row): FeedItem => {
    const incident = index.incident(row);
    const { title, lines } = incidentInWords(incident);
    const changes = index.changesOf(incident.id);
    const path = `/${encodeURIComponent(incident.id)}`;
    return {
      id: tagUri(service.publicUrl, `incidents${path}`), title, lists: [{ lines }],
      updated: changes.at(-1)?.at ?? manifest.publishedAt,
      published: changes[0]?.at ?? manifest.publishedAt,
      link: linkOf(service, `/platform/incidents${path}`, `${LIST}${path}`),
    };
  });
  const keys = noticesOf(manifest);
  const scope = filtersInWords(filters);
  return {
    id: tagUri(service.publicUrl, canonicalPath('incidents', filters)),
    title: `${manifest.synthetic ? 'Synthetic demonstration data: f' : 'F'}irearm incidents of the Armed Violence Monitoring Platform (${scope})`,
    description: `The ${MOST} newest incidents by their date.`,
    self: service.address(canonical),
    about: linkOf(service, canonicalPath('/platform/incidents', filters), canonicalPath(LIST, filters)),
    updated: entries.map(({ updated }) => updated).sort().at(-1) ?? manifest.publishedAt,
    lang: 'en',
    licence: service.licence,
    citation: citation(manifest, scope, service.address(canonicalPath(LIST, filters))),
    notices: noticesIn('en').filter(({ key }) => keys.includes(key)),
    entries,
  };
}
