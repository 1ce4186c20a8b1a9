import { css } from 'lit';

/** Colours of the legend are those of `palette.ts`; a test holds them to each other. */
export default css`
  .root .legend {
    margin-block: 0.5em;
  }
  .legend ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .legend .marks {
    gap: 0.5em;
  }
  .legend :is(.marks button, .marks span, .steps li, .places li) {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  .legend .marks :is(button, span) {
    box-sizing: border-box;
    min-block-size: 2.75em;
    padding-inline: 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 0;
    text-align: start;
  }
  .legend .marks span {
    border-color: transparent;
  }
  .legend button {
    color: inherit;
    background: var(--seesac-surface, Canvas);
    cursor: pointer;
  }
  .legend button[aria-pressed='true'] {
    border-color: currentColor;
    box-shadow: inset 0 0 0 2px currentColor;
    font-weight: 600;
  }
  .legend button:disabled {
    cursor: default;
    color: inherit;
  }
  .legend svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    overflow: visible;
  }
  .legend .unit::first-letter {
    text-transform: uppercase;
  }
  .legend .unit {
    font-weight: 600;
  }
  .legend .note,
  .tools label > small {
    max-inline-size: 40em;
    font-size: 0.8em;
  }
  .legend :is(.told, .pointed) {
    font-weight: 600;
  }
  .legend .told button {
    min-inline-size: 2.75em;
    min-block-size: 2.75em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 0;
  }
  .legend .places summary {
    min-block-size: 2.75em;
    align-content: center;
    cursor: pointer;
  }
  .m0 {
    color: light-dark(#12436d, #b5e3ff);
  }
  .m1 {
    color: light-dark(#28a197, #1a8a80);
  }
  .m2 {
    color: light-dark(#801650, #ffd9a8);
  }
  .m3 {
    color: light-dark(#f46a25, #c85a1c);
  }
  .m4 {
    color: light-dark(#3d3d3d, #dadada);
  }
  .s0 {
    color: light-dark(#e6ec9f, #2c5064);
  }
  .s1 {
    color: light-dark(#a3d6b8, #2f7a94);
  }
  .s2 {
    color: light-dark(#4fb0bb, #46a8ad);
  }
  .s3 {
    color: light-dark(#2b74a8, #97d3b5);
  }
  .s4 {
    color: light-dark(#1c3577, #e6f3cd);
  }
  .s8,
  .s9 {
    color: light-dark(#ffffff, #27323a);
  }
  .mark {
    fill: currentColor;
  }
  .swatch rect {
    fill: currentColor;
    stroke: light-dark(#7c868d, #71808b);
  }
  .swatch path {
    fill: none;
    stroke: light-dark(#ffffff, #27323a);
  }
  .s8 path {
    stroke: light-dark(#7c868d, #71808b);
  }
  .place {
    fill: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    stroke: none;
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .place :is(.reach, .empty, path) {
    fill: none;
    stroke: currentColor;
  }
  .place .empty {
    fill: var(--seesac-surface, Canvas);
    stroke-width: 2;
  }
  .hatched .reach {
    stroke-dasharray: 3 2;
  }
  .hatched path {
    opacity: 0.5;
  }
  @media (forced-colors: active) {
    .legend .mark,
    .legend .place {
      color: CanvasText;
    }
    .swatch {
      forced-color-adjust: none;
    }
    .s0 {
      color: Canvas;
    }
    .s1,
    .s2 {
      color: GrayText;
    }
    .s3,
    .s4 {
      color: CanvasText;
    }
  }
`;
