import { css } from 'lit';

/**
 * Thumbs stand outside of what they bound: the end of the first touches the beginning of its month, the beginning of the second the end of its own. So they never
 * lie on each other, and the bars between them are what is chosen.
 */
export default css`
  .root .tools .time {
    flex: 1 1 100%;
    max-inline-size: 48em;
  }
  .root .tools .months {
    position: relative;
    block-size: 64px;
    direction: ltr;
  }
  .months svg {
    position: absolute;
    inset: 0 24px;
    inline-size: calc(100% - 48px);
    block-size: 100%;
    border-block-end: 1px solid;
    box-sizing: border-box;
  }
  .months path {
    fill: currentColor;
    opacity: 0.3;
  }
  .months .chosen {
    fill: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    opacity: 1;
  }
  .root .months input {
    position: absolute;
    inset: 0;
    inline-size: calc(100% - 24px);
    block-size: 100%;
    appearance: none;
    background: none;
    pointer-events: none;
    color: light-dark(#1f2a30, #f1f5f7);
  }
  .root .months input + input {
    inset-inline-start: 24px;
  }
  .root .months input:focus-visible {
    outline: none;
  }
  .months input::-webkit-slider-runnable-track {
    block-size: 64px;
    background: none;
  }
  .months input::-webkit-slider-thumb {
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 32px;
    margin-block-start: 32px;
    border: 2px solid var(--seesac-surface, Canvas);
    border-radius: 16px 0 0 16px;
    appearance: none;
    background: currentColor;
    cursor: ew-resize;
    pointer-events: auto;
  }
  .months input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 32px;
    border: 2px solid var(--seesac-surface, Canvas);
    border-radius: 16px 0 0 16px;
    background: currentColor;
    transform: translateY(16px);
    cursor: ew-resize;
    pointer-events: auto;
  }
  .months input + input::-webkit-slider-thumb {
    border-radius: 0 16px 16px 0;
  }
  .months input + input::-moz-range-thumb {
    border-radius: 0 16px 16px 0;
  }
  .months input:focus-visible::-webkit-slider-thumb {
    outline: 3px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 1px;
  }
  .months input:focus-visible::-moz-range-thumb {
    outline: 3px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 1px;
  }
  .months input:disabled {
    opacity: 0.4;
  }
  .tools .film {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    margin-block-start: 0.5em;
  }
  .film button {
    min-inline-size: 6em;
  }
  .time .more {
    font-size: 0.8em;
  }
  @media (forced-colors: active) {
    .months .chosen {
      fill: Highlight;
    }
    .months input::-webkit-slider-thumb {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`;
