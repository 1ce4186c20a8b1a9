import { css } from 'lit';

export default css`
  .root .tools .takeaway {
    flex: 1 1 100%;
  }
  .takeaway > span:nth-child(2) {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .root .takeaway .button {
    box-sizing: border-box;
    min-block-size: 2.75em;
    padding-inline: 0.75em;
    border: 1px solid var(--seesac-border, #8886);
    align-content: center;
    color: inherit;
    text-decoration: none;
  }
  .saved {
    overflow-wrap: anywhere;
  }
  .root .frame .paper {
    display: none;
    fill: #000;
    stroke: none;
    stroke-width: 1;
  }
  @media print {
    .root {
      color-scheme: light;
    }
    .controls,
    .pad,
    .hint,
    .bar,
    .root details:not([open]) {
      display: none;
    }
    .root .printed {
      block-size: auto;
      background: none;
      break-inside: avoid;
    }
    .printed .viewport {
      visibility: hidden;
    }
    .root .frame .paper {
      display: block;
      inline-size: 100%;
      block-size: auto;
    }
  }
`;
