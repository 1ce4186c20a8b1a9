import type { CounterAnswer, IncidentsAnswer } from '@seesac/contract';
import type { Chart, ChartOptions } from '@seesac/contract/charts.js';
import { html } from 'hono/html';
import { address, EXPLORER, type Asked } from '../address.js';
import { picture } from '../charts.js';
import type { Html } from '../layout.js';
import { counterFallback, filtersFallback, mapFallback, pagedFallback } from './fallbacks.js';
import { INSIGHTS, YEAR } from './insights.js';
import { languages } from './languages.js';

/** What the explorer is made with. */
export interface ExplorerParts { service: string; asked: Asked; counter: CounterAnswer | undefined; list: IncidentsAnswer | undefined; charts: readonly (Chart | undefined)[] }

/** Charts beside the list. */
export const EXPLORER_CHARTS: readonly ChartOptions[] = [{ chart: 'trend' }, { chart: 'breakdown' }, { chart: 'people' }];

/** Filters, number, map, list and charts, moved by one state that the address has. */
export const explorer = ({ service, asked, counter, list, charts }: ExplorerParts): Html => html`<section class="page-head page-head-low">
        <div class="wrap">
          <p class="kicker"><a href="${address('/platform', { lang: asked.lang, filters: {} })}">Armed Violence Monitoring Platform</a></p>
          <h1>Searchable incidents list</h1>
          <p class="lead">Firearm incidents in seven jurisdictions of South East Europe since 2014. Each record has its sources, what is not known, and every change.</p>
          ${languages(EXPLORER, asked)}
        </div>
      </section>
      <seesac-scope sync-url lang="${asked.lang}">
        <div class="wrap explorer">
          <section class="explorer-filters" aria-label="Filters">
            <seesac-incident-filters lang="${asked.lang}">
              ${filtersFallback(asked)}
            </seesac-incident-filters>
          </section>
          <div class="explorer-main">
            <section class="explorer-map panel" aria-label="Map">
              <seesac-incident-map lang="${asked.lang}" sync-url>
                ${mapFallback(service, asked)}
              </seesac-incident-map>
            </section>
            <section class="explorer-list panel" aria-label="Incidents">
              <seesac-incident-list lang="${asked.lang}" limit="25" incident-page="${EXPLORER}/{id}">
                ${pagedFallback(service, asked, list)}
              </seesac-incident-list>
            </section>
          </div>
          <div class="explorer-side">
            <section class="explorer-number panel" aria-label="Number of incidents">
              <seesac-incident-counter lang="${asked.lang}" loading="eager">
                ${counterFallback(counter)}
              </seesac-incident-counter>
            </section>
            <section class="explorer-charts panel" aria-label="Charts">
              <seesac-incident-charts lang="${asked.lang}" chart="${EXPLORER_CHARTS.map(({ chart }) => chart).join(' ')}">
                ${EXPLORER_CHARTS.map((options, at) => picture({ service, lang: asked.lang, filters: asked.filters, options, chart: charts[at], place: 'side' }))}
              </seesac-incident-charts>
            </section>
            <section class="explorer-reading" aria-labelledby="reading">
              <h2 id="reading">How to read the records</h2>
              <p>An incident counts on the first day of its date, once, however many people or weapons were involved. Suicides are never among the people killed.</p>
              <p>What no source reports is <em>not reported</em>, and is not the same as none.</p>
              <p>Records are checked and corrected. Each keeps its address, and says what changed and why.</p>
              <p><a class="more" href="${address(INSIGHTS, { lang: asked.lang, filters: {} })}">The year ${YEAR} in charts</a></p>
              <p><a class="more" href="${service}/docs">The data service</a></p>
            </section>
          </div>
        </div>
      </seesac-scope>`;
