import type { CounterAnswer, IncidentsAnswer, Language } from '@seesac/contract';
import { html } from 'hono/html';
import { address, EXPLORER } from '../address.js';
import type { Html } from '../layout.js';
import { counterFallback, listFallback, mapFallback } from './fallbacks.js';
import { languages } from './languages.js';

/** What the platform's page is made with. */
export interface PlatformParts { service: string; lang: Language; counter: CounterAnswer | undefined; latest: IncidentsAnswer | undefined }

/** The platform: the counter, the map of the last twelve months, the list, and what comes next. */
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
      <section class="band" aria-labelledby="coming">
        <div class="wrap split">
          <h2 id="coming">Charts</h2>
          <div>
            <h3 id="charts">Infographics and charts</h3>
            <p>Charts are not on this site yet. The figures behind them can be asked for at the <a href="${parts.service}/docs">data service</a>.</p>
          </div>
        </div>
      </section>`;
