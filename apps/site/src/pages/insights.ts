import { TYPES_OF_LENS, type FacetValue, type Filters, type Language, type MultiKey, type SummaryAnswer } from '@seesac/contract';
import { speechIn, type Chart, type ChartOptions } from '@seesac/contract/charts.js';
import { wordsIn } from '@seesac/contract/charts/words/index.js';
import { html } from 'hono/html';
import { address, EXPLORER } from '../address.js';
import { widget } from '../charts.js';
import { inWords } from '../content.js';
import type { Html } from '../layout.js';
import { syntheticNotice } from './fallbacks.js';
import { languages } from './languages.js';

/** Path of the page, and the year that it is about. */
export const INSIGHTS = '/platform/insights';
export const YEAR = 2024;
export const TITLE = `Firearm incidents in South East Europe: ${YEAR} insights`;
/** The days of a year, as filters. */
export const daysOf = (year: number): Filters => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The figures of the year: what the charts that ask nothing of their own are made of, its days, and the year before. */
export interface YearFigures { year: SummaryAnswer | undefined; days: SummaryAnswer | undefined; before: SummaryAnswer | undefined }

const { number, percent, change, count } = speechIn(wordsIn('en'));

/** Counts of the values of a field. */
const countsOf = (answer: SummaryAnswer, key: MultiKey) => (code: string): number => answer.data.facets[key]?.find((value: FacetValue) => value.code === code)?.count ?? 0;
const seizuresIn = (answer: SummaryAnswer): number => TYPES_OF_LENS.seizures.reduce((sum, type) => sum + countsOf(answer, 'type')(type), 0);

/** A section: its heading, a text that is made of figures, and its charts. */
interface Part { id: string; heading: string; text: (figures: YearFigures) => Html | ''; charts: readonly ChartOptions[] }

const PARTS: readonly Part[] = [
  {
    id: 'year', heading: 'Twelve months',
    text: ({ days }) => {
      const all = days?.data.series ?? [];
      if (!all.length) return '';
      const [some, most] = [all.filter((day) => day.count), all.reduce((a, b) => (b.count > a.count ? b : a))];
      return html`Incidents were recorded on ${some.length < all.length ? `${number(some.length)} of` : 'each of'} the ${number(all.length)} days of the year, on average ${number(days!.data.total / all.length, 1)} a day and at most
        ${number(most.count)}, on ${inWords(most.period)}.`;
    },
    charts: [{ chart: 'trend', split: 'type' }, { chart: 'calendar', year: YEAR }],
  },
  {
    id: 'types', heading: 'Found before anybody was hurt, or not',
    text: ({ year }) => {
      if (!year?.data.total) return '';
      const seizures = seizuresIn(year);
      return html`Of ${count(year.data.total, 'incidents')}, ${number(seizures)} were seizures (${percent(seizures / year.data.total)}): weapons that the authorities found. So a rising total can be
        good news. The other ${number(year.data.total - seizures)} are violence, misuse, and what is not told apart.`;
    },
    charts: [{ chart: 'breakdown' }, { chart: 'outcomes' }],
  },
  {
    id: 'people', heading: 'Who was harmed',
    text: ({ year }) => {
      if (!year) return '';
      const { killed, injured, threatened, suicide } = year.data.outcomes;
      return html`${count(killed, 'count-killed')}, ${count(injured, 'count-injured')} and ${count(threatened, 'count-threatened')} are reported. ${count(suicide, 'count-suicide')} with a firearm stand apart:
        they are never counted as killed. Shares are of those whose sex or age is reported, and say of how many it is.`;
    },
    charts: [{ chart: 'people' }, { chart: 'pictogram', figure: 'killed' }],
  },
  {
    id: 'places', heading: 'Where it happened',
    text: () => html`Counts are no measure of danger: a jurisdiction with more people, with more checks by the police or with media that report more has more incidents. All panels have one scale.`,
    charts: [{ chart: 'jurisdictions', step: 'quarter' }, { chart: 'breakdown', by: 'place' }, { chart: 'breakdown', by: 'area' }],
  },
  {
    id: 'weapons', heading: 'With which weapons',
    text: ({ year }) => {
      if (!year?.data.total) return '';
      const possession = countsOf(year, 'possession');
      return html`Illegal possession of a weapon is reported in ${count(possession('illegal'), 'incidents')}, legal possession in ${number(possession('legal'))}; in ${number(possession('unknown'))} the
        possession of at least one weapon is not reported. One incident can have several weapons, so these figures are no shares.`;
    },
    charts: [{ chart: 'breakdown', by: 'weapon' }, { chart: 'seizures' }, { chart: 'weapons' }],
  },
];

