import { filterPairs, formatFilters, JURISDICTIONS, taxonomiesIn, type CounterAnswer, type Filters, type IncidentsAnswer, type Language } from '@seesac/contract';
import { html, raw } from 'hono/html';
import type { Html } from '../layout.js';
import { counterFallback, listFallback } from './fallbacks.js';

/** What a platform page is made with. */
export interface PlatformParts { service: string; lang: Language; filters: Filters; latest: IncidentsAnswer | undefined }

const LANGUAGE_NAMES = [['en', 'English'], ['sq', 'Shqip'], ['sr-Latn', 'Srpski (latinica)'], ['sr-Cyrl', 'Српски (ћирилица)']] as const;

/** An address with filters and language; English is the default and left out. */
const address = (path: string, filters: Filters, lang: Language) => {
  const query = [formatFilters(filters), lang === 'en' ? '' : `lang=${lang}`].filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
};

const languages = (path: string, { filters, lang }: PlatformParts) => html`<nav class="choices" aria-label="Language of the figures">
            <ul>
              ${LANGUAGE_NAMES.map(([code, name]) => html`<li><a href="${address(path, filters, code)}" lang="${code}" hreflang="${code}"${code === lang ? html` aria-current="true"` : ''}>${name}</a></li>`)}
            </ul>
          </nav>`;

/** Filters as attributes of a widget: a key with several values has them with commas. */
function attributes(filters: Filters): Html {
  const values = new Map<string, string[]>();
  for (const [key, value] of filterPairs(filters)) values.set(key, [...(values.get(key) ?? []), value]);
  return html`${[...values].map(([key, all]) => html` ${raw(key)}="${all.join(',')}"`)}`;
}

const list = ({ service, lang, filters, latest }: PlatformParts, limit: number) =>
  html`<seesac-incident-list lang="${lang}" limit="${limit}"${attributes(filters)}>
              ${listFallback(service, latest)}
            </seesac-incident-list>`;

/** The platform: the counter, the list, and what comes next. */
export const platform = (parts: PlatformParts & { counter: CounterAnswer | undefined }): Html => html`<section class="page-head">
        <div class="wrap">
          <p class="kicker">Resources and publications</p>
          <h1>Armed Violence Monitoring Platform</h1>
          <p class="lead">Firearm incidents in seven jurisdictions of South East Europe, recorded day by day since 2014 from media and official sources.</p>
          ${languages('/platform', parts)}
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
      <section class="band" aria-labelledby="incidents">
        <div class="wrap">
          <h2 id="incidents" class="visually-hidden">Latest incidents</h2>
          <div class="panel">
            ${list(parts, 5)}
          </div>
          <a class="more" href="${address('/platform/incidents', {}, parts.lang)}">Searchable incidents list</a>
        </div>
      </section>
      <section class="band" aria-labelledby="coming">
        <div class="wrap split">
          <h2 id="coming">Map and charts</h2>
          <div>
            <h3 id="map">Incident map with filters</h3>
            <p>The map is not on this site yet. The place of each incident, and how exactly it is known, is in its record in the <a href="/platform/incidents">list</a>.</p>
            <h3 id="charts">Infographics and charts</h3>
            <p>Charts are not on this site yet. The figures behind them can be asked for at the <a href="${parts.service}/docs">data service</a>.</p>
          </div>
        </div>
      </section>`;

const jurisdictions = (parts: PlatformParts) => {
  const terms = taxonomiesIn('en').jurisdiction;
  const chosen = parts.filters.jurisdiction ?? [];
  const { jurisdiction: _, ...others } = parts.filters;
  const choice = (name: string, filters: Filters, current: boolean) =>
    html`<li><a href="${address('/platform/incidents', filters, parts.lang)}"${current ? html` aria-current="true"` : ''}>${name}</a></li>`;
  return html`<nav class="choices" aria-label="Jurisdiction">
            <ul>
              ${choice('All jurisdictions', others, chosen.length === 0)}
              ${JURISDICTIONS.map((code) => choice(terms.find((term) => term.code === code)!.label, { ...others, jurisdiction: [code] }, chosen.length === 1 && chosen[0] === code))}
            </ul>
          </nav>`;
};

/** The list on a page of its own. The page's address is the filter: it can be kept and sent. */
export const incidentsPage = (parts: PlatformParts): Html => html`<section class="page-head">
        <div class="wrap">
          <p class="kicker"><a href="${address('/platform', {}, parts.lang)}">Armed Violence Monitoring Platform</a></p>
          <h1>Searchable incidents list</h1>
          <p class="lead">Each record has its sources, what is not known, and every change since it was published.</p>
          ${languages('/platform/incidents', parts)}
        </div>
      </section>
      <section class="band" aria-labelledby="filters">
        <div class="wrap">
          <h2 id="filters" class="visually-hidden">Incidents</h2>
          ${jurisdictions(parts)}
          <div class="panel">
            ${list(parts, 20)}
          </div>
        </div>
      </section>`;
