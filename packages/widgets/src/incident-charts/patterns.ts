import type { Ink } from '@seesac/contract/charts.js';
import { PATTERNS } from '@seesac/contract/charts/patterns.js';
import { svg, type SVGTemplateResult } from 'lit';

/** Fills for whoever cannot tell the colours apart, or prints without them: the ink of each with lines in the colour behind it. That of *not reported* is always there. */
export const patterns = (): SVGTemplateResult[] =>
  (Object.keys(PATTERNS) as `${Ink}`[]).filter((ink) => ink !== 'unknown').map((ink) => {
    const { size, d } = PATTERNS[ink];
    return svg`<pattern id="fill-${ink}" patternUnits="userSpaceOnUse" width=${size} height=${size}><path class="fill-${ink}" d="M0 0h${size}v${size}h-${size}z" /><path class="carved" d=${d} /></pattern>`;
  });
