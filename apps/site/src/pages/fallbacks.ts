import { NOTICES, taxonomiesIn, type CounterAnswer, type IncidentsAnswer, type Meta } from '@seesac/contract';
import { html } from 'hono/html';
import { inWords } from '../content.js';
import type { Html } from '../layout.js';

/*
 * What stands between the tags of a widget: read where scripts are off, and until they have run. A number never stands alone: it has its days, the day on which
 * it was true, and says so when the data are invented.
 */

const labels = taxonomiesIn('en');
const label = (list: 'jurisdiction' | 'type', code: string) => labels[list].find((term) => term.code === code)?.label ?? code;

const provenance = ({ asOf, notices }: Meta) => {
  const synthetic = notices.includes('synthetic') ? NOTICES.find(({ key }) => key === 'synthetic')!.text.en : undefined;
  return html`<p class="fallback-note">As of ${inWords(asOf)}.${synthetic && html` <strong>${synthetic}</strong>`}</p>`;
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

/** The newest incidents as a list of links to their records. */
export const listFallback = (service: string, answer: IncidentsAnswer | undefined): Html =>
  answer === undefined
    ? html`<p lang="en"><a href="${service}/v1/incidents">Reported firearm incidents, newest first (JSON)</a></p>`
    : html`<div class="fallback" lang="en">
        <p>${answer.meta.total.toLocaleString('en')} incidents, the newest:</p>
        <ol>
          ${answer.data.map(({ id, date, type, jurisdiction, place }) => {
            const where = [place.settlement ?? place.municipality, label('jurisdiction', jurisdiction)].filter(Boolean).join(', ');
            return html`<li><a href="${service}/v1/incidents/${encodeURIComponent(id)}">${label('type', type)}</a>, ${where}, ${inWords(date.start)}</li>`;
          })}
        </ol>
        ${provenance(answer.meta)}
      </div>`;
