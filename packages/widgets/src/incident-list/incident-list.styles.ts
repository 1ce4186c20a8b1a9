import { css } from 'lit';

export default css`
  .root {
    container-type: inline-size;
  }
  .root .heading {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
  }
  ol {
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0.25em 1.5em;
    padding-block: 1em;
    border-block-end: 1px solid var(--seesac-border, #8886);
    /* A grid's column is as wide as its longest word unless a word may break anywhere. */
    overflow-wrap: anywhere;
  }
  .root .title {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
  }
  .outcomes {
    font-weight: 600;
  }
  .outcomes small {
    font-weight: 400;
  }
  .status {
    border: 1px solid;
    padding-inline: 0.4em;
    white-space: nowrap;
  }
  .sources a {
    margin-inline-end: 0.75em;
  }
  .more {
    margin-block: 1em;
    padding: 0.5em 1.25em;
  }
  @container (min-width: 600px) {
    li {
      grid-template-columns: 11em 1fr;
    }
    li > :not(.when) {
      grid-column: 2;
    }
    li > .when {
      grid-row: 1 / span 9;
    }
  }
`;
