import type { CountRange, Counts, Incident, IncidentAnswer, IncidentChange, IncidentDetail, IncidentPerson, PlacePrecision } from '@seesac/contract';
import { kindInWords, outcomesInWords, whenInWords, whereInWords } from '@seesac/contract/incident-words.js';
import { fieldInWords, labelOf, starred, valueInWords } from '@seesac/contract/words.js';
import { isWebAddress } from '@seesac/client/web-address.js';
import { html } from 'hono/html';
import { pageOf } from '../address.js';
import { inWords } from '../content.js';
import type { Html } from '../layout.js';
import { syntheticNotice } from './fallbacks.js';

/** What an incident's page is made with: `back` is the list from which a reader came, `permalink` the absolute address of the page. */
export interface IncidentParts { answer: IncidentAnswer; service: string; back: string; permalink: string }

/** How exactly a place is known, for somebody who looks for it on a map. */
const PRECISION: Readonly<Record<PlacePrecision, readonly [known: string, point: string]>> = {
  exact: ['Known exactly.', 'The point is that of the incident itself.'],
  vicinity: ['Known to its surroundings: a street or a part of the settlement.', 'The point is near the place of the incident.'],
  locality: ['Known to the settlement, not more exactly.', 'The point is that of the settlement, not of the incident.'],
  municipality: ['Known to the municipality, not more exactly.', 'The point is the middle of the municipality, not the place of the incident.'],
  region: ['Known to the region only.', ''],
  jurisdiction: ['Known to the jurisdiction only.', ''],
};
const NO_POINT = 'No point is published.';
const DATE: Readonly<Record<Incident['date']['precision'], string>> = {
  day: '', range: 'The day is not known exactly: it is one of these.', week: 'The day is not known exactly, only the week.', month: 'The day is not known, only the month.',
  year: 'The day is not known, only the year.',
};
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The name of an incident, in a line: for the title of the page and of what links to it. */
export const titleOf = (incident: Incident): string => starred(`${kindInWords(incident)}, ${whereInWords(incident)}, ${whenInWords(incident.date)}`);

const row = (term: string, ...lines: (Html | string)[]) => html`<div><dt>${term}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}</div>`;
const note = (text: string) => html`<span class="soft">${text}</span>`;

/** What a reader must know before anything else: that a record does not count, or is not checked yet. */
function standing({ status, mergedInto, changes }: IncidentDetail): Html {
  const last = changes.filter(({ field }) => field === 'status').at(-1);
  const when = last ? html` on ${inWords(last.at)} (${lower(labelOf('reason', last.reason))})` : '';
  if (status === 'withdrawn') {
    return html`<div class="standing" role="note"><p><strong>This record was withdrawn</strong>${when}. It is kept so that links to it do not break, and is counted in no figure.</p></div>`;
  }
  if (status === 'merged') {
    return html`<div class="standing" role="note"><p><strong>This record was merged into another one</strong>${when}: both told of the same incident. It is counted in no figure.</p>
            ${mergedInto !== undefined && html`<p><a class="more" href="${pageOf(mergedInto)}">Go to ${mergedInto}</a></p>`}</div>`;
  }
  return status === 'provisional'
    ? html`<div class="standing standing-quiet" role="note"><p><strong>Provisional.</strong> The record has not been checked yet and may change. It is counted in the figures.</p></div>`
    : html``;
}

function when({ date }: Incident): Html {
  const parts = [date.partOfDay && `${labelOf('partOfDay', date.partOfDay)}.`, DATE[date.precision]].filter(Boolean);
  return row('When', html`<time datetime="${date.start}">${whenInWords(date)}</time>`, ...(parts.length ? [note(parts.join(' '))] : []));
}

