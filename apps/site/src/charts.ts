import { formatFilters, taxonomiesIn, type Filters, type Language } from '@seesac/contract';
import { chartOf, questionOf, speechIn, type Chart, type ChartOptions } from '@seesac/contract/charts.js';
import { wordsIn } from '@seesac/contract/charts/words/index.js';
import { html } from 'hono/html';
import type { Figures } from './figures.js';
import type { Html } from './layout.js';

/** The attributes of `<seesac-incident-charts>`, which are the parameters of its picture too. */
function attributesOf({ chart, by, step, split, compare, role, outcome, figure, measure, year, grain }: ChartOptions): [name: string, value: string][] {
  const all: [string, string | number | undefined][] = [
    ['chart', chart], ['by', by], ['step', step], ['split', split], ['compare', compare ? 'true' : undefined], ['people-role', role], ['people-outcome', outcome], ['figure', figure],
    ['measure', measure], ['year', year], ['grain', grain],
  ];
  return all.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
}

/** Where a picture stands, and its widths there, px: each up to a width of the screen, in rem, so that its texts are read at their size. The last one for all wider ones. */
const WIDTHS = {
  side: [[26, 270], [Infinity, 330]],
  half: [[26, 270], [48, 400], [Infinity, 530]],
  wide: [[26, 270], [48, 400], [68, 650], [Infinity, 1_100]],
} as const satisfies Record<string, readonly (readonly [most: number, width: number])[]>;

/** What a chart is made with on a page. */
export interface ChartParts {
  service: string;
  lang: Language;
  filters: Filters;
  options: ChartOptions;
  /** What it shows in words; left out where the service did not answer in time. */
  chart?: Chart | undefined;
  /** Where its picture stands. */
  place: keyof typeof WIDTHS;
}

/** The picture of a chart, for readers without scripts and until they have run: that of the service, in the colours and for the width of the screen. */
export function picture({ service, lang, filters, options, chart, place }: ChartParts): Html {
  const address = (theme: 'light' | 'dark', width: number) => {
    const query = [...attributesOf(options), ['lang', lang], ['theme', theme], ['width', String(width)]].map(([name, value]) => `${name}=${encodeURIComponent(value!)}`);
    return `${service}/v1/embed/charts.svg?${[...query, formatFilters(filters)].filter(Boolean).join('&')}`;
  };
  const sources = WIDTHS[place].flatMap(([most, width]) => {
    const fits = most === Infinity ? [] : [`(max-width: ${most}rem)`];
    return [[[...fits, '(prefers-color-scheme: dark)'].join(' and '), address('dark', width)], ...(fits.length ? [[fits[0], address('light', width)]] : [])];
  });
  return html`<picture class="chart-picture" lang="${chart ? wordsIn(lang).lang : 'en'}">
              ${sources.map(([media, href]) => html`<source media="${media}" srcset="${href}">`)}
              <img src="${address('light', WIDTHS[place].at(-1)![1])}" alt="${chart ? `${chart.title}. ${chart.sentence}` : 'A chart; the data service did not tell in time what it shows.'}" loading="lazy" decoding="async">
            </picture>`;
}

/** A chart as a widget with its picture inside. @param locked filters that are the page's and no reader's */
export const widget = (parts: ChartParts, locked: Filters, level: number): Html => html`<seesac-incident-charts lang="${parts.lang}" heading-level="${level}"${[...attributesOf(parts.options), ...Object.entries(locked)]
  .map(([name, value]) => (name === 'compare' ? html` compare` : html` ${name}="${value}"`))}>
            ${picture(parts)}
          </seesac-incident-charts>`;

/** Charts in words, for pages: each with the answer to its question, asked for once where several ask the same. */
export async function chartsInWords(figures: Figures, filters: Filters, lang: Language, list: readonly ChartOptions[]): Promise<(Chart | undefined)[]> {
  const [terms, speech] = [taxonomiesIn(lang), speechIn(wordsIn(lang))];
  return Promise.all(list.map(async (options) => {
    const answer = await figures.summary(filters, questionOf(options));
    return answer && chartOf(options, { summary: answer.data, filters: answer.meta.filters, asOf: answer.meta.asOf, terms, speech });
  }));
}
