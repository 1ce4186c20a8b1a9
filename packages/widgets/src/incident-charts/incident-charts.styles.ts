import { css } from 'lit';

/** Colours are those of `light` and `dark` of the contract's charts, written out: a sheet of the embed files is one text. A test holds both together. */
export default css`
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 25em), 1fr));
    gap: 2.5em 2em;
  }
  .chart {
    min-width: 0;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .blank {
    block-size: 24em;
  }
  .root .title {
    font-size: 1.1em;
    font-weight: 700;
    line-height: 1.3;
  }
  .root .heading {
    font-size: 1.4em;
    font-weight: 700;
    padding-bottom: 0.5em;
  }
  .as-of {
    padding-block-start: 1.5em;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    padding: 0.5em 0 0;
    list-style: none;
    font-size: 0.85em;
  }
  .plot {
    position: relative;
    margin-block: 0.75em;
    touch-action: pan-y pinch-zoom;
    user-select: none;
  }
  .plot:focus-visible {
    outline: 2px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 2px;
  }
  .sheet {
    overflow: hidden;
  }
  .plot svg {
    display: block;
  }
  .none {
    block-size: 3em;
    margin-block-end: 0.75em;
    border-block-end: 1px solid;
  }
  .root text {
    font-size: 12px;
    fill: light-dark(#1f2a30, #f1f5f7);
  }
  .middle {
    text-anchor: middle;
  }
  .end {
    text-anchor: end;
  }
  .root .muted {
    fill: light-dark(#5a666d, #a9b6be);
  }
  .root .strong {
    font-weight: 700;
  }
  path {
    stroke: var(--seesac-surface, Canvas);
    stroke-width: 1;
  }
  [class$='-1'] {
    --_ink: light-dark(#12436d, #b5e3ff);
  }
  [class$='-2'] {
    --_ink: light-dark(#28a197, #1a8a80);
  }
  [class$='-3'] {
    --_ink: light-dark(#801650, #ffd9a8);
  }
  [class$='-4'] {
    --_ink: light-dark(#f46a25, #c85a1c);
  }
  [class$='-rest'] {
    --_ink: light-dark(#3d3d3d, #dadada);
  }
  [class$='-unknown'] {
    --_ink: light-dark(#767f85, #8f9aa2);
  }
  [class$='-past'] {
    --_ink: light-dark(#8b949a, #7d8890);
  }
  [class^='fill-']:not([fill]) {
    fill: var(--_ink);
  }
  [class^='line-'] {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2;
  }
  .fill-unknown[fill] {
    stroke: var(--_ink);
  }
  pattern .line-unknown {
    stroke-width: 1.5;
  }
  .ground {
    fill: var(--seesac-surface, Canvas);
    stroke: none;
  }
  .veil {
    fill: var(--seesac-surface, Canvas);
    fill-opacity: 0.55;
    stroke: none;
  }
  .outline,
  .interval {
    fill: none;
    stroke: light-dark(#1f2a30, #f1f5f7);
  }
  .axis {
    stroke: light-dark(#5a666d, #a9b6be);
    fill: none;
  }
  .grid {
    stroke: light-dark(#d5dadd, #3a454d);
    fill: none;
  }
  .root .link {
    min-block-size: 2em;
    padding: 0;
    border: 0;
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    background: none;
    text-decoration: underline;
    cursor: pointer;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0 1.5em;
    padding-block-start: 0.5em;
  }
  .actions > button,
  .actions summary {
    padding-block: 0.25em;
    font-size: 0.9em;
  }
  .apart {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    .root {
      color-scheme: light;
      print-color-adjust: exact;
    }
    .chart {
      break-inside: avoid;
    }
    .actions,
    .root :is(details:not([open]), .lens) {
      display: none;
    }
  }
`;
