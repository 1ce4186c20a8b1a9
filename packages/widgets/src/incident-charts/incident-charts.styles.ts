import { css } from 'lit';

/** Colours are those of `light` and `dark` of the contract's charts, written out: a sheet of the embed files is one text. A test holds both together. */
export default css`
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: 2em;
  }
  .chart {
    min-width: 0;
  }
  .root .title {
    font-size: 1.1em;
    font-weight: 700;
  }
  .root .heading {
    font-size: 1.4em;
    font-weight: 700;
    padding-bottom: 0.5em;
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
    padding-block: 0.75em;
    overflow: hidden;
  }
  .plot svg {
    display: block;
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
  .muted {
    fill: light-dark(#5a666d, #a9b6be);
  }
  .root .strong {
    font-weight: 700;
  }
  path {
    stroke: var(--seesac-surface, Canvas);
    stroke-width: 1;
  }
  :is(.fill-1, .line-1) {
    --_ink: light-dark(#12436d, #b5e3ff);
  }
  :is(.fill-2, .line-2) {
    --_ink: light-dark(#28a197, #1a8a80);
  }
  :is(.fill-3, .line-3) {
    --_ink: light-dark(#801650, #ffd9a8);
  }
  :is(.fill-4, .line-4) {
    --_ink: light-dark(#f46a25, #c85a1c);
  }
  :is(.fill-rest, .line-rest) {
    --_ink: light-dark(#3d3d3d, #dadada);
  }
  :is(.fill-unknown, .line-unknown) {
    --_ink: light-dark(#767f85, #8f9aa2);
  }
  :is(.fill-past, .line-past) {
    --_ink: light-dark(#8b949a, #7d8890);
  }
  [class^='fill-'] {
    fill: var(--_ink);
  }
  [class^='line-'] {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2;
  }
  .ramp-0 {
    fill: light-dark(#e3eef6, #22384a);
  }
  .ramp-1 {
    fill: light-dark(#a9cde5, #2b5a7d);
  }
  .ramp-2 {
    fill: light-dark(#5f9dc8, #3c83b3);
  }
  .ramp-3 {
    fill: light-dark(#2b6ca3, #79b4dc);
  }
  .ramp-4 {
    fill: light-dark(#12436d, #d2ebfb);
  }
  .axis {
    stroke: light-dark(#5a666d, #a9b6be);
    fill: none;
  }
  .grid {
    stroke: light-dark(#d5dadd, #3a454d);
    fill: none;
  }
  .table {
    max-height: 20em;
    overflow: auto;
  }
  table {
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
    font-size: 0.85em;
  }
  .root caption {
    text-align: start;
    font-weight: 700;
  }
  .root :is(th, td) {
    padding: 0.15em 1em 0.15em 0;
    text-align: start;
  }
  .root td {
    text-align: end;
  }
`;
