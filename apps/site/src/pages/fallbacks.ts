import { JURISDICTIONS, MULTI_KEYS, NOTICES, taxonomiesIn, filterPairs, formatFilters, type CounterAnswer, type IncidentsAnswer, type Meta, type MonitorAnswer, type MultiKey } from '@seesac/contract';
import { kindInWords, outcomesInWords, whenInWords, whereInWords } from '@seesac/contract/incident-words.js';
import { starred } from '@seesac/contract/words.js';
import { html } from 'hono/html';
import { address, EXPLORER, pageOf, type Asked } from '../address.js';
import { inWords } from '../content.js';
import type { Html } from '../layout.js';

/*
 * What stands between the tags of a widget: read where scripts are off, and until they have run. A number never stands alone: it has its days, the day on which
 * it was true, and says so when the data are invented.
 */

/** The text of the notice that data are invented, where they are. */
export const syntheticNotice = ({ notices }: Meta): string | undefined => (notices.includes('synthetic') ? NOTICES.find(({ key }) => key === 'synthetic')!.text.en : undefined);

const provenance = (meta: Meta) => {
  const synthetic = syntheticNotice(meta);
  return html`<p class="fallback-note">As of ${inWords(meta.asOf)}.${synthetic && html` <strong>${synthetic}</strong>`}</p>`;
};

/** The counter as text. */
export const counterFallback = (answer: CounterAnswer | undefined): Html =>
  answer === undefined
    ? html`<p lang="en"><a href="/platform">Number of reported firearms incidents in South East Europe this month</a></p>`
    : html`<div class="fallback" lang="en">
        <p><strong class="fallback-number">${answer.data.count.toLocaleString('en')}</strong> <a href="/platform">reported firearms incidents</a>,
          ${inWords(answer.data.period.from)} to ${inWords(answer.data.period.to)}</p>
        ${provenance(answer.meta)}
      </div>`;

const entries = ({ data }: IncidentsAnswer) => html`<ol>
          ${data.map((incident) => html`<li><a href="${pageOf(incident.id)}">${kindInWords(incident)}</a>, ${starred(whereInWords(incident))}, ${whenInWords(incident.date)}.
            ${outcomesInWords(incident)}.</li>`)}
        </ol>`;

/** The map without scripts: the same incidents by area, as data. */
export const mapFallback = (service: string, { filters }: Pick<Asked, 'filters'>): Html => {
  const query = formatFilters(filters);
  return html`<p class="fallback" lang="en"><a href="${service}/v1/areas${query && `?${query}`}">Incidents by jurisdiction (JSON)</a>; the map itself needs scripts.</p>`;
};

/** The newest incidents as a list of links to their pages. */
export const listFallback = (service: string, answer: IncidentsAnswer | undefined): Html =>
  answer === undefined
    ? html`<p lang="en"><a href="${service}/v1/incidents">Reported firearm incidents, newest first (JSON)</a></p>`
    : html`<div class="fallback" lang="en">
        <p>${answer.meta.total.toLocaleString('en')} incidents, the newest:</p>
        ${entries(answer)}
        ${provenance(answer.meta)}
      </div>`;

/** The monitor's first sentences, suicides apart from people killed. */
export function monitorFallback(service: string, answer: MonitorAnswer | undefined): Html {
  if (answer === undefined) return html`<p lang="en"><a href="${service}/v1/monitor">The last quarter, as numbers (JSON)</a></p>`;
  const { data: { from, to, all: { incidents, outcomes: { killed, injured, threatened, suicide } } }, meta } = answer;
  const people = ({ value }: { value: number }) => `${value.toLocaleString('en')} ${value === 1 ? 'person' : 'people'}`;
  return html`<div class="fallback" lang="en">
        <p><a href="${service}/v1/monitor">${incidents.value.toLocaleString('en')} ${incidents.value === 1 ? 'incident' : 'incidents'}</a> reported, ${inWords(from)} to ${inWords(to)}.
          Killed: ${people(killed)}. Injured: ${people(injured)}. Threatened: ${people(threatened)}. In addition, died by firearm suicide: ${people(suicide)}.</p>
        ${provenance(meta)}
      </div>`;
}

