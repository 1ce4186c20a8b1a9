import { css } from 'lit';

export default css`
  .root :is(.heading, .period) {
    font-weight: 600;
    line-height: 1.3;
  }
  .root .heading {
    font-size: 1.5em;
  }
  .root .period {
    font-size: 1.25em;
  }
  .root .period small {
    font-weight: 400;
  }
  .periods {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block: 0.75em;
  }
  button {
    min-block-size: 2.75em;
    padding-inline: 0.75em;
  }
  button small {
    font-variant-numeric: tabular-nums;
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
  }
  .root .lead {
    font-size: 1.125em;
    max-inline-size: 40em;
  }
  .sections {
    columns: 2 24em;
    column-gap: 3em;
    padding-block: 0.5em 1em;
  }
  .section {
    break-inside: avoid;
    max-inline-size: 40em;
    padding-block-end: 1em;
  }
  .root :is(.lead, .section) p + p {
    margin-block-start: 0.5em;
  }
  p {
    text-wrap: pretty;
  }
  .root .title {
    font-size: 1.125em;
    font-weight: 600;
    border-block-start: 1px solid var(--seesac-border, #8886);
    padding-block-start: 0.5em;
  }
  .root :is(strong, .figure) {
    font-weight: 600;
  }
  :is(.figure, .item):not(:hover) {
    color: inherit;
    text-decoration: underline dotted from-font;
    text-underline-offset: 0.2em;
  }
  @media print {
    .periods {
      display: none;
    }
  }
`;
