import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import type { Population } from '@seesac/contract';
import { isAdmin } from './admin/admin.js';
import { loopbackUrl, writeControl } from './admin/control.js';
import { newKey } from './admin/key-text.js';
import { AdminService } from './admin/service.js';
import { createApp, createProbes, type AppOptions } from './app.js';
import { AnswerCache } from './http/answer-cache.js';
import { EventStreams } from './http/event-streams.js';
import { ConfigError, type Config } from './config.js';
import { isNewsletter, newsletterPatterns } from './newsletter/app.js';
import { MailService, transportOf, type MailWaits } from './mail/service.js';
import { NewsletterService } from './newsletter/service.js';
import { readPopulation } from './population-file.js';
import { PublishError, Workspace, answerCompression, reconcile, type LoadedSnapshot, type Log, type Snapshots } from './publish/index.js';
import { versionEvent } from './routes/events.js';
import { DatasetFeed } from './server/dataset-feed.js';
import { gauges } from './server/gauges.js';
import { guard } from './server/guard.js';
import { SnapshotHistory } from './server/history.js';
import { listen, type Fetch, type Grace, type Listener } from './server/listener.js';
import { NewsFeed } from './server/news-feed.js';
import { Metrics } from './server/metrics.js';
import { Overload } from './server/overload.js';
import { FolderFiles } from './server/snapshot-files.js';
import { docsAssets, embedFiles } from './static/node.js';
import { StoreError } from './store/errors.js';

/** Idle connections get 2.5 s for a last request; a supervisor that sends SIGKILL does so after 10 s. */
const GRACE: Grace = { idle: 2_500, hard: 8_000 };
/** Milliseconds until the next try to reach a server that was not there, doubled up to the last. */
const RETRY = { first: 1_000, last: 60_000 };
const PROBE_HOST = '127.0.0.1';

export interface ServiceOptions {
  log: Log;
  grace?: Grace;
  poll?: number;
  /** When codes and links of the newsletter end, and mails are due: the clock of this machine, whatever CLOCK says of the data. */
  now?: () => Date;
  /** Zero bits of a solution to the task before a sign-up. */
  bits?: number;
  mail?: MailWaits;
}

/** A service that runs. */
export interface Service {
  port: number;
  adminPort: number;
  publicUrl: string;
  /** Settles when the store is open and published, or has failed for good; reads do not wait for it. */
  settled: Promise<void>;
  /** Answers what is under way, closes the store and gives the lock back. */
  stop(): Promise<void>;
}

/** How the store is, for the readiness probe. It decides nothing about readiness: reads never need it. */
interface StoreState { state: 'opening' | 'ready' | 'failed'; reason?: string }

/**
 * Starts the service: answers reads as soon as the newest snapshot is verified, opens the store beside, and follows the versions it publishes.
 * Rejects with ConfigError when the file of populations or the key that signs mails is wrong, with LockError when another process has the data directory, and with an
 * Error that names the port when one is taken.
 */
