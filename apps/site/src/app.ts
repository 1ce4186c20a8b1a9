import { parseFilters, LABEL_LANGUAGES, type Filters, type Language } from '@seesac/contract';
import { Hono, type Context } from 'hono';
import { assets } from './assets.js';
import type { Contact } from './content.js';
import { Figures } from './figures.js';
import { document, type Html } from './layout.js';
import { cookies } from './pages/cookies.js';
import { home } from './pages/home.js';
import { news } from './pages/news.js';
import { incidentsPage, platform } from './pages/platform.js';
import { problem } from './pages/problem.js';
import { work } from './pages/work.js';

/** How the site is set up. */
export interface SiteOptions {
  /** Origin of the data service, for example `https://data.example.org`. */
  serviceUrl: string;
  /** Contact details; what is left out is answered with a link to seesac.org. */
  contact?: Contact;
  /** Milliseconds that a page waits for a number of the service before it is sent without. Default 400. */
  patience?: number;
}

/** Throws a `TypeError` that names `serviceUrl` unless it is an http(s) address; answers its origin. */
function toOrigin(serviceUrl: string): string {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`serviceUrl must be an http or https address, not "${serviceUrl}"`);
  return url.origin;
}

/** What the address of a platform page asks for, or what is wrong with it. */
function readQuery(c: Context, filtered: boolean): { lang: Language; filters: Filters } | { errors: string[] } {
  const { filters, errors, rest } = parseFilters(new URL(c.req.url).search, ['lang']);
  const lang = (rest.find(([key]) => key === 'lang')?.[1] ?? 'en') as Language;
  const said = errors.map(({ parameter, message }) => `${parameter} ${message}`);
  if (!LABEL_LANGUAGES.includes(lang)) said.push(`lang must be one of ${LABEL_LANGUAGES.join(', ')}`);
  if (!filtered) said.push(...Object.keys(filters).map((key) => `${key} is not a parameter of this address`));
  return said.length ? { errors: said } : { lang, filters };
}

/** The main site: every page is whole without scripts, and sets no cookie. */
export function createSiteApp(options: SiteOptions): Hono {
  const service = toOrigin(options.serviceUrl);
  const figures = new Figures(service, options.patience ?? 400);
  const policy = [
    "default-src 'none'", `script-src 'self' ${service}`, `connect-src ${service}`, "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  });

  const send = (c: Context, title: string, main: Html, status: 200 | 400 | 404 = 200) =>
    c.html(document({ title, main, service, path: c.req.path, contact: options.contact ?? {} }), status);
  const refuse = (c: Context, errors: string[]) => send(c, 'This address is not right', problem('This address is not right', errors), 400);

  app.get('/', async (c) => send(c, 'SEESAC – for a #SaferRegion', home({ counter: await figures.counter(), contact: options.contact ?? {} })));
  app.get('/what-we-do', (c) => send(c, 'What we do', work()));
  app.get('/news', (c) => send(c, 'News', news()));
  app.get('/cookie-management', (c) => send(c, 'Cookie management', cookies()));
  app.get('/platform', async (c) => {
    const asked = readQuery(c, false);
    if ('errors' in asked) return refuse(c, asked.errors);
    const [counter, latest] = await Promise.all([figures.counter(), figures.latest({})]);
    return send(c, 'Armed Violence Monitoring Platform', platform({ service, ...asked, counter, latest }));
  });
  app.get('/platform/incidents', async (c) => {
    const asked = readQuery(c, true);
    if ('errors' in asked) return refuse(c, asked.errors);
    return send(c, 'Incidents – Armed Violence Monitoring Platform', incidentsPage({ service, ...asked, latest: await figures.latest(asked.filters) }));
  });
  for (const { name, body, type } of assets.values())
    app.get(`/${name}`, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }));
  app.notFound((c) => send(c, 'There is no such page', problem('There is no such page', []), 404));
  return app;
}
