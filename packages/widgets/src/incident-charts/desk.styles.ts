import { css } from 'lit';

export default css`
  .cursor {
    fill: none;
    stroke: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    stroke-width: 2;
    pointer-events: none;
  }
  .root .tip {
    position: absolute;
    z-index: 1;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(100%, 18em);
    padding: 0.4em 0.7em;
    border: 1px solid var(--seesac-border, #8886);
    color: var(--seesac-text, CanvasText);
    background: var(--seesac-surface, Canvas);
    box-shadow: 0 1px 4px #0004;
    font-size: 0.85em;
    unicode-bidi: plaintext;
  }
  .root .tip .head {
    font-weight: 700;
  }
  .root .tip button {
    min-block-size: 2.75em;
    margin-block: 0.4em;
  }
  .root .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding: 0 0 1em;
    list-style: none;
  }
  .root .chip {
    min-block-size: 2.25em;
    max-inline-size: 100%;
    padding: 0.25em 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 1.2em;
    color: inherit;
    background: #8882;
    cursor: pointer;
  }
  .root .tools {
    align-items: end;
    padding-block: 0.5em;
  }
  .root .tools .check {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75em;
  }
  .root .tools .check > span {
    font-size: inherit;
  }
  .tools .range {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5em;
  }
  .root .tools .take {
    flex: 1 1 100%;
  }
  .take > span:nth-child(2) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .table {
    max-block-size: 22em;
    overflow: auto;
    padding-block: 0.5em;
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
    vertical-align: bottom;
  }
  .root tr > * + * {
    text-align: end;
  }
  details[open] {
    flex: 1 1 100%;
  }
  @media (forced-colors: active) {
    .cursor {
      stroke: Highlight;
    }
  }
  @media print {
    .cursor,
    .root .tip {
      display: none;
    }
  }
`;
