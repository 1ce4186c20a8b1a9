import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { seed, SEED_NOW, serviceInAPage } from '@seesac/testing';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { args, executablePath } from '../../../scripts/chromium.mjs';

const built = new URL('../dist/embed/', import.meta.url);
const TYPES: Record<string, string> = { js: 'text/javascript', json: 'application/json', map: 'application/json' };

/** The code lists, as the service has them. */
const TERMS: unknown = await (await serviceInAPage({ incidents: seed(), now: SEED_NOW }).app.request('/v1/taxonomies?lang=en')).json();

/** Answers of the data service, in the shapes of `/v1`. */
const meta = { version: 1, asOf: '2025-02-13T12:00:00Z', filters: {}, total: 141, licence: 'CC BY 4.0', citation: 'SEESAC AVMP', notices: ['kosovo', 'eu'] };
const DAYS = [{ period: '2025-02-11', count: 2 }, { period: '2025-02-12', count: 0 }, { period: '2025-02-13', count: 1 }];
const answer = (origin: string, path: string) => {
  const links = { self: origin + path };
  if (path.startsWith('/v1/counter')) {
    const outcomes = { killed: 4, injured: 12, threatened: 20, suicide: 3 };
    return { data: { period: { from: '2025-02-01', to: '2025-02-13' }, count: 141, outcomes, comparison: [] }, meta, links };
  }
  if (path.startsWith('/v1/summary')) return { data: { total: 141, outcomes: {}, facets: { type: [{ code: 'suicide', count: 3 }] }, ...(path.includes('series=day') && { series: DAYS }) }, meta, links };
  if (path.startsWith('/v1/incidents')) return { data: [], meta: { ...meta, total: 0 }, links };
  if (path.startsWith('/v1/snapshots/current')) return { data: { format: 2, version: 1, asOf: meta.asOf, partitions: [] }, meta, links };
  if (path.startsWith('/v1/clusters')) return { data: { type: 'FeatureCollection', features: [] }, meta: { ...meta, known: 141 }, links };
  if (path.startsWith('/v1/monitor')) return { data: { period: '2024Q4', step: 'quarter', from: '2024-10-01', to: '2024-12-31', all: { incidents: { value: 0, link: links.self } }, types: [] }, meta, links };
  if (path.startsWith('/v1/newsletter/challenge')) return { data: { kind: 'work', token: 'w1', bits: 0, expires: '2030-01-01T00:00:00Z' }, meta: { consent: { id: 'c', sha256: '', lang: 'en', text: 'I agree.' }, topics: ['news', 'monitor'] }, links: { form: `${origin}/v1/newsletter/form` } };
  if (path.startsWith('/v1/news')) return { data: [{ slug: 's', lang: 'en', title: 'A title', summary: 'A summary.', published: meta.asOf, day: '2025-02-13', tags: [], translations: [] }], meta: { total: 1, tags: [], notices: ['eu'], demonstration: false }, links: { ...links, rss: `${origin}/v1/news.rss` } };
  if (path.startsWith('/v1/notices')) return { data: [{ key: 'eu', text: 'Funded by the European Union.', lang: 'en' }], meta, links };
  if (path.startsWith('/v1/taxonomies')) return TERMS;
  return undefined;
};

async function listen(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A body in the best encoding that the browser takes. */
function packed(body: string | Buffer, accepted: string): { bytes: string | Buffer; encoding?: string } {
  if (/\bbr\b/.test(accepted)) return { bytes: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), encoding: 'br' };
  return /\bgzip\b/.test(accepted) ? { bytes: gzipSync(body), encoding: 'gzip' } : { bytes: body };
}

/** A page of a host: its HTML and its policy. */
export interface HostPage { html: string; csp?: string }

/** A data service with the built embed files, a partner's site on another origin, and a browser. */
export class Hosts {
  /** Paths under `/v1/` that were asked of the service, in order. */
  asked: string[] = [];
  /** The same with their queries. */
  questions: string[] = [];
  /** Real routes in place of the answers above, where a test sets them; they are packed as the service packs them. */
  routes: ((request: Request) => Response | Promise<Response>) | undefined;
  /** Further modules that the service gives, by path. */
  readonly modules = new Map<string, string>();
  /** Bytes that went out for each path, packed. */
  readonly sent = new Map<string, number>();
  /** Files of the service that are missing for now. */
  missing: RegExp | undefined;
  service = '';
  host = '';
  #servers: Server[] = [];
  #pages = new Map<string, HostPage>();
  #browser: Browser | undefined;

