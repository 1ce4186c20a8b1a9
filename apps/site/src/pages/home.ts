import type { CounterAnswer, NewsAnswer } from '@seesac/contract';
import { html } from 'hono/html';
import { AREAS_OF_WORK } from '../content.js';
import type { Html } from '../layout.js';
import { counterFallback } from './fallbacks.js';
import { INSIGHTS, YEAR } from './insights.js';
import { newsFallback } from './news.js';

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

const latestNews = ({ news, newsCount, service }: HomeParts) => html`<section class="band band-news" aria-labelledby="news-title">
        <div class="wrap">
          <h2 id="news-title" class="visually-hidden">Latest news</h2>
          <div class="panel">
            <seesac-news-feed lang="en" count="${newsCount}" layout="cards" heading-level="3">
              ${newsFallback(service, news)}
            </seesac-news-feed>
          </div>
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

const newsletter = (service: string) => html`<section class="band band-newsletter" id="newsletter" aria-labelledby="newsletter-title">
        <div class="wrap split">
          <div>
            <h2 id="newsletter-title">Newsletter</h2>
            <p>New monitors and publications by e-mail, a few times a year. Your address is kept for that and nothing else, and every mail has a link that ends it.</p>
          </div>
          <div class="panel">
            <seesac-newsletter-form lang="en" heading-level="3" heading="Subscribe">
              <p><a class="more" href="${service}/v1/newsletter/form?lang=en">Subscribe to the newsletter</a></p>
            </seesac-newsletter-form>
          </div>
        </div>
      </section>`;

/** What the home page is made of. */
export interface HomeParts { counter: CounterAnswer | undefined; news: NewsAnswer | undefined; newsCount: number; service: string }

/** The home page, in the order of seesac.org. Contact and footers are those of every page. */
export const home = (parts: HomeParts): Html => html`${hero()}${areas()}${latestNews(parts)}${monitoring(parts.counter)}${newsletter(parts.service)}`;
