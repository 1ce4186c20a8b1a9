import type { Chart, ChartId, ChartOptions } from './chart.js';
import type { ChartContext } from './context.js';
import { breakdown } from './models/breakdown.js';
import { calendar } from './models/calendar.js';
import { cumulative } from './models/cumulative.js';
import { jurisdictions } from './models/jurisdictions.js';
import { outcomes } from './models/outcomes.js';
import { people } from './models/people.js';
import { pictogram } from './models/pictogram.js';
import { seasons } from './models/seasons.js';
import { seizures } from './models/seizures.js';
import { timeline } from './models/timeline.js';
import { trend } from './models/trend.js';
import { weapons } from './models/weapons.js';

/** The chart of an answer. Pure: the service and a page make the same of the same answer. */
export function chartOf(options: ChartOptions, context: ChartContext): Chart {
  return MODELS[options.chart](options, context);
}

const MODELS: Readonly<Record<ChartId, (options: ChartOptions, context: ChartContext) => Chart>> = {
  trend, cumulative, outcomes, breakdown, people, jurisdictions, weapons, seizures, seasons, calendar, pictogram, timeline,
};