export async function startService(config: Config, { log, grace = GRACE, poll, now = () => new Date(), bits, mail: waits }: ServiceOptions): Promise<Service> {
  const population = await suppliedPopulation(config.populationFile);
  const transport = transportOf(config, waits?.timeouts);
  const workspace = await Workspace.open(config, log);
  const feed = new DatasetFeed(workspace.snapshots, workspace.newest, log);
  const news = await NewsFeed.open(workspace.snapshots.directory, log);
  feed.onNotice(() => void news.refresh());
  const running = new AbortController();
  const store: StoreState = { state: 'opening' };
  const listeners: Listener[] = [];
  const [answers, streams, overload] = [new AnswerCache(), new EventStreams(), new Overload()];
  feed.onVersion((dataset) => streams.tell(versionEvent(dataset)));
  if (population.length && workspace.newest) tellPopulation(population, workspace.newest, log);
  // commands on this host use the service that has their store; a server serves them itself
  const controlKey = workspace.remote ? null : newKey().key;
  let metrics: Metrics | undefined;
  let admin: AdminService | undefined;
  let newsletter: NewsletterService | undefined;
  let mail: MailService | undefined;
  let removeControl = async () => {};
  let publicUrl = config.publicUrl;
  try {
    const main = await listen((port) => {
      publicUrl ||= `http://localhost:${port}`;
      const { app, light } = appOf(config, feed, workspace.snapshots, { answers, streams, population, news }, publicUrl, log);
      const watched = { feed, answers, streams, overload, connections: () => listeners[0]?.connections() ?? 0 };
      metrics = new Metrics([...app.routes, ...newsletterPatterns(), { path: '/v1/admin/*', method: 'GET' }], gauges(watched));
      admin = new AdminService({
        dataDir: config.dataDir, snapshots: workspace.snapshots, feed, news, shared: workspace.remote, importMaxBytes: config.importMaxBytes, clock: config.clock,
        publicUrl, controlKey, log,
      });
      newsletter = new NewsletterService({ config, publicUrl, clock: now, busy: () => admin!.busy, bits, log });
      mail = new MailService({
        config, transport, publicUrl, clock: now, newsClock: config.clock, exclusive: !workspace.remote, busy: () => admin!.busy, log, timing: waits?.timing,
      });
      const { fetch: administer } = admin;
      const { fetch: subscribe } = newsletter;
      const fetch: Fetch = (request, bindings) => {
        if (isNewsletter(request.url)) return subscribe(request, bindings);
        return isAdmin(request.url) ? administer(request) : app.fetch(request, bindings);
      };
      return guard({ fetch, light }, overload, metrics, log);
    }, config.host, config.port, grace, { trusted: config.trustedProxy, connected: () => overload.connects() });
    listeners.push(main);
    const probes = createProbes({
      alive: () => true,
      metrics: () => metrics!.text(),
      ready: () => ({
        ready: feed.current !== null && !running.signal.aborted,
        checks: { version: feed.current?.manifest.version ?? null, refused: workspace.refused, store, draining: running.signal.aborted },
      }),
    });
    const probeListener = await listen(() => (request) => probes.fetch(request), PROBE_HOST, config.adminPort, { idle: 0, hard: 500 });
    listeners.push(probeListener);
    if (controlKey !== null) {
      // a full or read-only disk must not keep the reads away
      removeControl = await writeControl(config.dataDir, { url: loopbackUrl(config.host, main.port), key: controlKey }).catch((error: Error) => {
        log({ level: 'warn', event: 'control', message: `commands on this host cannot use this service: ${error.message}` });
        return removeControl;
      });
    }
    const settled = followStore(workspace, feed, news, config.clock, admin!, newsletter!, mail!, store, running.signal, log, poll);
    return {
      port: main.port,
      adminPort: probeListener.port,
      publicUrl,
      settled,
      async stop() {
        running.abort();
        streams.close();
        try {
          await removeControl();
          await main.drain();
          await settled;
          await admin!.close();
          await newsletter!.close();
          await mail!.close();
          await feed.stop();
          await news.stop();
        } finally {
          overload.stop();
          await workspace.close();
          await probeListener.drain();
        }
      },
    };
  } catch (error) {
    overload.stop();
    await removeControl();
    await Promise.all(listeners.map((listener) => listener.drain()));
    await workspace.close();
    throw error;
  }
}

