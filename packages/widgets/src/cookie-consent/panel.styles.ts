import { css } from 'lit';

/** The choices by kind: what they share with the question, and with every dialog, is there. */
export default css`
  .panel {
    inline-size: min(100%, 44em);
    font: var(--seesac-font, 16px/1.5 system-ui, sans-serif);
  }
  .root.sheet {
    display: grid;
    gap: 1em;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  .root .heading {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
  }
  .sheet ul {
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--seesac-border, #8886);
  }
  .sheet li {
    padding-block: 0.75em;
    border-block-end: 1px solid var(--seesac-border, #8886);
  }
  .root .kind {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1em;
    min-block-size: 2.25em;
    font-weight: 700;
  }
  .root .kind span {
    flex: none;
    font-weight: 400;
  }
  label.kind {
    cursor: pointer;
  }
  .kind input {
    flex: none;
    appearance: none;
    box-sizing: border-box;
    inline-size: 3.25em;
    block-size: 1.75em;
    padding: 0.2em;
    border: 2px solid;
    border-radius: 1em;
    color: inherit;
    background: none;
    cursor: pointer;
  }
  .kind input::before {
    content: '';
    display: block;
    box-sizing: border-box;
    inline-size: 1.1em;
    block-size: 1.1em;
    border: 0.6em solid;
    border-radius: 50%;
  }
  .kind input:checked {
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    background: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .kind input:checked::before {
    margin-inline-start: auto;
    color: var(--seesac-surface, Canvas);
  }
  .root strong {
    display: block;
    font-weight: 700;
  }
  .root .again {
    margin-block: 0.75em 1em;
  }
  @media (forced-colors: active) {
    .kind input:checked {
      color: Highlight;
      background: Highlight;
    }
    .kind input:checked::before {
      color: HighlightText;
    }
  }
`;
