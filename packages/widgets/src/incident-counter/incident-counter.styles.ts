import { css } from 'lit';

export default css`
  .root .figure {
    font-size: 4.5em;
    font-weight: 700;
    line-height: 1.2;
  }
  table {
    width: 100%;
    padding-block: 1em;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }
  .root :is(th, td) {
    padding: 0.1em 0;
    text-align: start;
  }
  .root td:last-child {
    text-align: end;
  }
  .root td:has(svg) {
    width: 90%;
    padding-inline: 0.75em;
  }
  svg {
    display: block;
    width: 100%;
    height: 0.6em;
    fill: #888;
  }
  tr:first-child svg {
    fill: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2em;
    padding-bottom: 1em;
  }
  .root dd {
    font-weight: 700;
  }
`;
