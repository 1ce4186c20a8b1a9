import { noticesIn } from '@seesac/contract';
import { z } from '@hono/zod-openapi';
import { atom } from '../feeds/atom.js';
import { entriesOf } from '../feeds/entries.js';
import { tagUri, type Feed, type FeedItem } from '../feeds/feed.js';
import { jsonFeed } from '../feeds/json-feed.js';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service, State } from '../http/service.js';
import { declare, type Route } from './declare.js';
import { citation, noticesOf } from './envelope.js';
import { askedOf, LEDGER, LEDGER_PARAMETERS, ledgerFits, STATE_KEYS, type LedgerValues } from './ledger-query.js';
import { answers, type Body } from './responses.js';
import { address, instant, language } from './schemas.js';

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
  const idOf = (what: string) => tagUri(service.publicUrl, canonicalPath(what, {}, writtenOf(about)));
  const url = (version: number) => service.address(canonicalPath('/v1/changes', {}, [...writtenOf(about), ['version', String(version)]]));
  const entries = entriesOf(index, askedOf(values), values.quarter)
    .map(({ version, at, title, quarters, changes, more }): FeedItem => ({
      id: idOf(`changes/${version}`), title, updated: at, published: at, link: { href: url(version), type: 'application/json' },
      lists: [{ heading: 'Figures of quarters:', lines: quarters }, { lines: [...changes, ...(more ? ['There are more changes in this version: follow the link.'] : [])] }],
    }));
  const keys = noticesOf(manifest);
  return {
    id: idOf('changes'),
    title: `${manifest.synthetic ? 'Synthetic demonstration data: c' : 'C'}hanges of the Armed Violence Monitoring Platform${scope && ` (${scope})`}`,
    description: 'What changed in the published incidents, why, and how the figures of quarters moved. One entry for each version of the dataset.',
    self: service.address(paths.self),
    about: { href: service.address(paths.ledger), type: 'application/json' },
    updated: entries[0]?.updated ?? manifest.publishedAt,
    lang: 'en',
    licence: service.licence,
    citation: citation(manifest, `ledger of changes${scope && `, ${scope}`}`, service.address(paths.ledger)),
    notices: noticesIn('en').filter(({ key }) => keys.includes(key)),
    entries,
  };
}
