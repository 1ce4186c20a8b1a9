import { COUNTED_OUTCOMES, LANGUAGES, MULTI_KEYS, OUTCOMES, ROLES } from '@seesac/contract';
import { CHARTS, CHART_STEPS } from '@seesac/contract/charts.js';
import { choice, oneOf, wholeNumber } from '../http/query.js';
import { LANG, type ParameterObject } from './parameters.js';

/** Widths of a picture, px. */
const [LEAST, USUAL, MOST] = [240, 720, 1_600];
const [FIRST, LAST] = [1900, 2099];
const NO = oneOf(['true', 'false'], 'false');

/** What of a chart an address says, beside the filters. The keys are the attributes of `<seesac-incident-charts>`. */
export const CHART_OPTIONS = {
  by: choice(MULTI_KEYS),
  chart: oneOf(CHARTS, 'trend'),
  compare: NO,
  figure: choice(COUNTED_OUTCOMES),
  grain: choice(['day', 'week']),
  lang: oneOf(LANGUAGES, 'en'),
  measure: choice(['count', 'rate']),
  patterns: NO,
  'people-outcome': choice(OUTCOMES),
  'people-role': choice(ROLES),
  split: choice(MULTI_KEYS),
  step: choice(CHART_STEPS),
  theme: oneOf(['light', 'dark'], 'light'),
  width: wholeNumber(LEAST, MOST, USUAL),
  // No year is the default of all datasets.
  year: wholeNumber(FIRST, LAST, NaN),
};

const parameter = (name: keyof typeof CHART_OPTIONS, description: string, values: readonly string[], standard?: string): ParameterObject =>
  ({ name, in: 'query', description, schema: { type: 'string', enum: [...values], ...(standard !== undefined && { default: standard }) } });

/** The same, described. */
export const CHART_PARAMETERS: readonly ParameterObject[] = [
  parameter('chart', 'Which chart. What it has no use for of the others is not looked at.', CHARTS, 'trend'),
  parameter('by', 'Field of a `breakdown`; `type` where it is left out.', MULTI_KEYS),
  parameter('step', 'Step of a `trend` (`month` where it is left out) and of `jurisdictions` (`year`).', CHART_STEPS),
  parameter('split', 'Field by whose values a `trend` is split.', MULTI_KEYS),
  parameter('compare', 'A `trend` beside the same periods of the year before.', ['true', 'false'], 'false'),
  parameter('people-role', 'Whom `people` is about: victims where it is left out. A perpetrator can be a victim of the same incident.', ROLES),
  parameter('people-outcome', 'People of `people` with that outcome alone. It chooses people, where the filter `outcome` chooses incidents.', OUTCOMES),
  parameter('figure', 'What a `pictogram` counts; `killed` where it is left out, suicides never among them.', COUNTED_OUTCOMES),
  parameter('measure', '`jurisdictions` by incidents or, where populations are known, by rate.', ['count', 'rate']),
  { name: 'year', in: 'query', description: 'Year of a `calendar`; the last of the data where it is left out.', schema: { type: 'integer', minimum: FIRST, maximum: LAST } },
  parameter('grain', 'What a `timeline` is drawn by; `day` where it is left out.', ['day', 'week']),
  parameter('patterns', 'Patterns beside colours. What is not reported has one always.', ['true', 'false'], 'false'),
  parameter('theme', 'Colours on a light or on a dark ground.', ['light', 'dark'], 'light'),
  { name: 'width', in: 'query', description: 'Width in px; the height follows from what is to be shown.', schema: { type: 'integer', minimum: LEAST, maximum: MOST, default: USUAL } },
  LANG,
];
