import type { Ink } from '@seesac/contract/charts.js';
import { PATTERNS } from '@seesac/contract/charts/patterns.js';
import { css, svg, type LitElement, type SVGTemplateResult } from 'lit';
import { adopt } from '../lib/adopt.js';

/** In forced colours there is one ink, so patterns alone tell areas apart, and steps of a heat map are tones of it; what is behind the data is in the other one. */
const styles = css`
  .carved {
    stroke-width: 1.5;
  }
  pattern [class^='fill-'] {
    stroke: none;
  }
  @media (forced-colors: active) {
    .root :is(path, text, [class^='fill-'], [class^='line-']) {
      --_ink: CanvasText;
    }
    .root :is(.fill-past, .line-past) {
      --_ink: GrayText;
    }
    .root :is(text, .muted) {
      fill: CanvasText;
    }
    .root .inverse {
      fill: Canvas;
    }
    .root :is(.axis, .cut, .outline, .interval) {
      stroke: CanvasText;
    }
    .grid {
      stroke: GrayText;
    }
    .root [class^='ramp-'] {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .root .ramp-0 {
      fill: Canvas;
    }
    .root .ramp-1 {
      fill-opacity: 0.15;
    }
    .root .ramp-2 {
      fill-opacity: 0.3;
    }
    .root .ramp-3 {
      fill-opacity: 0.75;
    }
  }
`;

/** Fills for whoever cannot tell the colours apart, or prints without them: the ink of each with lines in the colour behind it. That of *not reported* is always there. */
export function patterns(host: LitElement): SVGTemplateResult[] {
  adopt(host, styles);
  return (Object.keys(PATTERNS) as `${Ink}`[]).filter((ink) => ink !== 'unknown').map((ink) => {
    const { size, d } = PATTERNS[ink];
    return svg`<pattern id="fill-${ink}" patternUnits="userSpaceOnUse" width=${size} height=${size}><path class="fill-${ink}" d="M0 0h${size}v${size}h-${size}z"></path><path class="carved" d=${d}></path></pattern>`;
  });
}
