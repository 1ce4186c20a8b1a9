import { css } from 'lit';

/**
 * What every widget shares: isolation from the page, tokens, states. Sizes are `px` once and `em` after it, never `rem`: that belongs to the page.
 * Colours follow `color-scheme`: system colours and tones that hold on both, so that one rule serves light, dark and forced colours.
 */
export const base = css`
  :host {
    display: block;
    contain: layout style;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  .root {
    all: initial;
    display: block;
    direction: inherit;
    visibility: inherit;
    pointer-events: inherit;
    cursor: inherit;
    color-scheme: inherit;
    padding: var(--seesac-padding, 20px);
    font: var(--seesac-font, 16px/1.5 system-ui, sans-serif);
    overflow-wrap: break-word;
    color: var(--seesac-text, CanvasText);
    background: var(--seesac-surface, Canvas);
  }
  .root * {
    margin: 0;
    font: inherit;
  }
  a,
  summary {
    color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .root small {
    display: block;
    font-size: 0.8em;
  }
  .notices p {
    margin-top: 1em;
  }
  .root .synthetic {
    font-weight: 700;
  }
  .loading > * {
    visibility: hidden;
  }
`;
