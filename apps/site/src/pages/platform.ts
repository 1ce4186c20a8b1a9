import type { CounterAnswer, IncidentsAnswer, Language, MonitorAnswer } from '@seesac/contract';
import type { Chart, ChartOptions } from '@seesac/contract/charts.js';
import { html } from 'hono/html';
import { address, EXPLORER } from '../address.js';
import { widget } from '../charts.js';
import type { Html } from '../layout.js';
import { counterFallback, listFallback, mapFallback, monitorFallback } from './fallbacks.js';
import { INSIGHTS, TITLE } from './insights.js';
import { languages } from './languages.js';

/** What the platform's page is made with. */
export interface PlatformParts { service: string; lang: Language; counter: CounterAnswer | undefined; latest: IncidentsAnswer | undefined; monitor: MonitorAnswer | undefined; charts: readonly (Chart | undefined)[] }

/** Charts of all years. */
export const PLATFORM_CHARTS: readonly ChartOptions[] = [{ chart: 'trend', step: 'quarter', split: 'type' }, { chart: 'jurisdictions' }, { chart: 'outcomes' }, { chart: 'people' }];

/** The platform: the counter, the map of the last twelve months, the list, the monitor of the last quarter, and charts of all years. */
export const platform = (parts: PlatformParts): Html => html`<section class="page-head">
        <div class="wrap">
          <p class="kicker">Resources and publications</p>
          <h1>Armed Violence Monitoring Platform</h1>
          <p class="lead">Firearm incidents in seven jurisdictions of South East Europe, recorded day by day since 2014 from media and official sources.</p>
          ${languages('/platform', { lang: parts.lang, filters: {} })}
        </div>
      </section>
      <section class="band" aria-labelledby="number">
        <div class="wrap">
          <h2 id="number">This month</h2>
          <div class="panel">
            <seesac-incident-counter lang="${parts.lang}" loading="eager">
              ${counterFallback(parts.counter)}
            </seesac-incident-counter>
          </div>
        </div>
      </section>
      <section class="band" aria-labelledby="map">
        <div class="wrap">
          <h2 id="map">Incident map with filters</h2>
          <div class="panel">
            <seesac-incident-map lang="${parts.lang}" months="12" with-filters by="type" heading-level="3">
              ${mapFallback(parts.service, { filters: {} })}
            </seesac-incident-map>
          </div>
        </div>
      </section>
      <section class="band" aria-labelledby="incidents">
        <div class="wrap">
          <h2 id="incidents" class="visually-hidden">Latest incidents</h2>
          <div class="panel">
            <seesac-incident-list lang="${parts.lang}" limit="5" incident-page="${EXPLORER}/{id}">
              ${listFallback(parts.service, parts.latest)}
            </seesac-incident-list>
          </div>
          <a class="more" href="${address(EXPLORER, { lang: parts.lang, filters: {} })}">Searchable incidents list</a>
        </div>
      </section>
      <section class="band" aria-labelledby="monitor">
        <div class="wrap">
          <h2 id="monitor">The quarter in words</h2>
          <div class="panel">
            <seesac-monitor lang="${parts.lang}" heading-level="3">
              ${monitorFallback(parts.service, parts.monitor)}
            </seesac-monitor>
          </div>
        </div>
      </section>
      <section class="band" aria-labelledby="charts">
        <div class="wrap">
          <h2 id="charts">Infographics and charts</h2>
          <div class="charts">
            ${PLATFORM_CHARTS.map((options, at) => html`<div class="panel${at < 2 ? ' wide' : ''}">
              ${widget({ service: parts.service, lang: parts.lang, filters: {}, options, chart: parts.charts[at], place: at < 2 ? 'wide' : 'half' }, {}, 3)}
            </div>`)}
            <a class="tile wide" href="${address(INSIGHTS, { lang: parts.lang, filters: {} })}"><strong>${TITLE}</strong> <span>A year in charts: when, what, who, where, and with which weapons</span></a>
          </div>
        </div>
      </section>`;
