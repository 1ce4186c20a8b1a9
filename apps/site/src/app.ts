import { formatFilters, INCIDENT_ID, NEWS_SLUG, type Filters } from '@seesac/contract';
import { questionOf } from '@seesac/contract/charts.js';
import { Hono, type Context } from 'hono';
import { address, EXPLORER, isCanonical, pageOf, readAddress, withoutEmpty } from './address.js';
import { assets } from './assets.js';
import { chartsInWords } from './charts.js';
import type { Contact } from './content.js';
import { Figures } from './figures.js';
import { document, type Alternate, type Html } from './layout.js';
import { cookies } from './pages/cookies.js';
import { explorer, EXPLORER_CHARTS } from './pages/explorer.js';
import { home } from './pages/home.js';
import { daysOf, INSIGHT_CHARTS, insights, INSIGHTS, TITLE, YEAR } from './pages/insights.js';
import { incidentPage, titleOf } from './pages/incident.js';
import { newsArticle, newsList, newsPage, NEWS_PATH, readNewsAddress } from './pages/news.js';
import { platform, PLATFORM_CHARTS } from './pages/platform.js';
import { problem, type ProblemParts } from './pages/problem.js';
import { work } from './pages/work.js';

/** How the site is set up. */
export interface SiteOptions {
  /** Origin of the data service, for example `https://data.example.org`. */
  serviceUrl: string;
  /** Contact details; what is left out is answered with a link to seesac.org. */
  contact?: Contact;
  /** Milliseconds that a page waits for a number of the service before it is sent without. Default 400. */
  patience?: number;
  /** Milliseconds that the page of an incident waits for it before it says that the service does not answer. Default 4,000. */
  longPatience?: number;
}

/** Incidents on a page of the list, and of the platform's page. */
const LIST = 25;
const LATEST = 10;
/** News on the home page, and on a page of them. */
const HOME_NEWS = 4;
const NEWS = 20;
/** Seconds after which a reader may try again while the service does not answer. */
const RETRY = 30;

/** Throws a `TypeError` that names `serviceUrl` unless it is an http(s) address; answers its origin. */
function toOrigin(serviceUrl: string): string {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`serviceUrl must be an http or https address, not "${serviceUrl}"`);
  return url.origin;
}

const searchOf = (c: Context): string => new URL(c.req.url).search;

/** The list from which a reader came to the page of an incident, with its filters; else the whole list. */
function backTo(referer: string | undefined): string {
  const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : undefined;
  const asked = from?.pathname === EXPLORER ? readAddress(from.search, ['filters', 'cursor']) : undefined;
  return asked && 'filters' in asked ? address(EXPLORER, asked) : EXPLORER;
}

