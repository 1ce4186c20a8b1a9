import { noticesIn } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { atom } from '../feeds/atom.js';
import { entriesOf } from '../feeds/entries.js';
import type { Feed } from '../feeds/feed.js';
import { jsonFeed } from '../feeds/json-feed.js';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service, State } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { citation, noticesOf } from './envelope.js';
import { askedOf, LEDGER, LEDGER_PARAMETERS, ledgerFits, STATE_KEYS, type LedgerValues } from './ledger-query.js';
import { answers, type Body } from './responses.js';
import { address, instant, language } from './schemas.js';

/** Year since which the identifiers of feeds are given out (RFC 4151 wants a date on which the name was the publisher's). */
const SINCE = '2025';

const JsonFeed = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(), home_page_url: address, feed_url: address, description: z.string(), language,
    authors: z.array(z.object({ name: z.string(), url: address })),
    _seesac: z.object({ about: address, licence: z.string(), citation: z.string(), notices: z.array(z.string()) })
      .openapi({ description: 'What must be shown with the data, and how to cite them.' }),
    items: z.array(z.object({
      id: z.string(), url: address, title: z.string(), content_html: z.string(), content_text: z.string(), date_published: instant, language,
    })),
  })
  .openapi('ChangesFeed', { description: 'JSON Feed 1.1.' });

interface Format { path: string; operationId: string; name: string; type: string; body: Body; write: (feed: Feed) => string }
const FORMATS: readonly Format[] = [
  {
    path: '/v1/changes.json', operationId: 'changesJsonFeed', name: 'JSON Feed 1.1', type: 'application/feed+json',
    body: { 'application/feed+json': { schema: JsonFeed } }, write: jsonFeed,
  },
  {
    path: '/v1/changes.atom', operationId: 'changesAtom', name: 'Atom', type: 'application/atom+xml; charset=utf-8',
    body: { 'application/atom+xml': { schema: z.string() } }, write: atom,
  },
];

/** `/v1/changes.json` and `/v1/changes.atom`: the ledger as feeds, one entry a version. */
export const feeds = FORMATS.map(({ path, operationId, name, type, body, write }) => (service: Service): Route => declare({
  method: 'get',
  path,
  operationId,
  tags: ['Corrections'],
  summary: `The ledger as a feed, for a reader of news (${name})`,
  description: [
    'One entry for each version of the dataset: which incidents changed, in words, from what to what and why, and how the figures of quarters moved.',
    'The same parameters as `/v1/changes`: follow one incident, one quarter, or one reason.',
    'The 50 newest versions, up to 100 lines of each; every entry links to all of its changes.',
    'Identifiers of entries are stable. Notices and citation are inside.',
  ].join('\n'),
  parameters: LEDGER_PARAMETERS,
  responses: answers('The feed', body, 'dataset'),
}, async (c) => {
  const { filters, values, canonical } = readQuery(c.req.url, path, LEDGER, STATE_KEYS, ledgerFits);
  const state = await service.state(filters);
  const ledger = canonicalPath('/v1/changes', filters, writtenOf(values));
  const make = () => write(feedOf(service, state, values, { self: canonical, ledger }));
  return service.send(c.req.raw, service.fromDataset(state, canonical, make, undefined, { 'Content-Type': type }));
}));

const writtenOf = (values: LedgerValues): [string, string][] => Object.entries(values).map(([key, value]) => [key, String(value)]);

function feedOf(service: Service, { index, manifest }: State, values: LedgerValues, paths: { self: string; ledger: string }): Feed {
  const { since: _, version: __, ...about } = values;
  const scope = writtenOf(about).map(([key, value]) => `${key} ${value}`).join(', ');
  // A feed about one quarter tells another story of a version than the feed about all: its entries have identifiers of their own.
  const idOf = (what: string) => `tag:${authorityOf(service.publicUrl)},${SINCE}:avmp/${canonicalPath(what, {}, writtenOf(about))}`;
  const url = (version: number) => service.address(canonicalPath('/v1/changes', {}, [...writtenOf(about), ['version', String(version)]]));
  const entries = entriesOf(index, askedOf(values), values.quarter)
    .map((entry) => ({ ...entry, id: idOf(`changes/${entry.version}`), url: url(entry.version) }));
  const keys = noticesOf(manifest);
  return {
    id: idOf('changes'),
    title: `${manifest.synthetic ? 'Synthetic demonstration data: c' : 'C'}hanges of the Armed Violence Monitoring Platform${scope && ` (${scope})`}`,
    description: 'What changed in the published incidents, why, and how the figures of quarters moved. One entry for each version of the dataset.',
    self: service.address(paths.self),
    ledger: service.address(paths.ledger),
    updated: entries[0]?.at ?? manifest.publishedAt,
    licence: service.licence,
    citation: citation(manifest, `ledger of changes${scope && `, ${scope}`}`, service.address(paths.ledger)),
    notices: noticesIn('en').filter(({ key }) => keys.includes(key)),
    entries,
  };
}

/** The name in the identifiers of feeds: a host name, which may not be an IPv6 address there (RFC 4151 §2.1). */
const authorityOf = (origin: string): string => new URL(origin).hostname.replace(/[^a-z0-9.-]/g, '');