/** All charts of the page, in their order. */
export const INSIGHT_CHARTS: readonly ChartOptions[] = PARTS.flatMap(({ charts }) => charts);
/** Charts that need the whole width. */
const WIDE: ReadonlySet<ChartOptions['chart']> = new Set(['trend', 'calendar', 'jurisdictions', 'weapons']);

/** The numbers of the year, each with what it was a year before. */
function keyFigures({ year, before }: YearFigures): Html | '' {
  if (!year) return '';
  const figure = (label: string, now: number, then: number | undefined, note = '') => html`<div>
              <dt>${label}</dt>
              <dd><strong>${number(now)}</strong>${then ? html` <span>${change(now / then - 1)} on ${YEAR - 1} (${number(then)})</span>` : ''}${note && html` <span>${note}</span>`}</dd>
            </div>`;
  const [now, then] = [year.data.outcomes, before?.data.outcomes];
  return html`<dl class="key-figures">
            ${figure('Incidents', year.data.total, before?.data.total)}
            ${figure('People killed', now.killed, then?.killed)}
            ${figure('People injured', now.injured, then?.injured)}
            ${figure('Suicides', now.suicide, then?.suicide, 'counted apart')}
          </dl>`;
}

function provenance({ meta }: SummaryAnswer): Html {
  const synthetic = syntheticNotice(meta);
  return html`<p class="fallback-note">Dataset version ${meta.version}, as of ${inWords(meta.asOf)}. ${synthetic && html`<strong>${synthetic}</strong>`}</p>`;
}

/** What the page is made with; charts are those of {@link INSIGHT_CHARTS}, as far as they came in time. */
export interface InsightsParts { service: string; lang: Language; figures: YearFigures; charts: readonly (Chart | undefined)[] }

/** A year in charts, with texts that are made of its figures: a correction of the data corrects the page. */
export function insights({ service, lang, figures, charts }: InsightsParts): Html {
  const filters = daysOf(YEAR);
  let at = 0;
  const part = ({ id, heading, text, charts: list }: Part) => html`<section class="band" aria-labelledby="${id}">
        <div class="wrap">
          <h2 id="${id}">${heading}</h2>
          <p class="lead">${text(figures)}</p>
          <div class="charts">
            ${list.map((options) => html`<div class="panel${WIDE.has(options.chart) ? ' wide' : ''}">
              ${widget({ service, lang, filters, options, chart: charts[at++], place: WIDE.has(options.chart) ? 'wide' : 'half' }, filters, 3)}
            </div>`)}
          </div>
        </div>
      </section>`;
  return html`<section class="page-head">
        <div class="wrap">
          <p class="kicker"><a href="${address('/platform', { lang, filters: {} })}">Armed Violence Monitoring Platform</a></p>
          <h1>${TITLE}</h1>
          <p class="lead">What was recorded in seven jurisdictions from 1 January to 31 December ${YEAR}. Every number on this page comes from the records, and changes with them.</p>
          ${languages(INSIGHTS, { lang, filters: {} })}
          ${keyFigures(figures)}
          ${figures.year ? provenance(figures.year) : html`<p class="fallback-note">The data service did not answer in time: the numbers are left out, the charts come when it does.</p>`}
        </div>
      </section>
      ${PARTS.map(part)}
      <section class="band" aria-labelledby="further">
        <div class="wrap split">
          <h2 id="further">The same year as you need it</h2>
          <div>
            <p>Each chart has its table, and can be taken along as a picture or as figures, with the day, the filters and the notices that belong to it.</p>
            <p><a class="more" href="${address(EXPLORER, { lang, filters })}">The incidents of ${YEAR}, one by one</a></p>
            <p><a class="more" href="${service}/v1/incidents.csv?from=${filters.from}&amp;to=${filters.to}">All of them as a file (CSV)</a></p>
            <p><a class="more" href="${service}/docs">The data service</a></p>
          </div>
        </div>
      </section>`;
}