function where({ place, jurisdiction, sourceJurisdiction }: Incident): Html {
  const units = [...new Set([place.settlement, place.municipality, place.admin1])].filter((name) => name !== undefined);
  const kinds = [place.type === 'unknown' ? '' : labelOf('place', place.type), place.area === 'unknown' ? '' : `${lower(labelOf('area', place.area))} area`].filter(Boolean);
  return row('Where',
    starred([...units, labelOf('jurisdiction', jurisdiction)].join(', ')),
    ...(kinds.length ? [kinds.join(', ')] : [note('Kind of place not reported.')]),
    note([place.precision === null ? 'The source does not say how exact the place is.' : PRECISION[place.precision][0], place.point ? (place.precision && PRECISION[place.precision][1]) : NO_POINT].filter(Boolean).join(' ')),
    ...(place.point ? [note(`Point: ${Math.abs(place.point[1])}° ${place.point[1] < 0 ? 'S' : 'N'}, ${Math.abs(place.point[0])}° ${place.point[0] < 0 ? 'W' : 'E'}`)] : []),
    ...(sourceJurisdiction === undefined ? [] : [note(starred(`The source calls the jurisdiction “${sourceJurisdiction}”.`))]));
}

const COUNTS: readonly [keyof Counts, string][] = [
  ['killed', 'Killed'], ['injured', 'Injured'], ['threatened', 'Threatened'], ['suicide', 'Died by suicide'], ['perpetrators', 'Perpetrators'],
];
const between = (range: CountRange | undefined) => (range && range.min !== range.max ? note(` (sources say ${range.min} to ${range.max})`) : '');
const outcomes = ({ counts, ranges }: Incident) => html`<table class="figures">
            <caption class="visually-hidden">Number of people</caption>
            <tbody>
              ${COUNTS.map(([key, name]) => html`<tr><th scope="row">${name}</th><td>${counts[key] === null ? note('not reported') : html`${counts[key]}${between(ranges?.[key])}`}</td></tr>`)}
            </tbody>
          </table>`;

function person({ role, sex, age, outcome, n, relationship, inflictedBy }: IncidentPerson): string {
  const one = [
    `${n !== undefined && n > 1 ? `${n} × ` : ''}${labelOf('role', role)}`, sex === 'unknown' ? 'sex not reported' : { man: 'man', woman: 'woman' }[sex],
    age === 'unknown' ? 'age not reported' : labelOf('age', age), outcome === 'unknown' ? 'outcome not reported' : lower(labelOf('outcome', outcome)),
    relationship && relationship !== 'unknown' ? `relationship: ${lower(labelOf('relationship', relationship))}` : '',
    inflictedBy && inflictedBy !== 'unknown' ? `inflicted by: ${lower(labelOf('inflictedBy', inflictedBy))}` : '',
  ];
  return one.filter(Boolean).join(', ');
}

const list = (lines: readonly (Html | string)[]) => html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

function facts(incident: IncidentDetail): Html {
  const { type, subtype, tags, weapons, people } = incident;
  return html`<dl class="facts">
            ${when(incident)}
            ${where(incident)}
            ${row('What', labelOf('type', type), ...(subtype ? [labelOf('subtype', subtype)] : []), ...tags.map((tag) => labelOf('tag', tag)))}
            ${row('People', outcomes(incident), ...(people.length ? [list(people.map(person))] : [note('Nothing is reported about each of them.')]))}
            ${row('Weapons', weapons.length
              ? list(weapons.map(({ category, possession, count, countIsMin }) =>
                `${count === undefined ? '' : `${countIsMin ? 'at least ' : ''}${count} × `}${labelOf('weapon', category)}, ${possession === 'unknown' ? 'possession not reported' : `possession ${lower(labelOf('possession', possession))}`}`))
              : note('Not reported.'))}
          </dl>`;
}

const sources = ({ sources: all }: IncidentDetail) => html`<section aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          ${all.length === 0 ? html`<p>${note('No source is published with this record.')}</p>` : html`<ol class="sources">
            ${all.map(({ kind, publisher, url, publishedOn, lang, recordId }) => html`<li>
              ${isWebAddress(url) ? html`<a href="${url}" rel="noopener noreferrer nofollow external"${lang ? html` hreflang="${lang}"` : ''}>${starred(publisher)}</a>` : starred(publisher)}
              <span class="soft">${[labelOf('sourceKind', kind), publishedOn ? inWords(publishedOn) : 'date not reported', recordId ? `record ${recordId}` : ''].filter(Boolean).join(', ')}</span>
            </li>`)}
          </ol>`}
        </section>`;

