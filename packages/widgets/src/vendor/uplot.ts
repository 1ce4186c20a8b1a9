// The one door to uPlot. Its main file is CommonJS; its ESM file has no types of its own.
// What the embed build keeps of it is in packages/embed/scripts/lean-uplot.mjs: lines over numbers. It ends the build where another use is found that it knows of.
import { css } from 'lit';
import type UPlot from 'uplot';
// @ts-expect-error: the file has no types of its own
import uplot from 'uplot/dist/uPlot.esm.js';

export const Plot = uplot as typeof UPlot;
export type Plot = UPlot;
export type PlotOptions = UPlot.Options;

/** Of its style sheet, what lines alone need. */
export const styles = css`
  .uplot,
  .uplot * {
    box-sizing: border-box;
  }
  .u-wrap {
    position: relative;
  }
  .u-over,
  .u-under {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .uplot canvas {
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
  }
`;