/** The populations that the operator supplied. @throws {ConfigError} with what is wrong in the file */
async function suppliedPopulation(path: string | undefined): Promise<Population[]> {
  if (path === undefined) return [];
  const { rows, faults } = await readPopulation(path);
  if (faults.length) throw new ConfigError(`POPULATION_FILE ${path} is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return rows;
}

/** Tells the operator what becomes of the file of populations: a unit whose name is spelled otherwise than in the incidents never has a rate. */
function tellPopulation(rows: readonly Population[], { index }: Pick<LoadedSnapshot, 'index'>, log: Log): void {
  const known = new Set(index.areas({}, 'admin1').map(({ code }) => code));
  const units = [...new Set(rows.map(({ area }) => area))].filter((area) => area.includes(':') && !known.has(area));
  log({ level: 'info', event: 'population', message: `rates are given: ${rows.length} populations were read from POPULATION_FILE` });
  if (units.length) log({ level: 'warn', event: 'population', message: `no incident lies in these units of POPULATION_FILE, perhaps they are spelled otherwise: ${units.slice(0, 20).join(', ')}${units.length > 20 ? ` and ${units.length - 20} more` : ''}` });
}

/** The API and the files beside it, and what of them takes no time to answer. */
function appOf(config: Config, feed: DatasetFeed, snapshots: Snapshots, kept: Pick<AppOptions, 'answers' | 'streams' | 'population' | 'news'>, publicUrl: string, log: Log) {
  const history = new SnapshotHistory({ snapshots, readReleases: () => snapshots.releases(), current: () => feed.current, log });
  // Read before the first question for it: the list is what it was when it was last read.
  void history.refresh();
  const app = createApp({
    ...kept,
    dataset: () => feed.current,
    clock: config.clock,
    history,
    files: new FolderFiles(snapshots),
    publicUrl,
    newsletter: true,
    compress: answerCompression,
    log: (entry) => log({ level: 'info', event: 'http', message: '', ...entry }),
    ...(config.siteUrl !== undefined && { siteUrl: config.siteUrl }),
    ...(config.licence !== undefined && { licence: config.licence }),
  });
  const files = docsAssets();
  const embed = config.embedDir ?? fileURLToPath(new URL('../../../packages/embed/dist/embed', import.meta.url));
  if (existsSync(embed)) files.route('/', embedFiles(embed));
  else log({ level: 'warn', event: 'embed', message: `there are no embed files in ${embed}: /v1/seesac.js is not served` });
  app.route('/', files);
  const addresses = new Set(files.routes.map(({ path }) => path));
  const light = (request: Request) => app.remembered(request) ?? (addresses.has(new URL(request.url).pathname) ? app.fetch(request) : undefined);
  return { app, light };
}

/** Opens the store, settles it with the snapshots and follows it. A server that cannot be reached is tried again; anything else is for the operator. */
async function followStore(
  workspace: Workspace, feed: DatasetFeed, news: NewsFeed, clock: () => Date, admin: AdminService, newsletter: NewsletterService, mail: MailService, state: StoreState, signal: AbortSignal, log: Log, poll: number | undefined,
): Promise<void> {
  for (let wait = RETRY.first; !signal.aborted; wait = Math.min(wait * 2, RETRY.last)) {
    try {
      const store = await workspace.openStore();
      const current = await reconcile(store, workspace.snapshots, feed.current, { log });
      if (current) feed.swap(current);
      await news.follow(store.news, clock());
      await feed.follow(store, poll);
      // one after the other: whoever is first makes the key that signs
      await newsletter.open(store);
      await admin.open(store, await mail.open(store));
      state.state = 'ready';
      delete state.reason;
      log({ level: 'info', event: 'store-ready', message: 'the store is open' });
      return;
    } catch (error) {
      state.state = 'failed';
      state.reason = (error as Error).message;
      for (const closed of [admin, newsletter]) closed.shut('The store is not usable at this moment. The log of the service says why.');
      await mail.close().catch(() => {});
      // a store that fails may fail to close as well; the service goes on reading either way
      await workspace.closeStore().catch(() => {});
      const again = workspace.remote && !(error instanceof PublishError) && !(error instanceof StoreError && error.code === 'SCHEMA');
      log({ level: 'error', event: 'store-failed', message: `the store is not usable: ${state.reason}${again ? `; next try in ${wait / 1_000} s` : ''}` });
      if (!again) return;
      await delay(wait, undefined, { signal }).catch(() => {});
    }
  }
}