/** A page of the list under the filters of the address, with links to the next and the first page. */
export function pagedFallback(service: string, asked: Asked, answer: IncidentsAnswer | undefined): Html {
  const { cursor, ...first } = asked;
  if (answer === undefined) {
    return html`<div class="fallback" lang="en">
        <p>The list cannot be shown at this moment: the data service did not answer in time. <a href="${address(EXPLORER, asked)}">Try again</a>${
          cursor !== undefined && html` or go to the <a href="${address(EXPLORER, first)}">first page</a>`}.</p>
      </div>`;
  }
  const next = new URLSearchParams(answer.links.next?.replace(/^.*\?/, '')).get('cursor');
  const { total } = answer.meta;
  return html`<div class="fallback" lang="en">
        <h2>${total === 0 ? 'No incidents match' : html`${total.toLocaleString('en')} ${total === 1 ? 'incident' : 'incidents'}, newest first`}</h2>
        ${total === 0 ? html`<p>Take a filter away, or <a href="${address(EXPLORER, { lang: asked.lang, filters: {} })}">show all incidents</a>.</p>` : entries(answer)}
        ${(cursor !== undefined || next !== null) && html`<p class="pages">
          ${cursor !== undefined && html`<a href="${address(EXPLORER, first)}">First page</a>`}
          ${next !== null && html`<a class="more" rel="next" href="${address(EXPLORER, { ...first, cursor: next })}">Next page</a>`}
        </p>`}
        ${provenance(answer.meta)}
      </div>`;
}

const terms = taxonomiesIn('en');

/** The choice of one value, or of several where the address has several already. */
function choice(key: MultiKey & ('type' | 'jurisdiction'), label: string, all: string, chosen: readonly string[]): Html {
  const codes = key === 'jurisdiction' ? JURISDICTIONS : terms.type.map(({ code }) => code);
  const subtypes = key === 'type' ? terms.subtype : [];
  const options = [...codes.map((code) => terms[key].find((term) => term.code === code)!), ...subtypes.filter(({ code }) => chosen.includes(code))];
  const option = (code: string, name: string, on: boolean) => html`<option value="${code}"${on ? html` selected` : ''}>${name}</option>`;
  const several = chosen.length > 1;
  return html`<p><label for="filter-${key}">${label}</label>
            <select id="filter-${key}" name="${key}"${several ? html` multiple size="${Math.min(options.length, 6)}"` : ''}>
              ${several ? '' : option('', all, !chosen.length)}
              ${options.map((term) => option(term.code, term.label, chosen.includes(term.code)))}
            </select></p>`;
}

const FIELDS = ['q', 'type', 'jurisdiction', 'from', 'to'];

/** The filters as a form that needs no scripts; what it has no field for is kept. */
export function filtersFallback({ lang, filters }: Asked): Html {
  const date = (key: 'from' | 'to', label: string) =>
    html`<p><label for="filter-${key}">${label}</label> <input id="filter-${key}" name="${key}" type="date" min="1900-01-01" max="2099-12-31" value="${filters[key] ?? ''}"></p>`;
  const kept = filterPairs(filters).filter(([key]) => !FIELDS.includes(key));
  const named = kept.map(([key, code]) => (MULTI_KEYS.includes(key as MultiKey) ? (terms[key as MultiKey].find((term) => term.code === code)?.label ?? code) : code));
  return html`<form class="filter-form" lang="en" action="${EXPLORER}" method="get" role="search" aria-label="Filters">
            <p class="wide"><label for="filter-q">Words</label> <input id="filter-q" name="q" type="search" maxlength="200" placeholder="A place or words" value="${filters.q ?? ''}"></p>
            ${choice('type', 'Type', 'All types', filters.type ?? [])}
            ${choice('jurisdiction', 'Jurisdiction', 'All jurisdictions', filters.jurisdiction ?? [])}
            ${date('from', 'From')}
            ${date('to', 'To')}
            ${lang === 'en' ? '' : html`<input type="hidden" name="lang" value="${lang}">`}
            ${kept.map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`)}
            ${named.length ? html`<p class="wide fallback-note">Also: ${named.join(', ')}</p>` : ''}
            <p class="wide buttons"><button type="submit">Show</button> <a href="${address(EXPLORER, { lang, filters: {} })}">Clear all</a></p>
          </form>`;
}
