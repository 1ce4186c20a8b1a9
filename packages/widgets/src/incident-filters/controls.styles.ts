import { css } from 'lit';

/** Styles of what opens. A popup stands at its button; where a browser cannot do that it is in the middle of the screen. */
export default css`
  .root :is(button, summary, .lens label, .option) {
    cursor: pointer;
  }
  .root .on {
    border-color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    box-shadow: inset 0 0 0 1px var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .keys button,
  .chips button {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  b {
    font-weight: 600;
  }
  .lens label:has(:focus-visible) {
    outline: auto;
    outline-offset: -4px;
  }
  form:has(input:focus-visible) {
    outline: auto;
    outline-offset: 1px;
  }
  form input:focus-visible {
    outline: none;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    padding: 0;
    list-style: none;
  }
  .chips li {
    max-width: 100%;
  }
  .root .chips button {
    min-height: 2.25em;
    padding: 0.25em 0.75em;
    border-radius: 1.2em;
    border-color: var(--seesac-border, #8886);
    background: #8882;
    text-align: start;
  }
  .root .chips .link {
    border-color: transparent;
    background: none;
    text-decoration: underline;
  }
  .root .icon {
    width: 2.75em;
    padding: 0;
  }
  .panel,
  .suggestions {
    box-sizing: border-box;
    padding: 0;
    border: 1px solid #888;
    border-radius: 0.5em;
    background: var(--seesac-surface, Canvas);
    color: inherit;
    box-shadow: 0 0.3em 1.2em #0004;
  }
  .root .popup {
    width: min(22em, 100vw - 1em);
    margin: auto;
  }
  .root .suggestions {
    max-height: min(24em, 50vh);
    overflow: auto;
  }
  .popup:popover-open,
  .all[open] {
    display: flex;
    flex-direction: column;
    max-height: min(30em, 70vh);
    overflow: hidden;
  }
  form {
    anchor-name: --seesac-box;
  }
  .bar [aria-expanded='true'] {
    anchor-name: --seesac-button;
  }
  @supports (position-area: block-end) {
    .root :is(.popup, .suggestions) {
      position: fixed;
      inset: auto;
      position-anchor: --seesac-button;
      position-area: block-end span-inline-end;
      position-try-fallbacks: flip-inline, flip-block, flip-block flip-inline;
      margin-block: 0.25em;
    }
    .root .suggestions {
      position-anchor: --seesac-box;
      position-try-fallbacks: flip-block;
      width: anchor-size(width);
    }
  }
  .root .all {
    width: 100%;
    max-width: 40em;
    max-height: min(100vh, 100dvh);
    height: min(45em, 92vh);
    margin: auto auto 0;
    border-radius: 0.75em 0.75em 0 0;
  }
  .all::backdrop {
    background: #0008;
  }
  .content {
    flex: 1;
    display: grid;
    align-content: start;
    gap: 1em;
    padding: 1em;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .head,
  .foot {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0.5em;
    padding: 0.5em 1em;
    border-block-start: 1px solid var(--seesac-border, #8886);
  }
  .root .head {
    border: 0;
    padding-block-end: 0;
    font-size: 1.25em;
    font-weight: 700;
  }
  .root .head button {
    border: 0;
    margin-inline-end: -0.75em;
  }
  .root .foot button {
    min-height: 2.5em;
  }
  .root .main,
  .root [aria-pressed='true'] {
    border-color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    background: var(--seesac-accent, light-dark(#00609c, #74b9ea));
    color: var(--seesac-surface, Canvas);
    forced-color-adjust: none;
  }
  .panel fieldset {
    min-width: 0;
    padding: 0;
    border: 0;
  }
  .panel legend {
    padding: 0;
    margin-block-end: 0.25em;
    font-weight: 600;
  }
  .all summary {
    padding-block: 0.6em;
    color: inherit;
    cursor: pointer;
  }
  .all details {
    border-block-start: 1px solid var(--seesac-border, #8886);
  }
  .all details legend {
    position: absolute;
    clip-path: inset(50%);
  }
  .panel input:is([type='date'], [type='search']) {
    box-sizing: border-box;
    width: 100%;
    min-height: 2.75em;
    padding-inline: 0.6em;
    border: 1px solid #888;
    border-radius: 0.4em;
    background: none;
    color: inherit;
  }
  .panel input[aria-invalid='true'] {
    border-color: light-dark(#b00020, #ff8a80);
  }
  .root .wrong {
    color: light-dark(#b00020, #ff8a80);
    font-size: 0.9em;
  }
  .option,
  .suggestions > * {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 0.6em;
    min-height: 2.5em;
    cursor: pointer;
  }
  .option[hidden] {
    display: none;
  }
  .option input {
    width: 1.15em;
    height: 1.15em;
    accent-color: var(--seesac-accent, light-dark(#00609c, #74b9ea));
  }
  .sub {
    padding-inline-start: 1.75em;
  }
  .option:has([aria-disabled='true']) {
    color: light-dark(#666, #999);
    cursor: default;
  }
  .n {
    font-variant-numeric: tabular-nums;
  }
  .suggestions > * {
    grid-template-columns: 1fr auto;
    padding: 0.25em 0.9em;
  }
  .suggestions > :is(:hover, [aria-selected='true']) {
    background: #8883;
  }
  .suggestions > [aria-selected='true'] {
    outline: 2px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: -2px;
  }
  .choices {
    display: grid;
    gap: 0.25em;
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .root .presets button {
    min-height: 2.25em;
    padding: 0 0.75em;
  }
  .dates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
    gap: 0.5em;
    margin-block-start: 0.75em;
  }
`;