function told({ field, from, to, withheld }: IncidentChange): Html | string {
  if (field === '*') return 'First published';
  const name = fieldInWords(field);
  const said = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (withheld) return html`${said}: changed. ${note('The values are withheld to protect people.')}`;
  if (field.startsWith('summary.')) return `${said}: changed`;
  return html`${said}: ${starred(valueInWords(field, from))} <span aria-hidden="true">→</span><span class="visually-hidden">changed to</span> ${starred(valueInWords(field, to))}`;
}

const history = ({ changes, revision }: IncidentDetail) => html`<section aria-labelledby="history">
          <h2 id="history">Revision history</h2>
          <p class="soft">Revision ${revision}. Every change since the record was published, the newest first.</p>
          ${changes.length === 0 ? html`<p>${note('No change is published for this record.')}</p>` : html`<ol class="history" reversed>
            ${[...changes].reverse().map((change) => html`<li>
              <p class="soft"><time datetime="${change.at}">${inWords(change.at)}</time>, version ${change.version}</p>
              <p>${told(change)}</p>
              ${change.field !== '*' && html`<p class="soft">Reason: ${lower(labelOf('reason', change.reason))}</p>`}
            </li>`)}
          </ol>`}
        </section>`;

const reference = ({ answer: { data, meta }, service, permalink }: IncidentParts) => {
  const json = `${service}/v1/incidents/${encodeURIComponent(data.id)}`;
  return html`<section aria-labelledby="reference">
          <h2 id="reference">Cite and link</h2>
          <dl class="facts">
            ${row('Identifier', html`<code>${data.id}</code>`)}
            ${row('Citation', meta.citation)}
            ${row('Permalink', html`<a href="${pageOf(data.id)}">${permalink}</a>`)}
            ${row('Data', html`<a href="${json}" type="application/json">This record as JSON</a>`)}
            ${row('Licence', meta.licence)}
            ${row('As of', `${inWords(meta.asOf)}, version ${meta.version} of the data`)}
          </dl>
        </section>`;
};

const summaryOf = ({ summary }: Incident): Html | string => {
  const told = Object.entries(summary);
  const [lang, text] = told.find(([key]) => key === 'en') ?? told[0] ?? [];
  return text === undefined ? html`<p class="soft">There is no summary. Those of suicides and of incidents with minors are not published.</p>` : html`<p class="summary" lang="${lang}">${starred(text)}</p>`;
};

/** An incident by itself: all that is published of it. */
export const incidentPage = (parts: IncidentParts): Html => {
  const { answer: { data, meta }, back } = parts;
  const synthetic = syntheticNotice(meta);
  return html`<article>
        <header class="page-head page-head-low">
          <div class="wrap">
            <p class="kicker"><a class="back" href="${back}">Searchable incidents list</a></p>
            <h1>${kindInWords(data)}</h1>
            <p class="lead">${starred(whereInWords(data))}, ${whenInWords(data.date)}. ${outcomesInWords(data)}.</p>
            <p class="soft">${data.status === 'verified' && html`${labelOf('status', data.status)} · `}<code>${data.id}</code></p>
            ${synthetic !== undefined && html`<p class="standing standing-quiet"><strong>${synthetic}</strong></p>`}
          </div>
        </header>
        <div class="wrap record">
          <div class="record-main">
            ${standing(data)}
            ${summaryOf(data)}
            ${facts(data)}
            ${sources(data)}
            ${data.jurisdiction === 'XK' && html`<p class="soft">* <a href="#disclaimer">How references to Kosovo* are to be understood</a></p>`}
          </div>
          <div class="record-side">
            ${history(data)}
            ${reference(parts)}
          </div>
        </div>
      </article>`;
};