/** The main site: every page is whole without scripts, and sets no cookie. */
export function createSiteApp(options: SiteOptions): Hono {
  const service = toOrigin(options.serviceUrl);
  const figures = new Figures(service, { glance: options.patience ?? 400, page: options.longPatience ?? 4_000 });
  const policy = [
    "default-src 'none'", `script-src 'self' ${service}`, `connect-src ${service}`, "style-src 'self'", `img-src 'self' ${service}`, "base-uri 'none'", "form-action 'self'",
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

  const send = (c: Context, title: string, main: Html, status: 200 | 400 | 404 | 410 | 503 = 200, alternates: readonly Alternate[] = []) =>
    c.html(document({ title, main, service, path: c.req.path, contact: options.contact ?? {}, alternates }), status);
  const fail = (c: Context, status: 400 | 404 | 410 | 503, parts: ProblemParts) => send(c, parts.title, problem(parts), status);
  const refuse = (c: Context, errors: string[]) => fail(c, 400, { title: 'This address is not right', lines: errors });
  const feedOf = (filters: Filters): Alternate => {
    const query = formatFilters(filters);
    return { type: 'application/atom+xml', href: `${service}/v1/incidents.atom${query && `?${query}`}`, title: 'The newest of these incidents' };
  };

  const newsFeeds = (lang = 'en'): Alternate[] => [
    { type: 'application/rss+xml', href: `${service}/v1/news.rss?lang=${lang}`, title: 'News of SEESAC (RSS)' },
    { type: 'application/atom+xml', href: `${service}/v1/news.atom?lang=${lang}`, title: 'News of SEESAC (Atom)' },
    { type: 'application/feed+json', href: `${service}/v1/news.json?lang=${lang}`, title: 'News of SEESAC (JSON Feed)' },
  ];

  app.get('/', async (c) => {
    const [counter, news] = await Promise.all([figures.counter(), figures.news({ lang: 'en', limit: HOME_NEWS })]);
    return send(c, 'SEESAC – for a #SaferRegion', home({ counter, news, service, newsCount: HOME_NEWS }), 200, newsFeeds());
  });
  app.get('/what-we-do', (c) => send(c, 'What we do', work()));
  app.get(NEWS_PATH, async (c) => {
    const asked = readNewsAddress(searchOf(c));
    if ('errors' in asked) return refuse(c, asked.errors);
    return send(c, 'News', newsList(service, asked, await figures.news({ ...asked, limit: NEWS })), 200, newsFeeds(asked.lang));
  });
  app.get(`${NEWS_PATH}/:slug`, async (c) => {
    const asked = readAddress(searchOf(c), []);
    if ('errors' in asked) return refuse(c, asked.errors);
    const slug = c.req.param('slug');
    const answer = NEWS_SLUG.test(slug) ? await figures.newsItem(slug) : null;
    const all = { href: NEWS_PATH, text: 'All news' };
    if (answer === null) return fail(c, 404, { title: 'There are no such news', lines: ['Nothing was published at this address: look whether it is complete.'], link: all });
    if (answer === 'withdrawn') return fail(c, 410, { title: 'These news were withdrawn', lines: ['Their address is not given to others.'], link: all });
    if (answer === undefined) {
      c.header('Retry-After', String(RETRY));
      return fail(c, 503, {
        title: 'These news cannot be shown now', lines: [`The data service does not answer. Nothing is lost: try again in ${RETRY} seconds.`], link: { href: newsPage(slug), text: 'Try again' },
      });
    }
    const { origin } = new URL(c.req.url);
    return send(c, answer.data.title, newsArticle(answer), 200, [
      ...newsFeeds(answer.data.lang),
      ...answer.data.translations.map((other) => ({ type: 'text/html', href: origin + newsPage(other.slug), hreflang: other.lang })),
    ]);
  });
  app.get('/cookie-management', (c) => send(c, 'Cookie management', cookies()));
  app.get('/platform', async (c) => {
    const asked = readAddress(searchOf(c), []);
    if ('errors' in asked) return refuse(c, asked.errors);
    const [counter, latest, monitor, charts] = await Promise.all([figures.counter(), figures.list({}, LATEST), figures.monitor(), chartsInWords(figures, {}, asked.lang, PLATFORM_CHARTS)]);
    return send(c, 'Armed Violence Monitoring Platform', platform({ service, lang: asked.lang, counter, latest, monitor, charts }));
  });
  app.get(INSIGHTS, async (c) => {
    const asked = readAddress(searchOf(c), []);
    if ('errors' in asked) return refuse(c, asked.errors);
    const days = daysOf(YEAR);
    const [year, ofDays, before, charts] = await Promise.all([
      figures.summary(days, questionOf({ chart: 'outcomes' })), figures.summary(days, questionOf({ chart: 'calendar' })), figures.summary(daysOf(YEAR - 1), questionOf({ chart: 'outcomes' })),
      chartsInWords(figures, days, asked.lang, INSIGHT_CHARTS),
    ]);
    return send(c, TITLE, insights({ service, lang: asked.lang, figures: { year, days: ofDays, before }, charts }));
  });
  app.get(EXPLORER, async (c) => {
    const search = withoutEmpty(searchOf(c));
    const asked = readAddress(search, ['filters', 'cursor']);
    if ('errors' in asked) return refuse(c, asked.errors);
    // One view has one address: a form leaves fields empty, a hand writes keys in any order.
    if (!isCanonical(searchOf(c), asked.filters)) return c.redirect(address(EXPLORER, asked), 302);
    const [counter, list, charts] = await Promise.all([
      figures.counter(asked.filters), figures.list(asked.filters, LIST, asked.cursor), chartsInWords(figures, asked.filters, asked.lang, EXPLORER_CHARTS),
    ]);
    return send(c, 'Incidents – Armed Violence Monitoring Platform', explorer({ service, asked, counter, list, charts }), 200, [feedOf(asked.filters)]);
  });
  app.get(`${EXPLORER}/:id`, async (c) => {
    const asked = readAddress(searchOf(c), []);
    if ('errors' in asked) return refuse(c, asked.errors);
    const id = c.req.param('id');
    const back = backTo(c.req.header('referer'));
    const answer = INCIDENT_ID.test(id) ? await figures.incident(id) : null;
    if (answer === null) {
      return fail(c, 404, {
        title: 'There is no such incident', lines: ['No incident has this identifier. Identifiers are never reused, and records that are withdrawn keep their address: look whether it is complete.'],
        link: { href: back, text: 'Searchable incidents list' },
      });
    }
    if (answer === undefined) {
      c.header('Retry-After', String(RETRY));
      return fail(c, 503, {
        title: 'This incident cannot be shown now', lines: [`The data service does not answer. The record is not lost: try again in ${RETRY} seconds.`],
        link: { href: pageOf(id), text: 'Try again' },
      });
    }
    const { origin } = new URL(c.req.url);
    const permalink = answer.links.page?.replace('{id}', encodeURIComponent(id)) ?? origin + pageOf(id);
    return send(c, titleOf(answer.data), incidentPage({ answer, service, back, permalink }), 200, [
      { type: 'application/json', href: `${service}/v1/incidents/${encodeURIComponent(id)}`, title: 'This record as data' },
    ]);
  });
  for (const { name, body, type } of assets.values())
    app.get(`/${name}`, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }));
  app.notFound((c) => fail(c, 404, { title: 'There is no such page', lines: [] }));
  return app;
}
