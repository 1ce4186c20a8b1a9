import { css } from 'lit';

export default css`
  .root {
    container-type: inline-size;
  }
  .root .heading,
  li .title {
    font-weight: 600;
    line-height: 1.3;
  }
  .root .heading {
    font-size: 1.5em;
  }
  summary {
    padding-block: 0.5em;
  }
  ol {
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0.25em 1.5em;
    padding-block: 1em;
    border-block-start: 1px solid var(--seesac-border, #8886);
    /* A grid's column is as wide as its longest word unless a word may break anywhere. */
    overflow-wrap: anywhere;
  }
  li .title {
    font-size: 1.125em;
  }
  .outcomes {
    font-weight: 600;
  }
  .outcomes small {
    font-weight: 400;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    align-content: start;
    gap: 0.25em 0.5em;
  }
  .root .status {
    border: 1px solid;
    padding-inline: 0.4em;
  }
  .blank {
    block-size: 11em;
  }
  .sources a {
    margin-inline-end: 0.75em;
  }
  .more {
    margin-block: 1em;
    min-block-size: 2.75em;
    padding-inline: 1.5em;
  }
  @container (min-width: 600px) {
    li {
      grid-template-columns: 11em 1fr;
    }
    li > :not(.when) {
      grid-column: 2;
    }
    li > .when {
      grid-row: 1 / span 6;
    }
  }
`;
