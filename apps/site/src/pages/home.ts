import type { CounterAnswer } from '@seesac/contract';
import { html } from 'hono/html';
import { AREAS_OF_WORK, inWords, NEWS, SEESAC, type Contact } from '../content.js';
import type { Html } from '../layout.js';
import { counterFallback } from './fallbacks.js';
import { INSIGHTS, YEAR } from './insights.js';

const hero = () => html`<section class="hero" id="who-we-are" aria-labelledby="hero-title">
        <div class="wrap">
          <h1 id="hero-title">In South East Europe since 2002. <span>For a #SaferRegion.</span></h1>
          <p class="lead">SEESAC, a part of the United Nations Development Programme in Belgrade, helps the region to control small arms and light weapons, and counts what
            happens where control fails.</p>
          <p><a class="button" href="/what-we-do">Learn more<span class="visually-hidden"> about what we do</span></a></p>
        </div>
      </section>`;

const areas = () => html`<section class="band" aria-labelledby="areas-title">
        <div class="wrap">
          <h2 id="areas-title">What we do</h2>
          <ul class="cards">
            ${AREAS_OF_WORK.map(({ id, title, summary }) => html`<li class="card">
              <h3>${title}</h3>
              <p>${summary}</p>
              <a class="more" href="/what-we-do#${id}">Learn more<span class="visually-hidden">: ${title}</span></a>
            </li>`)}
          </ul>
        </div>
      </section>`;

const latestNews = () => html`<section class="band band-news" aria-labelledby="news-title">
        <div class="wrap split">
          <div class="split-head">
            <h2 id="news-title">Latest news</h2>
            <p class="soft">A demonstration: the days are those of seesac.org, headlines and summaries are in our own words.</p>
            <a class="more" href="/news">All news</a>
          </div>
          <ol class="news">
            ${NEWS.map(({ id, date, title, summary }) => html`<li>
              <time datetime="${date}">${inWords(date)}</time>
              <div>
                <h3>${title}</h3>
                <p>${summary}</p>
                <a class="more" href="/news#${id}">Read more<span class="visually-hidden">: ${title}</span></a>
              </div>
            </li>`)}
          </ol>
        </div>
      </section>`;

const TILES = [
  { href: '/platform#map', title: 'Incident map with filters', text: 'Where it happened, as exactly as it is known' },
  { href: INSIGHTS, title: 'Infographics and charts', text: `The year ${YEAR}: when, what, who, where, and with which weapons` },
  { href: '/platform/incidents', title: 'Searchable incidents list', text: 'Every record with its sources and changes' },
];

const monitoring = (answer: CounterAnswer | undefined) => html`<section class="band band-platform" aria-labelledby="platform-title">
        <div class="wrap">
          <div class="platform-head">
            <h2 id="platform-title">Armed Violence Monitoring Platform</h2>
            <p class="lead">Showing the number of reported firearms incidents in South East Europe this month</p>
          </div>
          <div class="platform">
            <div class="panel">
              <seesac-incident-counter lang="en" loading="eager" heading="Total number of reported firearms incidents this month">
                ${counterFallback(answer)}
              </seesac-incident-counter>
            </div>
            <div class="platform-more">
              <h3>More from our platform</h3>
              <ul class="tiles">
                ${TILES.map(({ href, title, text }) => html`<li><a class="tile" href="${href}"><strong>${title}</strong> <span>${text}</span></a></li>`)}
              </ul>
            </div>
          </div>
        </div>
      </section>`;

const newsletter = ({ email }: Contact) => html`<section class="band band-newsletter" id="newsletter" aria-labelledby="newsletter-title">
        <div class="wrap split">
          <h2 id="newsletter-title">Newsletter</h2>
          <div>
            <p>New monitors and publications by e-mail, a few times a year. ${email === undefined
              ? html`Subscribe at <a href="${SEESAC}">seesac.org</a>; this site has no sign-up of its own yet, and asks for no address.`
              : html`Write to <a href="mailto:${email}?subject=Newsletter">${email}</a>; this site has no sign-up of its own yet, and keeps no address.`}</p>
          </div>
        </div>
      </section>`;

/** The home page, in the order of seesac.org. Contact and footers are those of every page. */
export const home = ({ counter, contact }: { counter: CounterAnswer | undefined; contact: Contact }): Html =>
  html`${hero()}${areas()}${latestNews()}${monitoring(counter)}${newsletter(contact)}`;
