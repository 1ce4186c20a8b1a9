import type { Chart, ChartContext, ChartForm, ChartId, ChartOptions } from '@seesac/contract/charts.js';
import type { Draw } from '@seesac/contract/charts/drawing.js';
import { addEnglish } from './speech.js';

type Model = (options: ChartOptions, context: ChartContext) => Chart;

interface Part {
  make: () => Promise<Model>;
  /** The form that it most likely has. */
  form: ChartForm;
  /** What it says in English beside what all charts say. */
  words: () => Promise<Readonly<Record<string, string>>>;
}

const people = () => import('@seesac/contract/charts/words/en/people.js').then((words) => words.people);
const years = () => import('@seesac/contract/charts/words/en/years.js').then((words) => words.years);

/** What makes each chart of an answer, draws it and has words for it: fetched for the charts that are shown, so that one carries none of the code of another. */
export const models: Partial<Record<ChartId, Part>> = {
  trend: { make: () => import('@seesac/contract/charts/models/trend.js').then(({ trend }) => trend), form: 'columns', words: () => import('@seesac/contract/charts/words/en/trend.js').then((words) => words.trend) },
  cumulative: { make: () => import('@seesac/contract/charts/models/cumulative.js').then(({ cumulative }) => cumulative), form: 'lines', words: years },
  outcomes: { make: () => import('@seesac/contract/charts/models/outcomes.js').then(({ outcomes }) => outcomes), form: 'bars', words: people },
  breakdown: { make: () => import('@seesac/contract/charts/models/breakdown.js').then(({ breakdown }) => breakdown), form: 'bars', words: () => import('@seesac/contract/charts/words/en/breakdown.js').then((words) => words.breakdown) },
  people: { make: () => import('@seesac/contract/charts/models/people.js').then((model) => model.people), form: 'pyramid', words: people },
  jurisdictions: { make: () => import('@seesac/contract/charts/models/jurisdictions.js').then(({ jurisdictions }) => jurisdictions), form: 'multiples', words: () => import('@seesac/contract/charts/words/en/jurisdictions.js').then((words) => words.jurisdictions) },
  seasons: { make: () => import('@seesac/contract/charts/models/seasons.js').then(({ seasons }) => seasons), form: 'heat', words: years },
  calendar: { make: () => import('@seesac/contract/charts/models/calendar.js').then(({ calendar }) => calendar), form: 'heat', words: years },
  pictogram: { make: () => import('@seesac/contract/charts/models/pictogram.js').then(({ pictogram }) => pictogram), form: 'pictogram', words: people },
};

/** What draws each form. */
const forms: Readonly<Record<ChartForm, () => Promise<Draw>>> = {
  columns: () => import('@seesac/contract/charts/draw/columns.js').then(({ columns }) => columns),
  lines: () => import('@seesac/contract/charts/draw/lines.js').then(({ lines }) => lines),
  bars: () => import('@seesac/contract/charts/draw/bars.js').then(({ bars }) => bars),
  pyramid: () => import('@seesac/contract/charts/draw/pyramid.js').then(({ pyramid }) => pyramid),
  heat: () => import('@seesac/contract/charts/draw/heat.js').then(({ heat }) => heat),
  pictogram: () => import('@seesac/contract/charts/draw/pictogram.js').then(({ pictogram }) => pictogram),
  multiples: () => import('@seesac/contract/charts/draw/multiples.js').then(({ multiples }) => multiples),
};

const drawn = new Map<ChartForm, Draw>();

/** What draws a form, once {@link fetchForm} has it. */
export const drawOf = (form: ChartForm): Draw => drawn.get(form)!;

export async function fetchForm(form: ChartForm): Promise<void> {
  if (!drawn.has(form)) drawn.set(form, await forms[form]());
}

/** Fetches what a chart needs; gives what makes it. */
export async function prepare(id: ChartId): Promise<Model> {
  const { make, form, words } = models[id]!;
  const [model, english] = await Promise.all([make(), words(), fetchForm(form)]);
  addEnglish(english);
  return model;
}