  async start(): Promise<this> {
    const service = await listen((request, response) => void this.#serve(request.url ?? '/').then(
      ({ body, type, status }) => {
        const { bytes, encoding } = this.routes ? packed(body, String(request.headers['accept-encoding'])) : { bytes: body };
        this.sent.set(request.url!, bytes.length);
        response.writeHead(status ?? 200, {
          'content-type': type, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', ...(encoding && { 'content-encoding': encoding }),
        }).end(bytes);
      },
      () => response.writeHead(404, { 'content-type': 'text/plain', 'access-control-allow-origin': '*' }).end('not found'),
    ));
    const host = await listen((request, response) => {
      const page = this.#pages.get(request.url ?? '/');
      // 204: the browser asks for an icon of its own accord.
      response.writeHead(page ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...(page?.csp && { 'content-security-policy': page.csp }) });
      response.end(page?.html ?? '');
    });
    this.#servers = [service.server, host.server];
    [this.service, this.host] = [service.origin, host.origin];
    this.#browser = await chromium.launch({ executablePath: executablePath!, args });
    return this;
  }

  async #serve(url: string): Promise<{ body: string | Buffer; type: string; status?: number }> {
    const path = url.split('?')[0]!;
    this.asked.push(path);
    this.questions.push(url);
    if (this.missing?.test(path)) throw new Error('missing');
    const module = this.modules.get(path);
    if (module !== undefined) return { body: module, type: TYPES.js! };
    if (this.routes && !/\.(js|map)$/.test(path)) {
      const response = await this.routes(new Request(this.service + url));
      return { body: Buffer.from(await response.arrayBuffer()), type: response.headers.get('content-type')!, status: response.status };
    }
    const json = answer(this.service, url);
    if (json) return { body: JSON.stringify(json), type: TYPES.json! };
    // The second version of the loader: the same file with another version in it.
    if (path === '/v9/seesac.js') {
      const code = (await readFile(new URL('seesac.js', built), 'utf8')).replace(/"\d+\.\d+\.\d+[^"]*"/, '"9.9.9"');
      return { body: code, type: TYPES.js! };
    }
    return { body: await readFile(new URL(path.replace('/v1/', ''), built)), type: TYPES[path.split('.').at(-1)!] ?? 'text/plain' };
  }

  /** A tab on a page of the host, with everything that it says. `before` runs before the page is opened. */
  async open(page: HostPage, options: { javaScriptEnabled?: boolean; hasTouch?: boolean; before?: (page: Page) => Promise<unknown> } = {}): Promise<Visit> {
    const path = `/${this.#pages.size}`;
    this.#pages.set(path, page);
    this.asked = [];
    this.questions = [];
    this.sent.clear();
    const context = await this.#browser!.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true, hasTouch: options.hasTouch ?? false, viewport: { width: 800, height: 600 } });
    const visit = new Visit(context, await context.newPage());
    await options.before?.(visit.page);
    await visit.page.goto(this.host + path);
    return visit;
  }

  /** The line of the snippet that loads the loader. */
  get script(): string {
    return `<script type="module" src="${this.service}/v1/seesac.js"></script>`;
  }

  /** Ends the service as a crash would: connections break, and nobody answers. Resolves to what starts it again, on the same port. */
  async kill(): Promise<() => Promise<void>> {
    const [server] = this.#servers as [Server];
    const { port } = server.address() as AddressInfo;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

/** An open tab. */
export class Visit {
  console: string[] = [];
  constructor(readonly context: BrowserContext, readonly page: Page) {
    page.on('console', (message) => this.console.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.console.push(`uncaught: ${error.message}`));
  }

  /** Waits until the elements of a selector are upgraded and have drawn; a scope draws nothing but its slot, consent nothing where there is nothing to ask. */
  async drawn(selector: string): Promise<void> {
    await this.page.waitForFunction((s) => {
      const all = [...document.querySelectorAll(s)];
      return all.length > 0 && all.every((e) => (e.shadowRoot?.textContent ?? '').trim() !== '' || e.shadowRoot?.querySelector('slot') || (e.shadowRoot && e.localName === 'seesac-cookie-consent'));
    }, selector);
  }

  /** Whether a tag has its code. */
  has(tag: string): Promise<boolean> {
    return this.page.evaluate((t) => customElements.get(t) !== undefined, tag);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
