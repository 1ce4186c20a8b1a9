import type { Chart, ChartForm } from './chart.js';
import { bars } from './draw/bars.js';
import { columns } from './draw/columns.js';
import { heat } from './draw/heat.js';
import { lines } from './draw/lines.js';
import { multiples } from './draw/multiples.js';
import { pictogram } from './draw/pictogram.js';
import { pyramid } from './draw/pyramid.js';
import { timeline } from './draw/timeline.js';
import type { Draw, Drawing } from './drawing.js';
import type { ChartSpeech } from './speech.js';

export type { Drawing, Mark, Shape } from './drawing.js';

const FORMS: Readonly<Record<ChartForm, Draw>> = { columns, lines, bars, pyramid, heat, pictogram, multiples, timeline };

/** Draws a chart into a width of px. Pure: the same chart and width give the same drawing in the service and in a page. */
export const draw = (chart: Chart, width: number, speech: ChartSpeech): Drawing => FORMS[chart.form](chart, Math.round(width), speech);
