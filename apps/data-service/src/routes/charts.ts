import { MULTI_KEYS, noticesIn, taxonomiesIn, type Filters, type NoticeText, type Taxonomies } from '@seesac/contract';
import { chartOf, dark, light, questionOf, speechIn, type Chart, type ChartOptions, type ChartQuestion, type ChartSpeech } from '@seesac/contract/charts.js';
import { draw } from '@seesac/contract/charts/draw.js';
import { filtersIn } from '@seesac/contract/charts/filter-words.js';
import { linesOf } from '@seesac/contract/charts/sheet.js';
import { svgOf } from '@seesac/contract/charts/svg.js';
import { wordsIn } from '@seesac/contract/charts/words/index.js';
import { ratedDays, withRate } from '@seesac/contract/rates.js';
import { z } from '@hono/zod-openapi';
import { canonicalPath, readQuery } from '../http/query.js';
import type { Service, State } from '../http/service.js';
import { CHART_OPTIONS, CHART_PARAMETERS } from './chart-parameters.js';
import { declare, type Route } from './declare.js';
import { metaOf } from './envelope.js';
import { FILTER_PARAMETERS } from './parameters.js';
import { answers } from './responses.js';

const PATH = '/v1/embed/charts.svg';
const TYPE = 'image/svg+xml';

/** `/v1/embed/charts.svg`: a chart as a picture, for where no script runs. */
export const charts = (service: Service): Route => declare({
  method: 'get',
  path: PATH,
  operationId: 'chart',
  tags: ['Figures'],
  summary: 'A chart as a picture (SVG)',
  description: [
    'What `<seesac-incident-charts>` shows with the same attributes, by the same code, as a document of its own: title, finding in a sentence, legend, picture, notes, and below them the filters,',
    'the day, the citation, the licence and the notices. For pages without scripts, for e-mails and slides: `<img src="…/v1/embed/charts.svg?chart=trend" alt="…">`, and `theme=dark` in a `<picture>`.',
    'The same figures as data are at `/v1/summary`.',
    '',
    'It holds no script, no style sheet and no address of anything else. Its texts are in the language of `lang`, the notices in English where there is no official translation.',
  ].join('\n'),
  parameters: [...CHART_PARAMETERS, ...FILTER_PARAMETERS],
  responses: answers('The picture', { [TYPE]: { schema: z.string() } }, 'dataset'),
}, async (c) => {
  const { filters, values, canonical } = readQuery(c.req.url, PATH, CHART_OPTIONS);
  const state = await service.state(filters);
  const make = () => {
    const { lang = 'en', theme, width = 720, patterns, chart = 'trend', compare, 'people-role': role, 'people-outcome': outcome, ...rest } = values;
    const options: ChartOptions = { ...rest, chart, compare: compare === 'true', role, outcome };
    const speech = speechIn(wordsIn(lang));
    const made = chartAndLines(service, state, filters, options, speech, taxonomiesIn(lang), noticesIn(lang));
    return svgOf(made.chart, draw, { width, speech, lines: made.lines, palette: theme === 'dark' ? dark : light, patterns: patterns === 'true' });
  };
  return service.send(c.req.raw, service.fromDataset(state, canonical, make, undefined, { 'Content-Type': TYPE }));
});

function chartAndLines(
  service: Service, state: State, filters: Filters, options: ChartOptions, speech: ChartSpeech, terms: Taxonomies, texts: readonly NoticeText[],
): { chart: Chart; lines: string[] } {
  const { index, manifest } = state;
  const question = questionOf(options);
  const summary = index.summary(filters, { facets: MULTI_KEYS, ...question, until: service.knownUntil(state) });
  const isRate = options.chart === 'jurisdictions' && options.measure === 'rate';
  const days = isRate ? ratedDays(filters, manifest) : undefined;
  const areas = isRate && index.areas(filters, 'jurisdiction').map((area) => withRate(area, service.population, days));
  const { asOf, version, citation, licence, notices } = metaOf(service, manifest, { filters, total: summary.total, path: canonicalPath('/v1/summary', filters, pairsOf(question)) });
  const said = filtersIn(filters, terms, speech);
  return {
    chart: chartOf(options, { summary, filters, asOf, terms, speech, ...(areas && { areas }) }),
    lines: linesOf({ asOf, version, citation, licence, notices: notices.map((key) => texts.find((text) => text.key === key)!.text), ...(said !== undefined && { filters: said }) }, speech),
  };
}

/** What a question is at `/v1/summary`: the address that is cited, as a page that asked has it. */
const pairsOf = ({ facets, people, weapons, series, split }: ChartQuestion): [string, string][] => [
  ...(facets ? [['facets', facets.join(',') || 'none'] satisfies [string, string]] : []),
  ...(people ? [['people', 'true'] satisfies [string, string]] : []),
  ['series', series],
  ...(split ? [['split', split] satisfies [string, string]] : []),
  ...(weapons ? [['weapons', 'true'] satisfies [string, string]] : []),
];
