import { css } from 'lit';

export default css`
  .panel {
    inline-size: min(100%, 760px);
  }
  .root.sheet {
    padding-block-start: 0;
  }
  .root .steps {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin-inline: calc(-1 * var(--seesac-padding, 20px));
    padding: 0.6em var(--seesac-padding, 20px);
    border-block-end: 1px solid var(--seesac-border, #8886);
    background: var(--seesac-surface, Canvas);
  }
  .sheet button {
    min-block-size: 2.75em;
    padding-inline: 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    color: inherit;
    background: none;
    cursor: pointer;
  }
  .sheet button[aria-disabled='true'] {
    opacity: 0.45;
    cursor: default;
  }
  .steps [role='status'] {
    font-size: 0.9em;
  }
  .sheet .step {
    min-inline-size: 2.75em;
  }
  .root .close {
    margin-inline-start: auto;
  }
  .root .sheet .heading,
  .root.sheet .heading {
    margin-block: 0.75em 0.5em;
  }
  .root.sheet .heading:focus {
    outline: none;
  }
  .root.sheet .heading:focus-visible {
    outline: 2px solid var(--seesac-accent, light-dark(#00609c, #74b9ea));
    outline-offset: 4px;
  }
  .sheet .heading small {
    font-size: 0.65em;
    font-weight: 400;
  }
  .wait,
  .failure {
    min-block-size: 16em;
  }
  .facts > div {
    display: grid;
    gap: 0.15em 1.5em;
    padding-block: 0.6em;
    border-block-start: 1px solid var(--seesac-border, #8886);
    overflow-wrap: anywhere;
  }
  .facts dt {
    font-size: 0.9em;
    font-weight: 600;
  }
  .facts :is(ul, ol) {
    padding: 0;
    list-style: none;
  }
  .root .facts li {
    display: block;
    padding: 0;
    border: 0;
  }
  .root .facts :is(li + li, p + p, p + button) {
    margin-block-start: 0.35em;
  }
  .root .facts b {
    font-weight: 600;
  }
  .root .history > li > p {
    font-weight: 600;
  }
  .root .history ul {
    padding-inline-start: 1em;
  }
  .root .history ins {
    text-decoration: none;
    font-weight: 600;
  }
  @container (min-width: 560px) {
    .root .facts > div {
      grid-template-columns: 9em 1fr;
    }
  }
  @media (max-width: 600px) {
    .panel {
      margin: 0;
      max-block-size: none;
      block-size: 100dvh;
    }
  }
`;
