import type { Chart, ChartSpeech, Ink } from '@seesac/contract/charts.js';
import type { Drawing, Shape } from '@seesac/contract/charts/drawing.js';
import { nothing, svg, type SVGTemplateResult } from 'lit';
import { partOf } from './parts.js';

/** Inks of which areas are filled with a pattern: *not reported* always, the others on request. */
export type Hatched = (paint: string) => boolean;

const shape = (one: Shape, hatched: Hatched): SVGTemplateResult =>
  one.kind === 'path'
    ? svg`<path class=${one.paint} d=${one.d} fill=${hatched(one.paint) ? `url(#${one.paint})` : nothing} />`
    : svg`<text x=${one.x} y=${one.y} class=${one.look} .textContent=${one.text}></text>`;

const drawings = new WeakMap<Chart, Drawing>();

/** A chart in a width; drawn again only where one of them is another. */
export function drawingOf(chart: Chart, width: number, speech: ChartSpeech): Drawing {
  let drawing = drawings.get(chart);
  if (drawing?.width !== width) drawings.set(chart, (drawing = partOf(chart).draw(chart, width, speech)));
  return drawing;
}

/** A drawing as a template: a few nodes, however many values. */
export const plot = ({ sentence }: Pick<Chart, 'sentence'>, { width, height, shapes }: Drawing, hatched: Hatched): SVGTemplateResult =>
  svg`<svg role="img" aria-label=${sentence} width=${width} height=${height} viewBox="0 0 ${width} ${height}">${shapes.map((one) => shape(one, hatched))}</svg>`;

/** The sign of a series in a legend. */
export const sign = (ink: Ink, hatched: Hatched): SVGTemplateResult => svg`<svg aria-hidden="true" width="14" height="14">${shape({ kind: 'path', d: 'M0 0h14v14h-14z', paint: `fill-${ink}` }, hatched)}</svg>`;

/** The hatching of what is not reported. */
export const hatching = svg`<pattern id="fill-unknown" patternUnits="userSpaceOnUse" width="6" height="6"><path class="ground" d="M0 0h6v6h-6z"></path><path class="line-unknown" d="M-1 1l2-2M0 6l6-6M5 7l2-2"></path></pattern>`;
