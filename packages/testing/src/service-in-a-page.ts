import { platformDate, type Incident, type IncidentChange, type Population, type Release } from '@seesac/contract';
import { createApp, EventStreams, NewsShelf, versionEvent, type Dataset, type History, type NewsRecord, type SnapshotFiles } from '@seesac/data-service/app.js';
import { decodeSnapshot, encodeSnapshot, filesOf, type EncodedSnapshot } from '@seesac/incident-index';
import { installFetch, Network, type Weather } from './network.js';
import { NewsletterInAPage } from './newsletter-in-a-page.js';

/** What the service in the page starts with. */
export interface ServiceInAPageOptions {
  /** All incidents of the first version, of any status; `null` for a service that has published nothing yet. */
  incidents: readonly Incident[] | null;
  /** The revision ledger up to that version. */
  changes?: readonly IncidentChange[];
  /** The service's clock stands at this instant, until {@link ServiceInAPage.now} is set. */
  now: Date;
  /** Origin of the service. Nothing listens there; use one of its own for each service that lives at a time. */
  publicUrl?: string;
  /** False for a service that does not give the files of its versions, so that whoever draws a map has to ask it. By default it does. */
  withFiles?: boolean;
  /** News of any status, and the bytes of their pictures by name. */
  news?: readonly NewsRecord[];
  pictures?: ReadonlyMap<string, Uint8Array>;
  /** Origin of a main site that answers lead to; by default there is none. */
  siteUrl?: string;
  /** Populations of areas by year; without them no answer has a rate. */
  population?: readonly Population[];
}

/** The real routes of the data service over a dataset in memory, in Node and in a browser's page: no port, no process. */
export interface ServiceInAPage {
  /** The application itself: `app.request('/v1/counter')`. */
  readonly app: ReturnType<typeof createApp>;
  /** Answers as the service would, through {@link ServiceInAPage.network}. */
  readonly fetch: typeof fetch;
  /** Holding, failing, slowness; what was asked. */
  readonly network: Weather;
  readonly origin: string;
  /** What a sign-up form meets. */
  readonly newsletter: NewsletterInAPage;
  /** The service's clock. */
  now: Date;
  /** Publishes the next version and answers its number. Changes are added to the ledger. */
  publish(incidents: readonly Incident[], changes?: readonly IncidentChange[]): number;
  /** Freezes the current version under a name. */
  release(name: string, note?: string): void;
  /** Takes the place of all news. */
  setNews(records: readonly NewsRecord[]): void;
  /** Lets the page's own `fetch` reach this service at its origin, until the returned function is called. */
  install(): () => void;
}

/** Starts one. Versions go through the snapshot's files, as in the real service. */
export function serviceInAPage({
  incidents, changes = [], now, publicUrl = 'https://data.seesac.test', withFiles = true, population, news = [], pictures, siteUrl,
}: ServiceInAPageOptions): ServiceInAPage {
  const origin = new URL(publicUrl).origin;
  const ledger: IncidentChange[] = [];
  /** Version n is entry n - 1. */
  const published: Dataset[] = [];
  const encoded: EncodedSnapshot[] = [];
  let releases: readonly Release[] = [];
  const history: History = {
    asOf: async (day) => published.findLast(({ manifest }) => platformDate(new Date(manifest.publishedAt)) <= day) ?? null,
    release: async (name) => {
      const release = releases.find((known) => known.name === name);
      return release ? { release, dataset: published[release.version - 1]! } : null;
    },
    manifest: async (version) => published[version - 1]!.manifest,
    releases: () => releases,
  };

  const shelf = new NewsShelf();
  shelf.replace(news);
  const streams = new EventStreams();
  const app = createApp({
    dataset: () => published.at(-1) ?? null, history, streams, clock: () => service.now, publicUrl: origin,
    news: { edition: (at) => shelf.edition(at), picture: async (file) => pictures?.get(file) ?? null },
    ...(withFiles && { files: filesIn(encoded) }), ...(population && { population }), ...(siteUrl !== undefined && { siteUrl }),
  });
  const newsletter = new NewsletterInAPage(origin, () => service.now);
  const network = new Network((request) => (new URL(request.url).pathname.startsWith('/v1/newsletter/') ? newsletter.answer(request) : app.fetch(request)));
  const service: ServiceInAPage = {
    app, network, newsletter, origin, now,
    fetch: network.fetch,
    publish(next, more = []) {
      ledger.push(...more);
      const at = service.now.toISOString();
      const snapshot = encodeSnapshot({ version: published.length + 1, publishedAt: at, asOf: at, incidents: next, changes: ledger });
      encoded.push(snapshot);
      const { manifest } = snapshot;
      const dataset = { manifest, index: decodeSnapshot(manifest, snapshot.files) };
      streams.tell(versionEvent(dataset));
      return published.push(dataset);
    },
    release(name, note) {
      releases = [{ name, version: published.length, at: service.now.toISOString(), ...(note !== undefined && { note }) }, ...releases];
    },
    setNews: (records) => shelf.replace(records),
    install: () => installFetch(origin, network.fetch),
  };
  if (incidents) service.publish(incidents, changes);
  return service;
}

/** The files of versions in memory, plain; version n is entry n - 1. */
const filesIn = (versions: readonly EncodedSnapshot[]): SnapshotFiles => ({
  async find(version, name) {
    const { manifest, files } = versions[version - 1]!;
    const file = filesOf(manifest).find((one) => one.name === name);
    const bytes = files.get(name);
    return file && bytes ? { sha256: file.sha256, forms: { identity: { bytes: file.bytes, read: async () => new Uint8Array(bytes) } } } : null;
  },
});
