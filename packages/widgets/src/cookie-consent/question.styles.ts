import { css } from 'lit';

/** The question, and what the choices by kind share with it. */
export default css`
  :host {
    contain: none;
  }
  .root.bar {
    position: fixed;
    inset: auto 0 0;
    box-sizing: border-box;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 2em;
    align-items: center;
    padding-block: 0.75em;
    max-block-size: 70vh;
    overflow: auto;
    border-block: 1px solid var(--seesac-border, #8886);
  }
  .root.bar.top {
    inset: 0 0 auto;
  }
  .room {
    display: none;
  }
  :host(:last-child) .room {
    display: block;
  }
  .root #question {
    font-size: 1.25em;
    font-weight: 700;
  }
  .bar > :first-child {
    flex: 2 1 26em;
    font-size: 0.9em;
  }
  .answers {
    flex: 1 1 26em;
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 0.5em;
  }
  /* To agree and to refuse stay side by side. */
  @media (max-width: 30em) {
    .answers {
      grid-template-columns: 1fr 1fr;
    }
    .answers > :first-child {
      grid-column: 1 / -1;
    }
  }
  .root button {
    min-block-size: 2.75em;
    padding-inline: 0.75em;
    border: 1px solid;
    color: inherit;
    background: none;
    cursor: pointer;
  }
  .root :focus-visible {
    outline: 3px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 2px;
  }
  @media print {
    .root {
      display: none !important;
    }
  }
`;
