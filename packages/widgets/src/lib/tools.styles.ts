import { css } from 'lit';

/** Labelled choices and buttons in the disclosure of a widget: a row that wraps. */
export default css`
  .root .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 2em;
    padding-block: 0.75em 1em;
  }
  .tools label,
  .tools [role='group'] {
    display: grid;
    gap: 0.25em;
  }
  .tools label > span,
  .tools [role='group'] > span:first-child {
    font-size: 0.8em;
  }
  .tools :is(select, button) {
    box-sizing: border-box;
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding-inline: 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    border-radius: 0;
    color: inherit;
    background: var(--seesac-surface, Canvas);
  }
  .tools button {
    cursor: pointer;
  }
`;
