import type { Chart } from '@seesac/contract/charts.js';
import type { Drawing, Shape } from '@seesac/contract/charts/draw.js';
import { svg, type SVGTemplateResult } from 'lit';

const shape = (one: Shape): SVGTemplateResult =>
  one.kind === 'path'
    ? svg`<path class=${one.paint} d=${one.d} />`
    : svg`<text x=${one.x} y=${one.y} class="${one.anchor ?? ''} ${one.muted ? 'muted' : ''} ${one.strong ? 'strong' : ''}">${one.text}</text>`;

/** A drawing as a template: a few nodes, however many values. */
export const plot = ({ title, sentence }: Pick<Chart, 'title' | 'sentence'>, { width, height, shapes }: Drawing): SVGTemplateResult =>
  svg`<svg role="img" aria-label="${title}. ${sentence}" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${shapes.map(shape)}</svg>`;
