import { NOTICES, type NoticeKey } from '@seesac/contract';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { asset } from './assets.js';
import { SEESAC, type Contact } from './content.js';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The same content in another form, for programs and readers of news. */
export interface Alternate { type: string; href: string; title?: string; /** Of the same content in another language. */ hreflang?: string }
/** A page: its title, its main part, and where it is. */
export interface PageParts { title: string; main: Html; service: string; path: string; contact: Contact; alternates?: readonly Alternate[] }

const notice = (key: NoticeKey) => NOTICES.find((entry) => entry.key === key)!.text.en;

/** The mark of the page that one is on. */
const here = (path: string, href: string) => (path === href ? html` aria-current="page"` : '');

const header = (path: string) => html`<header class="site-header">
      <div class="wrap">
        <a class="brand" href="/"${here(path, '/')}>
          <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
            <g fill="currentColor"><circle cx="6" cy="6" r="3"/><circle cx="16" cy="6" r="3"/><circle cx="26" cy="6" r="3"/><circle cx="6" cy="16" r="3"/>
              <circle cx="26" cy="16" r="3"/><circle cx="6" cy="26" r="3"/><circle cx="16" cy="26" r="3"/><circle cx="26" cy="26" r="3"/><circle cx="16" cy="16" r="4.5"/></g>
          </svg>
          SEESAC
        </a>
        <button class="menu-button" popovertarget="menu">Menu</button>
        <nav id="menu" popover aria-label="Main">
          <ul>
            <li><a href="/#who-we-are">Who we are</a></li>
            <li><a href="/what-we-do"${here(path, '/what-we-do')}>What we do</a></li>
            <li>
              <details>
                <summary>Resources and publications</summary>
                <ul>
                  <li><a href="/platform"${here(path, '/platform')}>Armed Violence Monitoring Platform</a></li>
                  <li><a href="/platform/incidents"${here(path, '/platform/incidents')}>Searchable incidents list</a></li>
                  <li><a href="/platform/insights"${here(path, '/platform/insights')}>Infographics and charts</a></li>
                </ul>
              </details>
            </li>
            <li><a href="/news"${here(path, '/news')}>Information</a></li>
            <li><a href="#contact">Contact</a></li>
          </ul>
        </nav>
      </div>
    </header>`;

/** The ways to reach SEESAC; those that are not set up share one line that says where to look. */
function contactList({ address, telephone, fax, email }: Contact): Html {
  const missing = [telephone === undefined && 'telephone', fax === undefined && 'fax', email === undefined && 'e-mail'].filter((name) => name !== false).join(', ');
  const row = (term: string, value: Html | string) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<dl>
            ${row('Address', address ?? 'SEESAC, United Nations Development Programme, Belgrade, Serbia')}
            ${telephone && row('Telephone', html`<a href="tel:${telephone.replace(/[^+\d]/g, '')}">${telephone}</a>`)}
            ${fax && row('Fax', fax)}
            ${email && row('E-mail', html`<a href="mailto:${email}">${email}</a>`)}
            ${missing && row(missing[0]!.toUpperCase() + missing.slice(1), html`see <a href="${SEESAC}">seesac.org</a>`)}
          </dl>`;
}

const footer = (contact: Contact) => html`<footer class="site-footer">
      <div class="wrap footer-columns">
        <section id="contact" aria-labelledby="contact-title">
          <h2 id="contact-title">Contact</h2>
          ${contactList(contact)}
        </section>
        <nav aria-labelledby="footer-title">
          <h2 id="footer-title">On this site</h2>
          <ul>
            <li><a href="/#newsletter">Newsletter</a></li>
            <li><a href="/platform">Armed Violence Monitoring Platform</a></li>
            <li><a href="/news">News</a></li>
            <li><a href="/cookie-management" data-seesac-consent-open>Cookie management</a></li>
            <li><a href="#disclaimer">Disclaimer</a></li>
          </ul>
        </nav>
        <section class="legal" id="disclaimer" aria-labelledby="disclaimer-title">
          <h2 id="disclaimer-title">Disclaimer</h2>
          <p>${notice('kosovo')}</p>
          <p>${notice('map')}</p>
          <p>${notice('eu')}</p>
        </section>
      </div>
      <div class="wrap colophon"><p>seesac.org ©2025</p></div>
    </footer>`;

/** A whole HTML document. */
export const document = ({ title, main, service, path, contact, alternates = [] }: PageParts): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${path === '/' ? title : `${title} – SEESAC`}</title>
    <meta name="description" content="SEESAC: control of small arms and light weapons in South East Europe, and the Armed Violence Monitoring Platform.">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" type="image/svg+xml" href="${asset('icon.svg')}">
    ${alternates.map((one) => html`<link rel="alternate" type="${one.type}" href="${one.href}"${one.title === undefined ? '' : html` title="${one.title}"`}${one.hreflang === undefined ? '' : html` hreflang="${one.hreflang}"`}>`)}
    ${['tokens.css', 'site.css', 'parts.css'].map((name) => html`<link rel="stylesheet" href="${asset(name)}">`)}
    <script type="module" src="${asset('site.js')}"></script>
    <script type="module" src="${service}/v1/seesac.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    ${header(path)}
    <main id="main" tabindex="-1">
      ${main}
    </main>
    ${footer(contact)}
    <seesac-cookie-consent policy-url="/cookie-management"></seesac-cookie-consent>
  </body>
</html>
`;
