import { css } from 'lit';

/** A dialog over the page, as wide as its part says; it scrolls by itself. */
export default css`
  .panel {
    box-sizing: border-box;
    max-inline-size: 100%;
    max-block-size: min(100%, 92vh);
    padding: 0;
    border: 0;
    overflow: auto;
    overscroll-behavior: contain;
    color: var(--seesac-text, CanvasText);
    background: var(--seesac-surface, Canvas);
    outline: 1px solid var(--seesac-border, #8886);
  }
  .panel::backdrop {
    background: #0008;
  }
`;
