import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { page } from './page.js';

/** Where the partner's page finds the widgets. */
export interface PartnerOptions {
  /** Origin of the data service, for example `https://data.example.org`. */
  serviceUrl: string;
}

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' };
/** The files of `public/`: name → content, media type, and an address that changes with the content. */
const files = new Map(
  ['page.css', 'theme.css', 'icon.svg', 'visits.js'].map((name) => {
    const body = readFileSync(new URL(`../public/${name}`, import.meta.url));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 12);
    return [name, { body, type: TYPES[name.split('.')[1] as keyof typeof TYPES], address: `/${name}?v=${version}` }];
  }),
);

/** Throws a `TypeError` that names `serviceUrl` unless it is an http(s) address; answers its origin. */
function toOrigin(serviceUrl: string): string {
  const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError(`serviceUrl must be an http or https address, not "${serviceUrl}"`);
  return url.origin;
}

/**
 * A partner's site: `/` with a theme that fights every style on the page, `/plain` without it. Its policy allows the data service nothing but its scripts and its
 * answers: no style, no image, no frame.
 */
export function createPartnerApp(options: PartnerOptions): Hono {
  const service = toOrigin(options.serviceUrl);
  const policy = [
    "default-src 'none'", `script-src 'self' ${service}`, `connect-src ${service}`, "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].join('; ');
  const address = (name: string) => files.get(name)!.address;

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  });
  app.get('/', (c) => c.html(page({ service, icon: address('icon.svg'), visits: address('visits.js'), styles: [address('page.css'), address('theme.css')], themed: true })));
  app.get('/plain', (c) => c.html(page({ service, icon: address('icon.svg'), visits: address('visits.js'), styles: [address('page.css')], themed: false })));
  for (const [name, { body, type }] of files)
    app.get(`/${name}`, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }));
  app.notFound((c) => c.text('There is no such page.', 404));
  return app;
}
