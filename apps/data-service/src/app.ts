import { OpenAPIHono } from '@hono/zod-openapi';
import type { IsoDate, Population, Release } from '@seesac/contract';
import type { IncidentIndex, SnapshotManifest } from '@seesac/incident-index';
import type { AnswerCache } from './http/answer-cache.js';
import type { Compress } from './http/answers.js';
import type { Encoding } from './http/encoding.js';
import { EventStreams } from './http/event-streams.js';
import { ALLOW, PREFLIGHT_HEADERS } from './http/headers.js';
import { ProblemError, problemResponse } from './http/problem.js';
import { describeNewsletter, NEWSLETTER_TAG } from './newsletter/openapi.js';
import { Service } from './http/service.js';
import type { Edition } from './news/shelf.js';
import { areas } from './routes/areas.js';
import { charts } from './routes/charts.js';
import { clusters } from './routes/clusters.js';
import { changes } from './routes/changes.js';
import { counter } from './routes/counter.js';
import { docs } from './routes/docs.js';
import { exports } from './routes/exports.js';
import { events } from './routes/events.js';
import { feeds } from './routes/feeds.js';
import { incident, incidents } from './routes/incidents.js';
import { monitor } from './routes/monitor.js';
import { news, newsImages, newsItem } from './routes/news.js';
import { newsFeeds } from './routes/news-feeds.js';
import { openapi } from './routes/openapi.js';
import { incidentsAtom } from './routes/incidents-feed.js';
import { places } from './routes/places.js';
import { population } from './routes/population.js';
import { releases } from './routes/releases.js';
import { snapshotFiles, snapshots } from './routes/snapshots.js';
import { summary } from './routes/summary.js';
import { notices, taxonomies } from './routes/texts.js';

export { NewsShelf } from './news/shelf.js';
export type { NewsDocument, NewsRecord } from './news/record.js';
export { EventStreams } from './http/event-streams.js';
export { createProbes, type ProbeOptions } from './http/probes.js';
export { versionEvent } from './routes/events.js';

// Runs in Node and in a browser's page: nothing here or below imports a module of Node.

/** One published version, in memory. */
export interface Dataset { index: IncidentIndex; manifest: SnapshotManifest }

/** Other states of the dataset than the current one. A state that cannot be read at present rejects with a 503 that says so. */
export interface History {
  /** The newest version whose instant is not after the end of that day in Belgrade; `null` where nothing was published then. */
  asOf(day: IsoDate): Promise<Dataset | null>;
  release(name: string): Promise<{ dataset: Dataset; release: Release } | null>;
  /** What a version holds. */
  manifest(version: number): Promise<SnapshotManifest>;
  /** Newest first. The same list until it changes. */
  releases(): readonly Release[];
}

/** A file of a published version: what it holds by its hash, and the forms in which it is there. */
export interface PublishedFile {
  sha256: string;
  forms: Partial<Record<Encoding, { bytes: number; read: () => Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> }>>;
}
/** The files of published versions. */
export interface SnapshotFiles {
  /** A file by the name that the manifest of its version lists; `null` where there is none. Rejects where the version cannot be read. */
  find(version: number, name: string): Promise<PublishedFile | null>;
}

/** The news. `edition` gives the same object until something else is shown; without `picture` there are no pictures. */
export interface NewsSource {
  edition(now: Date): Edition;
  /** The bytes of a picture by its name. */
  picture?(file: string): Promise<Uint8Array | null>;
}

export interface AppOptions {
  /** What answers come from now; `null` while nothing is published: those answers are then 503. */
  dataset: () => Dataset | null;
  clock: () => Date;
  /** Without it (in a page) only the current state is answered from, and there are no releases. */
  history?: History;
  /** Without it `/v1/snapshots/{version}/{file}` is not there. */
  files?: SnapshotFiles;
  /** Absolute origin in links, without a trailing slash. */
  publicUrl: string;
  /** Origin of the main site, where incidents have pages; without it no answer links to one. */
  siteUrl?: string;
  /** Compressors, called once for each answer; without them answers go out plain. */
  compress?: Compress;
  /** Hears of every error answer: `requestId`, `status`, `method`, `path` (without the query), and of an error of the service its `error` with stack. */
  log?: (entry: Record<string, unknown>) => void;
  /** Where answers are kept that were made once, for whoever wants to know how many there are. */
  answers?: AnswerCache;
  /** The streams of `/v1/events`: who gives them tells them of new versions and ends them. */
  streams?: EventStreams;
  /** Licence of the data, as every answer states it. */
  licence?: string;
  /** The newsletter is served beside: its routes are described. */
  newsletter?: boolean;
  /** Without it there are no news. */
  news?: NewsSource;
  /** Populations of areas by year; without them no answer has a rate. */
  population?: readonly Population[];
}

/** Longest path and query, in characters. */
const MAX_ADDRESS = 2_048;

export interface App extends OpenAPIHono {
  /** An answer that was made before, to this very address: it takes no time. */
  remembered: (request: Request) => Response | undefined;
}

/** The application: `Request` in, `Response` out. Routes may be added to it; they get its errors, preflights and limits. */
export function createApp(options: AppOptions): App {
  const app = new OpenAPIHono();
  const service = new Service(options);
  const isServed = (path: string) => app.router.match('GET', path)[0].some(([[, { method }]]) => method === 'GET');

  app.use(async (c, next) => {
    const { url } = c.req;
    if (url.length - url.indexOf('/', url.indexOf('//') + 2) > MAX_ADDRESS) {
      throw new ProblemError(414, { detail: `Path and query may have ${MAX_ADDRESS} characters.` });
    }
    if (c.req.method === 'OPTIONS' && isServed(c.req.path)) return new Response(null, { status: 204, headers: PREFLIGHT_HEADERS });
    return next();
  });
  const dispatch = app.fetch;
  const remembered = (request: Request) => service.remembered(request);
  app.fetch = (request, ...rest) => remembered(request) ?? dispatch(request, ...rest);
  for (const route of [counter, summary, areas, charts, population, clusters, incidents, ...exports, incidentsAtom, incident, places, monitor, changes, ...feeds, releases, news, ...newsFeeds, newsImages, newsItem, notices, taxonomies]) route(service)(app);
  snapshots(service, options.files)(app);
  if (options.files) snapshotFiles(service, options.files)(app);
  events(service, options.streams ?? new EventStreams())(app);
  if (options.newsletter) describeNewsletter(app);
  openapi(app, service, options.newsletter ? [NEWSLETTER_TAG] : []);
  docs(app, service);

  app.onError((error, c) => {
    const known = error instanceof ProblemError;
    const problem = known ? error : new ProblemError(500, { detail: 'The service has an error. It is in its log under the request id.' });
    const { response, requestId } = problemResponse(problem);
    const { method, path } = c.req;
    options.log?.({ requestId, status: problem.status, method, path, ...(!known && { level: 'error', error: error.stack ?? String(error) }) });
    return response;
  });
  app.notFound((c) => {
    throw isServed(c.req.path)
      ? new ProblemError(405, { detail: `This address answers ${ALLOW}.`, headers: { Allow: ALLOW } })
      : new ProblemError(404, { detail: 'There is nothing at this address. The addresses are listed at /v1/openapi.json.' });
  });
  return Object.assign(app, { remembered });
}
