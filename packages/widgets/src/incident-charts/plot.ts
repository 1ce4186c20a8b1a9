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

/** The shapes of a drawing as templates: a few nodes, however many values. They belong into an `svg` of its size. */
export const plot = ({ shapes }: Drawing, hatched: Hatched): SVGTemplateResult[] => shapes.map((one) => shape(one, hatched));

/** The sign of a series in a legend. */
export const sign = (ink: Ink, hatched: Hatched): SVGTemplateResult => svg`<svg aria-hidden="true" width="14" height="14">${shape({ kind: 'path', d: 'M0 0h14v14h-14z', paint: `fill-${ink}` }, hatched)}</svg>`;
